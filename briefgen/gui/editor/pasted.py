"""What is on the clipboard → blocks."""

from collections.abc import Callable

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from briefgen import images
from briefgen.document.inlines import normal_blocks, safe_link
from briefgen.document.rewriting import leaves
from briefgen.document.runs import plain
from briefgen.document.text import clean_text, unprintable
from briefgen.document.tree import Blocks, Paragraph, Picture, Text
from briefgen.gui.editor.arrived import Arrived, Left
from briefgen.gui.editor.pasted_html import BLOCKS, LETTERS, blocks_from_html
from briefgen.gui.editor.pasted_tables import table_from_tabs

MIME = "application/x-briefgen-blocks+json"
_LIMIT = 4_000_000  # bytes of our own
_RAW = ("image/png", "image/jpeg")  # kinds of pictures that are read from their bytes


def arrived_from(data: QMimeData, at_home: Callable[[Arrived], Arrived]) -> Arrived:
    """The best that somebody else or this editor has copied.

    ``at_home`` says what of another brief can stand in this one.
    """
    if data.hasFormat(MIME):
        own = at_home(Arrived(blocks_from_json(bytes(data.data(MIME).data()))))
        if own.blocks or own.left:
            return _bounded(own)
    if data.hasHtml():
        arrived = blocks_from_html(data.html())
        if arrived.blocks:
            return _bounded(arrived)
    if picture := _picture(data):
        return Arrived((Picture("", "0"),), pictures=(picture,))
    table = table_from_tabs(clean_text(data.text()[:LETTERS]))
    return Arrived((table,), dropped=unprintable(data.text())) if table else in_words(data.text())


def in_words(text: str) -> Arrived:
    """A paragraph for each line that says something."""
    cut = text[: LETTERS + 1]
    lines = clean_text(cut).split("\n")
    blocks = tuple(Paragraph("", (Text(line),)) for line in lines if line.strip())
    return _bounded(Arrived(blocks, dropped=unprintable(cut)))


def blocks_from_json(data: bytes) -> Blocks:
    """Blocks that this editor copied; nothing if another program made something up."""
    try:
        blocks = msgspec.json.decode(data[:_LIMIT], type=Blocks)
    except (msgspec.DecodeError, RecursionError):
        return ()
    return normal_blocks(_cleaned(blocks))


def _bounded(arrived: Arrived) -> Arrived:
    """No more than a section can have."""
    room, count = LETTERS, 0
    for block in arrived.blocks[:BLOCKS]:
        room -= sum(len(plain((each,))) for each in leaves((block,)))
        if room < 0:
            break
        count += 1
    if count == len(arrived.blocks):
        return arrived
    left = {**arrived.left, Left.REST: 1}
    return replace(arrived, blocks=arrived.blocks[:count], left=left)


def _picture(data: QMimeData) -> bytes:
    """A picture by itself, as a file; the worker reads what others made."""
    for kind in _RAW:
        if data.hasFormat(kind):
            return bytes(data.data(kind).data())
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or not 0 < image.width() * image.height() <= images.PIXELS:
        return b""
    written, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _cleaned(blocks: Blocks) -> Blocks:
    """Blocks whose words all can be printed and whose links are safe: numbers and descriptions too.

    JSON is a tree of dicts here, so no case is forgotten.
    """

    def walk(node: object) -> object:
        if isinstance(node, dict):
            if node.get("type") == "link":
                address = safe_link(str(node.get("url")))
                plain_node = {"type": "emphasis", "children": node.get("children")}
                node = {**node, "url": address} if address else plain_node
            return {key: walk(each) for key, each in node.items()}
        if isinstance(node, list):
            return [walk(each) for each in node]
        return clean_text(node) if isinstance(node, str) else node

    tree = walk(msgspec.json.decode(msgspec.json.encode(blocks)))
    return msgspec.convert(tree, type=Blocks)
