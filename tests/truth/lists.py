"""Lists of amounts and names: “A in X, B in Y and C in Z”."""

import re

from tests.truth.amounts import amount_of, amount_pattern
from tests.truth.judge import Finding, Judge
from tests.truth.periods import PERIOD, key_of
from tests.truth.topic import Indicator
from tests.truth.words import Words, phrases

Findings = list[Finding]


class Lists:
    """Reads lists of amounts and whose they are."""

    def __init__(self, words: Words, judge: Judge) -> None:
        self.words = words
        self.judge = judge
        self._against = {p.indicator.id: p for p in phrases(words.topic, "against", words)}

    def named(self, printed: str, indicator: Indicator) -> list[str]:
        if self.words.is_pair(printed):
            return list(self.judge.compared)
        return [self.words.entity(name, indicator) for name in self.words.split(printed)]

    def cells(
        self, items: list[tuple[str, str]], indicator: Indicator, key: str
    ) -> tuple[Findings, list[str]]:
        findings: Findings = []
        told: list[str] = []
        for text, printed in items:
            amount = amount_of(text, indicator)
            for one in self.named(printed, indicator) or [printed]:
                told.append(one)
                findings.append(self.judge.cell(indicator, one, key, amount))
        return findings, told

    def items(self, text: str, indicator: Indicator) -> list[tuple[str, str]] | None:
        """“A in X, B in Y and C in Z” as pairs of amount and name; None if it is no such list."""
        text = _each_with_its_verb(text, indicator)
        amount, name = amount_pattern(indicator), self.words.any
        forms = [
            rf"(?:the )?(?P<a>{amount})(?: (?!in |for )[\w’-]+){{0,6}}?"
            rf" (?:in|for|from|of) (?P<n>{name})",
            rf"(?P<n>{name}) (?:with |at )?(?P<a>{amount})",
        ]
        patterns = [re.compile(form, re.IGNORECASE) for form in forms]
        against = self._against.get(indicator.id)
        items: list[tuple[str, str]] = []
        at = 0
        while at < len(text):
            best: tuple[int, str, str] | None = None
            if against and (found := against.match(text, at)):
                filled, end = found
                best = (end, filled["amount"], filled.get("name", ""))
            for pattern in patterns:
                if (hit := pattern.match(text, at)) and (best is None or hit.end() > best[0]):
                    best = (hit.end(), hit["a"], hit["n"])
            if best is None or not best[2]:
                return None
            items.append(best[1:])
            gap = re.compile(r",? and |, ").match(text, best[0])
            at = gap.end() if gap else best[0]
            if not gap and at < len(text):
                return None
        return items or None

    def from_to(self, text: str, indicator: Indicator, key: str) -> Findings:
        """“from $3.9 billion in India to $1.5 trillion in the world”: the least and the most."""
        amount, name = amount_pattern(indicator), self.words.any
        found = re.fullmatch(rf"from ({amount}) in ({name}) to ({amount}) in ({name})", text, re.I)
        if not found or not any(cell.period.key == key for cell in indicator.cells):
            return []
        figures = {cell.amount for cell in indicator.cells if cell.period.key == key}
        findings = self.cells([(found[1], found[2]), (found[3], found[4])], indicator, key)[0]
        for text, end in ((found[1], min(figures)), (found[3], max(figures))):
            holds = amount_of(text, indicator).fits(end)
            findings.append(Finding(holds, f"{text} is the outermost", f"{end}"))
        return findings

    def dated_items(self, text: str, indicator: Indicator) -> Findings:
        """“China US$8.6 billion (2020) and the European Union US$141.8 billion (2019)”."""
        amount, name = amount_pattern(indicator), self.words.any
        item = rf"({name}) ({amount}) \(({PERIOD})\)"
        if not re.fullmatch(rf"{item}(?:(?:, | and ){item})*", text, re.IGNORECASE):
            return []
        findings: Findings = []
        for found in re.finditer(item, text, re.IGNORECASE):
            findings += self.cells([(found[2], found[1])], indicator, key_of(found[3]))[0]
        return findings


def _each_with_its_verb(text: str, indicator: Indicator) -> str:
    """“fell by 2% in A and by 3% in B” with its verb before each amount."""
    for sign in (str(indicator.unit.get(name, "")) for name in ("above", "below")):
        if sign.endswith(" by"):
            shared = re.compile(rf"({re.escape(sign)} (?:(?! by ).)+?(?:,| and)) by ")
            while shared.search(text):
                text = shared.sub(rf"\1 {sign} ", text)
    return text
