"""Time the steps from brief to files for about 1, 10 and 100 pages, medians of several rounds."""

import statistics
import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from briefgen import pipeline
from briefgen.model.brief import new_brief
from briefgen.model.document import Document, Section
from briefgen.sources import library

ROUNDS = 5
COPIES = {1: 1, 10: 6, 100: 60}  # of the issue brief's two pages


def main() -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("bench", pack.date, library.find_template("issue-brief"), pack)
    pipeline.make(brief)  # warm: fonts, charts, imports
    print(" pages  compose ms  layout ms   PDF ms  Word ms  PDF kB  Word kB")
    costs: dict[int, float] = {}
    for copies in COPIES.values():
        compose = _median(partial(pipeline.compose, brief))
        document = _repeated(pipeline.compose(brief).document, copies)
        layout = _median(partial(pipeline.layout, document, brief))
        pages = pipeline.layout(document, brief)
        writers = [
            partial(pipeline.export, document, brief, pages, each) for each in (".pdf", ".docx")
        ]
        times = [_median(write) for write in writers]
        sizes = [len(write()) / 1000 for write in writers]
        print(
            f"{pages.count:6} {compose:11.1f} {layout:10.1f} {times[0]:8.1f} {times[1]:8.1f}"
            f" {sizes[0]:7.0f} {sizes[1]:8.0f}"
        )
        costs[pages.count] = layout + times[0]
    _, (fewer, less), (more, most) = costs.items()
    print(f"PDF: {more} pages cost {most / less:.1f} times {fewer} pages")


def _repeated(document: Document, copies: int) -> Document:
    sections: list[Section] = []
    for copy in range(copies):
        for section in document.sections:
            blocks = tuple(replace(each, id=f"{copy}-{each.id}") for each in section.blocks)
            sections.append(replace(section, id=f"{copy}-{section.id}", blocks=blocks))
    return replace(document, sections=tuple(sections))


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


main()
