"""What becomes of a brief in an office's Word file, and what the office should look at first."""

from collections.abc import Iterator

import msgspec
from lxml import etree

from briefgen.brief.problems import Problem
from briefgen.errors import Severity, params
from briefgen.export.word.office.finding import Index, color_of
from briefgen.export.word.office.page import ROOM, has_room, page_of
from briefgen.export.word.office.sections import host_of
from briefgen.export.word.office.styles import StyleSource, style_sources
from briefgen.paths import WORD_BASE
from briefgen.typography.contrast import contrast
from briefgen.typography.look import LEAST_CONTRAST, Brand, Grid, resolve_look
from briefgen.word_files import OpenedWord, Package, leftovers
from briefgen.word_files.names import W
from briefgen.word_files.package import package_of, parse
from briefgen.word_files.places import place_of
from briefgen.zips import read_zip

END = "to its end"
_FIXES = {
    "its macros": "Save it as .docx or .dotx.",
    "its link to the template": "Unlink it under Developer › Document Template.",
    "its link to the data": "Make it a normal document again (Mailings › Start Mail Merge).",
    "its protection": "Stop the protection under Review › Restrict Editing.",
    "its digital signature": "Save a copy without one.",
    "a picture": "Insert the picture itself (Insert › Pictures).",
    "a link that": "Let it lead to a web page or a mail address, or delete it.",
    "a link to another": "Put the thing itself into the file, or delete it.",
    "the field": "Select it and turn it into text with Ctrl+Shift+F9, or delete it.",
    "an embedded file": "Paste it as a picture, or delete it.",
}
_ANYTHING = "Delete it in the file."


class Report(msgspec.Struct, frozen=True):
    """Where each style comes from, where a brief goes, and what to look at."""

    styles: tuple[StyleSource, ...]
    place: str
    problems: tuple[Problem, ...]


def report(opened: OpenedWord) -> Report:
    """Look through a letterhead.

    Raises:
        BadWordFileError: a part of it is damaged.
    """
    package = opened.package
    name = package.related("styles")
    styles = parse(package.parts[name].content, name) if name else etree.Element(f"{W}styles")
    office = Index(styles)
    sources = style_sources(_own_styles(), office)
    place = place_of(parse(package.parts[package.main].content, package.main))
    problems = (
        *(_left_out(phrase) for phrase in opened.left_out),
        *(
            Problem(each.severity, each.code, each.message, fix=each.fix, params=each.params)
            for each in leftovers(package)
        ),
        *_notes(package),
        *_tight(package),
        *_pale(office, sources),
    )
    where = f"to the {place.how} “brief”" if place else END
    return Report(sources, where, problems)


def _left_out(phrase: str) -> Problem:
    fix = next((fix for start, fix in _FIXES.items() if phrase.startswith(start)), _ANYTHING)
    message, given = f"Briefs go out without {phrase}.", params(phrase=phrase)
    return Problem(Severity.WARNING, "letterhead.left_out", message, fix=fix, params=given)


def _notes(package: Package) -> Iterator[Problem]:
    text = parse(package.parts[package.main].content, package.main)
    if any(True for _ in text.iter(f"{W}footnoteReference", f"{W}endnoteReference")):
        yield Problem(
            Severity.WARNING,
            "letterhead.notes",
            "Briefs go out without the notes in its text.",
            fix="Write what they say into the text.",
        )


def _tight(package: Package) -> Iterator[Problem]:
    host = host_of(parse(package.parts[package.main].content, package.main))
    if not has_room(page_of(host, resolve_look(Grid.MEMO, Brand(), 1).page)):
        yield Problem(
            Severity.WARNING,
            "letterhead.tight",
            f"Its page leaves less than {ROOM:.0f} points for text, or is larger than Word can "
            "have.",
            fix="Make the margins smaller (Layout › Margins).",
        )


def _pale(office: Index, sources: tuple[StyleSource, ...]) -> Iterator[Problem]:
    """Styles of the office that a brief uses and that are hard to read on white."""
    for style in {each.style: each for each in sources if each.source != "created"}.values():
        color = color_of(office, style.id)
        if color and not _shaded(office, style.id) and contrast(color, "#FFFFFF") < LEAST_CONTRAST:
            yield Problem(
                Severity.WARNING,
                "letterhead.pale",
                f"“{style.style}” is {color} on white, a contrast of "
                f"{contrast(color, '#FFFFFF'):.1f} to 1; it needs {LEAST_CONTRAST} to 1.",
                fix="Choose a darker color for the style.",
                params=params(style=style.style, color=color),
            )


def _shaded(office: Index, identifier: str) -> bool:
    return office.inherited(identifier, "w:pPr/w:shd") is not None


def _own_styles() -> etree._Element:
    package = package_of(read_zip(WORD_BASE.read_bytes()))
    name = package.related("styles")
    return parse(package.parts[name].content, name)
