"""What can be asked of the worker, and what it answers: tagged structs, as msgpack bytes.

On the wire each message is a four-byte big-endian length and that many bytes. A job has a number;
its answer carries the same one.
"""

import struct
from typing import BinaryIO

import msgspec

from briefgen.brief.brief import Brief
from briefgen.brief.on_page import on_page
from briefgen.brief.pages import BlockPlace
from briefgen.brief.plan import Plan
from briefgen.brief.problems import Problem
from briefgen.brief.template import Prominence, Template
from briefgen.change.file_words import FORMAT
from briefgen.document.pictures import PictureFile
from briefgen.document.tree import Document, Section
from briefgen.errors import Place
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.pack import Pack, Source
from briefgen.export.delivery import DEFAULT, Delivery
from briefgen.typography.look import Brand

LENGTH = struct.Struct(">I")
LIMIT = 400_000_000  # bytes of one message


class Open(msgspec.Struct, frozen=True, tag="open"):
    """Read a .brief file, or a PDF that carries one: its bytes, so that no file is touched."""

    data: bytes
    file: str


class Library(msgspec.Struct, frozen=True, tag="library"):
    """Read the packs and templates that there are."""


class ReadPack(msgspec.Struct, frozen=True, tag="read_pack"):
    """Read one pack by name or folder."""

    name: str


class ReadStyle(msgspec.Struct, frozen=True, tag="read_style"):
    """Read a .csl file by its path, and try it on the sources of a brief."""

    path: str
    brief: Brief


class ReadSources(msgspec.Struct, frozen=True, tag="read_sources"):
    """Read the sources of a .bib or .json file by its path."""

    path: str


class ReadBrand(msgspec.Struct, frozen=True, tag="read_brand"):
    """Read a brand file by its path, and the logo beside it."""

    path: str


class ReadPicture(msgspec.Struct, frozen=True, tag="read_picture"):
    """Read a PNG or JPEG file by its path, as a picture that a brief can carry."""

    path: str


class Make(msgspec.Struct, frozen=True, tag="make"):
    """Compose a brief, lay it out and check it; keep its PDF for page pictures."""

    brief: Brief


class DrawPage(msgspec.Struct, frozen=True, tag="picture"):
    """Draw a page of the brief made last; pages count from 1, scale 1 is 72 dots an inch."""

    page: int
    scale: float


class Export(msgspec.Struct, frozen=True, tag="export"):
    """Render a brief in the formats of these suffixes, and its source sheet if that is wanted."""

    brief: Brief
    suffixes: tuple[str, ...]
    source_sheet: bool = False
    delivery: Delivery = DEFAULT


class Sample(msgspec.Struct, frozen=True, tag="sample"):
    """Draw the first page of what a template makes of the installed pack of this id."""

    template: Template
    pack: str
    scale: float


Reading = ReadPack | ReadStyle | ReadSources | ReadBrand | ReadPicture
Request = Open | Library | Reading | Make | DrawPage | Export | Sample


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


class GotPack(msgspec.Struct, frozen=True, tag="got_pack"):
    """One pack."""

    pack: Pack


class GotStyle(msgspec.Struct, frozen=True, tag="got_style"):
    """A citation style that can be run."""

    style: CitationStyle


class GotSources(msgspec.Struct, frozen=True, tag="got_sources"):
    """The sources of a file, in its order."""

    sources: tuple[Source, ...]


class GotBrand(msgspec.Struct, frozen=True, tag="got_brand"):
    """An office's look."""

    brand: Brand


class GotPicture(msgspec.Struct, frozen=True, tag="got_picture"):
    """A picture as a brief can carry it."""

    picture: PictureFile


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


def seen(made: Made) -> dict[str, Prominence]:
    """Where each chosen indicator is seen on the pages as they were made."""
    if not made.plan:
        return {}
    return dict(on_page(made.plan, made.suggested, made.document.sections).indicators)


class Drawn(msgspec.Struct, frozen=True, tag="drawn"):
    """A page as rows of RGB bytes, top first."""

    page: int
    width: int
    height: int
    pixels: bytes


class Exported(msgspec.Struct, frozen=True, tag="exported"):
    """The bytes of each format asked for, in that order, and of the source sheet as PDF."""

    files: tuple[bytes, ...]
    problems: tuple[Problem, ...]
    source_sheet: bytes = b""


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The job cannot be done; the worker lives on."""

    message: str
    place: Place = Place()


Got = GotPack | GotStyle | GotSources | GotBrand | GotPicture
Answer = OpenedFile | Listed | Got | Made | Drawn | Exported | Failed


class Job(msgspec.Struct, frozen=True):
    """A numbered request."""

    number: int
    request: Request


class Reply(msgspec.Struct, frozen=True):
    """The answer to the job of the same number."""

    number: int
    answer: Answer


def frame(message: Job | Reply) -> bytes:
    """A message as it goes over the wire."""
    body = msgspec.msgpack.encode(message)
    return LENGTH.pack(len(body)) + body


def read_job(stream: BinaryIO) -> Job | None:
    """The next job, or None when the other side has closed."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    body = stream.read(LENGTH.unpack(head)[0])
    return msgspec.msgpack.decode(body, type=Job)


def read_reply(body: bytes) -> Reply:
    """A reply from its bytes without the length."""
    return msgspec.msgpack.decode(body, type=Reply)


def command(python: str) -> tuple[str, list[str]]:
    """The program and arguments that start a worker."""
    return python, ["-X", "utf8", "-m", "briefgen.worker"]
