"""Fingerprints of the code that makes a result: another code, another fingerprint."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from platform import python_version

_PACKAGE = Path(__file__).resolve().parent
_IMPORT = re.compile(r"^\s*(?:from|import)\s+(briefgen[\w.]*)(?:\s+import\s+(\([^)]*\)|.*))?", re.M)


def fingerprint(files: Iterable[Path], libraries: Iterable[str] = ()) -> bytes:
    """Of these files, by their names and contents, of Python and the versions of libraries.

    The program's own version counts too, as files of code may be missing where it is packaged.
    """
    digest = hashlib.sha256(python_version().encode())
    for library in ("briefgen", *libraries):
        digest.update(f"\n{library} {_version(library)}".encode())
    for path in sorted(files):
        digest.update(f"\n{path.name} {path.stat().st_size}\n".encode())
        digest.update(path.read_bytes())
    return digest.digest()


def modules_of(package: Path) -> set[Path]:
    """The files of a package, and of all that they import of the program, however far away."""
    found: set[Path] = set()
    waiting = set(package.rglob("*.py"))
    while waiting:
        path = waiting.pop()
        found.add(path)
        waiting |= set(_imported(path.read_text("utf-8"))) - found
    return found


def _imported(code: str) -> Iterator[Path]:
    """Modules named by a text, and the packages that they are in."""
    for module, names in _IMPORT.findall(code):
        for name in ("", *re.findall(r"\w+", names)):
            yield from _files(f"{module}.{name}".rstrip("."))


@cache
def _files(name: str) -> tuple[Path, ...]:
    path = _PACKAGE.joinpath(*name.split(".")[1:])
    packages = (each / "__init__.py" for each in (path, *path.parents) if _PACKAGE in each.parents)
    files = (path.with_suffix(".py"), _PACKAGE / "__init__.py", *packages)
    return tuple(each for each in files if each.is_file())


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""
