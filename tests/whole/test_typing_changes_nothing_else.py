"""Whatever is picked, compared and edited: an edit is of its own block, and no words are lost.

Each seed is a story of its own; ``make soak`` tells 2,000 of them, ``make test`` a hundred.
"""

import os
import random

import pytest

from briefgen import pipeline
from tests.whole import chance as by_chance
from tests.whole.kinds import KINDS

STORIES = int(os.environ.get("BRIEFGEN_STORIES", "100"))


@pytest.mark.parametrize("seed", range(STORIES))
def test_an_edit_of_one_block_leaves_all_others_alone(seed: int) -> None:
    chance = random.Random(seed)
    brief = by_chance.chance_brief(chance, KINDS[seed % len(KINDS)])
    before = pipeline.compose(brief)

    edited = by_chance.edit(brief, before, chance, chance.randint(1, 4))

    after = pipeline.compose(edited.brief)
    assert by_chance.differences(before, after, edited.touched) == []
    assert by_chance.kept(after, edited.marks) == []
    assert by_chance.twice(after) == []


@pytest.mark.parametrize("seed", range(STORIES))
def test_no_words_are_lost_and_nothing_stands_twice_whatever_is_done(seed: int) -> None:
    chance = random.Random(10_000 + seed)
    brief = by_chance.chance_brief(chance, KINDS[seed % len(KINDS)])
    edited = by_chance.edit(brief, pipeline.compose(brief), chance, chance.randint(1, 5))
    brief, done = edited.brief, []
    for _ in range(chance.randint(1, 3)):
        name, brief = by_chance.act(brief, chance)
        done.append(name)
        composed = pipeline.compose(pipeline.fit(brief))
        assert by_chance.twice(composed) == [], done
        assert by_chance.missing(composed, brief) == [], done
        assert by_chance.kept(composed, edited.marks) == [], done
