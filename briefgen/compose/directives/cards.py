"""```cards: two to four key figures, each an indicator with a lawful ratio."""

from briefgen.change.identity import PICKS, Role, named
from briefgen.compose.fences import Fence
from briefgen.compose.summaries import leads_other
from briefgen.document.tree import Card, Cards, Text
from briefgen.errors import TemplateError
from briefgen.evidence.formatting import NO_BREAK_SPACE
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.values import Operation, ValueFormat


def build(fence: Fence) -> Cards:
    """``indicators: a, b, c``; at most four. ``notes: yes`` marks each with its source."""
    options = fence.options("indicators", "notes")
    indicators = fence.indicators(options.get("indicators", ""))[:4]
    noted = options.get("notes", "no") == "yes"
    cards = tuple(_card(fence, each, noted=noted) for each in indicators)
    return Cards(named(Role.CARDS, PICKS), cards)


def _card(fence: Fence, indicator: Indicator, *, noted: bool) -> Card:
    words = fence.words
    comparison = words.comparison(indicator)
    if not comparison.leader:
        raise TemplateError(f"Nobody leads on “{indicator.id}”, so it cannot be a card.")
    first, second = comparison.figures
    verb = "leads" if words.is_recent(comparison) else "led"
    if not leads_other(comparison):
        verb = "is ahead" if words.is_recent(comparison) else "was ahead"
    ratio = words.between(Operation.RATIO, indicator, comparison.figures)
    amounts = [words.amount(indicator, first, ValueFormat.BARE), words.amount(indicator, second)]
    described = f"{words.measure(indicator)}, {words.period(first.period)}"
    between = " to "
    if len(comparison.field) > 2:  # to whom the distance is, is else not seen
        between = f"; next {words.entity(second.entity).id}, "
    return Card(
        figure=fence.split(f"{ratio}{NO_BREAK_SPACE}to{NO_BREAK_SPACE}1"),
        leader=f"{words.entity(first.entity).id} {verb}",
        words=(
            Text(f"{described} ("),
            *fence.split(between.join(amounts)),
            *fence.split(f"){words.cite(indicator) if noted else ''}"),
        ),
        rank=words.rank(first.entity),
    )
