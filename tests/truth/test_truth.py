"""What briefs print is true: a reader written apart recomputes it from the files of the library.

Random briefs of every kind over five libraries are read, and first drafts; a soak reads 500.
"""

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from briefgen.errors import BriefgenError
from tests.tally import Tally, share
from tests.truth.briefs import DRAFTS, ROOT, Printed, first_draft, printed
from tests.truth.faults import FAULTS, Planting, planted
from tests.truth.reader import Reading, read_brief
from tests.truth.topic import Topic, read_topic

Origin = int | tuple[Path, str]  # a random brief by its seed, a first draft by library and kind
FEW: list[Origin] = [*DRAFTS[:4], *range(8)]
MANY: list[Origin] = [*DRAFTS, *range(60)]
ALL: list[Origin] = [*DRAFTS, *range(500)]


class Judged(NamedTuple):
    """What became of the claims of many briefs."""

    briefs: int
    sentences: int
    checked: int
    wrong: list[str]
    unread: list[str]

    @property
    def coverage(self) -> float:
        return 1 - len(self.unread) / self.sentences

    def __str__(self) -> str:
        told = f"{self.briefs} briefs, {self.sentences} sentences, {self.coverage:.1%} read"
        unread = [f"not read: {sentence}" for sentence in self.unread]
        return "\n".join([f"{told}, {self.checked} claims", *unread, *self.wrong])


@cache
def topic(folder: str) -> Topic:
    return read_topic(Path(folder))


@cache
def text_of(made: Origin) -> Printed | BriefgenError:
    try:
        return printed(made) if isinstance(made, int) else first_draft(*made)
    except BriefgenError as error:
        return error


def reading(brief: Printed) -> Reading:
    return read_brief(brief.text, topic(brief.pack), brief.entities)


def judged(every: Iterable[Origin]) -> Judged:
    """What is wrong in these briefs; one that cannot be printed is wrong, too."""
    briefs = sentences = checked = 0
    wrong: list[str] = []
    unread: list[str] = []
    for each in every:
        brief = text_of(each)
        if isinstance(brief, BriefgenError):
            wrong.append(f"{each}: {brief}")
            continue
        made = reading(brief)
        briefs += 1
        sentences += made.sentences
        checked += made.checked
        unread += made.unread
        wrong += [
            f"{brief}\n  {found.sentence}\n  printed: {found.printed}\n  right: {found.right}"
            for found in made.contradictions
        ]
    return Judged(briefs, sentences, checked, wrong, unread)


def planting(every: Iterable[Origin]) -> Planting:
    texts = [text for each in every if isinstance(text := text_of(each), Printed)]
    return planted(texts, lambda brief: bool(reading(brief).contradictions))


def test_printed_briefs_say_what_the_files_say(tally: Tally) -> None:
    made = judged(share(FEW, ALL))

    tally("what briefs print is true", tried=made.checked, wrong=len(made.wrong))
    assert not made.wrong, str(made)
    assert made.coverage >= 0.95, str(made)


def test_the_reader_finds_plausible_faults(tally: Tally) -> None:
    made = planting(share(FEW, MANY))

    tried = len(made.found) + len(made.missed)
    tally("plausible faults are found", tried=tried, lost=len(made.missed))
    assert len(made.missed) <= share(1, 2), made.missed
    assert len(made.found) >= 15, made.no_place


@pytest.mark.validate
def test_many_printed_briefs_say_what_the_files_say(capsys: pytest.CaptureFixture[str]) -> None:
    made = judged(MANY)

    with capsys.disabled():
        sys.stdout.write(f"\n{made}\n")
    assert not made.wrong
    assert made.coverage >= 0.95


@pytest.mark.validate
def test_the_reader_finds_nearly_all_faults_that_are_planted() -> None:
    made = planting(MANY)

    assert len(made.found) >= len(FAULTS) - 2, (made.missed, made.no_place)


SAMPLE = ROOT / "assets/packs/sample-topic"
LEAD = "Japan spent 3.26% of its GDP on research and development in 2018"
SENTENCES = [
    (f"{LEAD}, against 4.81% in South Korea.", f"{LEAD}, against 4.18% in South Korea."),
    (f"{LEAD}. South Korea passed Japan in 2009.", f"{LEAD}. South Korea passed Japan in 2004."),
    (
        f"{LEAD}; of the two compared, South Korea had the highest, 4.81%.",
        f"{LEAD}; of the two compared, Japan had the highest, 3.26%.",
    ),
    (
        "South Korea led in the share of GDP spent on research (2018).",
        "Japan led in the share of GDP spent on research (2018).",
    ),
    (
        "South Korea led in the share of GDP spent on research by 1.55 points (2018).",
        "South Korea leads in the share of GDP spent on research.",
    ),
    (
        "South Korea led in the share of GDP spent on research by 1.55 points in 2018.",
        "South Korea led in the share of GDP spent on research by 1.55 points in 2017.",
    ),
    (
        "South Korea led in the share of GDP spent on research in 2018, with 4.81%.",
        "South Korea led in the share of GDP spent on research in 2018, with 3.26%.",
    ),
    (
        "We have moderate confidence in these figures: "
        "those on the share of GDP spent on research end in 2018.",
        "We have moderate confidence in these figures: "
        "those on the share of GDP spent on research end in 2020.",
    ),
    (
        "We hold this judgment with moderate confidence, no more than its "
        "figures allow. Those on the share of GDP spent on research end in 2018.",
        "We hold this judgment with high confidence, no more than its "
        "figures allow. Those on the share of GDP spent on research end in 2018.",
    ),
]


@pytest.mark.parametrize(("true", "false"), SENTENCES)
def test_the_reader_tells_true_sentences_from_false_ones(true: str, false: str) -> None:
    compared = ("Japan", "South Korea")

    right = read_brief(true, topic(str(SAMPLE)), compared)
    wrong = read_brief(false, topic(str(SAMPLE)), compared)

    assert right.checked
    assert not right.contradictions
    assert not right.unread
    assert wrong.contradictions
