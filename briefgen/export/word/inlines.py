"""Inlines as runs: weight, links, values, note marks and cross-references.

Word counts notes by their marks. A source is a real note where it is first cited; later marks
are fields that repeat its number. Where the document's number is not what Word would count, the
mark is written out, so that Word, PDF and the text always agree. Listed notes are paragraphs at
the end, and each mark is a link to its own.
"""

from typing import assert_never

from briefgen.document.blanks import set_off
from briefgen.document.runs import Run, runs
from briefgen.document.tree import (
    Citation,
    CrossReference,
    Inlines,
    Value,
)
from briefgen.export.marking_colors import BLANK
from briefgen.export.word.build import Build, Cited, Relate
from briefgen.export.word.markup import field, run
from briefgen.export.word.numbers import linked
from briefgen.typography.look import INK, NotesPlace

_GROUND = (  # of what is to be filled in
    f'<w:color w:val="{INK.removeprefix("#")}"/>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{BLANK.removeprefix("#")}"/>'
)


def text(build: Build, inlines: Inlines) -> str:
    """Inlines of the body."""
    parts = set_off(runs(inlines), build.document.blanks)
    return "".join(_run(build, each) for each in parts)


def linked_text(inlines: Inlines, relate: Relate) -> str:
    """Inlines outside the body, such as a note's: links yes, note marks and fields no."""
    return "".join(_linked(each, relate, run(each.text, _letters(each))) for each in runs(inlines))


def note_kind(build: Build) -> str:
    """Where the notes stand, in Word's words."""
    return "footnote" if build.look.notes is NotesPlace.FOOT else "endnote"


def _run(build: Build, each: Run) -> str:
    match each.inline:
        case Citation(_, number, shown):
            return _refer(build, number, shown) if shown else _cite(build, number)
        case CrossReference():
            return _linked(each, build.link, _reference(build, each, each.inline))
        case Value() if build.linked and each.text:
            return _linked(each, build.link, linked(build, each.inline, _plain(each)))
        case Value() | None:
            return _linked(each, build.link, _plain(each))
        case _:
            assert_never(each.inline)


def _reference(build: Build, each: Run, inline: CrossReference) -> str:
    """The label as a field, and that of its page where that is another one."""
    name, letters = build.captions.get(inline.target), _letters(each)
    if not name:
        return _plain(each)
    label = field(f"REF {name} \\h", inline.text, letters)
    if not inline.page:
        return label
    page = field(f"PAGEREF {name} \\h", str(inline.page), letters)
    return label + run(" (page\N{NO-BREAK SPACE}", letters) + page + run(")", letters)


def _plain(each: Run) -> str:
    return run(each.text, _letters(each))


def _linked(each: Run, relate: Relate, content: str) -> str:
    if not each.url or not content:
        return content
    return f'<w:hyperlink r:id="{relate(each.url)}" w:history="1">{content}</w:hyperlink>'


def _letters(each: Run) -> str:
    link = '<w:rStyle w:val="Hyperlink"/>' if each.url else ""
    strong = "<w:b/><w:bCs/>" if each.strong else ""
    slanted = "<w:i/><w:iCs/>" if each.emphasis else ""
    language = f'<w:lang w:val="{each.language}"/>' if each.language else ""
    return link + strong + slanted + (_GROUND if each.blank else "") + language


def _cite(build: Build, number: int) -> str:
    """The note itself the first time, then a field that repeats its number."""
    style = f'<w:rStyle w:val="{note_kind(build).capitalize()}Reference"/>'
    if build.look.notes is NotesPlace.LIST and number in build.notes:
        anchor = build.note_names[number]
        mark = run(str(number), style)
        return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{mark}</w:hyperlink>'
    earlier = next((each for each in build.cited if each.number == number), None)
    if earlier:
        return field(f"NOTEREF {earlier.bookmark} \\h", str(number), style)
    if number not in build.notes:
        return run(str(number), style)
    counted = number == 1 + sum(each.counted for each in build.cited)
    name = build.note_names[number]
    build.cited.append(Cited(number, name, counted))
    own = "" if counted else ' w:customMarkFollows="1"'
    mark = "" if counted else f"<w:t>{number}</w:t>"
    reference = f'<w:{note_kind(build)}Reference{own} w:id="{len(build.cited)}"/>'
    return build.mark(name, f"<w:r><w:rPr>{style}</w:rPr>{reference}{mark}</w:r>")


def _refer(build: Build, number: int, shown: str) -> str:
    """A mark that is words, as a link to the entry that it names."""
    mark = run(shown, "")
    if number not in build.notes:
        return mark
    anchor = build.note_names[number]
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{mark}</w:hyperlink>'
