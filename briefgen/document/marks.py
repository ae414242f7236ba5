"""Where marks stand that are words: "(WIPO 2024)" before the stop, a number behind it."""

import re

from msgspec.structs import replace

from briefgen.document.tree import Citation, Inline, Inlines, Note, Text

_STOP = re.compile(r"([.,;:])(”?)$")
_SHORTENED = re.compile(r"\b[A-Z]\.[A-Z]\.$")  # U.S.
_NEXT = re.compile(r"^([.,;:])(?=\s|$)")


def marked(note: Note) -> Citation:
    """The mark of a note: its number, or the words by which the text names it."""
    return Citation(note.id, note.number, f"\u00a0({note.mark})" if note.mark else "")


def inside(inlines: Inlines) -> Inlines:
    """Marks that are words moved before the stop, those in a row put into one pair of brackets."""
    result: list[Inline] = []
    index = 0
    while index < len(inlines):
        end = _end_of_marks(inlines, index)
        if end == index:
            result.append(inlines[index])
            index += 1
            continue
        before = result[-1] if result else None
        stop = ""
        if isinstance(before, Text):
            text, stop = _without_stop(before.text, inlines[end : end + 1])
            result[-1:] = [Text(text)] if text else []
        result += _bracketed(inlines[index:end])
        result += [Text(stop)] if stop else []
        index = end
    return _joined(result)


def outside(inlines: Inlines) -> Inlines:
    """The same text with its marks behind the stop again, as numbers have them."""
    result: list[Inline] = []
    for index, inline in enumerate(inlines):
        previous = inlines[index - 1] if index else None
        found = _NEXT.match(inline.text) if isinstance(inline, Text) else None
        if found and isinstance(inline, Text) and _is_word(previous):
            _put_stop(result, found[1])
            result += [Text(inline.text[1:])] if inline.text[1:] else []
        else:
            result.append(inline)
    return _joined(result)


def _is_word(inline: Inline | None) -> bool:
    return isinstance(inline, Citation) and bool(inline.text)


def _end_of_marks(inlines: Inlines, start: int) -> int:
    end = start
    while end < len(inlines) and _is_word(inlines[end]):
        end += 1
    return end


def _without_stop(text: str, after: Inlines) -> tuple[str, str]:
    """The text without its last stop, and that stop; an abbreviation keeps its own."""
    if _SHORTENED.search(text):
        follows = after[0].text if after and isinstance(after[0], Text) else ""
        ends = not after or bool(re.match(r"\s+[“(]?[A-Z]", follows))
        return text, "." if ends else ""
    found = _STOP.search(text)
    if not found:
        return text, ""
    return text[: found.start()] + found[2], found[1]


def _bracketed(marks: Inlines) -> list[Inline]:
    found = list(dict.fromkeys(each for each in marks if isinstance(each, Citation)))
    result: list[Inline] = []
    for index, each in enumerate(found):
        words = each.text.strip().removeprefix("(").removesuffix(")")
        head = "\u00a0(" if index == 0 else "; "
        result.append(replace(each, text=f"{head}{words}{')' if each is found[-1] else ''}"))
    return result


def _put_stop(result: list[Inline], stop: str) -> None:
    """Put a stop before the marks at the end."""
    place = len(result)
    while place and _is_word(result[place - 1]):
        place -= 1
    before = result[place - 1] if place else None
    if not isinstance(before, Text):
        result.insert(place, Text(stop))
    elif not (_SHORTENED.search(before.text) and stop == "."):
        closing = "”" if before.text.endswith("”") and stop in ".," else ""
        result[place - 1] = Text(f"{before.text.removesuffix(closing)}{stop}{closing}")


def _joined(inlines: list[Inline]) -> Inlines:
    result: list[Inline] = []
    for inline in inlines:
        last = result[-1] if result else None
        if isinstance(inline, Text) and isinstance(last, Text):
            result[-1] = Text(last.text + inline.text)
        else:
            result.append(inline)
    return tuple(result)
