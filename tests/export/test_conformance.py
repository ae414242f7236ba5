"""Every exporter says all that a document holds, in its order, and a release copy nothing else."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Accepted, Brief, SourceOpened, look_of
from briefgen.compose import compose
from briefgen.document.lines import lines
from briefgen.document.pictures import PictureFile
from briefgen.document.reading import alternative
from briefgen.document.release import Marking, MarkingKind
from briefgen.document.rewriting import leaves
from briefgen.document.tree import (
    Callout,
    CalloutKind,
    Chart,
    Citation,
    Document,
    List,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Quotation,
    Section,
    Text,
    Value,
    walk,
)
from briefgen.errors import Place
from briefgen.evidence.citation_style import CitationStyle
from briefgen.export import EXPORTERS
from briefgen.export.delivery import Archive, Attachment, Delivery
from briefgen.typography.look import Look
from tests.builders import small_brief
from tests.export.conformance import (
    READERS,
    Read,
    at_edges,
    flowing,
    noted,
    sections_of,
    squeezed,
    texts_in,
    written,
)
from tests.export.word.letterheads import house_named, logo
from tests.whole.test_memo import memo

CUI = Marking(MarkingKind.CUI, "", "Office of Policy", "PRVCY", "FED ONLY", "Ann Smith")
EMBARGO = Marking(MarkingKind.EMBARGOED, until="November 24, 2026, 10:00 a.m. EST")
SECRET = "Quintessa"  # nobody's name that any text has


def _dressed(brief: Brief, marking: Marking) -> Brief:
    """With everything around the text that a person can fill in."""
    form = replace(
        brief.form,
        to="The Secretary",
        through="Chief of Staff",
        subtitle="What a reader sees below the title",
        authors=("Ann Writer", "Bo Lee"),
        office="Office of Policy",
        contact="Contact: Ann Writer, 555-0100",
    )
    brand = replace(brief.brand, address=("1 Main Street, Springfield", "example.org"))
    return replace(edits.set_marking(edits.fill_form(brief, form), marking), brand=brand)


def _more(document: Document) -> Document:
    """With every block and inline that no template of the small topic makes."""
    last = document.sections[-1]
    items = (
        ListItem((Text("First of all"),), (ListItem((Text("And below it"),)),)),
        ListItem((Text("Then the second"),)),
    )
    picture = Picture("x/map", "map.png", "A map of the north", (Text("Where it lies"),), 9)
    blocks = (
        Callout("x/mind", CalloutKind.CAUTION, (Text("Counts of different things."),)),
        Quotation("x/said", (Text("Words that somebody said."),), (Text("A. Speaker, 2026"),)),
        List("x/list", True, items),
        replace(picture, source=(Text("Source: own."),)),
        Paragraph("x/cited", (Text("Said before"), Citation(document.notes[0].id, 1), Text("."))),
    )
    more = Section("x", "More", blocks)
    files = (*document.pictures, PictureFile("map.png", logo()))
    return replace(document, sections=(*document.sections[:-1], last, more), pictures=files)


@cache
def _sample(name: str) -> tuple[Document, Look]:
    match name:
        case "memo":
            brief = _dressed(memo(), CUI)
        case "apa":
            plain = _dressed(small_brief("issue-brief"), EMBARGO)
            brief = edits.set_citation_style(plain, CitationStyle("apa"))
        case kind:
            brief = _dressed(small_brief(kind), EMBARGO)
    document = compose(brief).document
    return (document if name == "apa" else _more(document)), look_of(brief)


SAMPLES = ("memo", "apa", "full-report", "evidence-brief", "policy-brief")


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> tuple[Document, Look]:
    return _sample(request.param)


@pytest.fixture(params=EXPORTERS)
def suffix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


_READ: dict[tuple[int, str], tuple[Read, Document]] = {}


def read(sample: tuple[Document, Look], suffix: str, folder: Path) -> tuple[Read, Document]:
    """What is met in a sample of a format, written once; samples are kept, so that ids are."""
    key = (id(sample), suffix)
    if key not in _READ:
        data, numbered = written(*sample, suffix)
        _READ[key] = READERS[suffix](data, folder), numbered
    return _READ[key]


def test_every_format_can_be_read_back() -> None:
    assert set(READERS) == set(EXPORTERS)


def test_the_sequence_leaves_no_text_of_a_document_out(sample: tuple[Document, Look]) -> None:
    document, _ = sample
    said = squeezed("\n".join(lines(document)))
    missing = [each for each in texts_in(document) if squeezed(each) not in said]
    assert missing == []
    assert sections_of(document) == len(document.sections)


def test_all_words_stand_in_order(
    sample: tuple[Document, Look], suffix: str, tmp_path: Path
) -> None:
    found, document = read(sample, suffix, tmp_path)
    flow, place = squeezed(found.flow), 0
    told = {f"[{alternative(b)}]" for _, b in walk(document) if isinstance(b, Chart | Picture)}
    for line in flowing(document):
        if line in told:
            continue
        at = flow.find(squeezed(line), place)
        assert at >= 0, line
        place = at + len(squeezed(line))


def test_what_stands_at_the_edges_of_pages_is_there(
    sample: tuple[Document, Look], suffix: str, tmp_path: Path
) -> None:
    found, document = read(sample, suffix, tmp_path)
    edges = squeezed(found.edges)
    assert [each for each in at_edges(document) if squeezed(each) not in edges] == []


def test_each_note_stands_once_and_its_marks_are_its_number(
    sample: tuple[Document, Look], suffix: str, tmp_path: Path
) -> None:
    found, document = read(sample, suffix, tmp_path)
    everything = squeezed(found.flow + "".join(found.notes))
    for words in noted(document):
        assert everything.count(squeezed(words)) == 1, words
    assert document.notes
    for note in document.notes:
        before = _before_mark(document, note)
        assert squeezed(f"{before}{(note.mark and f'({note.mark})') or note.number}") in everything


def _before_mark(document: Document, note: Note) -> str:
    """The last words before the first mark of a note."""
    for _, block in walk(document):
        words = ""
        for inline in leaves([block]):
            if isinstance(inline, Citation) and inline.source == note.id and not note.mark:
                return words[-12:]
            words += inline.text if isinstance(inline, Text | Value) else " "
    return ""


def test_every_value_is_said(sample: tuple[Document, Look], suffix: str, tmp_path: Path) -> None:
    found, document = read(sample, suffix, tmp_path)
    everything = squeezed(found.flow)
    values = [
        each.text for _, b in walk(document) for each in leaves([b]) if isinstance(each, Value)
    ]
    assert len(values) > 3
    assert [each for each in values if squeezed(each) not in everything] == []


def test_pictures_are_told_in_words(
    sample: tuple[Document, Look], suffix: str, tmp_path: Path
) -> None:
    found, document = read(sample, suffix, tmp_path)
    for _, block in walk(document):
        if isinstance(block, Chart | Picture) and block.alt:
            wanted = alternative(block)
            told = (block.alt, wanted)  # a format has room for one of them
            assert any(each in told for each in found.told), block.id
            assert not [each for each in found.told if block.alt and each.count(block.alt) > 1]


@pytest.mark.parametrize("kind", ["one-pager", "full-report"])
def test_a_release_copy_leaks_nothing(kind: str, suffix: str, tmp_path: Path) -> None:
    brief = _dressed(small_brief(kind), EMBARGO)
    left_out = brief.template.sections[-1].id
    brief = replace(
        brief,
        id="5bd0c5f0-1e9f-4f6e-9a57-53c1b5c7a001",
        opened=(SourceOpened("patents", f"{SECRET} Checker", "2026-01-30"),),
        accepted=(
            Accepted(
                "evidence.unopened",
                (),
                Place(),
                "Told.",
                f"For {SECRET}",
                f"{SECRET} B",
                "2026-01-30",
            ),
        ),
        omitted=(left_out,),
    )
    result = pipeline.make(brief)
    copies = {
        release: READERS[suffix](
            pipeline.export(
                result.composed.document, brief, result.pages, suffix, Delivery(release=release)
            ),
            tmp_path,
        ).letters
        for release in (True, False)
    }
    assert SECRET not in copies[True]
    assert brief.id not in copies[True]
    assert (brief.id in copies[False]) == (suffix != ".txt")


CHOSEN: dict[str, Any] = {
    "archive": Archive.PDF_A_2A,
    "release": True,
    "attachments": (Attachment("a.csv", b"1,2", "text/csv", "Data", "Two numbers"),),
    "linked": False,
    "charts_as_pictures": True,
    "office_fonts": True,
    "review": True,
    "letterhead": house_named(),
    "keep_blanks": False,
}


@pytest.mark.parametrize("option", CHOSEN)
def test_a_format_heeds_the_options_of_its_row_and_no_others(option: str, suffix: str) -> None:
    sample = _sample("policy-brief")
    plain, _ = written(*sample, suffix)
    chosen, _ = written(*sample, suffix, Delivery(**{option: CHOSEN[option]}))
    assert (chosen != plain) == (option in EXPORTERS[suffix].options)
    assert set(CHOSEN) == set(Delivery.__struct_fields__)
