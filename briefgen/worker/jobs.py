"""What can be asked of the worker, and what it answers: tagged structs.

A brief is put once and then named by its handle, a number that the asking side gives. A job has a
number; its answer carries the same one. ``worker.wire`` is how they travel.
"""

from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from briefgen.brief.brief import Brief
from briefgen.brief.pages import BlockPlace
from briefgen.brief.plan import Plan
from briefgen.brief.problems import Problem
from briefgen.brief.template import Prominence, Template
from briefgen.change.file_words import FORMAT
from briefgen.document.pictures import PictureFile
from briefgen.document.tree import Document, Section
from briefgen.errors import Place
from briefgen.evidence.pack import Pack
from briefgen.export.delivery import DEFAULT, Delivery
from briefgen.sources import FileKind
from briefgen.typography.look import Brand

T = TypeVar("T")
NO_BRIEF = 0  # a handle that names none


class Open(msgspec.Struct, frozen=True, tag="open"):
    """Read a .brief file, or a PDF that carries one: its bytes, so that no file is touched."""

    data: bytes
    file: str


class Library(msgspec.Struct, frozen=True, tag="library"):
    """Read the packs and templates that there are."""


class Read(msgspec.Struct, frozen=True, tag="read"):
    """Read a file of a kind, a row of SOURCES, by its path or its name.

    A citation style is tried on the sources of the brief that is named.
    """

    kind: str
    named: str
    brief: int = NO_BRIEF


class Make(msgspec.Struct, frozen=True, tag="make"):
    """Compose a brief, lay it out and check it.

    Pages that are ``seen`` now, at this scale, are drawn and told before all else is known.
    """

    brief: int
    seen: tuple[int, ...] = ()
    scale: float = 1.0


class DrawPage(msgspec.Struct, frozen=True, tag="picture"):
    """Draw a page of a brief; pages count from 1, scale 1 is 72 dots an inch."""

    brief: int
    page: int
    scale: float


class ReadWords(msgspec.Struct, frozen=True, tag="read_words"):
    """Read the words on a page of a brief, and where each letter stands."""

    brief: int
    page: int


class Export(msgspec.Struct, frozen=True, tag="export"):
    """Render a brief in the formats of these suffixes, and its source sheet if that is wanted."""

    brief: int
    suffixes: tuple[str, ...]
    source_sheet: bool = False
    delivery: Delivery = DEFAULT


class Sample(msgspec.Struct, frozen=True, tag="sample"):
    """Draw the first page of what a template makes of the installed pack of this id."""

    template: Template
    pack: str
    scale: float


class LookAt(msgspec.Struct, frozen=True, tag="look_at"):
    """Find out what the start page says of recent briefs, by their paths."""

    files: tuple[str, ...]


class MakeGuide(msgspec.Struct, frozen=True, tag="make_guide"):
    """Make the program's own guide as PDF."""


class Suggest(msgspec.Struct, frozen=True, tag="suggest"):
    """Find out what may have been meant by a word that the dictionary of a language lacks."""

    word: str
    language: str


class Copy(msgspec.Struct, frozen=True, tag="copy"):
    """Pack a brief as the bytes of a file, which are read back before they are told."""

    brief: int


class ReadPictures(msgspec.Struct, frozen=True, tag="read_pictures"):
    """Read pictures that were pasted, by their bytes."""

    pictures: tuple[bytes, ...]


_OfBrief = Read | Make | DrawPage | ReadWords | Export | Copy
OfNone = Open | Library | Sample | LookAt | MakeGuide | Suggest | ReadPictures
Request = OfNone | _OfBrief


class OpenedFile(msgspec.Struct, frozen=True, tag="opened"):
    """The brief in a file, and whether a newer version of the program made it.

    ``notices`` are sentences about what was put right; ``format`` is that of the file.
    """

    brief: Brief
    newer: bool = False
    format: int = FORMAT
    notices: tuple[str, ...] = ()


class Listed(msgspec.Struct, frozen=True, tag="listed"):
    """Every pack and template, and sentences about those that cannot be read."""

    packs: tuple[Pack, ...]
    templates: tuple[Template, ...]
    own: tuple[str, ...]  # ids of templates that the user saved
    wrong: tuple[str, ...]
    brands: tuple[Brand, ...] = ()
    office: tuple[str, ...] = ()  # ids of templates that the office shares
    away: tuple[str, ...] = ()  # those among them that are only remembered: its folder is away


class Whereabouts(StrEnum):
    """Whether a file is where it was."""

    THERE = "there"
    GONE = "gone"  # or in a folder that does not answer


class Glance(msgspec.Struct, frozen=True):
    """A recent brief: the day of its last change, its kind, how many indicators have news."""

    where: Whereabouts
    day: str = ""
    kind: str = ""
    news: int = 0


class LookedAt(msgspec.Struct, frozen=True, tag="looked_at"):
    """A glance at each file that was asked about, in that order."""

    glances: tuple[Glance, ...]


class Got(msgspec.Struct, frozen=True, tag="got"):
    """What was read in a file of a kind; ``value_of`` gives it."""

    kind: str
    value: msgspec.Raw


def got(kind: str, value: Any) -> Got:
    """The answer that holds what a file of this kind was read as."""
    return Got(kind, msgspec.Raw(msgspec.msgpack.encode(value)))


def value_of(answer: Got, kind: FileKind[T]) -> T:
    """What was read in a file of this kind."""
    return msgspec.msgpack.decode(answer.value, type=kind.result)


class Made(msgspec.Struct, frozen=True, tag="made"):
    """What the window shows of a brief."""

    document: Document
    suggested: tuple[Section, ...]
    problems: tuple[Problem, ...]
    page_count: int
    page_width: float
    page_height: float
    places: tuple[BlockPlace, ...]
    plan: Plan | None = None
    accepted: tuple[Problem, ...] = ()
    seen: dict[str, Prominence] = {}  # where each chosen indicator is on these pages


class Drawn(msgspec.Struct, frozen=True, tag="drawn"):
    """A page of a brief as rows of RGB bytes, top first; of a sample, of no brief."""

    brief: int
    page: int
    width: int
    height: int
    pixels: bytes


class Glimpsed(msgspec.Struct, frozen=True, tag="glimpsed"):
    """Pages that are seen, as they will be, ahead of the answer to a job that makes them."""

    pages: tuple[Drawn, ...]
    scale: float


class WordsRead(msgspec.Struct, frozen=True, tag="words_read"):
    """The letters of a page in reading order; ``places`` has four floats of four bytes for each:
    left, bottom, right and top in points, all 0 for the end of a line.
    """

    brief: int
    page: int
    letters: str
    places: bytes


class Exported(msgspec.Struct, frozen=True, tag="exported"):
    """The bytes of each format asked for, in that order, and of the source sheet as PDF."""

    files: tuple[bytes, ...]
    problems: tuple[Problem, ...]
    source_sheet: bytes = b""


class Copied(msgspec.Struct, frozen=True, tag="copied"):
    """The bytes of a file with a brief."""

    data: bytes


class Suggested(msgspec.Struct, frozen=True, tag="suggested"):
    """A few words, the likeliest first; perhaps none."""

    words: tuple[str, ...]


class PicturesRead(msgspec.Struct, frozen=True, tag="pictures_read"):
    """The pictures in their order; None for what is no picture that can be used."""

    files: tuple[PictureFile | None, ...]


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The job cannot be done; the worker lives on."""

    message: str
    place: Place = Place()


_Read = OpenedFile | Got | PicturesRead | WordsRead | Copied
Answer = _Read | Listed | LookedAt | Made | Glimpsed | Drawn | Exported | Suggested | Failed


def brief_of(request: Request) -> int:
    """The handle of the brief that a request names, or ``NO_BRIEF``."""
    return request.brief if isinstance(request, _OfBrief) else NO_BRIEF
