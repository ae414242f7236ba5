"""How files leave the house: which kind of PDF, what goes with it, and what must stay behind."""

from enum import StrEnum

import msgspec
from msgspec.structs import replace

from briefgen.document.blanks import without_blanks
from briefgen.document.release import State
from briefgen.document.tree import Document


class Archive(StrEnum):
    """What a PDF is beside PDF/UA-1: nothing more, or made to be kept for decades."""

    NONE = ""
    PDF_A_2A = "2a"  # carries no attachments
    PDF_A_3A = "3a"


class Attachment(msgspec.Struct, frozen=True):
    """A file inside of a PDF. ``relation`` is what it is to the document: ``Source``, ``Data``."""

    name: str
    data: bytes
    media: str  # text/csv
    relation: str
    description: str
    block: str = ""  # whose data it holds


class Delivery(msgspec.Struct, frozen=True):
    """What a person chose for an export, and the files that go with it.

    A ``release`` copy carries no attachments, no names of authors among the properties of the file
    and no ids that lead back into the brief; None leaves it to the state of the brief. ``linked``
    numbers of a Word file are bound to data in it; otherwise they are plain text, as always in a
    review copy: LibreOffice writes broken files of changes recorded over linked ones. Of a Word
    file too: ``charts_as_pictures`` has no charts that can be edited, ``office_fonts`` names fonts
    that every Word has and carries none, ``review`` is set to be marked up and needs more pages;
    its blocks are controls that name them, so a release copy is none. It goes into the office's own
    Word file, the ``letterhead``, if there is one; a review copy does not.
    ``keep_blanks`` prints what is still to be filled in, in brackets, or leaves such lines out;
    None leaves them out of a final brief and of a release copy.
    """

    archive: Archive = Archive.NONE
    release: bool | None = None
    attachments: tuple[Attachment, ...] = ()
    linked: bool = True
    charts_as_pictures: bool = False
    office_fonts: bool = False
    review: bool = False
    letterhead: bytes = b""
    keep_blanks: bool | None = None


DEFAULT = Delivery()


def is_review(delivery: Delivery) -> bool:
    """Whether a Word file is a review copy; one for release never is."""
    return delivery.review and not delivery.release


def letterhead_of(delivery: Delivery) -> bytes:
    """The Word file that a Word export goes into, if any."""
    return b"" if is_review(delivery) else delivery.letterhead


def is_release(delivery: Delivery, state: State) -> bool:
    """Whether this is a release copy: as chosen, else because the brief is final."""
    return state is State.FINAL if delivery.release is None else delivery.release


def keeps_blanks(delivery: Delivery, state: State) -> bool:
    """Whether lines that are still to be filled in are printed: as chosen, else in a draft."""
    return not _goes_out(delivery, state) if delivery.keep_blanks is None else delivery.keep_blanks


def delivered(document: Document, delivery: Delivery, state: State = State.DRAFT) -> Document:
    """The document as it is printed: a draft shows its blanks, what goes out sets none off."""
    if not keeps_blanks(delivery, state):
        return without_blanks(document)
    plain = document.blanks and _goes_out(delivery, state)
    return replace(document, blanks=()) if plain else document


def _goes_out(delivery: Delivery, state: State) -> bool:
    return state is State.FINAL or is_release(delivery, state)
