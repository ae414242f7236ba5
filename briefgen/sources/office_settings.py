"""The settings that an office has put on this computer → OfficeSettings.

No row of SOURCES: nobody is asked for this file, and both doors read it where it always lies.
"""

import os
import re
from pathlib import Path
from typing import Any

from briefgen.document.text import clean_line
from briefgen.errors import PackError, Place
from briefgen.preferences import PREFERENCES, Kind, OfficeSettings, Value, mistake
from briefgen.sources.files import read_text, read_toml

LIMIT = 50_000  # bytes; a full one has 1,000
LOCKED = "locked"


def find_office_settings(path: Path) -> tuple[OfficeSettings, str]:
    """What is kept there, nothing where there is no file, and a sentence if it cannot be used."""
    if not os.path.lexists(path):
        return OfficeSettings(), ""
    try:
        return read_office_settings(path), ""
    except PackError as error:
        where = error.place.line
        place = f"{path}, line {where}" if where else f"{path}"
        said = error.message.removeprefix(f"{path} ")
        said = said[:1].upper() + said[1:] if said == error.message else f"The file {said}"
        return OfficeSettings(), f"{place}: {said} The settings of your office are not used."


def read_office_settings(path: Path) -> OfficeSettings:
    """Read such a file.

    Raises:
        PackError: it is no file, too large, no TOML, or a setting is wrong; with its line.
    """
    data = read_toml(path, PackError, limit=LIMIT)
    text = read_text(path, PackError, LIMIT)
    locked = data.pop(LOCKED, {})
    if not isinstance(locked, dict):
        sentence = (
            "“locked” must be a table: [locked], and below it the settings with their values."
        )
        raise PackError(sentence, Place(path.name, _line(text, LOCKED, "")))
    return OfficeSettings(
        _judged(data, text, path, ""), _judged(locked, text, path, LOCKED), str(path)
    )


def _judged(data: dict[str, Any], text: str, path: Path, table: str) -> dict[str, Value]:
    """The settings of a table, each of a kind that it may have."""
    for key, value in data.items():
        if sentence := mistake(key, value):
            raise PackError(sentence, Place(path.name, _line(text, key, table)))
    return {key: _cleaned(key, value) for key, value in data.items()}


def _cleaned(key: str, value: Value) -> Value:
    if isinstance(value, str) and PREFERENCES[key].kind is Kind.TEXT:
        return clean_line(value)
    return value


def _line(text: str, key: str, table: str) -> int:
    """The line on which a key of a table stands; 0 where it cannot be told."""
    here = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := re.match(r"\s*\[+\s*([\w\"'-]+)", line):
            here = head[1].strip("\"'")
            if not table and here == key:
                return number
        elif here == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
            return number
    return 0
