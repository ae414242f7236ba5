"""The title that is suggested for a brief: who leads in what, in two lines."""

from collections import Counter
from collections.abc import Iterable

from briefgen.brief.brief import Brief
from briefgen.compose.summaries import (
    AHEAD,
    dated,
    in_front,
    is_lower,
    others_of,
    strengths,
    verb_of,
)
from briefgen.compose.words import Words, capital, joined
from briefgen.evidence.comparisons import Comparison
from briefgen.evidence.indicators import Confidence, Indicator
from briefgen.typography.look import Grid

TITLE, NARROW_TITLE, COVER_TITLE = 108, 96, 119  # characters


def headline(words: Words, indicators: Iterable[Indicator]) -> str:
    """A title of at most two lines: the pack's opening when the lead is split, and the widest
    leads of each side, of recent figures that more than one text confirms where there are any.
    Whoever is ahead of those compared is told so where somebody else leads.

    It names what goes into a matter or what comes out of it, not one of each.
    """
    comparisons = _of_one_side(words, [words.comparison(each) for each in indicators])
    leaders = _fronts(comparisons)
    if not leaders and words.fits(words.brief.pack.title):
        return words.brief.pack.title
    if not leaders:
        return _leaderless(words, comparisons)
    sure = [each for each in comparisons if each.indicator.confidence is Confidence.HIGH]
    found = sure if set(_fronts(sure)) == set(leaders) else comparisons  # no side is dropped
    recent = [each for each in found if words.is_recent(each)]
    found = recent if set(_fronts(recent)) == set(leaders) else found
    opening = words.brief.pack.headline
    tries = ((opening, leaders[:2], 2), (opening, leaders[:2], 1), ("", leaders[:2], 1))
    room = _title_room(words.brief)
    statements = (_statement(words, found, *each) for each in (*tries, ("", leaders[:1], 1)))
    told = ""
    for told in statements:
        if len(told) <= room:
            break
    return told


def _of_one_side(words: Words, comparisons: list[Comparison]) -> list[Comparison]:
    """The measures of inputs or those of outputs, whichever have more leaders, then more leads.

    All of them where the library does not say, or where those of one kind have no leader.
    """
    sides = {each.id: each.side for each in words.brief.pack.themes}
    groups = [
        [each for each in comparisons if sides.get(each.indicator.theme) == side]
        for side in ("input", "output")
    ]
    leads = [sum(bool(in_front(each)) for each in group) for group in groups]
    order = [(len(_fronts(group)), led) for group, led in zip(groups, leads, strict=True)]
    best = max(order)
    return groups[order.index(best)] if best[0] else comparisons


def _leaderless(words: Words, comparisons: list[Comparison]) -> str:
    held = {figure.entity for each in comparisons for figure in each.field or each.figures}
    names = joined([words.entity(each).place for each in words.brief.entities if each in held])
    found = strengths(each for each in comparisons if each.figures or not held)
    if not names and found:
        return capital(joined(found[:2]))
    names = names or joined([words.entity(each).place for each in words.brief.entities])
    if not found:
        return capital(names)
    title = f"{names}: {joined(found[:2])}"
    room = _title_room(words.brief)
    return capital(title if len(title) <= room else f"{names}: {joined(found[:1])}")


def _title_room(brief: Brief) -> int:
    """The characters that two lines of a title hold, four of a cover."""
    narrow = brief.template.grid is Grid.SPEECH or brief.template.plain_head
    return COVER_TITLE if brief.template.cover else NARROW_TITLE if narrow else TITLE


def _statement(
    words: Words, found: list[Comparison], opening: str, leaders: list[str], most: int
) -> str:
    parts: list[str] = []
    for leader in leaders:
        own = sorted((c for c in found if in_front(c) == leader), key=_ratio, reverse=True)
        own = _alike(words, own)[: 1 if parts else most]
        verb = _verb(words, own[0])
        same = bool(parts) and verb == "leads in" and " leads in " in parts[0]
        said = f"{'in' if same else verb} {joined(dated(words, own))}"
        if parts:
            parts.append(", " if same else "; ")
        parts.append(f"{words.entity(leader).place} {said}")
    statement = "".join(parts)
    if len(leaders) > 1 and opening:
        return f"{opening}: {statement}"
    return capital(statement)


def _alike(words: Words, own: list[Comparison]) -> list[Comparison]:
    """Those that one verb is right for, recent ones first; one for each strength."""
    keys = [(not words.is_recent(e), is_lower(e), not e.leader, others_of(words, e)) for e in own]
    found = [each for each, key in zip(own, keys, strict=True) if key == min(keys)]
    names = {each.indicator.phrases.strength or each.indicator.short: each for each in found[::-1]}
    return [each for each in found if each in names.values()]


def _verb(words: Words, comparison: Comparison) -> str:
    """What one in front does: "leads in"; where somebody else leads, "is ahead of Ohio in"."""
    recent, lower = words.is_recent(comparison), is_lower(comparison)
    if comparison.leader:
        return verb_of(recent=recent, lower=lower)
    return AHEAD[recent, lower][0].format(others_of(words, comparison))


def _fronts(comparisons: list[Comparison]) -> list[str]:
    """Who is ahead, the one that is so most often first."""
    counts = Counter(who for each in comparisons if (who := in_front(each)))
    return [name for name, _ in counts.most_common()]


def _ratio(comparison: Comparison) -> float:
    low, high = sorted(abs(each.amount) for each in comparison.figures)
    return high / low if low else float("inf")
