"""Accepted problems: apart from the others, with a reason, until they say something else."""

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.errors import ChoiceError, Place, Severity
from briefgen.model.acceptance import accept_problem, is_acceptable, parted, withdraw_acceptance
from briefgen.model.brief import Brief
from briefgen.model.problems import Problem, graver_than_notes
from tests.builders import small_brief

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
        replace(problem, message="It takes 4 lines."),
        replace(problem, place=Place(section="ask")),
        replace(problem, code="pages.over"),
    )
    for other in others:
        assert parted(brief, (other,)) == ((other,), ())
    assert parted(brief, (replace(problem, fix="Do this."),))[0] == ()  # the same, better advised


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
