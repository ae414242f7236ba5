"""PDF and Word say what the text exporter says, in the same order, read back by other programs."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.brief.brief import Brief, look_of, new_brief
from briefgen.document.lines import part_lines
from briefgen.document.reading import (
    Banner,
    Contents,
    Designation,
    Foot,
    Masthead,
    Notes,
    RunningHead,
    reading,
    run_in_words,
    run_ins,
)
from briefgen.document.runs import plain
from briefgen.document.tree import Section
from briefgen.export.paging import page_numbers, paged
from briefgen.export.pdf.layout import layout
from briefgen.sources import library
from briefgen.typography.look import NotesPlace, in_line
from tests.builders import small_brief
from tests.validators import poppler
from tests.whole.kinds import KINDS
from tests.whole.reading import squeezed, without_told, word_words

_LABEL = re.compile(r"^(?:\d+\.|•|–|[a-z]+\.) ")
_PAGE = re.compile(r"\(page\s\d+\)")
_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"


def real_brief(template: str) -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    return new_brief("real", pack.date, library.find_template(template), pack)


def files(brief: Brief, folder: Path) -> tuple[Path, Path]:
    result = pipeline.make(brief)
    for suffix in (".pdf", ".docx"):
        data = pipeline.export(result.composed.document, brief, result.pages, suffix)
        (folder / f"brief{suffix}").write_bytes(data)
    return folder / "brief.pdf", folder / "brief.docx"


def words_of(brief: Brief, *, floats: bool) -> tuple[list[str], list[str], list[str]]:
    """The lines of the text that flow, its notes and those at the edges of pages, on pages where
    figures float or do not.
    """
    document = pipeline.compose(brief).document
    look = look_of(brief) if floats else in_line(look_of(brief))
    pages = layout(document, look)
    numbers = page_numbers(document, pages.places)
    flow: list[str] = []
    notes: list[str] = []
    edges: list[str] = []
    for part in reading(paged(document, numbers, pages.beside)):
        match part:
            case Notes():
                notes += part_lines(part, titled=False)
                flow += () if look.notes is NotesPlace.FOOT else (part.title,)
            case Banner() | Masthead() | Designation() | RunningHead() | Foot():
                edges += part_lines(part)
            case Contents() if not floats:  # Word lists a head as it runs into its text
                heads = dict(pair for each in document.sections for pair in told(each))
                flow += (_listed(line, heads) for line in part_lines(part, numbers))
            case _:
                flow += part_lines(part, numbers)
    return without_told("\n".join((*flow, "")), document).splitlines(), notes, edges


def told(section: Section) -> Iterator[tuple[str, str]]:
    for head, _ in run_ins(section):
        yield plain(head.text), plain(run_in_words(head))


def _listed(line: str, heads: dict[str, str]) -> str:
    words, _, page = line.rpartition(" ")
    return f"{heads.get(words.strip(), words)} {page}"


@pytest.mark.validate
@pytest.mark.parametrize("template", KINDS)
@pytest.mark.parametrize("make", [small_brief, real_brief])
def test_both_formats_read_back_as_the_text(
    tmp_path: Path, template: str, make: Callable[[str], Brief]
) -> None:
    brief = make(template)
    pdf, word = files(brief, tmp_path)
    text, notes, _ = words_of(brief, floats=True)
    assert squeezed("".join((*text, *notes))) in squeezed(poppler.words(pdf))
    body, word_notes = word_words(word, tmp_path)
    body = re.sub(r"; projections [^;]+? apart", "", body)  # drawn elsewhere, in words here
    text, notes, _ = words_of(brief, floats=False)  # as Word has figures
    lines = [  # a paragraph may begin as an item does
        line if squeezed(line) in squeezed(body) else _LABEL.sub(_MARK, line) for line in text
    ]
    # LibreOffice computes pages only when it lays out; test_contents.py looks at them
    lines = [_PAGE.sub("(page)", line) for line in lines]
    assert squeezed("".join(lines)) in squeezed(body)
    words = [each.split(" ", 1)[1] for each in notes if re.match(r"\[\d+\]", each)]
    if brief.template.notes is NotesPlace.LIST:  # paragraphs of the body
        listed = [f"{number}{each}" for number, each in enumerate(words, 1)]
        assert squeezed("".join(listed)) in squeezed(body)
    else:
        assert list(map(squeezed, word_notes)) == list(map(squeezed, words))
