"""Charts of several measures, read row by row: “Electricity, 2025: A 4,520 TWh, B 10,583 TWh”."""

import re

from tests.truth.amounts import CARDINAL, amount_of, amount_pattern, cardinal
from tests.truth.judge import Finding, Judge
from tests.truth.periods import PERIOD, key_of
from tests.truth.topic import Indicator
from tests.truth.words import Words

Findings = list[Finding]


def standing(text: str, words: Words, judge: Judge) -> tuple[Findings, list[str]]:
    """The findings of a standing chart, and the rows that were not read."""
    findings: Findings = []
    unread: list[str] = []
    _, *rows = re.split(r"(?<=[.])\s+(?=[^.]+, [^:]+: )", text)
    for row in rows:
        found = _row(row.removesuffix("."), words, judge)
        if found is None:
            unread.append(row)
        else:
            findings += found
    return findings, unread


def glance(caption: str, text: str) -> Findings:
    """Whether “Five measures at a glance” are five."""
    told = re.search(rf"({CARDINAL}) measures? at a glance", caption, re.IGNORECASE)
    rows = len(re.findall(rf", {PERIOD}(?:, less is better)?: ", text))
    return [Finding(cardinal(told[1]) == rows, caption, f"{rows} rows")] if told else []


def _row(row: str, words: Words, judge: Judge) -> Findings | None:
    opened = re.fullmatch(rf"(.+?), ({PERIOD})(?:, (less is better))?: (.+)", row)
    if not opened:
        return None
    readings = []
    for indicator in words.topic.indicators:
        names = (indicator.short, indicator.phrases.get("strength", ""))
        if opened[1].lower() in map(str.lower, names):
            found = _cells(opened[4], indicator, key_of(opened[2]), words, judge)
            if found is not None:
                less = (indicator.better == "lower") == bool(opened[3])
                readings.append([*found, Finding(less, f"{opened[1]}: less", indicator.better)])
    return min(readings, key=lambda one: sum(not f.holds for f in one), default=None)


def _cells(
    text: str, indicator: Indicator, key: str, words: Words, judge: Judge
) -> Findings | None:
    told, _, note = text.partition("; ")
    amount, name = amount_pattern(indicator), words.any
    item = rf"({name}) ({amount})"
    if not re.fullmatch(rf"{item}(?:, {item})*", told, re.IGNORECASE):
        return None
    findings: Findings = []
    figures = []
    for found in re.finditer(item, told, re.IGNORECASE):
        who = words.entity(found[1], indicator)
        findings.append(judge.cell(indicator, who, key, amount_of(found[2], indicator)))
        figures += indicator.at(who, key)
    if apart := re.fullmatch(rf"({amount}|\d[\d,.]*)(?: points?)? apart", note):
        gap = amount_of(apart[1], indicator)
        findings.append(judge.points(max(figures), min(figures), gap))
    elif first := re.fullmatch(rf"(highest|lowest): ({name}) ({amount})", note, re.IGNORECASE):
        who = words.entity(first[2], indicator)
        findings.append(judge.cell(indicator, who, key, amount_of(first[3], indicator)))
        best = judge.best(indicator, indicator.rivals(key))
        end = "lowest" if indicator.better == "lower" else "highest"
        holds = who in best and first[1].lower() == end
        findings.append(Finding(holds, f"{first[1]} is {first[2]}", f"{best}"))
    elif note:
        return None
    return findings
