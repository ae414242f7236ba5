"""Save as template: a folder like those that ship with the program."""

from pathlib import Path

import msgspec
import tomli_w
from msgspec.structs import replace

from briefgen.brief.template import Template
from briefgen.change.file_words import write_edits
from briefgen.errors import SaveError
from briefgen.store.saver import save_folder


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


def _members(template: Template) -> dict[str, bytes]:
    data = msgspec.to_builtins(replace(template, edits=()))
    del data["edits"]
    data["sections"] = [
        {key: value for key, value in each.items() if key not in ("text", "file")}
        for each in data["sections"]
    ]
    members = {f"sections/{each.id}.md": each.text.encode() for each in template.sections}
    members["template.toml"] = tomli_w.dumps(data).encode()
    if template.edits:
        edits = msgspec.json.encode(write_edits(template.edits))
        members["edits.json"] = msgspec.json.format(edits, indent=1)
    return members
