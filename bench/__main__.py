"""Time the steps from brief to files for 1, 10 and 100 pages, medians of several rounds."""

import sys
from functools import partial

from bench import fitting, word
from bench.long import repeated
from bench.stages import stages
from bench.timing import median
from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.document.tree import Document
from briefgen.export.pdf.file import unmarked
from briefgen.sources import library

ROUNDS = 5
KINDS = {"one-pager": 1, "issue-brief": 6, "issue-brief ": 60}  # copies: 1, 10 and 100 pages
MOST = 11  # times what 10 pages cost, for 100
HEADS = (
    "pages", "compose ms", "layout ms", "PDF ms", "untagged", "Word ms",
    "PDF kB", "untagged", "attached", "Word kB",
)  # fmt: skip


def main() -> int:
    pack = library.find_pack(library.DEFAULT_PACK)
    print("  ".join(f"{head:>10}" for head in HEADS))
    costs: dict[int, float] = {}
    for name, copies in KINDS.items():
        brief = new_brief("bench", pack.date, library.find_template(name.strip()), pack)
        pipeline.make(brief)  # warm: fonts, charts, imports
        once = pipeline.compose(brief).document
        # Each round has words of its own, so that no line is known from the last.
        documents = [repeated(once, copies, number * 1_000) for number in range(ROUNDS + 1)]
        pages, row = _row(brief, documents)
        print("  ".join(f"{each:10.1f}" for each in row))
        costs[pages] = row[2] + row[3]
    _, (fewer, less), (more, most) = costs.items()
    ratio = most / less
    print(f"\nLayout and PDF of {more} pages cost {ratio:.1f} times those of {fewer}.")
    print(f"\nWhere the time of {more} pages goes (layout and PDF, profiled):")
    for stage, share in stages(brief, documents[-1]):
        print(f"  {share:5.1%}  {stage}")
    kept = all([word.main(), fitting.main()])
    return 0 if kept and ratio <= MOST * more / fewer / 10 else 1


def _row(brief: Brief, documents: list[Document]) -> tuple[int, tuple[float, ...]]:
    """The number of pages; then as HEADS has them: milliseconds and thousands of bytes."""
    compose = median([partial(pipeline.compose, brief)] * ROUNDS)
    layout = median([partial(pipeline.layout, each, brief) for each in documents[:ROUNDS]])
    document = documents[0]
    pages = pipeline.layout(document, brief)
    make = {
        "PDF": partial(pipeline.preview, document, brief, pages),
        "untagged": partial(unmarked, pages),
        "Word": partial(pipeline.export, document, brief, pages, ".docx"),
    }
    times = [median([each] * ROUNDS) for each in make.values()]
    carried = len(pipeline.export(document, brief, pages, ".pdf"))
    sizes = [len(each()) for each in make.values()]
    kilobytes = [each / 1000 for each in (*sizes[:2], carried, sizes[2])]
    return pages.count, (pages.count, compose, layout, *times, *kilobytes)


sys.exit(main())
