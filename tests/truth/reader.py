"""Reads a printed brief against the files of its topic library.

It was written apart from whatever writes the sentences: it knows names, amounts and periods as
the files have them, a grammar of its own, and arithmetic. Words that people wrote into the library
are no claims of the writer and are left out.
"""

import re
from datetime import date, datetime
from typing import NamedTuple

from tests.truth.drawn import Drawn, table
from tests.truth.judge import Finding, Judge
from tests.truth.leading import Leading
from tests.truth.rows import standing
from tests.truth.telling import Telling
from tests.truth.topic import Topic, plain
from tests.truth.words import Words

_DATE = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}, \d{4}"
)
_MONTH = _DATE.partition(" \\d")[0]
_FORCE = (
    "in force|issued|a pilot|statement only|a court case|a private plan|not law|suspended"
    "|not enforced|superseded|ended|withdrawn"
)
# Sentences without a figure that claim something nonetheless.
_CLAIMS = r"\b(?:leads?|led) (?:in|by) |\bahead of .+ in |\bbetter .*on |\bclose in |\bfigure for "
_ORDER = r"^(?:• |\d{1,2}\. |Our reading: |Figure \d+\. |Option: |SUBJECT: )"


def iso(printed: str) -> str:
    """“May 22, 2026” or “May 2026” as the files have it."""
    month, *rest = printed.replace(",", "").split()
    number = f"{datetime.strptime(month[:3], '%b').month:02d}"
    return f"{rest[-1]}-{number}" + (f"-{int(rest[0]):02d}" if len(rest) == 2 else "")


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

    def _line(self, at: int) -> int:
        """Reads the line at a place; how many lines were taken."""
        line = self.lines[at]
        if line == "Measure" and at + 1 < len(self.lines) and self.lines[at + 1] == "Period":
            return self._table(at)
        if line.startswith("Each amount as a share of the highest in its row"):
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
        if found := re.search(rf"(?:Figures|Data) as of ({_DATE})", line):
            self._dated(line, found[1])
            self._more(line)
            return True
        if re.fullmatch(rf"[\w& -]+(?: ·|:) {_DATE}|{_DATE}|DRAFT .*|\d+|Table \d+\. .*", line):
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
        holds = hidden in (printed, known)
        self._take(line, [Finding(holds, f"{printed} more not shown", f"{hidden}")])

    # Figures and tables.

    def _alternative(self, at: int) -> int:
        subtitle, text = self.lines[at - 1], self.lines[at][1:-1]
        if text.startswith("Standing chart: "):
            findings, unread = standing(text, self.words, self.judge)
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
        if re.fullmatch(r"See Figures? [\d and,]+(?: \(page \d+\))?\.?|\d+\.|•", bare):
            return
        if self._by_hand(bare) or self._topics(bare):
            return
        findings = self.telling.read(bare)
        if findings is None:  # in a list of contents a page follows
            findings = self.leading.read(bare) or self.leading.read(re.sub(r" \d{1,2}$", "", bare))
        if findings is None:
            findings = self._other(bare)
        if findings is not None:
            self._take(sentence, findings)
        elif re.search(rf"\d|{_CLAIMS}", bare):
            self.sentences += 1
            self.unread.append(sentence)
        else:
            self.passed_over.append(sentence)

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

    def _other(self, sentence: str) -> list[Finding] | None:
        """Laws with their dates."""
        if law := re.fullmatch(
            rf"(.+?)(?:, ({_DATE}))?(?:: |, )({_FORCE})(?:,? as of ({_DATE}|{_MONTH} \d{{4}}))?\.?",
            sentence,
        ):
            return self._law(law)
        return None

    def _law(self, found: re.Match[str]) -> list[Finding] | None:
        """A law, order or program: its name and dates stand in the library."""
        if found[1].lower() not in self.topic.by_hand:
            return None
        days = [iso(day) for day in (found[2], found[4]) if day]
        return [
            Finding(day in self.topic.by_hand, f"{found[1]} {day}", "no such day") for day in days
        ]
