"""Blocks of the document as paragraphs and tables of Word."""

from typing import assert_never

import msgspec

from briefgen.document.reading import attribution_words, callout_words, in_line, run_in_words
from briefgen.document.tree import (
    Block,
    Callout,
    CalloutKind,
    Cards,
    Chart,
    Heading,
    List,
    PageBreak,
    Picture,
    Quotation,
    Table,
    Text,
)
from briefgen.document.tree import (
    Paragraph as Prose,
)
from briefgen.export.word.build import Build
from briefgen.export.word.captions import caption, source_line
from briefgen.export.word.charts import chart
from briefgen.export.word.inlines import text
from briefgen.export.word.lists import list_paragraphs
from briefgen.export.word.markup import Paragraph, Piece, run
from briefgen.export.word.pictures import picture
from briefgen.export.word.tables import cards, table

DEEPEST_HEADING = 3
Simple = Heading | Prose | Picture | Callout | Quotation | PageBreak  # paragraphs only


def block_pieces(build: Build, block: Block, measure: float) -> tuple[Piece, ...]:
    """One block on ``measure`` points of width, its paragraphs marked with its id."""
    return _marked(build, build.blocks[block.id], _pieces(build, block, measure))


def _pieces(build: Build, block: Block, measure: float) -> tuple[Piece, ...]:
    match block:
        case List():
            return list_paragraphs(build, block)
        case Table():
            return table(build, block, measure)
        case Chart():
            return chart(build, block, measure)
        case Cards():
            return cards(build, block, measure) if block.cards else ()
        case _:
            return _simple(build, block, measure)


def _simple(build: Build, block: Simple, measure: float) -> tuple[Piece, ...]:
    match block:
        case Heading():
            return (_heading(build, block),)
        case Prose(_, words):
            return (Paragraph("BodyText", text(build, words)),)
        case Picture():
            return _picture(build, block, measure)
        case Callout():
            return (_callout(build, block),)
        case Quotation():
            return _quotation(build, block)
        case PageBreak():
            return (Paragraph("SectionEnd", '<w:r><w:br w:type="page"/></w:r>'),)
        case _:
            assert_never(block)


def _heading(build: Build, block: Heading) -> Paragraph:
    """A head; after one that runs in a style separator joins its line and the next paragraph's."""
    style = f"Heading{min(max(block.level, 1), DEEPEST_HEADING)}"
    runs_in = block.id in build.run_ins
    words = (*run_in_words(block), Text(" ")) if runs_in else block.text
    content = build.listed_mark(block.id, text(build, words))
    return Paragraph(style, content, run_in=runs_in)


def _callout(build: Build, block: Callout) -> Paragraph:
    styles = {CalloutKind.CAUTION: "CalloutCaution", CalloutKind.SIDE: "SideNote"}
    style = styles.get(block.kind, "Callout")
    words = callout_words(block)
    words = in_line(words) if block.kind is CalloutKind.SIDE else words
    return Paragraph(style, text(build, words))


def _quotation(build: Build, block: Quotation) -> tuple[Piece, ...]:
    said, speaker = Paragraph("Quote", text(build, block.text)), attribution_words(block)
    return (said, Paragraph("QuoteSource", text(build, speaker))) if speaker else (said,)


def _picture(build: Build, block: Picture, measure: float) -> tuple[Piece, ...]:
    """Caption, picture and source; in place of one that cannot be shown stand its words."""
    above = (
        (caption(build, block.id, "Figure", block.number, block.caption),) if block.caption else ()
    )
    shown = picture(build, block, measure)
    below = (source_line(build, block.source),) if block.source else ()
    if shown:
        return (*above, Paragraph("Chart", shown, keep=bool(block.source)), *below)
    words = (Paragraph("FigureSubtitle", run(f"[{block.alt}]")),) if block.alt else ()
    return (*above, *words, *below)


def _marked(build: Build, name: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Put a bookmark into each paragraph, or into the first cell of a table that stands alone.

    One for each paragraph and never across them: some editors double those that span.
    """
    marked: list[Piece] = []
    count = 0
    for piece in pieces:
        if isinstance(piece, str):
            marked.append(piece if count else _mark_table(build, name, piece))
            count = count or 1
        elif not piece.content:
            marked.append(piece)
        else:
            count += 1
            content = build.mark(f"{name}__{count}" if count > 1 else name, piece.content)
            marked.append(msgspec.structs.replace(piece, content=content))
    return tuple(marked)


def _mark_table(build: Build, name: str, markup: str) -> str:
    """A bookmark of no length at the start of the first cell's text."""
    return markup.replace("</w:pPr>", "</w:pPr>" + build.mark(name, ""), 1)
