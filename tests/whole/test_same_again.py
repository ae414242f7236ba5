"""What is composed after something else is what would be composed by itself."""

import random

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.compose import Composition, composition
from tests.tally import share
from tests.whole import chance as by_chance
from tests.whole.kinds import KINDS, first_draft

STORIES = share(24, 300)


@pytest.mark.parametrize("seed", range(STORIES))
def test_words_picks_and_forms_leave_nothing_behind(seed: int) -> None:
    chance = random.Random(seed)
    brief = by_chance.chance_brief(chance, KINDS[seed % len(KINDS)])
    for _ in range(4):
        if chance.random() < 0.5:
            brief = by_chance.edit(brief, pipeline.compose(brief), chance, 2).brief
        else:
            brief = by_chance.act(brief, chance)[1]
        if chance.random() < 0.3:
            title = f"A title of story {chance.randint(1, 3)}"
            brief = edits.fill_form(brief, replace(brief.form, title=title))
        again = pipeline.compose(brief)
        composition._suggestions.clear()
        assert pipeline.compose(brief) == again


def without_charts(brief: Brief) -> Brief:
    """The brief with all that can be taken out of its first sections taken out."""
    composed = pipeline.compose(brief)
    for section in composed.suggested[:3]:
        brief = edits.edit_section(brief, section.id, section.blocks, section.blocks[:1])
    return brief


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_taken_out_is_no_longer_referred_to(kind: str) -> None:
    brief = pipeline.fit(first_draft(kind))
    pipeline.compose(brief)
    bare = without_charts(brief)
    again = pipeline.compose(bare)
    composition._suggestions.clear()
    assert pipeline.compose(bare) == again


def test_typing_fills_no_section_again() -> None:
    brief = pipeline.fit(first_draft("issue-brief"))
    composed = pipeline.compose(brief)
    section = composed.suggested[0]
    paragraph = next(each for each in section.blocks if hasattr(each, "text"))
    other = replace(paragraph, text=(*paragraph.text, *paragraph.text))
    blocks = tuple(other if each is paragraph else each for each in section.blocks)
    typed = Composition(edits.edit_section(brief, section.id, section.blocks, blocks))
    assert typed.brief.plan
    assert typed.compose(typed.brief.plan).document != composed.document
    assert typed.fillings == 0
    picked = Composition(edits.fill_form(brief, replace(brief.form, office="Another")))
    picked.compose(typed.brief.plan)
    assert picked.fillings > 0
