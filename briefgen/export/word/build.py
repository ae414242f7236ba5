"""What one export gathers on its way through the document."""

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from msgspec.structs import replace

from briefgen.document.lists import Items
from briefgen.document.reading import Contents, reading, run_in_words, run_ins
from briefgen.document.rewriting import leaves
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Document, Picture, Table, Value, walk
from briefgen.evidence.values import Reference, ValueFormat
from briefgen.export.delivery import DEFAULT, Delivery, is_review, letterhead_of
from briefgen.export.word.markup import bookmark
from briefgen.typography.look import Look

Relate = Callable[[str], str]
_LONGEST = 40  # of a bookmark: letters, digits and underscores
_BLOCK = "_pb_"  # begins the bookmarks that lead back into the brief
_ROOM = 5  # for "__99", which numbers the paragraphs of one block


class Build:
    """The document, the look, and everything that has to be counted or remembered."""

    def __init__(
        self, document: Document, look: Look, word: WordDocument, delivery: Delivery = DEFAULT
    ) -> None:
        """Name the bookmarks; a release copy has none that lead back into the brief."""
        self.document = document
        self.look = look
        self.word = word
        self.release = bool(delivery.release)
        self.office_fonts = delivery.office_fonts
        self.pictured = delivery.charts_as_pictures
        self.review = is_review(delivery)
        self.letterhead = letterhead_of(delivery)
        self.linked = delivery.linked and not self.release and not self.review
        self.values: dict[tuple[Reference, str], int] = {}  # linked numbers, by what they say
        self.told = Counter(map(saying, _values(document)))  # how often each is on the page
        self.controls = 0
        self.blocks = bookmark_names(block.id for _, block in walk(document))
        self.notes = {note.number: note for note in document.notes}
        captioned = [
            block.id
            for _, block in walk(document)
            if isinstance(block, Table | Chart | Picture) and block.number
        ]
        names = _reference_names([*captioned, *(f"note {number}" for number in self.notes)])
        self.captions = {block: names[block] for block in captioned}
        self.note_names = {number: names[f"note {number}"] for number in self.notes}
        self.parts = reading(document)
        lists = (each for each in self.parts if isinstance(each, Contents))
        listed = [entry.block for each in lists for entry in each.entries]
        self.listed = _contents_names(listed)
        heads = () if self.review else document.sections  # a control holds no half of a line
        self.run_ins = {
            head.id: plain(run_in_words(head)) for each in heads for head, _ in run_ins(each)
        }
        self.cited: list[Cited] = []
        self.lists: list[Items] = []  # those with a numbering of their own, as they appear
        self.drawings = 0
        self._bookmarks = 0

    def mark(self, name: str, content: str) -> str:
        """Put a bookmark around content; a name that only the way back needs may be left out."""
        if self.release and _is_block_name(name):
            return content
        self._bookmarks += 1
        return bookmark(self._bookmarks, name, content)

    def listed_mark(self, block: str, content: str) -> str:
        """Put the bookmark around content that the list of contents leads to, if one does."""
        return self.mark(self.listed[block], content) if block in self.listed else content

    def link(self, url: str) -> str:
        """The relationship that stands for a web address in the body."""
        return self.word.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def saying(value: Value) -> tuple[Reference, str]:
    """What values that read alike share: what they refer to, and their words."""
    return replace(value.reference, format=ValueFormat.FULL), value.text


def _values(document: Document) -> Iterator[Value]:
    inlines = leaves(block for _, block in walk(document))
    return (each for each in inlines if isinstance(each, Value))


class Cited(msgspec.Struct, frozen=True):
    """A note at its first mark; ``counted`` when Word's own count gives the number it has."""

    number: int
    bookmark: str
    counted: bool


def bookmark_names(ids: Iterable[str]) -> dict[str, str]:
    """A hidden bookmark for each block id, which carries the way back into the brief."""
    return _distinct(ids, _block_name)


def _reference_names(ids: Iterable[str]) -> dict[str, str]:
    """A bookmark such as Word itself makes for a target of cross-references."""
    return _distinct(ids, lambda each, attempt: f"_Ref{_hash(each, attempt) % 10**9:09d}")


def _contents_names(ids: Iterable[str]) -> dict[str, str]:
    """A bookmark such as Word itself makes for a line of a list of contents."""
    return _distinct(ids, lambda each, attempt: f"_Toc{_hash(each, attempt) % 10**9:09d}")


def _is_block_name(name: str) -> bool:
    """Whether a bookmark only carries the way back into the brief."""
    return name.startswith(_BLOCK)


def _block_name(block: str, attempt: int) -> str:
    plain = _BLOCK + re.sub(r"[^A-Za-z0-9]+", "_", block).strip("_")
    if not attempt and len(plain) <= _LONGEST - _ROOM:
        return plain
    suffix = f"_{_hash(block, attempt):08x}"
    return plain[: _LONGEST - _ROOM - len(suffix)].rstrip("_") + suffix


def _distinct(ids: Iterable[str], make: Callable[[str, int], str]) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for each in ids:
        attempt = 0
        while (name := make(each, attempt)).lower() in taken:
            attempt += 1
        names[each] = name
        taken.add(name.lower())
    return names


def _hash(text: str, attempt: int) -> int:
    return zlib.crc32(f"{text}#{attempt}".encode(errors="replace"))
