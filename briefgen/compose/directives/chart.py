"""```chart: an indicator, or several in one unit, as a picture with its words."""

from briefgen.charts import CHARTS
from briefgen.compose.fences import Fence
from briefgen.compose.summaries import claim, lead_by
from briefgen.compose.words import capital
from briefgen.errors import TemplateError
from briefgen.model.comparisons import WHOLES, newest
from briefgen.model.describe import describe_chart
from briefgen.model.document import Chart, Inlines, Point, Series, Text
from briefgen.model.formatting import format_date, format_span
from briefgen.model.indicators import (
    Figure,
    Indicator,
    Kind,
    Status,
    common_period,
    entities,
    figure,
    periods,
    read_period,
)
from briefgen.model.pack import Source, find_source
from briefgen.model.values import Cell, Reference, show

BARS = 5  # more entities than this are left to the table


def build(fence: Fence) -> Chart:
    """``indicator: a`` or ``indicators: a, b``; optionally ``kind``, ``wide: yes``, ``caption``."""
    options = fence.options("indicator", "indicators", "kind", "wide", "caption", "id")
    chosen = fence.indicators(options.get("indicator") or options.get("indicators", ""))
    kind = options.get("kind") or _fitting(fence, chosen)
    if kind not in CHARTS:
        raise TemplateError(f"There is no chart kind “{kind}”; use one of {', '.join(CHARTS)}.")
    if len({each.unit.symbol or each.unit.nouns for each in chosen}) > 1:
        raise TemplateError("Indicators in different units cannot share a chart.")
    data = _over_time(fence, chosen[0]) if kind == "line" else _compared(fence, chosen)
    categories, series, shown = data
    chart = Chart(
        id=fence.block_id(options.get("id") or "_".join(each.id for each in chosen)),
        kind=kind,
        caption=fence.split(options.get("caption") or _statement(fence, chosen)),
        subtitle=(Text(_subtitle(fence, chosen, shown)),),
        categories=categories,
        series=series,
        alt="",
        unit=chosen[0].unit.symbol,
        source=_source(fence, chosen),
        wide=options.get("wide") in ("yes", "true"),
    )
    return describe_chart(chart)


Data = tuple[tuple[str, ...], tuple[Series, ...], tuple[str, ...]]


def _statement(fence: Fence, chosen: list[Indicator]) -> str:
    if len(chosen) == 1:
        return lead_by(fence.words, chosen[0])
    return claim(fence.words, chosen)


def _fitting(fence: Fence, chosen: list[Indicator]) -> str:
    if len(chosen) > 1:
        return "dumbbell"
    compared = [e for e in fence.words.brief.entities if e in entities(chosen[0])]
    several = len(periods(chosen[0], compared[0])) > 3 if compared else False
    return "line" if several and chosen[0].kind is Kind.SERIES else "bar"


def _over_time(fence: Fence, indicator: Indicator) -> Data:
    """One line for each entity of the brief, gaps left open."""
    shown = [e for e in fence.words.brief.entities if e in entities(indicator)]
    shown = shown or list(entities(indicator)[:3])
    labels = [
        p.label for p in periods(indicator) if any(figure(indicator, e, p.label) for e in shown)
    ]
    return _grouped(fence, indicator, shown, labels)


def _compared(fence: Fence, chosen: list[Indicator]) -> Data:
    """Bars of one indicator, an entity each; or indicators in rows with the brief's entities."""
    if len(chosen) == 1:
        return _one_period(fence, chosen[0])
    names = fence.words.brief.entities[:2]
    rows = [each for each in chosen if common_period(each, names)]
    if not rows:
        raise TemplateError("No indicator of this chart has figures for both entities.")
    at = {each.id: fence.words.comparison(each).figures[0].period for each in rows}
    series = tuple(
        Series(
            fence.words.entity(entity).id,
            fence.words.rank(entity),
            tuple(_point(fence, each, figure(each, entity, at[each.id])) for each in rows),
        )
        for entity in names
    )
    labels = tuple(capital(each.telling.strength or each.short) for each in rows)
    return labels, series, tuple(at.values())


def _one_period(fence: Fence, indicator: Indicator) -> Data:
    compared = fence.words.comparison(indicator).figures
    later = fence.words.comparison(indicator).later
    names = [e for e in fence.words.brief.entities if e in entities(indicator)]
    if later and len(names) > 1:
        return _grouped(fence, indicator, names, [compared[0].period, later[-1].period])
    at = compared[0].period if compared else ""
    found = [f for f in indicator.figures if f.period == at] if at else list(newest(indicator))
    found = [f for f in found if f.entity not in WHOLES]
    ordered = sorted(found, key=lambda f: (-f.amount, f.entity))[:BARS]
    points = tuple(_point(fence, indicator, each) for each in ordered)
    labels = tuple(fence.words.entity(each.entity).id for each in ordered)
    return (
        labels,
        (Series(capital(fence.words.measure(indicator)), -1, points),),
        tuple(f.period for f in ordered),
    )


def _grouped(fence: Fence, indicator: Indicator, names: list[str], labels: list[str]) -> Data:
    series = tuple(
        Series(
            fence.words.entity(entity).id,
            fence.words.rank(entity),
            tuple(_point(fence, indicator, figure(indicator, entity, label)) for label in labels),
        )
        for entity in names
    )
    return tuple(labels), series, tuple(labels)


def _point(fence: Fence, indicator: Indicator, found: Figure | None) -> Point:
    if found is None:
        return Point(None)
    reference = Reference((Cell(indicator.id, found.entity, found.period),))
    projected = read_period(found.period).status is Status.PROJECTION
    meant = found.amount * indicator.unit.factor
    text = show(reference, fence.words.indicators, fence.words.brief.language)
    return Point(meant, text, reference, projected, fence.words.rank(found.entity))


def _subtitle(fence: Fence, chosen: list[Indicator], shown: tuple[str, ...]) -> str:
    span = format_span(tuple(read_period(label) for label in dict.fromkeys(shown)))
    if len(chosen) > 1:
        return f"{capital(chosen[0].unit.nouns)}, {span}"
    unit = chosen[0].unit
    measure = capital(fence.words.measure(chosen[0]))
    basis = unit.basis or (unit.symbol if unit.symbol not in ("", "$", "%") else "")
    basis = basis or (unit.nouns if unit.symbol == "%" else "")
    extra = f", {basis}" if basis and basis not in measure else ""
    return f"{measure}{extra}, {span}" if span and span not in measure else f"{measure}{extra}"


def _source(fence: Fence, chosen: list[Indicator]) -> Inlines:
    found = [find_source(fence.words.brief.pack, each.source) for each in chosen]
    sources = list(dict.fromkeys(_credit(each) for each in found if each))
    accessed = format_date(fence.words.brief.pack.date, fence.words.brief.language)
    return (Text(f"Source: {'; '.join(sources)}. Data as of {accessed}."),)


def _credit(source: Source) -> str:
    return f"{source.publisher} ({source.year})"
