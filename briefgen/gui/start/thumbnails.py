"""First pages of the kinds of brief, made beside the pages and kept on disk."""

import hashlib
from functools import cache
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from briefgen import paths
from briefgen.brief.template import Template
from briefgen.disk_cache import DiskCache
from briefgen.evidence.pack import Pack
from briefgen.fingerprints import fingerprint
from briefgen.gui.drawn import image_of
from briefgen.gui.engine import Engine
from briefgen.worker.jobs import Answer, Drawn, Sample

SCALE = 0.5  # of 72 dots an inch: sharp on a card of a screen with two dots a pixel
KEPT = 100  # pictures


class Thumbnails(QObject):
    """Gives pictures that there are, and has those made that there are not.

    The process is not the one that makes pages, and an export goes before them.
    """

    made = Signal(object)  # Template

    def __init__(self, engine: Engine, folder: Path, parent: QObject | None = None) -> None:
        """Keep pictures in this folder; start nothing yet."""
        super().__init__(parent)
        self._engine = engine
        self._kept = DiskCache(folder, KEPT)
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self._failed: set[str] = set()

    def get(self, template: Template, pack: Pack) -> QImage | None:
        """The first page of a draft, or None; then ``made`` comes when it is there."""
        key = _key(template, pack)
        if key not in self._images:
            image = QImage.fromData(self._kept.get(key) or b"")
            if image.isNull():
                self._ask(key, template, pack)
                return None
            self._images[key] = image
        return self._images[key]

    def stop(self) -> None:
        """Make no more; what is missing is asked for again the next time."""
        for key in self._asked:
            self._engine.cancel(key)
        self._asked.clear()

    def _ask(self, key: str, template: Template, pack: Pack) -> None:
        if key in self._asked | self._failed:
            return
        self._asked.add(key)

        def take(answer: Answer) -> None:
            self._take(key, template, answer)

        self._engine.ask(Sample(template, pack.id, SCALE), take, key=key)

    def _take(self, key: str, template: Template, answer: Answer) -> None:
        if isinstance(answer, Drawn):
            image = image_of(answer)
            self._images[key] = image
            self._kept.put(key, _png(image))
            self.made.emit(template)
        else:
            self._failed.add(key)  # a template that cannot be filled is said when it is chosen
        self._asked.discard(key)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _key(template: Template, pack: Pack) -> str:
    """A hash of everything that decides how the page looks."""
    return hashlib.sha256(_code() + msgspec.msgpack.encode((template, pack))).hexdigest()


@cache
def _code() -> bytes:
    """A hash of the program and of its fonts."""
    return fingerprint(paths.FONTS.glob("*.ttf"))
