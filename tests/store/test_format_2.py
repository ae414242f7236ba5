"""Format 2: every word, every choice and everything of one's own comes back as it was."""

import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.brief.brief import Accepted, Bill, Brief, ChartKind, Pin, SourceOpened
from briefgen.brief.own import Own
from briefgen.brief.prominence import filled
from briefgen.brief.template import Clearance, Form, Prominence
from briefgen.brief.unknown import Unknown
from briefgen.change.changes import Change, Drawn, Suggested, Words
from briefgen.change.file_words import FORMAT, Edits, read_edits, write_edits
from briefgen.document import tree
from briefgen.document.pictures import PictureFile
from briefgen.document.release import Marking, MarkingKind, State
from briefgen.document.text import clean_text
from briefgen.errors import Place
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.values import Cell, Operation, Reference, read_reference, write_reference
from briefgen.store.container import pack_brief, unpack_brief
from briefgen.zips import read_zip
from tests.builders import small_brief
from tests.own import own_indicator, own_recommendation, own_source

DAY = "2026-01-02"
NAMES = st.text("abc./:#% é中", min_size=1, max_size=8)
TEXTS = st.text(max_size=12).map(clean_text)
CELLS = st.builds(Cell, NAMES, NAMES, NAMES)
TWO = st.sampled_from([Operation.RATIO, Operation.SHARE, Operation.FALL])
REFERENCES = st.one_of(
    st.builds(lambda cell: Reference((cell,)), CELLS),
    st.builds(lambda a, b, done: Reference((a, b), done), CELLS, CELLS, TWO),
    st.builds(lambda cells: Reference(tuple(cells), Operation.RANK), st.lists(CELLS, min_size=1)),
)
LEAVES = st.one_of(
    st.builds(tree.Text, TEXTS),
    st.builds(tree.Value, REFERENCES, TEXTS),
    st.builds(tree.Citation, NAMES),
    st.builds(tree.CrossReference, NAMES),
    st.just(tree.LineBreak()),
)
INLINES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(tree.Strong, st.lists(inner, max_size=3).map(tuple)),
        st.builds(
            tree.Emphasis, st.lists(inner, max_size=3).map(tuple), st.sampled_from(["", "fr"])
        ),
        st.builds(
            tree.Link, st.just("https://example.org/"), st.lists(inner, max_size=3).map(tuple)
        ),
    ),
    max_leaves=6,
)
RUNS = st.lists(INLINES, max_size=4).map(tuple)
ITEMS = st.recursive(
    st.builds(tree.ListItem, RUNS, st.just(()), TEXTS),
    lambda inner: st.builds(tree.ListItem, RUNS, st.lists(inner, max_size=3).map(tuple), TEXTS),
    max_leaves=5,
)
COLUMNS = st.builds(tree.Column, RUNS, st.sampled_from(tree.Alignment))
ROWS = st.lists(st.lists(RUNS, max_size=3).map(tuple), max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(tree.Heading, NAMES, st.integers(1, 3), RUNS),
    st.builds(tree.Paragraph, NAMES, RUNS),
    st.builds(tree.List, NAMES, st.booleans(), st.lists(ITEMS, max_size=3).map(tuple)),
    st.builds(
        lambda name, columns, rows, runs, text: tree.Table(
            name, tuple(columns), rows, runs, source=runs, description=text
        ),
        NAMES,
        st.lists(COLUMNS, max_size=2),
        ROWS,
        RUNS,
        TEXTS,
    ),
    st.builds(lambda n, a, r: tree.Picture(n, "a.png", a, r, source=r), NAMES, TEXTS, RUNS),
    st.builds(tree.Callout, NAMES, st.sampled_from(tree.CalloutKind), RUNS),
    st.builds(tree.Quotation, NAMES, RUNS, RUNS),
    st.builds(tree.PageBreak, NAMES),
)
WORDS: st.SearchStrategy[Words | None] = st.one_of(
    BLOCKS, st.just(Suggested()), st.builds(Drawn, TEXTS, TEXTS), st.none()
)
AFTER = st.one_of(st.none(), st.lists(NAMES, max_size=3).map(tuple))
CHANGES = st.lists(st.builds(Change, NAMES, NAMES, WORDS, WORDS, AFTER), max_size=3).map(tuple)


@settings(max_examples=150, deadline=None)
@given(CHANGES)
def test_any_words_come_back_from_a_file_as_they_were(edits: tuple[Change, ...]) -> None:
    data = msgspec.json.decode(msgspec.json.encode(write_edits(edits)))
    assert read_edits(data) == edits


@settings(max_examples=25, deadline=None)
@given(CHANGES)
def test_any_words_travel_in_a_brief(edits: tuple[Change, ...]) -> None:
    brief = replace(small_brief(), edits=edits)
    assert unpack_brief(pack_brief(brief), "a.brief").edits == edits


@given(REFERENCES)
def test_a_reference_is_read_as_it_was_written(reference: Reference) -> None:
    assert read_reference(write_reference(reference)) == reference


def chart(block: str) -> tree.Chart:
    cell = Reference((Cell("patents", "China", "2014–2023"),))
    series = (tree.Series("China", 1, (tree.Point(1, "1", cell),)),)
    return tree.Chart(block, "bar", (), (), ("2014–2023",), series, "")


def test_of_a_chart_a_file_holds_what_to_draw_and_no_figure() -> None:
    own = Change("n1", "s", None, chart("n1"))
    suggested = Change("chart:patents", "s", Suggested(), chart("chart:patents"))
    data = msgspec.to_builtins(write_edits((own, suggested)))
    assert data["edits"][0]["mine"] == {
        "type": "drawn",
        "directive": "chart",
        "options": "indicators: patents\nkind: bar",
    }
    assert data["edits"][1]["mine"] == {"type": "suggested"}


def test_text_is_a_list_of_runs_that_a_person_can_read() -> None:
    text = (
        tree.Text("They filed "),
        tree.Value(Reference((Cell("patents", "China", "2014–2023"),)), "38,210"),
        tree.Strong((tree.Text(" more"),)),
        tree.Citation("office", 7, "7"),
    )
    edits = write_edits((Change("p", "s", None, tree.Paragraph("p", text)),))
    assert json.loads(msgspec.json.encode(edits))["edits"][0]["mine"]["text"] == [
        "They filed ",
        {"type": "value", "of": "value:patents/China/2014%E2%80%932023", "text": "38,210"},
        {"type": "strong", "text": [" more"]},
        {"type": "citation", "source": "office"},
    ]


def test_words_of_a_newer_template_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="a newer version of briefgen made them"):
        read_edits(msgspec.to_builtins(Edits(FORMAT + 1, ())))


def whole_brief() -> Brief:
    """A brief of which no field is as it is at first."""
    brief = small_brief()
    picture = tree.Picture("n1", "map.png", "A map")
    brief = replace(
        brief,
        brand=replace(brief.brand, office="An office"),
        pins=(Pin("power", Prominence.TABLE),),
        bills=(Bill("invest", "S. 1"),),
        opened=(SourceOpened("patents", "Ann", DAY),),
        form=Form("T", authors=("A",), cleared_by=(Clearance("B"),), decision=("Yes", "No")),
        order=("what_to_do",),
        omitted=("ask",),
        edits=(Change("n1", "bottom_line", None, picture, ()),),
        language="en-GB",
        chart_kinds=(ChartKind("chart:patents", "bar"),),
        citation_style=CitationStyle("apa"),
        own=Own(
            (own_indicator(),),
            (own_recommendation(),),
            (own_source(),),
            (PictureFile("map.png", b"x"),),
        ),
        state=State.CLEARANCE,
        version="0.7",
        marking=Marking(MarkingKind.DRAFT, until="noon"),
        uncautioned=("power",),
        allowed_pages=9,
        accepted=(Accepted("old", (("a", 1),), Place(section="s"), "Old.", "So", "Ann", DAY),),
        spelled=("comittee",),
        unknown=(Unknown("brief.json", ("words", "shelf"), b"[]"),),
    )
    return replace(brief, plan=replace(filled(brief), title="A plan"))


def test_every_field_of_a_brief_comes_back() -> None:
    brief, plain = whole_brief(), small_brief()
    same = {"id", "date", "pack", "template", "entities", "indicators", "recommendations"}
    for name in set(Brief.__struct_fields__) - same:
        assert getattr(brief, name) != getattr(plain, name), name
    opened = unpack_brief(pack_brief(brief), "a.brief")
    for name in set(Brief.__struct_fields__) - {"pack"}:
        assert getattr(opened, name) == getattr(brief, name), name


def test_what_is_drawn_is_nowhere_in_a_file() -> None:
    brief = replace(small_brief(), edits=(Change("n1", "s", None, chart("n1")),))
    member = read_zip(pack_brief(brief))["brief.json"].decode()
    assert "series" not in member
    assert list(json.loads(member)) == [
        "id",
        "date",
        "choices",
        "words",
        "plan",
        "own",
        "release",
        "accepted",
    ]
