"""```table: indicators in rows, the brief's entities in columns."""

from briefgen.change.identity import Role, named
from briefgen.compose.fences import Fence
from briefgen.compose.words import capital
from briefgen.document.tree import Alignment, Column, Inlines, Table, Text
from briefgen.evidence.indicators import Indicator, figure_in, observed
from briefgen.evidence.periods import Status, read_period, without_remark
from briefgen.evidence.values import ValueFormat


def build(fence: Fence) -> Table:
    """``indicators: a, b``, and optionally ``caption: …``."""
    options = fence.options("indicators", "caption")
    indicators = fence.indicators(options.get("indicators", ""))
    entities = fence.words.brief.entities
    one_unit = len({(each.unit.symbol, each.unit.factor) for each in indicators}) == 1
    alignment = Alignment.FIGURE if one_unit else Alignment.RIGHT
    columns = (
        Column((Text("Measure"),)),
        Column((Text("Period"),)),
        *(Column((Text(fence.words.entity(e).short),), alignment) for e in entities),
    )
    caption = options.get("caption") or "The measures in this brief"
    return Table(
        id=named(Role.TABLE, fence.section),
        columns=columns,
        rows=tuple(_row(fence, each) for each in indicators),
        caption=fence.split(caption),
        description=f"{len(indicators)} measures for {', '.join(entities)}.",
    )


def _row(fence: Fence, indicator: Indicator) -> tuple[Inlines, ...]:
    words = fence.words
    figures = words.comparison(indicator).figures
    latest = observed(indicator)
    period = figures[0].period if figures else latest[-1].label if latest else ""
    unit = indicator.unit.basis or ("" if indicator.unit.symbol else indicator.unit.nouns)
    measure = capital(words.measure(indicator))
    name = f"{measure} ({unit})" if unit and unit not in measure else measure
    held = [figure_in(indicator, entity, period) for entity in words.brief.entities]
    unlike = len({each.period for each in held if each}) > 1  # then each says its own status
    when = words.short_period(without_remark(period) if unlike else period)
    cells: list[Inlines] = [fence.split(name + words.cite(indicator)), (Text(when),)]
    for found in held:
        if found is None:
            cells.append((Text("n/a"),))
            continue
        amount = words.amount(indicator, found, ValueFormat.FULL)
        status = read_period(found.period).status
        told = unlike and status is not Status.OBSERVED
        cells.append(fence.split(f"{amount} ({status})" if told else amount))
    return tuple(cells)
