"""```timeline: when laws, orders and plans that bear on recommendations came about, by year."""

from collections import Counter
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
    home = _home(instruments)
    told = {
        year: [f"{day(each.date)}: {each.name}{_aside(each, home)}" for each in own]
        for year, own in years
    }
    of = fence.words.entity(home).place if home else ""
    head = "Laws, orders, rulings, bills and plans"
    return Table(
        id=named(Role.TABLE, PICKS, "timeline"),
        columns=columns_of((f"{head}, of {of} unless said" if of else head,)),
        rows=tuple(((Text(year),), (Text("; ".join(own)),)) for year, own in told.items()),
        caption=fence.split(options.get("caption", "") or "Timeline of policy"),
        description=f"{len(instruments)} laws, orders, rulings, bills and plans by year.",
    )


def _home(instruments: list[Instrument]) -> str:
    """Whose most of them are, if the library says it of each."""
    places = Counter(each.place for each in instruments)
    return "" if "" in places or not places else places.most_common(1)[0][0]


def _aside(instrument: Instrument, home: str) -> str:
    """Whose it is, where it is not of those that most are of; that a bill is no law."""
    introduced = "introduced" if instrument.force is Force.NOT_LAW else ""
    whose = instrument.place if home and instrument.place != home else ""
    said = ", ".join(filter(None, (whose, introduced)))
    return f" ({said})" if said else ""
