"""Every kind of brief with a starter set, with next to nothing, and with more than it can hold."""

import random
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.sources import library
from tests.conftest import DATA

TOPICS = [library.DEFAULT_PACK, "sample-topic", *map(str, sorted((DATA / "topics").iterdir()))]
KINDS = tuple(sorted(each.name for each in paths.TEMPLATES.iterdir()))
MANY, MOST = 20, 12  # indicators and recommendations
ENTITIES = (
    ("United States", "China"),
    ("China", "United States"),
    ("European Union", "China"),
    ("United States", "China", "European Union"),
    ("Japan",),
)


def first_draft(template: str, topic: str = library.DEFAULT_PACK) -> Brief:
    """The starter set of a kind, on this topic."""
    pack = library.find_pack(topic)
    return new_brief("first", pack.date, library.find_template(template), pack)


def briefs(template: str) -> Iterator[tuple[str, Brief]]:
    """Three briefs of a kind, by name."""
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("sample", pack.date, library.find_template(template), pack)
    many = tuple(each.id for each in pack.indicators[:MANY])
    proposals = tuple(each.id for each in pack.recommendations[:MOST])
    yield "starter", brief
    yield "one", replace(brief, indicators=brief.indicators[:1], recommendations=())
    yield "many", replace(brief, indicators=many, recommendations=proposals)


def spread_brief(template: str) -> Brief:
    """As many as there is choice of, from all over the library: long tables, other sources."""
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("spread", pack.date, library.find_template(template), pack)
    proposals = tuple(each.id for each in pack.recommendations[:MOST])
    spread = tuple(each.id for each in pack.indicators[::2][:MANY])
    return replace(brief, indicators=spread, recommendations=proposals)


def chance_briefs(seed: int) -> Iterator[Brief]:
    """A brief of every kind, with choices and entities by chance; the same for the same seed."""
    chance = random.Random(seed)
    pack = library.find_pack(library.DEFAULT_PACK)
    known = [each.id for each in pack.indicators]
    proposed = [each.id for each in pack.recommendations]
    for template in KINDS:
        entities = chance.choice(ENTITIES)
        brief = new_brief("chance", pack.date, library.find_template(template), pack, entities)
        indicators = tuple(chance.sample(known, chance.randint(1, MANY)))
        proposals = tuple(chance.sample(proposed, chance.randint(0, MOST)))
        yield replace(brief, indicators=indicators, recommendations=proposals)


def export_all(template: str, suffix: str, folder: Path) -> dict[Path, int]:
    """Each of the three and the spread one as a file, and the pages that its kind may have."""
    files = {}
    for name, brief in (*briefs(template), ("spread", spread_brief(template))):
        result = pipeline.make(brief)
        data = pipeline.export(result.composed.document, brief, result.pages, suffix)
        path = folder / f"{template}-{name}{suffix}"
        path.write_bytes(data)
        files[path] = brief.template.page_limit
    return files
