"""What a person added of their own is seen wherever something of the library would be."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import own_edits
from briefgen.brief.brief import Brief
from briefgen.brief.edits import (
    add_sources,
    also_make,
    change_template,
    choose_indicator,
    choose_recommendation,
    drop_indicator,
)
from briefgen.brief.lookup import evidence_of, indicator_of, recommendation_of, source_of
from briefgen.brief.overview import groups, picks
from briefgen.brief.updating import update_figures
from briefgen.change.changes import Change, Drawn
from briefgen.document.outline import outline
from briefgen.document.tree import Chart, Table, walk
from briefgen.errors import ChoiceError
from briefgen.evidence.indicators import Confidence, Indicator
from briefgen.evidence.pack import Source
from briefgen.evidence.recommendations import Recommendation
from briefgen.sources import library
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import small_brief, small_pack
from tests.own import own_indicator, own_recommendation, own_source
from tests.pdf_reading import pdf_text


def own_brief(template: str = "issue-brief") -> Brief:
    brief = add_sources(small_brief(template), (own_source(),))
    brief = own_edits.add(brief, own_indicator())
    brief = own_edits.add(brief, own_recommendation())
    brief = choose_indicator(brief, "own.visits", small_pack())
    return choose_recommendation(brief, "own.visit", small_pack())


@pytest.mark.parametrize("template", ["issue-brief", "full-report", "evidence-brief", "bluf-memo"])
def test_it_is_told_charted_tabled_and_cited(template: str) -> None:
    made = pipeline.make(own_brief(template))
    text = outline(made.composed.document)
    assert "laboratory visits" in text.lower()
    assert any(note.id == "survey" for note in made.composed.document.notes)
    assert "Our office" in text


def test_it_has_a_chart_and_a_row_and_is_an_option() -> None:
    made = pipeline.make(own_brief("full-report"))
    blocks = [block for _, block in walk(made.composed.document)]
    charts = [each for each in blocks if isinstance(each, Chart)]
    assert any(
        "laboratory visits" in f"{each.subtitle} {each.categories}".lower() for each in charts
    )
    tables = "".join(f"{each.columns}{each.rows}" for each in blocks if isinstance(each, Table))
    assert "Laboratory visits counted" in tables
    assert "Visit more laboratories" in tables


def test_its_numbers_are_checked_and_listed_with_their_source() -> None:
    brief = own_brief()
    made = pipeline.make(brief)
    assert not [each for each in made.problems if "lost its figure" in each.message]
    sheet = pipeline.export_source_sheet(made.composed.document, brief, ".txt").decode()
    assert "Our office, Our survey" in sheet
    unsure = replace(own_indicator(), confidence=Confidence.LOW)
    problems = pipeline.make(own_edits.change(brief, unsure)).problems
    assert any("“Laboratory visits” rests on disputed figures." in e.message for e in problems)


def test_it_is_exported_saved_and_opened(tmp_path: Path) -> None:
    brief = own_brief("evidence-brief")
    made = pipeline.make(brief)
    document, pages = made.composed.document, made.pages
    pdf = pipeline.export(document, brief, pages, ".pdf")
    assert "laboratory visits" in pdf_text(pdf)
    assert pipeline.export(document, brief, pages, ".docx")
    (tmp_path / "a.pdf").write_bytes(pdf)
    (tmp_path / "a.brief").write_bytes(pack_brief(brief))
    for name in ("a.pdf", "a.brief"):
        opened = pipeline.load(tmp_path / name)
        assert opened.own == brief.own
        assert outline(pipeline.compose(opened).document) == outline(document)


def test_it_survives_newer_figures_another_kind_and_being_dropped() -> None:
    brief = own_brief()
    assert update_figures(brief, small_pack()).own == brief.own
    assert change_template(brief, library.find_template("q-and-a")).own == brief.own
    assert also_make(brief, library.find_template("q-and-a"), "new").own == brief.own
    dropped = drop_indicator(brief, "own.visits")
    opened = unpack_brief(pack_brief(dropped), "a.brief")
    assert opened.own == brief.own
    assert indicator_of(opened, "own.visits") == own_indicator()


def test_an_own_indicator_may_come_from_a_source_of_the_library() -> None:
    known = small_pack().sources[-1].id
    brief = replace(small_brief(), indicators=(), recommendations=())
    brief = own_edits.add(brief, replace(own_indicator(), source=known))
    opened = unpack_brief(pack_brief(brief), "a.brief")
    assert source_of(opened, known) is not None


def test_a_chart_of_one_s_own_figures_is_copied_without_those_named_alike() -> None:
    drawn = Change("n1", "s", None, Drawn("chart", "indicators: own.patents"), ())
    brief = replace(small_brief(), indicators=(), edits=(drawn,))
    brief = own_edits.add(brief, own_indicator("own.patents"))
    assert unpack_brief(pack_brief(brief), "a.brief").pack.indicators == ()


def test_it_can_be_picked_and_stands_in_the_order_of_the_choice() -> None:
    brief = drop_indicator(own_brief(), "own.visits")
    listed = {
        each.id for group in groups(evidence_of(brief), brief.entities) for each in group.choices
    }
    assert {"own.visits", "own.visit", "patents", "invest"} <= listed
    chosen = choose_indicator(brief, "own.visits", evidence_of(brief))
    assert [each.id for each in picks(chosen, {})][-1] == "own.visits"
    assert indicator_of(replace(chosen, own=small_brief().own), "own.visits") is None


def test_an_own_source_wins_over_one_of_the_library_that_came_later() -> None:
    brief = own_brief()
    pack = replace(small_pack(), sources=(*small_pack().sources, Source("survey", "Other", "They")))
    updated = update_figures(brief, pack)
    assert source_of(updated, "survey") == own_source()
    found = source_of(own_edits.remove(updated, Source, "survey"), "survey")
    assert found is not None
    assert found.title == "Other"


def test_what_is_removed_is_picked_no_more() -> None:
    brief = own_edits.remove(own_brief(), Indicator, "own.visits")
    brief = own_edits.remove(brief, Recommendation, "own.visit")
    assert "own.visits" not in brief.indicators
    assert "own.visit" not in brief.recommendations
    assert recommendation_of(brief, "own.visit") is None


@pytest.mark.parametrize("name", ["patents", "own.", "own.a b", "own.ä", "mine.visits"])
def test_a_name_that_could_be_the_library_s_is_one_sentence(name: str) -> None:
    with pytest.raises(ChoiceError, match=r"begin it with “own\.”"):
        own_edits.add(small_brief(), own_indicator(name))


def test_a_taken_and_an_unknown_name_are_one_sentence() -> None:
    brief = own_brief()
    with pytest.raises(ChoiceError, match=r"There is “own\.visits” already"):
        own_edits.add(brief, own_indicator())
    with pytest.raises(ChoiceError, match=r"There is no “own\.other” of your own"):
        own_edits.change(brief, own_indicator("own.other"))
    with pytest.raises(ChoiceError, match="There is no “patents” of your own"):
        own_edits.remove(brief, Indicator, "patents")
