"""BibTeX → entries as plain data, through bibtexparser; each that cannot be read with its line."""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefgen.errors import CitationError, Place
from briefgen.sources.tex import LONGEST

_BLOCKS = 40_000  # of a file
_SIGNS = 1_500_000  # that part fields; a file of 3,600 entries has 240,000
_COMMANDS = 100_000  # of TeX; a file of 3,600 entries has 4,000
_MACROS = 200_000  # characters of all @string together
_PERCENT = re.compile(r"^[ \t]*%.*$", re.MULTILINE)
_BARE = re.compile(r"[^\s#{}\",]+")
_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
UNREAD = ("abstract", "annotation", "annote", "file", "keywords")  # fields
_OWN = ("crossref", "xref", "xdata", "ids", "related", "options", "key", "label", "shorthand")
_NO_SOURCES = ("set", "xdata")  # they only gather or give
_BECOMES = {"title": "booktitle", "subtitle": "booksubtitle"}


class Entry(NamedTuple):
    """One entry: its kind and the names of its fields in small letters, values as TeX."""

    kind: str
    key: str
    fields: dict[str, str]
    line: int


class Flaw(NamedTuple):
    """What could not be read: a sentence, and the line at which it begins."""

    message: str
    line: int


def read_entries(text: str, file: str) -> tuple[list[Entry], list[Flaw]]:
    """Every entry of a file, with what it takes over from others, and what is left out.

    Raises:
        CitationError: there is far too much.
    """
    from bibtexparser import model
    from bibtexparser.entrypoint import parse_string

    if text.count("@") > _BLOCKS or sum(text.count(sign) for sign in ',={}"') > _SIGNS:
        raise CitationError("The file has far too many entries.", Place(file))
    if sum(text.count(sign) for sign in "\\$") > _COMMANDS:
        raise CitationError("The file has far too many commands of TeX.", Place(file))
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(_PERCENT.sub("", text), parse_stack=[])
    macros = {month: month for month in _MONTHS}
    entries: list[Entry] = []
    flaws: list[Flaw] = []
    total = 0
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, model.String):
            macros[block.key.lower()] = _value(str(block.value), macros)[:LONGEST]
            total += len(macros[block.key.lower()])
            if total > _MACROS:
                raise CitationError("The @string macros are far too long.", Place(file, line))
        elif isinstance(block, model.DuplicateFieldKeyBlock):
            entries.append(_entry(block.ignore_error_block, line, macros))
        elif isinstance(block, model.Entry):
            entries.append(_entry(block, line, macros))
        elif isinstance(block, model.DuplicateBlockKeyBlock):
            if isinstance(block.ignore_error_block, model.Entry):
                key = block.ignore_error_block.key
                flaws.append(Flaw(f"There are two sources “{key}”; rename one.", line))
        elif isinstance(block, model.ParsingFailedBlock):
            flaws.append(Flaw("This entry is not closed, or a comma or a sign is missing.", line))
    flaws += [
        Flaw(f"A field of “{each.key}” is far too long.", each.line)
        for each in entries
        if _huge(each)
    ]
    return list(_taken_over([each for each in entries if not _huge(each)])), flaws


def _huge(entry: Entry) -> bool:
    return any(len(each) > LONGEST for name, each in entry.fields.items() if name not in UNREAD)


def _entry(block: object, line: int, macros: Mapping[str, str]) -> Entry:
    fields: dict[str, str] = {}
    for field in getattr(block, "fields", ()):
        fields.setdefault(field.key.strip().lower(), _value(str(field.value), macros))
    kind, key = getattr(block, "entry_type", ""), getattr(block, "key", "")
    return Entry(kind.strip().lower(), key.strip(), fields, line)


def _value(raw: str, macros: Mapping[str, str]) -> str:
    """Braced, quoted or bare text; several are joined by ``#``."""
    made, at, raw = "", 0, raw.strip()
    while at < len(raw):
        sign = raw[at]
        if sign in '{"':
            end = _closing(raw, at + 1, "}" if sign == "{" else '"')
            made, at = made + raw[at + 1 : end], end + 1
        elif found := _BARE.match(raw, at):
            made, at = made + macros.get(found[0].lower(), found[0]), found.end()
        else:
            at += 1
        if len(made) > LONGEST:
            break
    return made


def _closing(raw: str, start: int, end: str) -> int:
    depth = 0
    for found in _BRACE.finditer(raw, start):
        if found[0] == end and depth == 0:
            return found.start()
        depth += {"{": 1, "}": -1}.get(found[0], 0)
    return len(raw)


def _taken_over(entries: list[Entry]) -> Iterator[Entry]:
    """The entries with the fields of those that they refer to by ``crossref`` or ``xdata``."""
    known = {each.key.lower(): each for each in entries}
    for entry in entries:
        if entry.kind in _NO_SOURCES:
            continue
        given: dict[str, str] = {}
        parent = known.get(entry.fields.get("crossref", "").strip().lower())
        for name, value in parent.fields.items() if parent else ():
            if name not in _OWN:
                given[_BECOMES.get(name, name)] = value
        for key in entry.fields.get("xdata", "").split(","):
            data = known.get(key.strip().lower())
            given |= {n: v for n, v in data.fields.items() if n not in _OWN} if data else {}
        yield entry._replace(fields=given | entry.fields)
