"""Sources as notes and marks in a citation style, with the polish that a style cannot give."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.brief.brief import Brief
from briefgen.compose.csl import BOLD, ITALIC, TITLE, open_style, run_entry, run_mark
from briefgen.document.inlines import Styled, nest
from briefgen.document.runs import plain
from briefgen.document.text import clean_line
from briefgen.document.tree import SCHEMES, Inlines, Note, Text
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.pack import Source

_MARKS = "".join((*ITALIC, *BOLD, *TITLE))
_MARK = re.compile(f"([{_MARKS}])")
_BETWEEN = f"[{_MARKS}”’]*"
_REPAIRS = (
    (re.compile(rf"([!?])({_BETWEEN})\.(?=\s|$)"), r"\1\2"),  # Who leads?.
    (re.compile(rf"\.([{_MARKS}”’]+)\.(?=\s|$)"), r".\1"),  # “Energy Inc.”.
    (re.compile(rf",([{_MARKS}”’]+),"), r",\1"),
    (re.compile(r"\(\s*\)|\[\s*\]"), ""),
    (re.compile(r"\s+([,;.])(?=\s|$)"), r"\1"),
    (re.compile(r" {2,}"), " "),
)
_INSIDE = re.compile(rf"([^{_MARKS}])([{_MARKS}]*)”([{_MARKS}]*)([.,])(?!\w)")
_TITLED = re.compile(
    rf"[\s,]*[“‘{ITALIC[0]}{BOLD[0]}]*{TITLE[0]}[^{TITLE[1]}]*{TITLE[1]}[{ITALIC[1]}{BOLD[1]}”’.,]*"
)
_NUMBER = re.compile(rf"^([{_MARKS}]*)[\[(]?1[\]).]*\s*")
_YEAR = re.compile(r" (?=(?:\d{4}|n\.d\.)[a-z-]*\)?$)")


class Cited(NamedTuple):
    """The notes in the order in which they are printed, and what they are called."""

    notes: tuple[Note, ...]
    title: str


def cite(sources: Sequence[Source], style: CitationStyle, language: str) -> Cited:
    """Notes for sources in the order in which the text cites them.

    Notes and numbered styles keep that order; the others are alphabetical, and their notes have a
    mark. Sources that the text would name alike get a letter behind the year.

    Raises:
        CitationError: the style cannot be run.
    """
    kind = open_style(style, language).kind
    if kind == "in-text":
        return Cited(tuple(_references(sources, style, language)), "References")
    notes = (
        Note(each.id, number, _entry(style, language, _Key(each)))
        for number, each in enumerate(sources, start=1)
    )
    return Cited(tuple(notes), "Sources")


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
    order = sorted(keys, key=lambda each: _sorting(_entry(style, language, keys[each])))
    marks = {each: _mark(style, language, keys[each]) for each in order}
    alike: dict[str, list[str]] = {}
    for each in order:
        alike.setdefault(marks[each], []).append(each)
    for number, each in enumerate(order, start=1):
        twins = alike[marks[each]]
        suffix = _letter(twins.index(each)) if len(twins) > 1 else ""
        entry = _entry(style, language, keys[each], suffix)
        yield Note(each, number, entry, _mark(style, language, keys[each], suffix))


def _letter(index: int) -> str:
    """The letter behind a year: a, b, …, z, aa, ab and so on."""
    first, last = divmod(index, 26)
    return (_letter(first - 1) if first else "") + chr(ord("a") + last)


def _sorting(entry: Inlines) -> str:
    letters = re.sub(r"[^\w\s]", "", plain(entry)).casefold()
    return re.sub(r"^(the|a|an) ", "", letters)


@functools.lru_cache(maxsize=4096)
def _entry(style: CitationStyle, language: str, key: _Key, suffix: str = "") -> Inlines:
    opened = open_style(style, language)
    text = _polished(run_entry(opened, key.source, suffix), language)
    if opened.kind == "numeric":
        text = _NUMBER.sub(r"\1", text)
    return _inlines(text, key.source) or (Text(key.source.id),)


@functools.lru_cache(maxsize=4096)
def _mark(style: CitationStyle, language: str, key: _Key, suffix: str = "") -> str:
    text = run_mark(open_style(style, language), key.source, suffix)
    mark = clean_line(_MARK.sub("", _polished(text, language)))
    if mark.startswith("(") and mark.endswith(")"):
        mark = mark[1:-1]
    mark = re.sub(r",(?=”?$)", "", mark)
    return _YEAR.sub("\u00a0", mark) or key.source.id


def _polished(text: str, language: str) -> str:
    """No doubled titles, stops or empty brackets; American stops stand within quotation marks."""
    for again in reversed(list(_TITLED.finditer(text))[1:]):
        text = text[: again.start()] + text[again.end() :]
    for pattern, repaired in _REPAIRS:
        text = pattern.sub(repaired, text)
    if language == "en-US":
        text = _INSIDE.sub(_moved_inside, text)
    return text.strip()


def _moved_inside(found: re.Match[str]) -> str:
    last, inner, outer, stop = found.groups()
    kept = "" if last in ".?!," and stop == "." else stop
    return f"{last}{inner}{kept}”{outer}"


def _inlines(text: str, source: Source) -> Inlines:
    """Marked text as inlines. The address is on the title; bare, it tells a listener nothing."""
    address = _address(source)
    looks = {"strong": 0, "emphasis": 0, "title": 0}
    openers = {ITALIC[0]: "emphasis", BOLD[0]: "strong", TITLE[0]: "title"}
    closers = {ITALIC[1]: "emphasis", BOLD[1]: "strong", TITLE[1]: "title"}
    found: list[Styled] = []
    for part in _MARK.split(text):
        if part in openers:
            looks[openers[part]] += 1
        elif part in closers:
            looks[closers[part]] -= 1
        elif part:
            url = address if looks["title"] > 0 else ""
            found.append(Styled(Text(part), looks["strong"] > 0, looks["emphasis"] > 0, url))
    return nest(found)


def _address(source: Source) -> str:
    url, doi = clean_line(source.url), clean_line(source.doi)
    if url.lower().startswith(SCHEMES):
        return url
    return f"https://doi.org/{doi}" if doi else ""
