"""Steps and options: who is to do what is the library’s, the numbers are the writer’s."""

import re
from collections.abc import Iterable

from tests.truth.acts import Acts, Step
from tests.truth.amounts import CARDINAL, cardinal
from tests.truth.judge import Finding

_LAW = r" \((?:Public Law|H\.?R\.?|S\.?) [^)]+\)"
Findings = list[Finding]
_MARK = " (recommended)"


class Steps:
    """The numbered steps of one brief, and the option that it recommends."""

    def __init__(self, lines: list[str], acts: Acts) -> None:
        self.acts = acts
        self.options = _options(lines)
        self.steps = self._numbered(lines)
        self.last = 0  # the step that figures were last said to lead to
        marked = [n for n, title in self.options.items() if title.endswith(_MARK)]
        told = re.findall(r"Option (\d+) is what is recommended", "\n".join(lines))
        self.recommended = marked[0] if marked else int(told[0]) if told else 0

    def _numbered(self, lines: list[str]) -> list[Step | None]:
        """“1. Congress: fund …” and what is numbered on from there."""
        for at, line in enumerate(lines):
            if line.startswith("1. ") and self._step(line.removeprefix("1. ")):
                return [self._step(text) for text in _run(lines[at:])]
        return []

    def _step(self, text: str) -> Step | None:
        """The longest step that a text opens with."""
        opened = [one for one in self.acts.steps if text.startswith(f"{one.actor}: {one.action}")]
        return max(opened, key=lambda one: len(one.action), default=None)

    def read(self, sentence: str, told: Iterable[str]) -> Findings | None:
        """What is claimed by counting and numbering; None if nothing is."""
        sentence = sentence.removesuffix(".")
        if found := re.fullmatch(r"This leads to step (\d+)", sentence):
            return self._leads(int(found[1]), set(told))
        counted = re.match(rf"We recommend ({CARDINAL}) steps?;", sentence, re.IGNORECASE)
        if number := _head(sentence) or (cardinal(counted[1]) if counted else 0):
            return [Finding(number == len(self.steps), sentence, f"{len(self.steps)} steps")]
        if sentence.startswith("The ask: "):
            return self._ask(sentence.removeprefix("The ask: "))
        return self._option(sentence)

    def _leads(self, number: int, told: set[str]) -> Findings:
        """That figures lead to a step: later than the last, and borne out by a figure or a text."""
        step = self.steps[number - 1] if self.last < number <= len(self.steps) else None
        self.last = number
        holds = step is not None and (
            bool(step.bearing & told) or any(" " in text and text in step.grounds for text in told)
        )
        return [Finding(holds, f"step {number} of {sorted(told)}", f"{step}")]

    def _ask(self, text: str) -> Findings | None:
        """“(1) Congress: fund …; (2) …”, in the order of the steps where these are numbered."""
        parts = re.split(r"; (?=\(\d+\) )", text)
        if len(parts) == 1:
            parts = self._apart(text)
        bare = [re.sub(rf"^\(\d+\) |{_LAW}$", "", part) for part in parts]
        asked = [self._step(part) for part in bare]
        if not all(
            s and part == f"{s.actor}: {s.action}" for s, part in zip(asked, bare, strict=True)
        ):
            return None
        findings = []
        numbers = [int(n) for part in parts for n in re.findall(r"^\((\d+)\) ", part)]
        if numbers:
            right = list(range(1, len(parts) + 1))
            findings.append(Finding(numbers == right, f"numbers {numbers}", f"{right}"))
        if self.steps:
            findings.append(Finding(asked == self.steps[: len(asked)], text, f"{self.steps}"))
        return findings or [Finding(True, text)]

    def _apart(self, text: str) -> list[str]:
        """Steps one after another; an action may have a semicolon of its own."""
        parts: list[str] = []
        for piece in text.split("; "):
            if parts and not any(piece.startswith(f"{one.actor}: ") for one in self.acts.steps):
                parts[-1] += f"; {piece}"
            else:
                parts.append(piece)
        return parts

    def _option(self, sentence: str) -> Findings | None:
        if found := re.fullmatch(r"Approve option (\d+): that (.+)", sentence, re.I):
            known = [s for s in self.acts.steps if _says(found[2], s)]
            title = self.options.get(self.recommended, "").removesuffix(_MARK)
            findings = [self._number(int(found[1]))]
            if title and known:
                holds = any(_spelled(title) in map(_spelled, one.titles) for one in known)
                findings.append(Finding(holds, sentence, title))
            return findings if known else None
        if found := re.fullmatch(r"We (?:recommend|ask you to) .+ that asks (.+)", sentence):
            known = [s for s in self.acts.steps if _says(found[1], s, "to ")]
            return [Finding(bool(known), sentence, "an action of the library")]
        if found := re.fullmatch(r".+ (would|may) .+", sentence):
            known = [s for s in self.acts.steps if _says(sentence, s, f"{found[1]} ")]
            return [Finding(True, sentence)] if known else None
        if found := re.fullmatch(r"(?:.+; t|T)he figures (.+ steps? [\d, and]+)", sentence):
            numbers = [int(each) for each in re.findall(r"\d+", found[1])]
            most = max((each for each in (len(self.steps),) if each), default=max(numbers))
            return [Finding(max(numbers) <= most, sentence, f"{most} steps")]
        if re.fullmatch(
            rf"(?:.+: )?The figures are of {CARDINAL} public measures?, "
            r"(?:without a figure of those compared|(?:each )?at (?:its latest time|"
            r"the latest time that (?:all|those) compared have in common))(?: \([\d–]+\))?",
            sentence,
            re.IGNORECASE,
        ):
            return [Finding(True, sentence)]
        if found := re.fullmatch(r"DECISION: ((?:Option \d+ )+)Discuss Initials, date", sentence):
            offered = [int(number) for number in re.findall(r"\d+", found[1])]
            right = list(range(1, max(len(self.options), 2) + 1))
            return [Finding(offered == right, sentence, f"{right}")]
        if found := re.fullmatch(r"Option (\d+) is what is recommended", sentence):
            return [self._number(int(found[1]))]
        if found := re.fullmatch(
            r"Option (\d+) is to leave things as they are: no new step is taken, "
            "and what exists goes on",
            sentence,
        ):
            return [Finding(found[1] == "1" != str(self.recommended), sentence, "the first")]
        if found := re.fullmatch(r"Option (\d+): (.+)", sentence):
            title = self.options.get(int(found[1]), "").removesuffix(_MARK)
            said = [
                risk.lower().removesuffix(".") for name, risk in self.acts.risks if name == title
            ]
            return [Finding(found[2].lower() in said, sentence, f"{title}: {said}")]
        return None

    def caption(self, line: str) -> Findings:
        """“Table 1. Only option 2 lets regions be compared”."""
        return [self._number(int(number)) for number in re.findall(r"nly option (\d+)", line)]

    def _number(self, number: int) -> Finding:
        return Finding(number == self.recommended, f"option {number}", f"{self.recommended}")


def _spelled(text: str) -> str:
    """Words that the British write with an s, as Americans do; others as oddly on both sides."""
    return re.sub(r"is(?=e[ds]?\b|ing\b|ation)", "iz", text)


def _says(text: str, step: Step, verb: str = "") -> bool:
    """Whether somebody is to do something, the actor named as within a sentence or at its start."""
    actor = re.escape(re.sub("^The ", "", step.actor))
    return bool(re.fullmatch(rf"(?:the )?{actor} {verb}{re.escape(step.action)}", text, re.I))


def _options(lines: list[str]) -> dict[int, str]:
    """The titles in the head of a table of options."""
    for at, line in enumerate(lines):
        titles = _run(lines[at + 1 :]) if line.startswith("Table ") else []
        if any(title.endswith(_MARK) for title in titles):
            return dict(enumerate(titles, 1))
    return {}


def _run(lines: list[str]) -> list[str]:
    """What is numbered 1, 2, 3 from the first line on."""
    found: list[str] = []
    for line in lines:
        number, _, text = line.partition(". ")
        if number != str(len(found) + 1):
            break
        found.append(text)
    return found


def _head(line: str) -> int:
    """How many steps a heading announces."""
    found = re.fullmatch(rf"({CARDINAL}) steps?", line, re.IGNORECASE)
    return cardinal(found[1]) if found else 0
