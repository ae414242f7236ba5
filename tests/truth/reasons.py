"""How sure a brief is of its figures and why, what is foreseen, and who has most of a whole."""

import re
from collections.abc import Iterable

from tests.truth.amounts import CARDINALS, amount_of, amount_pattern
from tests.truth.judge import Finding, Judge
from tests.truth.periods import PERIOD, YEAR, key_of
from tests.truth.topic import Indicator
from tests.truth.words import Words

Findings = list[Finding]
_LEVEL = "(high|moderate|low)"
_AS_SAID = {
    "a copy of the source": "figures from a copy of the source",
    "a sample": "the figures are of a sample",
}
# At least so many times as much, and less than so many.
_FOLDS = {
    "grow by half or more": (1.5, 2.0),
    "double": (1.9, 2.1),
    "more than double": (2.0, 3.0),
    "triple": (2.9, 3.1),
    "more than triple": (3.0, 4.0),
    "quadruple": (3.9, 4.1),
    "more than quadruple": (4.0, float("inf")),
}


def _is_wrong(finding: Finding) -> bool:
    return not finding.holds


class Reasons:
    """Reads sentences on confidence, growth to come, and shares of a whole."""

    def __init__(self, words: Words, judge: Judge) -> None:
        self.words = words
        self.judge = judge
        self.indicators = words.topic.indicators
        self.about: Indicator | None = None  # of which the last sentence told
        self.held = ""  # the level of the judgment that was said last

    def read(self, sentence: str, told: Iterable[str]) -> Findings | None:
        """What such a sentence claims of the figures told before; None if it is none."""
        sentence = sentence.removesuffix(".")
        if found := re.fullmatch(
            rf"We have {_LEVEL} confidence in (?:these figures|the figures measured): (.+)",
            sentence,
        ):
            return self._reasons(found[1], found[2], set(told))
        if found := re.fullmatch(
            rf"We hold this judgment with {_LEVEL} confidence, no more than its figures allow",
            sentence,
        ):
            self.held = found[1]
            return []
        if self.held and re.match("Those on |Published |Each comes ", sentence):
            return self._reasons(self.held, sentence[0].lower() + sentence[1:], set(told))
        if found := re.fullmatch(
            rf"We have ({_LEVEL} confidence in (?:the figures on|\w+ of) .+)", sentence
        ):
            return self._by_level(found[1])
        if found := re.fullmatch(
            "We have low confidence in the pace of growth: "
            rf"the projections for ({PERIOD}) are (.+) apart",
            sentence,
        ):
            return self._spread(key_of(found[1]), found[2])
        if sentence.startswith("Confidence is lower where "):
            return self._lower(sentence.removeprefix("Confidence is lower where "))
        self.about = None
        readers = (self._growth, self._most, self._narrowed)
        read = next(filter(None, (each(sentence) for each in readers)), None)
        return read or self._alone(sentence, set(told))

    def _reasons(self, level: str, text: str, told: set[str]) -> Findings | None:
        """“those on one come from a copy, and those on another are of a sample”."""
        parts = re.split(r"(?:,? and |, )(?=(?:those on|published estimates of) )", text)
        reasons = [self._reason(level, each, told) for each in parts]
        return [each for one in reasons for each in one or ()] if all(reasons) else None

    def _reason(self, level: str, reason: str, told: set[str]) -> Findings | None:
        if reason == "each comes from the source itself":
            used = self._of(told)
            less = [one.id for one in used if not self._is_sure(one)]
            return [Finding(level == "high" and not less, f"{level}: {reason}", f"{less}")]
        forms = [
            (rf"those on (.+) end in ({PERIOD})", "moderate", self._ends),
            ("those on (.+) rest on one secondary source()", "moderate", self._secondary),
            ("those on (.+) are of a sample()", "moderate", self._sample),
            ("those on (.+) come from a copy of the source()", "moderate", self._copied),
            ("published estimates of (.+) differ()", "low", self._differ),
        ]
        for pattern, right, judged in forms:
            found = re.fullmatch(pattern, reason)
            parts = self._parts(found[1]) if found else []
            if found and all(map(self._named, parts)):
                best = [
                    min((judged(one, found[2]) for one in self._named(part)), key=_is_wrong)
                    for part in parts
                ]
                return [*best, Finding(level == right, f"{level} confidence", right)]
            counted = re.fullmatch(r"(\w+) measures", found[1]) if found else None
            if found and counted:
                fits = [one for one in self.indicators if judged(one, found[2]).holds]
                enough = len(fits) >= CARDINALS.index(counted[1]) + 1
                return [Finding(enough, f"{found[1]}: {reason}", f"{len(fits)}")]
        return None

    def _parts(self, names: str) -> list[str]:
        """The measures in “a, b and c”, of which one may have such a word in its own name."""
        return [names] if self._named(names) else re.split(r", | and ", names)

    def _by_level(self, text: str) -> Findings | None:
        """“high confidence in the figures on one, and low confidence in those on another (why)”."""
        findings: Findings = []
        for part in re.split(rf"(?:,? and |, )(?={_LEVEL} confidence in )", text)[::2]:
            found = re.fullmatch(
                rf"{_LEVEL} confidence in (?:(?:the figures|those) on )?(.+?)(?: \((.+)\))?", part
            )
            if not found:
                return None
            reasons = [_AS_SAID.get(r, r) for r in (found[3] or "").split("; ")]
            for name in self._parts(found[2]):
                named = self._named(name)
                fits = [one for one in named for r in reasons if self._sure(one, r) == found[1]]
                if named:
                    findings.append(Finding(bool(fits), f"{name}: {part}", "not so"))
            if counted := re.fullmatch(r"(\w+) of the \w+ measures", found[2]):
                findings += self._counted(counted[1], found[1], reasons)
        return findings or None

    def _counted(self, number: str, level: str, reasons: list[str]) -> Findings:
        """How many have a level for one of these reasons, told before or behind: no fewer than are
        said.
        """
        every = self.indicators
        used = [one for one in every if any(self._sure(one, r) == level for r in reasons)]
        least = CARDINALS.index(number) + 1 if number in CARDINALS else 99
        return [Finding(len(used) >= least, f"{number} {level}", f"{len(used)}")]

    def _lower(self, text: str) -> Findings | None:
        """“the figures end in 2020 (one measure and another) and where …”: names or how many."""
        findings: Findings = []
        for part in re.split(r",? and where |, where ", text):
            found = re.fullmatch(r"(.+?) \((.+)\)", part)
            if not found:
                return None
            reason = re.sub("^the figures (come|rest)", r"figures \1", found[1])
            reason = reason.replace("figures come from", "figures from")
            reason = reason.replace("figures rest on ", "")
            names = re.split(r", | and ", found[2])
            if span := re.fullmatch(r"the figures end in (\d{4})–(\d{4})", reason):
                findings += self._span(span[1], span[2], names)
                continue
            for name in names:
                named = self._named(name)
                if named:
                    low = any(self._sure(one, reason) in ("moderate", "low") for one in named)
                    findings.append(Finding(low, f"{name}: {found[1]}", "not so"))
        return findings or None

    def _span(self, first: str, last: str, names: list[str]) -> Findings:
        """Several end in a span of years, which begins and ends as theirs do."""
        ends = []
        for name in names:
            for one in self._named(name)[:1]:
                latest = self.judge.latest(one, self.judge.with_figures(one))
                ends.append(one.end(latest)[:4])
        holds = bool(ends) and (min(ends), max(ends)) == (first, last)
        return [Finding(holds, f"{names} end in {first}–{last}", f"{ends}")]

    def _of(self, told: set[str]) -> list[Indicator]:
        return [one for one in self.indicators if one.id in told]

    def _alone(self, sentence: str, told: set[str]) -> Findings | None:
        """“Moderate confidence: the figures end in 2020”, of one of those told before."""
        projected = "Low confidence for what is projected: .+?; "
        found = re.fullmatch(
            rf"{projected}{_LEVEL} for the figures so far(?:: (.+?))?", sentence, re.I
        ) or re.fullmatch(rf"{_LEVEL} confidence(?:: (.+?))?", sentence, re.I)
        if not found:
            return None
        level, reason = found[1].lower(), found[2] or ""
        named = {one.phrases.get("strength", one.short) for one in self._of(told)}
        used = [one for one in self.indicators if one.phrases.get("strength", one.short) in named]
        fits = [one for one in used if self._sure(one, reason) == level]
        return [Finding(bool(fits) or not used, sentence, f"{sorted(told)}")]

    def _sure(self, indicator: Indicator, reason: str) -> str:
        """The level that a reason stands for, if it holds for an indicator."""
        if reason == "published estimates differ":
            return "low" if indicator.sure == "low" else ""
        if reason == "one secondary source":
            return "moderate" if indicator.sure == "medium" else ""
        if reason == "the figures are of a sample":
            return "moderate" if indicator.coverage < 50 else ""
        if reason == "figures from a copy of the source":
            return "moderate" if not indicator.opened else ""
        if end := re.fullmatch(rf"the figures end in ({PERIOD})", reason):
            return "moderate" if self._ends(indicator, end[1]).holds else ""
        return "high" if self._is_sure(indicator) else ""

    def _is_sure(self, indicator: Indicator) -> bool:
        return indicator.sure == "high" and indicator.coverage >= 50 and indicator.opened

    def _named(self, name: str) -> list[Indicator]:
        return [
            one
            for one in self.indicators
            if name.lower() in (one.short.lower(), one.phrases.get("strength", "").lower())
        ]

    def _ends(self, indicator: Indicator, period: str) -> Finding:
        latest = self.judge.latest(indicator, self.judge.with_figures(indicator))
        end = indicator.end(latest)
        year = re.fullmatch(YEAR, period)
        holds = end[:4] == period if year else latest == key_of(period)
        return Finding(holds, f"those on {indicator.id} end in {period}", latest)

    def _secondary(self, indicator: Indicator, _: str) -> Finding:
        return Finding(indicator.sure == "medium", f"{indicator.id}: one source", indicator.sure)

    def _sample(self, indicator: Indicator, _: str) -> Finding:
        """They stand for less than half of what is measured."""
        covered = f"{indicator.coverage:g}% is covered"
        return Finding(indicator.coverage < 50, f"{indicator.id} is of a sample", covered)

    def _copied(self, indicator: Indicator, _: str) -> Finding:
        """Nobody has opened the source for the library."""
        said = f"{indicator.id} comes from a copy"
        return Finding(not indicator.opened, said, f"opened: {indicator.opened}")

    def _differ(self, indicator: Indicator, _: str) -> Finding:
        """They are disputed, which is what a library’s low confidence stands for."""
        return Finding(indicator.sure == "low", f"{indicator.id} is disputed", indicator.sure)

    def _spread(self, key: str, printed: str) -> Findings | None:
        """How far the projections for one time lie apart."""
        readings = []
        for indicator in self.indicators:
            ahead: dict[tuple[str, str], list[float]] = {}
            for cell in indicator.cells:
                if cell.period.ahead:
                    ahead.setdefault((cell.entity, cell.period.key), []).append(cell.amount)
            unit = re.fullmatch(amount_pattern(indicator), printed, re.IGNORECASE)
            for (_, when), figures in ahead.items():
                if unit and len(figures) > 1:
                    apart = max(figures) - min(figures)
                    holds = when == key and amount_of(printed, indicator).fits(apart)
                    right = f"{apart} in {when}"
                    readings.append([Finding(holds, f"{printed} apart in {key}", right)])
        return min(readings, key=lambda one: not one[0].holds, default=None)

    def _growth(self, sentence: str) -> Findings | None:
        """“Electricity used by … may triple from 2023 to 2030”: by the lowest projection."""
        words = "|".join(sorted(_FOLDS, key=len, reverse=True))
        found = re.fullmatch(
            rf"(.+?)(?: in ({self.words.any}))? may ({words})"
            rf" from ({PERIOD}) to ({PERIOD})",
            sentence,
            re.I,
        )
        named = self._named(found[1]) if found else []
        if not found or not named:
            return None
        readings = []
        for indicator in named:
            who = self.words.entity(found[2], indicator) if found[2] else self._only(indicator)
            fold = self._fold(indicator, who, found[3].lower(), found[4], key_of(found[5]))
            readings.append((indicator, [fold]))
        return self._best(readings)

    def _best(self, readings: list[tuple[Indicator, Findings]]) -> Findings | None:
        """The reading that most of the figures bear out, and of what it told."""
        if not readings:
            return None
        self.about, found = min(readings, key=lambda one: sum(not f.holds for f in one[1]))
        return found

    def _only(self, indicator: Indicator) -> str:
        with_figures = self.judge.with_figures(indicator) or sorted(indicator.held())
        return with_figures[0] if len(with_figures) == 1 else ""

    def _fold(self, indicator: Indicator, who: str, word: str, since: str, key: str) -> Finding:
        own = [cell for cell in indicator.cells if cell.entity == who]
        seen = [cell for cell in own if not cell.period.ahead]
        ahead = [c.amount for c in own if c.period.ahead and c.period.key == key]
        printed = f"{indicator.id} of {who} may {word} by {key}"
        if not seen or not ahead:
            return Finding(False, printed, f"{seen} and {ahead}")
        last = max(seen, key=lambda cell: cell.period.end)
        least, most = _FOLDS[word]
        holds = least < min(ahead) / last.amount < most and last.period.end[:4] == since
        right = f"{min(ahead) / last.amount} times since {last.period.end}"
        return Finding(holds, printed, right)

    def _most(self, sentence: str) -> Findings | None:
        """“The Netherlands had 81.5% and Japan 15.0% of … in 2025”: none of those compared; or
        “…, and Japan most of the rest”.
        """
        sentence, _, rest = sentence.partition(", and ")
        found = re.fullmatch(
            rf"(?:The )?({self.words.any}) had (?:about )?([\d.]+%)"
            rf"(?: and (?:the )?({self.words.any}) (?:about )?([\d.]+%))? of (.+) in ({PERIOD})",
            sentence,
            re.I,
        )
        second = re.fullmatch(rf"(?:the )?({self.words.any}) most of the rest", rest, re.I)
        if not found or bool(rest) != bool(second):
            return None
        readings = []
        for indicator in self.indicators:
            if found[5].lower() in self._wholes(indicator):
                who, key = self.words.entity(found[1], indicator), key_of(found[6])
                share = amount_of(found[2], indicator)
                latest = max(indicator.keys_of(who), key=indicator.end, default="")
                most = share.middle > 50 and who not in self.judge.compared
                told = [
                    self.judge.cell(indicator, who, key, share),
                    Finding(most, f"{who} has most", f"of {self.judge.compared}"),
                    Finding(key == latest, f"told of {key}", latest),
                ]
                if found[3]:
                    told += self._following(indicator, key, found[3], found[4])
                if second:
                    told += self._most_of_the_rest(indicator, key, second[1])
                readings.append((indicator, told))
        return self._best(readings)

    def _narrowed(self, sentence: str) -> Findings | None:
        """“The U.S. lead in … fell from 2.47 points in 2010 to 0.44 in 2020”, 2010 the widest."""
        found = re.fullmatch(
            r"The (.+?) lead in (.+) fell from (?:a peak of )?([\d.]+) percentage points"
            rf" in ({PERIOD})"
            rf" to ([\d.]+) in ({PERIOD})",
            sentence,
            re.IGNORECASE,
        )
        if not found:
            return None
        readings = []
        for indicator in self._named(found[2]):
            who = self.words.entity(found[1], indicator)
            others = [e for e in self.judge.compared if e != who and indicator.keys_of(e)]
            gaps = {
                key: indicator.at(who, key)[0] - indicator.at(others[0], key)[0]
                for key in indicator.keys_of(who)
                if others and indicator.at(others[0], key)
            }
            widest = max(gaps, key=lambda key: gaps[key], default="")
            told = [
                Finding(
                    amount_of(text, indicator).fits(gaps.get(key_of(period), float("nan"))),
                    f"{who} led by {text} in {period}",
                    f"{gaps.get(key_of(period))}",
                )
                for text, period in ((found[3], found[4]), (found[5], found[6]))
            ]
            told.append(Finding(widest == key_of(found[4]), f"{found[4]} the widest", widest))
            readings.append((indicator, told))
        return self._best(readings)

    def _most_of_the_rest(self, indicator: Indicator, key: str, name: str) -> Findings:
        """Who comes second has more than half of what the first has not."""
        first, *others = sorted(indicator.rivals(key).items(), key=lambda each: -each[1])
        who, most = others[0] if others else ("", 0.0)
        named = self.words.entity(name, indicator)
        return [
            Finding(named == who and who not in self.judge.compared, f"{name} is second", who),
            Finding(most > (100 - first[1]) / 2, f"{name} has most of the rest", f"{most}"),
        ]

    def _following(self, indicator: Indicator, key: str, name: str, amount: str) -> Findings:
        """Who comes second in a whole, and is none of those compared."""
        who = self.words.entity(name, indicator)
        held = sorted(indicator.rivals(key).items(), key=lambda each: -each[1])
        if len(held) < 2:
            return [Finding(False, f"{name} is second in {key}", f"{held}")]
        second = held[1][0]
        return [
            self.judge.cell(indicator, who, key, amount_of(amount, indicator)),
            Finding(who == second and who not in self.judge.compared, f"{who} is second", second),
        ]

    def _wholes(self, indicator: Indicator) -> set[str]:
        """Of what the figures are shares, as the words of an indicator have it."""
        told = re.search(r"\{amount\} of (.+?) in \{period\}", indicator.phrases.get("lead", ""))
        shares = {name.lower().partition("share of ")[2] for name in (indicator.short,)}
        return {whole for whole in shares | {told[1].lower() if told else ""} if whole}
