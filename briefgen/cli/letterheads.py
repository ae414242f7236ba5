"""``briefgen template check``: what becomes of a brief in an office's own Word file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefgen.errors import PackError, Place
from briefgen.export.word.office.checking import Report, report
from briefgen.export.word.office.styles import StyleSource
from briefgen.sources.letterheads import open_letterhead
from briefgen.word_files import BadWordFileError

_BY = {"name": "", "alias": ", found by its other name", "level": ", found by its heading level"}


def check(path: Path) -> Report:
    """Look through a .docx or .dotx file.

    Raises:
        PackError: it cannot be read, or is not a Word file that can be used.
    """
    try:
        return report(open_letterhead(path))
    except BadWordFileError as error:
        raise PackError(f"The letterhead {error}.", Place(path.name)) from error


def lines(found: Report) -> Iterator[str]:
    """The report for a person; its problems apart."""
    yield f"A brief goes {found.place}."
    for each in found.styles:
        if each.source != "created":
            yield f"{_title(each.role):20} “{_title(each.style)}”{_BY[each.source]}"
    made = [each for each in found.styles if each.source == "created"]
    names = [_title(each.role) for each in made if not each.own]
    own = f"{sum(each.own for each in made)} of our own"
    yield f"Made to match, as the file has none: {', '.join([*names, own])}."


def rows(found: Report) -> list[dict[str, Any]]:
    """The report as objects: one for each style, then one for each problem."""
    return [
        *(_style_row(each) for each in found.styles),
        *(
            {
                "id": f"problem-{number}",
                "title": each.message,
                "kind": "problem",
                "severity": each.severity.value,
                "fix": each.fix,
                "rule": each.code,
            }
            for number, each in enumerate(found.problems, 1)
        ),
    ]


def _style_row(source: StyleSource) -> dict[str, Any]:
    return {
        "id": source.role,
        "title": _title(source.role),
        "kind": "style",
        "source": source.source,
        "style": source.style,
    }


def _title(role: str) -> str:
    return role[:1].upper() + role[1:]
