"""What a person is told to look at before a brief goes out."""

from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.checks import evidence
from briefgen.document.tree import Document
from briefgen.errors import Severity
from briefgen.evidence.indicators import Confidence
from briefgen.evidence.recommendations import Instrument
from briefgen.sources import library
from tests.builders import brief_of, indicator, small_brief
from tests.whole.kinds import first_draft


def test_what_was_not_found_on_a_program_is_said_where_it_is_named_and_not_printed() -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    missing = {i.unchecked for each in pack.recommendations for i in each.instruments} - {""}
    for template, expected in (("issue-brief", 6), ("one-pager", 0)):
        brief = new_brief("t", pack.date, library.find_template(template), pack)
        result = pipeline.make(brief)
        found = [p for p in result.problems if any(each in p.message for each in missing)]
        assert len(found) == expected
        assert all(
            p.severity is Severity.WARNING and p.place.section in ("policy", "considerations")
            for p in found
        )
        text = pipeline.export(result.composed.document, brief, result.pages, ".txt").decode()
        assert "looked up" not in text
        assert not [each for each in missing if each in text]


def found(brief: Brief, words: str) -> list[Problem]:
    empty = Document("d", "T", "Test", brief.date)
    problems = evidence.check(brief, empty, Pages(612, 792, 1))
    return [each for each in problems if words in each.message]


def test_sources_that_nobody_opened_are_one_warning_until_somebody_says_so() -> None:
    cells = {("United States", "2025"): 2, ("China", "2025"): 1}
    kinds = (
        ("sure", Confidence.HIGH, False),
        ("second", Confidence.MEDIUM, False),
        ("disputed", Confidence.LOW, False),
        ("seen", Confidence.LOW, True),
    )
    brief = brief_of(
        "",
        *(
            indicator(cells, id=name, title=name.title(), confidence=sure, opened=opened)
            for name, sure, opened in kinds
        ),
    )

    (problem,) = found(brief, "opened")
    assert problem.severity is Severity.WARNING
    assert problem.message == (
        "Nobody has opened the primary source of 2 indicators: “Second”; “Disputed”."
    )
    once = edits.mark_opened(brief, "second", "Jane Doe", "2026-01-30")
    assert "of one indicator: “Disputed”." in found(once, "opened")[0].message
    assert not found(edits.mark_opened(once, "disputed", "J", "2026-01-30"), "opened")


def test_a_legal_status_holds_for_ninety_days() -> None:
    brief = replace(small_brief(), date="2026-05-01")
    law = Instrument("act", "The Act", "law", "2024-01-01", "in force", "2026-01-31")

    def with_law(day: str) -> Brief:
        proposals = tuple(
            replace(each, instruments=(replace(law, status_as_of=day),))
            if each.id == "invest"
            else replace(each, instruments=())
            for each in brief.pack.recommendations
        )
        return replace(brief, pack=replace(brief.pack, recommendations=proposals))

    assert not found(with_law("2026-01-31"), "legal status")  # ninety days
    (problem,) = found(with_law("2026-01-30"), "legal status")
    assert problem.severity is Severity.WARNING
    assert problem.place.recommendation == "invest"
    assert "The Act (January\xa030, 2026)" in problem.message
    assert not found(with_law("2026-02"), "legal status")  # eighty-nine days and fewer
    assert "The Act (January\xa02026)" in found(with_law("2026-01"), "legal status")[0].message


def test_figures_of_more_than_three_years_ago_are_noted() -> None:
    both = {("United States", "2022"): 2, ("China", "2022"): 1, ("China", "2026"): 3}
    brief = brief_of("", indicator(both))

    assert not found(replace(brief, date="2025-12-31"), "latest figures")
    (problem,) = found(replace(brief, date="2026-01-01"), "latest figures")
    assert problem.severity is Severity.NOTE
    assert problem.message == "The latest figures of “Things” are from 2022."


def test_who_is_compared_without_figures_is_named_with_what_lacks_them() -> None:
    brief = brief_of(
        "",
        indicator({("European Union", "2025"): 2, ("China", "2025"): 1}, id="both", title="Both"),
        indicator({("China", "2025"): 1}, id="half", title="Half"),
    )
    compared = replace(brief, entities=("European Union", "China"))

    (problem,) = found(compared, "no figure for")
    assert problem.message == (
        "1 of the 2 indicators picked has no figure for European Union: “Half”."
    )
    assert problem.severity is Severity.WARNING
    assert problem.fix
    (problem,) = found(replace(compared, indicators=("half",)), "figure for")
    assert problem.message == "The indicator picked has no figure for European Union: “Half”."
    assert not found(replace(compared, indicators=("both",)), "no figure for")


def test_a_brief_that_says_nothing_is_told_so() -> None:
    brief = first_draft("q-and-a")
    nothing = replace(brief, indicators=(), recommendations=())

    empty, full = (pipeline.make(pipeline.fit(each)) for each in (nothing, brief))
    assert "document.empty" in [each.code for each in empty.problems]
    assert "document.empty" not in [each.code for each in full.problems]


def test_a_brief_dated_before_its_figures_still_has_old_statuses() -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    template = library.find_template("policy-brief")
    said = [
        {each.message for each in pipeline.make(new_brief("x", day, template, pack)).problems}
        for day in (pack.date, "1850-01-01")
    ]
    old = [{each for each in found if "legal status" in each} for found in said]
    assert old[0]
    assert {each.replace("its figures", "this brief") for each in old[1]} == old[0]
