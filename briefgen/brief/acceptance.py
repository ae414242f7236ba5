"""Problems that a person accepts: each with a reason, by name, until what it says changes."""

from collections.abc import Iterable

from msgspec.structs import replace

from briefgen.brief.brief import Accepted, Brief
from briefgen.brief.problems import Problem
from briefgen.brief.rules import RULES
from briefgen.errors import ChoiceError

LEAST_LETTERS = 3  # of a reason


def is_acceptable(problem: Problem) -> bool:
    """Whether the rule that is broken may be accepted as broken."""
    rule = RULES.get(problem.code)
    return rule is not None and rule.acceptable


def is_reason(words: str) -> bool:
    """Whether these words can be a reason at all."""
    return sum(each.isalpha() for each in words) >= LEAST_LETTERS


def accept_problem(brief: Brief, problem: Problem, reason: str, name: str, date: str) -> Brief:
    """Keep that this person accepts a problem; ``date`` is ISO.

    Raises:
        ChoiceError: nobody can accept it, or the reason is none.
    """
    if not is_acceptable(problem):
        raise ChoiceError("This cannot be accepted; it has to be put right.")
    if not is_reason(reason):
        raise ChoiceError("Say why, in a word or more.")
    done = Accepted(
        problem.code, problem.params, problem.place, problem.message, reason.strip(), name, date
    )
    kept = withdraw_acceptance(brief, problem).accepted
    return replace(brief, accepted=(*kept, done))


def withdraw_acceptance(brief: Brief, problem: Problem) -> Brief:
    """Have the problem among those to look at again."""
    kept = tuple(each for each in brief.accepted if not is_same(each, problem))
    return replace(brief, accepted=kept)


def parted(
    brief: Brief, problems: Iterable[Problem]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Those to look at, and those that a person accepted, each in their order.

    An acceptance holds for the rule, the place and what the sentence is made of: where one of them
    is another by now, the problem is to be looked at again.
    """
    still: list[Problem] = []
    accepted: list[Problem] = []
    for problem in problems:
        found = (each for each in brief.accepted if is_same(each, problem))
        mark = next(found, None) if is_acceptable(problem) else None
        if mark:
            accepted.append(replace(problem, accepted=mark))
        else:
            still.append(problem)
    return tuple(still), tuple(accepted)


def is_same(one: Problem | Accepted, other: Problem | Accepted) -> bool:
    """Whether both say the same of the same: by rule, place and what the sentences are made of.

    A sentence made of nothing is compared itself. What is wrong with the brief as a whole is the
    same wherever it begins.
    """
    rule = RULES.get(one.code)
    return (
        (one.code, one.params) == (other.code, other.params)
        and (one.place == other.place or (rule is not None and rule.of_whole))
        and (bool(one.params) or one.message == other.message)
    )
