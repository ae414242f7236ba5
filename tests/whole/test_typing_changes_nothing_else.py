"""Whatever is picked, compared and edited: an edit is of its own block, and no words are lost.

Each seed is a story of its own.
"""

import random

import pytest

from briefgen import pipeline
from tests.tally import Tally, share
from tests.whole import chance as by_chance
from tests.whole.kinds import KINDS

STORIES = share(50, 2_000)


@pytest.mark.parametrize("seed", range(STORIES))
def test_an_edit_of_one_block_leaves_all_others_alone(seed: int, tally: Tally) -> None:
    chance = random.Random(seed)
    brief = by_chance.chance_brief(chance, KINDS[seed % len(KINDS)])
    before = pipeline.compose(brief)

    edited = by_chance.edit(brief, before, chance, chance.randint(1, 4))

    after = pipeline.compose(edited.brief)
    changed = by_chance.differences(before, after, edited.touched)
    lost, twice = by_chance.kept(after, edited.marks), by_chance.twice(after)
    wrong = bool(changed or twice)
    tally("an edit is of its own block: stories", tried=1, lost=bool(lost), wrong=wrong)
    assert (changed, lost, twice) == ([], [], [])


@pytest.mark.parametrize("seed", range(STORIES))
def test_no_words_are_lost_and_nothing_stands_twice_whatever_is_done(
    seed: int, tally: Tally
) -> None:
    chance = random.Random(10_000 + seed)
    brief = by_chance.chance_brief(chance, KINDS[seed % len(KINDS)])
    edited = by_chance.edit(brief, pipeline.compose(brief), chance, chance.randint(1, 5))
    brief, done = edited.brief, []
    for _ in range(chance.randint(1, 3)):
        name, brief = by_chance.act(brief, chance)
        done.append(name)
        composed = pipeline.compose(pipeline.fit(brief))
        twice, missing = by_chance.twice(composed), by_chance.missing(composed, brief)
        lost = [*missing, *by_chance.kept(composed, edited.marks)]
        tally("no words are lost: steps", tried=1, lost=bool(lost), wrong=bool(twice))
        assert (lost, twice) == ([], []), done
