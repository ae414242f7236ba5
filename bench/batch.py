"""Many briefs made by a script in two processes that stay."""

import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path

from bench.content import reference
from bench.desk import DATE, Desk
from bench.library_files import write_content
from bench.rows import Row, at_least

BRIEFS, PROCESSES = 16, 2


def rows(desk: Desk) -> Iterator[Row]:
    """Briefs a second by the clock, once every chart was drawn before."""
    folders = []
    for number in range(BRIEFS):
        folder = desk.folder / f"batch{number}"
        write_content(folder, reference(first=number * 8))
        folders.append(folder)
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        pool.map(make, folders, chunksize=1)
        begun = time.monotonic()
        pool.map(make, folders, chunksize=1)
        spent = time.monotonic() - begun
    beside = f"{BRIEFS} in {spent:.1f} s by the clock"
    yield at_least(
        "briefs of 10 pages, two processes, charts known", BRIEFS / spent, 8, "/ s", beside
    )


def make(folder: Path) -> None:
    """Read a library and a kind, make the brief, write its PDF."""
    from briefgen import pipeline
    from briefgen.brief.brief import new_brief
    from briefgen.sources import library

    pack = library.find_pack(str(folder / f"{folder.name}-pack"))
    template = library.find_template(str(folder / f"{folder.name}-kind"))
    brief = pipeline.fit(new_brief(folder.name, DATE, template, pack))
    result = pipeline.make(brief)
    pdf = pipeline.export(result.composed.document, brief, result.pages, ".pdf")
    (folder / "made.pdf").write_bytes(pdf)
