"""Find packs, templates and brands: those that ship with the program and the user's own."""

from pathlib import Path

from msgspec.structs import replace

from briefgen import paths
from briefgen.brief.template import Template
from briefgen.errors import BriefgenError, ChoiceError
from briefgen.evidence.pack import Pack
from briefgen.sources.brands import read_brand
from briefgen.sources.packs import read_pack, read_texts
from briefgen.sources.templates import read_template
from briefgen.typography.look import Brand

DEFAULT_PACK = "us-china-ai"


def find_pack(name: str) -> Pack:
    """The pack of this name, or in this folder.

    Raises:
        ChoiceError: there is none of that name.
        PackError: it is there but wrong.
    """
    return read_pack(_folder(name, "topic library", "pack.toml", (paths.PACKS,)))


def find_pack_texts(name: str) -> tuple[str, dict[str, str]]:
    """The name of the same pack’s folder, and the text of each file by its name without it.

    Raises:
        ChoiceError: there is none of that name.
        PackError: a file cannot be read.
    """
    folder = _folder(name, "topic library", "pack.toml", (paths.PACKS,))
    return folder.resolve().name, read_texts(folder)


def find_template(name: str) -> Template:
    """The template of this name, or in this folder; the user's own first.

    Raises:
        ChoiceError: there is none of that name.
        TemplateError: it is there but wrong.
    """
    places = (paths.user_templates(), paths.TEMPLATES)
    return read_template(_folder(name, "template", "template.toml", places))


def find_brand(name: str) -> Brand:
    """The brand of this name, or in this file.

    Raises:
        ChoiceError: there is none of that name.
        PackError: it is there but wrong.
    """
    path = _brand_file(name)
    if not path:
        listed = ", ".join(_brands()) or "none"
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


def all_templates() -> tuple[tuple[Template, ...], tuple[BriefgenError, ...]]:
    """The templates by title, ours before the user's, and what is wrong with unreadable ones."""
    found, wrong = [], []
    for folder in _folders("template.toml", (paths.TEMPLATES, paths.user_templates())).values():
        try:
            found.append(read_template(folder))
        except BriefgenError as error:
            named = "/".join(filter(None, (folder.name, error.place.file)))
            wrong.append(type(error)(error.message, replace(error.place, file=named)))
    return tuple(found), tuple(wrong)


def _brand_file(name: str) -> Path | None:
    try:
        path = _brands().get(name) or Path(name).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError):  # too long a name; nobody's home
        return None


def _brands() -> dict[str, Path]:
    """The brand files that ship with the program, by their names."""
    return {each.stem: each for each in sorted(paths.BRANDS.glob("*.toml"))}


def _folder(name: str, what: str, member: str, places: tuple[Path, ...]) -> Path:
    folders = _folders(member, places)
    if name in folders:
        return folders[name]
    folder = Path(name).expanduser()
    if (folder / member).is_file():
        return folder
    known = ", ".join(folders) or "none"
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
