"""Words written for whom a topic is about are not said of others; nothing is named for nothing."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.template import Prominence
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Document, Emphasis, Heading, Inlines, Strong, Table, walk
from briefgen.sources import library
from tests.whole.kinds import KINDS, TOPICS, first_draft

OTHERS = (("United States", "Germany"), ("European Union", "South Korea"), ("Japan",))
NAMES = {"United States": r"U\.S\.|United States|America", "China": "China|Chinese|Sino"}


@cache
def of_others(kind: str, whom: tuple[str, ...]) -> tuple[Brief, Document]:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = pipeline.fit(new_brief("x", pack.date, library.find_template(kind), pack, whom))
    return brief, pipeline.compose(brief).document


@cache
def of_topic(kind: str, topic: str) -> tuple[Brief, Document]:
    brief = pipeline.fit(first_draft(kind, topic))
    return brief, pipeline.compose(brief).document


def every(kind: str) -> Iterator[tuple[Brief, Document]]:
    yield from (of_others(kind, whom) for whom in OTHERS)
    yield from (of_topic(kind, topic) for topic in TOPICS)


@pytest.mark.parametrize("whom", OTHERS, ids=" ".join)
@pytest.mark.parametrize("kind", KINDS)
def test_a_title_names_nobody_who_is_not_compared(kind: str, whom: tuple[str, ...]) -> None:
    brief, document = of_others(kind, whom)
    title = document.title
    for each in brief.pack.indicators:  # some measure what one country has of another
        title = title.replace(each.phrases.strength or each.short, "")

    named = {name for name, form in NAMES.items() if re.search(form, title)}

    assert named <= set(whom)


def unanswered(text: Inlines) -> list[str]:
    """The labels in italics or bold that nothing stands behind."""
    parts = [each for each in text if plain((each,)).strip()]
    found = []
    for one, following in itertools.zip_longest(parts, parts[1:]):
        if isinstance(one, Strong | Emphasis) and plain((one,)).endswith(":"):
            again = isinstance(one, Emphasis) and isinstance(following, Emphasis)
            if following is None or (again and plain((following,)).endswith(":")):
                found.append(plain((one,)))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_label_has_something_behind_it(kind: str) -> None:
    for _, document in every(kind):
        every_text = [each for _, block in walk(document) for each in texts(block)]

        assert [each for text in every_text for each in unanswered(text)] == []


@pytest.mark.parametrize("topic", TOPICS, ids=lambda it: it.rpartition("/")[2])
def test_the_heads_of_a_policy_brief_are_distinct(topic: str) -> None:
    _, document = of_topic("policy-brief", topic)

    heads = Counter(plain(each.text) for _, each in walk(document) if isinstance(each, Heading))

    assert [head for head, count in heads.items() if count > 1] == []


def test_a_step_follows_from_figures_that_a_reader_finds() -> None:
    for brief, document in every("policy-brief"):
        assert brief.plan
        on_page = brief.plan.at(Prominence.CARD, Prominence.TOLD, Prominence.TABLE)
        shown = [each for each in brief.pack.indicators if each.id in on_page]
        names = {each.id: (each.phrases.strength or each.short).casefold() for each in shown}
        argued = {each.id for section, each in walk(document) if "evidence/" in section.id}
        rests = {each for each in names if f"finding:{each}" in argued}
        for _, block in walk(document):
            for row in block.rows if isinstance(block, Table) else ():
                cells = [plain(each) for each in row]
                if cells[0] == "Follows from":
                    said = {one.casefold() for each in cells[1:] for one in each.split("; ")}
                    assert said - {"no figure shown here"} <= set(names.values())
                    if brief.entities == brief.pack.compared:
                        assert {names[each] for each in rests} <= said
