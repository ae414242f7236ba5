"""Reads a printed brief against the files of its topic library.

It was written apart from whatever writes the sentences: it knows names, amounts and periods as
the files have them, a grammar of its own, and arithmetic. Words that people wrote into the library
are no claims of the writer and are left out.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tests.truth.drawn import Drawn, table
from tests.truth.judge import Finding, Judge
from tests.truth.leading import Leading
from tests.truth.reasons import Reasons
from tests.truth.rows import glance, standing
from tests.truth.status import DATE, status
from tests.truth.steps import Steps
from tests.truth.telling import Telling
from tests.truth.topic import Indicator, Topic, plain
from tests.truth.words import Words

# Sentences without a figure that claim something nonetheless.
_CLAIMS = (
    r"\b(?:leads?|led) (?:in|by) |\bahead of .+ in |\bbetter .*on |\b(?:close|level) in "
    r"|\bfigure for |\bconfidence in |^The ask: |^Option \d|^We recommend "
)
_ORDER = (
    r"^(?:• |\d{1,2}\. |Our reading: |The figure behind it: |Figure \d+\. |Option: |SUBJECT: "
    r"|How sure we are: |Findings: |Inputs: |Results: |Also measured: |Step \d+: "
    r"|Confidence: |Caveat: |What follows: )"
)


class Contradiction(NamedTuple):
    """A printed sentence, the claim in it that does not hold, and what the files say."""

    sentence: str
    printed: str
    right: str


class Reading(NamedTuple):
    """What a reader made of one brief; what was passed over has no figure and no known form."""

    contradictions: list[Contradiction]
    checked: int
    sentences: int
    unread: list[str]
    passed_over: list[str]


def read_brief(text: str, topic: Topic, compared: tuple[str, ...]) -> Reading:
    """Every printed claim, recomputed from the files."""
    return _Reader(text, topic, compared).read()


class _Reader:
    def __init__(self, text: str, topic: Topic, compared: tuple[str, ...]) -> None:
        self.topic = topic
        unmarked = re.sub(r"(?<=\S)\[\d{1,3}\]", "", plain(text))  # the marks of notes
        self.lines = [line.strip() for line in unmarked.splitlines() if line.strip()]
        self.held = {line.removesuffix(".").lower() for line in self.lines}
        self.words = Words(topic, compared, "\n".join(self.lines))
        self.judge = Judge(topic, compared)
        self.telling = Telling(self.words, self.judge)
        self.leading = Leading(self.words, self.judge)
        self.drawn = Drawn(self.words, self.judge)
        self.reasons = Reasons(self.words, self.judge)
        self.steps = Steps(self.lines, topic.acts)
        self.told: list[str] = []  # of which indicators, in their order
        self.section: list[str] = []  # these and the sentences since a step was last named
        self.figures = dict(self._figures())
        self.contradictions: list[Contradiction] = []
        self.unread: list[str] = []
        self.passed_over: list[str] = []
        self.checked = 0
        self.sentences = 0
        self.hidden: int | None = None

    def read(self) -> Reading:
        at = 0
        while at < len(self.lines):
            at += self._line(at)
        return Reading(
            self.contradictions, self.checked, self.sentences, self.unread, self.passed_over
        )

    def _figures(self) -> Iterator[tuple[int, str]]:
        """The numbers of figures and which indicators they show."""
        for line, below in zip(self.lines, self.lines[1:], strict=False):
            caption = re.match(r"Figure (\d+)\. ", line)
            if caption and (shown := self.drawn.indicator(below)):
                yield int(caption[1]), shown[0].id

    def _line(self, at: int) -> int:
        """Reads the line at a place; how many lines were taken."""
        line = self.lines[at]
        if line == "Measure" and at + 1 < len(self.lines) and self.lines[at + 1] == "Period":
            return self._table(at)
        if line.startswith("Each amount as a share of the highest shown in its row"):
            return 1  # how it is drawn
        if line.startswith("[") and line.endswith("]") and self.lines[at - 1] != line:
            return self._alternative(at)
        if at + 1 < len(self.lines):
            card = self.leading.card(line, self.lines[at + 1])
            if card is not None:
                self._take(f"{line} {self.lines[at + 1]}", card)
                return 2
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        span = self.drawn.subtitle(line) if below.startswith("[") else None
        if span is not None:
            self._take(line, span)
        elif not self._aside(line):
            self._paragraph(line)
        return 1

    def _take(self, sentence: str, findings: list[Finding]) -> None:
        self.sentences += 1
        self.checked += len(findings)
        self.contradictions += [
            Contradiction(sentence, one.printed, one.right) for one in findings if not one.holds
        ]

    # Lines that claim nothing of figures, or only dates.

    def _aside(self, line: str) -> bool:
        if line.startswith("Table ") and (findings := self.steps.caption(line)):
            self._take(line, findings)
            return True
        if found := re.search(rf"(?:Figures|Data) as of ({DATE})", line):
            self._dated(line, found[1])
            self._more(line)
            return True
        if re.fullmatch(rf"[\w& -]+(?: ·|:) {DATE}|{DATE}|DRAFT .*|\d+|Table \d+\. .*", line):
            return True
        if re.match(r"\[\d{1,3}\] ", line) and any(
            len(text) > 4 and text in line for text in self.topic.publishers
        ):
            return True
        heading = re.sub(r" \d{1,2}$", "", line)
        return heading != line and heading.removesuffix(".").lower() in self.held

    def _dated(self, line: str, printed: str) -> None:
        day = date.fromisoformat(self.topic.date)
        right = f"{day:%B} {day.day}, {day.year}"
        self._take(line, [Finding(printed == right, f"as of {printed}", right)])

    def _more(self, line: str) -> None:
        """“3 more not shown”: those with figures less those drawn."""
        found = re.search(r"(\d+) more not shown", line)
        if self.hidden is None:
            return
        hidden, self.hidden = self.hidden, None
        if found is None:
            return
        printed = int(found[1])
        without = re.search(r"(\d+) of \d+ (?:has|have) no figure", line)
        known = printed + int(without[1] if without else 0)
        holds = hidden == known
        self._take(line, [Finding(holds, f"{printed} more not shown", f"{hidden}")])

    # Figures and tables.

    def _alternative(self, at: int) -> int:
        subtitle, text = self.lines[at - 1], self.lines[at][1:-1]
        if text.startswith("Standing chart: "):
            findings, unread = standing(text, self.words, self.judge)
            findings += glance(self.lines[at - 2], text)
            self._take(text, findings)
            self.sentences += len(unread)
            self.unread += unread
            return 1
        told = self.drawn.indicator(subtitle)
        if told is None:
            if re.search(r"\d", text):
                self.sentences += 1
                self.unread.append(self.lines[at])
            return 1
        indicator = told[0]
        findings, unread, drawn = self.drawn.alternative(text, indicator, subtitle)
        self._take(text, findings)
        self.hidden = len(indicator.held() - drawn - self.judge.apart(indicator))
        with_digits = [sentence for sentence in unread if re.search(r"\d", sentence)]
        self.sentences += len(with_digits)
        self.unread += with_digits
        return 1

    def _table(self, at: int) -> int:
        findings, unread, taken = table(self.lines[at:], self.words, self.judge)
        self._take(f"table of {self.lines[at - 1]}", findings)
        self.sentences += len(unread)
        self.unread += unread
        return max(taken, 1)

    # Paragraphs.

    def _paragraph(self, line: str) -> None:
        self.telling.forget()
        if caption := re.match(r"Figure \d+\. ", line):
            line = line[caption.end() :]
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z0-9“$-])", line):
            self._sentence(sentence)

    def _sentence(self, sentence: str) -> None:
        bare = re.sub(_ORDER, "", sentence)
        if seen := re.fullmatch(r"See Figures? (.+?)(?: \(page \d+\))?\.?", bare):
            self.section += [self.figures.get(int(n), "") for n in re.findall(r"\d+", seen[1])]
        if re.fullmatch(r"See Figures? [\d and,]+(?: \(page \d+\))?\.?|\d+\.|•", bare):
            return
        known = self.steps.read(bare, self.section) or status(bare, self.topic.acts)
        if known is None and (self._by_hand(bare) or self._topics(bare)):
            self.section.append(bare)
            return
        findings = known or self._told(bare)
        self.section.append(bare)
        if bare.startswith("This leads to step "):
            self.section.clear()
        if findings is not None:
            self._take(sentence, findings)
        elif re.search(rf"\d|{_CLAIMS}", bare):
            self.sentences += 1
            self.unread.append(sentence)
        else:
            self.passed_over.append(sentence)

    def _told(self, bare: str) -> list[Finding] | None:
        """The first of the readers that knows a sentence, and of which indicator it told."""
        if (findings := self.telling.read(bare)) is not None:
            self._note(self.telling.following.about)
            return findings
        for text in (bare, re.sub(r" \d{1,2}$", "", bare)):  # in a list of contents a page follows
            if findings := self.leading.read(text):
                self._note(self.leading.about)
                return findings
        if findings := self.reasons.read(bare, self.told):
            self._note(self.reasons.about)
            return findings
        return None

    def _note(self, indicator: Indicator | None) -> None:
        if indicator is not None:
            self.told.append(indicator.id)
            self.section.append(indicator.id)

    def _by_hand(self, sentence: str) -> bool:
        """Whether people wrote it: it stands in the files of the library as it is."""
        bare = re.sub(r" ?\[[^\]]*\]$", "", sentence)
        return any(
            all(len(part) > 9 and self._found(part) for part in text.split("; "))
            for text in (bare, bare.partition(": ")[2])
        )

    def _topics(self, sentence: str) -> bool:
        """Whether it only names what was measured."""
        rest = re.sub(
            "supported by the figures on |weakened by those on |the figures on | support it"
            "| speak against it",
            "",
            sentence.lower().removesuffix("."),
        )
        for indicator in self.topic.indicators:
            for name in (indicator.short, indicator.phrases.get("strength", "")):
                rest = rest.replace(name.lower(), "") if name else rest
        return not rest.replace(" and ", "").replace(",", "").strip()

    def _found(self, text: str) -> bool:
        return text.removesuffix(".").lower() in self.topic.by_hand
