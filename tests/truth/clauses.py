"""What follows the opening of a sentence: who is compared, who is ahead, what is foreseen."""

import re

from tests.truth.amounts import CARDINAL, amount_of, amount_pattern, cardinal
from tests.truth.judge import WHOLES, Finding, Judge
from tests.truth.lists import Lists
from tests.truth.periods import PERIOD, key_of
from tests.truth.topic import Indicator
from tests.truth.words import Phrase, Words, phrases

Findings = list[Finding]
_NUMBER = r"\d[\d,]*(?:\.\d+)?"


class Clauses:
    """Reads the clauses of a sentence that tells of one indicator at one time."""

    def __init__(self, words: Words, judge: Judge, lists: Lists) -> None:
        self.words = words
        self.judge = judge
        self.lists = lists
        self._projects = {p.indicator.id: p for p in phrases(words.topic, "projects", words)}

    def rest(
        self, rest: str, indicator: Indicator, key: str, names: list[str]
    ) -> tuple[Findings, list[str]] | None:
        """The clauses after the opening: their findings, and who else was told."""
        first, *clauses = rest.split("; ")
        findings: Findings = []
        last = re.match(r", the last (\w+) for (?:all|both)", first)
        if last:
            first = first[last.end() :]
            findings += self.last(last[0], indicator, key)
        told: list[str] = []
        if first:
            compared = self._comparison(first, indicator, key, names[0])
            if compared is None:
                return None
            findings += compared[0]
            told = compared[1]
        everybody = names + told
        more = self.every(clauses, indicator, key, everybody)
        return None if more is None else (findings + more, everybody[len(names) :])

    def last(self, printed: str | None, indicator: Indicator, key: str) -> Findings:
        """“…, the last year for all”: of those compared who have figures."""
        if not printed:
            return []
        latest = self.judge.latest(indicator, self.judge.with_figures(indicator))
        return [Finding(latest == key, f"{key}{printed}", latest)]

    def _comparison(
        self, text: str, indicator: Indicator, key: str, who: str
    ) -> tuple[Findings, list[str]] | None:
        own = indicator.at(who, key)
        one = own[0] if own else float("nan")
        if found := re.fullmatch(r",? against (.+)", text):
            items = self.lists.items(found[1], indicator)
            return self.lists.cells(items, indicator, key) if items else None
        forms = [
            (rf", (?:about )?({_NUMBER}) times (.+)", self.judge.ratio),
            (r", (twice) (.+)", self.judge.ratio),
            (rf", ({_NUMBER}%) more than (.+)", self.judge.percent_more),
            (rf", ({_NUMBER}) points? more than (.+)", self.judge.points),
            (rf", ({_NUMBER}%) less than (.+)", self._percent_less),
        ]
        for pattern, judged in forms:
            found = re.fullmatch(pattern, text)
            items = found and self.lists.items(found[2], indicator)
            if found and items:
                findings, told = self.lists.cells(items, indicator, key)
                other = indicator.at(told[0], key) if told else []
                if other:
                    printed = "2.0" if found[1] == "twice" else found[1]
                    findings.append(judged(one, other[0], amount_of(printed)))
                return findings, told
        found = re.fullmatch(rf", (.+): ({_NUMBER}) points?", text)
        items = found and self.lists.items(found[1], indicator)
        if found and items:
            findings, told = self.lists.cells(items, indicator, key)
            other = indicator.at(told[0], key) if told else []
            if other:
                findings.append(self.judge.points(one, other[0], amount_of(found[2])))
            return findings, told
        return None

    def _percent_less(self, one: float, other: float, printed: object) -> Finding:
        amount = amount_of(str(getattr(printed, "text", "")))
        right = (1 - one / other) * 100
        return Finding(amount.fits(right), f"{amount.text} less", f"{right}%")

    def every(
        self, clauses: list[str], indicator: Indicator, key: str, told: list[str]
    ) -> Findings | None:
        findings: Findings = []
        for clause in clauses:
            found = self._clause(clause, indicator, key, told)
            if found is None:
                return None
            findings += found
        return findings

    def _clause(
        self, clause: str, indicator: Indicator, key: str, told: list[str]
    ) -> Findings | None:
        amount, names = amount_pattern(indicator), self.words.names
        ahead = "lower than" if indicator.better == "lower" else "ahead of"
        if found := re.fullmatch(
            rf"of the ({CARDINAL}) compared, ({names}) had the (highest|lowest), ({amount})",
            clause,
            re.IGNORECASE,
        ):
            return self._outermost(indicator, key, found.groups())
        if found := re.fullmatch(
            rf"of the ({CARDINAL}) compared, ({names}) had none", clause, re.IGNORECASE
        ):
            end = "highest" if indicator.better == "lower" else "lowest"
            return self._outermost(indicator, key, (found[1], found[2], end, "none"))
        crowd = re.search(rf"({CARDINAL}|\d+) others(?=, first )", clause, re.IGNORECASE)
        if found := re.fullmatch(
            rf"{ahead} (both|all of them|it|{names}) (?:was|were) ({names})"
            rf"(?:,? (?:each )?with ({amount}))?",
            clause.replace(", first ", " ").replace(f"{crowd[0]} ", "") if crowd else clause,
            re.IGNORECASE,
        ):
            both = [one for one in set(told) if indicator.at(one, key)]
            holds = found[1].lower() != "both" or len(both) == 2
            findings = [Finding(holds, "both", f"{both}")]
            if crowd:
                further = self._further(indicator, key, both)
                right = cardinal(crowd[1]) == len(further)
                findings.append(Finding(right, crowd[0], f"{further}"))
            return findings + self._ahead(indicator, key, found[2], found[3], told)
        if (phrase := self._projects.get(indicator.id)) and (
            opened := re.fullmatch(phrase.source, clause, re.IGNORECASE)
        ):
            filled = phrase.filled(opened.groups())
            if "amount" in filled:
                items = [(filled["amount"], filled.get("name", told[0]))]
                return self.lists.cells(items, indicator, key_of(filled["period"]))[0]
            several = self.lists.items(filled["each"], indicator)
            if several:
                return self.lists.cells(several, indicator, key_of(filled["period"]))[0]
        if phrase and (run := re.fullmatch(self._span(phrase, amount), clause, re.IGNORECASE)):
            when, one = key_of(run[3]), told[0]
            ends = [amount_of(run[1], indicator), amount_of(run[2], indicator)]
            actual = indicator.at(one, when)
            holds = bool(actual) and ends[0].fits(min(actual)) and ends[1].fits(max(actual))
            return [Finding(holds, f"{run[1]} to {run[2]}", f"{actual}")]
        if found := re.fullmatch(
            rf"({names}) (rose to|fell to|reached|stood at|stayed at|had|has|was at) ({amount})"
            rf"(?: in ({PERIOD}))?",
            clause,
            re.IGNORECASE,
        ):
            if not found[4] and found[2].lower() == "had":
                told += self.lists.named(found[1], indicator)
            return self._later(indicator, key, found.groups())
        return None

    def _span(self, phrase: Phrase, amount: str) -> str:
        """“… projects 578 to 782 TWh in 2030”."""
        return phrase.source.replace(f"({amount})", f"({amount}) to ({amount})", 1)

    def _outermost(self, indicator: Indicator, key: str, groups: tuple[str, ...]) -> Findings:
        count, printed, which, amount = groups
        present = self.judge.present(indicator, key)
        names = self.lists.named(printed, indicator)
        most = max if which.lower() == "highest" else min
        end = most(present.values(), default=0.0)
        right = {one for one, figure in present.items() if figure == end}
        return [
            Finding(cardinal(count) == len(present), f"{count} compared", f"{len(present)}"),
            Finding(right == set(names), f"{names} had the {which}", f"{right}"),
            *(self.judge.cell(indicator, one, key, amount_of(amount, indicator)) for one in names),
        ]

    def _ahead(
        self, indicator: Indicator, key: str, printed: str, amount: str | None, told: list[str]
    ) -> Findings:
        names = self.lists.named(printed, indicator)
        best = self.judge.best(indicator, indicator.rivals(key))
        held = {one for one in told if indicator.at(one, key)}
        told_with = amount_of(amount, indicator) if amount else None
        findings = [self.judge.cell(indicator, one, key, told_with) for one in names if told_with]
        findings.append(Finding(best == set(names), f"ahead was {names}", f"{best}"))
        findings.append(Finding(not best & held, f"ahead of {sorted(held)}", f"{best}"))
        return findings

    def _further(self, indicator: Indicator, key: str, both: list[str]) -> list[str]:
        """Everybody who is ahead of all these."""
        own = [indicator.at(one, key)[0] for one in both]
        best = min(own) if indicator.better == "lower" else max(own)
        rivals = indicator.rivals(key).items()
        lower = indicator.better == "lower"
        return [
            one
            for one, figure in rivals
            if one not in both and one not in WHOLES
            if (figure < best if lower else figure > best)
        ]

    def _later(self, indicator: Indicator, key: str, groups: tuple[str, ...]) -> Findings:
        printed, verb, text, period = groups
        later = key_of(period) if period else key
        amount = amount_of(text, indicator)
        findings = []
        for one in self.lists.named(printed, indicator):
            findings.append(self.judge.cell(indicator, one, later, amount))
            before, after = indicator.at(one, key), indicator.at(one, later)
            if before and after and verb.lower() in ("rose to", "reached", "fell to"):
                fell = after[0] < before[0]
                holds = fell == (verb.lower() == "fell to") and before != after
                findings.append(Finding(holds, f"{one} {verb}", f"{before} to {after}"))
        return findings
