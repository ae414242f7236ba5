"""Blocks to test with: made by hand and drawn at random."""

from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.document.lists import Line, nested
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Chart,
    Citation,
    CrossReference,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Quotation,
    Series,
    Strong,
    Table,
    Text,
    Value,
)
from briefgen.evidence.values import Cell, Operation, Reference

CHINA = Reference((Cell("patents", "China", "2014–2023"),))
LEAD = Reference((*CHINA.cells, Cell("patents", "United States", "2014–2023")), Operation.RATIO)
NUMBER = Value(CHINA, "38,210")
TIMES = Value(LEAD, "6.1")

words = st.text(
    st.one_of(
        st.characters(codec="utf-8"), st.sampled_from("abc  {}*_[]$#.\n\t\u00a0中مש\u2028\ufffc😀é")
    ),
    max_size=12,
)
leaves: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, words),
    st.sampled_from([NUMBER, TIMES, LineBreak(), CrossReference("s/chart1", "Figure 1")]),
    st.builds(Citation, st.sampled_from(["wipo", "iea"]), st.integers(0, 40)),
)
inlines: st.SearchStrategy[Inlines] = st.recursive(
    st.lists(leaves, max_size=4).map(tuple),
    lambda inner: st.lists(
        st.one_of(
            leaves,
            st.builds(Strong, inner),
            st.builds(Emphasis, inner),
            st.builds(Link, st.sampled_from(["https://a.example/", "mailto:a@b.example"]), inner),
        ),
        max_size=3,
    ).map(tuple),
    max_leaves=6,
)
lines = st.builds(
    Line,
    inlines,
    st.integers(0, 3),
    st.booleans(),
    st.none() | st.integers(0, 30),
    st.integers(0, 99),
)


def chart(block_id: str = "s/chart1") -> Chart:
    return Chart(
        block_id,
        "bar",
        (Text("China leads in patents"),),
        (Text("Families, 2014–2023"),),
        ("Patents",),
        (Series("China", 0, (Point(38210, "38,210", CHINA),)),),
        "Bar chart.",
        number=1,
    )


def _list(block_id: str, ordered: bool, start: int, found: list[Line]) -> List:
    """A list of nested ones of any kind; the outermost items are of one."""
    own = [
        replace(each, level=0 if place == 0 else each.level, ordered=ordered)
        if place == 0 or each.level == 0
        else each
        for place, each in enumerate(found)
    ]
    return List(block_id, ordered, nested(own), start if ordered else 1)


def _block(block_id: str) -> st.SearchStrategy[Block]:
    name = st.just(block_id)
    locked = st.sampled_from(
        [
            chart(block_id),
            Table(block_id, (), ((),), caption=(Text("Capital"),)),
            Picture(block_id, "map.png", "A map"),
            Cards(block_id, (Card((NUMBER,), "China", (Text("patents"),)),)),
            PageBreak(block_id),
        ]
    )
    return st.one_of(
        st.builds(Heading, name, st.integers(1, 4), inlines),
        st.builds(Paragraph, name, inlines),
        st.builds(
            _list, name, st.booleans(), st.integers(0, 30), st.lists(lines, min_size=1, max_size=7)
        ),
        st.builds(Callout, name, st.sampled_from(CalloutKind), inlines),
        st.builds(Quotation, name, inlines, inlines),
        locked,
    )


@st.composite
def sections(draw: st.DrawFn) -> Blocks:
    """The blocks of a section "s", each with an id of its own."""
    count = draw(st.integers(0, 5))
    return tuple(draw(_block(f"s/b{number}")) for number in range(count))
