"""What is true of an indicator, worked out from its cells."""

from datetime import date
from statistics import median, quantiles

import msgspec

from tests.truth.amounts import Amount
from tests.truth.topic import Indicator, Topic

# Wholes and leftovers, who are no rivals of single countries.
WHOLES = {"World", "Rest of world", "Other", "All countries", "State total"}


class Finding(msgspec.Struct, frozen=True):
    """One claim, whether it holds, and what the cells say."""

    holds: bool
    printed: str
    right: str = ""


class Judge:
    """The cells of one library, asked on behalf of one brief."""

    def __init__(self, topic: Topic, compared: tuple[str, ...]) -> None:
        self.topic = topic
        self.compared = compared

    def with_figures(self, indicator: Indicator) -> list[str]:
        apart = self.apart(indicator)
        return [one for one in self.compared if one in indicator.held() and one not in apart]

    def apart(self, indicator: Indicator) -> set[str]:
        """Who is compared with nobody: a target, an average, a whole."""
        return {indicator.target, indicator.benchmark} | WHOLES

    def present(self, indicator: Indicator, key: str) -> dict[str, float]:
        """The figures of those compared at one time; targets and averages are not compared."""
        return {
            entity: indicator.at(entity, key)[0]
            for entity in self.compared
            if indicator.at(entity, key) and entity not in self.apart(indicator)
        }

    def latest(self, indicator: Indicator, entities: list[str]) -> str:
        """The last time for which all of them have an observed figure; "" if there is none.

        Of three and more it may be a later one, for which most have one and the first has, if
        nobody else’s last figure is better than all of that time.
        """
        keys = [indicator.keys_of(entity) for entity in entities]
        common = set.intersection(*keys) if keys else set()
        if len(keys) > 2:
            most = {one for one in keys[0] if 2 * sum(one in each for each in keys) > len(keys)}
            common |= {one for one in most if not self._is_beaten(indicator, entities, one)}
        return max(common, key=indicator.end, default="")

    def _is_beaten(self, indicator: Indicator, entities: list[str], key: str) -> bool:
        now = [indicator.at(one, key)[0] for one in entities if indicator.at(one, key)]
        pick = min if indicator.better == "lower" else max
        for one in entities:
            if not indicator.at(one, key):
                last = max(indicator.keys_of(one), key=indicator.end)
                if self.better(indicator, indicator.at(one, last)[0], pick(now)):
                    return True
        return False

    def cell(self, indicator: Indicator, entity: str, key: str, amount: Amount) -> Finding:
        actual = indicator.at(entity, key)
        printed = f"{entity} {key}: {amount.text}"
        return Finding(any(map(amount.fits, actual)), printed, f"{actual or 'no figure'}")

    def ratio(self, one: float, other: float, printed: Amount) -> Finding:
        right = f"{one} to {other} is {one / other if other else 'no ratio'}"
        holds = bool(other) and printed.fits(one / other)
        return Finding(holds, f"{printed.text} times", right)

    def percent_more(self, one: float, other: float, printed: Amount) -> Finding:
        right = f"{one} to {other} is {(one / other - 1) * 100 if other else 'nothing'}%"
        return Finding(bool(other) and printed.fits((one / other - 1) * 100), printed.text, right)

    def points(self, one: float, other: float, printed: Amount) -> Finding:
        return Finding(printed.fits(abs(one - other)), f"{printed.text} points", f"{one - other}")

    def better(self, indicator: Indicator, one: float, other: float) -> bool:
        return one < other if indicator.better == "lower" else one > other

    def best(self, indicator: Indicator, figures: dict[str, float]) -> set[str]:
        figures = {who: it for who, it in figures.items() if who not in WHOLES} or figures
        pick = min if indicator.better == "lower" else max
        top = pick(figures.values(), default=0.0)
        return {entity for entity, amount in figures.items() if amount == top}

    def rank(self, indicator: Indicator, entity: str, key: str, place: int, of: int) -> Finding:
        everybody = indicator.rivals(key)
        among = {who: it for who, it in everybody.items() if who not in WHOLES}
        own = everybody.get(entity)
        right = f"{entity} has no figure for {key}"
        if own is None:
            return Finding(False, f"{place} of {of}", right)
        ahead = sum(self.better(indicator, other, own) for other in among.values())
        right = f"{ahead + 1} of {len(among)}"
        return Finding((ahead + 1, len(among)) == (place, of), f"{place} of {of}", right)

    def median(self, indicator: Indicator, key: str, of: int, amount: Amount) -> Finding:
        figures = list(indicator.rivals(key).values())
        right = f"median {median(figures) if figures else None} of {len(figures)}"
        holds = bool(figures) and len(figures) == of and amount.fits(median(figures))
        return Finding(holds, f"median of {of} {amount.text}", right)

    def half(self, indicator: Indicator, key: str, low: Amount, high: Amount) -> Finding:
        """Whether the middle half of all lies between these."""
        figures = list(indicator.rivals(key).values())
        lower, _, upper = quantiles(
            figures * 2 if len(figures) < 2 else figures, method="inclusive"
        )
        holds = low.fits(lower) and high.fits(upper)
        return Finding(holds, f"half between {low.text} and {high.text}", f"{lower} and {upper}")

    def reached(self, indicator: Indicator, key: str, target: Amount, n: int, of: int) -> Finding:
        goal = indicator.at(indicator.target, key)
        everybody = indicator.rivals(key)
        groups = [everybody, {who: it for who, it in everybody.items() if who in self.compared}]
        printed = f"target of {target.text} reached by {n} of {of}"
        if not goal or not target.fits(goal[0]):
            return Finding(False, printed, f"target {goal}")
        right = [
            (sum(it == goal[0] or self.better(indicator, it, goal[0]) for it in g.values()), len(g))
            for g in groups
        ]
        return Finding((n, of) in right, printed, f"{right}")

    def leads(
        self, indicator: Indicator, who: str, key: str, over: str = "", now: bool = False
    ) -> Finding:
        """Whether somebody has the best figure, or a better one than somebody else."""
        printed = f"{who} leads in {indicator.id} ({key})" + (f" over {over}" if over else "")
        own = indicator.at(who, key)
        if not own or indicator.better == "neutral":
            return Finding(False, printed, "no figure" if not own else "nobody leads in this")
        if now and self.years_old(indicator, key) > 3:
            return Finding(False, printed, f"{key} is too long ago for the present tense")
        figures = indicator.rivals(key) | self.present(indicator, key)
        if over:
            other = indicator.at(over, key)
            holds = bool(other) and self.better(indicator, own[0], other[0])
            compared = self.present(indicator, key)
            holds = holds and (who in WHOLES or who in self.best(indicator, compared))
            return Finding(holds, printed, f"{own[0]} against {other}; of {compared}")
        best = self.best(indicator, figures)
        first = self.best(indicator, self.present(indicator, key))
        if who in WHOLES:
            best = first = {max(figures, key=lambda one: figures[one])}
        return Finding(who in best and first == {who}, printed, f"{best}, {first}")

    def years_old(self, indicator: Indicator, key: str) -> float:
        end = indicator.end(key)
        now = date.fromisoformat(self.topic.date)
        return (now.year - int(end[:4])) + (now.month - int(end[5:7] or 1)) / 12

    def broken(self, indicator: Indicator, period: str) -> Finding:
        """“From 2009 on something else was counted.”"""
        return Finding(period in indicator.breaks, f"a break in {period}", f"{indicator.breaks}")

    def close(self, indicator: Indicator, one: float, other: float) -> Finding:
        """Nearly the same: within a tenth of each other, or three points of shares."""
        apart = abs(one - other)
        near = apart <= 0.105 * max(abs(one), abs(other))
        if "share" in indicator.scale:
            near = near or apart <= 3.0
        return Finding(near, f"{indicator.id}: nearly the same", f"{one} and {other}")
