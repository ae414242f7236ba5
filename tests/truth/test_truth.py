"""What briefs print is true: a reader written apart recomputes it from the files of the library.

Random briefs of every kind over five libraries are read. BRIEFGEN_SOAK=1 reads 500 of them.
"""

import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.truth.briefs import ROOT, Printed, printed
from tests.truth.faults import FAULTS, planted
from tests.truth.reader import Reading, read_brief
from tests.truth.topic import Topic, read_topic

FEW = range(8)
MANY = range(500 if os.environ.get("BRIEFGEN_SOAK") == "1" else 60)


@cache
def topic(folder: str) -> Topic:
    return read_topic(Path(folder))


@cache
def text_of(seed: int) -> Printed:
    return printed(seed)


def reading(brief: Printed) -> Reading:
    return read_brief(brief.text, topic(brief.pack), brief.entities)


def contradicts(brief: Printed) -> bool:
    return bool(reading(brief).contradictions)


def judged(texts: Sequence[Printed]) -> str:
    """Fails on any contradiction and on low coverage; tells what was read."""
    wrong: list[str] = []
    unread: list[str] = []
    checked = sentences = 0
    for brief in texts:
        made = reading(brief)
        checked += made.checked
        sentences += made.sentences
        unread += made.unread
        wrong += [
            f"{brief}\n  {found.sentence}\n  printed: {found.printed}\n  right: {found.right}"
            for found in made.contradictions
        ]
    coverage = 1 - len(unread) / sentences
    told = f"{len(texts)} briefs, {sentences} sentences, {coverage:.1%} read, {checked} claims"
    assert not wrong, "\n".join([told, *wrong])
    assert coverage >= 0.95, "\n".join([told, *unread])
    return "\n".join([told, *(f"not read: {sentence}" for sentence in unread)])


def test_a_few_printed_briefs_say_what_the_files_say() -> None:
    judged([text_of(seed) for seed in FEW])


def test_the_reader_finds_faults_in_a_few() -> None:
    made = planted([text_of(seed) for seed in FEW], contradicts)

    assert len(made.missed) <= 1, made.missed
    assert len(made.found) >= 15, made.no_place


@pytest.mark.validate
def test_printed_briefs_say_what_the_files_say(capsys: pytest.CaptureFixture[str]) -> None:
    told = judged([text_of(seed) for seed in MANY])
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")


@pytest.mark.validate
def test_the_reader_finds_plausible_faults() -> None:
    made = planted([text_of(seed) for seed in MANY], contradicts)

    assert len(FAULTS) >= 30
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
