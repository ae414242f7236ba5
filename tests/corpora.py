"""Reads every file of a folder with the program's readers, each in a process of its own.

    python -m tests.corpora FOLDER

prints a line of JSON for each file: its kind, what was said, processor seconds, bytes of memory.
"""

import contextlib
import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from briefgen import pipeline
from briefgen.errors import BriefgenError
from briefgen.sources import BIBLIOGRAPHY, BRAND, LETTERHEAD, PACK, PICTURE
from briefgen.worker.limits import limit_process

DATA = Path(__file__).parent / "data"
PATIENCE = 30  # seconds on the clock
LARGEST = 400_000_000  # bytes of a brief; the window reads no more either


class Reading(msgspec.Struct, frozen=True):
    """How one file was read: ``said`` is a sentence, a traceback, or nothing where all is well."""

    kind: str
    path: str
    said: str
    is_refused: bool
    is_bug: bool
    seconds: float
    memory: int

    @property
    def is_benign(self) -> bool:
        """Whether it lies in a folder of files that should be read."""
        return "benign" in Path(self.path).parts


def _letterhead(path: Path) -> None:
    LETTERHEAD.read(path)


def _bibliography(path: Path) -> None:
    BIBLIOGRAPHY.read(path)


def _picture(path: Path) -> None:
    PICTURE.read(path)


def _figures(path: Path) -> None:
    """As the figures of an indicator."""
    with tempfile.TemporaryDirectory() as place:
        pack = Path(shutil.copytree(DATA / "packs" / "small", Path(place, "pack")))
        shutil.copyfile(path, pack / "indicators" / "patents.csv")
        PACK.read(pack)


def _font(path: Path) -> None:
    """As the font of an office's look."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copyfile(path, Path(place, "font.ttf"))
        family = 'family = "Ours"\nregular = "font.ttf"\nstrong = "font.ttf"\n'
        Path(place, "office.toml").write_text(f'office = "O"\n[fonts.text]\n{family}')
        BRAND.read(Path(place, "office.toml"))


def _brief(path: Path) -> None:
    with path.open("rb") as stream:
        data = stream.read(LARGEST)
    pipeline.make(pipeline.read(data, path.name).brief)


DOORS: dict[str, tuple[str, Callable[[Path], None]]] = {
    **dict.fromkeys((".docx", ".dotx", ".docm"), ("letterheads", _letterhead)),
    ".bib": ("bibliographies", _bibliography),
    ".csv": ("figures", _figures),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".svg"), ("pictures", _picture)),
    **dict.fromkeys((".ttf", ".otf"), ("fonts", _font)),
    **dict.fromkeys((".brief", ".zip"), ("briefs", _brief)),
}


def readings(folder: Path) -> Iterator[Reading]:
    """Read each file below a folder that has a door."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in DOORS and path.is_file():
            yield _reading(path)


def _reading(path: Path) -> Reading:
    kind, read = DOORS[path.suffix.lower()]
    told, telling = os.pipe()
    child = os.fork()
    if not child:
        os.close(told)
        limit_process()
        signal.alarm(PATIENCE)  # ends the process where nobody waits for it
        os.write(telling, msgspec.json.encode(_said(read, path))[:60_000])
        os._exit(0)
    os.close(telling)
    with os.fdopen(told, "rb") as stream:
        answer = stream.read()
    _, status, used = os.wait4(child, 0)
    seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
    if status:
        code = os.waitstatus_to_exitcode(status)
        late = PATIENCE if code == -signal.SIGALRM else seconds
        return Reading(kind, str(path), f"ended with {code}", True, True, late, memory)
    said, is_refused, is_bug = msgspec.json.decode(answer, type=tuple[str, bool, bool])
    return Reading(kind, str(path), said, is_refused, is_bug, seconds, memory)


def _said(read: Callable[[Path], None], path: Path) -> tuple[str, bool, bool]:
    """What was said, whether the file was refused, and whether that was a bug."""
    try:
        read(path)
    except BriefgenError as error:
        return str(error), True, False
    except (MemoryError, RecursionError) as error:  # a sentence at the outermost doors
        return type(error).__name__, True, False
    except BaseException:  # noqa: BLE001  whatever it is, it is a bug
        return traceback.format_exc(), True, True
    return "", False, False


def main() -> None:
    """Read the folder that is named."""
    for warm in (_letterhead, _font):
        with contextlib.suppress(BriefgenError, OSError):
            warm(Path(sys.argv[1]))
    for each in readings(Path(sys.argv[1])):
        sys.stdout.buffer.write(msgspec.json.encode(each) + b"\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
