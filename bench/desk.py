"""An empty home of its own below a temporary folder, and the briefs that are measured in it.

Charts that were drawn, settings and logs lie there, so nothing of the person who measures is read
or written, and what is known before a run is known for sure.
"""

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.content import Content, reference
from bench.errors import BenchError
from bench.library_files import write_content
from briefgen.cli import main as command_line
from briefgen.sources import library

DATE = "2026-03-01"
INDICATORS, RECOMMENDATIONS = 20, 12  # what a brief with much has
_FOLDERS = ("CACHE", "CONFIG", "DATA", "STATE")
_NOT_HERE = ("PYTHONDONTWRITEBYTECODE", "SOURCE_DATE_EPOCH", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR")


class Desk:
    """Makes each brief once, by the command line, when somebody asks for it."""

    def __init__(self, folder: Path) -> None:
        """Begin without briefs."""
        self.folder = folder

    def kind(self, template: str, *, full: bool = False) -> Path:
        """A brief of a kind that is shipped, with its starter set or with 20 + 12 picks."""
        picks = picked() if full else ()
        name = f"{template}-full" if full else template
        return self.made(name, "--template", template, *picks)

    def reference(self, times: int = 1) -> Path:
        """The invented brief of ten pages, or so many times as long."""
        return self.of(f"reference{times}", reference(times))

    def of(self, name: str, content: Content) -> Path:
        """A brief of invented content, with a library and a kind of its own."""
        folder = self.folder / name
        if not folder.exists():
            write_content(folder, content)
        pack, template = folder / f"{name}-pack", folder / f"{name}-kind"
        return self.made(name, "--pack", str(pack), "--template", str(template))

    def made(self, name: str, *choices: str) -> Path:
        """The brief that ``briefgen new`` makes of these choices."""
        path = self.folder / f"{name}.brief"
        if path.exists():
            return path
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = command_line(["new", *choices, "--date", DATE, "-o", str(path)])
        if not path.exists():
            raise BenchError(f"{name} was not made ({code}): {said.getvalue()[-300:]}")
        return path

    def fresh(self) -> dict[str, str]:
        """The environment of a home in which nothing was ever drawn."""
        return {"XDG_CACHE_HOME": tempfile.mkdtemp(dir=self.folder)}


@contextlib.contextmanager
def open_desk() -> Iterator[Desk]:
    """A desk in a home of its own, which this process and its children have until it is left."""
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as name:
        folder = Path(name)
        os.environ["HOME"] = name
        for each in _FOLDERS:
            os.environ[f"XDG_{each}_HOME"] = str(folder / each.lower())
        for each in _NOT_HERE:
            os.environ.pop(each, None)
        os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
        yield Desk(folder)


def picked(indicators: int = INDICATORS, recommendations: int = RECOMMENDATIONS) -> tuple[str, ...]:
    """The first so many picks of the topic library that is shipped, for ``briefgen new``."""
    pack = library.find_pack(library.DEFAULT_PACK)
    chosen = ["--indicator", *(each.id for each in pack.indicators[:indicators])]
    steps = [each.id for each in pack.recommendations[:recommendations]] or ["none"]
    return (*chosen, "--recommendation", *steps)
