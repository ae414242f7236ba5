"""A one-pager has a chart of all measures where room is left, and never runs over for it."""

from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.document.tree import Chart, Paragraph, Text, walk
from tests.whole.kinds import briefs

FEW = ("genai_patents_wipo", "private_ai_investment_nominal")


def one_pager(*picks: str) -> Brief:
    brief = dict(briefs("one-pager"))["starter"]
    return pipeline.fit(replace(brief, indicators=picks or brief.indicators, plan=None))


def kinds(brief: Brief) -> list[str]:
    document = pipeline.compose(brief).document
    return [block.kind for _, block in walk(document) if isinstance(block, Chart)]


def test_room_that_is_left_holds_a_standing_chart() -> None:
    brief = one_pager(*FEW)
    assert kinds(brief) == ["standing"]
    assert pipeline.make(brief).pages.count == 1


def test_a_page_keeps_its_chart_and_its_words_give_way() -> None:
    brief = one_pager()
    assert kinds(brief) == ["standing"]
    assert pipeline.make(brief).pages.count == 1
    plain = replace(brief.template, slots=replace(brief.template.slots, standing=False))
    without = pipeline.fit(replace(brief, template=plain, plan=None))
    assert kinds(without) == []


def test_one_measure_or_one_entity_has_no_standing() -> None:
    assert kinds(one_pager(FEW[0])) == []
    alone = replace(one_pager(*FEW), entities=("United States",), plan=None)
    assert kinds(pipeline.fit(alone)) == []


def test_typing_keeps_the_chart_and_so_does_a_new_decision() -> None:
    brief = one_pager(*FEW)
    mine = (Paragraph("other_side/n1", (Text("More words. " * 120),)),)
    longer = edits.edit_section(brief, "other_side", (), mine)
    assert kinds(longer) == ["standing"]
    anew = pipeline.fit(edits.decide_anew(longer))
    assert kinds(anew) == ["standing"]


THIN = ("gpu_cluster_share", "top_ai_researchers_work", "open_model_downloads")


def test_measures_with_two_bars_each_share_one_chart() -> None:
    starter = dict(briefs("policy-brief"))["starter"]
    brief = pipeline.fit(replace(starter, indicators=THIN, plan=None))
    document = pipeline.compose(brief).document
    (found,) = (block for _, block in walk(document) if isinstance(block, Chart))
    assert (found.kind, len(found.categories), len(found.series)) == ("standing", 3, 2)
    assert pipeline.make(brief).pages.count <= brief.template.page_limit


def test_a_course_of_years_is_drawn_before_two_bars() -> None:
    starter = dict(briefs("policy-brief"))["starter"]
    picks = (THIN[0], "electricity_generation", "ai_articles_scopus")
    brief = pipeline.fit(replace(starter, indicators=picks, plan=None))
    assert set(kinds(brief)) == {"line"}
