"""What a topic library lacks, and what of it would read badly: rules over it and its files.

``rules.py`` has every rule with its reason.
"""

from collections.abc import Iterable, Mapping

from briefgen.brief.problems import Problem
from briefgen.checks.library import characters, choices, figures, names, options, words
from briefgen.checks.library.places import Files
from briefgen.checks.library.rules import LIBRARY_RULES
from briefgen.evidence.pack import Pack

__all__ = ["LIBRARY_RULES", "check_library", "in_order"]


def check_library(pack: Pack, texts: Mapping[str, str], folder: str = "") -> tuple[Problem, ...]:
    """What a person should look at in a library, the gravest first, each with file and line.

    ``texts`` are those of its files, by their names without the folder, whose own name is
    ``folder``.
    """
    files = Files(texts, folder)
    families = (names, words, figures, choices, options, characters)
    return in_order(problem for each in families for problem in each.check(pack, files))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The gravest first, then by file and line."""
    order = ("error", "warning", "note")
    return tuple(
        sorted(problems, key=lambda p: (order.index(p.severity), p.place.file, p.place.line))
    )
