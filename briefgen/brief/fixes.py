"""What puts a problem right: edits as plain data, which a person applies with one click.

An edit names ids, counts and words only, so that it goes through any wire. To add one: a struct, a
line in ``Edit``, a case in ``_applied``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

import msgspec
from msgspec.structs import replace

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.template import PAGES, Prominence
from briefgen.document.release import Marking
from briefgen.document.tree import Section
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.pack import Pack, find_indicator


class ChooseIndicator(msgspec.Struct, frozen=True, tag="choose_indicator"):
    """Add an indicator, which the installed library may have where the brief does not."""

    indicator: str


class DropIndicators(msgspec.Struct, frozen=True, tag="drop_indicators"):
    """Take indicators out of the choice."""

    indicators: tuple[str, ...]


class DropRecommendation(msgspec.Struct, frozen=True, tag="drop_recommendation"):
    """Take a recommendation out of the choice."""

    recommendation: str


class StopComparing(msgspec.Struct, frozen=True, tag="stop_comparing"):
    """Compare the others only."""

    entity: str


class KeepWords(msgspec.Struct, frozen=True, tag="keep_words"):
    """Keep a person's words over the text of a section as it is suggested now."""

    section: str


class RestoreWords(msgspec.Struct, frozen=True, tag="restore_words"):
    """Go back to the suggested text of a section."""

    section: str


class TakeMarkingOff(msgspec.Struct, frozen=True, tag="take_marking_off"):
    """Leave the pages unmarked."""


class CiteByDefault(msgspec.Struct, frozen=True, tag="cite_by_default"):
    """Cite sources in Chicago notes."""


class LeaveLetterhead(msgspec.Struct, frozen=True, tag="leave_letterhead"):
    """Keep the office's look, but not its Word file."""


class AllowPages(msgspec.Struct, frozen=True, tag="allow_pages"):
    """Let the brief have so many pages, as far as any may; where picks are seen stays."""

    count: int


class TakeDown(msgspec.Struct, frozen=True, tag="take_down"):
    """Show an indicator in a lower place; all others stay where they are seen."""

    indicator: str
    place: Prominence


class LeaveOutCaveat(msgspec.Struct, frozen=True, tag="leave_out_caveat"):
    """Tell an indicator without what is to be kept in mind of it."""

    indicator: str


class DecideAnew(msgspec.Struct, frozen=True, tag="decide_anew"):
    """Have it decided again which picks are seen where."""


class LeaveWord(msgspec.Struct, frozen=True, tag="leave_word"):
    """Take a word as spelled right in this brief."""

    word: str


Edit = (
    ChooseIndicator
    | DropIndicators
    | DropRecommendation
    | StopComparing
    | KeepWords
    | RestoreWords
    | TakeMarkingOff
    | CiteByDefault
    | LeaveLetterhead
    | AllowPages
    | TakeDown
    | LeaveOutCaveat
    | DecideAnew
    | LeaveWord
)


class Fix(msgspec.Struct, frozen=True):
    """An edit and how a person calls it: a verb and its object, without a full stop."""

    label: str
    edit: Edit


def apply_fix(
    brief: Brief, fix: Fix, library: Pack | None = None, suggested: tuple[Section, ...] = ()
) -> Brief:
    """The brief with this edit; the brief itself where what the edit names is not to be had.

    ``library`` is the installed one, ``suggested`` are the sections as suggested now.
    """
    after = applied(brief, fix.edit, library, {each.id: each for each in suggested})
    return brief if after == brief else after


def applied(
    brief: Brief,
    edit: Edit,
    library: Pack | None = None,
    suggested: Mapping[str, Section] = MappingProxyType({}),
) -> Brief:
    """The brief with an edit; ``suggested`` are its sections by id."""
    match edit:
        case ChooseIndicator(indicator):
            return _with_indicator(brief, indicator, library)
        case DropIndicators(indicators):
            for each in indicators:
                brief = edits.drop_indicator(brief, each) if each in brief.indicators else brief
            return brief
        case DropRecommendation(proposal):
            held = proposal in brief.recommendations
            return edits.drop_recommendation(brief, proposal) if held else brief
        case StopComparing(entity):
            others = tuple(each for each in brief.entities if each != entity)
            return edits.compare(brief, others) if len(others) < len(brief.entities) else brief
        case KeepWords(section) | RestoreWords(section):
            if section not in suggested:
                return brief
            decide = edits.accept_base if isinstance(edit, KeepWords) else edits.restore_section
            return decide(brief, section, suggested[section].blocks)
        case TakeMarkingOff():
            return edits.set_marking(brief, Marking())
        case CiteByDefault():
            return edits.set_citation_style(brief, CitationStyle())
        case LeaveLetterhead():
            return edits.set_brand(brief, replace(brief.brand, letterhead=b"", left_out=()))
        case LeaveWord(word):
            return edits.leave_word(brief, word)
        case AllowPages() | TakeDown() | LeaveOutCaveat() | DecideAnew():
            return _made_room(brief, edit)
        case _:
            assert_never(edit)


def _made_room(brief: Brief, edit: AllowPages | TakeDown | LeaveOutCaveat | DecideAnew) -> Brief:
    match edit:
        case AllowPages(count):
            return edits.allow_pages(brief, min(count, PAGES))
        case TakeDown(indicator, place):
            held = indicator in brief.indicators
            return edits.take_down(brief, indicator, place) if held else brief
        case LeaveOutCaveat(indicator):
            return edits.leave_out_caveat(brief, indicator)
        case DecideAnew():
            return edits.decide_anew(brief)
        case _:
            assert_never(edit)


def _with_indicator(brief: Brief, indicator: str, library: Pack | None) -> Brief:
    same = library if library and library.id == brief.pack.id else None
    if not any(find_indicator(each, indicator) for each in (brief.pack, same) if each):
        return brief
    return edits.choose_indicator(brief, indicator, same)
