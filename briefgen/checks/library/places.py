"""Where in the files of a topic library something stands."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from briefgen.brief.problems import Problem
from briefgen.errors import Place, Severity, params
from briefgen.evidence.indicators import Indicator

NAMED = 6  # of many, that a sentence names


class Files(msgspec.Struct, frozen=True, dict=True):
    """The text of each file of a library by its name, without its folder; and the folder's name."""

    texts: Mapping[str, str] = {}
    folder: str = ""

    @cached_property
    def _lines(self) -> Mapping[str, list[str]]:
        return {name: text.splitlines() for name, text in self.texts.items()}

    @cached_property
    def _rows(self) -> Mapping[str, list[int]]:
        """The lines of each table's figures."""
        tables = ((name, lines) for name, lines in self._lines.items() if name.endswith(".csv"))
        return {name: [n for n, line in enumerate(e, start=1) if line][1:] for name, e in tables}

    def place(self, file: str, key: str = "", under: str = "") -> Place:
        """The line of a key, in the entry of this id where there are several."""
        lines = self._lines.get(file, [])
        first = 0
        if under:
            named = re.compile(rf"""["']?id["']?\s*[=:]\s*["']{re.escape(under)}["']""")
            first = next((n for n, line in enumerate(lines) if named.search(line)), 0)
        wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=:]""")
        for number in range(first, len(lines)) if key else ():
            if wanted.match(lines[number]):
                return Place(file, number + 1)
            if under and number > first and lines[number].startswith("[["):
                break
        return Place(file, first + 1 if under else 0)

    def said(self, file: str, key: str, text: str) -> Place:
        """The line on which a key says this."""
        wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=:]\s*["']+{re.escape(text)}""")
        lines = self._lines.get(file, [])
        return Place(file, next((n for n, e in enumerate(lines, start=1) if wanted.match(e)), 0))

    def row(self, indicator: Indicator, index: int) -> Place:
        """The line of a figure in its table, the first being 0."""
        lines = self._rows.get(f"{indicator.id}.csv", [])
        return Place(f"{indicator.id}.csv", lines[index] if index < len(lines) else 0)

    def words(self, indicator: Indicator, key: str) -> Place:
        """The line of a key of an indicator."""
        return self.place(f"{indicator.id}.toml", key)


def problem(
    severity: Severity, code: str, message: str, place: Place, fix: str = "", **given: str | int
) -> Problem:
    """A problem of a library; the file and its line are told before the sentence."""
    return Problem(severity, code, message, place, fix, params(**given))


def listed(names: Iterable[str]) -> str:
    """Names one after the other; of many the first, and how many more there are."""
    found = list(names)
    more = len(found) - NAMED
    return ", ".join(found[:NAMED]) + (f" and {more} more" if more > 0 else "")
