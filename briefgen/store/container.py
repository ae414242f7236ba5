"""A .brief file: a zip that holds the brief and everything it was made from.

``manifest.json`` names every other member with its SHA-256, so that no damaged byte goes unseen.
``brief.json`` is the person's work; ``pack.json`` the used part of the topic library,
``template.json`` and ``brand.json`` the rest, ``brand/logo`` an office's picture and
``brand/text-regular.ttf`` and the like its fonts,
``brand/letterhead`` its Word file. It opens on a machine that has none of them. Fields and members
that this version does not know are kept. What is written is read back: all that is saved opens.
"""

import hashlib
from typing import NamedTuple

from briefgen.brief.brief import Brief
from briefgen.change.file_words import FORMAT
from briefgen.errors import BriefFileError, Place, SaveError
from briefgen.store.members import (
    MANIFEST,
    PARTS,
    PICTURES,
    Manifest,
    assembled,
    members_of,
    read_manifest,
    written,
)
from briefgen.store.office import BRAND
from briefgen.zips import ENTRIES, ENTRY, TOTAL, RefusedZipError, read_zip, write_zip

BRIEF_MEDIA = "application/zip"
LIMIT = 100_000_000  # bytes of a file


class Unpacked(NamedTuple):
    """The brief in a file. A ``newer`` one may hold what we cannot keep: never save over it.

    ``format`` is that of the file; ``notices`` are sentences about what was put right on opening.
    """

    brief: Brief
    newer: bool
    format: int = FORMAT
    notices: tuple[str, ...] = ()


def pack_brief(brief: Brief) -> bytes:
    """The brief as the bytes of a file that can be opened: the same bytes for the same brief.

    Raises:
        SaveError: it is too large to be opened again, or would not open.
    """
    members = members_of(brief)
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    manifest = written(Manifest(FORMAT, "briefgen", hashes), brief, MANIFEST)
    data = write_zip({MANIFEST: manifest, **members})
    _refuse_too_large(members, len(data))
    try:
        unpack(data, "")
    except BriefFileError as error:
        sentence = f"The brief was not saved, since it would not open again: {error.message}"
        raise SaveError(sentence) from error
    return data


def unpack_brief(data: bytes, file: str) -> Brief:
    """The brief in the bytes of a file; ``file`` is named in messages.

    Raises:
        BriefFileError: the file is damaged, too new to be understood, or not a brief.
    """
    return unpack(data, file).brief


def unpack(data: bytes, file: str) -> Unpacked:
    """The same, with what else there is to know about the file."""
    place = Place(file)
    if len(data) > LIMIT:
        raise BriefFileError("The file is too large to be a brief.", place)
    try:
        members = read_zip(data)
    except RefusedZipError as error:
        raise BriefFileError(
            f"This is not a brief that can be opened: {error}. Open a copy of it, if you have one.",
            place,
        ) from error
    number = _format(members, place)
    try:
        brief, notices = assembled(members, number, place)
    except BriefFileError as error:
        if number <= FORMAT:
            raise
        raise BriefFileError(
            "This brief was made by a newer version of briefgen; update the program to open it.",
            place,
        ) from error
    return Unpacked(brief, number > FORMAT, number, notices)


def _refuse_too_large(members: dict[str, bytes], packed: int) -> None:
    """Say what makes a brief too large to be opened again, and what to do."""
    sizes = {name: len(data) for name, data in members.items()}
    total = sum(sizes.values())
    if packed <= LIMIT and total <= TOTAL and len(sizes) < ENTRIES and max(sizes.values()) <= ENTRY:
        return
    pictures = sum(size for name, size in sizes.items() if name.startswith(PICTURES))
    office = sum(size for name, size in sizes.items() if name.startswith(BRAND))
    what, size, advice = max(
        ("its pictures have", pictures, "Take some of them out."),
        ("the office’s logo, letterhead and fonts have", office, "Use smaller ones."),
        ("its words and figures have", total - pictures - office, "Make it shorter."),
        key=lambda each: each[1],
    )
    megabytes = max(1, round(size / 1_000_000))
    raise SaveError(
        f"The brief was not saved, since it is too large to be opened again: {what} "
        f"{megabytes} MB. {advice}"
    )


def _format(members: dict[str, bytes], place: Place) -> int:
    """The format that the manifest tells; damage is refused."""
    if MANIFEST not in members:
        raise BriefFileError("This is not a brief: it has no manifest.", place)
    manifest = read_manifest(members, place)
    hashes = {
        name: hashlib.sha256(data).hexdigest() for name, data in members.items() if name != MANIFEST
    }
    if hashes != manifest.members or not set(PARTS) <= set(hashes) or manifest.format < 1:
        raise BriefFileError(
            "The file is damaged: its content is not what was saved. Open a copy, if you have one.",
            place,
        )
    return manifest.format
