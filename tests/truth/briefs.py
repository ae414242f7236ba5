"""Random briefs and first drafts over several topic libraries, printed as plain text."""

import random
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.evidence.pack import Pack
from briefgen.export.delivery import Delivery
from briefgen.sources import library

ROOT = Path(__file__).parents[2]
PACKS = [
    ROOT / "assets/packs/us-china-ai",
    ROOT / "assets/packs/sample-topic",
    ROOT / "tests/data/topics/hospital-waits",
    ROOT / "tests/data/topics/city-budgets",
    ROOT / "tests/data/topics/state-broadband",
]

# Kinds with plans of their own, whose first drafts have sentences that few random briefs have.
DRAFTS = [
    (pack, kind)
    for pack in PACKS
    for kind in ("one-pager", "bluf-memo", "decision-memo", "policy-brief")
]


class Printed(msgspec.Struct, frozen=True):
    """One brief as a reader holds it, and what it was made from."""

    origin: str
    pack: str
    kind: str
    language: str
    entities: tuple[str, ...]
    indicators: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return (
            f"{self.origin}: {Path(self.pack).name} {self.kind} {self.language} "
            f"{'; '.join(self.entities)} | {', '.join(self.indicators)}"
        )


def printed(seed: int) -> Printed:
    """The random brief of a seed."""
    chance = random.Random(seed)
    folder = PACKS[seed % len(PACKS)]
    pack = library.find_pack(str(folder))
    template = chance.choice(library.all_templates()[0])
    entities = _entities(pack, chance)
    brief = new_brief(f"brief-{seed}", "2026-11-29", template, pack, entities)
    indicators = _some([i.id for i in pack.indicators], chance, least=1)
    recommendations = _some([r.id for r in pack.recommendations], chance, least=0)
    brief = replace(
        brief,
        indicators=indicators,
        recommendations=recommendations,
        language=chance.choice(["en-US", "en-US", "en-GB"]),
    )
    return _printed(f"seed {seed}", folder, entities, brief)


def first_draft(folder: Path, kind: str) -> Printed:
    """A kind of brief as it opens, before anybody chose anything."""
    pack = library.find_pack(str(folder))
    template = next(one for one in library.all_templates()[0] if one.id == kind)
    entities = tuple(pack.compared)
    brief = new_brief("first-draft", "2026-11-29", template, pack, entities)
    return _printed("first draft", folder, entities, brief)


def _printed(origin: str, folder: Path, entities: tuple[str, ...], brief: Brief) -> Printed:
    brief = pipeline.fit(brief)
    made = pipeline.make(brief)
    document = made.composed.document
    text = pipeline.export(document, brief, made.pages, ".txt", Delivery(release=True))
    return Printed(
        origin,
        str(folder),
        brief.template.id,
        brief.language,
        entities,
        tuple(brief.indicators),
        text.decode(),
    )


def _some(names: list[str], chance: random.Random, least: int) -> tuple[str, ...]:
    """Often a few of them, sometimes all or none."""
    if chance.random() < 0.2:
        return tuple(names)
    most = min(len(names), 12)
    return tuple(chance.sample(names, chance.randint(min(least, most), most)))


def _entities(pack: Pack, chance: random.Random) -> tuple[str, ...]:
    """One to eight of those with figures, who have many more often; sometimes twelve."""
    held: dict[str, int] = {}
    for indicator in pack.indicators:
        if indicator.kind != "range":
            for entity in {figure.entity for figure in indicator.figures}:
                held[entity] = held.get(entity, 0) + 1
    names = sorted(held)
    if chance.random() < 0.25:
        return tuple(pack.compared)
    wanted = 12 if chance.random() < 0.08 else chance.choice([1, 2, 2, 3, 3, 4, 5, 6, 8])
    plain = chance.random() < 0.25
    chosen: list[str] = []
    while names and len(chosen) < wanted:
        weights = [1 if plain else held[name] ** 2 for name in names]
        name = chance.choices(names, weights)[0]
        names.remove(name)
        chosen.append(name)
    return tuple(chosen)
