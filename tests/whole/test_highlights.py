"""Highlights, as GAO has them: what a reader finds at first sight."""

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.document.blanks import without_blanks
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Document, List, Paragraph, Strong, walk
from briefgen.pipeline import Result
from tests.whole import genre
from tests.whole.kinds import TOPICS, first_draft


@pytest.fixture(scope="module")
def made() -> Result:
    return pipeline.make(first_draft("highlights"))


def told(document: Document, *sections: str) -> list[str]:
    return [text for section, text in genre.told(document) if section.id in sections]


def test_what_we_found_opens_with_the_answer(made: Result) -> None:
    answer, *findings = told(made.composed.document, "findings")
    assert genre.words(answer) <= 25
    assert len(genre.sentences(answer)) == 1
    assert 3 <= len(findings) <= 4
    assert genre.overlap(answer, made.composed.document.title) < 0.7


def test_the_head_of_each_finding_holds_its_number_and_year(made: Result) -> None:
    (found,) = [b for _, b in walk(made.composed.document) if isinstance(b, List)]
    for item in found.items:
        assert isinstance(item.text[0], Strong)
        head = plain(item.text[:1])
        assert genre.quantities(head) or any(fold in head for fold in ("double", "triple"))
        assert genre._YEAR.search(head)


def test_the_figure_shows_what_the_title_claims(made: Result) -> None:
    (figure,) = [b for _, b in walk(made.composed.document) if isinstance(b, Chart)]
    assert "computing" in made.composed.document.title
    assert ["computing" in each for each in figure.categories].count(True) == 1
    assert ["Power" in each for each in figure.categories].count(True) == 1
    assert figure.number == 1
    assert figure.source
    assert figure.subtitle
    assert genre.words(plain(figure.caption)) <= 12


def test_recommendations_are_short_and_say_what_agencies_think(made: Result) -> None:
    said = told(made.composed.document, "what_to_do")
    assert sum(map(genre.words, said)) <= 85
    assert said[-1] == "Agency views: not asked."
    assert all(":" in each for each in said)


def test_two_thirds_are_findings_and_one_third_why_and_how(made: Result) -> None:
    document = made.composed.document
    found = sum(map(genre.words, told(document, "findings"))) + _figure_words(document)
    rest = sum(map(genre.words, told(document, "why_it_matters", "what_to_do")))
    assert 0.54 <= found / (found + rest) <= 0.67


def test_it_stands_for_a_report_and_blanks_vanish_when_it_goes_out() -> None:
    brief = first_draft("highlights")
    brief = replace(brief, form=replace(brief.form, office="Office of Ideas", contact="555-0100"))
    document = pipeline.make(brief).composed.document
    (line,) = told(document, "read_more")
    assert line.startswith("Highlights of [report number and title]. Full report: [link].")
    assert told(without_blanks(document), "read_more") == ["Contact: Office of Ideas, 555-0100."]


@pytest.mark.parametrize("topic", TOPICS)
def test_why_it_matters_ends_with_the_method_and_reasons(topic: str) -> None:
    result = pipeline.make(first_draft("highlights", topic))
    said = told(result.composed.document, "why_it_matters")[-1]
    assert genre.words(said) <= 60
    assert "public measures, each at the latest time" in said
    assert not any(level in said for level in ("moderate", "medium", "low confidence"))


def test_what_the_thesis_rests_on_is_told_or_it_is_no_title() -> None:
    brief = replace(
        first_draft("highlights"), indicators=("ai_publications_cset", "arena_top_score")
    )
    document = pipeline.make(brief).composed.document
    assert "power" not in document.title
    assert "power" not in told(document, "findings")[0]


def test_the_answer_is_of_what_the_figure_shows_while_it_is_so() -> None:
    usual = first_draft("highlights")
    without = tuple(each for each in usual.indicators if each != "electricity_generation")
    fewer = replace(usual, indicators=without)

    said = told(pipeline.make(usual).composed.document, "findings")[0]
    assert "China generates far more power" in said
    said = told(pipeline.make(fewer).composed.document, "findings")[0]
    assert "data centers may need far more power" in said


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("count", [1, 2, 6])
def test_any_topic_with_any_picks_keeps_to_one_page(topic: str, count: int) -> None:
    brief = first_draft("highlights", topic)
    known = tuple(each.id for each in brief.pack.indicators)[:count]
    for proposals in ((), brief.pack.recommendations[:4]):
        picked = replace(
            brief, indicators=known, recommendations=tuple(each.id for each in proposals)
        )
        result = pipeline.make(picked)
        assert result.pages.count == 1
        heads = [section.title for section in result.composed.document.sections]
        assert ("What we recommend" in heads) is bool(proposals)


def _figure_words(document: Document) -> int:
    figures = (block for _, block in walk(document) if isinstance(block, Chart))
    return sum(
        genre.words(plain(part)) for f in figures for part in (f.caption, f.subtitle, f.source)
    )


def test_paragraphs_at_the_side_are_no_bullets(made: Result) -> None:
    side = [each for each in made.composed.document.sections if each.side]
    assert [each.title for each in side][:2] == ["Why this matters", "What we recommend"]
    assert all(isinstance(block, Paragraph) for each in side for block in each.blocks[1:])
