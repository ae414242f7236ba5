"""Accepted problems: apart from the others, with a reason, until they say something else."""

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.acceptance import accept_problem, is_acceptable, parted, withdraw_acceptance
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.edits import edit_section
from briefgen.brief.problems import Problem, graver_than_notes
from briefgen.brief.template import Slots
from briefgen.document.tree import Paragraph, Text
from briefgen.errors import ChoiceError, Place, Severity
from briefgen.sources import library
from tests.builders import small_brief
from tests.whole.overgrown import overgrown

DAY = "2026-01-31"


def unsupported() -> Brief:
    return replace(small_brief(), indicators=("capital",), recommendations=("build",))


def found(brief: Brief, code: str) -> Problem:
    return next(each for each in pipeline.make(brief).problems if each.code == code)


def accepted(brief: Brief, code: str) -> Brief:
    return accept_problem(brief, found(brief, code), "The hearing asks for it.", "Jane Doe", DAY)


def test_what_is_accepted_is_told_apart_with_its_reason() -> None:
    brief = accepted(unsupported(), "evidence.unsupported")
    result = pipeline.make(brief)
    assert "evidence.unsupported" not in [each.code for each in result.problems]
    (problem,) = result.accepted
    assert problem.code == "evidence.unsupported"
    assert problem.accepted
    assert problem.accepted.reason == "The hearing asks for it."
    assert (problem.accepted.name, problem.accepted.date) == ("Jane Doe", DAY)
    checked = pipeline.check(brief, result.composed.document, result.pages)
    assert "evidence.unsupported" not in [each.code for each in checked]
    assert result.composed == pipeline.make(unsupported()).composed  # the pages know nothing of it


def test_once_all_is_accepted_nothing_asks_for_action() -> None:
    brief = unsupported()
    assert graver_than_notes(pipeline.make(brief).problems)
    for problem in pipeline.make(brief).problems:
        brief = accept_problem(brief, problem, "Agreed.", "J", DAY)
    assert not graver_than_notes(pipeline.make(brief).problems)


def test_a_withdrawn_one_is_there_again() -> None:
    brief = unsupported()
    problem = found(brief, "evidence.unsupported")
    again = withdraw_acceptance(accepted(brief, "evidence.unsupported"), problem)
    assert again == brief


def test_one_that_says_something_else_by_now_comes_back() -> None:
    problem = Problem(Severity.WARNING, "title.long", "It takes 3 lines.", params=(("lines", 3),))
    brief = accept_problem(small_brief(), problem, "It must.", "J", DAY)
    assert parted(brief, (problem,))[0] == ()
    others = (
        replace(problem, params=(("lines", 4),)),
        replace(problem, params=(), message="It takes 4 lines."),
        replace(problem, place=Place(section="ask")),
        replace(problem, code="pages.over"),
    )
    for other in others:
        assert parted(brief, (other,)) == ((other,), ())
    for same in (replace(problem, fix="Do this."), replace(problem, message="It has 3 lines.")):
        assert parted(brief, (same,))[0] == ()  # the same, better advised or worded


def test_a_sentence_made_of_nothing_is_compared_itself() -> None:
    problem = Problem(Severity.WARNING, "release.cui_unnamed", "It does not say who.")
    brief = accept_problem(small_brief(), problem, "It must.", "J", DAY)
    assert parted(brief, (problem,))[0] == ()
    other = replace(problem, message="It says nothing.")
    assert parted(brief, (other,)) == ((other,), ())


def test_accepted_pages_stay_accepted_when_a_line_more_is_over_but_not_a_page() -> None:
    brief = accepted(overgrown("one-pager"), "pages.over")
    told = pipeline.make(brief).accepted[0].message
    checked = pipeline.make(brief)
    codes = [e.code for e in pipeline.check(brief, checked.composed.document, checked.pages)]
    assert "pages.over" not in codes

    first = pipeline.compose(brief).suggested[0]
    line = lengthened(brief, first.id, "More words in the first section. " * 20)
    result = pipeline.make(line)
    assert result.pages.count == checked.pages.count
    assert [each.code for each in result.accepted] == ["pages.over"]
    assert result.accepted[0].message != told

    assert found(lengthened(brief, first.id, "Words. " * 900), "pages.over").accepted is None


def lengthened(brief: Brief, section: str, words: str) -> Brief:
    now = pipeline.compose(brief)
    suggested = next(each for each in now.suggested if each.id == section)
    shown = next(each for each in now.document.sections if each.id == section)
    own = Paragraph(f"{section}/n77", (Text(words),))
    return edit_section(brief, section, suggested.blocks, (*shown.blocks, own))


def test_what_was_not_found_is_part_of_what_is_accepted() -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("t", pack.date, library.find_template("issue-brief"), pack)
    problem = found(brief, "evidence.unchecked")
    brief = accept_problem(brief, problem, "It is known.", "J", DAY)
    assert problem not in pipeline.make(brief).problems

    unknown = dict(problem.params)["instrument"]
    proposals = tuple(
        replace(
            each,
            instruments=tuple(
                replace(law, unchecked="Its sponsor.") if law.id == unknown else law
                for law in each.instruments
            ),
        )
        for each in pack.recommendations
    )
    brief = replace(brief, pack=replace(pack, recommendations=proposals))
    said = [each.message for each in pipeline.make(brief).problems]
    assert any(each.endswith(": Its sponsor.") for each in said)


def test_another_number_of_picks_without_room_is_to_be_looked_at() -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    template = replace(library.find_template("one-pager"), slots=Slots(card=2, told=2, table=1))
    brief = new_brief("t", pack.date, template, pack)
    brief = replace(brief, indicators=tuple(each.id for each in pack.indicators[:9]), plan=None)
    brief = accepted(brief, "picks.not_told")
    assert "picks.not_told" in [each.code for each in pipeline.make(brief).accepted]
    other = replace(brief, template=replace(template, slots=Slots(card=2, told=1, table=2)))
    assert found(other, "picks.not_told").accepted is None


def test_accepting_twice_keeps_the_last_reason() -> None:
    brief = unsupported()
    problem = found(brief, "evidence.unsupported")
    for reason in ("One.", "Two."):
        brief = accept_problem(brief, problem, reason, "J", DAY)
    assert [each.reason for each in brief.accepted] == ["Two."]


@pytest.mark.parametrize("reason", ["", "  ", "ok", "123 …", "a b"])
def test_without_a_reason_nothing_is_accepted(reason: str) -> None:
    brief = unsupported()
    with pytest.raises(ChoiceError, match="Say why"):
        accept_problem(brief, found(brief, "evidence.unsupported"), reason, "J", DAY)


@pytest.mark.parametrize("code", ["numbers.misread", "pictures.missing", "no.rule"])
def test_some_nobody_can_accept_not_even_in_a_file(code: str) -> None:
    problem = Problem(Severity.ERROR, code, "“9” should read “8”.")
    assert not is_acceptable(problem)
    with pytest.raises(ChoiceError, match="put right"):
        accept_problem(small_brief(), problem, "It looks better.", "J", DAY)
    mild = accept_problem(
        small_brief(), replace(problem, code="title.long"), "It looks better.", "J", DAY
    )
    forged = replace(mild, accepted=(replace(mild.accepted[0], code=code),))
    assert parted(forged, (problem,)) == ((problem,), ())
