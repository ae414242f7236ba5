"""What an office left in its letterhead that nobody wants to send out."""

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from briefgen.errors import Params, Severity, params
from briefgen.word_files.names import NAMESPACES, W, child, text_of, value
from briefgen.word_files.package import Package, parse
from briefgen.word_files.places import PLACE, Slot, place_of, replaced

PLACEHOLDER = re.compile(
    r"\[[^\[\]\n]{2,60}\]|<{1,2}[A-Za-z][\w .-]{1,60}>{1,2}|#[a-z]\w{2,40}#"
    r"|\{\{[^{}\n]{1,60}\}\}|«[^«»\n]{2,60}»|\bX{4,}\b"
    r"|(?i:(?:click|tap)(?: or (?:click|tap))? here[^.]{0,40}|klicken sie hier[^.]{0,40}"
    r"|cliquez ici[^.]{0,40}|haga clic aquí[^.]{0,40}|lorem ipsum"
    r"|(?:enter|type|insert|put|write) (?:your |the |some )?\w+ here)"
)
_STORIES = {"main": "the text", "header": "a header", "footer": "a footer"}
_CHANGES = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
)  # fmt: skip
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_MANY = 5  # of one kind are named one by one


class Leftover(msgspec.Struct, frozen=True):
    """What an office should look at in its file: the code of a rule, a sentence, advice."""

    severity: Severity
    code: str
    message: str
    fix: str = ""
    params: Params = ()


def stories(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """The text, then headers and footers: a word for which it is, and the tree."""
    for name in (package.main, *(each for each in sorted(package.parts) if each != package.main)):
        word = package.parts[name].kind.removesuffix("+xml").rpartition(".")[2]
        if word in _STORIES:
            yield word, parse(package.parts[name].content, name)


def leftovers(package: Package) -> tuple[Leftover, ...]:
    """Placeholders, empty controls, comments, tracked changes, pictures without words.

    What stands at the place of the brief is not among them: the brief takes its place.
    """
    found: list[Leftover] = []
    for word, story in stories(package):
        place = place_of(story) if word == "main" else None
        if word == "main":
            found += _placed(place)
        taken = replaced(story, place)
        kept = [each for each in story.iter(etree.Element) if each not in taken]
        found += (*_words(kept, _STORIES[word]), *_controls(kept, _STORIES[word]))
        found += (*_changes(kept, _STORIES[word]), *_pictures(kept, word))
    return (*found, *_comments(package))


def _placed(place: Slot | None) -> Iterator[Leftover]:
    if place is None:
        yield Leftover(
            Severity.NOTE,
            "letterhead.no_place",
            f"Nothing in the text is named “{PLACE}”; a brief goes to its end.",
            "To put it elsewhere, select the place and set a bookmark of that name "
            "(Insert › Bookmark).",
        )
    elif place.in_table:
        yield Leftover(
            Severity.WARNING,
            "letterhead.in_table",
            f"The {place.how} “{PLACE}” is in a table; a brief goes below the table.",
            f"Move the {place.how} out of the table.",
        )


def _words(kept: list[etree._Element], where: str) -> Iterator[Leftover]:
    """Text that asks to be replaced, in paragraphs; those of empty controls are told as such."""
    told: dict[str, None] = {}
    controls = (each for each in kept if each.tag == f"{W}sdt" and _is_empty(each))
    hidden = {text for each in controls for text in each.iter(f"{W}t")}
    for paragraph in (each for each in kept if each.tag == f"{W}p"):
        words = "".join(t.text or "" for t in paragraph.iter(f"{W}t") if t not in hidden)
        told |= dict.fromkeys(found[0].strip() for found in PLACEHOLDER.finditer(words))
    for words in list(told)[:_MANY]:
        yield Leftover(
            Severity.WARNING,
            "letterhead.unfilled",
            f"“{words}” in {where} looks like text that was never filled in.",
            "Write what belongs there, or delete it.",
            params(words=words, where=where),
        )
    if len(told) > _MANY:
        message = f"There are {len(told) - _MANY} more such texts in {where}."
        fix = "Write what belongs there, or delete them."
        given = params(count=len(told) - _MANY, where=where)
        yield Leftover(Severity.WARNING, "letterhead.unfilled", message, fix, given)


def _controls(kept: list[etree._Element], where: str) -> Iterator[Leftover]:
    for control in kept:
        if control.tag == f"{W}sdt" and _is_empty(control):
            names = (value(control, f"w:sdtPr/w:{each}") for each in ("alias", "tag"))
            name = next(filter(None, names), "") or text_of(control).strip() or "without a name"
            yield Leftover(
                Severity.WARNING,
                "letterhead.control_empty",
                f"The content control “{name[:60]}” in {where} is empty and shows its prompt.",
                "Fill it in, or delete it.",
                params(control=name[:60], where=where),
            )


def _is_empty(control: etree._Element) -> bool:
    return child(control, "w:sdtPr/w:showingPlcHdr") is not None


def _changes(kept: list[etree._Element], where: str) -> Iterator[Leftover]:
    names = {f"{W}{each}" for each in _CHANGES}
    count = sum(each.tag in names for each in kept)
    if count:
        yield Leftover(
            Severity.WARNING,
            "letterhead.tracked",
            f"There {'is a tracked change' if count == 1 else f'are {count} tracked changes'} "
            f"in {where}.",
            "Accept or reject them (Review › Accept › Accept All Changes).",
            params(count=count, where=where),
        )


def _pictures(kept: list[etree._Element], word: str) -> Iterator[Leftover]:
    """Pictures of the text need words; screen readers pass over headers and footers."""
    if word != "main":
        return
    for each in kept:
        if each.tag != f"{{{NAMESPACES['wp']}}}docPr" or (each.get("descr") or "").strip():
            continue
        marks = [mark.get("val") for mark in each.iter(_DECORATIVE)]
        if not any(mark in ("1", "true") for mark in marks):
            yield Leftover(
                Severity.WARNING,
                "letterhead.no_alt",
                f"“{(each.get('name') or 'A picture')[:60]}” in the text has no alternative text.",
                "Right-click it, choose View Alt Text, and describe it or mark it as decorative.",
                params(picture=(each.get("name") or "")[:60]),
            )


def _comments(package: Package) -> Iterator[Leftover]:
    name = package.related("comments")
    comments = parse(package.parts[name].content, name).findall(f"{W}comment") if name else []
    if comments:
        count = "a comment" if len(comments) == 1 else f"{len(comments)} comments"
        yield Leftover(
            Severity.WARNING,
            "letterhead.comments",
            f"{count.capitalize()} would go out with every brief.",
            "Delete them (Review › Delete › Delete All Comments).",
            params(count=len(comments)),
        )
