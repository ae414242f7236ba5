"""Content as sources for the programs beside briefgen: Typst, WeasyPrint and docxtpl."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import docx
from docx.shared import Inches
from PIL import Image, ImageDraw

from bench.content import AREAS, Chapter, Content, Measure

_WIDTH, _HEIGHT, _TOP = 440, 180, 80  # points; what the highest amount may be
_COLORS = ("#1f3864", "#c55a11", "#7f7f7f", "#2e8b7a")
_TYPST = """#set document(title: "{title}")
#set page(paper: "us-letter", margin: 1in, header: [{title}], numbering: "1")
#set par(justify: false, spacing: 1em)
#set text(size: 11pt, lang: "en")
= {title}
"""
_LILAQ = '#import "@preview/lilaq:0.6.0" as lq\n'
_HTML = """<html lang="en"><head><title>{title}</title><style>
@page {{ size: letter; margin: 1in; @bottom-center {{ content: counter(page) }} }}
body {{ font: 11pt/1.35 serif }} table {{ border-collapse: collapse; width: 100% }}
td, th {{ border-bottom: 1px solid #999; text-align: left; padding: 2pt }}
.note {{ float: footnote; font-size: 8pt }}
</style></head><body><h1>{title}</h1>
"""
Draw = Callable[[Measure], str]


def typst_source(content: Content, *, lilaq: bool = False) -> str:
    """A Typst source with charts of plain lines, or with those of lilaq."""
    draw: Draw = _lilaq_chart if lilaq else _typst_chart
    head = (_LILAQ if lilaq else "") + _TYPST.format(title=content.title)
    return head + "\n\n".join(_typst_chapter(each, content, draw) for each in content.chapters)


def html_source(content: Content) -> str:
    """An HTML page with charts as SVG and notes at the foot of pages."""
    chapters = "".join(_html_chapter(each, content) for each in content.chapters)
    return f"{_HTML.format(title=escape(content.title))}{chapters}</body></html>"


def write_docxtpl(folder: Path, content: Content) -> tuple[Path, Path]:
    """A Word template, and the words for it as JSON beside pictures that are drawn already."""
    template, words = folder / "template.docx", folder / "content.json"
    _word_template().save(str(template))
    chapters = []
    for number, chapter in enumerate(content.chapters):
        assert chapter.chart
        picture = folder / f"chart{number}.png"
        _picture(chapter.chart).save(picture)
        rows = [_row(each) for each in chapter.table]
        told = [
            f"{each.text} ({each.note})" if each.note else each.text for each in chapter.paragraphs
        ]
        chapters.append(
            {"title": chapter.title, "paragraphs": told, "rows": rows, "picture": str(picture),
             "caption": chapter.chart.title}
        )  # fmt: skip
    data = {"title": content.title, "chapters": chapters, "sources": content.sources}
    words.write_text(json.dumps(data), encoding="utf-8")
    return template, words


def _row(measure: Measure) -> list[str]:
    return [measure.title, *(str(measure.amounts[area][-1]) for area in AREAS)]


def _points(measure: Measure, area: str) -> list[tuple[float, float]]:
    """Where a line goes, from the upper left corner."""
    amounts = measure.amounts[area]
    step = _WIDTH / max(1, len(amounts) - 1)
    return [(step * n, _HEIGHT * (1 - amount / _TOP)) for n, amount in enumerate(amounts)]


def _typst_chapter(chapter: Chapter, content: Content, draw: Draw) -> str:
    parts = [f"== {chapter.title}"]
    for each in chapter.paragraphs:
        note = f"#footnote[{content.sources[each.note - 1]}, 2024.]" if each.note else ""
        parts.append(each.text + note)
    if chapter.chart:
        parts.insert(2, f"#figure({draw(chapter.chart)}, caption: [{chapter.chart.title}])")
    if chapter.table:
        cells = ", ".join(f"[{cell}]" for each in chapter.table for cell in _row(each))
        heads = ", ".join(f"[{each}]" for each in ("Measure", *AREAS))
        table = f"table(columns: 5, table.header({heads}), {cells})"
        parts.append(f"#figure({table}, caption: [{chapter.title}])")
    return "\n\n".join(parts)


def _typst_chart(measure: Measure) -> str:
    drawn = []
    for area, color in zip(AREAS, _COLORS, strict=True):
        (x, y), *rest = _points(measure, area)
        lines = "".join(f", curve.line(({a:.1f}pt, {b:.1f}pt))" for a, b in rest)
        stroke = f'stroke: 1.5pt + rgb("{color}")'
        drawn.append(f"place(curve({stroke}, curve.move(({x:.1f}pt, {y:.1f}pt)){lines}))")
        a, b = rest[-1]
        drawn.append(f"place(dx: {a - 40:.1f}pt, dy: {b - 12:.1f}pt, text(8pt)[{area}])")
    for n, year in enumerate(measure.years):
        x = _WIDTH * n / (len(measure.years) - 1) - 8
        drawn.append(f"place(dx: {x:.1f}pt, dy: {_HEIGHT + 4}pt, text(8pt)[{year}])")
    body = "; ".join(drawn)
    return f"box(width: {_WIDTH}pt, height: {_HEIGHT + 16}pt, align(left + top, {{ {body} }}))"


def _lilaq_chart(measure: Measure) -> str:
    years = f"({', '.join(map(str, measure.years))})"
    lines = ", ".join(
        f"lq.plot({years}, ({', '.join(map(str, measure.amounts[area]))}), label: [{area}])"
        for area in AREAS
    )
    return f"lq.diagram(width: {_WIDTH}pt, height: {_HEIGHT}pt, {lines})"


def _html_chapter(chapter: Chapter, content: Content) -> str:
    parts = [f"<h2>{chapter.title}</h2>"]
    for each in chapter.paragraphs:
        note = (
            f'<span class="note">{content.sources[each.note - 1]}, 2024.</span>'
            if each.note
            else ""
        )
        parts.append(f"<p>{escape(each.text)}{note}</p>")
    if chapter.chart:
        title = chapter.chart.title
        parts.insert(2, f"<figure>{_svg(chapter.chart)}<figcaption>{title}</figcaption></figure>")
    if chapter.table:
        rows = "".join(_html_row(_row(each), "td") for each in chapter.table)
        heads = _html_row(["Measure", *AREAS], "th")
        parts.append(f"<table><caption>{chapter.title}</caption>{heads}{rows}</table>")
    return "\n".join(parts)


def _html_row(cells: list[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{each}</{tag}>' for each in cells)}</tr>"


def _svg(measure: Measure) -> str:
    drawn = []
    for area, color in zip(AREAS, _COLORS, strict=True):
        points = _points(measure, area)
        told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        drawn.append(f'<polyline fill="none" stroke="{color}" points="{told}"/>')
        drawn.append(
            f'<text x="{_WIDTH - 40}" y="{points[-1][1] - 4:.1f}" font-size="8">{area}</text>'
        )
    for n, year in enumerate(measure.years):
        x = _WIDTH * n / (len(measure.years) - 1) - 8
        drawn.append(f'<text x="{x:.1f}" y="{_HEIGHT + 12}" font-size="8">{year}</text>')
    size = f'width="{_WIDTH}" height="{_HEIGHT + 16}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(drawn)}</svg>'


def _picture(measure: Measure) -> Image.Image:
    picture = Image.new("RGB", (_WIDTH * 2, _HEIGHT * 2), "white")
    pen = ImageDraw.Draw(picture)
    for area, color in zip(AREAS, _COLORS, strict=True):
        pen.line([(2 * x, 2 * y) for x, y in _points(measure, area)], color, 3)
    return picture


def _word_template() -> "docx.document.Document":
    document = docx.Document()
    document.add_heading("{{ title }}", 0)
    document.add_paragraph("{%p for chapter in chapters %}")
    document.add_heading("{{ chapter.title }}", 1)
    document.add_paragraph("{%p for text in chapter.paragraphs %}")
    document.add_paragraph("{{ text }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{{ chapter.chart }}")
    document.add_paragraph("{{ chapter.caption }}", "Caption")
    document.add_paragraph("{%p if chapter.rows %}")
    _add_table(document)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.add_heading("Sources", 1)
    document.add_paragraph("{%p for source in sources %}")
    document.add_paragraph("{{ loop.index }}. {{ source }}, 2024.")
    document.add_paragraph("{%p endfor %}")
    return document


def _add_table(document: "docx.document.Document") -> None:
    table = document.add_table(rows=4, cols=5)
    for cell, head in zip(table.rows[0].cells, ("Measure", *AREAS), strict=True):
        cell.text = head
    table.rows[1].cells[0].text = "{%tr for row in chapter.rows %}"
    for place, cell in enumerate(table.rows[2].cells):
        cell.text = f"{{{{ row[{place}] }}}}"
        cell.width = Inches(2.4 if place == 0 else 1)
    table.rows[3].cells[0].text = "{%tr endfor %}"
