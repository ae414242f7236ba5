"""Shapes of parts and of panels: who makes up a whole, and small charts side by side."""

from briefgen.compose.charting.asked import (
    Asked,
    Data,
    grouped,
    in_rows,
    labels_of,
    levels,
    nobody,
    point,
    present,
    told_apart,
)
from briefgen.compose.charting.gaps import with_gaps
from briefgen.compose.words import capital
from briefgen.document.tree import Point, Series
from briefgen.errors import TemplateError
from briefgen.evidence.comparisons import newest
from briefgen.evidence.indicators import (
    Better,
    Indicator,
    common_period,
    entities,
    figure_in,
    periods,
)
from briefgen.evidence.periods import Status, read_period
from briefgen.typography.look import REST

PANELS = 9
OTHERS = "All others"
_REMAINDERS = ("Other", "Rest of world")  # belong to the rest
_OWN_SCALE_FROM = 8.0  # largest panel to smallest


def parts(asked: Asked) -> Data:
    """Those compared, the largest other, and the rest, for a few periods.

    Who is not compared has the colour of others here as everywhere, so that only one of them is
    told apart from the rest.
    """
    words, one = asked.words, asked.chosen[0]
    labels = _few(labels_of(one, present(asked)))
    names = [e for e in words.brief.entities if e in entities(one)]
    everybody = [e for e in entities(one) if e not in nobody(asked)]
    last = [f for e in everybody if (f := figure_in(one, e, labels[-1]))]
    others = sorted((f for f in last if f.entity not in names), key=lambda f: -f.amount)
    kept = [*names[:3], *(f.entity for f in others[: int(len(names) < 3)])]
    data = grouped(asked, kept, labels)
    totals = tuple(each for each in nobody(asked) if each not in _REMAINDERS)
    rest = tuple(_rest(one, (*kept, *totals), label) for label in labels)
    if any(p.amount for p in rest):
        data = data._replace(series=(*data.series, Series(OTHERS, REST, rest)))
    return in_rows(words, data)


def _rest(indicator: Indicator, kept: tuple[str, ...], label: str) -> Point:
    """What everybody else adds up to; without a label, for nobody gave this number."""
    others = [each for each in entities(indicator) if each not in kept]
    amounts = [f.amount for each in others if (f := figure_in(indicator, each, label))]
    projected = read_period(label).status is Status.PROJECTION
    return Point(sum(amounts) * indicator.unit.factor if amounts else None, "", None, projected)


def shares(asked: Asked) -> Data:
    """Parts with what is missing from 100 per cent as all others."""
    data = parts(asked)
    kept = tuple(each for each in data.series if each.name != OTHERS)
    totals = [
        sum(each.points[row].amount or 0 for each in kept) for row in range(len(data.categories))
    ]
    rest = tuple(Point(max(100 - total, 0)) for total in totals)
    series = (*kept, Series(OTHERS, REST, rest)) if any(p.amount for p in rest) else kept
    remark = "" if max(totals) <= 100 else "Shares do not add to 100% because of rounding."
    return data._replace(series=series, remark=remark)


def _few(labels: list[str]) -> list[str]:
    """At most eight periods: the first, the last, and every fifth year between."""
    if len(labels) <= 8:
        return labels
    between = [label for label in labels[1:-1] if label[-1:] in ("0", "5")]
    return [labels[0], *between[-6:], labels[-1]]


def panels(asked: Asked) -> Data:
    """A panel for each entity of one indicator, or for each of several indicators."""
    if len(asked.chosen) > 1:
        return _measure_panels(asked)
    one, compared = asked.chosen[0], asked.words.brief.entities
    known = [e for e in entities(one) if e not in nobody(asked)]
    latest = {f.entity: f.amount for f in newest(one)}
    names = [e for e in compared if e in known]
    best = 1 if one.better is Better.LOWER else -1
    moving, steady = told_apart(asked, labels_of(one, known))
    names += moving
    names += sorted((e for e in known if e not in names), key=lambda e: best * latest.get(e, 0))
    ahead = [each.entity for each in asked.words.comparison(one).figures if each.entity in names]
    names = sorted(names, key=lambda each: each not in (*ahead, *compared[:1], *moving))
    left = len(names) - PANELS
    labels = with_gaps(labels_of(one, names[:PANELS]))
    data = grouped(asked, names[:PANELS], labels)
    breaks = tuple(label for label in data.categories[1:] if label in one.breaks)
    remark = f"{left} more not shown." if left > 0 else ""
    lines = levels(asked, labels[-1], steady)
    return data._replace(remark=remark, breaks=breaks, levels=lines)


def _measure_panels(asked: Asked) -> Data:
    words = asked.words
    names = words.brief.entities[:2]
    rows = [each for each in asked.chosen if common_period(each, names)][:PANELS]
    if not rows:
        raise TemplateError("No indicator of this chart has figures for both entities.")
    labels = {p.label: p for each in rows for p in periods(each) if p.end}
    ordered = sorted(labels, key=lambda label: (labels[label].end, labels[label].start, label))
    series = tuple(
        Series(
            words.entity(entity).id,
            words.rank(entity),
            tuple(point(words, each, figure_in(each, entity, label)) for label in ordered),
            capital(each.phrases.strength or each.short),
        )
        for each in rows
        for entity in names
    )
    highest = [
        max((p.amount or 0 for s in series if s.panel == panel for p in s.points), default=0)
        for panel in dict.fromkeys(s.panel for s in series)
    ]
    units = {each.unit.symbol or each.unit.nouns for each in rows}
    apart = max(highest) > _OWN_SCALE_FROM * max(min(highest), 0)
    return Data(tuple(ordered), series, tuple(ordered), own_scale=len(units) > 1 or apart)
