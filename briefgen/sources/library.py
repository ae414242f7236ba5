"""Find packs, templates and brands: those that ship, the user's own, and those of the office.

An office has them in a folder that its profile names; none of them hides another by its name.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from briefgen import paths
from briefgen.brief.template import Template
from briefgen.errors import BriefgenError, ChoiceError, Place
from briefgen.evidence.pack import Pack
from briefgen.sources.answering import answering
from briefgen.sources.brands import read_brand
from briefgen.sources.packs import read_pack, read_texts
from briefgen.sources.profile import desk_profile
from briefgen.sources.templates import read_template
from briefgen.typography.look import Brand

DEFAULT_PACK = "us-china-ai"
T = TypeVar("T")


class OfficeLibrary(NamedTuple):
    """What the office's folder holds, but for its templates; and what is wrong with it."""

    packs: tuple[Pack, ...] = ()
    brands: tuple[Brand, ...] = ()
    wrong: tuple[BriefgenError, ...] = ()


def find_pack(name: str) -> Pack:
    """The pack of this name, or in this folder.

    Raises:
        ChoiceError: there is none of that name.
        PackError: it is there but wrong.
    """
    return read_pack(_folder(name, "topic library", "pack.toml", _pack_places()))


def find_pack_texts(name: str) -> tuple[str, dict[str, str]]:
    """The name of the same pack’s folder, and the text of each file by its name without it.

    Raises:
        ChoiceError: there is none of that name.
        PackError: a file cannot be read.
    """
    folder = _folder(name, "topic library", "pack.toml", _pack_places())
    return folder.resolve().name, read_texts(folder)


def find_template(name: str) -> Template:
    """The template of this name, or in this folder; the user's own first.

    Raises:
        ChoiceError: there is none of that name.
        TemplateError: it is there but wrong.
    """
    places = (paths.user_templates(), paths.TEMPLATES, *office_folders("templates"))
    return read_template(_folder(name, "template", "template.toml", places))


def find_brand(name: str) -> Brand:
    """The brand of this name, or in this file.

    Raises:
        ChoiceError: there is none of that name.
        PackError: it is there but wrong.
    """
    path = _brand_file(name)
    if not path:
        listed = ", ".join(_all_brand_files()) or "none"
        raise ChoiceError(f"There is no brand “{name}”; there are {listed}, or name a .toml file.")
    return read_brand(path)


def is_brand(name: str) -> bool:
    """Whether a brand ships under this name, or this is the path of a file."""
    return _brand_file(name) is not None


def all_brands() -> tuple[Brand, ...]:
    """The brands that ship with the program."""
    return tuple(read_brand(each) for each in _brands().values())


def all_packs() -> tuple[Pack, ...]:
    """The packs that ship with the program, the one that a new brief is about first."""
    folders = _folders("pack.toml", (paths.PACKS,))
    names = sorted(folders, key=lambda name: (name != DEFAULT_PACK, name))
    return tuple(read_pack(folders[name]) for name in names)


def all_templates(
    *, of_office: bool = True
) -> tuple[tuple[Template, ...], tuple[BriefgenError, ...]]:
    """The templates by title, ours before the user's, and what is wrong with unreadable ones."""
    shared = office_folders("templates") if of_office else ()
    places = (paths.TEMPLATES, paths.user_templates(), *shared)
    return _readable(read_template, _folders("template.toml", places).values())


def is_office_there() -> bool:
    """Whether the folder of the office answers in time; where there is none, nothing is away."""
    folders = office_folders("")
    return not folders or bool(answering(folders))


def office_library(*, is_there: bool) -> OfficeLibrary:
    """The packs and brands of the office; one that cannot be read harms no other."""
    folders = office_folders("")
    if not folders:
        return OfficeLibrary()
    if not is_there:
        sentence = (
            "The folder of your office cannot be reached; its templates and topics are not listed."
        )
        return OfficeLibrary(wrong=(ChoiceError(sentence, Place(str(folders[0]))),))
    shipped = _folders("pack.toml", (paths.PACKS,))
    found = _folders("pack.toml", _pack_places())
    packs, wrong = _readable(read_pack, (found[name] for name in found if name not in shipped))
    files = (path for name, path in _all_brand_files().items() if name not in _brands())
    brands, also_wrong = _readable(read_brand, files)
    return OfficeLibrary(packs, brands, (*wrong, *also_wrong))


def office_folders(within: str) -> tuple[Path, ...]:
    """The folder of the office with this name, if the profile names where they are."""
    named = desk_profile()[0].folder
    return (Path(named) / within,) if named else ()


def _pack_places() -> tuple[Path, ...]:
    return (paths.PACKS, *office_folders("packs"))


def _readable(
    read: Callable[[Path], T], places: Iterable[Path]
) -> tuple[tuple[T, ...], tuple[BriefgenError, ...]]:
    """What is read there, and what is wrong with the rest, each with its name."""
    found, wrong = [], []
    for path in places:
        try:
            found.append(read(path))
        except BriefgenError as error:
            file = error.place.file if error.place.file != path.name else ""
            named = "/".join(filter(None, (path.name, file)))
            wrong.append(type(error)(error.message, replace(error.place, file=named)))
    return tuple(found), tuple(wrong)


def _brand_file(name: str) -> Path | None:
    try:
        path = _all_brand_files().get(name) or Path(name).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError):  # too long a name; nobody's home
        return None


def _brands() -> dict[str, Path]:
    """The brand files that ship with the program, by their names."""
    return {each.stem: each for each in sorted(paths.BRANDS.glob("*.toml"))}


def _all_brand_files() -> dict[str, Path]:
    """The same, and the office's; one that ships is hidden by none."""
    files = (each for folder in office_folders("brands") for each in sorted(folder.glob("*.toml")))
    return {each.stem: each for each in files} | _brands()


def _folder(name: str, what: str, member: str, places: tuple[Path, ...]) -> Path:
    for place in places:  # one after another: the last may be slow, and is seldom needed
        if (found := _folders(member, (place,)).get(name)) is not None:
            return found
    folder = Path(name).expanduser()
    if (folder / member).is_file():
        return folder
    known = ", ".join(_folders(member, places)) or "none"
    if len(folder.parts) > 1:
        raise ChoiceError(f"There is no {what} in {folder}: {member} is missing.")
    raise ChoiceError(f"There is no {what} “{name}”; there are {known}.")


def _folders(member: str, places: tuple[Path, ...]) -> dict[str, Path]:
    """Folders by name, but for hidden ones; of two with one name, that of the earlier place.

    Whether what is in them can be used is not asked yet.
    """
    found: dict[str, Path] = {}
    for place in places:
        try:
            named = (each for each in place.glob("*") if not each.name.startswith("."))
            for folder in sorted(each for each in named if _may_hold(each, member)):
                found.setdefault(folder.name, folder)
        except OSError:
            continue
    return found


def _may_hold(folder: Path, member: str) -> bool:
    """Whether a folder has a member of this name, or is closed to us."""
    try:
        (folder / member).lstat()
    except PermissionError:
        return True
    except OSError:
        return False
    return True
