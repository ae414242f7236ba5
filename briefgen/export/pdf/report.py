"""What laying out found: characters that no font has, and more pages than a template allows."""

from collections.abc import Iterator, Sequence
from typing import assert_never
from unicodedata import name

from briefgen.brief.fixes import AllowPages, Fix
from briefgen.brief.pages import BlockPlace, Missing
from briefgen.brief.problems import Problem
from briefgen.document.lines import part_lines
from briefgen.document.reading import Body, Notes, reading
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Cards,
    Chart,
    Document,
    Picture,
)
from briefgen.errors import Place, Severity, params
from briefgen.export.pdf.opening import title_lines
from briefgen.typography.faces import FACES, face_in, own_fonts
from briefgen.typography.glyphs import advances, missing
from briefgen.typography.look import Look

TITLE_LINES, COVER_LINES = 2, 4


def find_missing(document: Document, look: Look) -> tuple[Missing, ...]:
    """The characters that no font has, in reading order, with the sections they stand in."""
    found: dict[str, list[str]] = {}
    own = own_fonts(look.fonts)
    for section, text in _texts(document):
        for character in sorted(missing(text, own)):
            places = found.setdefault(character, [])
            if section and section not in places:
                places.append(section)
    return tuple(Missing(character, tuple(places)) for character, places in found.items())


def missing_problems(characters: Sequence[Missing]) -> Iterator[Problem]:
    """A warning for each character."""
    for each in characters:
        code = f"U+{ord(each.character):04X}"
        yield Problem(
            Severity.WARNING,
            "fonts.missing",
            f"No font has the character {each.character} ({name(each.character, code).lower()},"
            f" {code}); a box stands in its place in the PDF.",
            Place(section=each.sections[0] if each.sections else ""),
            "Write it in another way, or remove it.",
            params(character=each.character, sections=each.sections),
        )


def title_problems(document: Document, look: Look) -> Iterator[Problem]:
    """A note if the title is longer than readers take in at a glance."""
    count = title_lines(document, look)
    most = COVER_LINES if document.cover else TITLE_LINES
    if count > most:
        message = f"The title takes {count} lines; more than {most} are read twice or not at all."
        fix, given = "Shorten the title under Details.", params(lines=count, most=most)
        yield Problem(Severity.NOTE, "title.long", message, fix=fix, params=given)


def shortened_problems(texts: Sequence[str]) -> Iterator[Problem]:
    """A warning for each text at the edge of pages, or among choices, that is cut."""
    for each in dict.fromkeys(texts):
        message = f"“{each}” is too long for its line; the PDF cuts it."
        fix = "Shorten it; Word and text have it whole."
        yield Problem(Severity.WARNING, "edges.cut", message, fix=fix, params=params(text=each))


def font_problems(look: Look) -> Iterator[Problem]:
    """Notes on what an office's fonts cannot do."""
    own = own_fonts(look.fonts)
    for place, family in zip((0, 4), look.fonts.families, strict=True):
        if not family.regular:
            continue
        widths = advances(face_in(own, FACES[place]))
        if len({round(widths[digit], 3) for digit in "0123456789"}) > 1:
            yield Problem(
                Severity.NOTE,
                "fonts.digits",
                f"The digits of {family.family} are not equally wide; figures in a column of a"
                " table do not stand exactly below each other.",
                fix="Use a font whose digits are tabular, if the office has one.",
                params=params(family=family.family),
            )


def overflow_problems(
    document: Document, look: Look, places: Sequence[BlockPlace], pages: tuple[int, int]
) -> Iterator[Problem]:
    """An error if there are more pages than allowed, with the section where the overflow begins.

    ``pages`` are their number and the page on which the notes begin.
    """
    count, notes_page = pages
    limit = look.page_limit
    if not 0 < limit < count:
        return
    kind = document.kind.lower() or "brief"
    message = f"This {kind} runs to {count} pages; it may have {limit}."
    titles = {section.id: section.title or section.id for section in document.sections}
    over = next((each for each in places if each.page > limit), None)
    if over:
        title = titles.get(over.section, over.section)
        message += f" Page {limit + 1} begins in “{title}”."
        fix = "Shorten the text, or leave out a figure, a table or a section."
    else:
        message += f" Only the notes are too long; they begin on page {notes_page}."
        fix = "Shorten the text or the notes by a few lines."
    place = Place(section=over.section, block=over.block) if over else Place()
    given = params(pages=count, limit=limit)
    fixes = (Fix(f"Allow {count} pages", AllowPages(count)),)
    yield Problem(Severity.ERROR, "pages.over", message, place, fix, given, fixes)


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Everything that is drawn, with the section it belongs to."""
    for part in reading(document):
        if not isinstance(part, Body | Notes):
            yield "", " ".join(part_lines(part))
    for section in document.sections:
        for block in section.blocks:
            for text in texts(block):
                yield section.id, plain(text)
            if isinstance(block, Chart | Picture | Cards):
                yield section.id, " ".join(_words(block))
    yield "", document.notes_title if document.notes else ""
    for note in document.notes:
        yield "", plain(note.text)


def _words(block: Chart | Picture | Cards) -> Iterator[str]:
    match block:
        case Cards(_, cards):
            yield from (card.leader for card in cards)
        case Picture():
            yield block.alt
        case Chart():
            yield from (block.unit, *block.categories)
            for series in block.series:
                yield from (series.name, *(point.text for point in series.points))
            for level in block.levels:
                yield from (level.name, level.text)
        case _:
            assert_never(block)
