"""What came in from the clipboard: blocks, pictures still to be read, and what was left behind."""

from collections import Counter
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from briefgen.document.tree import (
    Blocks,
    Callout,
    Cards,
    Chart,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from briefgen.gui.wording import counted, dropped_line


class Left(Enum):
    """What a section cannot hold, in words for one and for many; some is not counted."""

    PICTURE = ("{0} picture that is not in what was copied", "{0} pictures that are not in it")
    UNREAD = ("{0} picture that cannot be read", "{0} pictures that cannot be read")
    TEXT_BOX = ("{0} text box", "{0} text boxes")
    DRAWING = ("{0} drawing or formula", "{0} drawings or formulas")
    FILM = ("{0} film or sound", "{0} films or sounds")
    FRAME = ("{0} frame of another page", "{0} frames of other pages")
    FIELD = ("{0} field of a form", "{0} fields of a form")
    COMMENT = ("{0} comment", "{0} comments")
    DELETED = ("{0} deletion", "{0} deletions")
    SOURCE = ("{0} note of a source unknown here", "{0} notes of sources unknown here")
    CHART = ("{0} chart of figures unknown here", "{0} charts of figures unknown here")
    ROW = ("{0} row", "{0} rows")
    COLUMN = ("{0} column", "{0} columns")
    MERGED = ("merged cells, which are taken apart",) * 2
    RAISED = ("raised and lowered letters, which stand on the line",) * 2
    STRUCK = ("strikethrough",) * 2
    UNDERLINED = ("underlining",) * 2
    COLOR = ("colors",) * 2
    REST = ("the rest, which is too long for a section",) * 2


class Arrived(msgspec.Struct, frozen=True):
    """Blocks to put in. Those of pictures are named by the place of their bytes in ``pictures``."""

    blocks: Blocks
    left: Mapping[Left, int] = MappingProxyType({})
    dropped: frozenset[str] = frozenset()  # characters that cannot be printed
    pictures: tuple[bytes, ...] = ()


def with_pictures(arrived: Arrived, names: tuple[str, ...]) -> Arrived:
    """The same with pictures by the names that they have now; one without a name stays out."""
    blocks, left = [], Counter(arrived.left)
    for block in arrived.blocks:
        name = names[int(block.name)] if isinstance(block, Picture) else ""
        if isinstance(block, Picture) and not name:
            left[Left.UNREAD] += 1
        else:
            blocks.append(replace(block, name=name) if isinstance(block, Picture) else block)
    return Arrived(tuple(blocks), left, arrived.dropped)


def told(arrived: Arrived) -> str:
    """What was put in and what was left out, in one line; nothing where all could be kept."""
    parts = [
        counted(arrived.left[each], *map(_tr, each.value))
        for each in Left
        if arrived.left.get(each)
    ]
    lines = []
    if parts:
        put = _joined(_kinds(arrived.blocks)) or _tr("nothing")
        lines.append(_tr("Put {0} in; left out: {1}.").format(put, ", ".join(parts)))
    if arrived.dropped:
        lines.append(dropped_line(arrived.dropped))
    return " ".join(lines)


def _kinds(blocks: Blocks) -> list[str]:
    names = (
        (Heading, _tr("a heading"), _tr("{0} headings")),
        (Paragraph, _tr("a paragraph"), _tr("{0} paragraphs")),
        (List, _tr("a list"), _tr("{0} lists")),
        (Table, _tr("a table"), _tr("{0} tables")),
        (Picture, _tr("a picture"), _tr("{0} pictures")),
        (Chart | Cards, _tr("a chart"), _tr("{0} charts")),
        (Callout | Quotation, _tr("a quotation"), _tr("{0} quotations")),
        (PageBreak, _tr("a page break"), _tr("{0} page breaks")),
    )
    found = Counter(
        number for each in blocks for number, row in enumerate(names) if isinstance(each, row[0])
    )
    return [counted(found[number], *row[1:]) for number, row in enumerate(names) if found[number]]


def _joined(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _tr("{0} and {1}").format(", ".join(names[:-1]), names[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pasted", text)
