"""Problems as a person goes about them: the gravest first, and together what is done alike."""

from collections.abc import Iterable

from briefgen.brief.problems import Problem
from briefgen.errors import Severity

Group = tuple[Problem, ...]  # of one rule and one severity; never empty
_RANKS = tuple(Severity)


def grouped(problems: Iterable[Problem]) -> tuple[Group, ...]:
    """Groups in the order of their first problems; each error is one by itself, never put away."""
    found: dict[tuple[str, ...], list[Problem]] = {}
    ranked = sorted(problems, key=lambda each: _RANKS.index(each.severity))
    for number, problem in enumerate(ranked):
        alone = str(number) if problem.severity is Severity.ERROR else ""
        found.setdefault((problem.severity, problem.code, alone), []).append(problem)
    return tuple(tuple(each) for each in found.values())
