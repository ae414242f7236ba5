"""A .brief file: a zip that holds the brief and everything it was made from.

``manifest.json`` names every other member with its SHA-256, so that no damaged byte goes unseen.
``brief.json`` is the person's work; ``pack.json`` the used part of the topic library,
``template.json`` and ``brand.json`` the rest, ``brand/logo`` an office's picture and
``brand/text-regular.ttf`` and the like its fonts,
``brand/letterhead`` its Word file. It opens on a machine that has none of them.
"""

import datetime
import hashlib
import re
from typing import Any, NamedTuple, TypeVar

import msgspec

from briefgen import typefaces
from briefgen.errors import BriefFileError, Place
from briefgen.model.brief import Bill, Brief, ChartKind, Opened, Pin
from briefgen.model.changes import Change, Drawn, Suggested
from briefgen.model.citation_style import CitationStyle
from briefgen.model.document import Block, Citation, Picture, Value
from briefgen.model.faces import CUTS, Fonts
from briefgen.model.format_1 import chart_of, read_edits
from briefgen.model.formatting import LANGUAGES
from briefgen.model.look import Brand
from briefgen.model.pack import Pack, Source, used_part
from briefgen.model.pictures import PictureFile
from briefgen.model.plain_data import clean_data, unknown_fields
from briefgen.model.plan import Plan
from briefgen.model.release import Marking, State
from briefgen.model.rewriting import leaves
from briefgen.model.template import Form, Template
from briefgen.zips import RefusedZipError, read_zip, write_zip

FORMAT = 2
BRIEF_MEDIA = "application/zip"
PICTURES = "pictures/"  # begins the names of picture files that sections show
LOGO = "brand/logo"  # a picture file
LETTERHEAD = "brand/letterhead"  # a Word file
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
    edits: tuple[Change, ...]
    pins: tuple[Pin, ...] = ()
    bills: tuple[Bill, ...] = ()
    opened: tuple[Opened, ...] = ()
    chart_kinds: tuple[ChartKind, ...] = ()
    citation_style: CitationStyle = CitationStyle()
    extra_sources: tuple[Source, ...] = ()
    state: State = State.DRAFT
    version: str = "0.1"
    marking: Marking = Marking()
    plan: Plan | None = None


def pack_brief(brief: Brief) -> bytes:
    """The brief as the bytes of a file: the same bytes for the same brief."""
    sources = _cited_sources(brief)
    used = used_part(brief.pack, _used_indicators(brief), brief.recommendations, sources)
    members = {
        name: _json(part)
        for name, part in _parts(msgspec.structs.replace(brief, pack=used)).items()
    }
    if brief.brand.logo:
        members[LOGO] = brief.brand.logo
    members |= _font_files(brief.brand.fonts)
    members |= {PICTURES + each.name: each.data for each in _shown(brief)}
    if brief.brand.letterhead:
        members[LETTERHEAD] = brief.brand.letterhead
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    manifest = _json(Manifest(FORMAT, "briefgen", hashes))
    return write_zip({"manifest.json": manifest, **members})


class Unpacked(NamedTuple):
    """The brief in a file. A ``newer`` one may hold what we cannot keep: never save over it."""

    brief: Brief
    newer: bool
    format: int = FORMAT


def unpack_brief(data: bytes, file: str) -> Brief:
    """The brief in the bytes of a file; ``file`` is named in messages.

    Raises:
        BriefFileError: the file is damaged, too new to be understood, or not a brief.
    """
    return unpack(data, file).brief


def unpack(data: bytes, file: str) -> Unpacked:
    """The same, and whether a newer version of the program made it."""
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
    newer = _check(members, place)
    members = _upgraded(members, place)
    try:
        brief = _assembled(members, place)
        return Unpacked(brief, newer or _loses(members, brief), _format(members, place))
    except BriefFileError as error:
        if not newer:
            raise
        raise BriefFileError(
            "This brief was made by a newer version of briefgen; update the program to open it.",
            place,
        ) from error


def _parts(brief: Brief) -> dict[str, msgspec.Struct]:
    work = msgspec.convert(brief, Work, from_attributes=True)
    return {
        "brief.json": work,
        "pack.json": brief.pack,
        "template.json": brief.template,
        "brand.json": msgspec.structs.replace(
            brief.brand, logo=b"", letterhead=b"", fonts=_with_files(brief.brand.fonts, {})
        ),
    }


def _font_files(fonts: Fonts) -> dict[str, bytes]:
    return {
        _font_file(role, cut): data
        for role in Fonts.__struct_fields__
        for cut in CUTS
        if (data := getattr(getattr(fonts, role), cut))
    }


def _font_file(role: str, cut: str) -> str:
    return f"brand/{role}-{cut}.ttf"


def _with_files(fonts: Fonts, members: dict[str, bytes]) -> Fonts:
    """The families with those of their files that are among the members."""
    families = {
        role: msgspec.structs.replace(
            getattr(fonts, role), **{cut: members.get(_font_file(role, cut), b"") for cut in CUTS}
        )
        for role in Fonts.__struct_fields__
    }
    return Fonts(**families)


def _fonts(fonts: Fonts, members: dict[str, bytes], place: Place) -> Fonts:
    """The fonts in a stranger's file, each of which is looked at before anybody uses it."""
    found = _with_files(fonts, members)
    for name, data in _font_files(found).items():
        try:
            typefaces.examine(data)
        except typefaces.BadFontError as error:
            raise BriefFileError(f"The font {name} in the file {error}.", place) from error
    if any(not each.regular or not each.strong for each in found.families if each.family):
        raise BriefFileError("A font of the office is missing in the file.", place)
    return found


def _loses(members: dict[str, bytes], brief: Brief) -> bool:
    """Whether the file has fields that the brief made from it does not have."""
    return any(
        next(unknown_fields(msgspec.json.decode(members[name]), msgspec.to_builtins(part)), "")
        for name, part in _parts(brief).items()
    )


def _assembled(members: dict[str, bytes], place: Place) -> Brief:
    work = _read(members["brief.json"], Work, "brief.json", place)
    _check_fields(work, place)
    pack = _read(members["pack.json"], Pack, "pack.json", place)
    template = _read(members["template.json"], Template, "template.json", place)
    brand = _read(members["brand.json"], Brand, "brand.json", place)
    try:
        brand = msgspec.structs.replace(
            brand,
            logo=members.get(LOGO, b""),
            letterhead=members.get(LETTERHEAD, b""),
            fonts=_fonts(brand.fonts, members, place),
        )
    except ValueError as error:
        raise BriefFileError(f"{error}.", place) from error
    pictures = tuple(
        _picture(name, data, place) for name, data in members.items() if name.startswith(PICTURES)
    )
    fields = {name: getattr(work, name) for name in work.__struct_fields__}
    for name in ("entities", "indicators", "recommendations", "order", "omitted"):
        fields[name] = tuple(dict.fromkeys(fields[name]))  # a choice made twice is one choice
    return Brief(pack=pack, template=template, brand=brand, pictures=pictures, **fields)


def _check_fields(work: Work, place: Place) -> None:
    """Refuse a date that is none, and a language that nobody wrote sentences in."""
    for day in (work.date, *(each.date for each in work.opened)):
        try:
            if day:
                datetime.date.fromisoformat(day)
        except ValueError as error:
            raise BriefFileError(f"“{day[:40]}” in the file is not a date.", place) from error
    if work.language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        sentence = f"The language “{work.language[:40]}” is not known; there are {known}."
        raise BriefFileError(sentence, place)


def _picture(name: str, data: bytes, place: Place) -> PictureFile:
    try:
        return PictureFile(name.removeprefix(PICTURES), data)
    except ValueError as error:
        raise BriefFileError(f"{name} in the file is no picture: {error}.", place) from error


def _shown(brief: Brief) -> tuple[PictureFile, ...]:
    """The pictures that a person's sections show; others were taken out again."""
    names = {block.name for block in _written(brief) if isinstance(block, Picture)}
    return tuple(each for each in brief.pictures if each.name in names)


def _written(brief: Brief) -> tuple[Block, ...]:
    """The blocks that hold words of the person's."""
    return tuple(
        each.mine
        for each in brief.edits
        if each.mine is not None and not isinstance(each.mine, Suggested | Drawn)
    )


def _used_indicators(brief: Brief) -> tuple[str, ...]:
    """The chosen indicators and those that a person's words or copies refer to."""
    mine = (each for each in leaves(_written(brief)) if isinstance(each, Value))
    cells = (cell.indicator for each in mine for cell in each.reference.cells)
    drawn = " ".join(each.mine.options for each in brief.edits if isinstance(each.mine, Drawn))
    copied = (each.id for each in brief.pack.indicators if _names(drawn, each.id))
    return tuple(dict.fromkeys((*brief.indicators, *cells, *copied)))


def _names(options: str, indicator: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(indicator)}(?![\w-])", options) is not None


def _cited_sources(brief: Brief) -> frozenset[str]:
    """The sources that a person's words or the template's text cite by themselves."""
    mine = leaves(_written(brief))
    cited = {each.source for each in mine if isinstance(each, Citation)}
    text = "".join(section.text for section in brief.template.sections)
    named = {each.id for each in brief.pack.sources if re.search(_quoted(each.id), text)}
    return frozenset(cited | named)


def _quoted(name: str) -> str:
    return rf"""["']{re.escape(name)}["']"""


def _check(members: dict[str, bytes], place: Place) -> bool:
    """Whether a newer version wrote the members; damage is refused."""
    if "manifest.json" not in members:
        raise BriefFileError("This is not a brief: it has no manifest.", place)
    manifest = _read(members["manifest.json"], Manifest, "manifest.json", place)
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
    return manifest.format > FORMAT


def _format(members: dict[str, bytes], place: Place) -> int:
    return _read(members["manifest.json"], Manifest, "manifest.json", place).format


def _upgraded(members: dict[str, bytes], place: Place) -> dict[str, bytes]:
    """The members of a file of format 1 as those of format 2."""
    if _format(members, place) > 1:
        return members
    done = dict(members)
    for name in ("brief.json", "template.json"):
        data = _read(members[name], dict[str, Any], name, place)
        try:
            data["edits"] = msgspec.to_builtins(read_edits(data.get("edits", [])))
        except msgspec.ValidationError as error:
            raise BriefFileError(f"{name} in the file cannot be read: {error}.", place) from error
        for each in data.get("chart_kinds", []):
            if isinstance(each, dict) and isinstance(each.get("block"), str):
                each["block"] = chart_of(each["block"])
        done[name] = _json(data)
    return done


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1)


def _read(data: bytes, kind: type[T], member: str, place: Place) -> T:
    try:
        return msgspec.convert(clean_data(msgspec.json.decode(data)), kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise BriefFileError(f"{member} in the file cannot be read: {error}.", place) from error
