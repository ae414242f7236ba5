"""```options: what could be done, in words: answers to one decision, or recommendations in rows."""

from briefgen.brief.template import Stance
from briefgen.change.identity import PICKS, Role, named
from briefgen.compose.criteria import EVEN_ROWS, MOST, ROWS, columns_of, found, rows_of
from briefgen.compose.fences import Fence
from briefgen.compose.reasoning import options_of
from briefgen.compose.words import capital
from briefgen.document.tree import Column, Inlines, Table, Text
from briefgen.evidence.recommendations import Option, Recommendation

UNKNOWN = "Not estimated"
CHOSEN = 1  # the place of the one recommended: after leaving things as they are


def build(fence: Fence) -> Table:
    """``of: a``, the options of one decision by what is asked of each, or ``recommendations: a,
    b`` in rows, optionally with ``caption:`` and ``as_is: what leaving it means``.
    """
    options = fence.options("of", "recommendations", "caption", "as_is")
    caption = options.get("caption", "")
    if decision := options.get("of", ""):
        return _side_by_side(fence, found(fence, decision), caption)
    names = [each.strip() for each in options.get("recommendations", "").split(",")]
    proposals = [found(fence, each) for each in names if each]
    costs = any(each.cost for each in proposals)
    rows = [_row(each, costs=costs) for each in proposals]
    if as_is := options.get("as_is", ""):
        rows.append(_texts("Leave things as they are", "No step", costs and "No new cost", as_is))
    heads = _texts("Option", "Who, and by when", costs and "Cost", "Trade-off")
    return Table(
        id=named(Role.OPTIONS, PICKS),
        columns=tuple(map(Column, heads)),
        rows=tuple(rows),
        caption=fence.split(caption or "The options side by side"),
        description=f"{len(rows)} options with who acts and by when, and their trade-off.",
    )


def _side_by_side(fence: Fence, proposal: Recommendation, caption: str) -> Table:
    """Leaving things as they are, what is recommended, the others; a neutral kind prefers none."""
    options = options_of(fence.words.brief, proposal)[:MOST]
    even = fence.words.brief.template.stance is Stance.NEUTRAL
    chosen, rows = (-1, EVEN_ROWS) if even else (CHOSEN, ROWS)
    heads = [_head(number, each, chosen) for number, each in enumerate(options)]
    preferred = f"option {chosen + 1} is recommended" if chosen > 0 else "none is preferred"
    return Table(
        id=named(Role.OPTIONS, proposal.id),
        columns=columns_of(heads, marked=chosen),
        rows=rows_of(fence.words, options, rows),
        caption=fence.split(caption or "The options side by side"),
        description=f"{len(options)} options by what is asked of each; {preferred}.",
    )


def _head(number: int, option: Option, chosen: int) -> str:
    said = f"{number + 1}. {capital(option.title)}"
    return f"{said} (recommended)" if number == chosen else said


def _row(proposal: Recommendation, *, costs: bool) -> tuple[Inlines, ...]:
    when = f"{proposal.actor}. {proposal.time}".strip(" .")
    cost = costs and (proposal.cost or UNKNOWN)
    trade_off = capital(proposal.trade_off).rstrip(".")
    return _texts(proposal.title, when, cost and capital(cost), trade_off)


def _texts(*cells: str | bool) -> tuple[Inlines, ...]:
    """The cells that are texts; a column that nobody needs is False."""
    return tuple((Text(each),) for each in cells if isinstance(each, str))
