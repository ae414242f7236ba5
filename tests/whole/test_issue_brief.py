"""The issue brief, as CRS writes them: neutral, with the law, and with what Congress may do."""

import re

import pytest

from briefgen import pipeline
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Heading, walk
from briefgen.pipeline import Result
from tests.whole import genre
from tests.whole.kinds import TOPICS, first_draft

VERBS = ("Whether to fund", "Whether to hold", "Whether to direct")
BILL = re.compile(r"Report language|H\.R\. \d+|S\. \d+|Public Law \d+-\d+|appropriation|EL26-67")


@pytest.fixture(scope="module")
def made() -> Result:
    return pipeline.make(first_draft("issue-brief"))


def told(result: Result, section: str) -> list[str]:
    found = genre.told(result.composed.document)
    return [text for each, text in found if each.id.split("/")[0] == section]


def test_congress_is_told_last_what_it_may_do_and_by_which_vehicle(made: Result) -> None:
    ids = [each.id for each in made.composed.document.sections if each.blocks]
    assert ids[-2:] == ["considerations", "about"]
    first, *items = told(made, "considerations")
    assert first.startswith("Congress may")
    assert len(items) == 4
    assert all(each.startswith(VERBS) and BILL.search(each) for each in items)
    assert "Whether to direct Commerce and State to align export controls" in items[3]
    assert "MATCH Act (H.R. 8170, 119th Congress)" in items[3]


def test_where_policy_stands_has_the_law_by_status_with_source_and_date(made: Result) -> None:
    said = told(made, "policy")
    laws = [each for each in said if "; source: " in each]
    assert len(laws) == 4  # one for each step; bills stand with the issues
    assert all(re.search(r"\b20\d\d\b", each.split("; source: ")[0]) for each in laws)
    for wanted in ("Export controls", "FERC orders", "NAIRR", "Intellectual Property Act"):
        assert any(wanted in each for each in laws), wanted


def test_both_camps_are_named_and_nothing_is_advised(made: Result) -> None:
    said = " ".join(genre.prose(made.composed.document))
    assert said.count("Supporters of a further step expect that ") == 4
    assert said.count("Critics say:") == 4
    assert " should " not in said
    assert "we recommend" not in said.lower()


def test_background_has_a_date_and_the_law_that_matters(made: Result) -> None:
    (said,) = told(made, "background")
    assert "Public Law 117-167" in said
    assert "August 9, 2022" in said


def test_heads_and_captions_are_noun_phrases(made: Result) -> None:
    (figure,) = [b for _, b in walk(made.composed.document) if isinstance(b, Chart)]
    heads = [plain(b.text) for _, b in walk(made.composed.document) if isinstance(b, Heading)]
    for each in (plain(figure.caption), *heads, made.composed.document.title):
        assert genre.words(each) <= 10
        assert not re.search(r"\b(?:leads?|passed|is|are|may|has|rests)\b", each)


def test_the_second_page_is_full(made: Result) -> None:
    assert made.pages.count == 2
    assert made.pages.free <= 0.1 * 648
    last = [each.rect for each in made.pages.places if each.page == 2]
    lows = [min(r.y0 for r in last if r.x0 < 300), min(r.y0 for r in last if r.x0 > 300)]
    assert abs(lows[0] - lows[1]) < 30


@pytest.mark.parametrize("topic", TOPICS)
def test_issues_of_other_topics_name_who_acts(topic: str) -> None:
    brief = first_draft("issue-brief", topic)
    result = pipeline.make(brief)
    items = told(result, "considerations")
    for each in items:
        assert not each.startswith(("Direct City council", "Direct the City council"))
    if not brief.pack.audience:
        assert all(" may " in each for each in items)
