"""Characters in the files of a library that are left out, since no page can show them."""

import re
from collections.abc import Iterator

from briefgen.brief.problems import Problem
from briefgen.checks.library.places import Files, listed, problem
from briefgen.document.text import unprintable
from briefgen.errors import Place, Severity
from briefgen.evidence.pack import Pack

_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def check(_pack: Pack, files: Files) -> Iterator[Problem]:
    """One problem for each file, at the first line that has any."""
    for name, text in files.texts.items():
        lines = {n: _left_out(line) for n, line in enumerate(text.split("\n"), start=1)}
        found = {number: dropped for number, dropped in lines.items() if dropped}
        if found:
            codes = sorted({f"U+{ord(each):04X}" for dropped in found.values() for each in dropped})
            yield problem(
                Severity.WARNING,
                "library.words.unprintable",
                f"Characters that cannot be printed are left out: {listed(codes)}.",
                Place(name, min(found)),
                "Delete them; they often come from copied text.",
            )


def _left_out(line: str) -> frozenset[str]:
    return unprintable(line) | unprintable(_ESCAPED.sub(_character, line))


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else ""
