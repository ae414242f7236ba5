"""``briefgen update``: what newer figures would change in a brief, and taking them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.updating import FigureChange, Kind, figure_changes, update_figures
from briefgen.errors import UsageError
from briefgen.evidence.dates import format_date, format_period
from briefgen.evidence.formatting import format_amount
from briefgen.evidence.indicators import Amount, Indicator
from briefgen.evidence.pack import Pack, find_indicator
from briefgen.sources import library
from briefgen.store.container import pack_brief
from briefgen.store.saver import save_all

ALL, NBSP = "all", "\N{NO-BREAK SPACE}"
_SAID = {
    Kind.NEW: "new",
    Kind.REVISED: "revised",
    Kind.REBASED: "in another unit",
    Kind.GONE: "no longer held",
}


class Proposal(msgspec.Struct, frozen=True):
    """What a topic library of today would change in a brief, and what of it is wanted."""

    brief: Brief
    pack: Pack
    changes: tuple[FigureChange, ...]
    accepted: frozenset[str]

    @property
    def is_newer(self) -> bool:
        """Whether the library says something else of what is chosen, beside its figures."""
        return self.pack.date != self.brief.pack.date or any(
            _without_figures(self.pack, each) != _without_figures(self.brief.pack, each)
            for each in self.brief.indicators
        )


def _without_figures(pack: Pack, indicator: str) -> Indicator | None:
    found = find_indicator(pack, indicator)
    return replace(found, figures=()) if found else None


def propose(source: Path, pack: str, accept: Sequence[str]) -> Proposal:
    """Compare the figures of a brief with those of a topic library, its own without a name.

    Raises:
        UsageError: a change that is wanted is none, or the library is of another topic.
        ChoiceError: there is no such library.
    """
    brief = pipeline.open_file(source).brief
    newer = library.find_pack(pack or brief.pack.id)
    if brief.indicators and not any(find_indicator(newer, each) for each in brief.indicators):
        raise UsageError(f"“{newer.title}” has none of the indicators of {source.name}.")
    changes = figure_changes(brief, newer)
    known = [each.id for each in changes]
    wanted = known if ALL in accept else list(accept)
    for each in wanted:
        if each not in known:
            near = "; ".join(known) or "none"
            raise UsageError(f"“{each}” is no figure that differs; those that do: {near}.")
    return Proposal(brief, newer, changes, frozenset(wanted))


def take(proposal: Proposal, output: Path) -> Path:
    """Write the brief with what is wanted.

    Raises:
        UsageError: the output is no .brief, or figures of two units would stand side by side.
    """
    if output.suffix.lower() != ".brief":
        raise UsageError(f"{output} must end in .brief.")
    brief = update_figures(proposal.brief, proposal.pack, proposal.accepted)
    save_all({output: pack_brief(pipeline.fit(brief))})
    return output


def rows(proposal: Proposal) -> list[dict[str, Any]]:
    """The changes for programs; amounts are numbers, None where there is no figure."""
    return [
        {
            "id": each.id,
            "title": _title(proposal, each),
            "entity": each.entity,
            "period": each.period,
            "before": each.before,
            "amount": each.amount,
            "kind": each.kind.value,
            "accepted": each.id in proposal.accepted,
        }
        for each in proposal.changes
    ]


def lines(proposal: Proposal) -> list[str]:
    """The changes for people: under each indicator its figures, old and new."""
    told: list[str] = []
    title = ""
    for each in proposal.changes:
        if title != _title(proposal, each):
            title = _title(proposal, each)
            told.append(title)
        mark = "" if each.id in proposal.accepted else ", not taken"
        told.append(
            f"  {each.entity}, {format_period(each.period)}: {_shown(proposal, each)}"
            f" ({_SAID[each.kind]}{mark}) {each.id}"
        )
    return [each.replace(NBSP, " ") for each in (*told, _summary(proposal))]


def _summary(proposal: Proposal) -> str:
    count, day = len(proposal.changes), format_date(proposal.pack.date)
    if proposal.pack.date < proposal.brief.pack.date:
        day += " (older than that of the brief)"
    if not count:
        also = "; its texts may differ" if proposal.is_newer else ""
        return f"No figure differs in the topic library of {day}{also}."
    figures = "1 figure differs" if count == 1 else f"{count} figures differ"
    return f"{figures} in the topic library of {day}; -o FILE.brief takes what is accepted."


def _title(proposal: Proposal, change: FigureChange) -> str:
    found = find_indicator(proposal.pack, change.indicator)
    return found.title if found else change.indicator


def _shown(proposal: Proposal, change: FigureChange) -> str:
    before = shown_amount(proposal.brief.pack, change.indicator, change.before)
    return f"{before} → {shown_amount(proposal.pack, change.indicator, change.amount)}"


def shown_amount(pack: Pack, indicator: str, amount: Amount | None) -> str:
    """An amount in the unit that a library gives it; a dash for none."""
    found = find_indicator(pack, indicator)
    return format_amount(amount, found.unit) if found and amount is not None else "–"
