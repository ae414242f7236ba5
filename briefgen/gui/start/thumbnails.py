"""First pages of the kinds of brief, made beside the pages and kept on disk."""

import contextlib
import hashlib
from functools import cache
from pathlib import Path

import msgspec
from PySide6.QtCore import QIODevice, QObject, QSaveFile, Signal
from PySide6.QtGui import QImage, QImageWriter

import briefgen
from briefgen.brief.template import Template
from briefgen.evidence.pack import Pack
from briefgen.gui.engine import Engine
from briefgen.worker.jobs import Answer, Drawn, Sample

SCALE = 0.5  # of 72 dots an inch: sharp on a card of a screen with two dots a pixel
KEPT = 100  # pictures; the oldest go first


class Thumbnails(QObject):
    """Gives pictures that there are, and has those made that there are not.

    The process is not the one that makes pages, and an export goes before them.
    """

    made = Signal(object)  # Template

    def __init__(self, engine: Engine, folder: Path, parent: QObject | None = None) -> None:
        """Keep pictures in this folder; start nothing yet."""
        super().__init__(parent)
        self._engine = engine
        self._folder = folder
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self._failed: set[str] = set()

    def get(self, template: Template, pack: Pack) -> QImage | None:
        """The first page of a draft, or None; then ``made`` comes when it is there."""
        key = _key(template, pack)
        if key not in self._images:
            image = QImage(str(self._path(key)))
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
            size = (answer.width, answer.height, 3 * answer.width)
            image = QImage(answer.pixels, *size, QImage.Format.Format_RGB888).copy()
            self._images[key] = image
            self._keep(key, image)
            self.made.emit(template)
        else:
            self._failed.add(key)  # a template that cannot be filled is said when it is chosen
        self._asked.discard(key)

    def _keep(self, key: str, image: QImage) -> None:
        """Write it whole or not at all; a disk that is full costs only time."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        file = QSaveFile(str(self._path(key)))
        if file.open(QIODevice.OpenModeFlag.WriteOnly) and QImageWriter(file, b"png").write(image):
            file.commit()
        entries = sorted(self._folder.glob("*.png"), key=lambda each: each.stat().st_mtime)
        for old in entries[:-KEPT]:
            old.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.png"


def _key(template: Template, pack: Pack) -> str:
    """A hash of everything that decides how the page looks."""
    return hashlib.sha256(_code() + msgspec.msgpack.encode((template, pack))).hexdigest()


@cache
def _code() -> bytes:
    """A hash of the program, the window aside; a packaged one has no files, but a version."""
    package = Path(briefgen.__file__).parent
    files = sorted(each for each in package.rglob("*.py") if "gui" not in each.parts)
    texts = (each.read_bytes() for each in files)
    return hashlib.sha256(b"".join((briefgen.version().encode(), *texts))).digest()
