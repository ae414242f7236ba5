"""Whole processes: from a command to its files, everything read and imported anew."""

from collections.abc import Iterator
from pathlib import Path

from bench import beside
from bench.content import reference
from bench.costs import Cost, Work, briefgen, cpu, in_turn, megabytes, ratio, run, wall
from bench.desk import DATE, Desk, picked
from bench.rows import Row, at_most, unmeasured

ROUNDS, VERB_ROUNDS = 5, 3
ABSENT = "not installed"
_ONE_PAGER, _TEN = "one-pager", "10 pages"
Costs = dict[str, list[Cost]]


def exports(desk: Desk) -> Iterator[Row]:
    """Exports of the one-pager and of ten pages, beside what makes the same content."""
    known = in_turn(_works(desk), ROUNDS)
    one = known[_ONE_PAGER]
    yield at_most("export PDF, charts known: one-pager", cpu(one), 0.30, "s", _by_clock(one))
    yield _beside("export PDF, charts known: 10 pages, to Typst", known, _TEN, "typst", 4)
    yield _told("  the same to WeasyPrint", known, _TEN, "weasyprint")
    yield _beside(
        "export PDF, charts new: 10 pages, to Typst with lilaq", known, "new", "lilaq", 1.9
    )
    yield _beside("export Word: 10 pages, 8 charts, to docxtpl", known, "word", "docxtpl", 3.5)
    both = ratio(known["both"], known[_TEN])
    yield at_most(
        "export PDF and Word, to PDF alone", both, 1.3, "×", f"{cpu(known['both']):.2f} s"
    )


def verbs(desk: Desk) -> Iterator[Row]:
    """The verbs that make no file to print: starter sets, and 20 + 12 picks."""
    costs = in_turn(_verb_works(desk), VERB_ROUNDS)
    goals = {"new": 0.45, "check": 0.4, "list": 0.12}
    for name, each in costs.items():
        most = 0.7 if "20 + 12" in name else goals[name.split()[0]]
        yield at_most(name, cpu(each), most, "s", _by_clock(each))


def memory(desk: Desk) -> Iterator[Row]:
    """How much an export needs at a hundred pages, charts known."""
    work = _export(desk, desk.reference(10), ".pdf")
    run(work)
    yield at_most("peak memory, export PDF of 100 pages", megabytes(work), 131, "MB")


def _works(desk: Desk) -> dict[str, Work]:
    ten, content = desk.reference(), reference()
    works = {
        _ONE_PAGER: _export(desk, desk.kind("one-pager"), ".pdf"),
        _TEN: _export(desk, ten, ".pdf"),
        "new": Work(_export(desk, ten, ".pdf").command, desk.fresh),
        "word": _export(desk, ten, ".docx"),
        "both": _export(desk, ten, ".pdf", ".docx"),
    }
    if beside.version("typst"):
        works["typst"] = beside.typst(desk.folder, content)
    if beside.has_lilaq():
        works["lilaq"] = beside.typst(desk.folder, content, lilaq=True)
    if beside.version("weasyprint"):
        works["weasyprint"] = beside.weasyprint(desk.folder, content)
    if beside.version("docxtpl"):
        works["docxtpl"] = beside.docxtpl(desk.folder, content)
    return works


def _verb_works(desk: Desk) -> dict[str, Work]:
    target: Path = desk.folder / "new.brief"
    works = {}
    for template in ("one-pager", "full-report"):
        for told, picks in (("starter set", ()), ("20 + 12 picks", picked())):
            new = briefgen("new", "--template", template, *picks, "--date", DATE, "-o", target)
            works[f"new {template}: {told}"] = Work(new)
            brief = desk.kind(template, full=bool(picks))
            works[f"check {template}: {told}"] = Work(briefgen("check", brief))
    for what in ("templates", "indicators"):
        works[f"list {what}"] = Work(briefgen("list", what))
    return works


def _export(desk: Desk, brief: Path, *suffixes: str) -> Work:
    targets = [part for each in suffixes for part in ("-o", desk.folder / f"{brief.stem}{each}")]
    return Work(briefgen("export", brief, *targets))


def _beside(what: str, costs: Costs, ours: str, theirs: str, most: float) -> Row:
    if theirs not in costs:
        return unmeasured(what, f"{cpu(costs[ours]):.2f} s; {theirs} {ABSENT}", f"≤ {most:g} ×")
    return at_most(what, ratio(costs[ours], costs[theirs]), most, "×", _both(costs, ours, theirs))


def _told(what: str, costs: Costs, ours: str, theirs: str) -> Row:
    if theirs not in costs:
        return unmeasured(what, f"{theirs} {ABSENT}")
    return Row(what, f"{ratio(costs[ours], costs[theirs]):.2f} × ({_both(costs, ours, theirs)})")


def _both(costs: Costs, ours: str, theirs: str) -> str:
    return f"{cpu(costs[ours]):.2f} to {cpu(costs[theirs]):.2f} s"


def _by_clock(costs: list[Cost]) -> str:
    return f"{wall(costs):.2f} s by the clock"
