"""``briefgen pack check``: how a topic library reads, and what would read badly."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from briefgen import pipeline, sources
from briefgen.brief.brief import new_brief
from briefgen.brief.problems import Problem
from briefgen.checks.library import check_library, in_order
from briefgen.checks.library.places import listed
from briefgen.cli.problems import row
from briefgen.compose.samples import Sample, samples
from briefgen.errors import BriefgenError, Place, Severity
from briefgen.evidence.pack import Pack
from briefgen.sources import library

UNFILLED = "library.words.unfilled"


class Report(NamedTuple):
    """A library, sentences of each of its indicators, and what to look at."""

    pack: Pack
    samples: tuple[Sample, ...]
    problems: tuple[Problem, ...]


def check(named: str) -> Report:
    """Look through the library in this folder, or of this name.

    Raises:
        ChoiceError: there is none.
        PackError: it cannot be read, with the file and line of what is wrong.
    """
    pack = sources.PACK.read(named)
    found = tuple(samples(pack))
    folder, texts = library.find_pack_texts(named)
    problems = (
        *check_library(pack, texts, folder),
        *_unsaid(found),
        *_unfilled(pack),
    )
    return Report(pack, found, in_order(problems))


def lines(report: Report) -> Iterator[str]:
    """The library in numbers and its sentences, for a person; its problems apart."""
    pack = report.pack
    counted = (
        (pack.indicators, "indicator"),
        (pack.recommendations, "recommendation"),
        (pack.sources, "source"),
    )
    said = ", ".join(f"{len(e)} {what}{'' if len(e) == 1 else 's'}" for e, what in counted)
    yield f"{pack.title} ({pack.id}): {said}."
    for indicator in pack.indicators:
        yield ""
        yield f"{indicator.title} ({indicator.id})"
        for each in report.samples:
            if each.indicator == indicator.id and not each.wrong:
                yield f"  {', '.join(each.entities)}: {each.text}"
    yield ""


def rows(report: Report) -> list[dict[str, Any]]:
    """One object for each sentence, then one for each problem as ``check --json`` has it."""
    return [
        *(
            {
                "id": f"{each.indicator}-{number}",
                "title": each.text,
                "kind": "sentence",
                "indicator": each.indicator,
                "entities": list(each.entities),
            }
            for number, each in enumerate(report.samples, 1)
            if not each.wrong
        ),
        *(
            {"id": f"problem-{number}", "title": each.message, "kind": "problem", **row(each)}
            for number, each in enumerate(report.problems, 1)
        ),
    ]


def _unsaid(found: tuple[Sample, ...]) -> Iterator[Problem]:
    """Of each indicator the first sample that has no sentence."""
    wrong = {each.indicator: each for each in reversed(found) if each.wrong}
    for sample in reversed(wrong.values()):
        whom = ", ".join(sample.entities)
        message = f"Nothing can be said of “{sample.indicator}” for {whom}: {sample.wrong}"
        yield Problem(Severity.ERROR, UNFILLED, message, Place(f"{sample.indicator}.toml"))


def _unfilled(pack: Pack) -> Iterator[Problem]:
    """Kinds of brief that cannot be filled with all that the library has, by the reason."""
    kinds: dict[tuple[str, Place], list[str]] = {}
    for template in library.all_templates()[0]:
        brief = new_brief("check", pack.date, template, pack)
        brief = replace(
            brief,
            indicators=tuple(each.id for each in pack.indicators),
            recommendations=tuple(each.id for each in pack.recommendations),
        )
        try:
            pipeline.compose(brief)
        except BriefgenError as error:
            kinds.setdefault((error.message, error.place), []).append(template.title)
    for (reason, place), titles in kinds.items():
        message = f"{listed(titles)} cannot be filled: {reason}"
        yield Problem(Severity.ERROR, UNFILLED, message, place)
