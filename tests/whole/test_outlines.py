"""The words of every kind of brief: as it starts, with much, and with next to nothing."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.document.outline import outline
from briefgen.sources import library
from tests.whole.kinds import KINDS, MANY, MOST

BARE = ("Japan", "South Korea")


def starter(kind: str) -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    return new_brief("starter", pack.date, library.find_template(kind), pack)


def full(kind: str) -> Brief:
    brief = starter(kind)
    indicators = tuple(each.id for each in brief.pack.indicators[:MANY])
    proposals = tuple(each.id for each in brief.pack.recommendations[:MOST])
    return replace(brief, id="full", indicators=indicators, recommendations=proposals)


def bare(kind: str) -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("bare", pack.date, library.find_template(kind), pack, BARE)
    return replace(brief, indicators=brief.indicators[:1], recommendations=())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("made", [starter, full, bare], ids=lambda made: made.__name__)
def test_the_words_of_a_kind_are_those_that_were_read(
    made: Callable[[str], Brief], kind: str, golden: Callable[[str, str], None]
) -> None:
    name = kind if made is starter else f"{kind}-{made.__name__}"
    document = pipeline.compose(made(kind)).document
    golden(f"outlines/{name}.txt", outline(document) + "\n")
