"""A source as CSL-JSON, the way a kind of style cites it; what is empty is left out."""

from collections.abc import Mapping
from typing import Any

import msgspec

from briefgen.compose.institutions import named, nickname
from briefgen.document.text import clean_line
from briefgen.evidence.pack import Source

_NAMES = 100  # people of one role
_OURS = ("id", "licence")
_ADDRESS = ("URL", "DOI", "accessed")
_MAKERS = ("author", "editor", "director", "interviewer")


def item_of(
    source: Source, kind: str, *, address: bool = True, short: bool = False, letter: str = ""
) -> dict[str, Any]:
    """The item of a source. ``short`` is for a mark in the text, ``letter`` goes behind the year.

    A source that names nobody is cited by its publisher, who is then not named again.
    """
    item: dict[str, Any] = {}
    for name, value in msgspec.to_builtins(source).items():
        if name in _OURS or (name in _ADDRESS and not address):
            continue
        if isinstance(value, list | tuple):
            item[name] = [_clean(each) for each in value[:_NAMES]]
        else:
            item[name] = _plausible(value) if isinstance(value, dict) else clean_line(value)
    publisher = item.get("publisher", "")
    if publisher and not any(item.get(each) for each in _MAKERS):
        item["author"] = [{"literal": publisher}]
    authors = item.get("author") or []
    if len(authors) == 1 and authors[0].get("literal") == publisher:
        item["publisher"] = ""
    for each in authors if kind == "in-text" else ():
        if literal := each.get("literal"):
            each["literal"] = nickname(literal) if short else named(literal)
    item["type"] = _type_of(source)
    item["year-suffix"] = letter
    return {name: value for name, value in item.items() if value}


def _clean(person: dict[str, str]) -> dict[str, str]:
    name = {part: clean_line(text) for part, text in person.items()}
    if name.get("family") or name.get("given"):
        name.pop("literal", None)
    if not name.get("family") and name.get("given"):
        name["family"] = name.pop("given")
    return {part: text for part, text in name.items() if text}


def _type_of(source: Source) -> str:
    """The type; an article in nothing that has a name is a page, or styles call it a preprint."""
    if source.type.startswith("article") and not clean_line(source.container_title):
        return "webpage"
    return source.type


def _plausible(date: Mapping[str, Any]) -> dict[str, Any]:
    """The date without months and days that cannot be."""
    found: dict[str, Any] = {}
    parts = date.get("date-parts")
    kept = [_possible(each) for each in parts[:2]] if isinstance(parts, list) else []
    if kept and kept[0]:
        found["date-parts"] = [each for each in kept if each]
        if date.get("circa"):
            found["circa"] = True
        if (season := date.get("season")) and str(season) in "1234":
            found["season"] = int(str(season))
    elif literal := clean_line(str(date.get("literal") or "")):
        found["literal"] = literal
    return found


def _possible(parts: list[int]) -> list[int]:
    """The year, month and day up to the first that cannot be."""
    limits = ((-9999, 9999), (1, 24), (1, 31))
    for index, (part, (low, high)) in enumerate(zip(parts, limits, strict=False)):
        if not low <= part <= high or not part:
            return parts[:index]
    return parts[:3]
