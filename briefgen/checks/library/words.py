"""The words of an indicator: what its sentences need, and what would read badly in them."""

import re
from collections.abc import Iterator

from briefgen.brief.problems import Problem
from briefgen.checks.library.places import Files, listed, problem
from briefgen.errors import Severity
from briefgen.evidence.comparisons import COUNTED
from briefgen.evidence.indicators import Better, Indicator, IndicatorKind, periods
from briefgen.evidence.pack import Pack
from briefgen.evidence.periods import Status

WORDS = 20  # of a caveat and of a judgment
_SLOT = re.compile(r"\{([^{}]*)\}")
_WHO = ("place", "adjective", "possessive")
_ONE = (*_WHO, "amount", "period")
_SLOTS = {
    "lead": _ONE,
    "against": _ONE,
    "head": _ONE,
    "close": ("period",),
    "apart": ("each", "period"),
    "projects": ("each", "amount", "period", *_WHO),
    "neither": (),
    "alone": (),
    "strength": (),
    "so_what": (),
}
_NAME = re.compile(r"(?<=[a-z,}] )[A-Z][a-z]+")  # a capital inside a sentence
_PARTS = ("lead", "against", "head", "close", "apart", "projects", "neither", "strength")
_SENTENCES = ("alone", "so_what")
_END = tuple(".!?”")


def check(pack: Pack, files: Files) -> Iterator[Problem]:
    """The words of every indicator; what many lack is told once."""
    for indicator in pack.indicators:
        yield from _slots(indicator, files)
        yield from _lead(indicator, files)
        yield from _needed(indicator, files)
        yield from _form(pack, indicator, files)
        yield from _short(indicator, files)
    yield from _without_head(pack, files)


def _phrases(indicator: Indicator) -> Iterator[tuple[str, str]]:
    for key in _SLOTS:
        if text := getattr(indicator.phrases, key):
            yield key, text


def _slots(indicator: Indicator, files: Files) -> Iterator[Problem]:
    """Slots that do not exist, or that these words cannot have."""
    for key, text in _phrases(indicator):
        rest = _SLOT.sub("", text)
        wrong = [f"{{{each}}}" for each in _SLOT.findall(text) if each not in _SLOTS[key]]
        wrong += [each for each in "{}" if each in rest]
        if wrong:
            known = ", ".join(f"{{{each}}}" for each in _SLOTS[key]) or "none"
            yield problem(
                Severity.ERROR,
                "library.words.slot",
                f"“{key}” of “{indicator.id}” has {listed(wrong)}; it may have {known}.",
                files.words(indicator, key),
                indicator=indicator.id,
            )


def _lead(indicator: Indicator, files: Files) -> Iterator[Problem]:
    """The main sentence without whom, how much or when, or without its things."""
    if indicator.kind is IndicatorKind.RANGE:
        return
    lead, unit = indicator.phrases.lead, indicator.unit
    held = set(_SLOT.findall(lead))
    missing = [f"{{{each}}}" for each in ("amount", "period") if each not in held]
    if not held & set(_WHO):
        missing.insert(0, "{place}")
    if missing:
        yield problem(
            Severity.WARNING,
            "library.words.lead",
            f"“lead” of “{indicator.id}” has no {listed(missing)}.",
            files.words(indicator, "lead"),
            "Write it as “{place} spent {amount} on … in {period}”.",
            indicator=indicator.id,
        )
    if lead.startswith("{amount}"):
        yield problem(
            Severity.NOTE,
            "library.words.opens",
            f"“lead” of “{indicator.id}” begins with a number.",
            files.words(indicator, "lead"),
            "Begin with a word: “Of homes in {place}, {amount} …”.",
            indicator=indicator.id,
        )
    named = any(each and each in lead for each in (unit.noun, unit.nouns))
    if indicator.scale in COUNTED and not unit.symbol and not named:
        yield problem(
            Severity.WARNING,
            "library.words.unit",
            f"“lead” of “{indicator.id}” counts “{unit.nouns}” and does not say so.",
            files.words(indicator, "lead"),
            f"Write “{{amount}} {unit.nouns}”.",
            indicator=indicator.id,
        )


def _needed(indicator: Indicator, files: Files) -> Iterator[Problem]:
    """Words for a case that this indicator can come to."""
    phrases = indicator.phrases
    if indicator.kind is IndicatorKind.RANGE:
        return
    neutral = indicator.better is Better.NEUTRAL
    wanted = [
        ("strength", "The bottom line then names it by “short”.", not phrases.strength),
        (
            "apart",
            "Nobody leads in it, and figures then stand as “…, against …”.",
            neutral and not phrases.apart,
        ),
        (
            "close",
            "Where figures are close, the lead is told of one of them.",
            not neutral and not phrases.close,
        ),
    ]
    for key, why, lacks in wanted:
        if lacks:
            yield problem(
                Severity.WARNING if key == "strength" else Severity.NOTE,
                "library.words.missing",
                f"“{indicator.id}” has no “{key}”. {why}",
                files.words(indicator, "lead"),
                indicator=indicator.id,
            )
    if _projected(indicator) and not phrases.projects:
        yield problem(
            Severity.WARNING,
            "library.figures.projects",
            f"“{indicator.id}” has projections and no “projects”, so no sentence tells them.",
            files.words(indicator, "lead"),
            "Say who projects: “the auditor’s plan of 2025 projects {each} in {period}”.",
            indicator=indicator.id,
        )


def _projected(indicator: Indicator) -> bool:
    return any(each.status is Status.PROJECTION for each in periods(indicator))


def _form(pack: Pack, indicator: Indicator, files: Files) -> Iterator[Problem]:
    """Periods and capitals where a part of a sentence stands, or their absence in a sentence."""
    names = {word for each in pack.entities for word in f"{each.place} {each.adjective}".split()}
    names |= {word for each in indicator.figures for word in each.entity.split()}
    names |= set(_NAME.findall(" ".join(text for _, text in _phrases(indicator))))
    names -= {"The"}
    inner = {key: text for key, text in _phrases(indicator) if key in _PARTS}
    inner["short"] = indicator.short
    for key, text in inner.items():
        wrong = "ends with a period" if text.endswith(".") else ""
        if key in ("strength", "short", "close", "neither") and _is_capital(text, names):
            wrong = "begins with a capital"
        if wrong:
            yield _formed(indicator, files, key, f"{wrong}, but stands inside a sentence")
    sentences = {key: text for key, text in _phrases(indicator) if key in _SENTENCES}
    sentences |= {"caveat": indicator.caveat, "definition": indicator.definition}
    for key, text in sentences.items():
        if text and not text.endswith(_END):
            yield _formed(indicator, files, key, "is a sentence and has no period at its end")
        elif text and text[:1].islower() and not text.split()[0][1:].strip(".,").isupper():
            yield _formed(indicator, files, key, "is a sentence and begins with a small letter")


def _is_capital(text: str, names: set[str]) -> bool:
    """Whether a text begins with a capital that is neither a name’s nor an abbreviation’s."""
    word = re.split(r"[ -]", text, maxsplit=1)[0]
    plain = word[:1].isupper() and word[1:].islower()
    return plain and word not in names and word.removesuffix("’s") not in names


def _formed(indicator: Indicator, files: Files, key: str, wrong: str) -> Problem:
    return problem(
        Severity.WARNING,
        "library.words.form",
        f"“{key}” of “{indicator.id}” {wrong}.",
        files.words(indicator, key),
        indicator=indicator.id,
    )


def _short(indicator: Indicator, files: Files) -> Iterator[Problem]:
    for key, text in (("caveat", indicator.caveat), ("so_what", indicator.phrases.so_what)):
        if (count := len(text.split())) > WORDS:
            yield problem(
                Severity.WARNING,
                "library.words.long",
                f"“{key}” of “{indicator.id}” has {count} words; {WORDS} are the most.",
                files.words(indicator, key),
                indicator=indicator.id,
            )


def _without_head(pack: Pack, files: Files) -> Iterator[Problem]:
    """Those whose headings say only that somebody leads, all in one note."""
    found = [
        each.id
        for each in pack.indicators
        if each.better is not Better.NEUTRAL
        and each.kind is not IndicatorKind.RANGE
        and not each.phrases.head
    ]
    if found:
        yield problem(
            Severity.NOTE,
            "library.words.missing",
            f"Without “head”, headings say only who leads: {listed(found)}.",
            files.place(f"{found[0]}.toml", "lead"),
            "Write it as “private capital favors {place}”.",
        )
