"""The figures of an indicator: what they are of, and what could not be told of them truly."""

import csv
import io
from collections.abc import Iterator

from briefgen.brief.problems import Problem
from briefgen.checks.library.places import Files, listed, problem
from briefgen.errors import Severity
from briefgen.evidence.comparisons import stands_for_nobody
from briefgen.evidence.indicators import (
    Indicator,
    IndicatorKind,
    Quantity,
    entities,
    observed,
    periods,
)
from briefgen.evidence.pack import Pack
from briefgen.evidence.period_forms import PeriodKind
from briefgen.evidence.periods import Status, read_period

WHOLE = 105  # per cent, as many shares are rounded
OLD = 3  # years before the library’s date


def check(pack: Pack, files: Files) -> Iterator[Problem]:
    """The figures of every indicator; which are old is told once."""
    for indicator in pack.indicators:
        yield from _signs(indicator, files)
        yield from _money(indicator, files)
        yield from _rows(indicator, pack, files)
        yield from _complete(indicator, files)
        yield from _whole(indicator, files)
        yield from _future(indicator, pack, files)
        yield from _kinds(indicator, files)
        yield from _read(indicator, files)
    yield from _old(pack, files)
    yield from _compared(pack, files)


def _signs(indicator: Indicator, files: Files) -> Iterator[Problem]:
    unit, amounts = indicator.unit, [each.amount for each in indicator.figures]
    below = next((n for n, amount in enumerate(amounts) if amount < 0), None)
    if below is not None and not unit.below:
        yield problem(
            Severity.WARNING,
            "library.figures.sign",
            f"“{indicator.id}” has amounts below zero, which sentences tell with a minus sign.",
            files.row(indicator, below),
            "Say under [unit] what stands before them: below = “a deficit of”, above = “a surplus "
            "of”.",
            indicator=indicator.id,
        )
    elif bool(unit.below) != bool(unit.above):
        lacking = "above" if unit.below else "below"
        yield problem(
            Severity.WARNING,
            "library.figures.sign",
            f"[unit] of “{indicator.id}” has no “{lacking}”; the two belong together.",
            files.words(indicator, "below" if unit.below else "above"),
            indicator=indicator.id,
        )
    elif unit.below and not unit.at_zero and 0 in amounts:
        yield problem(
            Severity.NOTE,
            "library.figures.sign",
            f"“{indicator.id}” has a zero and no “at_zero”, such as “a balanced budget”.",
            files.words(indicator, "below"),
            indicator=indicator.id,
        )


def _money(indicator: Indicator, files: Files) -> Iterator[Problem]:
    if indicator.scale is Quantity.MONEY and not indicator.unit.basis:
        yield problem(
            Severity.WARNING,
            "library.figures.basis",
            f"“{indicator.id}” does not say which dollars these are.",
            files.words(indicator, "symbol"),
            "Write under [unit] basis = “current dollars”, or of which year they are.",
            indicator=indicator.id,
        )


def _rows(indicator: Indicator, pack: Pack, files: Files) -> Iterator[Problem]:
    held = entities(indicator)
    for key, name in (("target", indicator.target), ("benchmark", indicator.benchmark)):
        if name and name not in held:
            yield problem(
                Severity.ERROR,
                "library.figures.row",
                f"The {key} “{name}” of “{indicator.id}” is no row of its table.",
                files.words(indicator, key),
                indicator=indicator.id,
            )
        elif name in (pack.subject, *pack.comparators) and name:
            yield problem(
                Severity.ERROR,
                "library.figures.row",
                f"The {key} “{name}” of “{indicator.id}” is one of those that the library "
                "compares, who would then be compared no longer.",
                files.words(indicator, key),
                "Give it a row of its own in the table, under a name of its own.",
                indicator=indicator.id,
            )
    labels = {each.period for each in indicator.figures}
    for label in indicator.breaks:
        if label not in labels:
            yield problem(
                Severity.ERROR,
                "library.figures.row",
                f"The break “{label}” of “{indicator.id}” is no period of its table, so growth "
                "would be told across it.",
                files.words(indicator, "breaks"),
                "Name the first period that is counted in the new way, as the table writes it.",
                indicator=indicator.id,
            )


def _complete(indicator: Indicator, files: Files) -> Iterator[Problem]:
    """Periods in which somebody of a complete list has no figure: a rank would leave them out."""
    if not indicator.complete:
        return
    everybody = [e for e in entities(indicator) if e not in stands_for_nobody(indicator)]
    keys = {(each.entity, each.period) for each in indicator.figures}
    for period in observed(indicator):
        missing = [each for each in everybody if (each, period.label) not in keys]
        if missing and len(missing) < len(everybody):  # of nobody's figures, a target may be
            yield problem(
                Severity.WARNING,
                "library.figures.complete",
                f"“{indicator.id}” is said to be complete, but in {period.label} there is no "
                f"figure for {listed(missing)}.",
                files.words(indicator, "complete"),
                indicator=indicator.id,
            )
            return


def _whole(indicator: Indicator, files: Files) -> Iterator[Problem]:
    """Shares of the world that are more than the world, or tenths of one per cent."""
    if indicator.scale is not Quantity.SHARE_OF_WORLD or indicator.unit.symbol != "%":
        return
    nobody = stands_for_nobody(indicator)
    sums: dict[str, float] = {}
    for each in indicator.figures:
        if each.entity not in nobody:
            sums[each.period] = sums.get(each.period, 0) + each.amount * indicator.unit.factor
    for label, total in sums.items():
        if total > WHOLE:
            yield problem(
                Severity.NOTE,
                "library.figures.whole",
                f"The shares of “{indicator.id}” in {label} are {total:.0f}% together, so some "
                "are counted twice.",
                files.row(indicator, _row_of(indicator, label)),
                "Leave out those that are part of others, or say that it is no share of the world "
                "(scale).",
                indicator=indicator.id,
            )
            return
    largest = max((abs(each.amount) for each in indicator.figures), default=0)
    if 0 < largest <= 1 and len(indicator.figures) > 1:
        yield problem(
            Severity.WARNING,
            "library.figures.whole",
            f"The shares of “{indicator.id}” are none above 1%, as if they were fractions.",
            files.row(indicator, 0),
            "If they are, write under [unit] factor = 100.",
            indicator=indicator.id,
        )


def _row_of(indicator: Indicator, label: str) -> int:
    return next(n for n, each in enumerate(indicator.figures) if each.period == label)


def _future(indicator: Indicator, pack: Pack, files: Files) -> Iterator[Problem]:
    """A figure of a time to come that nobody says is projected would be told as a fact."""
    for number, each in enumerate(indicator.figures):
        period = read_period(each.period, indicator.calendar)
        later = period.start[:7] > pack.date[:7] and period.status is not Status.PROJECTION
        if pack.date and later and each.entity != indicator.target:
            yield problem(
                Severity.ERROR,
                "library.figures.future",
                f"“{indicator.id}” has a figure of {each.period}, after the library’s date, as if "
                "it were observed.",
                files.row(indicator, number),
                f"Write the period as {each.period} (projection).",
                indicator=indicator.id,
            )
            return


def _kinds(indicator: Indicator, files: Files) -> Iterator[Problem]:
    kinds = {each.kind for each in periods(indicator)} - {PeriodKind.UNDATED}
    if len(kinds) > 1 and indicator.kind is not IndicatorKind.RANGE:
        yield problem(
            Severity.NOTE,
            "library.figures.kinds",
            f"“{indicator.id}” has figures by {' and by '.join(sorted(kinds))}, which are not "
            "compared with each other.",
            files.row(indicator, 0),
            indicator=indicator.id,
        )


def _read(indicator: Indicator, files: Files) -> Iterator[Problem]:
    """How labels were read that may mean two things."""
    text = files.texts.get(f"{indicator.id}.csv", "")
    given = [row[1].strip() for row in csv.reader(io.StringIO(text)) if row][1:]
    meant: dict[str, str] = {}
    for label, figure in zip(given, indicator.figures, strict=False):
        if label != figure.period:
            meant.setdefault(label, figure.period)
    if meant:
        said = listed(f"{label} is read as {period}" for label, period in meant.items())
        yield problem(
            Severity.NOTE,
            "library.figures.read",
            f"In “{indicator.id}” {said}.",
            files.row(indicator, given.index(next(iter(meant)))),
            "If that is wrong, say what is meant in pack.toml under [calendar].",
            indicator=indicator.id,
        )


def _old(pack: Pack, files: Files) -> Iterator[Problem]:
    """Those without any figure of the last years, by the year of the newest."""
    found: dict[str, str] = {}
    for indicator in pack.indicators:
        dated = [each.end[:4] for each in observed(indicator) if each.end]
        year = max(dated, default="")
        if year and pack.date[:4].isdigit() and int(pack.date[:4]) - int(year) > OLD:
            found[indicator.id] = year
    if found:
        said = listed(f"{name} ({year})" for name, year in found.items())
        yield problem(
            Severity.NOTE,
            "library.figures.old",
            f"The newest figures are more than {OLD} years older than the library: {said}.",
            files.row(next(i for i in pack.indicators if i.id in found), 0),
        )


def _compared(pack: Pack, files: Files) -> Iterator[Problem]:
    """Whom the topic is about, without figures in all or in some of its indicators."""
    told = [each for each in pack.indicators if each.kind is not IndicatorKind.RANGE]
    for key, names in (("subject", (pack.subject,)), ("comparators", pack.comparators)):
        for name in filter(None, names):
            missing = [each.id for each in told if not observed(each, name)]
            if missing and len(missing) == len(told):
                severity, said = Severity.ERROR, f"No indicator has a figure for “{name}”"
            elif missing:
                severity = Severity.NOTE
                said = f"“{name}” has no figure in {len(missing)} of {len(told)} indicators: "
                said += listed(missing)
            else:
                continue
            place = files.place("pack.toml", key)
            yield problem(severity, "library.figures.nobody", f"{said}.", place, entity=name)
