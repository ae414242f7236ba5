"""Sentences about what was told before: ranks, medians, targets, what is missing, the past."""

import re

from tests.truth.amounts import CARDINAL, ORDINAL, amount_of, amount_pattern, cardinal, ordinal
from tests.truth.course import Course
from tests.truth.judge import Finding, Judge
from tests.truth.lists import Lists
from tests.truth.periods import PERIOD, key_of
from tests.truth.topic import Indicator
from tests.truth.words import Words

Findings = list[Finding]


class Following:
    """Reads sentences whose “it” is what the sentence before told."""

    def __init__(self, words: Words, judge: Judge, lists: Lists) -> None:
        self.words = words
        self.judge = judge
        self.lists = lists
        self.course = Course(words, judge)
        self.about: Indicator | None = None
        self.key = ""
        self.told: list[str] = []

    def of(self, about: Indicator | None, key: str, told: list[str]) -> None:
        """What “it” is from now on, and of whom it was told."""
        self.about, self.key, self.told = about, key, told

    def read(self, sentence: str) -> Findings | None:
        names = self.words.names
        if found := re.fullmatch(
            r"No comparable figure for (.+) is available", sentence, re.IGNORECASE
        ):
            return self._missing(found[1])
        if sentence.startswith("Published estimates of "):
            return self._estimates(sentence)
        if self.about is None:
            return None
        indicator, key = self.about, self.key
        amount = amount_pattern(indicator)
        if found := re.fullmatch(
            rf"({names})(?:, with ({amount}),)? was (?:tied for )?({ORDINAL}) of ({CARDINAL})",
            sentence,
            re.IGNORECASE,
        ):
            who = self.words.entity(found[1], indicator)
            rank = self.judge.rank(indicator, who, key, ordinal(found[3]), cardinal(found[4]))
            told = [amount_of(found[2], indicator)] if found[2] else []
            return [rank, *(self.judge.cell(indicator, who, key, printed) for printed in told)]
        if found := re.fullmatch(
            rf"(?:Neither|None) of the ({CARDINAL}) reached the target of ({amount})",
            sentence,
            re.IGNORECASE,
        ):
            goal = amount_of(found[2], indicator)
            return [self.judge.reached(indicator, key, goal, 0, cardinal(found[1]))]
        half = rf"(?:; half of them lay between ({amount}) and ({amount}))?"
        median = rf"The median of the ({CARDINAL}) was ({amount}){half}"
        if found := re.fullmatch(median, sentence, re.IGNORECASE):
            printed = amount_of(found[2], indicator)
            findings = [self.judge.median(indicator, key, cardinal(found[1]), printed)]
            if found[3]:
                ends = (amount_of(each, indicator) for each in found.groups()[2:])
                findings.append(self.judge.half(indicator, key, *ends))
            return findings
        if found := re.fullmatch(
            rf"The target of ({amount}) was reached by ({CARDINAL}) of the ({CARDINAL})",
            sentence,
            re.IGNORECASE,
        ):
            goal = amount_of(found[1], indicator)
            n, of = cardinal(found[2]), cardinal(found[3])
            return [self.judge.reached(indicator, key, goal, n, of)]
        if found := re.fullmatch(rf"The target is ({amount})", sentence, re.IGNORECASE):
            return [
                self.judge.cell(indicator, indicator.target, key, amount_of(found[1], indicator))
            ]
        if found := re.fullmatch(
            rf"The latest figure for ({names}) is ({amount}), (?:in|for) ({PERIOD})", sentence, re.I
        ):
            return self._newest(indicator, found.groups())
        of_all = rf"In ({names}) the figure was ({amount})"
        if found := re.fullmatch(of_all, sentence, re.IGNORECASE):
            whom = self.lists.named(found[1], indicator)
            printed = amount_of(found[2], indicator)
            return [self.judge.cell(indicator, one, key, printed) for one in whom]
        return self._past(sentence, indicator, key)

    def _newest(self, indicator: Indicator, groups: tuple[str, ...]) -> Findings:
        printed, text, period = groups
        findings = []
        for one in self.lists.named(printed, indicator):
            key, amount = key_of(period), amount_of(text, indicator)
            findings.append(self.judge.cell(indicator, one, key, amount))
            newest = self.judge.latest(indicator, [one])
            holds = bool(newest) and indicator.end(newest) == indicator.end(key)
            findings.append(Finding(holds, f"the latest of {one}: {period}", newest))
        return findings

    def _past(self, sentence: str, indicator: Indicator, key: str) -> Findings | None:
        if found := re.fullmatch(rf"From ({PERIOD}) on something else was counted", sentence):
            return [self.judge.broken(indicator, key_of(found[1]))]
        amount, names = amount_pattern(indicator), self.words.names
        if found := re.fullmatch(rf"In ({PERIOD}) it was (.+?)", sentence, re.IGNORECASE):
            pieces = re.split(r",? against ", found[2])
            findings: Findings = []
            for number, piece in enumerate(pieces):
                items = self.lists.items(piece, indicator)
                if items is None and re.fullmatch(amount, piece, re.I) and number < len(self.told):
                    items = [(piece, self.told[number])]
                if items is None:
                    return None
                findings += self.lists.cells(items, indicator, key_of(found[1]))[0]
            return findings
        if found := re.fullmatch(
            rf"Since ({PERIOD}) (?:the )?[\w ’-]+? has (grown|fallen|risen|stayed) (.+)",
            sentence,
            re.I,
        ):
            return self.course.since(found.groups(), indicator, key, self.told)
        if found := re.fullmatch(rf"({names}) passed ({names}) in ({PERIOD})", sentence, re.I):
            return self.course.passed(indicator, found.groups())
        if found := re.fullmatch(rf"({names}) has led since ({PERIOD})", sentence, re.IGNORECASE):
            return self.course.led_since(indicator, found[1], found[2], self.told)
        if found := self.course.changed.fullmatch(sentence):
            return self.course.hands(indicator, found, self.told)
        return None

    def _estimates(self, sentence: str) -> Findings | None:
        """The lowest and the highest of competing estimates, of whichever range they are."""
        readings = []
        for indicator in self.words.topic.indicators:
            amount, when = amount_pattern(indicator), rf"(?: \(({PERIOD})\))?"
            found = re.fullmatch(
                rf"Published estimates of {re.escape(indicator.short)} run from "
                rf"({amount}){when} to ({amount}){when}",
                sentence,
                re.IGNORECASE,
            )
            if found and indicator.kind == "range":
                readings.append((self._run(indicator, found.groups()), indicator))
        if not readings:
            return None
        run, indicator = min(readings, key=lambda one: sum(not f.holds for f in one[0]))
        self.of(indicator, "", [])
        return run

    def _run(self, indicator: Indicator, groups: tuple[str, ...]) -> Findings:
        figures = {
            cell.amount: cell.period.key
            for cell in indicator.cells
            if "without a source" not in cell.entity  # a claim is no estimate
        }
        findings = []
        for text, period, end in (
            (groups[0], groups[1], min(figures)),
            (groups[2], groups[3], max(figures)),
        ):
            when = key_of(period) if period else figures[end]
            holds = amount_of(text, indicator).fits(end) and figures[end] == when
            findings.append(Finding(holds, f"{text} ({period})", f"{end} ({figures[end]})"))
        return findings

    def _missing(self, printed: str) -> Findings:
        """“No comparable figure for … is available”: they have none, or none of that time."""
        others = re.search(rf" or ({CARDINAL}) others?$", printed)
        printed = printed[: others.start()] if others else printed
        names = self.words.split(printed.replace(" or ", ", "))
        findings: Findings = []
        if self.about and others:
            told = len(names) + cardinal(others[1])
            without = set(self.judge.compared) - self.about.held()
            fewer = without - self.judge.apart(self.about)  # a whole may be left out
            holds = len(fewer) <= told <= len(without)
            findings.append(Finding(holds, f"no figure for {told}", f"{sorted(without)}"))
        for name in names:
            entities = self.words.entities(name)
            if self.about is None:
                continue
            indicator = self.about
            held = [one for one in entities if one in indicator.held()]
            findings.append(Finding(not held, f"no figure for {name}", f"{held} has one"))
        return findings or None  # type: ignore[return-value]
