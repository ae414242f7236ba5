"""What counts as told has a figure on the pages, in every kind and on every topic."""

import random
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.template import Prominence
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Chart, Document, Value, figures_drawn, walk
from tests.whole.kinds import KINDS, TOPICS, first_draft

PICKED = 6


def picked(kind: str, topic: str) -> Iterator[Brief]:
    """The starter set, and some measures that nobody arranged."""
    brief = first_draft(kind, topic)
    yield brief
    known = [each.id for each in brief.pack.indicators]
    chance = random.Random(f"{kind} {topic}")
    yield replace(brief, indicators=tuple(chance.sample(known, min(PICKED, len(known)))))


def figures_of(document: Document) -> set[str]:
    """The indicators of which a figure stands in words, a table or a chart."""
    found: set[str] = set()
    for _, block in walk(document):
        told = [each.reference for each in leaves((block,)) if isinstance(each, Value)]
        told += [each for _, each in figures_drawn(block)] if isinstance(block, Chart) else []
        found |= {cell.indicator for each in told for cell in each.cells}
    return found


@pytest.mark.parametrize("topic", TOPICS, ids=lambda it: it.rpartition("/")[2])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_told_has_a_figure(kind: str, topic: str) -> None:
    for each in picked(kind, topic):
        brief = pipeline.fit(each)
        assert brief.plan
        told = set(brief.plan.at(Prominence.CARD, Prominence.TOLD))

        assert told - figures_of(pipeline.compose(brief).document) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_set_is_told_whole(kind: str) -> None:
    """Words that grow by a line are shortened elsewhere; they cost no measure."""
    brief = pipeline.fit(first_draft(kind))

    assert brief.plan
    assert brief.plan.at(Prominence.OUT) == ()
