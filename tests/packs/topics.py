"""Invented topics beside those that ship: whom they compare, and the texts made of them."""

import functools
import shutil
from pathlib import Path

from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.evidence.pack import Pack
from briefgen.sources import library
from tests.builders import DATA

Entities = tuple[str, ...]
KINDS = tuple(sorted(each.name for each in paths.TEMPLATES.iterdir()))
TOPICS: dict[str, tuple[Entities, ...]] = {
    "hospital-waits": (
        ("North Valley", "Lakeshore"),
        ("Delta",),
        ("Delta", "St. Mary", "Old Mill"),
        ("Harbor City", "Riverbend", "South Coast", "Twin Forks", "High Plains", "Old Mill"),
    ),
    "state-broadband": (
        ("Oregon", "Georgia"),
        ("Wyoming",),
        ("Hawaii", "Utah", "Maine"),  # without grants, and mostly without scores and outages
        ("California", "New York", "Texas", "Florida", "Vermont", "Maine"),
    ),
    "city-budgets": (
        ("Aldermoor", "Brackwater"),
        ("Dunmarch",),  # without permits
        ("Glenhollow", "The Narrows", "Cindervale"),
        ("Farrowgate", "Aldermoor", "Dunmarch", "Elmstead Falls", "Glenhollow", "Brackwater"),
    ),
}


@functools.cache
def topic(name: str) -> Pack:
    """One of the invented libraries."""
    return library.find_pack(str(DATA / "topics" / name))


def brief_on(pack: Pack, kind: str, entities: Entities = ()) -> Brief:
    """A brief with everything that a library has."""
    brief = new_brief("test", pack.date, library.find_template(kind), pack, entities)
    return replace(
        brief,
        indicators=tuple(each.id for each in pack.indicators),
        recommendations=tuple(each.id for each in pack.recommendations),
    )


@functools.cache
def texts(name: str, kind: str) -> tuple[str, ...]:
    """The text export of one kind of brief, for each choice of whom to compare."""
    return tuple(text_of(brief_on(topic(name), kind, each)) for each in TOPICS[name])


def text_of(brief: Brief) -> str:
    """A brief as exported to text."""
    result = pipeline.make(brief)
    return pipeline.export(result.composed.document, brief, result.pages, ".txt").decode()


_NEWER = (
    "above",
    "below",
    "at_zero",
    "complete",
    "coverage",
    "target",
    "benchmark",
    "head",
    "apart",
)


def as_written_before(name: str, folder: Path) -> Pack:
    """A library without any key that older ones cannot have, and with [telling] for [phrases]."""
    copy = folder / name
    shutil.copytree(DATA / "topics" / name, copy)
    for path in (copy / "indicators").glob("*.toml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [each for each in lines if each.partition(" =")[0] not in _NEWER]
        text = "\n".join(kept).replace("[phrases]", "[telling]")
        path.write_text(text, encoding="utf-8")
    return library.find_pack(str(copy))
