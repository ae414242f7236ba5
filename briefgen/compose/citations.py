"""Sources as notes and marks in a citation style."""

import contextlib
import functools
import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from briefgen import paths
from briefgen.brief.brief import Brief
from briefgen.compose import csl
from briefgen.disk_cache import DiskCache
from briefgen.document.inlines import Styled, nest, safe_link
from briefgen.document.runs import plain
from briefgen.document.text import clean_line
from briefgen.document.tree import Inlines, Note, Text
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.pack import Source
from briefgen.fingerprints import fingerprint

_YEAR = re.compile(r" (?=(?:\d{4}|n\.d\.)[a-z-]*\)?$)")


class Cited(NamedTuple):
    """The notes in the order in which they are printed, and what they are called.

    ``untold`` are sources of which the style prints nothing: their titles stand in.
    """

    notes: tuple[Note, ...]
    title: str
    untold: tuple[str, ...] = ()


def cite(sources: Sequence[Source], style: CitationStyle, language: str) -> Cited:
    """Notes for sources in the order in which the text cites them.

    Notes and numbered styles keep that order; the others are alphabetical, and their notes have a
    mark. Sources that the text would name alike get a letter behind the year.

    What was cited before is taken from disk: opening a style alone takes longer than a page.

    Raises:
        CitationError: the style cannot be run.
    """
    data = msgspec.msgpack.encode((style, language, tuple(sources)))
    styles = fingerprint(paths.STYLES.rglob("*.*"))
    kept, key = DiskCache(paths.cache() / "cited"), hashlib.sha256(styles + data).hexdigest()
    known = kept.get(key)
    if known is not None:
        with contextlib.suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(known, type=Cited)
    made = _cited(sources, style, language)
    kept.put(key, msgspec.msgpack.encode(made))
    return made


def _cited(sources: Sequence[Source], style: CitationStyle, language: str) -> Cited:
    kind = csl.open_style(style, language).kind
    untold = tuple(each.id for each in sources if not _entry(style, language, _Key(each)))
    if kind == "in-text":
        return Cited(tuple(_references(sources, style, language)), "References", untold)
    notes = (
        Note(each.id, number, _told(style, language, _Key(each)))
        for number, each in enumerate(sources, start=1)
    )
    return Cited(tuple(notes), "Sources", untold)


def try_style(style: CitationStyle, brief: Brief) -> None:
    """Cite some sources of a brief in a style, to know whether it can be run.

    Raises:
        CitationError: it cannot.
    """
    cite((*brief.own.sources[:3], *brief.pack.sources[:3]), style, brief.language)


class _Key:
    """A source as a key of a cache: equal when every field is."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._fields = repr(source)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._fields == other._fields

    def __hash__(self) -> int:
        return hash(self._fields)


def _references(sources: Sequence[Source], style: CitationStyle, language: str) -> Iterator[Note]:
    """Entries by their first letters, each with the mark that the text shows."""
    keys = {each.id: _Key(each) for each in sources}
    order = sorted(keys, key=lambda each: _sorting(_told(style, language, keys[each])))
    marks = {each: _mark(style, language, keys[each]) for each in order}
    alike: dict[str, list[str]] = {}
    for each in order:
        alike.setdefault(marks[each], []).append(each)
    for number, each in enumerate(order, start=1):
        twins = alike[marks[each]]
        suffix = _letter(twins.index(each)) if len(twins) > 1 else ""
        entry = _told(style, language, keys[each], suffix)
        yield Note(each, number, entry, _mark(style, language, keys[each], suffix))


def _letter(index: int) -> str:
    """The letter behind a year: a, b, …, z, aa, ab and so on."""
    first, last = divmod(index, 26)
    return (_letter(first - 1) if first else "") + chr(ord("a") + last)


def _sorting(entry: Inlines) -> str:
    letters = re.sub(r"[^\w\s]", "", plain(entry)).casefold()
    return re.sub(r"^(the|a|an) ", "", letters)


def _told(style: CitationStyle, language: str, key: _Key, letter: str = "") -> Inlines:
    """The entry; the title where the style prints nothing."""
    return _entry(style, language, key, letter) or (Text(f"{_title(key.source)}."),)


def _title(source: Source) -> str:
    return clean_line(source.title) or source.id


@functools.lru_cache(maxsize=4096)
def _entry(style: CitationStyle, language: str, key: _Key, letter: str = "") -> Inlines:
    opened = csl.open_style(style, language)
    # the notes that we ship have the address on the title alone
    address = opened.kind != "note" or bool(opened.name)
    item = csl.item_of(key.source, opened.kind, address=address, letter=letter)
    return _inlines(csl.entry(opened, item), key.source)


@functools.lru_cache(maxsize=4096)
def _mark(style: CitationStyle, language: str, key: _Key, letter: str = "") -> str:
    opened = csl.open_style(style, language)
    item = csl.item_of(key.source, opened.kind, short=True, letter=letter)
    mark = clean_line("".join(run.text for run in csl.mark(opened, item)))
    if mark.startswith("(") and mark.endswith(")"):
        mark = mark[1:-1]
    mark = re.sub(r",(?=”?$)", "", mark)
    return _YEAR.sub("\u00a0", mark) or _title(key.source)


def _inlines(runs: Sequence[csl.Run], source: Source) -> Inlines:
    """Runs as inlines. The address is on the title; bare, it tells a listener nothing."""
    address = _address(source)
    found = (
        Styled(Text(run.text), run.bold, run.italic, address if run.title else "") for run in runs
    )
    return nest(found)


def _address(source: Source) -> str:
    doi = clean_line(source.doi)
    return safe_link(source.url) or (f"https://doi.org/{doi}" if doi else "")
