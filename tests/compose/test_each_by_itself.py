"""What is said of several things stands in as many items and paragraphs: nothing runs together."""

import re
from itertools import chain

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import new_brief
from briefgen.brief.template import Template
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.evidence.pack import Pack
from briefgen.evidence.recommendations import Recommendation
from briefgen.sources import library

PACK = library.find_pack(library.DEFAULT_PACK)
FIELDS = ("Title", "Reason", "Step", "Then", "Price", "Contra", "Status", "Passage", "Act")
MARK = re.compile(rf"\b({'|'.join(FIELDS)})(\d+)\b", re.IGNORECASE)
LEFT_OVER = re.compile(r"[.?!:] (- |\d{1,2}\. )(?=[A-Z*])|\*\*")  # a mark of Markdown inside a text


def marked() -> Pack:
    """The library with words that name the field and the thing that they belong to."""
    proposals = tuple(_proposal(n, each) for n, each in enumerate(PACK.recommendations))
    passages = tuple(
        replace(each, text=f"Passage{n}.", indicators=()) for n, each in enumerate(PACK.passages)
    )
    return replace(PACK, recommendations=proposals, passages=passages)


def _proposal(number: int, proposal: Recommendation) -> Recommendation:
    return replace(
        proposal,
        title=f"Title{number}",
        action=f"act{number}",
        rationale=f"Reason{number}.",
        first_step=f"Step{number}.",
        steps=(f"Then{number}1.", f"Then{number}2."),
        trade_off=f"price{number}.",
        counter_argument=f"Contra{number}.",
        instruments=tuple(
            replace(each, status=f"Status{PACK.recommendations.index(proposal)}{n}.")
            for n, each in enumerate(proposal.instruments)
        ),
    )


@pytest.mark.parametrize("count", [1, 2, 3, 12])
@pytest.mark.parametrize("template", library.all_templates()[0], ids=lambda each: each.id)
def test_what_is_said_of_each_stands_by_itself(template: Template, count: int) -> None:
    brief = new_brief("t", PACK.date, template, marked())
    chosen = tuple(each.id for each in brief.pack.recommendations[:count])
    document = pipeline.compose(replace(brief, recommendations=chosen)).document

    inside = (each for each in document.sections if not each.cover)  # on a cover in one cell
    blocks = chain.from_iterable(section.blocks for section in inside)
    said = [plain(text) for block in blocks for text in texts(block)]
    for text in said:
        found = [field.casefold() for field, _ in MARK.findall(text)]
        found = found if not text.startswith("The ask") else []  # the ask joins what is asked for
        assert len(found) == len(set(found)), text
        assert not LEFT_OVER.search(text), text
    assert any(MARK.search(text) for text in said)


def test_two_counter_arguments_of_a_policy_brief_are_two_items() -> None:
    brief = new_brief("t", PACK.date, library.find_template("policy-brief"), PACK)
    document = pipeline.compose(brief).document
    (section,) = (each for each in document.sections if each.id == "other_side")
    items = [plain(text) for text in texts(section.blocks[-1])]
    first, second = PACK.recommendations[0], PACK.recommendations[4]
    assert brief.recommendations[:2] == (first.id, second.id)
    assert items[0].startswith(first.counter_argument)
    assert items[1].startswith(second.counter_argument)
