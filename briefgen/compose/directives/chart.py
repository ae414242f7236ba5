"""```chart: an indicator, or several, as a picture with its words."""

from briefgen.brief.brief import chosen_kind
from briefgen.brief.lookup import source_of
from briefgen.change.identity import Role, named
from briefgen.charts import CHARTS
from briefgen.compose.charting import data_for
from briefgen.compose.charting.asked import Asked, Data
from briefgen.compose.charting.captions import furthest, story
from briefgen.compose.charting.rows import MOST_BARS
from briefgen.compose.fences import Fence
from briefgen.compose.summaries import claim, lead_by
from briefgen.compose.words import capital
from briefgen.document.describe import describe_chart
from briefgen.document.text import clean_line
from briefgen.document.tree import Chart, Inlines, Text
from briefgen.errors import TemplateError
from briefgen.evidence.chart_kinds import fitting
from briefgen.evidence.dates import format_date, format_span
from briefgen.evidence.formatting import BRITISH, format_count
from briefgen.evidence.indicators import Indicator, Unit
from briefgen.evidence.pack import Source
from briefgen.evidence.periods import read_period

ROWS = 5  # more entities than this are left to the table, unless ``rows`` asks for more
LONGEST = 130  # characters of what a caption says of several measures
OVERVIEW = named(Role.CHART, "standing")  # the chart of all that is told
DRAWN = 40  # indicators in one chart; nobody could read more

_OPTIONS = ("indicator", "indicators", "kind", "rows", "wide", "low", "caption", "id")
_YES = ("yes", "true")


def build(fence: Fence) -> Chart:
    """``indicator: a`` or ``indicators: a, b``; optionally ``kind``, ``rows: 8``, ``wide: yes``,
    ``low: yes``, ``caption``, ``id``.
    """
    options = fence.options(*_OPTIONS)
    chosen = fence.indicators(options.get("indicator") or options.get("indicators", ""), DRAWN)
    block = named(
        Role.CHART, clean_line(options.get("id", "")) or "_".join(each.id for each in chosen)
    )
    lawful = fitting(fence.words.brief.entities, chosen)
    kind = _kind(fence, block, options.get("kind", ""), lawful)
    data = data_for(kind, Asked(fence.words, chosen, _rows(options.get("rows", ""))))
    drawn = _drawn(chosen, data)
    chart = Chart(
        id=block,
        kind=kind,
        caption=fence.split(
            options.get("caption") or _statement(fence, block, drawn, (kind, data))
        ),
        subtitle=(Text(_subtitle(fence, drawn, (kind, data))),),
        categories=data.categories,
        series=data.series,
        alt="",
        unit=_axis_unit(chosen[0].unit.symbol, fence.words.brief.language),
        source=_source(fence, drawn, data.remark),
        wide=options.get("wide") in _YES,
        low=options.get("low") in _YES,
        kinds=lawful,
        notes=data.notes,
        tops=data.tops,
        log=data.log,
        own_scale=data.own_scale,
        breaks=data.breaks,
        levels=data.levels,
    )
    return describe_chart(chart)


def _axis_unit(symbol: str, language: str) -> str:
    return "US$" if symbol == "$" and language == BRITISH else symbol


def _kind(fence: Fence, block: str, asked: str, lawful: tuple[str, ...]) -> str:
    """What the person chose, what the template asks for, or what fits best."""
    if asked and asked not in CHARTS:
        raise TemplateError(f"There is no chart kind “{asked}”; use one of {', '.join(CHARTS)}.")
    if asked and asked not in lawful:
        raise TemplateError(
            f"These figures cannot be drawn as “{asked}”; use one of {', '.join(lawful)}."
        )
    chosen = chosen_kind(fence.words.brief, block)
    if chosen in lawful:
        return chosen
    if not asked and not lawful:
        raise TemplateError("No indicator of this chart has figures for both entities.")
    return asked or lawful[0]


def _rows(value: str) -> int:
    if not value:
        return ROWS
    if not value.isdecimal() or not 1 <= int(value) <= MOST_BARS:
        raise TemplateError(f"The rows of a chart are a number from 1 to {MOST_BARS}.")
    return int(value)


def _drawn(chosen: list[Indicator], data: Data) -> list[Indicator]:
    """Those of which the chart shows an amount; words around it are about no other."""
    points = (p for each in data.series for p in each.points if p.reference)
    shown = {cell.indicator for p in points if p.reference for cell in p.reference.cells}
    return [each for each in chosen if each.id in shown] or chosen


def _statement(fence: Fence, block: str, chosen: list[Indicator], drawn: tuple[str, Data]) -> str:
    """What the drawing shows: a story over time, or who leads by how much; of the chart of all that
    is told how many they are, since title and text say who leads.
    """
    if drawn[0] == "changes":
        return furthest(fence.words, drawn[1], chosen[0].unit.symbol) or "Changes side by side"
    if len(chosen) == 1:
        return story(fence.words, chosen[0], *drawn) or lead_by(fence.words, chosen[0])
    said = claim(fence.words, chosen)
    if block == OVERVIEW or len(said) > LONGEST:
        return f"{capital(format_count(len(chosen)))} measures at a glance"
    return said


def _subtitle(fence: Fence, chosen: list[Indicator], drawn: tuple[str, Data]) -> str:
    kind, data = drawn
    periods = tuple(read_period(label) for label in dict.fromkeys(data.shown))
    span = format_span(periods, fence.words.brief.language)
    end = f", {span}" if span else ""
    if kind == "standing":
        return f"Each amount as a share of the highest shown in its row{end}"
    if kind == "changes":
        return _change_in(chosen[0].unit, data)
    if len({each.unit.symbol or each.unit.nouns for each in chosen}) > 1:
        whose = "panel" if data.own_scale else "row"
        return f"Measures in different units{end}; each {whose} has its own scale"
    if len(chosen) > 1:
        nouns = {each.unit.nouns for each in chosen}
        shared = "percent" if chosen[0].unit.symbol == "%" else chosen[0].unit.symbol
        return f"{capital(nouns.pop() if len(nouns) == 1 else shared)}{end}"
    unit = chosen[0].unit
    measure = capital(fence.words.measure(chosen[0]))
    basis = unit.basis or (unit.symbol if unit.symbol not in ("", "$", "%") else "")
    basis = basis or (unit.nouns if unit.symbol == "%" or _is_unsaid(unit, measure) else "")
    extra = f", {basis}" if basis and basis not in measure else ""
    scale = ", log scale" if data.log else ""
    return f"{measure}{extra}{'' if span in measure else end}{scale}"


def _change_in(unit: Unit, data: Data) -> str:
    """What changes are measured in, and which of them are projected."""
    symbol = "percentage points" if unit.symbol == "%" else unit.symbol
    basis = f", {unit.basis}" if unit.basis else ""
    later = any(point.projected for each in data.series for point in each.points)
    hatched = "; hatched bars are projections" if later else ""
    return f"Change, {'dollars' if symbol == '$' else symbol or unit.nouns}{basis}{hatched}"


def _is_unsaid(unit: Unit, measure: str) -> bool:
    """Whether neither a symbol nor the measure says what is counted: days, points."""
    said = measure.lower().split()
    return not unit.symbol and not all(word in said for word in unit.nouns.lower().split())


def _source(fence: Fence, chosen: list[Indicator], remark: str) -> Inlines:
    found = [source_of(fence.words.brief, each.source) for each in chosen]
    sources = list(dict.fromkeys(_credit(each) for each in found if each))
    accessed = format_date(fence.words.brief.pack.date, fence.words.brief.language)
    text = f"Source: {'; '.join(sources)}. Data as of {accessed}."
    return (Text(f"{text} {remark}".rstrip()),)


def _credit(source: Source) -> str:
    return f"{source.publisher} ({source.year})"
