"""```options: recommendations in rows beside leaving things as they are, in words."""

from briefgen.brief.lookup import recommendation_of
from briefgen.change.identity import PICKS, Role, named
from briefgen.compose.fences import Fence
from briefgen.compose.words import capital
from briefgen.document.tree import Column, Inlines, Table, Text
from briefgen.errors import TemplateError
from briefgen.evidence.recommendations import Recommendation

UNKNOWN = "Not estimated"


def build(fence: Fence) -> Table:
    """``recommendations: a, b``, optionally ``caption:`` and ``as_is: what leaving it means``."""
    options = fence.options("recommendations", "caption", "as_is")
    names = [each.strip() for each in options.get("recommendations", "").split(",")]
    found = [_found(fence, each) for each in names if each]
    costs = any(each.cost for each in found)
    rows = [_row(each, costs=costs) for each in found]
    if as_is := options.get("as_is", ""):
        rows.append(_texts("Leave things as they are", "No step", costs and "No new cost", as_is))
    heads = _texts("Option", "Who, and by when", costs and "Cost", "Trade-off")
    return Table(
        id=named(Role.OPTIONS, PICKS),
        columns=tuple(map(Column, heads)),
        rows=tuple(rows),
        caption=fence.split(options.get("caption", "The options side by side")),
        description=f"{len(rows)} options with who acts and by when, and their trade-off.",
    )


def _found(fence: Fence, name: str) -> Recommendation:
    found = recommendation_of(fence.words.brief, name)
    if not found:
        raise TemplateError(f"There is no recommendation “{name}”.")
    return found


def _row(proposal: Recommendation, *, costs: bool) -> tuple[Inlines, ...]:
    when = f"{proposal.actor}. {proposal.time}".strip(" .")
    cost = costs and (proposal.cost or UNKNOWN)
    trade_off = capital(proposal.trade_off).rstrip(".")
    return _texts(proposal.title, when, cost and capital(cost), trade_off)


def _texts(*cells: str | bool) -> tuple[Inlines, ...]:
    """The cells that are texts; a column that nobody needs is False."""
    return tuple((Text(each),) for each in cells if isinstance(each, str))
