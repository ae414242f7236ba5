"""Files of older formats as those of today: steps on plain data, each from one format to the next.

A step takes the JSON members of a file by name, and gives them as the next format has them.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from briefgen.change.file_words import FORMAT, write_changes
from briefgen.change.format_1 import changes_of_format_1, chart_of
from briefgen.change.format_2 import with_findings

Members = dict[str, dict[str, Any]]


def upgraded(members: Members, number: int) -> Members:
    """The members of a file of this format as those of today.

    Raises:
        ValueError: they are not what they say; the sentence names the member.
    """
    while number < FORMAT:
        members = UPGRADES[number](members)
        number += 1
    return members


def _from_1(members: Members) -> Members:
    """Words were sections, each as a whole; ``brief.json`` was flat.

    Fields that somebody else had called as format 2 calls its own are kept in one, ``format_1``.
    """
    work = {**members["brief.json"], "edits": _changes("brief.json", members["brief.json"])}
    others = {name: work.pop(name) for name in _NEW_IN_2 if name in work}
    kind = {**members["template.json"]}
    kind["edits"] = _changes("template.json", kind)
    chosen = work.get("chart_kinds")
    for each in chosen if isinstance(chosen, list) else ():
        if isinstance(each, dict) and isinstance(each.get("block"), str):
            each["block"] = chart_of(each["block"])
    sources = work.pop("extra_sources", [])
    parts = {
        part: {name: work.pop(name) for name in names if name in work}
        for part, names in _PARTS_OF_2.items()
    }
    done = {**work, **parts, "own": {"sources": sources}}
    if others:
        done["format_1"] = others
    return {**members, "brief.json": done, "template.json": kind}


_PARTS_OF_2 = {
    "choices": (
        "language",
        "entities",
        "indicators",
        "recommendations",
        "pins",
        "bills",
        "opened",
        "chart_kinds",
        "citation_style",
    ),
    "words": ("form", "order", "omitted", "edits"),
    "release": ("state", "version", "marking"),
}
_NEW_IN_2 = (*_PARTS_OF_2, "own", "plan", "accepted")


def _changes(member: str, data: dict[str, Any]) -> Any:
    try:
        edits = write_changes(changes_of_format_1(data.get("edits", [])))
    except ValueError as error:
        raise ValueError(f"{member} in the file cannot be read: {error}.") from error
    return msgspec.json.decode(msgspec.json.encode(edits))


def _from_2(members: Members) -> Members:
    """Blocks on an indicator were tellings, and an indicator's phrases its telling."""
    work, pack = with_findings(members["brief.json"]), {**members["pack.json"]}
    pack["indicators"] = _phrased(pack.get("indicators"))
    own = work.get("own")
    if isinstance(own, dict) and "indicators" in own:
        work["own"] = {**own, "indicators": _phrased(own["indicators"])}
    kind = with_findings(members["template.json"])
    return {**members, "brief.json": work, "pack.json": pack, "template.json": kind}


def _phrased(indicators: Any) -> Any:
    if not isinstance(indicators, list):
        return indicators  # reading it says what is wrong
    return [
        {("phrases" if name == "telling" else name): each for name, each in one.items()}
        if isinstance(one, dict)
        else one
        for one in indicators
    ]


UPGRADES: dict[int, Callable[[Members], Members]] = {1: _from_1, 2: _from_2}
