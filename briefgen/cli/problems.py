"""How problems are printed: a line each for people, with titles; an object each for scripts."""

from collections.abc import Iterator
from typing import Any

import msgspec

from briefgen.brief.brief import Brief
from briefgen.brief.places import place_title
from briefgen.brief.problems import Problem
from briefgen.document.tree import Section
from briefgen.errors import PlaceKind
from briefgen.evidence.dates import format_date
from briefgen.pipeline import Result


class Found(msgspec.Struct, frozen=True):
    """The problems of a brief, those that a person accepted, and the words for their places."""

    brief: Brief
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...] = ()

    def lines(self) -> Iterator[str]:
        """Each problem in a line, the accepted ones last, with their reasons."""
        for problem in (*self.problems, *self.accepted):
            yield sentence(problem, self._where(problem), self.brief.language)

    def rows(self) -> list[dict[str, Any]]:
        """Each problem as an object, the accepted ones last."""
        return [row(each) for each in (*self.problems, *self.accepted)]

    def _where(self, problem: Problem) -> str:
        """The place with its title, unless the sentence itself names it."""
        place = problem.place
        title = place_title(place, self.brief, self.sections)
        if title and f"“{title}”" in problem.message:
            return ""
        match place.kind:
            case PlaceKind.BRIEF | PlaceKind.FILE:
                return title
            case PlaceKind.BLOCK:
                return f"section “{title}”" if title else ""
            case kind:
                return f"{kind} “{title}”" if title else ""


def found(brief: Brief, result: Result) -> Found:
    """What a run through the program found; a section is named by the heading that it has now."""
    shown = {each.id: each for each in result.composed.document.sections}
    sections = tuple(shown.get(each.id, each) for each in result.composed.suggested)
    return Found(brief, sections, result.problems, result.accepted)


def sentence(problem: Problem, where: str = "", language: str = "en-US") -> str:
    """A problem on one line; an accepted one says by whom and why."""
    told = ": ".join(filter(None, (problem.severity.value, where, problem.message)))
    mark = problem.accepted
    if not mark:
        return f"{told} {problem.fix}".strip()
    day = format_date(mark.date, language)
    by = ", ".join(filter(None, (mark.name, day)))
    return f"accepted {told} Accepted because: {mark.reason} ({by})"


def row(problem: Problem) -> dict[str, Any]:
    """The keys that scripts know first; ``section`` also holds the id of a choice, as ever."""
    place, mark = problem.place, problem.accepted
    return {
        "severity": problem.severity.value,
        "message": problem.message,
        "place": {
            "file": place.file,
            "line": place.line,
            "section": place.section or place.choice,
            "kind": place.kind.value,
            "block": place.block,
        },
        "fix": problem.fix,
        "rule": problem.code,
        "params": dict(problem.params),
        "fixes": [msgspec.to_builtins(each) for each in problem.fixes],
        "accepted": mark and {"reason": mark.reason, "name": mark.name, "date": mark.date},
    }
