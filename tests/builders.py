"""Small real objects for tests."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.template import Template, TemplateSection
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Block
from briefgen.evidence.indicators import (
    Amount,
    Better,
    Confidence,
    Figure,
    Indicator,
    IndicatorKind,
    Phrases,
    Quantity,
    Unit,
)
from briefgen.evidence.pack import Entity, Pack, Source
from briefgen.sources import library

DATA = Path(__file__).parent / "data"
SMALL = DATA / "packs" / "small"
US, CHINA = "United States", "China"

Cells = Mapping[tuple[str, str], Amount]


def small_pack() -> Pack:
    """Three indicators and two recommendations, read from files."""
    return library.find_pack(str(SMALL))


def small_brief(template: str = "one-pager") -> Brief:
    """A brief with everything that the small pack has."""
    brief = new_brief("test", "2026-01-31", library.find_template(template), small_pack())
    return replace(
        brief, indicators=("patents", "capital", "power"), recommendations=("invest", "build")
    )


def small_says(text: str, **changes: object) -> Brief:
    """A brief of the small pack whose one section has this template text."""
    return replace(small_brief(), template=_saying(text), **changes)


def indicator(cells: Cells, **changes: object) -> Indicator:
    """An indicator with these figures."""
    plain = Indicator(
        id="things",
        title="Things",
        short="things made",
        definition="Things made in a year.",
        theme="ideas",
        kind=IndicatorKind.COMPARISON,
        unit=Unit("thing", "things"),
        scale=Quantity.COUNT,
        better=Better.HIGHER,
        confidence=Confidence.HIGH,
        source="office",
        phrases=Phrases(
            lead="Makers in {place} made {amount} things in {period}", strength="things"
        ),
        figures=tuple(Figure(*key, amount) for key, amount in cells.items()),
    )
    return replace(plain, **changes)


def pack_of(*indicators: Indicator) -> Pack:
    """A pack of these, comparing the United States and China."""
    return Pack(
        id="test",
        title="A test",
        date="2025-01-31",
        headline="The race is split",
        subject=US,
        comparators=(CHINA,),
        entities=(
            Entity(US, "the United States", "U.S.", "the United States’", "U.S."),
            Entity(CHINA, adjective="Chinese"),
        ),
        indicators=indicators,
        sources=(Source("office", "Report", "Office", "https://example.org/"),),
    )


def brief_of(text: str, *indicators: Indicator) -> Brief:
    """A brief whose one section has this template text."""
    brief = new_brief("test", "2026-01-31", _saying(text), pack_of(*indicators))
    return replace(brief, indicators=tuple(each.id for each in indicators))


def _saying(text: str) -> Template:
    section = TemplateSection("s", text=text, file="s.md")
    return Template(
        "test", "Test", "Test", "never", page_limit=1, headline="A test", sections=(section,)
    )


def said(block: Block) -> str:
    """The words of a block, without note numbers."""
    return "".join(map(plain, texts(block)))
