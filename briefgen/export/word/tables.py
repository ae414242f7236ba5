"""Tables with a header row that repeats, and cards as one row without borders."""

import re
from collections.abc import Iterator

from briefgen.document.runs import plain
from briefgen.document.tree import (
    Alignment,
    Card,
    Cards,
    Table,
    is_of_words,
)
from briefgen.export.word.build import Build
from briefgen.export.word.captions import caption, source_line
from briefgen.export.word.inlines import text
from briefgen.export.word.markup import Paragraph, Piece, quoted, run, styled, twips
from briefgen.export.word.turned import widest_word
from briefgen.typography.bidi import line_width
from briefgen.typography.look import TypeStyle

_LETTER = 0.5  # the width of a digit, of the size
_POINT = 0.25
_WIDE = 1.04
_PADDING = 8.0
_NARROWEST = 15.0
_BETWEEN = 2 * 0.25  # of a figure's size: the two spaces before its leader


def table(build: Build, block: Table, measure: float) -> tuple[Piece, ...]:
    """Caption, table, source line."""
    above = (
        (caption(build, block.id, "Table", block.number, block.caption),) if block.caption else ()
    )
    title = plain(block.caption) or block.description or "Table"
    grid = _widths(build, block, measure)
    properties = _properties("BriefTable", grid, title, block.description)
    head = _row(_head(build, block), grid, tints=_tints(build, block), header=True)
    rows = "".join(_rows(build, block, grid))
    return (*above, f"<w:tbl>{properties}{head}{rows}</w:tbl>", source_line(build, block.source))


def cards(build: Build, block: Cards, measure: float) -> tuple[Piece, ...]:
    """Key figures side by side; a gutter on the right of each but the last parts their bars."""
    gutter = build.look.page.gutter
    width = (measure - gutter * (len(block.cards) - 1)) / len(block.cards)
    grid = [width + gutter] * (len(block.cards) - 1) + [width]
    words = "; ".join(f"{plain(card.figure)} {card.leader}".strip() for card in block.cards)
    apart = any(not _on_one_line(build, card, width) for card in block.cards)
    cells = "".join(
        _cell(_card(build, card, apart=apart), wide, gutter if wide > width else 0)
        for card, wide in zip(block.cards, grid, strict=True)
    )
    properties = _properties("BriefCards", grid, "Key figures", words)
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"  # no cell is a head of others
    return (f"<w:tbl>{properties}{row}</w:tbl>", Paragraph("SectionEnd", ""))


def _on_one_line(build: Build, card: Card, width: float) -> bool:
    figure, leader = build.look.styles.card_figure, build.look.styles.card_leader
    used = line_width(figure.face(), plain(card.figure)) * figure.size + _BETWEEN * figure.size
    return used + line_width(leader.face(), card.leader) * leader.size <= width


def _card(build: Build, card: Card, *, apart: bool) -> str:
    """A card; ``apart`` puts its leader below the figure, where both would break over lines."""
    style = f"CardFigure{card.rank + 1}" if 0 <= card.rank <= 3 else "CardFigure"
    leader = run("\n" if apart else "  ") + styled(card.leader, "CardLeader") if card.leader else ""
    return (
        Paragraph(style, text(build, card.figure) + leader).markup()
        + Paragraph("CardWords", text(build, card.words)).markup()
    )


def _properties(style: str, grid: list[float], title: str, description: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in grid)
    words = f"<w:tblDescription w:val={quoted(description)}/>" if description else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(map(twips, grid))}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoted(title)}/>{words}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


def _head(build: Build, block: Table) -> list[Paragraph]:
    return [
        Paragraph(_style(block, index, "Head"), text(build, column.title))
        for index, column in enumerate(block.columns)
    ]


def _rows(build: Build, block: Table, grid: list[float]) -> Iterator[str]:
    """The rows below the head; a short table stays on one page, if it does in our own layout."""
    indents = [_indents(build, block, index) for index in range(len(grid))]
    tints = _tints(build, block)
    last = len(block.rows) - 1
    held = {0, last - 2, last - 1}  # with the row below: no two rows stand alone at the end
    for number, cells in enumerate(block.rows):
        keep = bool(block.source) if number == last else number in held
        pieces = [
            Paragraph(
                _style(block, index, ""),
                text(build, cell),
                keep=keep,
                indent=indents[index][number],
            )
            for index, cell in enumerate(cells[: len(grid)])
        ]
        pieces += [Paragraph(_style(block, 0, ""), "")] * (len(grid) - len(pieces))
        yield _row(pieces, grid, tints=tints)


def _style(block: Table, index: int, head: str) -> str:
    if is_of_words(block):
        return f"TableWords{head}"
    if block.columns[index].alignment is Alignment.LEFT:
        return f"Table{head or 'Text'}"
    return f"Table{head}Figure"


def _tints(build: Build, block: Table) -> list[str]:
    """The ground of each column: a tint below what is recommended."""
    return [build.look.tint if each.marked else "" for each in block.columns]


def _row(
    pieces: list[Paragraph], grid: list[float], *, tints: list[str], header: bool = False
) -> str:
    cells = "".join(
        _cell(piece.markup(), width, tint=tint)
        for piece, width, tint in zip(pieces, grid, tints, strict=True)
    )
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{cells}</w:tr>"


def _cell(content: str, width: float, gutter: float = -1, tint: str = "") -> str:
    margin = f'<w:tcMar><w:right w:w="{twips(gutter)}" w:type="dxa"/></w:tcMar>'
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint[1:]}"/>' if tint else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{ground}'
        f"{margin if gutter >= 0 else ''}</w:tcPr>{content}</w:tc>"
    )


def _widths(build: Build, block: Table, measure: float) -> list[float]:
    """Every column gets what its longest word needs, then what its longest cell does."""
    type_of_cells, type_of_heads = build.look.styles.of_table(words=is_of_words(block))
    least, natural = [], []
    for index, column in enumerate(block.columns):
        cells = [(row[index], type_of_cells) for row in block.rows if index < len(row)]
        texts = [
            (plain(cell, citations=True), style)
            for cell, style in ((column.title, type_of_heads), *cells)
        ]
        extra = _PADDING + max(_indents(build, block, index), default=0)
        least.append(max(_NARROWEST, widest_word(build, block, index) * _WIDE) + extra)
        natural.append(max(_wide(*each) for each in texts) + extra)
    each = (measure - least[0]) / max(len(least) - 1, 1)
    if is_of_words(block) and all(needed <= each for needed in least[1:]):
        return [least[0], *[each] * (len(least) - 1)]  # as in our own layout
    if sum(natural) <= measure:
        return [each * measure / sum(natural) for each in natural]
    if sum(least) >= measure:
        return [each * measure / sum(least) for each in least]
    part = (measure - sum(least)) / (sum(natural) - sum(least))
    return [a + (b - a) * part for a, b in zip(least, natural, strict=True)]


def _wide(text: str, style: TypeStyle) -> float:
    """The width of a text on one line, with a little for other programs and other fonts."""
    return line_width(style.face(), text) * style.size * _WIDE


def _indents(build: Build, block: Table, index: int) -> list[float]:
    """How far each figure moves in from the right, so that decimal points stand in line."""
    if block.columns[index].alignment is not Alignment.FIGURE:
        return [0.0] * len(block.rows)
    cells = [plain(row[index]) if index < len(row) else "" for row in block.rows]
    decimals = [len(found[1]) if (found := re.search(r"\.(\d+)", cell)) else 0 for cell in cells]
    most, size = max(decimals, default=0), build.look.styles.table.size
    return [
        ((most - own) * _LETTER + (_POINT if most and not own else 0)) * size for own in decimals
    ]
