"""A person's own sources: BibTeX (.bib) or CSL-JSON (.json), as Zotero writes them → Source."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefgen.brief.bibliography import Bibliography
from briefgen.brief.problems import Problem
from briefgen.errors import CitationError, Place, Severity
from briefgen.evidence.pack import Source
from briefgen.sources import bibtex_sources, csl_json
from briefgen.sources.bibtex import read_entries
from briefgen.sources.files import read_text

MOST = 5_000  # sources of a file


class _Read(NamedTuple):
    source: Source | None  # None: left out for what the message says
    line: int
    message: str = ""


def read_bibliography(path: Path) -> Bibliography:
    """What can be read of a .bib or .json file; a flawed entry does not keep the others out.

    Raises:
        CitationError: the file cannot be read, is of another kind, or has no source at all.
    """
    text = read_text(path, CitationError)
    match path.suffix.lower():
        case ".bib":
            found = list(_bibtex(text, path.name))
        case ".json":
            found = list(_json(text, path.name))
        case _:
            message = "Sources come from a BibTeX file (.bib) or a CSL-JSON file (.json)."
            raise CitationError(message, Place(path.name))
    if not found:
        raise CitationError("The file has no sources.", Place(path.name))
    made = _sorted_out(found, path.name)
    if not made.sources:
        first = made.left_out[0]
        raise CitationError(first.message, first.place)
    return made


def _bibtex(text: str, file: str) -> Iterator[_Read]:
    entries, flaws = read_entries(text, file)
    read = [_Read(bibtex_sources.source_of(each), each.line) for each in entries[:MOST]]
    read += [_Read(None, flaw.line, flaw.message) for flaw in flaws]
    if len(entries) > MOST:
        message = f"The file has more than {MOST} sources; the rest is left out."
        read.append(_Read(None, entries[MOST].line, message))
    yield from sorted(read, key=lambda each: each.line)


def _json(text: str, file: str) -> Iterator[_Read]:
    items = csl_json.read_items(text, file)
    for number, item in enumerate(items[:MOST], start=1):
        if isinstance(item, dict):
            yield _Read(csl_json.source_of(item), 0)
        else:
            yield _Read(None, 0, f"Item {number} is no source.")
    if len(items) > MOST:
        yield _Read(None, 0, f"The file has more than {MOST} sources; the rest is left out.")


def _sorted_out(found: list[_Read], file: str) -> Bibliography:
    sources: dict[str, Source] = {}
    left_out = []
    for each in found:
        message = each.message or _flaw(each.source, sources)
        if message:
            place = Place(file, each.line)
            left_out.append(Problem(Severity.WARNING, "sources.left_out", message, place))
        elif each.source:
            sources[each.source.id] = each.source
    return Bibliography(tuple(sources.values()), tuple(left_out))


def _flaw(source: Source | None, sources: dict[str, Source]) -> str:
    if source is None or not source.id:
        title = f" “{source.title[:80]}”" if source and source.title else ""
        return f"A source{title} has no id; give it one."
    if source.id in sources:
        return f"There are two sources “{source.id}”; rename one."
    return "" if source.title else f"The source “{source.id}” has no title."
