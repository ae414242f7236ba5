"""What comes with the program and under which license: one part for each maker."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from briefgen import paths, version

_NAMED = re.compile(r"LICEN[CS]E|COPYING|NOTICE", re.IGNORECASE)
_IS_OF, _OR = "License ::", " or "
_WORDS = 80  # letters of a license that is a name and not a text
_DICTIONARIES = (("en-US", "American"), ("en-GB", "British"))


@dataclass(frozen=True)
class Part:
    """Something that comes with the program; ``text`` reads its license when it is asked for."""

    title: str
    about: str
    text: Callable[[], str]


def parts() -> tuple[Part, ...]:
    """The program itself, what is bundled with it, and the libraries that it stands on."""
    own = Part("briefgen", f"Version {version()}. Apache-2.0.", _own_text)
    return (own, *_fonts(), *_rest(), *_libraries())


def _own_text() -> str:
    try:
        found = _texts(distribution("briefgen"))
    except PackageNotFoundError:
        found = ""
    return found or _read(paths.ASSETS.parent / "LICENSE")


def _fonts() -> Iterator[Part]:
    for file in sorted(paths.FONTS.glob("*-OFL.txt")):
        name = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", file.stem.removesuffix("-OFL"))
        yield Part(name, "A typeface. SIL Open Font License 1.1.", partial(_read, file))


def _rest() -> Iterator[Part]:
    icons, styles = paths.ICONS / "LICENSE.txt", paths.STYLES / "LICENSE.txt"
    yield Part("Lucide icons", "The pictures on buttons. ISC.", partial(_read, icons))
    yield Part("Citation styles", "CSL styles. CC BY-SA 3.0.", partial(_read, styles))
    for name, title in _DICTIONARIES:
        about = "For spelling. A license like BSD’s and MIT’s."
        file = paths.DICTIONARIES / name / "LICENSE.txt"
        yield Part(f"{title} dictionary", about, partial(_read, file))


def _libraries() -> Iterator[Part]:
    yield Part("Python", f"Version {sys.version.split()[0]}. PSF License 2.", _python_text)
    for name, found in sorted(_needed().items()):
        named = _name_of_license(found)
        about = f"A library, version {found.version}." + (f" {named}." if named else "")
        yield Part(name, about, partial(_library_text, found))


def _needed() -> dict[str, Distribution]:
    """The libraries that are installed because the program needs them, by their names."""
    found: dict[str, Distribution] = {}
    waiting = ["briefgen"]
    while waiting:
        name = waiting.pop()
        try:
            held = distribution(name)
        except PackageNotFoundError:
            continue
        if name != "briefgen":
            found[name] = held
        for line in held.requires or ():
            wanted = re.split(r"[^\w.-]", line, maxsplit=1)[0].lower().replace("_", "-")
            if "extra ==" not in line and wanted not in found and wanted not in waiting:
                waiting.append(wanted)
    return found


def _name_of_license(found: Distribution) -> str:
    """What a library calls its license, in a few words; empty where it only has a text."""
    classes = [each.split(" :: ")[-1] for each in _said(found, "Classifier") if _IS_OF in each]
    if len(classes) > 1:  # one may choose
        return _OR.join(classes)
    names = (*_said(found, "License-Expression"), *_said(found, "License"), *classes)
    return next((each for each in names if len(each) <= _WORDS and "\n" not in each), "")


def _library_text(found: Distribution) -> str:
    said = "\n".join(_said(found, "License"))
    return _texts(found) or (said if len(said) > _WORDS else "") or _where(found)


def _where(found: Distribution) -> str:
    """What there is to say of a library that brings no text of its license."""
    urls = [each.split(", ")[-1] for each in _said(found, "Project-URL")]
    page = next(iter((*_said(found, "Home-page"), *urls)), "")
    return "\n".join(filter(None, (_name_of_license(found), page)))


def _said(found: Distribution, field: str) -> list[str]:
    """What a library says of itself under a name."""
    said = (str(each).strip() for each in found.metadata.get_all(field) or ())
    return [each for each in said if each and each != "UNKNOWN"]


def _texts(found: Distribution) -> str:
    """The texts of license that lie in the folder of what is known about a library."""
    files = [
        Path(str(found.locate_file(each)))
        for each in found.files or ()
        if "dist-info" in str(each) and _NAMED.search(each.name)
    ]
    return "\n\n".join(filter(None, map(_read, files)))


def _python_text() -> str:
    return f"{sys.copyright}\n\nhttps://docs.python.org/3/license.html"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
