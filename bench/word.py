"""What a Word file costs beside an empty one of python-docx, and how large it is."""

import io
from functools import partial

import docx
from msgspec.structs import replace

from bench.long import repeated
from bench.timing import median
from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.pages import Pages
from briefgen.document.tree import Column, Document, Section, Table, Text
from briefgen.export.word import render
from briefgen.sources import library
from briefgen.typography.look import Brand, Grid, resolve_look

ROUNDS = 9
KIND, COPIES = "evidence-brief", 4  # 13 pages with 8 charts that Word draws
PICKS = ("us_data_center_electricity", "electricity_generation")
ROWS, COLUMNS = 1_000, 8
MOST, MOST_BYTES, MOST_MILLISECONDS = 4.0, 150_000, 1_000.0


def main() -> bool:
    """Print the costs; false if one is above what it may be."""
    brief = sample()
    document = repeated(pipeline.compose(brief).document, COPIES, 0)
    pages = pipeline.layout(document, brief)
    write = partial(pipeline.export, document, brief, pages, ".docx")
    size = len(write())
    empty = median([_empty] * ROUNDS)
    times = median([write] * ROUNDS) / empty
    table = median([_table] * 3)
    print(f"\nWord, {pages.count} pages with 8 charts: {size / 1000:.0f} kB,", end=" ")
    print(f"{times:.1f} times an empty save of python-docx ({empty:.0f} ms).", end=" ")
    print(f"A table of {ROWS} x {COLUMNS}: {table:.0f} ms.")
    return times <= MOST and size <= MOST_BYTES and table <= MOST_MILLISECONDS


def sample() -> Brief:
    """A brief with two charts."""
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("bench", pack.date, library.find_template(KIND), pack)
    return replace(brief, indicators=PICKS)


def _empty() -> None:
    docx.Document().save(io.BytesIO())


def _table() -> bytes:
    columns = tuple(Column((Text(f"Column {number}"),)) for number in range(COLUMNS))
    rows = tuple(
        tuple((Text(f"row {row}, cell {number}"),) for number in range(COLUMNS))
        for row in range(ROWS)
    )
    section = Section("t", "Table", (Table("t/1", columns, rows),))
    document = Document("bench", "Table", "Brief", "2026-01-31", sections=(section,))
    return render(document, resolve_look(Grid.REPORT, Brand(), 0), Pages(612, 792, 40))
