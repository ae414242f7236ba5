"""Sentences that tell the figures of one indicator, read piece by piece."""

import re

from tests.truth.amounts import CARDINAL, amount_of, amount_pattern, cardinal
from tests.truth.clauses import Clauses
from tests.truth.following import Following
from tests.truth.judge import Finding, Judge
from tests.truth.lists import Lists
from tests.truth.periods import PERIOD, key_of
from tests.truth.topic import Indicator
from tests.truth.words import Phrase, Words, phrases

Findings = list[Finding]
Told = tuple[Findings, Indicator, str, list[str]]


class Telling:
    """Reads the sentences of a paragraph; what was told last is what “it” is."""

    def __init__(self, words: Words, judge: Judge) -> None:
        self.words = words
        self.judge = judge
        topic = words.topic
        self.lists = Lists(words, judge)
        self.clauses = Clauses(words, judge, self.lists)
        self.following = Following(words, judge, self.lists)
        self._leads = list(phrases(topic, "lead", words))
        self._closes = list(phrases(topic, "close", words))
        self._neithers = list(phrases(topic, "neither", words))
        self._aparts = [self._apart(phrase) for phrase in phrases(topic, "apart", words)]

    def forget(self) -> None:
        self.following.of(None, "", [])

    def read(self, sentence: str) -> Findings | None:
        """What a sentence claims, or None if it is of no known form."""
        sentence = sentence.removesuffix(".")
        linked = re.match(r"But |(?=.{3,80} also )", sentence)
        if linked and self.following.about is not None:
            return self._linked(sentence)
        readings = [
            found
            for form in (
                self._lead,
                self._close,
                self._near_by,
                self._apart_told,
                self._neither,
                self._list,
            )
            for found in form(sentence)
        ]
        if not readings:
            return self.following.read(sentence)
        readings.sort(key=lambda reading: sum(not finding.holds for finding in reading[0]))
        findings, about, key, told = readings[0]
        self.following.of(about, key, told)
        return findings

    def _linked(self, sentence: str) -> Findings | None:
        """“But …” tells of another leader than the sentence before, “… also …” of the same."""
        before, indicator = self.following.told[:1], self.following.about
        also = not sentence.startswith("But ")
        bare = sentence.replace(" also ", " ", 1) if also else sentence.removeprefix("But ")
        bare = bare[0].upper() + bare[1:]
        self.forget()
        findings = self.read(bare)
        if findings is None or self.following.about is None:
            return findings
        same = before == self.following.told[:1]
        if indicator and "neutral" not in (indicator.better, self.following.about.better):
            word = "also" if also else "but"
            findings.append(
                Finding(same == also, word, f"{before} and then {self.following.told[:1]}")
            )
        return findings

    def _lead(self, sentence: str) -> list[Told]:
        found = []
        for phrase in self._leads:
            opened = phrase.match(sentence)
            if not opened:
                continue
            filled, end = opened
            indicator = phrase.indicator
            key = key_of(filled.get("period", "")) if "period" in filled else self._only(indicator)
            names = self.lists.named(filled.get("name", ""), indicator)
            if again := self._again(sentence[end:], indicator, names):
                findings = [
                    self.judge.cell(indicator, o, key, amount_of(filled["amount"], indicator))
                    for o in names
                ]
                found.append((findings + again, indicator, key, names))
                continue
            amount = amount_of(filled["amount"], indicator)
            findings = [self.judge.cell(indicator, one, key, amount) for one in names]
            rest = self.clauses.rest(sentence[end:], indicator, key, names)
            if rest is not None and names:
                found.append((findings + rest[0], indicator, key, names + rest[1]))
        return found

    def _again(self, rest: str, indicator: Indicator, names: list[str]) -> Findings:
        """“… in 2016 and 1.5 × 10²⁵ FLOP in 2025 (no estimate for China in 2017 and 2018)”."""
        none = rf"no (?:estimate|figure) for {self.words.any} in ((?:{PERIOD}(?:, | and )?)+)"
        gaps = rf"(?: \((?:{none}|[^)]*not held[^)]*)\))?"
        amount = amount_pattern(indicator)
        found = re.fullmatch(rf" and ({amount}) in ({PERIOD}){gaps}", rest, re.IGNORECASE)
        if not found:
            return []
        findings = []
        for one in names:
            printed = amount_of(found[1], indicator)
            findings.append(self.judge.cell(indicator, one, key_of(found[2]), printed))
            for gap in re.findall(PERIOD, found[3] or ""):
                figure = indicator.at(one, key_of(gap))
                findings.append(Finding(not figure, f"no estimate of {gap}", f"{figure}"))
        return findings

    def _list(self, sentence: str) -> list[Told]:
        """“Share of researchers, 2022: the United States 42% and China 28%”."""
        found: list[Told] = []
        for indicator in self.words.topic.indicators:
            told = re.fullmatch(
                rf"{re.escape(indicator.short)}(?:, ({PERIOD}))?: (.+)", sentence, re.IGNORECASE
            )
            if not told:
                continue
            key = key_of(told[1] or "")
            parts, whole = self._whole(told[2], indicator, key)
            if findings := self.lists.from_to(parts, indicator, key):
                found.append((findings + whole, indicator, key, []))
            elif items := self.lists.items(parts, indicator) if told[1] else None:
                findings, names = self.lists.cells(items, indicator, key)
                found.append((findings + whole, indicator, key, names))
            elif findings := self.lists.dated_items(parts, indicator):
                found.append((findings + whole, indicator, key, []))
        return found

    def _whole(self, text: str, indicator: Indicator, key: str) -> tuple[str, Findings]:
        """“…; in the world 190,038”, with its time where each has its own."""
        amount = amount_pattern(indicator)
        told = re.fullmatch(
            rf"(.+); in ({self.words.any}) ({amount})(?: \(({PERIOD})\))?", text, re.IGNORECASE
        )
        if not told:
            return text, []
        when = key_of(told[4]) if told[4] else key
        who = self.words.entity(told[2], indicator)
        return told[1], [self.judge.cell(indicator, who, when, amount_of(told[3], indicator))]

    def _only(self, indicator: Indicator) -> str:
        return max((cell.period.key for cell in indicator.cells), key=indicator.end)

    def _close(self, sentence: str) -> list[Told]:
        found = []
        for phrase in self._closes:
            same = phrase.source.replace("nearly the same", "(?:nearly )?the same")
            pattern = rf"({self.words.names}) {same}(, the last \w+ for (?:all|both))?: (.+)"
            opened = re.fullmatch(pattern, sentence, re.IGNORECASE)
            if not opened:
                continue
            indicator, groups = phrase.indicator, opened.groups()
            filled = phrase.filled(groups[1:-2])
            key = key_of(filled["period"])
            clauses = groups[-1].split("; ")
            near, _, further = clauses[0].partition(", against ")
            items = self.lists.items(near, indicator)
            others = self.lists.items(further, indicator) if further else []
            if items is None or others is None:
                continue
            findings, told = self.lists.cells(items, indicator, key)
            findings += self.clauses.last(groups[-2], indicator, key)
            findings += self._near(indicator, key, told)
            if "nearly the same" not in sentence:
                figures = {it for one in told for it in indicator.at(one, key)}
                findings.append(Finding(len(figures) == 1, "the same", f"{figures}"))
            findings += self._same_names(groups[0], told)
            findings += self.lists.cells(others, indicator, key)[0]
            rest = self.clauses.every(clauses[1:], indicator, key, told)
            if rest is not None:
                found.append((findings + rest, indicator, key, told))
        return found

    def _near_by(self, sentence: str) -> list[Told]:
        """“The two countries had nearly the same rating in 2026, China 39 points ahead.”"""
        found: list[Told] = []
        for phrase in self._closes:
            opened = re.fullmatch(
                rf"({self.words.names}) {phrase.source}, (.+) ([\d.,]+) points? ahead",
                sentence,
                re.I,
            )
            if not opened:
                continue
            indicator, groups = phrase.indicator, opened.groups()
            key = key_of(phrase.filled(groups[1:-2])["period"])
            pair = self.words.is_pair(groups[0])
            names = [self.words.entity(one, indicator) for one in self.words.split(groups[0])]
            told = list(self.judge.present(indicator, key)) if pair else names
            amounts = [indicator.at(one, key)[0] for one in told if indicator.at(one, key)]
            findings = self._near(indicator, key, told)
            printed = amount_of(groups[-1], indicator)
            findings.append(
                self.judge.points(max(amounts, default=0), min(amounts, default=0), printed)
            )
            best = self.judge.best(indicator, self.judge.present(indicator, key))
            ahead = self.words.entity(groups[-2], indicator)
            findings.append(Finding(best == {ahead}, f"{groups[-2]} ahead", f"{best}"))
            found.append((findings, indicator, key, told))
        return found

    def _same_names(self, printed: str, told: list[str]) -> Findings:
        if self.words.is_pair(printed):
            return []
        names = {self.words.entity(name, None) for name in self.words.split(printed)}
        holds = len(names) == len(told)
        return [Finding(holds, printed, f"{told}")]

    def _near(self, indicator: Indicator, key: str, told: list[str]) -> Findings:
        figures = [indicator.at(one, key)[0] for one in told if indicator.at(one, key)]
        if len(figures) < 2:
            return [Finding(False, "nearly the same", "no two figures")]
        return [self.judge.close(indicator, max(figures), min(figures))]

    def _apart(self, phrase: Phrase) -> Phrase:
        """“… {each} in {period}” may name the most and the least of those compared."""
        ends = rf"(?:, the most and the least of the ({CARDINAL}) compared,)? in ({PERIOD})"
        plain = f" in ({PERIOD})"
        if phrase.source.endswith(plain):
            phrase.source = phrase.source.removesuffix(plain) + ends
            phrase.kinds = [*phrase.kinds[:-1], "compared", "period"]
        return phrase

    def _apart_told(self, sentence: str) -> list[Told]:
        found = []
        first, *clauses = sentence.split("; ")
        for phrase in self._aparts:
            last = r"(, the last \w+ for (?:all|both))?"
            opened = re.fullmatch(phrase.source + last, first, re.IGNORECASE)
            if not opened:
                continue
            indicator, filled = phrase.indicator, phrase.filled(opened.groups()[:-1])
            key = key_of(filled["period"])
            items = self.lists.items(filled["each"], indicator)
            if items is None:
                continue
            findings, told = self.lists.cells(items, indicator, key)
            findings += self.clauses.last(opened.groups()[-1], indicator, key)
            if filled.get("compared"):
                present = self.judge.present(indicator, key)
                findings += self._extremes(indicator, key, told, cardinal(filled["compared"]))
                findings.append(
                    Finding(len(present) == cardinal(filled["compared"]), first, f"{present}")
                )
            rest = self.clauses.every(clauses, indicator, key, told)
            if rest is not None:
                found.append((findings + rest, indicator, key, told))
        return found

    def _extremes(self, indicator: Indicator, key: str, told: list[str], n: int) -> Findings:
        present = self.judge.present(indicator, key)
        if len(told) != 2 or not present:
            return [Finding(False, "the most and the least", f"{told} {present}")]
        values = [present.get(one, float("nan")) for one in told]
        holds = values == [max(present.values()), min(present.values())] and n == len(present)
        return [Finding(holds, f"{told} the most and the least of {n}", f"{present}")]

    def _neither(self, sentence: str) -> list[Told]:
        found = []
        nobody = re.escape(self.words.topic.neither)
        both = rf"neither ({self.words.any}) nor ({self.words.any})"
        whom = rf"(?:{nobody}|none of the ({CARDINAL}|\w+)|{both})"
        for phrase in self._neithers:
            pattern = rf"(?:In ({PERIOD}),? )?{whom} {phrase.source}(?: in ({PERIOD}))?(.*)"
            opened = re.fullmatch(pattern, sentence, re.IGNORECASE)
            if not opened:
                continue
            indicator = phrase.indicator
            when = opened[1] or opened[5]
            key = key_of(when) if when else ""
            key = key or self.judge.latest(indicator, self.judge.with_figures(indicator))
            told = [self.words.entity(name) for name in (opened[3], opened[4]) if name]
            told = told or [one for one in self.judge.compared if indicator.at(one, key)]
            findings = [self.judge.cell(indicator, o, key, amount_of("none")) for o in told]
            rest = self.clauses.rest(opened.groups()[-1], indicator, key, told)
            if rest is not None:
                found.append((findings + rest[0], indicator, key, told))
        return found
