"""What the start page says of a recent brief: whether it is there, its kind, what is new for it."""

import time
from datetime import date
from pathlib import Path

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.updating import figure_changes
from briefgen.errors import BriefgenError
from briefgen.evidence.pack import Pack
from briefgen.sources import library
from briefgen.sources.answering import SECONDS, answering
from briefgen.worker.jobs import Glance, Whereabouts

READING = 5.0  # seconds that opening all of them may take
LARGEST = 20_000_000  # bytes; a larger file is not opened for a glance


def glance_at(
    files: tuple[str, ...], seconds: float = SECONDS, reading: float = READING
) -> tuple[Glance, ...]:
    """A glance at each file. A folder that does not answer in time holds none; where reading takes
    too long, the rest is only said to be there.
    """
    paths = tuple(map(Path, files))
    near = answering((each.parent for each in paths), seconds)
    end = time.monotonic() + reading
    packs: dict[str, Pack | None] = {}
    return tuple(
        _glance(each, packs, time.monotonic() < end)
        if each.parent in near
        else Glance(Whereabouts.GONE)
        for each in paths
    )


def _glance(path: Path, packs: dict[str, Pack | None], may_open: bool) -> Glance:
    try:
        if not path.is_file():
            return Glance(Whereabouts.GONE)
        stat = path.stat()
        day = date.fromtimestamp(stat.st_mtime).isoformat()
        if not may_open or stat.st_size > LARGEST:
            return Glance(Whereabouts.THERE, day)
        brief = pipeline.read(path.read_bytes(), path.name).brief
    except OSError:
        return Glance(Whereabouts.GONE)
    except BriefgenError:  # told in full when it is opened
        return Glance(Whereabouts.THERE, day)
    return Glance(Whereabouts.THERE, day, brief.template.title, _news(brief, packs))


def _news(brief: Brief, packs: dict[str, Pack | None]) -> int:
    """How many indicators of a brief have other figures in the library as it is now."""
    name = brief.pack.id
    if name not in packs:
        packs[name] = _installed(name)
    pack = packs[name]
    if not pack or pack.date == brief.pack.date:
        return 0
    return len({each.indicator for each in figure_changes(brief, pack)})


def _installed(name: str) -> Pack | None:
    """The library of this id; a name in a stranger's file is never taken for a folder."""
    try:
        return library.find_pack(name) if Path(name).name == name else None
    except BriefgenError:
        return None
