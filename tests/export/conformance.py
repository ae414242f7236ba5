"""What every exporter owes its readers, and how each format is read back by others than its writer.

A row of ``EXPORTERS`` has a row in ``READERS``; ``test_conformance.py`` judges what it makes.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple, cast

import msgspec
import pikepdf
from lxml import etree

from briefgen.document.lines import part_lines
from briefgen.document.reading import (
    Banner,
    Body,
    Designation,
    Foot,
    Masthead,
    Notes,
    RunningHead,
    reading,
)
from briefgen.document.tree import Document
from briefgen.export import render as rendered
from briefgen.export import settled
from briefgen.export.delivery import DEFAULT, Delivery, delivered
from briefgen.export.paging import page_numbers, paged
from briefgen.export.pdf.layout import layout
from briefgen.typography.look import Look
from tests.pdf_reading import elements, pdf_words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EDGES = Banner | Masthead | Designation | RunningHead | Foot
_LABEL = re.compile(r"^(?:\d+\.|•|–|[a-z]+\.) ")
_SPACES = re.compile(r"\s+")


class Read(NamedTuple):
    """What a reader of a file meets: the flow of its words with the marks of notes, what stands at
    the edges of pages, the notes where they are apart, what is told of pictures; and all letters
    that a program finds in the file.
    """

    flow: str
    edges: str
    notes: tuple[str, ...]
    told: tuple[str, ...]
    letters: str


def read_pdf(data: bytes, folder: Path) -> Read:
    """Along the structure tree; the edges are in it."""
    path = folder / "read.pdf"
    path.write_bytes(data)
    words = pdf_words(path)
    with pikepdf.open(path) as pdf:
        told = tuple(str(each.Alt) for each in elements(pdf, "Figure") if "/Alt" in each)
        streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
        letters = [each.decode("latin-1") for each in _unzipped(streams)]
        letters += [str(each) for each in _strings(pdf)]
    return Read(words, words, (), told, "\n".join(letters))


def _unzipped(streams: Iterable[pikepdf.Stream]) -> Iterator[bytes]:
    """The contents of streams; of a file that is a zip, those of its members."""
    for stream in streams:
        data = bytes(stream.read_bytes())
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from map(archive.read, archive.namelist())
        else:
            yield data


def _strings(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary):
            yield from (value for value in each.values() if isinstance(value, pikepdf.String))


def read_word(data: bytes, folder: Path) -> Read:
    """The body with the numbers that Word would count, headers and footers, and the notes."""
    del folder
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(each) for name, each in parts.items() if name[-4:] == ".xml"}
    edges = [tree for name, tree in trees.items() if re.match(r"word/(header|footer)", name)]
    notes: dict[str, tuple[str, ...]] = {}
    for kind in ("footnote", "endnote"):
        tree = trees[f"word/{kind}s.xml"]
        found = [each for each in tree.iter(f"{_W}{kind}") if each.get(f"{_W}type") is None]
        notes[kind] = tuple("".join(_words(each)) for each in found)
    body = trees["word/document.xml"]
    xpath = "//*[local-name()='docPr']/@descr"
    told = tuple(map(str, cast(list[str], body.xpath(xpath))))
    return Read(
        "".join(_words(body)),
        "\n".join(chain.from_iterable(map(_words, edges))),
        notes["footnote"] + notes["endnote"],
        told,
        "\n".join(each.decode("latin-1") for each in parts.values()),
    )


def _words(tree: etree._Element) -> Iterator[str]:
    """The text of runs; the marks of notes as Word numbers them."""
    counted = 0
    for node in tree.iter():
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}p"):
            yield " "
        elif node.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            counted += node.get(f"{_W}customMarkFollows") is None
            yield "" if node.get(f"{_W}customMarkFollows") else str(counted)


def read_text(data: bytes, folder: Path) -> Read:
    """All of it is the flow; what is told of pictures stands in brackets."""
    del folder
    text = data.decode()
    told = re.findall(r"^\[(.*)\]$", text, re.MULTILINE)
    return Read(text, text, (), tuple(told), text)


Reader = Callable[[bytes, Path], Read]
READERS: dict[str, Reader] = {".pdf": read_pdf, ".docx": read_word, ".txt": read_text}


def written(
    document: Document, look: Look, suffix: str, delivery: Delivery = DEFAULT
) -> tuple[bytes, Document]:
    """A document in a format, and as it stands on the pages of that format."""
    kept = settled(look, suffix, delivery)
    document = delivered(document, delivery)
    pages = layout(document, kept)
    numbered = paged(document, page_numbers(document, pages.places), pages.beside)
    return rendered(document, kept, pages, suffix, delivery), numbered


def flowing(document: Document) -> list[str]:
    """The lines that stand in the flow, in order, without labels of lists and pages of entries."""
    parts = (each for each in reading(document) if not isinstance(each, _EDGES | Notes))
    return [_LABEL.sub("", line) for part in parts for line in part_lines(part)]


def at_edges(document: Document) -> list[str]:
    """The lines that stand at the edges of pages, once at least."""
    parts = (each for each in reading(document) if isinstance(each, _EDGES))
    return [line for part in parts for line in part_lines(part)]


def noted(document: Document) -> list[str]:
    """The notes without their numbers."""
    parts = (each for each in reading(document) if isinstance(each, Notes))
    lines = (line for part in parts for line in part_lines(part, titled=False))
    return [re.sub(r"^\[\d+\] ", "", line) for line in lines]


def squeezed(text: str) -> str:
    """The characters without spaces, hyphens and the brackets of note marks, which layouts are
    free to change.
    """
    text = re.sub(r"\[(\d+)\]", r"\1", text)
    return _SPACES.sub("", text).translate({0x2D: None, 0xAD: None, 0x2011: None})


SILENT = {
    "Document": {"id", "date", "language", "keywords", "pictures", "blanks"},
    "Stamp": {"kind"},
    "Section": {"id", "title"},  # its heading is a block
    "Reference": {"cells", "operation", "format"},
    "Series": {"name", "panel", "points"},  # drawn; what is told of it is judged
    "Chart": {"categories", "kinds", "notes", "unit", "breaks", "kind", "description", "alt"},
    "Picture": {"name", "alt"},
    "Citation": {"source"},
    "Note": {"id", "mark"},
    "Emphasis": {"language"},
    "Callout": {"kind"},
    "Column": {"alignment"},
    "Table": {"description"},
    "CrossReference": {"target"},
    "Link": {"url"},
}


def texts_in(value: object) -> Iterator[str]:
    """Every text that a document holds, but names and what is drawn: nothing knows its order."""
    if isinstance(value, msgspec.Struct):
        silent = SILENT.get(type(value).__name__, set()) | {"id"}
        for name in value.__struct_fields__:
            if name not in silent:
                yield from texts_in(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif isinstance(value, str) and value:
        yield value


def sections_of(document: Document) -> int:
    """How many sections the sequence has."""
    return sum(len(each.sections) for each in reading(document) if isinstance(each, Body))
