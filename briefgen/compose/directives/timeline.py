"""```timeline: when laws, orders and plans that bear on recommendations came about, by year."""

from itertools import groupby

from briefgen.change.identity import PICKS, Role, named
from briefgen.compose.criteria import columns_of, found
from briefgen.compose.fences import Fence
from briefgen.document.tree import Table, Text
from briefgen.evidence.dates import format_date
from briefgen.evidence.formatting import NO_BREAK_SPACE
from briefgen.evidence.recommendations import Force, Instrument, by_force


def build(fence: Fence) -> Table:
    """``recommendations: a, b``, optionally ``caption:``; the oldest first."""
    options = fence.options("recommendations", "caption")
    names = [each.strip() for each in options.get("recommendations", "").split(",")]
    proposals = [found(fence, each) for each in names if each]
    instruments = sorted(by_force(proposals), key=lambda each: each.date)
    language = fence.words.brief.language

    def day(iso: str) -> str:
        said = format_date(iso, language).replace(NO_BREAK_SPACE, " ").replace(iso[:4], "")
        return said.strip(" ,").replace(" ", NO_BREAK_SPACE)

    years = groupby(instruments, key=lambda each: each.date[:4])
    told = {year: [f"{day(i.date)}: {i.name}{_bill(i)}" for i in own] for year, own in years}
    return Table(
        id=named(Role.TABLE, PICKS, "timeline"),
        columns=columns_of(("Laws, orders, rulings, bills and plans",)),
        rows=tuple(((Text(year),), (Text("; ".join(own)),)) for year, own in told.items()),
        caption=fence.split(options.get("caption", "") or "Timeline of policy"),
        description=f"{len(instruments)} laws, orders, rulings, bills and plans by year.",
    )


def _bill(instrument: Instrument) -> str:
    return " (introduced)" if instrument.force is Force.NOT_LAW else ""
