"""A person's own sources: BibTeX (.bib) or CSL-JSON (.json), as Zotero writes them → Source."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefgen.document.text import clean_line
from briefgen.errors import CitationError, Place
from briefgen.evidence.pack import Author, Source
from briefgen.sources.bibtex import Entry, plain_text, read_entries
from briefgen.sources.files import read_text

MOST = 5_000  # sources of a file
_LONGEST = 2_000  # characters of a field that is kept
_AUTHORS = 100
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "report",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
}
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_AND = re.compile(" and ", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def read_bibliography(path: Path) -> tuple[Source, ...]:
    """The sources of a .bib or .json file, in its order.

    Raises:
        CitationError: the file cannot be read, is of another kind, or a source lacks its title.
    """
    text = read_text(path, CitationError)
    match path.suffix.lower():
        case ".bib":
            found = [(_from_bibtex(each), each.line) for each in _entries(text, path.name)]
        case ".json":
            found = [(_from_json(each), 0) for each in _items(text, path.name)]
        case _:
            message = "Sources come from a BibTeX file (.bib) or a CSL-JSON file (.json)."
            raise CitationError(message, Place(path.name))
    if not found:
        raise CitationError("The file has no sources.", Place(path.name))
    return _checked(found, path.name)


def _checked(found: Iterable[tuple[Source, int]], file: str) -> tuple[Source, ...]:
    sources: dict[str, Source] = {}
    for source, line in found:
        place = Place(file, line)
        if not source.id:
            raise CitationError("A source has no id; give it one.", place)
        if source.id in sources:
            raise CitationError(f"There are two sources “{source.id}”; rename one.", place)
        if not source.title:
            raise CitationError(f"The source “{source.id}” has no title.", place)
        sources[source.id] = source
    return tuple(sources.values())


def _entries(text: str, file: str) -> Iterator[Entry]:
    for number, entry in enumerate(read_entries(text, file)):
        if number >= MOST:
            raise CitationError(f"The file has more than {MOST} sources.", Place(file))
        yield entry


def _from_bibtex(entry: Entry) -> Source:
    fields = {name: _cut(plain_text(value)) for name, value in entry.fields.items()}
    kind = _TYPES.get(entry.kind, "webpage" if fields.get("url") else "document")
    issue = fields.get("issue") or (fields.get("number", "") if kind == "article-journal" else "")
    names = entry.fields.get("author") or entry.fields.get("editor") or ""
    date = fields.get("date") or fields.get("year", "")
    return Source(
        _cut(entry.key),
        _title(fields),
        _first(fields, "publisher", "institution", "school", "organization"),
        url=_web(fields.get("url", "")),
        type=kind,
        issued=_date(date, fields.get("month", "")),
        accessed=_date(fields.get("urldate", "")),
        author=tuple(_people(names)),
        container_title=_first(fields, "journal", "journaltitle", "booktitle"),
        volume=fields.get("volume", ""),
        issue=issue,
        page=fields.get("pages", ""),
        number="" if issue else fields.get("number", ""),
        doi=_DOI.sub("", fields.get("doi", "")),
        note=fields.get("note", ""),
    )


def _title(fields: Mapping[str, str]) -> str:
    title, sub = fields.get("title", ""), fields.get("subtitle", "")
    return f"{title}: {sub}" if title and sub else title


def _people(names: str) -> Iterator[Author]:
    """Authors; what stands wholly in braces is an institution."""
    for name in _outside_braces(names)[:_AUTHORS]:
        plain = _cut(plain_text(name))
        family, comma, given = plain.partition(", ")
        if (name.startswith("{") and name.endswith("}")) or not (comma or " " in plain):
            yield Author(literal=plain)
        elif comma:
            yield Author(family=family, given=given)
        else:
            first, last = _parted(plain.split())
            yield Author(family=last, given=first)


def _parted(words: list[str]) -> tuple[str, str]:
    """Given and family name of "Ludwig van Beethoven": particles belong to the family."""
    start = next((i for i, word in enumerate(words[:-1]) if i and word[:1].islower()), -1)
    return " ".join(words[:start]), " ".join(words[start:])


def _outside_braces(names: str) -> list[str]:
    """Names parted at each "and" that stands in no braces."""
    names = " ".join(names.split())
    parts, depth, last = [], 0, 0
    ands = {found.start(): found.end() for found in _AND.finditer(names)}
    for place, sign in enumerate(names):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if place in ands and depth == 0:
            parts.append(names[last:place].strip())
            last = ands[place]
    return [part for part in (*parts, names[last:].strip()) if part]


def _items(text: str, file: str) -> list[dict[str, Any]]:
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
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        raise CitationError("The file is not CSL-JSON: it must be a list of sources.", place)
    if len(items) > MOST:
        raise CitationError(f"The file has more than {MOST} sources.", place)
    return items


def _from_json(item: dict[str, Any]) -> Source:
    authors = item.get("author") or item.get("editor") or []
    people = (_person(each) for each in authors[:_AUTHORS]) if isinstance(authors, list) else ()
    return Source(
        _text(item, "citation-key") or _text(item, "id"),
        _text(item, "title"),
        _text(item, "publisher"),
        url=_web(_text(item, "URL")),
        type=_text(item, "type") or "document",
        issued=_json_date(item.get("issued")),
        accessed=_json_date(item.get("accessed")),
        author=tuple(each for each in people if each),
        container_title=_text(item, "container-title"),
        volume=_text(item, "volume"),
        issue=_text(item, "issue"),
        page=_text(item, "page"),
        number=_text(item, "number"),
        doi=_DOI.sub("", _text(item, "DOI")),
        note=_text(item, "note") if item.get("type") != "webpage" else "",
    )


def _person(data: object) -> Author | None:
    if not isinstance(data, dict):
        return None
    particles = (_text(data, f"{kind}dropping-particle") for kind in ("", "non-"))
    family = " ".join(part for part in (*particles, _text(data, "family")) if part)
    author = Author(family, _text(data, "given"), _text(data, "literal"))
    return author if author != Author() else None


def _text(data: Mapping[str, Any], name: str) -> str:
    """A field as text: numbers are written out, of a list the first counts."""
    value = data.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _cut(_MARKUP.sub("", str(value)))


def _json_date(data: object) -> dict[str, list[list[int]]]:
    if not isinstance(data, dict):
        return {}
    parts = data.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return _date("-".join(str(each)[:4] for each in parts[0][:3]))
    return _date(_text(data, "raw") or _text(data, "literal"))


def _date(text: str, month: str = "") -> dict[str, list[list[int]]]:
    """A CSL date from ``2024``, ``2024-05`` or ``2024-05-03``, and a month by name or number."""
    found = _ISO.search(text)
    if not found or not int(found[1]):
        return {}
    numbers = [int(each) for each in found.groups() if each]
    if len(numbers) == 1 and month:
        number = int(month) if month.isdecimal() else 0
        name = month[:3].lower()
        numbers.append(_MONTHS.index(name) + 1 if name in _MONTHS else number)
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        numbers = numbers[:1]
    if len(numbers) > 2 and not 1 <= numbers[2] <= 31:
        numbers = numbers[:2]
    return {"date-parts": [numbers]}


def _first(fields: Mapping[str, str], *names: str) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _web(address: str) -> str:
    address = "".join(address.split())
    return address if address.lower().startswith(("http://", "https://")) else ""


def _cut(text: str) -> str:
    return clean_line(text)[:_LONGEST].strip()
