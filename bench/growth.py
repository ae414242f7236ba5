"""How cost grows with what a brief or its library has: at N, at 2 N and at 10 N."""

from collections.abc import Callable, Iterator
from pathlib import Path

from bench.content import measures, of_figures, plain_sections, with_sources
from bench.costs import Cost, Work, briefgen, run
from bench.desk import DATE, Desk, picked
from bench.library_files import write_pack
from bench.rows import Row

TIMES = (1, 2, 10)
ROUNDS = 2  # the first of them draws the charts
Made = Callable[[Desk, int], Work]


def rows(desk: Desk) -> Iterator[Row]:
    """A row for each thing that may grow: the lesser of two runs, without the start of Python."""
    start = _least(Work(briefgen("--version"))).cpu
    for name, (first, made) in _GROWING.items():
        costs = [_least(made(desk, first * times)) for times in TIMES]
        told = " · ".join(f"{first * n}: {c.cpu:.2f} s" for n, c in zip(TIMES, costs, strict=True))
        least = max(costs[0].cpu - start, 0.001)
        factors = [(each.cpu - start) / least for each in costs[1:]]
        yield Row(f"growth with {name}", f"× {factors[0]:.1f}, × {factors[1]:.1f}  ({told})")


def _least(work: Work) -> Cost:
    return min((run(work) for _ in range(ROUNDS)), key=lambda cost: cost.cpu)


def _export(desk: Desk, brief: Path) -> Work:
    return Work(briefgen("export", brief, "-o", desk.folder / "grown.pdf"))


def _pages(desk: Desk, count: int) -> Work:
    return _export(desk, desk.reference(count // 10))


def _sections(desk: Desk, count: int) -> Work:
    return _export(desk, desk.of(f"sections{count}", plain_sections(count)))


def _picks(desk: Desk, count: int) -> Work:
    picks = picked(count, count // 2)
    return _export(desk, desk.made(f"picks{count}", "--template", "full-report", *picks))


def _sources(desk: Desk, count: int) -> Work:
    return _export(desk, desk.of(f"sources{count}", with_sources(count, 200)))


def _figures(desk: Desk, count: int) -> Work:
    return _export(desk, desk.of(f"figures{count}", of_figures(count // 4)))


def _library(desk: Desk, count: int) -> Work:
    folder = desk.folder / f"library{count}"
    if not folder.exists():
        write_pack(folder, measures(count), ("Invented report",))
    picks = ("--indicator", "m0", "m1", "--recommendation", "none")
    new = ("new", "--pack", folder, "--template", "one-pager", *picks, "--date", DATE)
    return Work(briefgen(*new, "-o", desk.folder / "grown.brief"))


_GROWING: dict[str, tuple[int, Made]] = {
    "pages (export)": (10, _pages),
    "sections (export)": (18, _sections),
    "picks of a full report (export)": (4, _picks),
    "sources cited in 200 paragraphs (export)": (20, _sources),
    "rows of figures (export)": (80, _figures),
    "indicators of the library (new)": (60, _library),
}
