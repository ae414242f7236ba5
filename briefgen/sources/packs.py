"""A pack folder → Pack."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from briefgen.document.text import clean_data, clean_line
from briefgen.errors import PackError, Place
from briefgen.evidence.indicators import (
    Amount,
    Figure,
    Indicator,
    IndicatorKind,
    is_plausible,
)
from briefgen.evidence.pack import PASSAGES, Pack, Passage, Quotation, Source
from briefgen.evidence.period_forms import Calendar
from briefgen.evidence.periods import UnreadPeriodError, settled
from briefgen.evidence.questions import Question
from briefgen.evidence.recommendations import Recommendation
from briefgen.sources.files import convert, inside, read_text, read_toml
from briefgen.sources.kept_packs import kept_pack

_INTEGER = re.compile(r"-?\d+", re.ASCII)
_DECIMAL = re.compile(r"-?\d+\.\d+(e[+-]?\d+)?|-?\d+e[+-]?\d+", re.IGNORECASE | re.ASCII)
_FIELD = re.compile(r"\(in (?:.*, )?([\w.-]+)(?:, entry \d+)?\)\.?$")  # as ``convert`` says it
_ENTRY = re.compile(r"\(in (?:entry (\d+)|“([^”]+)”)(?:, (?:.*, )?([\w-]+))?\)")
_QUOTED = re.compile(r"“([^”]+)”")
_ID = re.compile(r"\w[\w.-]*")
FIGURES = 10_000  # of one table; the largest of our own has 600
DIGITS = 60  # characters of an amount
_COLUMNS = ["entity", "period", "amount"]
_PARTS: dict[str, Any] = {
    "recommendations": tuple[Recommendation, ...],
    "questions": tuple[Question, ...],
    "quotations": tuple[Quotation, ...],
    "passages": tuple[Passage, ...],
}


def read_pack(folder: Path) -> Pack:
    """Read ``pack.toml`` and what stands beside it.

    Raises:
        PackError: with the file of what is wrong and, where it stands in one, the line.
    """
    try:
        return kept_pack(folder, _read)
    except PackError as error:
        if error.place.line or not error.place.file:
            raise
        place = Place(error.place.file, _line(folder, error))
        raise PackError(error.message, place) from error


def _line(folder: Path, error: PackError) -> int:
    """The line of what an error names: a field, or a word in quotation marks; 0 for none."""
    file = error.place.file
    name = file if (folder / file).is_file() else f"indicators/{file}"
    try:
        lines = read_text(inside(folder, name, PackError), PackError).splitlines()
    except PackError:  # what was wrong is that it cannot be read
        return 0
    if entry := _ENTRY.search(error.message):
        return _line_in(lines, entry)
    fields = [each.rpartition(".")[2] for each in _FIELD.findall(error.message)]
    names = [*fields, *_QUOTED.findall(error.message)]
    owners = re.compile(
        r"""\s*["']?id["']?\s*[=:]"""
    )  # where it stands, if nothing nearer is named
    for with_owners in (False, True):
        for each in names:
            word = re.escape(each)
            named = re.compile(rf"""^\s*["']?{word}["']?\s*[=:]|["']{word}["']""")
            for number, line in enumerate(lines, start=1):
                if named.search(line) and (with_owners or not owners.match(line)):
                    return number
    return 0


def _line_in(lines: list[str], entry: re.Match[str]) -> int:
    """The line of a field in an entry of a list, or that where the entry begins; 0 for none."""
    number, own, field = entry.groups()
    heads = [n for n, line in enumerate(lines, start=1) if re.match(r"\s*\[\[\w+\]\]", line)]
    ends = [*heads[1:], len(lines) + 1]
    ids = re.compile(rf"""\s*["']?id["']?\s*=\s*["']{re.escape(own or "")}["']""")
    for order, (head, end) in enumerate(zip(heads, ends, strict=True), start=1):
        within = range(head, end)
        if number and int(number) != order:
            continue
        if own and not any(ids.match(lines[each - 1]) for each in within):
            continue
        named = re.compile(rf"""\s*["']?{re.escape(field or "")}["']?\s*=""")
        found = (each for each in within if field and named.match(lines[each - 1]))
        return next(found, head)
    return 0


def _read(folder: Path) -> Pack:
    file = inside(folder, "pack.toml", PackError)
    if not file.is_file():
        raise PackError(f"There is no topic library in {folder}: pack.toml is missing.")
    data = read_toml(file, PackError, clean_line)
    sources = _sources(inside(folder, "sources.json", PackError))
    data |= {"indicators": [], "sources": []} | {each: _list(folder, each) for each in _PARTS}
    for name, part in _PARTS.items():
        convert(data[name], part, PackError, Place(f"{name}.toml"))
    pack = convert(data, Pack, PackError, Place("pack.toml"))
    if not _ID.fullmatch(pack.id):
        sentence = f"The id “{pack.id}” may have letters, digits, hyphens and underscores."
        raise PackError(sentence, Place("pack.toml"))
    files = sorted(inside(folder, "indicators", PackError).glob("*.toml"))
    indicators = tuple(_indicator(folder, each.stem, pack.calendar) for each in files)
    return _checked(_with(pack, indicators, sources))


def read_texts(folder: Path) -> dict[str, str]:
    """The text of each file of a library that was read, by its name, to find lines in.

    Raises:
        PackError: one cannot be read.
    """
    names = [f"{each}.toml" for each in ("pack", *_PARTS)]
    paths = [inside(folder, each, PackError) for each in (*names, "sources.json")]
    for file in sorted(inside(folder, "indicators", PackError).glob("*.toml")):
        paths += [
            inside(folder, f"indicators/{file.stem}{suffix}", PackError)
            for suffix in (".toml", ".csv")
        ]
    return {each.name: read_text(each, PackError) for each in paths if os.path.lexists(each)}


def _with(pack: Pack, indicators: tuple[Indicator, ...], sources: tuple[Source, ...]) -> Pack:
    order = {theme.id: number for number, theme in enumerate(pack.themes)}
    placed = sorted(indicators, key=lambda i: (order.get(i.theme, len(order)), i.title))
    return replace(pack, indicators=tuple(placed), sources=sources)


def _list(folder: Path, name: str) -> list[object]:
    path = inside(folder, f"{name}.toml", PackError)
    if not os.path.lexists(path):
        return []
    found = read_toml(path, PackError, clean_line).get(name, [])
    if not isinstance(found, list):
        raise PackError(f"Write each entry under [[{name}]].", Place(path.name))
    return found


def _sources(path: Path) -> tuple[Source, ...]:
    text = read_text(path, PackError)
    try:
        data = clean_data(json.loads(text), clean_line)
    except json.JSONDecodeError as cause:
        raise PackError(
            f"The file is not valid JSON: {cause.msg}.", Place(path.name, cause.lineno)
        ) from cause
    except ValueError as cause:  # an integer of thousands of digits
        raise PackError("A number in the file is too long.", Place(path.name)) from cause
    except RecursionError as cause:
        raise PackError("The file is nested too deeply.", Place(path.name)) from cause
    return convert(data, tuple[Source, ...], PackError, Place(path.name), more=True)


def _indicator(folder: Path, name: str, calendar: Calendar) -> Indicator:
    path = inside(folder, f"indicators/{name}.toml", PackError)
    data = read_toml(path, PackError, clean_line)
    data.setdefault("id", path.stem)
    if "telling" in data:  # as libraries called it before
        data.setdefault("phrases", data.pop("telling"))
    indicator = convert(data | {"figures": []}, Indicator, PackError, Place(path.name))
    if "calendar" not in data:
        indicator = replace(indicator, calendar=calendar)
    table = inside(folder, f"indicators/{name}.csv", PackError)
    rivals = indicator.kind is IndicatorKind.RANGE
    figures = _figures(table, indicator.calendar, rivals=rivals)
    if indicator.id != path.stem:
        raise PackError(
            f"The id “{indicator.id}” must be the file's name, “{path.stem}”.", Place(path.name)
        )
    return replace(indicator, figures=figures)


def _figures(path: Path, calendar: Calendar, *, rivals: bool) -> tuple[Figure, ...]:
    """The figures of a table, each with its period as the whole series says that it is meant."""
    rows = [(place, _figure(row, place)) for place, row in _rows(path)]
    if not rows:
        raise PackError("The file has no figures.", Place(path.name))
    if len(rows) > FIGURES:
        sentence = f"The table has {len(rows):,} figures; {FIGURES:,} are the most."
        raise PackError(sentence, rows[FIGURES][0])
    meant = _periods(rows, calendar, rivals=rivals)
    figures: dict[tuple[str, str], Figure] = {}
    for place, given in rows:
        figure = replace(given, period=meant[given.period])
        if (figure.entity, figure.period) in figures:
            raise PackError(f"{figure.entity}, {given.period} stands here twice.", place)
        figures[figure.entity, figure.period] = figure
    return tuple(figures.values())


def _rows(path: Path) -> Iterator[tuple[Place, list[str]]]:
    reader = csv.reader(io.StringIO(read_text(path, PackError)), strict=True)
    try:
        for line, row in enumerate(reader, start=1):
            place = Place(path.name, line)
            if line == 1 and row != _COLUMNS:
                raise PackError("The first line must be entity,period,amount.", place)
            if line > 1 and row:
                yield place, row
    except csv.Error as cause:
        raise PackError(
            f"The file is not valid CSV: {cause}.", Place(path.name, reader.line_num)
        ) from cause


def _periods(
    rows: list[tuple[Place, Figure]], calendar: Calendar, *, rivals: bool
) -> dict[str, str]:
    """What each label of a table is; one that nobody can tell is named with its line."""
    try:
        labels = (figure.period for _, figure in rows)
        return settled(labels, calendar, rivals=rivals)
    except UnreadPeriodError as error:
        place = next(place for place, figure in rows if figure.period == error.label)
        raise PackError(f"{error}.", place) from error


def _figure(row: list[str], place: Place) -> Figure:
    if len(row) != len(_COLUMNS):
        raise PackError(f"This line has {len(row)} cells; it needs entity,period,amount.", place)
    entity, period = clean_line(row[0]), clean_line(row[1])
    if not entity or not period:
        raise PackError("Entity and period must not be empty.", place)
    return Figure(entity, period, _amount(row[2].strip(), place))


def _amount(text: str, place: Place) -> Amount:
    if len(text) <= DIGITS and _INTEGER.fullmatch(text) and is_plausible(int(text)):
        return int(text)
    if len(text) <= DIGITS and _DECIMAL.fullmatch(text) and is_plausible(float(text)):
        return float(text)
    if _INTEGER.fullmatch(text) or _DECIMAL.fullmatch(text):
        raise PackError(f"“{text[:40]}” is not a number of a sensible size.", place)
    raise PackError(f"“{text}” is not a number; write it as 1234.5.", place)


def _checked(pack: Pack) -> Pack:
    known = {source.id for source in pack.sources}
    ids = {indicator.id for indicator in pack.indicators}
    for indicator in pack.indicators:
        place = Place(f"{indicator.id}.toml")
        if indicator.source not in known:
            raise PackError(f"The source “{indicator.source}” is not in sources.json.", place)
        if indicator.rival and indicator.rival not in ids:
            raise PackError(f"The rival “{indicator.rival}” is not an indicator.", place)
    for recommendation in pack.recommendations:
        _known_evidence(recommendation, ids)
    proposals = {each.id for each in pack.recommendations}
    for passage in pack.passages:
        _known_passage(passage, ids, proposals)
    for question in pack.questions:
        _known_question(question, ids, proposals)
    return pack


def _known_question(question: Question, ids: set[str], proposals: set[str]) -> None:
    """Refuse a question about what the pack does not have."""
    place = Place("questions.toml")
    tests = question.thesis.tests if question.thesis else ()
    for each in (*question.indicators, *(test.indicator for test in tests)):
        if each not in ids:
            sentence = f"The question “{question.id}” names “{each}”, which is not an indicator."
            raise PackError(sentence, place)
    named = (each.recommendation for each in question.options if each.recommendation)
    for each in (question.preferred, *named):
        if each not in proposals:
            sentence = f"The question “{question.id}” names “{each}”, which is no recommendation."
            raise PackError(sentence, place)


def _known_evidence(recommendation: Recommendation, ids: set[str]) -> None:
    """Refuse a recommendation that is said to rest on what the pack does not have."""
    for evidence in (*recommendation.evidence, *recommendation.against):
        if evidence not in ids:
            raise PackError(
                f"The evidence “{evidence}” of “{recommendation.id}” is not an indicator.",
                Place("recommendations.toml"),
            )


def _known_passage(passage: Passage, ids: set[str], proposals: set[str]) -> None:
    """Refuse a passage of no known kind, or one about an indicator that the pack does not have."""
    place = Place("passages.toml")
    if passage.kind not in PASSAGES:
        known = ", ".join(PASSAGES)
        raise PackError(
            f"The kind “{passage.kind}” of “{passage.id}” must be one of {known}.", place
        )
    for each in (*passage.indicators, *(test.indicator for test in passage.tests)):
        if each not in ids:
            raise PackError(
                f"The passage “{passage.id}” names “{each}”, which is not an indicator.", place
            )
    for each in passage.recommendations:
        if each not in proposals:
            raise PackError(
                f"The passage “{passage.id}” names “{each}”, which is no recommendation.", place
            )
