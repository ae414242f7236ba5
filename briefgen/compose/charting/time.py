"""Shapes over time: all periods, the last few, or the first and the last."""

from collections.abc import Sequence

from briefgen.compose.charting.asked import (
    Asked,
    Data,
    grouped,
    in_rows,
    labels_of,
    lacking,
    levels,
    measures,
    nobody,
    present,
    told_apart,
)
from briefgen.compose.charting.gaps import with_gaps
from briefgen.compose.words import capital
from briefgen.evidence.chart_kinds import FAR_FROM_ZERO
from briefgen.evidence.indicators import Better, Figure, Indicator, entities, figure_in
from briefgen.evidence.periods import Status, read_period
from briefgen.evidence.values import Cell, Operation, Reference, show

SLOPES = 8  # at most
_LOG_FROM = 1000.0  # largest to smallest amount


def by_period(asked: Asked) -> Data:
    """The last three periods in rows, an entity each series."""
    if len(asked.chosen) > 1:
        return measures(asked)
    names = present(asked)
    return in_rows(asked.words, grouped(asked, names, labels_of(asked.chosen[0], names)[-3:]))


def over_time(asked: Asked) -> Data:
    """Everybody compared over all periods; years that nobody has are gaps."""
    one, names = asked.chosen[0], present(asked)
    labels = with_gaps(labels_of(one, names))
    moving, steady = told_apart(asked, labels)
    last = next((each for each in reversed(labels) if figure_in(one, names[0], each)), "")
    data = grouped(asked, [*names, *moving], labels)
    amounts = [p.amount for s in data.series for p in s.points if p.amount is not None]
    wide = bool(amounts) and min(amounts) > 0 and max(amounts) / min(amounts) >= _LOG_FROM
    breaks = tuple(label for label in data.categories[1:] if label in one.breaks)
    remark = one.break_note if breaks else ""
    lines = () if wide else levels(asked, last, steady)
    notes = _apart(asked, names, labels)
    return data._replace(
        log=wide, breaks=breaks, remark=_as_sentence(remark), levels=lines, notes=notes
    )


def _apart(asked: Asked, names: list[str], labels: list[str]) -> tuple[str, ...]:
    """How far the competing projections of one for the last period are apart, in words."""
    found = rival_figures(asked.chosen[0], names[0], labels) if len(names) == 1 else []
    if len(found) < 2:
        return ()
    cells = tuple(Cell(asked.chosen[0].id, f.entity, f.period) for f in (found[0], found[-1]))
    reference = Reference(cells, Operation.DIFFERENCE)
    text = show(reference, asked.words.indicators, asked.words.brief.language)
    return (f"{text}{' points' if asked.chosen[0].unit.symbol == '%' else ''} apart",)


def rival_figures(indicator: Indicator, entity: str, labels: Sequence[str]) -> list[Figure]:
    """The projections of one for the last of these periods, highest first."""
    held = [f for each in labels if (f := figure_in(indicator, entity, each))]
    end = read_period(held[-1].period).end if held else ""
    last = [f for f in held if end and read_period(f.period).end == end]
    projected = all(read_period(f.period).status is Status.PROJECTION for f in last)
    return sorted(last, key=lambda f: -f.amount) if projected else []


def _as_sentence(note: str) -> str:
    return f"{capital(note.strip()).removesuffix('.')}." if note.strip() else ""


def as_total(asked: Asked) -> Data:
    return over_time(asked)._replace(log=False)


def first_and_last(asked: Asked) -> Data:
    """The first and the last period that everybody shown has."""
    one, names = asked.chosen[0], present(asked)
    wanted = labels_of(one, names)
    ends = [x for x in wanted if all(figure_in(one, e, x) for e in names)]
    everybody = [e for e in entities(one) if e not in nobody(asked)]
    both = [e for e in everybody if all(figure_in(one, e, x) for x in (ends[0], ends[-1]))]
    found = {e: f.amount for e in both if (f := figure_in(one, e, ends[-1]))}
    best = 1 if one.better is Better.LOWER else -1
    others = sorted((e for e in both if e not in names), key=lambda e: (best * found[e], e))
    room = max(SLOPES - len(names), 0)
    data = grouped(asked, [*names, *others[:room]], [ends[0], ends[-1]])
    more = f"{len(others) - room} more not shown." if len(others) > room else ""
    missing = lacking(len(everybody) - len(both), len(everybody), "one of the two")
    amounts = [p.amount for s in data.series for p in s.points if p.amount is not None]
    far = min(amounts) > max(amounts) * FAR_FROM_ZERO
    remarks = (more, missing, "The scale does not begin at zero." if far else "")
    return data._replace(remark=" ".join(filter(None, remarks)))
