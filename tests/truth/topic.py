"""A topic library read from its files alone: names, indicators, cells, and words by hand."""

import csv
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from tests.truth.acts import Acts, read_acts
from tests.truth.periods import Period, key_of, period_of_label

_SPELLINGS = {
    "centre": "center",
    "fibre": "fiber",
    "programme": "program",
    "neighbour": "neighbor",
    "labour": "labor",
    "favour": "favor",
    "honour": "honor",
    "defence": "defense",
    "licence": "license",
    "ageing": "aging",
    "catalogue": "catalog",
    "analyse": "analyze",
    "colour": "color",
    "behaviour": "behavior",
    "modelling": "modeling",
    "travell": "travel",
    "labell": "label",
    "judgement": "judgment",
    "sceptic": "skeptic",
    "cheque": "check",
    "enrol ": "enroll ",
    "per cent": "percent",
    "metre": "meter",
    "organis": "organiz",
    "authoris": "authoriz",
    "recognis": "recogniz",
    "prioritis": "prioritiz",
    "standardis": "standardiz",
    "specialis": "specializ",
    "summaris": "summariz",
    "penalis": "penaliz",
    "utilis": "utiliz",
    "criticis": "criticiz",
    "finalis": "finaliz",
    "licens": "licens",
}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def plain(text: str) -> str:
    """One spelling for all that is compared: American, without periods of abbreviations."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")
    text = re.sub("[\u200b\u2060\u00ad]", "", text)
    text = text.replace("US$", "$").replace("U.S.", "US").replace("St. ", "St ")
    text = re.sub(r"−(?=[$\d])", "-", text)
    text = re.sub(r"\bH\.R\. (?=\d)", "HR ", text)
    text = re.sub(r"\b(S|v|Doc)\. (?=[\dA-Z])", r"\1 ", text)
    text = text.replace("'", "’").replace("‘", "“").replace('"', "“")
    text = re.sub(r"”", "“", text)
    for british, american in _SPELLINGS.items():
        text = text.replace(british, american)
        text = text.replace(british[0].upper() + british[1:], american[0].upper() + american[1:])
    text = re.sub(rf"\b(\d{{1,2}}) ({_MONTHS}) (\d{{4}})", r"\2 \1, \3", text)
    text = re.sub(rf"((?:{_MONTHS}) \d{{1,2}}, \d{{4}}),", r"\1", text)
    return re.sub(r"[ \t]+", " ", text)


class Cell(msgspec.Struct, frozen=True):
    entity: str
    period: Period
    amount: float


class Indicator(msgspec.Struct, frozen=True):
    """One measured quantity with its words and cells."""

    id: str
    title: str
    short: str
    phrases: dict[str, str]
    unit: dict[str, Any]
    scale: str
    kind: str
    better: str
    target: str
    benchmark: str
    sure: str
    coverage: float
    opened: bool
    breaks: tuple[str, ...]
    cells: tuple[Cell, ...]

    def at(self, entity: str, period: str) -> list[float]:
        return [c.amount for c in self.cells if c.entity == entity and c.period.key == period]

    def held(self) -> set[str]:
        return {cell.entity for cell in self.cells}

    def keys_of(self, entity: str, observed: bool = True) -> set[str]:
        return {
            cell.period.key
            for cell in self.cells
            if cell.entity == entity and not (observed and cell.period.ahead)
        }

    def end(self, key: str) -> str:
        ends = (cell.period.end for cell in self.cells if cell.period.key == key)
        return max(ends, default="0000-00")

    def rivals(self, key: str) -> dict[str, float]:
        """Everybody with a figure at that time who is neither a target nor an average."""
        apart = {self.target, self.benchmark}
        return {
            c.entity: c.amount for c in self.cells if c.period.key == key and c.entity not in apart
        }


class Topic(msgspec.Struct, frozen=True):
    """A topic library."""

    date: str
    pair: str
    neither: str
    names: dict[str, frozenset[str]]
    possessives: dict[str, frozenset[str]]
    indicators: tuple[Indicator, ...]
    by_hand: str
    publishers: tuple[str, ...]
    acts: Acts


def read_topic(folder: Path) -> Topic:
    head = tomllib.loads((folder / "pack.toml").read_text("utf-8"))
    indicators = [_indicator(path) for path in sorted((folder / "indicators").glob("*.toml"))]
    names, possessives = _names(head, indicators)
    sources = json.loads((folder / "sources.json").read_text("utf-8"))
    return Topic(
        head["date"],
        plain(head.get("pair", "")),
        plain(head.get("neither", "")),
        names,
        possessives,
        tuple(indicators),
        _by_hand(folder),
        tuple(plain(text) for text in _strings(sources)),
        read_acts(folder, plain),
    )


def _indicator(path: Path) -> Indicator:
    read = tomllib.loads(path.read_text("utf-8"))
    unit = read["unit"]
    factor = float(unit.get("factor", 1))
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as lines:
        cells = tuple(
            Cell(row["entity"], period_of_label(row["period"]), float(row["amount"]) * factor)
            for row in csv.DictReader(lines)
        )
    words = {name: plain(text) for name, text in read["phrases"].items()}
    return Indicator(
        read["id"],
        plain(read["title"]),
        plain(read["short"]),
        words,
        {name: plain(value) if isinstance(value, str) else value for name, value in unit.items()},
        read["scale"],
        read["kind"],
        read["better"],
        read.get("target", ""),
        read.get("benchmark", ""),
        read["confidence"],
        float(read.get("coverage", 100)),
        bool(read.get("opened", True)),
        tuple(key_of(period) for period in read.get("breaks", [])),
        cells,
    )


Names = dict[str, frozenset[str]]


def _names(head: dict[str, Any], indicators: list[Indicator]) -> tuple[Names, Names]:
    """The forms under which entities are printed, lower-cased."""
    told = {entity["id"]: entity for entity in head.get("entities", [])}
    every = {cell.entity for indicator in indicators for cell in indicator.cells} | set(told)
    names: dict[str, set[str]] = {}
    adjectives: dict[str, set[str]] = {}
    for entity in every:
        words = told.get(entity, {})
        place = words.get("place", entity)
        shown = {entity, place, words.get("short", entity)}
        shown |= {re.sub(r" \([^)]*\)$", "", entity), entity.rpartition(" – ")[2]}
        for form in shown:
            names.setdefault(plain(form).lower(), set()).add(entity)
        owner = words.get("possessive", place + ("’" if place.endswith("s") else "’s"))
        for form in {owner, words.get("adjective", entity)}:
            adjectives.setdefault(plain(form).lower(), set()).add(entity)
    return _frozen(names), _frozen(adjectives)


def _frozen(names: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {form: frozenset(entities) for form, entities in names.items()}


def _by_hand(folder: Path) -> str:
    """All that people wrote into the library, but for the words of the sentences themselves."""
    strings: list[str] = []
    for path in sorted(folder.rglob("*.toml")):
        read = tomllib.loads(path.read_text("utf-8"))
        if path.parent.name == "indicators":
            strings += _strings({k: v for k, v in read.items() if k not in ("phrases", "unit")})
            strings += [read["phrases"].get(name, "") for name in ("so_what", "alone")]
        else:
            strings += _strings({k: v for k, v in read.items() if k != "entities"})
    return "\n".join(plain(text) for text in strings).lower()


def _strings(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for item in value.values() for text in _strings(item)]
        case list():
            return [text for item in value for text in _strings(item)]
    return []
