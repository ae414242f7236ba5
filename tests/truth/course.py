"""Sentences about the course of figures: growth, who passed whom, who has led since when."""

import itertools
import re

from tests.truth.amounts import amount_of
from tests.truth.judge import Finding, Judge
from tests.truth.periods import PERIOD, key_of
from tests.truth.topic import Indicator
from tests.truth.words import Words

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
SAME = 0.001  # of an amount, by which what stayed nearly the same may differ
Findings = list[Finding]


class Course:
    """Reads what became of figures over time."""

    def __init__(self, words: Words, judge: Judge) -> None:
        self.words = words
        self.judge = judge
        names = words.names
        self.changed = re.compile(
            rf"(?:The lead(?: between (?P<a>{names}))?|Which of (?P<b>{names}) does better)"
            rf" has changed(?: hands)? (?P<times>once|twice|several times) since (?P<from>{PERIOD})"
            rf"(?:; (?P<who>{names}) has (?:led|done better) since (?P<since>{PERIOD})"
            rf" \((?P<one>.+?) (?:to|against) (?P<other>.+?) in (?P<last>{PERIOD})\)"
            rf"|, last in (?P<now>{PERIOD}))",
            re.IGNORECASE,
        )

    def since(
        self, groups: tuple[str, ...], indicator: Indicator, key: str, told: list[str]
    ) -> Findings | None:
        """“Since 2014 the number has grown 3.6-fold in China and by 12% in Japan”."""
        start, verb, rest = key_of(groups[0]), groups[1], groups[2]
        piece = re.compile(
            rf"(?:(grown|fallen|risen|stayed) )?"
            rf"(?:(by) ({_NUMBER})%|({_NUMBER})-fold|((?:nearly )?the same))"
            rf"(?: in ({self.words.any}))?(?=$|, | and )",
            re.IGNORECASE,
        )
        findings: Findings = []
        at = 0
        while at < len(rest):
            found = piece.match(rest, at)
            if not found:
                return None
            verb = found[1] or verb
            who = self.words.entity(found[6], indicator) if found[6] else told[0]
            grown = (verb, found[3], found[4]) if not found[5] else ("", found[5], "")
            findings.append(self._growth(indicator, who, (start, key), grown))
            gap = re.compile(r",? and |, ").match(rest, found.end())
            at = gap.end() if gap else found.end()
            if not gap and at < len(rest):
                return None
        return findings

    def _growth(
        self,
        indicator: Indicator,
        who: str,
        span: tuple[str, str],
        told: tuple[str, str, str],
    ) -> Finding:
        verb, percent, fold = told
        before = indicator.at(who, span[0])
        printed = f"{who} since {span[0]} {verb} {percent or fold}"
        rights = []
        for end in (span[1], self.judge.latest(indicator, [who])):
            after = indicator.at(who, end)
            if not before or not after or not before[0]:
                continue
            times = after[0] / before[0]
            if not verb:
                nearly = SAME if "nearly" in percent else 0
                return Finding(abs(times - 1) <= nearly, printed, f"{times}")
            change = (times - 1) * 100 * (-1 if verb.lower() == "fallen" else 1)
            right = times if fold else change
            rights.append(right)
            if amount_of(fold or percent).fits(right):
                return Finding(True, printed)
        return Finding(False, printed, f"{rights or 'no such figures'}")

    def _ahead(self, indicator: Indicator, who: str, whom: str) -> dict[str, bool]:
        """Period by period, whether one was ahead of the other."""
        keys = sorted(indicator.keys_of(who) & indicator.keys_of(whom), key=indicator.end)
        at = indicator.at
        return {
            key: self.judge.better(indicator, at(who, key)[0], at(whom, key)[0]) for key in keys
        }

    def passed(self, indicator: Indicator, groups: tuple[str, ...]) -> Findings:
        who, whom = (self.words.entity(form, indicator) for form in groups[:2])
        year = key_of(groups[2])
        ahead = self._ahead(indicator, who, whom)
        later = [key for key in ahead if indicator.end(key) >= indicator.end(year)]
        earlier = [key for key in ahead if key not in later]
        holds = year in ahead and all(ahead[key] for key in later)
        holds = holds and bool(earlier) and not ahead[earlier[-1]]
        return [Finding(holds, f"{who} passed {whom} in {year}", f"{ahead}")]

    def passed_after(self, indicator: Indicator, groups: tuple[str, ...]) -> Findings:
        """“between 2007 and 2011”: nothing is known of both between them."""
        who, whom = (self.words.entity(form, indicator) for form in groups[:2])
        known = list(self._ahead(indicator, who, whom))
        ends = [key_of(each) for each in groups[2:]]
        found = [known.index(each) for each in ends if each in known]
        holds = len(found) == 2 and found[1] - found[0] == 1
        return [Finding(holds, f"between {' and '.join(ends)}", f"{known}")]

    def led_since(self, indicator: Indicator, form: str, period: str, told: list[str]) -> Findings:
        who, year = self.words.entity(form, indicator), key_of(period)
        rivals = [one for one in told if one != who]
        findings = []
        for other in rivals:
            ahead = self._ahead(indicator, who, other)
            later = {
                key: it for key, it in ahead.items() if indicator.end(key) >= indicator.end(year)
            }
            holds = bool(later) and all(later.values())
            findings.append(Finding(holds, f"{who} has led since {year}", f"{later}"))
        return findings

    def hands(self, indicator: Indicator, found: re.Match[str], told: list[str]) -> Findings:
        """“The lead has changed hands twice since 2017; X has led since 2019 (A to B in 2020)”."""
        named = self.words.split(found["a"] or found["b"] or "")
        pair = [self.words.entity(name, indicator) for name in named] or told[:2]
        who = self.words.entity(found["who"], indicator) if found["who"] else pair[0]
        others = [one for one in pair if one != who]
        if len(others) != 1:
            return [Finding(False, f"{who} has led", f"of {pair}")]
        ahead = self._ahead(indicator, who, others[0])
        behind = self._ahead(indicator, others[0], who)
        apart = [key for key in ahead if ahead[key] or behind[key]]  # level ones change nothing
        start = indicator.end(key_of(found["from"]))
        since = key_of(found["since"] or found["now"])
        steps = itertools.pairwise(apart)
        turned = [key for before, key in steps if ahead[before] != ahead[key]]
        changes = sum(indicator.end(key) >= start for key in turned)
        printed = found["times"].lower()
        several = {"once": changes == 1, "twice": changes == 2, "several times": changes > 2}
        if found["now"]:  # it turned in that very period
            holds = bool(turned) and turned[-1] == since
            return [
                Finding(several[printed], f"changed hands {printed}", f"{changes} times: {ahead}"),
                Finding(holds, f"last in {found['now']}", f"{turned}"),
            ]
        begun = [key for key in ahead if indicator.end(key) < indicator.end(since)]
        steady = all(ahead[key] for key in ahead if indicator.end(key) >= indicator.end(since))
        holds = since in ahead and steady and not (begun and ahead[begun[-1]])
        last = key_of(found["last"])
        return [
            Finding(several[printed], f"changed hands {printed}", f"{changes} times: {ahead}"),
            Finding(holds, f"{who} since {since}", f"{ahead}"),
            self.judge.cell(indicator, who, last, amount_of(found["one"], indicator)),
            self.judge.cell(indicator, others[0], last, amount_of(found["other"], indicator)),
        ]
