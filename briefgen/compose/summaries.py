"""Statements about several indicators at once: heads and the bottom line."""

from collections import Counter
from collections.abc import Iterable

from briefgen.compose.sentences import TIMES, points, told
from briefgen.compose.words import Words, capital, clauses, joined
from briefgen.evidence.comparisons import Case, Comparison, Margin, gap_in_points, ratio_is_lawful
from briefgen.evidence.formatting import NO_BREAK_SPACE
from briefgen.evidence.indicators import Better, Indicator
from briefgen.evidence.periods import read_period
from briefgen.evidence.values import Operation

OWN_HEADS = 2  # measures that a head names each in its own words
MEASURES = 6  # that a sentence names; more are told by theme


AHEAD = {
    (True, False): ("is ahead of {0} in", "is ahead in"),
    (False, False): ("was ahead of {0} in", "was ahead in"),
    (True, True): ("does better than {0} on", "does better on"),
    (False, True): ("did better than {0} on", "did better on"),
}  # by whether figures are recent, and less is better; where it has been said of whom, shorter


def claim(words: Words, indicators: Iterable[Indicator]) -> str:
    """A head without a period: "China publishes more AI research; U.S. papers are cited more".

    One or two measures say it in their own words; more are grouped by who leads.
    """
    comparisons = [words.comparison(each) for each in indicators]
    own = [_own_head(words, each) for each in comparisons]
    if all(own) and len(own) <= OWN_HEADS:
        return capital("; ".join(dict.fromkeys(own)))
    by_whom: dict[str, list[str]] = {}
    for leader in _leaders(comparisons):
        said = _led(words, [c for c in comparisons if c.leader == leader])
        by_whom[words.entity(leader).place] = [said]
    for place, said in _ahead(words, comparisons):
        by_whom.setdefault(place, []).append(said)
    parts, before = [], ""
    for place, statements in by_whom.items():
        said = clauses(statements)
        again = before.startswith("leads in ") and ", and " not in before
        parts.append(f"{place} {said.removeprefix('leads ') if again else said}")
        before = said
    parts += _close_ones(words, comparisons)
    if not parts:
        parts = [_subject(words, comparisons)]
    return capital("; ".join(parts))


def says_more(words: Words, indicator: Indicator) -> bool:
    """Whether a head tells something of an indicator, not only what is measured."""
    comparison = words.comparison(indicator)
    return bool(comparison.leader) or comparison.case in (Case.AHEAD, Case.CLOSE)


def _led(words: Words, own: list[Comparison]) -> str:
    """In what one leads, and in what it led when figures were last compared: "leads in patents,
    and led in doctorates (2018)". Where less is better it does better, not more.
    """
    return clauses(_led_parts(words, own))


def _led_parts(words: Words, own: list[Comparison]) -> list[str]:
    parts = []
    for recent in (True, False):
        for lower in (False, True):
            found = [
                each for each in own if words.is_recent(each) is recent and is_lower(each) is lower
            ]
            if found:
                parts.append(f"{verb_of(recent=recent, lower=lower)} {joined(dated(words, found))}")
    return parts


def verb_of(*, recent: bool, lower: bool) -> str:
    """What a leader does: "leads in"; where less is better, "does better on"."""
    if lower:
        return "does better on" if recent else "did better on"
    return "leads in" if recent else "led in"


def is_lower(comparison: Comparison) -> bool:
    """Whether less is better."""
    return comparison.indicator.better is Better.LOWER


def dated(words: Words, found: list[Comparison]) -> list[str]:
    """The strengths, those that are not recent with their period; of many, their themes."""
    if len(found) > MEASURES:
        return _named(words, found, dated=not words.is_recent(found[0]))
    names: dict[str, str] = {}
    for each in found:
        strength = each.indicator.phrases.strength or each.indicator.short
        names.setdefault(strength, "" if words.is_recent(each) else _in_brackets(words, each))
    if len(names) > 1 and len(set(names.values())) == 1 and all(names.values()):
        once = names.popitem()
        whole = "both" if len(names) == 1 else "all"
        return [*names, f"{once[0]}{once[1].replace('(', f'({whole} ', 1)}"]
    return [f"{strength}{when}" for strength, when in names.items()]


def _close_ones(words: Words, comparisons: list[Comparison]) -> list[str]:
    """Who are close in what, each pair by name."""
    pairs: dict[frozenset[str], list[Comparison]] = {}
    for each in comparisons:
        if each.case is Case.CLOSE:
            pairs.setdefault(frozenset(f.entity for f in each.level), []).append(each)
    said = []
    for pair, found in pairs.items():
        names = tuple(each for each in words.brief.entities if each in pair)
        recent = [each for each in found if words.is_recent(each)]
        older = [each for each in found if each not in recent]
        tied = [each for each in found if len({f.amount for f in each.level}) == 1]
        kinds = (
            ("are level", [each for each in recent if each in tied]),
            ("are close", [each for each in recent if each not in tied]),
            ("were level", [each for each in older if each in tied]),
            ("were close", [each for each in older if each not in tied]),
        )
        parts = [f"{verb} in {joined(dated(words, some))}" for verb, some in kinds if some]
        said.append(f"{words.pair(names)} {' and '.join(parts)}")
    return said


def message(words: Words, indicators: Iterable[Indicator]) -> str:
    """What several measures say in one sentence: who leads, or else what the first one shows."""
    found = list(indicators)
    if any(says_more(words, each) for each in found):
        return f"{claim(words, found)}."
    return told(words, found[0]) if found else ""


def _subject(words: Words, comparisons: list[Comparison]) -> str:
    """What is measured; the theme, where nobody compared has figures and a list will name them."""
    themes = {each.id: each.title for each in words.brief.pack.themes}
    cases = [each.case for each in comparisons]
    if Case.NOTHING in cases and set(cases) <= {Case.NOTHING, Case.RANGE}:
        found = (each.indicator.theme for each in comparisons)
        return joined(list(dict.fromkeys(themes.get(each, each) for each in found)))
    return joined([words.measure(each.indicator) for each in comparisons])


def _own_head(words: Words, comparison: Comparison) -> str:
    """What a heading says of one measure in its own words, if it has any for this case."""
    head = comparison.indicator.phrases.head
    if not comparison.leader or not head:
        return ""
    said = words.fill(head, comparison.indicator, comparison.figures[0])
    if words.is_recent(comparison):
        return said
    return f"{said}{_in_brackets(words, comparison)}"


def lead_by(words: Words, indicator: Indicator) -> str:
    """How far ahead: "China leads in patents by 6.1 to 1"; not how far of another who is not next;
    without a leader, what is measured.
    """
    comparison = words.comparison(indicator)
    if comparison.case is Case.CLOSE:
        return capital(_close_ones(words, [comparison])[0])
    if not (comparison.leader or comparison.case is Case.AHEAD):
        return indicator.title
    when = "" if words.is_recent(comparison) else _in_brackets(words, comparison)
    if comparison.case is Case.AHEAD:
        said = " ".join(_ahead(words, [comparison])[0])
    elif not leads_other(comparison):
        verb = AHEAD[words.is_recent(comparison), is_lower(comparison)][0]
        strength = comparison.indicator.phrases.strength or comparison.indicator.short
        verb = verb.format(others_of(words, comparison))
        return capital(f"{words.entity(comparison.leader).place} {verb} {strength}{when}")
    else:
        said = f"{words.entity(comparison.leader).place} {_led(words, [comparison])}"
    return f"{capital(said.removesuffix(when))}{distance_of(words, comparison)}{when}"


def leads_other(comparison: Comparison) -> bool:
    """Whether the distance of the two compared is that of a leader: nobody else is nearer."""
    return len(comparison.field) > 2 or comparison.nearest == comparison.figures[1].entity


def _in_brackets(words: Words, comparison: Comparison) -> str:
    when = words.short_period(comparison.figures[0].period)
    return f" ({when.replace(' (', ', ').removesuffix(')')})"


def standing(words: Words, indicators: Iterable[Indicator]) -> str:
    """The bottom line: who leads by which margin in what, then what is close."""
    comparisons = [words.comparison(each) for each in indicators]
    sentences = []
    for leader in _leaders(comparisons):
        own = [each for each in comparisons if each.leader == leader]
        plain = [each for each in own if words.is_recent(each) and not is_lower(each)]
        wide = _named(words, [each for each in plain if each.margin is Margin.WIDE])
        clear = _named(words, [each for each in plain if each.margin is not Margin.WIDE])
        margin = "by wide margins" if len(wide) > 1 else "by a wide margin"
        parts = [f"{margin} in {joined(wide)}"] if wide else []
        if clear:
            parts.append(f"{'more narrowly ' if wide else ''}in {joined(clear)}")
        rest = _led_parts(words, [each for each in own if each not in plain])
        said = [f"leads {', and '.join(parts)}"] if parts else []
        sentences.append(f"{capital(words.entity(leader).place)} {clauses([*said, *rest])}.")
    ahead = [" ".join(each) for each in _ahead(words, comparisons)]
    found = (*ahead, *_close_ones(words, comparisons))
    sentences += [f"{capital(each)}." for each in found]
    return " ".join(sentences)


def _named(words: Words, comparisons: list[Comparison], *, dated: bool = False) -> list[str]:
    """The measures by name, or, where they are many, the themes that they belong to.

    ``dated`` asks for the years of the figures behind the last theme.
    """
    if len(comparisons) <= MEASURES:
        return strengths(comparisons)
    themes = {each.id: each.short or each.title.lower() for each in words.brief.pack.themes}
    found = (each.indicator.theme for each in comparisons)
    names = list(dict.fromkeys(themes.get(each, each) for each in found))
    if dated:
        years = sorted(read_period(each.figures[0].period).end[:4] for each in comparisons)
        names[-1] = f"{names[-1]} ({'–'.join(dict.fromkeys((years[0], years[-1])))})"
    return names


def distance_of(words: Words, comparison: Comparison) -> str:
    """How far ahead the first of two is: " by 6.1 to 1", " by 12%", " by 8 points"; or nothing."""
    indicator, figures = comparison.indicator, comparison.figures
    if len(comparison.field) > 2:
        return ""  # it would be the distance to the second only
    larger, smaller = (each.amount for each in figures)
    if gap_in_points(indicator) and larger > smaller:
        return f" by {points(words, comparison)}"
    if not ratio_is_lawful(comparison):
        return ""
    if larger < TIMES * smaller and indicator.unit.symbol == "%":
        return f" by {points(words, comparison)}"
    if larger < TIMES * smaller:
        return f" by {words.between(Operation.EXCESS, indicator, figures)}"
    ratio = words.between(Operation.RATIO, indicator, figures)
    return f" by {ratio}{NO_BREAK_SPACE}to{NO_BREAK_SPACE}1"


def _ahead(words: Words, comparisons: list[Comparison]) -> list[tuple[str, str]]:
    """Who is ahead where neither leads, and of whom: "is ahead of China in use"."""
    pairs: dict[tuple[str, str], list[Comparison]] = {}
    for each in comparisons:
        if each.case is Case.AHEAD:
            pairs.setdefault((each.figures[0].entity, others_of(words, each)), []).append(each)
    said = []
    for (first, other), found in pairs.items():
        parts: list[str] = []
        for (recent, lower), (verb, again) in AHEAD.items():
            some = [e for e in found if (words.is_recent(e), is_lower(e)) == (recent, lower)]
            if some:
                leads = again if parts else verb.format(other)
                parts.append(f"{leads} {joined(dated(words, some))}")
        said.append((words.entity(first).place, clauses(parts)))
    return said


def others_of(words: Words, comparison: Comparison) -> str:
    """Of whom the first of those compared is ahead: "China", "the other two"."""
    field = comparison.field
    if len(field) == 2:
        return words.entity(field[1].entity).place
    if len(field) == 3 and (comparison.absent or comparison.late):  # two of more than two
        return joined([words.entity(each.entity).place for each in field[1:]])
    return "the other two" if len(field) == 3 else "the others compared"


def _leaders(comparisons: list[Comparison]) -> list[str]:
    """The leaders, the one with most leads first; of equals, the one met first."""
    counts = Counter(each.leader for each in comparisons if each.leader)
    return [name for name, _ in counts.most_common()]


def in_front(comparison: Comparison) -> str:
    """Who is ahead of the others compared, whether or not of everybody."""
    first = comparison.figures[0].entity if comparison.case is Case.AHEAD else ""
    return comparison.leader or first


def strengths(comparisons: Iterable[Comparison]) -> list[str]:
    names = (each.indicator.phrases.strength or each.indicator.short for each in comparisons)
    return list(dict.fromkeys(names))
