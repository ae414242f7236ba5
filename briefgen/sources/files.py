"""Read small text files that other people made, with the place of what is wrong."""

import os
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from briefgen.document.text import clean_data, clean_text, unknown_fields
from briefgen.errors import BriefgenError, Place
from briefgen.sources.mistakes import in_words

LIMIT = 8_000_000  # bytes; the largest of our own files has 60,000
TOML_LIMIT = 1_000_000  # bytes; eight times as many are five seconds of work
T = TypeVar("T")
_DEEP_KEY = re.compile(r"""(?<![\w"'-])(?:["']?[\w-]++["']?[ \t]*+\.[ \t]*+){50}""")


def inside(folder: Path, name: str, error: type[BriefgenError]) -> Path:
    """The path of a file in a folder that somebody else made.

    Raises:
        error: it leads out of the folder, by a link or by its name, whether anything is there or
            not.
    """
    path = folder / name
    real, within = (Path(os.path.realpath(each)) for each in (path, folder))
    if not real.is_relative_to(within):
        sentence = "The file is a link to elsewhere; put the file itself here."
        raise error(sentence, Place(path.name))
    return path


def read_text(path: Path, error: type[BriefgenError], limit: int = LIMIT) -> str:
    """The file as UTF-8 text with a byte order mark dropped.

    Raises:
        error: the file is missing, not a regular file, too large or not UTF-8.
    """
    try:
        if not path.is_file():
            reason = "is not a file" if path.exists() else "does not exist"
            raise error(f"{path} {reason}.", Place(path.name))
        if path.stat().st_size > limit:
            raise error(f"The file is larger than {limit / 1_000_000:g} MB.", Place(path.name))
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise error("The file is not UTF-8 text; save it as UTF-8.", Place(path.name)) from cause
    except OSError as cause:
        raise error(f"{path} cannot be read: {cause.strerror}.", Place(path.name)) from cause


def read_toml(
    path: Path,
    error: type[BriefgenError],
    clean: Callable[[str], str] = clean_text,
    limit: int = TOML_LIMIT,
) -> dict[str, Any]:
    """A TOML file as plain data with clean text."""
    text = read_text(path, error, limit)
    if _DEEP_KEY.search(text):  # each part would cost the memory of all before it
        raise error("The file is nested too deeply.", Place(path.name))
    try:
        return clean_data(tomllib.loads(text), clean)  # type: ignore[no-any-return]
    except tomllib.TOMLDecodeError as cause:
        line = re.search(r"line (\d+)", str(cause))
        reason = re.sub(r" \(at .*\)$", "", str(cause))
        at_end = len(text.splitlines()) if str(cause).endswith("(at end of document)") else 0
        place = Place(path.name, int(line[1]) if line else at_end)
        raise error(f"The file is not valid TOML: {reason}.", place) from cause
    except ValueError as cause:  # an integer of thousands of digits
        raise error("A number in the file is too long.", Place(path.name)) from cause
    except RecursionError as cause:
        raise error("The file is nested too deeply.", Place(path.name)) from cause


def _named(data: object, path: str) -> str:
    """A path such as ``options[1].title`` in words: "options, entry 2, title"; by id if it has one.

    One without entries of a list stays as it is.
    """
    steps = re.findall(r"[^.\[\]]+|\[[^\]]*\]", path)
    if not any(each.startswith("[") for each in steps):
        return path
    said = []
    for step in steps:
        inside = step.strip("[]")
        if not step.startswith("["):
            said.append(step)
            data = data.get(step) if isinstance(data, dict) else None
        elif inside.isdecimal() and isinstance(data, list) and int(inside) < len(data):
            data = data[int(inside)]
            own = data.get("id") if isinstance(data, dict) else None
            said.append(f"“{own}”" if isinstance(own, str) and own else f"entry {int(inside) + 1}")
    return ", ".join(said)


def convert(
    data: object, kind: type[T], error: type[BriefgenError], place: Place, *, more: bool = False
) -> T:
    """Plain data as a struct; with ``more``, fields that nobody reads may stand there too.

    Raises:
        error: a field is missing, unknown or of the wrong type; it is named.
    """
    try:
        made = msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as cause:
        sentence, _, where = str(cause).partition(" - at ")
        field = where.strip("`").removeprefix("$").lstrip(".")
        at = f" (in {_named(data, field)})" if field else ""
        raise error(f"{in_words(sentence, kind, field)}{at}.", place) from cause
    unknown = "" if more else next(unknown_fields(data, msgspec.to_builtins(made)), "")
    if unknown:
        raise error(f"There is no field “{unknown}”; check the spelling.", place)
    return made
