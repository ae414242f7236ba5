"""The lists at the front as Word's own fields, filled with the pages of our layout.

Word computes them anew when its user asks; until then nobody is prompted.
"""

from collections.abc import Iterator, Sequence

from briefgen.brief.pages import Pages
from briefgen.document.reading import Contents, Entry
from briefgen.export.paging import page_numbers
from briefgen.export.word.build import Build
from briefgen.export.word.markup import Paragraph, escaped, field, run

_FIELDS = {
    "Contents": 'TOC \\o "1-2" \\h \\z \\u',
    "Figures": 'TOC \\h \\z \\c "Figure"',
    "Tables": 'TOC \\h \\z \\c "Table"',
}


def contents(build: Build, part: Contents, pages: Pages) -> tuple[Paragraph, ...]:
    """Contents, figures or tables: a field over its lines."""
    numbers = page_numbers(build.document, pages.places)
    rows = [_entry(build, each, str(numbers.get(each.block, ""))) for each in part.entries]
    style = [
        f"Toc{each.level}" if part.title == "Contents" else "TableOfFigures"
        for each in part.entries
    ]
    lines = zip(style, _within(part.title, rows), strict=True)
    return (Paragraph("TOCHeading", run(part.title)), *(Paragraph(*each) for each in lines))


def _entry(build: Build, entry: Entry, page: str) -> str:
    name = build.listed[entry.block]
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">'
    number = field(f"PAGEREF {name} \\h", page)
    words = build.run_ins.get(entry.block, entry.words)  # as Word itself would list it
    return f"{link}{run(words)}{run(chr(9))}{number}</w:hyperlink>"


def _within(title: str, rows: Sequence[str]) -> Iterator[str]:
    """The rows with the field's code before the first and its end after the last."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {escaped(_FIELDS[title])} </w:instrText></w:r>'
    start = mark.format("begin") + code + mark.format("separate")
    for index, row in enumerate(rows):
        before = start if index == 0 else ""
        after = mark.format("end") if index == len(rows) - 1 else ""
        yield before + row + after
