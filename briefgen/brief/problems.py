"""What a person should look at: which rule is broken, where, and what would put it right."""

from collections.abc import Iterable

import msgspec

from briefgen.brief.brief import Accepted
from briefgen.brief.fixes import Fix
from briefgen.errors import Params, Place, Severity


class Problem(msgspec.Struct, frozen=True, gc=False):
    """Something a person should look at before the brief goes out.

    ``code`` is one of ``brief.rules.RULES``; ``params`` are what the sentence is made of: where
    they are others, the problem is another. ``fix`` is advice in a sentence; ``fixes`` are those
    that the program can make. An ``accepted`` problem is none any more, but is listed with the
    person's reason.
    """

    severity: Severity
    code: str
    message: str
    place: Place = Place()
    fix: str = ""
    params: Params = ()
    fixes: tuple[Fix, ...] = ()
    accepted: Accepted | None = None


SPELLING = "spelling.unknown"


def misspelled(problem: Problem) -> str:
    """The word that a problem says is in no dictionary; ``""`` for any other problem."""
    return str(dict(problem.params).get("word", "")) if problem.code == SPELLING else ""


def graver_than_notes(problems: Iterable[Problem]) -> bool:
    """Whether any problem asks for action."""
    return any(each.severity is not Severity.NOTE for each in problems)
