"""What every brief that argues keeps to, whatever is picked, of whatever topic."""

import itertools
import math
import random
import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.lookup import recommendation_of
from briefgen.brief.template import Stance
from briefgen.change.identity import Role
from briefgen.compose.reasoning import options_of
from briefgen.document.rewriting import leaves
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Document, Heading, Paragraph, Strong, Table, Value, walk
from briefgen.evidence.pack import Pack
from briefgen.pipeline import Result
from briefgen.sources import library
from tests.conftest import DATA
from tests.whole import genre
from tests.whole.kinds import first_draft

REASONED = (
    "decision-memo",
    "bluf-memo",
    "policy-brief",
    "member-memo",
    "one-pager",
    "evidence-brief",
    "full-report",
    "q-and-a",
)
STATISTICS = (
    "evidence-brief",
    "full-report",
    "issue-brief",
    "highlights",
    "talking-points",
    "q-and-a",
    "hearing-questions",
)
KINDS = (*REASONED, "issue-brief", "highlights", "talking-points", "hearing-questions")
PICKS, PROPOSALS = (1, 3, 8, 20), (0, 1, 2, 4)
MOST = 3  # quantities in a hundred words
SHORT = 100  # words of a text
SAID = 0.7  # of the words that carry meaning
LIKELY = re.compile(
    r"\b(?:likely|unlikely|almost certain|almost no chance|roughly even)\b", re.IGNORECASE
)
LEVEL = re.compile(r"(?:High|Moderate|Low) confidence|Confidence: ")  # a label, of one measure each
SURE = re.compile(r"\b(?:high|moderate|low) confidence\b", re.IGNORECASE)


def packs() -> list[Pack]:
    """The shipped library, the sample, and two others that measure what no country has."""
    topics = DATA / "topics"
    others = [topics / "city-budgets", topics / "hospital-waits"]
    return [
        library.find_pack(each)
        for each in (library.DEFAULT_PACK, "sample-topic", *map(str, others))
    ]


def choices() -> Iterator[Brief]:
    """Kinds × picks × recommendations × topics: each pair of values is there at least once."""
    chance = random.Random(15)
    for number, (pack, picks, proposals) in enumerate(itertools.product(packs(), PICKS, PROPOSALS)):
        kind = KINDS[number % len(KINDS)]
        brief = new_brief("chance", pack.date, library.find_template(kind), pack)
        known = [each.id for each in pack.indicators]
        offered = [each.id for each in pack.recommendations]
        yield replace(
            brief,
            indicators=tuple(chance.sample(known, min(picks, len(known)))),
            recommendations=tuple(chance.sample(offered, min(proposals, len(offered)))),
        )


def starters() -> Iterator[Brief]:
    """The starter set of each kind."""
    pack = library.find_pack(library.DEFAULT_PACK)
    for kind in KINDS:
        yield new_brief("starter", pack.date, library.find_template(kind), pack)


@pytest.fixture(scope="module")
def made() -> list[tuple[Brief, Result]]:
    """Each of them, with its pages."""
    return [(each, pipeline.make(each)) for each in (*starters(), *choices())]


Made = list[tuple[Brief, Result]]


def test_no_recommendation_of_a_library_lacks_a_reason() -> None:
    for pack in packs():
        for each in pack.recommendations:
            assert set(each.because) == {*each.evidence, *each.against}, each.id


def test_every_ask_says_why_where_its_evidence_is_told(made: Made) -> None:
    for brief, result in made:
        said = _squeezed(" ".join(genre.prose(result.composed.document)))
        for each in result.composed.plan.proposals:
            proposal = recommendation_of(brief, each)
            assert proposal
            told = {i for i, place in result.composed.plan.indicators if place.value in _TOLD}
            because = [proposal.because[e] for e in proposal.evidence if e in told]
            asked = (p.text for p in brief.pack.passages if each in p.recommendations)
            reasons = (proposal.rationale, *because, *asked)
            fits = set(brief.entities) <= set(brief.pack.compared)
            first = each == result.composed.plan.proposals[0]
            argues = brief.template.id in REASONED and brief.template.stance is Stance.CASE
            if fits and first and argues:
                assert any(_squeezed(text) in said for text in reasons), (brief.template.id, each)


_TOLD = ("card", "told")


def test_options_have_leaving_things_as_they_are_first_and_exclude_one_another(made: Made) -> None:
    seen = 0
    for brief, result in made:
        for _, block in walk(result.composed.document):
            role, _, subject = block.id.partition(":")
            if not isinstance(block, Table) or role != Role.OPTIONS:
                continue
            proposal = recommendation_of(brief, subject)
            if not proposal:
                continue
            seen += 1
            heads = [plain(each.title) for each in block.columns[1:]]
            options = options_of(brief, proposal)
            assert heads[0] == f"1. {options[0].title}"
            assert options[0].recommendation == ""
            neutral = brief.template.stance is Stance.NEUTRAL
            assert heads[1].endswith("(recommended)") is not neutral
            assert [each.marked for each in block.columns] == [
                n == 2 and not neutral for n in range(len(block.columns))
            ]
            assert len(set(heads)) == len(heads) >= 3
    assert seen


def test_the_subject_of_a_decision_memo_is_the_decision(made: Made) -> None:
    found = [
        (
            result.composed.document.title,
            recommendation_of(brief, result.composed.plan.proposals[0]),
        )
        for brief, result in made
        if brief.template.id == "decision-memo" and result.composed.plan.proposals
    ]
    assert found
    for title, proposal in found:
        assert proposal
        asked = (each.ask for pack in packs() for each in pack.questions)
        assert title.removeprefix("Whether to ") in (proposal.action, *asked), title


def test_nothing_is_said_twice(made: Made) -> None:
    for brief, result in made:
        document = result.composed.document
        before: dict[str, str] = {}
        for section, text in genre.told(document):
            for sentence in genre.sentences(text) if section.id != "ask" else ():
                if len(genre.content(sentence)) > 3 and not LEVEL.match(sentence):
                    assert sentence not in before, (brief.template.id, section.id, sentence)
                    before[sentence] = section.id
        for head, sentence in _below_heads(document):
            assert genre.overlap(sentence, head) < SAID, (head, sentence)


def test_every_number_has_its_year(made: Made) -> None:
    """In its sentence, in the first one of its paragraph, or as a term of an action."""
    for brief, result in made:
        values = {plain((e,)) for e in _values(result.composed.document)}
        terms = [r.change_our_mind for r in brief.pack.recommendations if r.change_our_mind]
        for sentence in genre.undated(result.composed.document):
            if any(each[1:].rstrip(".") in sentence for each in terms):
                continue
            own = [each for each in values if each in sentence and re.search(r"\d", each)]
            assert not own, (brief.template.id, brief.pack.id, sentence)


def test_running_text_keeps_to_few_numbers(made: Made) -> None:
    """In each hundred words begun; a memo of a few lines is a list of facts.

    Kinds that go from measure to measure keep to it with the picks that they come with.
    """
    dense = []
    for brief, result in made:
        if brief.template.id in STATISTICS and brief.indicators != brief.template.indicators:
            continue
        texts = genre.prose(result.composed.document)
        count, numbers = sum(map(genre.words, texts)), sum(map(genre.quantities, texts))
        if count >= SHORT and numbers > MOST * math.ceil(count / 100):
            dense.append((brief.template.id, brief.pack.id, count, numbers))
    assert dense == []


def test_a_title_names_measures_of_one_side(made: Made) -> None:
    for brief, result in made:
        sides = {each.id: each.side for each in brief.pack.themes}
        title = result.composed.document.title
        named_ones = [
            each
            for each in brief.pack.indicators
            if (each.phrases.strength or each.short) in title and each.id in brief.indicators
        ]
        found = {sides.get(each.theme, "") for each in named_ones}
        assert len(found - {""}) <= 1, (title, found)


def test_no_instrument_without_source_status_and_date(made: Made) -> None:
    for brief, result in made:
        instruments = {
            i.name: i for r in brief.pack.recommendations for i in r.instruments if i.source
        }
        for _, text in genre.told(result.composed.document):
            for name, each in instruments.items():
                if text.startswith(f"{name},"):
                    assert each.source in text, (name, text)
                    assert each.status[:40] in text
                    assert each.date[:4] in text


def test_confidence_and_likelihood_never_meet(made: Made) -> None:
    for _, result in made:
        for text in genre.prose(result.composed.document):
            for each in genre.sentences(text):
                assert not (SURE.search(each) and LIKELY.search(each)), each


def test_a_last_page_is_at_least_half_full(made: Made) -> None:
    for brief, result in made:
        pages = result.pages
        if len(brief.indicators) < 3 or not brief.recommendations or pages.count < 2:
            continue
        if brief.template.id in ("full-report", "q-and-a"):  # as long as there is to say
            continue
        if brief.template.id == "evidence-brief" and brief.id != "starter":  # it may end anywhere
            continue
        if brief.template.id != "policy-brief" or brief.pack.id == library.DEFAULT_PACK:
            body = pages.height - 144
            assert pages.free <= body / 2, (brief.template.id, brief.pack.id, pages.free)


def _values(document: Document) -> Iterator[Value]:
    blocks = (block for _, block in walk(document) if not isinstance(block, Chart | Table))
    return (each for each in leaves(blocks) if isinstance(each, Value))


def _below_heads(document: Document) -> Iterator[tuple[str, str]]:
    """Each head, or bold words that open a paragraph, with the sentence below it."""
    head = ""
    for _, block in walk(document):
        if isinstance(block, Heading):
            head = plain(block.text)
        elif isinstance(block, Paragraph):
            said = genre.sentences(plain(block.text))
            first = block.text[0] if block.text else None
            if isinstance(first, Strong) and len(said) > 1:
                yield plain((first,)), said[1]
            elif head and said:
                yield head, said[0]
            head = ""
        else:
            head = ""


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text)


def test_a_template_of_an_older_brief_still_asks_what_is_measured() -> None:
    brief = first_draft("policy-brief")
    sections = tuple(
        replace(each, text=each.text.replace("e.more", "e.measured"))
        for each in brief.template.sections
    )
    older = replace(brief, template=replace(brief.template, sections=sections))
    assert older != brief
    assert "led in citations of AI patents by" in str(pipeline.make(older).composed.document)
