"""Invented content of any length, the same for briefgen and for the programs beside it.

Everything here is made up, and says so: areas that are nowhere, measures of nothing, sources that
nobody wrote. A chapter is known by its number, so a longer content begins as a shorter one does
and goes on in other words.
"""

import random

import msgspec

AREAS = ("Northvale", "Eastmere", "Southby", "Westholm")
YEARS = tuple(range(2014, 2026))
MARK = "ahead of time"  # the words that an edit changes; each paragraph has them once

_WHEN = (
    "In most years",
    "After the first audit",
    "Before the spring",
    "For the second time",
    "Since the reform",
    "In a quiet season",
    "By the end of the trial",
    "Under the older rules",
    "As the report had asked",
    "During the long winter",
    "When the figures were in",
    "At the yearly meeting",
    "On the advice of the panel",
    "Without further delay",
    "In the smaller towns",
    "Once the survey was done",
)
_WHO = (
    "the regional board",
    "an independent panel",
    "the office for local services",
    "a group of drivers",
    "the council of the valley",
    "the committee on roads",
    "the people who plan the buses",
    "a small team of nurses",
    "the library service",
    "the keeper of the accounts",
    "the school district",
    "a firm from the coast",
    "the water authority",
    "the association of tenants",
    "the head of the clinic",
    "the harbor office",
)
_DID = (
    "compared the plan with",
    "went ahead with a review of",
    "set aside some money for",
    "asked twice about",
    "looked again at",
    "published a short note on",
    "put a price on",
    "argued in public over",
    "counted anew",
    "found no fault with",
    "wrote down the reasons for",
    "drew a map of",
    "took advice on",
    "made a list of",
    "kept an eye on",
    "would not sign",
)
_WHAT = (
    "the timetable of the rural lines",
    "the repairs that had been put off",
    "the opening hours of the branches",
    "the accounts of the areas around it",
    "the cost of the new shelters",
    "the waiting rooms of four clinics",
    "the lights along the river path",
    "the school meals of the upper valley",
    "the leaks in the oldest pipes",
    "the fees for the evening courses",
    "the heating of the public halls",
    "the rent of the empty shops",
    "the bridges that carry the most",
    "the training of the young staff",
    "the letters of complaint",
    "the contract for the night service",
)
_END = (
    "before the next budget was set",
    "and nobody in the room objected",
    "although the answer was still open",
    "because the older figures had been lost",
    "so that each area could be judged alike",
    "while the neighbors waited for a reply",
    "and the minutes were read by few",
    "as far as the rules allowed",
    "which took longer than the plan had said",
    "until a better measure could be found",
    "and said so in plain words",
    "without a word about the price",
    "for reasons that were told to all",
    "and three of the areas followed",
    "since the trial had ended early",
    "with results that hold to this day",
)
_MATTERS = ("Buses", "Clinics", "Libraries", "Schools", "Pipes", "Roads", "Halls", "Shelters")


class Paragraph(msgspec.Struct, frozen=True):
    """Sentences, and the number of the note behind them, 0 for none."""

    text: str
    note: int = 0


class Measure(msgspec.Struct, frozen=True):
    """An invented indicator: for each area an amount of each year."""

    id: str
    title: str
    years: tuple[int, ...]
    amounts: dict[str, tuple[float, ...]]


class Chapter(msgspec.Struct, frozen=True):
    """A head, paragraphs, a chart below the first of them, a table behind the last."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    chart: Measure | None = None
    table: tuple[Measure, ...] = ()


class Content(msgspec.Struct, frozen=True):
    """A whole document; its sources are numbered from 1, as notes name them."""

    title: str
    chapters: tuple[Chapter, ...]
    sources: tuple[str, ...]


def reference(times: int = 1, first: int = 0) -> Content:
    """About ten pages: 2,900 words, 8 charts, 4 tables, 20 notes; or so many times as much."""
    chapters: list[Chapter] = []
    notes = 0
    for number in range(first, first + 8 * times):
        count = 2 + number % 2
        chapters.append(_chapter(number, notes, count))
        notes += count
    return Content("Invented local services, chapter by chapter", tuple(chapters), _sources(notes))


def plain_sections(count: int, paragraphs: int = 1) -> Content:
    """Heads and paragraphs, and nothing else."""
    chapters = tuple(
        Chapter(_title(number), tuple(_paragraphs(number, paragraphs))) for number in range(count)
    )
    return Content("Invented sections", chapters, _sources(1))


def with_sources(count: int, paragraphs: int) -> Content:
    """So many paragraphs in ten sections, of which the first ``count`` have a note each."""
    of_each = paragraphs // 10
    chapters = []
    for number in range(10):
        told = _paragraphs(number, of_each)
        first = number * of_each
        noted = [
            Paragraph(each.text, first + place if first + place <= count else 0)
            for place, each in enumerate(told, start=1)
        ]
        chapters.append(Chapter(_title(number), tuple(noted)))
    return Content("Invented sources", tuple(chapters), _sources(max(1, count)))


def of_figures(years: int) -> Content:
    """One chart of a table that has four rows for each of so many years."""
    measure = _measure("long", "Invented long table", tuple(range(2025 - years, 2025)))
    chapter = Chapter(_title(0), tuple(_paragraphs(0, 3)), measure)
    return Content("Invented figures", (chapter,), _sources(1))


def measures(count: int) -> tuple[Measure, ...]:
    """So many indicators of a library."""
    return tuple(_measure(f"m{number}", f"Invented measure {number}") for number in range(count))


def _chapter(number: int, notes: int, count: int) -> Chapter:
    paragraphs = [
        Paragraph(each.text, notes + place if place <= count else 0)
        for place, each in enumerate(_paragraphs(number, 4 if number % 4 == 3 else 5), start=1)
    ]
    chart = _measure(f"c{number}", f"Invented score of {_matter(number)} {number}")
    rows = range(4) if number % 2 else ()
    table = tuple(
        _measure(f"t{number}r{row}", f"Invented row {row} of {_matter(number)} {number}", (2025,))
        for row in rows
    )
    return Chapter(_title(number), tuple(paragraphs), chart, table)


def _title(number: int) -> str:
    return f"{_MATTERS[number % len(_MATTERS)]} in the four areas, part {number + 1}"


def _matter(number: int) -> str:
    return _MATTERS[number % len(_MATTERS)].lower()


def _paragraphs(chapter: int, count: int) -> list[Paragraph]:
    chance = random.Random(chapter)
    return [Paragraph(_three_sentences(chance)) for _ in range(count)]


def _three_sentences(chance: random.Random) -> str:
    told = []
    for mark in ("", f" {MARK}", ""):
        parts = [chance.choice(each) for each in (_WHEN, _WHO, _DID, _WHAT, _END)]
        when, who, did, what, end = parts
        told.append(f"{when}, {who} {did} {what}{mark}, {end}.")
    return " ".join(told)


def _measure(name: str, title: str, years: tuple[int, ...] = YEARS) -> Measure:
    chance = random.Random(name)
    amounts = {
        area: tuple(
            round(20 + 12 * place + year % 7 + 3 * chance.random(), 1) for year in range(len(years))
        )
        for place, area in enumerate(AREAS)
    }
    return Measure(name, title, years, amounts)


def _sources(count: int) -> tuple[str, ...]:
    return tuple(
        f"Invented yearly report on local services, volume {n}" for n in range(1, count + 1)
    )
