from briefgen.brief.grouping import grouped
from briefgen.brief.problems import Problem
from briefgen.brief.rules import RULES
from briefgen.errors import Severity


def problem(severity: Severity, code: str, message: str) -> Problem:
    return Problem(severity, code, message)


OLD = problem(Severity.NOTE, "evidence.old", "One is from 2019.")
OLDER = problem(Severity.NOTE, "evidence.old", "Two is from 2018.")
LONG = problem(Severity.NOTE, "title.long", "It is long.")
UNOPENED = problem(Severity.WARNING, "evidence.unopened", "Nobody has.")
MISREAD = problem(Severity.ERROR, "numbers.misread", "“9” should read “8”.")
MISREAD_TOO = problem(Severity.ERROR, "numbers.misread", "“7” should read “6”.")


def test_what_is_done_alike_stands_together_and_the_gravest_first() -> None:
    assert grouped((OLD, LONG, UNOPENED, OLDER)) == ((UNOPENED,), (OLD, OLDER), (LONG,))


def test_each_error_stands_by_itself() -> None:
    assert grouped((OLD, MISREAD, MISREAD_TOO)) == ((MISREAD,), (MISREAD_TOO,), (OLD,))


def test_one_rule_of_two_severities_is_two_groups() -> None:
    warning = problem(Severity.WARNING, OLD.code, "Three is from 1990.")
    assert grouped((OLD, warning, OLDER)) == ((warning,), (OLD, OLDER))


def test_every_rule_says_what_several_are_called() -> None:
    for rule in RULES.values():
        assert rule.several.startswith("{0} ")
        assert rule.several.rstrip(".") == rule.several
        assert len(rule.several) <= 60
