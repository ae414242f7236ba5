"""What a library says of laws, of what is on record, and of steps and options."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec


class Instrument(msgspec.Struct, frozen=True):
    """A law, order or program: how far it binds, since when, and when that was looked up."""

    name: str
    force: str
    date: str
    as_of: str
    source: str


class Record(msgspec.Struct, frozen=True):
    """What is documented, where, and as of when."""

    text: str
    source: str
    as_of: str


class Step(msgspec.Struct, frozen=True):
    """A recommended step under its titles: who is to do what, and the figures that bear on it."""

    titles: frozenset[str]
    actor: str
    action: str
    bearing: frozenset[str]
    grounds: str  # what is said for it of these figures, and what is on record for it


class Acts(msgspec.Struct, frozen=True):
    instruments: tuple[Instrument, ...] = ()
    records: tuple[Record, ...] = ()
    steps: tuple[Step, ...] = ()
    risks: tuple[tuple[str, str], ...] = ()
    """Titles of options, and what is said against each."""


def read_acts(folder: Path, plain: Callable[[str], str]) -> Acts:
    steps = _tables(folder / "recommendations.toml", "recommendations")
    passages = _tables(folder / "passages.toml", "passages")
    questions = _tables(folder / "questions.toml", "questions")

    def text(table: dict[str, Any], name: str) -> str:
        return plain(table.get(name, ""))

    options = [option for one in questions for option in one.get("options", [])]
    options += [option for one in steps for option in [one, *one.get("alternatives", [])]]
    return Acts(
        tuple(
            Instrument(
                text(law, "name"),
                law.get("force", ""),
                law.get("date", ""),
                law.get("status_as_of", ""),
                text(law, "source"),
            )
            for step in steps
            for law in step.get("instruments", [])
        ),
        tuple(
            Record(text(one, "text"), text(one, "source"), one["as_of"])
            for one in passages
            if "as_of" in one
        ),
        tuple(_step(one, options, passages, plain) for one in steps),
        tuple(
            (text(option, "title"), text(option, name))
            for option in options
            for name in ("risk", "why_not")
            if name in option and "title" in option
        ),
    )


def _step(
    read: dict[str, Any],
    options: list[dict[str, Any]],
    passages: list[dict[str, Any]],
    plain: Callable[[str], str],
) -> Step:
    """A step with its own title and those that it has as an option of a question."""
    bearing = {*read.get("evidence", []), *read.get("against", []), *read.get("because", {})}
    same = [one for one in options if one.get("recommendation") == read["id"]]
    titles = {plain(one["title"]) for one in [read, *same] if "title" in one}
    records = [one["text"] for one in passages if read["id"] in one.get("recommendations", [])]
    grounds = plain("\n".join([*read.get("because", {}).values(), *records]))
    actor, action = plain(read["actor"]), plain(read["action"])
    return Step(frozenset(titles), actor, action, frozenset(bearing), grounds)


def _tables(path: Path, name: str) -> list[dict[str, Any]]:
    read = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    found: list[dict[str, Any]] = read.get(name, [])
    return found
