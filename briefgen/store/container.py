"""A .brief file: a zip that holds the brief and everything it was made from.

``manifest.json`` names every other member with its SHA-256, so that no damaged byte goes unseen.
``brief.json`` is the person's work; ``pack.json`` the used part of the topic library,
``template.json`` and ``brand.json`` the rest. It opens on a machine that has none of them.
"""

import hashlib
from typing import TypeVar

import msgspec

from briefgen.errors import BriefFileError, Place
from briefgen.model.brief import Brief
from briefgen.model.document import Inline, Value
from briefgen.model.look import Brand
from briefgen.model.pack import Pack, used_part
from briefgen.model.rewriting import rewrite_blocks
from briefgen.model.template import Form, SectionEdit, Template
from briefgen.model.text import clean_data
from briefgen.zips import RefusedZipError, read_zip, write_zip

FORMAT = 1
LIMIT = 100_000_000  # bytes of a file
T = TypeVar("T")


class Manifest(msgspec.Struct, frozen=True):
    """The first member: which format this is, and the hash of each other member."""

    format: int
    program: str
    members: dict[str, str]


class Work(msgspec.Struct, frozen=True):
    """``brief.json``: the fields of a brief that the person made."""

    id: str
    date: str
    language: str
    entities: tuple[str, ...]
    indicators: tuple[str, ...]
    recommendations: tuple[str, ...]
    form: Form
    order: tuple[str, ...]
    omitted: tuple[str, ...]
    edits: tuple[SectionEdit, ...]


def pack_brief(brief: Brief) -> bytes:
    """The brief as the bytes of a file: the same bytes for the same brief."""
    work = msgspec.convert(brief, Work, from_attributes=True)
    used = used_part(brief.pack, _used_indicators(brief), brief.recommendations)
    members = {
        "brief.json": _json(work),
        "pack.json": _json(used),
        "template.json": _json(brief.template),
        "brand.json": _json(brief.brand),
    }
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    manifest = _json(Manifest(FORMAT, "briefgen", hashes))
    return write_zip({"manifest.json": manifest, **members})


def unpack_brief(data: bytes, file: str) -> Brief:
    """The brief in the bytes of a file; ``file`` is named in messages.

    Raises:
        BriefFileError: the file is damaged, from a newer version, or not a brief.
    """
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
    _check(members, place)
    work = _read(members["brief.json"], Work, "brief.json", place)
    pack = _read(members["pack.json"], Pack, "pack.json", place)
    template = _read(members["template.json"], Template, "template.json", place)
    brand = _read(members["brand.json"], Brand, "brand.json", place)
    fields = {name: getattr(work, name) for name in work.__struct_fields__}
    for name in ("entities", "indicators", "recommendations", "order", "omitted"):
        fields[name] = tuple(dict.fromkeys(fields[name]))  # a choice made twice is one choice
    return Brief(pack=pack, template=template, brand=brand, **fields)


def _used_indicators(brief: Brief) -> tuple[str, ...]:
    """The chosen indicators and those that a person's words refer to."""
    used = dict.fromkeys(brief.indicators)

    def note(inline: Inline) -> Inline:
        if isinstance(inline, Value):
            used.update(dict.fromkeys(cell.indicator for cell in inline.reference.cells))
        return inline

    for edit in brief.edits:
        rewrite_blocks(edit.mine, note)
    return tuple(used)


def _check(members: dict[str, bytes], place: Place) -> None:
    if "manifest.json" not in members:
        raise BriefFileError("This is not a brief: it has no manifest.", place)
    manifest = _read(members["manifest.json"], Manifest, "manifest.json", place)
    if manifest.format > FORMAT:
        raise BriefFileError(
            "This brief was made by a newer version of briefgen; update the program to open it.",
            place,
        )
    hashes = {
        name: hashlib.sha256(data).hexdigest()
        for name, data in members.items()
        if name != "manifest.json"
    }
    expected = {"brief.json", "pack.json", "template.json", "brand.json"}
    if hashes != manifest.members or not expected <= set(hashes):
        raise BriefFileError(
            "The file is damaged: its content is not what was saved. Open a copy, if you have one.",
            place,
        )


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1)


def _read(data: bytes, kind: type[T], member: str, place: Place) -> T:
    try:
        return msgspec.convert(clean_data(msgspec.json.decode(data)), kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise BriefFileError(f"{member} in the file cannot be read: {error}.", place) from error
