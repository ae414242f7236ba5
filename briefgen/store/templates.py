"""Save as template: a folder like those that ship with the program; rename it, take it away."""

import re
import tomllib
from pathlib import Path

import msgspec
import tomli_w
from msgspec.structs import replace

from briefgen.brief.template import Template
from briefgen.change.file_words import write_edits
from briefgen.errors import SaveError
from briefgen.store.partial import SetAside
from briefgen.store.saver import save, save_folder

_FILE = "template.toml"


def save_template(template: Template, folder: Path) -> None:
    """Write ``template.toml``, ``sections/*.md`` and ``edits.json`` into a new folder.

    Raises:
        SaveError: the folder exists already, or cannot be written; nothing is left half done.
    """
    if folder.exists():
        raise SaveError(f"There is already a template “{folder.name}”; choose another name.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(f"{folder} cannot be created: {(error.strerror or '').lower()}.") from error
    save_folder(folder, _members(template))


def free_name(wanted: str, folder: Path) -> str:
    """A name that nothing in this folder has: the one that is wanted, or with a number."""
    numbered = (f"{wanted}_{number}" for number in range(2, 10_000))
    names = (each for each in (wanted, *numbered) if not (folder / each).exists())
    return next(names, wanted)


def rename_template(folder: Path, title: str) -> str:
    """Give a template another title, and change nothing else in its file; the title before.

    Raises:
        SaveError: the file cannot be read or written.
    """
    file = folder / _FILE
    try:
        text = file.read_text(encoding="utf-8")
        before = str(tomllib.loads(text)["title"])
        after = _retitled(text, title)
        if tomllib.loads(after)["title"] != title:
            raise SaveError(f"{file} was not renamed: its title cannot be told apart.")
    except (OSError, KeyError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SaveError(f"{file} was not renamed: it cannot be read.") from error
    save(file, after.encode())
    return before


def delete_template(folder: Path) -> SetAside:
    """Take a template away; it can be put back as long as the program runs.

    Raises:
        SaveError: it cannot be moved.
    """
    try:
        return SetAside(folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SaveError(f"{folder} was not deleted: {reason}.") from error


def overwrite_template(template: Template, folder: Path) -> SetAside:
    """Save a template in the place of another, which can be put back as long as the program runs.

    Raises:
        SaveError: it cannot be written; the one before is still there.
    """
    before = delete_template(folder)
    try:
        save_template(template, folder)
    except SaveError:
        before.put_back()
        raise
    return before


def _retitled(text: str, title: str) -> str:
    """The text with another title in its first line that has one; tables come after it."""
    line = tomli_w.dumps({"title": title}).rstrip("\n")
    return re.sub(r"^[ \t]*title[ \t]*=.*$", lambda _: line, text, count=1, flags=re.MULTILINE)


def _members(template: Template) -> dict[str, bytes]:
    data = msgspec.to_builtins(replace(template, edits=()))
    del data["edits"]
    data["sections"] = [
        {key: value for key, value in each.items() if key not in ("text", "file")}
        for each in data["sections"]
    ]
    members = {f"sections/{each.id}.md": each.text.encode() for each in template.sections}
    members[_FILE] = tomli_w.dumps(data).encode()
    if template.edits:
        edits = msgspec.json.encode(write_edits(template.edits))
        members["edits.json"] = msgspec.json.format(edits, indent=1)
    return members
