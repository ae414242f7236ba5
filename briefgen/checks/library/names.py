"""The names of a library: whom its tables are about, and what a library says of itself."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen.brief.problems import Problem
from briefgen.checks.library.places import Files, problem
from briefgen.errors import Place, Severity
from briefgen.evidence.comparisons import stands_for_nobody
from briefgen.evidence.indicators import Indicator, IndicatorKind, entities
from briefgen.evidence.pack import Entity, Pack

_ARTICLE = re.compile(
    r"^the\b|^(United|Republic|Kingdom|City|County|State|Province) (?!.*’)"
    r"|\b(Islands|Netherlands|Philippines|Emirates|Union|Kingdom|States|Republic|Bahamas|Gambia"
    r"|Maldives|Seychelles|Region|District|Counties|Territory|Territories)$",
    re.IGNORECASE,
)


def check(pack: Pack, files: Files) -> Iterator[Problem]:
    """Names in tables, words for them, ids and titles, and what opens a brief."""
    yield from _about(pack, files)
    yield from _alike(pack, files)
    yield from _articles(pack, files)
    yield from _unused(pack, files)
    yield from _twice(pack, files)


def _about(pack: Pack, files: Files) -> Iterator[Problem]:
    """What every brief says of its topic."""
    said = (
        ("title", Severity.ERROR, pack.title, "has no title"),
        ("subject", Severity.ERROR, pack.subject, "does not say whom it is about"),
        ("description", Severity.WARNING, pack.description, "has no description"),
        ("headline", Severity.NOTE, pack.headline, "has no headline to open a suggested title"),
        ("date", Severity.ERROR, _is_day(pack.date), "has no date such as 2026-11-23"),
    )
    for key, severity, held, wrong in said:
        if not held:
            place = files.place("pack.toml", key)
            yield problem(severity, "library.about", f"The library {wrong} (“{key}”).", place)
    if files.folder not in ("", pack.id):
        yield problem(
            Severity.WARNING,
            "library.about",
            f"The id “{pack.id}” is not the name of the folder, “{files.folder}”.",
            files.place("pack.toml", "id"),
        )
    for key, sentence in (("takeaway", pack.takeaway), ("stake", pack.stake)):
        if sentence and not sentence.endswith((".", "!", "?")):
            yield problem(
                Severity.WARNING,
                "library.words.form",
                f"“{key}” is a sentence and has no period at its end.",
                files.place("pack.toml", key),
            )
    if len(pack.comparators) == 1:
        for key, example in (("pair", "the two states"), ("neither", "neither state")):
            if not getattr(pack, key):
                yield problem(
                    Severity.NOTE,
                    "library.about",
                    f"The library has no “{key}”; sentences then name the two each time.",
                    files.place("pack.toml", "comparators"),
                    f"Write {key} = “{example}”.",
                )


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _everybody(indicator: Indicator) -> list[str]:
    """Who has a row in a table; estimates of one thing are nobody."""
    if indicator.kind is IndicatorKind.RANGE:
        return []
    nobody = stands_for_nobody(indicator)
    return [each for each in entities(indicator) if each not in nobody]


def _alike(pack: Pack, files: Files) -> Iterator[Problem]:
    """One name in two spellings."""
    seen: dict[str, str] = {}
    for indicator in pack.indicators:
        rows = _first_rows(indicator)
        for name in rows:
            key = re.sub(r"\W+|^the\b", "", name.casefold())
            other = seen.setdefault(key, name)
            if other != name:
                yield problem(
                    Severity.WARNING,
                    "library.names.alike",
                    f"“{name}” and “{other}” are told as two.",
                    files.row(indicator, rows[name]),
                    "Write the name in one way in all tables.",
                    entity=name,
                )
                seen[key] = name


def _articles(pack: Pack, files: Files) -> Iterator[Problem]:
    """Names that read badly without "the" in sentences."""
    words = {each.id: each for each in pack.entities}
    owned = any("{possessive}" in text for each in pack.indicators for text in _texts(each))
    told: set[str] = set()
    for indicator in pack.indicators:
        rows = _first_rows(indicator)
        for name in _everybody(indicator):
            if name in told:
                continue
            told.add(name)
            where = files.row(indicator, rows[name])
            if name in words:
                where = files.place("pack.toml", "id", name)
            yield from _article(words.get(name, Entity(name)), where, owned=owned)


def _first_rows(indicator: Indicator) -> dict[str, int]:
    """Where in its table each name stands first."""
    rows: dict[str, int] = {}
    for number, each in enumerate(indicator.figures):
        rows.setdefault(each.entity, number)
    return rows


def _article(entity: Entity, where: Place, *, owned: bool) -> Iterator[Problem]:
    name, place = entity.id, entity.place
    if not place and _ARTICLE.search(name):
        severity, said = Severity.WARNING, f"Sentences say “in {name}”."
        fix = f"Say under [[entities]] place = “{_with_article(name)}”."
    elif place.startswith("The "):
        severity, said = Severity.WARNING, f"Sentences say “in {place}”, with a capital."
        fix = f"Write place = “{_with_article(place)}”."
    elif place.startswith("the ") and owned and not entity.possessive:
        severity, said = Severity.NOTE, f"“{name}” has a place with “the” and no possessive."
        fix = f"Write possessive = “{place}’s”."
    else:
        return
    yield problem(severity, "library.names.article", said, where, fix, entity=name)


def _texts(indicator: Indicator) -> tuple[str, ...]:
    return (indicator.phrases.lead, indicator.phrases.against, indicator.phrases.head)


def _with_article(name: str) -> str:
    return f"the {re.sub('^the ', '', name, flags=re.IGNORECASE)}"


def _unused(pack: Pack, files: Files) -> Iterator[Problem]:
    """Words for somebody who is in no table."""
    held = {name for each in pack.indicators for name in entities(each)}
    for entity in pack.entities:
        if entity.id not in held:
            yield problem(
                Severity.NOTE,
                "library.names.unused",
                f"“{entity.id}” of [[entities]] is in no table.",
                files.place("pack.toml", "id", entity.id),
                entity=entity.id,
            )


def _twice(pack: Pack, files: Files) -> Iterator[Problem]:
    """Titles, and ids within one list, that stand twice."""
    ids = (
        ("pack.toml", "theme", [each.id for each in pack.themes]),
        ("pack.toml", "entity", [each.id for each in pack.entities]),
        ("sources.json", "source", [each.id for each in pack.sources]),
        ("recommendations.toml", "recommendation", [each.id for each in pack.recommendations]),
        ("passages.toml", "passage", [each.id for each in pack.passages]),
        ("quotations.toml", "quotation", [each.id for each in pack.quotations]),
    )
    for file, what, names in ids:
        for name in _doubled(names):
            place = files.place(file, "id", name)
            said = f"The id “{name}” of a {what} stands twice."
            yield problem(Severity.ERROR, "library.twice", said, place)
    titles = (
        ("indicators", [(e.title, files.words(e, "title")) for e in pack.indicators]),
        (
            "recommendations",
            [
                (e.title, files.place("recommendations.toml", "title", e.id))
                for e in pack.recommendations
            ],
        ),
        (
            "passages",
            [(e.title, files.place("passages.toml", "title", e.id)) for e in pack.passages],
        ),
    )
    for what, found in titles:
        places = dict(found)  # of two, the second
        for name in _doubled(title for title, _ in found):
            said = f"Two {what} have the title “{name}”."
            yield problem(Severity.WARNING, "library.twice", said, places[name])


def _doubled(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
