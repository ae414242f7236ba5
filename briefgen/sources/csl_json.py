"""CSL-JSON, as Zotero writes it → Source."""

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from briefgen.document.text import clean_line
from briefgen.errors import CitationError, Place
from briefgen.evidence.pack import Author, Source
from briefgen.sources.source_dates import json_date

_LONGEST = 2_000  # characters of a field that is kept
_PEOPLE = 100
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_LOWERED = re.compile(r"<sub>([\d+-]{1,10})</sub>", re.IGNORECASE)
_RAISED = re.compile(r"<sup>([\d+-]{1,10})</sup>", re.IGNORECASE)
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_AGAIN = {
    "event-title": "event",
    "container-title-short": "journalAbbreviation",
    "title-short": "shortTitle",
}
_FIELDS = {field.encode_name: field for field in msgspec.structs.fields(Source)}


def read_items(text: str, file: str) -> list[Any]:
    """The items of a file, whatever they are.

    Raises:
        CitationError: it is no list of sources.
    """
    place = Place(file)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"The file is not valid JSON: {error.msg}."
        raise CitationError(message, Place(file, error.lineno)) from error
    except ValueError as error:  # an integer of thousands of digits
        raise CitationError("A number in the file is too long.", place) from error
    except RecursionError as error:
        raise CitationError("The file is nested too deeply.", place) from error
    items = data.get("items", [data]) if isinstance(data, dict) else data
    if not isinstance(items, list) or (items and not any(isinstance(each, dict) for each in items)):
        raise CitationError("The file is not CSL-JSON: it must be a list of sources.", place)
    return items


def source_of(item: Mapping[str, Any]) -> Source:
    """The source of an item; what is missing or odd stays empty."""
    found: dict[str, Any] = {}
    for name, field in _FIELDS.items():
        if name == "licence":
            continue
        if "Author" in str(field.type):
            found[field.name] = _people(item.get(name))
        elif name in ("issued", "accessed", "original-date", "event-date"):
            found[field.name] = json_date(item.get(name))
        else:
            found[field.name] = _text(item, name) or _text(item, _AGAIN.get(name, name))
    found["id"] = _text(item, "citation-key") or found["id"]
    found["url"] = _web(found["url"])
    found["doi"] = _DOI.sub("", found["doi"])
    found["type"] = found["type"] or "document"
    if item.get("type") == "webpage":
        found["note"] = ""
    return Source(**found)


def _people(data: object) -> tuple[Author, ...]:
    people = (_person(each) for each in data[:_PEOPLE]) if isinstance(data, list) else ()
    return tuple(each for each in people if each != Author())


def _person(data: object) -> Author:
    if not isinstance(data, dict):
        return Author()
    return Author(
        _text(data, "family"),
        _text(data, "given"),
        _text(data, "literal"),
        _text(data, "suffix"),
        _text(data, "non-dropping-particle"),
        _text(data, "dropping-particle"),
    )


def _text(data: Mapping[str, Any], name: str) -> str:
    """A field as text: numbers are written out, of a list the first counts."""
    value = data.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = _LOWERED.sub(lambda found: found[1].translate(_LOW), str(value))
    text = _RAISED.sub(lambda found: found[1].translate(_HIGH), text)
    return clean_line(_MARKUP.sub("", text))[:_LONGEST].strip()


_LOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_HIGH = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def _web(address: str) -> str:
    address = "".join(address.split())
    return address if address.lower().startswith(("http://", "https://")) else ""
