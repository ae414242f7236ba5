"""What a report tells together: measures by theme, with the steps they lead to; law by status."""

from collections.abc import Iterable, Sequence

from briefgen.change.identity import PICKS, Role
from briefgen.compose.arguments import STANDING, instrument_data
from briefgen.compose.leads import is_measured
from briefgen.compose.pieces import fitting_text, indicators_data
from briefgen.compose.summaries import says_more
from briefgen.compose.words import Words, capital, joined
from briefgen.evidence.recommendations import Force, Instrument, Recommendation

_SIDES = {"input": "Inputs", "output": "Results", "": "Also measured"}
_ALL = "Findings"
READINGS = 3  # that a theme ends with
_STATUSES = (
    ("in_force", "In force: laws, executive orders and rules", (Force.IN_FORCE,)),
    ("issued", "Issued: orders, plans and pilots", (Force.ISSUED, Force.PILOT)),
    ("in_court", "In court", (Force.CASE,)),
    (
        "past",
        "Suspended, not enforced, ended or withdrawn",
        (
            Force.SUSPENDED,
            Force.NOT_ENFORCED,
            Force.SUPERSEDED,
            Force.ENDED,
            Force.WITHDRAWN,
        ),
    ),
    ("proposed", "Proposed, not law", (Force.NOT_LAW,)),
    ("not_binding", "Statements and private plans", (Force.STATEMENT, Force.PRIVATE)),
    ("unstated", "Laws, orders and plans", (Force.UNSTATED,)),
)


def themes_data(
    words: Words, told: Sequence[str], shown: Sequence[Recommendation]
) -> list[dict[str, object]]:
    """The measures told by theme, in the order of the choice: what follows from them together, and
    the numbers of the steps that rest on them or have them against them.
    """
    titles = {each.id: each.title for each in words.brief.pack.themes}
    groups: dict[str, list[str]] = {}
    for each in told:
        groups.setdefault(words.indicators[each].theme, []).append(each)
    found: list[dict[str, object]] = []
    for theme, names in groups.items():
        leads = _steps(names, (each.evidence for each in shown))
        against = _steps(names, (each.against for each in shown))
        again = bool(found) and (found[-1]["leads"], found[-1]["against"]) == (leads, against)
        found.append(
            {
                "id": theme,
                "title": titles.get(theme, theme),
                "items": indicators_data(words, names),
                "leads": leads,
                "against": against,
                "follows": words.about(
                    Role.READING, theme, _follows(_reading(words, names), leads, against, again)
                ),
            }
        )
    return found


def _follows(reading: str, leads: list[int], against: list[int], again: bool) -> str:
    """What a theme means, with the steps that rest on it: "…; the figures lead to step 1"; of two
    in a row with the same steps the second does not list all of them ``again``.
    """
    sides = (("lead to", leads), ("speak against", [e for e in against if e not in leads]))
    said = [f"{verb} {_numbered(numbers)}" for verb, numbers in sides if numbers]
    if not said:
        return reading
    steps = f"the figures {said[0]} as well" if again else f"the figures {' and '.join(said)}"
    return f"{reading.rstrip('.')}; {steps}." if reading else f"{capital(steps)}."


def _numbered(numbers: list[int]) -> str:
    return f"step{'' if len(numbers) == 1 else 's'} {joined([str(each) for each in numbers])}"


def sides_data(words: Words, told: Sequence[str]) -> list[dict[str, object]]:
    """The measures of which one sentence says something, by what their themes are to the matter:
    what goes in, what comes out.
    """
    sides = {each.id: each.side for each in words.brief.pack.themes}
    found = (words.indicators[each] for each in told)
    said = [each for each in found if says_more(words, each) or is_measured(words, each)]
    of = {each.id: sides.get(each.theme, "") for each in said}
    shown = [side for side in _SIDES if side in of.values()]
    return [
        {
            "title": words.about(
                Role.STANDING, side or PICKS, _SIDES[side] if len(shown) > 1 else _ALL
            ),
            "items": indicators_data(words, [each for each in of if of[each] == side]),
        }
        for side in shown
    ]


def _reading(words: Words, names: Iterable[str]) -> str:
    phrases = (words.indicators[each].phrases.so_what for each in names)
    said = [each for each in (fitting_text(words, e, reading=True) for e in phrases) if each]
    return " ".join(dict.fromkeys(said[:READINGS]))


def _steps(names: Sequence[str], sides: Iterable[Sequence[str]]) -> list[int]:
    """The numbers, from 1, of those that one of these measures bears on."""
    return [number for number, side in enumerate(sides, start=1) if set(names) & set(side)]


def laws_data(words: Words, instruments: Iterable[Instrument]) -> list[dict[str, object]]:
    """Instruments under what they are today, the oldest first; ``mixed`` are those of which each
    has to say it for itself.
    """
    every = sorted(instruments, key=lambda each: each.date)
    groups: list[dict[str, object]] = []
    for name, title, forces in _STATUSES:
        own = [each for each in every if each.force in forces]
        mixed = len({STANDING[each.force] for each in own}) > 1
        items = [instrument_data(words, each) for each in own]
        if items:
            groups.append({"id": name, "title": title, "mixed": mixed, "items": items})
    return groups
