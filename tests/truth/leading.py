"""Titles, heads and bottom lines: who leads, who is ahead of whom, who is close."""

import re

from tests.truth.amounts import CARDINAL, amount_of, amount_pattern, cardinal
from tests.truth.course import Course
from tests.truth.judge import WHOLES, Finding, Judge
from tests.truth.periods import PERIOD, key_of
from tests.truth.topic import Indicator
from tests.truth.words import Words, phrases

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_MARGIN = (
    rf"(?:(?:about |nearly |almost |more than )?(?:{_NUMBER}|{CARDINAL}) to (?:1|one)"
    rf"|{_NUMBER}%|{_NUMBER} points?|a wide margin)"
)
_OTHERS = "the other two|the others compared"
Findings = list[Finding]


class Leading:
    """Reads who leads in what, as of when, by how much."""

    def __init__(self, words: Words, judge: Judge) -> None:
        self.words = words
        self.judge = judge
        topic = words.topic
        self._by_strength: dict[str, list[Indicator]] = {}
        for indicator in topic.indicators:
            strength = indicator.phrases.get("strength", "").lower()
            self._by_strength.setdefault(strength, []).append(indicator)
        longest = sorted(self._by_strength, key=len, reverse=True)
        strengths = "|".join(re.escape(strength) for strength in longest if strength)
        self._strength = re.compile(
            rf"({strengths})(?!\w)(?: by ({_MARGIN}))?(?: in ({PERIOD})(?=[,;]|$))?"
            rf"(?:, ({_MARGIN}))?(?: \((?:both |all )?({PERIOD})\))?"
            rf"(?:, with (?P<with>[^;]+)$)?",
            re.IGNORECASE,
        )
        self._together = re.compile(rf" \((both|all) ({PERIOD})\)")
        self._verb = re.compile(
            rf"(?:({words.names}) )?(?:"
            rf"(?P<lead>leads?|led)(?: by (?P<wide>a wide margin|wide margins))? in "
            rf"|(?P<ahead>is|are|was|were) (?:well |far )?ahead"
            rf"(?: of (?P<over>{_OTHERS}|{words.names}))?"
            rf"(?: by (?P<margin>a wide margin))? in "
            rf"|(?P<does>do|does|did) better(?: than (?P<than>{_OTHERS}|{words.names}))? on "
            rf"|(?P<close>is|are|was|were) (?P<near>close|nearly level|level) in )",
            re.IGNORECASE,
        )
        self._separator = re.compile(
            r"[;,:.]? ?(?:and |while )?(?:more narrowly )?(?:in )?", re.IGNORECASE
        )
        self._shorter = re.compile(rf"({words.any}) (?:in|on) ", re.IGNORECASE)
        self._even = re.compile(
            rf"On ({strengths or '-'}), ({words.names}) (?:are|were) about even"
            rf"(?:,? in ({PERIOD})| \(({PERIOD})\))?(?:, with (.+))?",
            re.IGNORECASE,
        )
        self._passed = re.compile(
            rf"({words.names}) (?:passed|went back ahead of|came to do better than) "
            rf"({words.names}) (?:in|on) ({strengths or '-'})(?: again)? "
            rf"(?:in|between ({PERIOD}) and) ({PERIOD})",
            re.IGNORECASE,
        )
        self.course = Course(words, judge)
        self._heads = list(phrases(topic, "head", words))
        self.about: Indicator | None = None

    def read(self, sentence: str) -> Findings | None:
        """The claims of a head or of a bottom line; None if it is of no known form."""
        sentence = sentence.removesuffix(".")
        headline, _, rest = sentence.partition(": ")
        if rest and headline.lower() in self.words.topic.by_hand:
            sentence = rest
        heads = [self._head(part) for part in sentence.split("; ")]
        if all(heads):
            return [finding for found in heads for finding in found or []]
        return self._about_even(sentence) or self._has_passed(sentence) or self._chain(sentence)

    def _has_passed(self, sentence: str) -> Findings | None:
        """A caption: who passed whom in what, in a period or between two."""
        found = self._passed.fullmatch(sentence)
        if not found:
            return None
        who, whom, strength, after, period = found.groups()
        told = self._by_strength[strength.lower()]
        readings = []
        for one in told:
            findings = self.course.passed(one, (who, whom, period))
            if after:
                findings += self.course.passed_after(one, (who, whom, after, period))
            readings.append((findings, one))
        return self._likeliest(readings)

    def _about_even(self, sentence: str) -> Findings | None:
        found = self._even.fullmatch(sentence)
        if not found:
            return None
        told = self._by_strength[found[1].lower()]
        return self._likeliest(
            [
                (
                    self._close(one, found[2], found[3] or found[4])
                    + self._level_at(one, found[2], found[3] or found[4], found[5] or ""),
                    one,
                )
                for one in told
            ]
        )

    def _head(self, sentence: str) -> Findings | None:
        readings = []
        for phrase in self._heads:
            pattern = rf"{phrase.source}(?: \(({PERIOD})\))?"
            found = re.fullmatch(pattern, sentence, re.IGNORECASE)
            if not found:
                continue
            filled = phrase.filled(found.groups()[:-1])
            who = self.words.entity(filled["name"], phrase.indicator)
            claim = (who, "", found.groups()[-1])
            readings.append((self._claim(phrase.indicator, claim, ""), phrase.indicator))
        return self._likeliest(readings)

    def _likeliest(self, readings: list[tuple[Findings, Indicator]]) -> Findings | None:
        if not readings:
            return None
        readings.sort(key=lambda reading: sum(not finding.holds for finding in reading[0]))
        self.about = readings[0][1]
        return readings[0][0]

    def _chain(self, sentence: str) -> Findings | None:
        """Several claims, one after another; later ones may leave out the name."""
        findings: Findings = []
        sentence = self._dated_each(sentence)
        at, who, whole, narrow, over = 0, "", False, False, ""
        verb: re.Match[str] | None = None
        while at < len(sentence):
            opened = self._verb.match(sentence, at)
            if opened:
                verb, at, narrow = opened, opened.end(), False
                told = verb["over"] or verb["than"] or ""
                over = told or ("" if opened[1] else over)
                who = opened[1] or who
            elif verb and (again := self._shorter.match(sentence, at)):
                who, at = again[1], again.end()
            strength = self._strength.match(sentence, at)
            if not strength or verb is None or not who:
                return None
            at = strength.end()
            told = self._told(who, verb, strength, narrow, over)
            if told is None:
                return None
            findings += told
            whole = True
            gap = self._separator.match(sentence, at)
            at = gap.end() if gap else at
            narrow = narrow or bool(gap and "narrowly" in gap[0])
        return findings if whole else None

    def _dated_each(self, sentence: str) -> str:
        """“in A, B and C (all 2018)” with the time behind each; of two it is “both”."""
        while found := self._together.search(sentence):
            ahead, when = sentence[: found.start()], f" ({found[2]})"
            start = max(verb.end() for verb in self._verb.finditer(ahead))
            named = list(self._strength.finditer(ahead, start))
            if len(named) != 2 if found[1] == "both" else len(named) < 3:
                return sentence  # it is not read, and so told
            for one in reversed(named):
                ahead = f"{ahead[: one.end()]}{when}{ahead[one.end() :]}"
            sentence = f"{ahead}{sentence[found.end() :]}"
        return sentence

    def _told(
        self, who: str, verb: re.Match[str], strength: re.Match[str], narrow: bool, over: str
    ) -> Findings | None:
        readings = []
        period = strength[5] or strength[3]
        wide = "" if narrow else verb["wide"] or verb["margin"] or ""
        margin = strength[2] or strength[4] or wide
        now = (verb["lead"] or verb["ahead"] or verb["does"] or verb["close"]).lower()
        past = now in ("led", "was", "were", "did")
        for indicator in self._by_strength[strength[1].lower()]:
            if verb["close"]:
                found = self._close(indicator, who, period, verb["near"].lower() == "level")
                found += self._level_at(indicator, who, period, strength["with"] or "")
            else:
                name = self.words.entity(who, indicator)
                other = self._other(indicator, over, name, period)
                found = self._claim(indicator, (name, other, period), margin, past)
                both = self._both(indicator, strength["with"] or "")
                if both:
                    key = self._key(indicator, period, [name])
                    named = self.words.entity(both[3], indicator) if both[3] else other
                    for one, text in ((name, both[1]), (named, both[2])):
                        found.append(
                            self.judge.cell(indicator, one, key, amount_of(text, indicator))
                        )
                elif strength["with"]:
                    if re.fullmatch(amount_pattern(indicator), strength["with"], re.I):
                        amount = amount_of(strength["with"], indicator)
                        key = self._key(indicator, period, [name])
                        found.append(self.judge.cell(indicator, name, key, amount))
                    else:
                        found += self._level_at(indicator, who, period, strength["with"])
            readings.append((found, indicator))
        return self._likeliest(readings)

    def _both(self, indicator: Indicator, text: str) -> re.Match[str] | None:
        """“a surplus of $5 million against a deficit of $2 million in Utah”."""
        amount = amount_pattern(indicator)
        return re.fullmatch(
            rf"({amount}) against ({amount})(?: in ({self.words.any}))?", text, re.IGNORECASE
        )

    def _level_at(self, indicator: Indicator, who: str, period: str | None, text: str) -> Findings:
        """“57.2% in Ohio and 56.8% in Utah”; “31% each”."""
        names = self.judge.with_figures(indicator)
        if not self.words.is_pair(who):
            names = [self.words.entity(one, indicator) for one in self.words.split(who)]
        key, amount = self._key(indicator, period, names), amount_pattern(indicator)
        if found := re.fullmatch(rf"({amount}) each", text, re.IGNORECASE):
            said = [(one, found[1]) for one in names]
        elif found := re.fullmatch(
            rf"({amount}) in ({self.words.any}) and ({amount}) in ({self.words.any})", text, re.I
        ):
            pairs = ((found[2], found[1]), (found[4], found[3]))
            said = [(self.words.entity(one, indicator), told) for one, told in pairs]
        else:
            return [Finding(False, text, "no amounts")] if text else []
        return [
            self.judge.cell(indicator, one, key, amount_of(told, indicator)) for one, told in said
        ]

    def _other(self, indicator: Indicator, over: str, who: str, period: str | None) -> str:
        """Whom somebody is said to be ahead of; of "the others" one, since all are looked at."""
        if not over:
            return ""
        if not re.fullmatch(_OTHERS, over, re.IGNORECASE):
            named = [self.words.entity(one, indicator) for one in self.words.split(over)]
            key = self._key(indicator, period, [who])
            held = {one: indicator.at(one, key)[0] for one in named if indicator.at(one, key)}
            return sorted(self.judge.best(indicator, held))[0] if len(held) > 1 else named[0]
        present = self.judge.present(indicator, self._key(indicator, period, [who]))
        others = [one for one in present if one != who]
        return others[0] if len(others) > 1 else "the others"

    def _key(self, indicator: Indicator, period: str | None, names: list[str]) -> str:
        if period:
            return key_of(period)
        with_figures = self.judge.with_figures(indicator)
        goals = {indicator.target, indicator.benchmark} - set(names)
        rivals = [one for one in with_figures if one not in goals]
        return self.judge.latest(indicator, rivals) or self.judge.latest(indicator, names)

    def _claim(
        self,
        indicator: Indicator,
        claim: tuple[str, str, str | None],
        margin: str,
        past: bool = True,
    ) -> Findings:
        who, over, period = claim
        key = self._key(indicator, period, [one for one in (who, over) if one])
        now = not past or not period
        latest = self._key(indicator, None, [one for one in (who, over) if one])
        told = Finding(indicator.end(latest) == indicator.end(key), f"told of {key}", latest)
        findings = [self.judge.leads(indicator, who, key, over, now), told]
        if "wide" in margin:
            findings.append(self._wide(indicator, who, over, key))
        elif margin and indicator.at(who, key):
            findings.append(self._by(indicator, who, over, key, margin))
        return findings

    def _wide(self, indicator: Indicator, who: str, over: str, key: str) -> Finding:
        """A wide margin: by half, or ten points, or from one side of zero to the other."""
        own = (indicator.at(who, key) or [float("nan")])[0]
        present = self.judge.present(indicator, key)
        everybody = indicator.rivals(key) | present
        others = [it for one, it in everybody.items() if one not in (who, *WHOLES)]
        others = indicator.at(over, key) if over else others
        if not others:
            return Finding(False, "a wide margin", "nobody else has a figure")
        last = min(others) if indicator.better == "lower" else max(others)
        high, low = max(own, last), min(own, last)
        wide = low <= 0 or high / low >= 1.5 or ("share" in indicator.scale and high - low >= 10)
        return Finding(wide, f"{who} by a wide margin", f"{own} and {last}")

    def _by(self, indicator: Indicator, who: str, over: str, key: str, margin: str) -> Finding:
        """The margin to whoever is named, else to the next of those compared."""
        own = indicator.at(who, key)[0]
        present = self.judge.present(indicator, key)
        others = [it for one, it in present.items() if one != who]
        if over:
            others = indicator.at(over, key)
        if not others:
            return Finding(False, f"by {margin}", "nobody else has a figure")
        last = min(others) if indicator.better == "lower" else max(others)
        high, low = max(own, last), min(own, last)
        if found := re.fullmatch(
            rf"(about |nearly |almost |more than )?({_NUMBER}|{CARDINAL}) to (?:1|one)", margin
        ):
            if re.fullmatch(_NUMBER, found[2]):
                return self.judge.ratio(high, low, amount_of(found[2]))
            times = cardinal(found[2])
            right = high / low if low else float("nan")
            near = 0 <= right - times < 1 if found[1] == "more than " else abs(right - times) < 0.5
            return Finding(near, f"by {margin}", f"{right}")
        if margin.endswith("%"):
            return self.judge.percent_more(high, low, amount_of(margin))
        return self.judge.points(own, last, amount_of(margin))

    def _close(
        self, indicator: Indicator, who: str, period: str | None, same: bool = False
    ) -> Findings:
        if self.words.is_pair(who):
            names = self.judge.with_figures(indicator)
        else:
            names = [self.words.entity(one, indicator) for one in self.words.split(who)]
        key = self._key(indicator, period, names)
        figures = [indicator.at(one, key)[0] for one in names if indicator.at(one, key)]
        if len(figures) < 2 or len(figures) < len(names):
            return [Finding(False, f"{names} close in {indicator.id} ({key})", f"{figures}")]
        level = [Finding(len(set(figures)) == 1, f"{names} level", f"{figures}")] if same else []
        return [*level, self.judge.close(indicator, max(figures), min(figures))]

    def card(self, big: str, small: str) -> Findings | None:
        """A card of two lines: “2.1 to 1 China led”, “AI articles, 2022 (42,524 to 12,642)”."""
        opened = re.fullmatch(
            rf"({_MARGIN}) ({self.words.names})"
            r" (leads|led|is ahead|was ahead|does better|did better)",
            big,
            re.IGNORECASE,
        )
        if not opened:
            return None
        for indicator in self.words.topic.indicators:
            amount = amount_pattern(indicator)
            told = re.fullmatch(
                rf"{re.escape(indicator.short)}, ({PERIOD}) \(({amount})"
                rf"(?: to |; next (?P<next>{self.words.names}), )({amount})\)",
                small,
                re.IGNORECASE,
            )
            if told:
                return self._card_claims(indicator, opened, told)
        return None

    def _card_claims(
        self, indicator: Indicator, opened: re.Match[str], told: re.Match[str]
    ) -> Findings:
        who, key = self.words.entity(opened[2], indicator), key_of(told[1])
        first, second = amount_of(told[2], indicator), amount_of(told[4], indicator)
        others = [one for one in self.judge.compared if one != who and indicator.at(one, key)]
        fits = [one for one in others if second.fits(indicator.at(one, key)[0])]
        findings = [self.judge.cell(indicator, who, key, first)]
        if told["next"]:
            behind = {one: indicator.at(one, key)[0] for one in others}
            named = self.words.entity(told["next"], indicator)
            best = self.judge.best(indicator, behind)
            findings.append(Finding(named in best, f"next {told['next']}", f"{best}"))
            fits = [named]
        findings.append(Finding(bool(fits), told[3], f"{self.judge.present(indicator, key)}"))
        over = fits[0] if fits else (others or [""])[0]
        past = opened[3].lower() in ("led", "was ahead", "did better")
        findings.append(self.judge.leads(indicator, who, key, over, not past))
        if indicator.at(who, key) and over:
            findings.append(self._by(indicator, who, over, key, opened[1]))
        return findings
