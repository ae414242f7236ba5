"""```options: recommendations in rows beside leaving things as they are, in words."""

from briefgen.compose.fences import Fence
from briefgen.compose.words import capital
from briefgen.errors import TemplateError
from briefgen.model.document import Column, Inlines, Table, Text
from briefgen.model.pack import find_recommendation
from briefgen.model.recommendations import Recommendation

UNKNOWN = "Not estimated"


def build(fence: Fence) -> Table:
    """``recommendations: a, b``, optionally ``caption:`` and ``as_is: what leaving it means``."""
    options = fence.options("recommendations", "caption", "as_is")
    names = [each.strip() for each in options.get("recommendations", "").split(",")]
    rows = [_row(_found(fence, each)) for each in names if each]
    if as_is := options.get("as_is", ""):
        rows.append(_texts("Leave things as they are", "No step", "No new cost", as_is))
    return Table(
        id=fence.block_id(),
        columns=tuple(
            Column((Text(title),)) for title in ("Option", "Who, and by when", "Cost", "Trade-off")
        ),
        rows=tuple(rows),
        caption=fence.split(options.get("caption", "The options side by side")),
        description=f"{len(rows)} options with who acts and by when, their cost and trade-off.",
    )


def _found(fence: Fence, name: str) -> Recommendation:
    found = find_recommendation(fence.words.brief.pack, name)
    if not found:
        raise TemplateError(f"There is no recommendation “{name}”.")
    return found


def _row(proposal: Recommendation) -> tuple[Inlines, ...]:
    when = f"{proposal.actor}. {proposal.time}".strip(" .")
    cost = proposal.cost or UNKNOWN
    return _texts(proposal.title, when, capital(cost), capital(proposal.trade_off).rstrip("."))


def _texts(*cells: str) -> tuple[Inlines, ...]:
    return tuple((Text(each),) for each in cells)
