"""The members of a .brief file as a brief, and a brief as members."""

import datetime
import functools
import json
import math
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.plan import Plan
from briefgen.brief.prominence import suits
from briefgen.brief.unknown import Unknown, known_part, put_back, unknown_fields
from briefgen.brief.used import shown_pictures, used_library
from briefgen.document.pictures import PictureFile
from briefgen.document.text import clean_data
from briefgen.errors import BriefFileError, Place
from briefgen.evidence.formatting import LANGUAGES
from briefgen.evidence.pack import Pack
from briefgen.store.office import office_files, office_names, with_files, without_files
from briefgen.store.structs import (
    TemplateFile,
    Work,
    read_template_file,
    read_work,
    write_template_file,
    write_work,
)
from briefgen.store.upgrades import upgraded
from briefgen.typography.look import Brand

MANIFEST = "manifest.json"
PICTURES = "pictures/"  # begins the names of picture files that sections show
PARTS: dict[str, type[msgspec.Struct]] = {
    "brief.json": Work,
    "pack.json": Pack,
    "template.json": TemplateFile,
    "brand.json": Brand,
}
SINCE: dict[str, tuple[tuple[str, ...], ...]] = {  # the ways to fields younger than format 3
    "brief.json": (("words", "spelled"),),
    "pack.json": (("words",),),
}
DEPTH = 100  # levels of objects and lists; words within words need no more
T = TypeVar("T", bound=msgspec.Struct)


class Manifest(msgspec.Struct, frozen=True):
    """The first member: which format this is, and the hash of each other member."""

    format: int
    program: str
    members: dict[str, str]


class Assembled(NamedTuple):
    """The brief that members hold, and sentences about what was put right."""

    brief: Brief
    notices: tuple[str, ...]


def members_of(brief: Brief) -> dict[str, bytes]:
    """The members of a file but its manifest."""
    plan = brief.plan if brief.plan and suits(brief.plan, brief) else None
    kept = replace(brief, pack=used_library(brief), plan=plan)
    parts = {
        "brief.json": write_work(kept),
        "pack.json": kept.pack,
        "template.json": write_template_file(kept.template),
        "brand.json": without_files(kept.brand),
    }
    members = {name: written(part, brief, name) for name, part in parts.items()}
    members |= office_files(brief.brand)
    members |= {PICTURES + each.name: each.data for each in shown_pictures(brief)}
    others = {each.member: each.data for each in brief.unknown if not each.path}
    return {**others, **members}


def written(part: msgspec.Struct, brief: Brief, member: str) -> bytes:
    """A JSON member, with the fields of its file that this version does not know.

    Younger fields stand there if they say something: a brief without them is saved as it was.
    """
    fields = (each for each in brief.unknown if each.path and each.member == member)
    data = put_back(msgspec.to_builtins(part), fields)
    for *path, name in SINCE.get(member, ()):
        place = functools.reduce(dict.__getitem__, path, data)
        if not place[name]:
            del place[name]
    return msgspec.json.format(msgspec.json.encode(data), indent=1)


def read_manifest(members: dict[str, bytes], place: Place) -> Manifest:
    """The manifest.

    Raises:
        BriefFileError: it cannot be read.
    """
    return _read(_plain(members[MANIFEST], MANIFEST, place), Manifest, MANIFEST, place)


def assembled(members: dict[str, bytes], number: int, place: Place) -> Assembled:
    """The brief that the members of a file of this format hold.

    Raises:
        BriefFileError: they are not what they should be.
    """
    given = {name: _plain(members[name], name, place) for name in PARTS}
    try:
        given = upgraded(given, number)
    except ValueError as error:
        raise BriefFileError(f"{error}", place) from error
    except RecursionError as error:
        raise BriefFileError("The file is nested too deeply to be a brief.", place) from error
    plan, damaged = _plan(given["brief.json"])
    parts = {name: _read(given[name], kind, name, place) for name, kind in PARTS.items()}
    work, pack, kind, brand = parts.values()
    assert isinstance(work, Work)
    assert isinstance(pack, Pack)
    assert isinstance(kind, TemplateFile)
    assert isinstance(brand, Brand)
    _check_fields(work, place)
    pictures = tuple(
        _picture(name, data, place) for name, data in members.items() if name.startswith(PICTURES)
    )
    unknown = _unknown(given, parts, members, place)
    try:
        rest = Brief("", "", pack, read_template_file(kind), with_files(brand, members, place))
        brief = read_work(work, replace(rest, unknown=unknown), pictures)
    except (ValueError, RecursionError) as error:
        raise BriefFileError(f"{error}.", place) from error
    return _planned(brief, plan, damaged=damaged)


def _plan(work: dict[str, Any]) -> tuple[Plan | None, bool]:
    """The plan, taken out of plain data, and whether there is one that cannot be read."""
    try:
        return msgspec.convert(known_part(work.get("plan"), Plan | None), Plan | None), False
    except (msgspec.ValidationError, RecursionError):
        work["plan"] = None
        return None, True


def _planned(brief: Brief, plan: Plan | None, *, damaged: bool) -> Assembled:
    """The brief with a plan that is about its picks, or without one, and a sentence about it."""
    if not damaged and (plan is None or suits(plan, brief)):
        return Assembled(brief, ())
    sentence = "The plan in the file does not fit its picks: what is seen where was decided anew."
    return Assembled(replace(brief, plan=None), (sentence,))


def _unknown(
    given: dict[str, Any],
    parts: dict[str, msgspec.Struct],
    members: dict[str, bytes],
    place: Place,
) -> tuple[Unknown, ...]:
    """Every field and member that this version does not know."""
    manifest = _plain(members[MANIFEST], MANIFEST, place)
    found = [*unknown_fields(manifest, manifest, Manifest, MANIFEST)]
    for name, part in parts.items():
        found += unknown_fields(given[name], msgspec.to_builtins(part), PARTS[name], name)
    known = {MANIFEST, *PARTS, *office_names()}
    for name, data in members.items():
        if name not in known and not name.startswith(PICTURES):
            found.append(Unknown(name, (), data))
    return tuple(found)


def _check_fields(work: Work, place: Place) -> None:
    """Refuse a date that is none, and a language that nobody wrote sentences in."""
    opened = (each.date for each in work.choices.opened)
    for day in (work.date, *opened, *(each.date for each in work.accepted)):
        try:
            if day:
                datetime.date.fromisoformat(day)
        except ValueError as error:
            raise BriefFileError(f"“{day[:40]}” in the file is not a date.", place) from error
    if work.choices.language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        sentence = f"The language “{work.choices.language[:40]}” is not known; there are {known}."
        raise BriefFileError(sentence, place)


def _picture(name: str, data: bytes, place: Place) -> PictureFile:
    try:
        return PictureFile(name.removeprefix(PICTURES), data)
    except ValueError as error:
        raise BriefFileError(f"{name} in the file is no picture: {error}.", place) from error


def _plain(data: bytes, member: str, place: Place) -> dict[str, Any]:
    """A JSON member as plain data, its texts clean."""
    try:
        found = clean_data(_decoded(data))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise BriefFileError(f"{member} in the file cannot be read: {error}.", place) from error
    if _is_deeper(found, DEPTH):
        raise BriefFileError(f"{member} in the file is nested too deeply.", place)
    if not isinstance(found, dict):
        raise BriefFileError(f"{member} in the file cannot be read: it is no object.", place)
    return found


def _is_deeper(data: Any, levels: int) -> bool:
    if levels < 0:
        return True
    inner = data.values() if isinstance(data, dict) else data
    return isinstance(data, dict | list) and any(_is_deeper(each, levels - 1) for each in inner)


def _decoded(data: bytes) -> Any:
    """JSON, and what other programs write for it: ``NaN``, which then is no number of ours."""
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        try:
            found = json.loads(data, parse_constant=lambda _: math.nan)
        except ValueError:
            raise error from None
        return found


def _read(data: dict[str, Any], kind: type[T], member: str, place: Place) -> T:
    try:
        return msgspec.convert(known_part(data, kind), kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise BriefFileError(f"{member} in the file cannot be read: {error}.", place) from error
