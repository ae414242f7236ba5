"""A template folder → Template."""

import os
from pathlib import Path
from typing import Any

import msgspec

from briefgen.brief.template import SECTIONS, Template
from briefgen.change.changes import Change
from briefgen.change.file_words import read_edits
from briefgen.document.text import clean_data, clean_text
from briefgen.errors import Place, TemplateError
from briefgen.sources.files import convert, inside, read_text, read_toml


def read_template(folder: Path) -> Template:
    """Read ``template.toml``, its ``sections/*.md`` and, of a saved one, ``edits.json``.

    Raises:
        TemplateError: with the file and line of what is wrong.
    """
    file = inside(folder, "template.toml", TemplateError)
    if not file.is_file():
        raise TemplateError(f"There is no template in {folder}: template.toml is missing.")
    data = read_toml(file, TemplateError)
    data.setdefault("id", folder.name)
    found = data.get("sections", [])
    if not isinstance(found, list):
        raise TemplateError("Write each section under [[sections]].", Place("template.toml"))
    data["sections"] = [_section(folder, each) for each in found[: SECTIONS + 1]]
    data["edits"] = []
    template = convert(data, Template, TemplateError, Place("template.toml"))
    if not template.sections:
        raise TemplateError("A template needs at least one [[sections]].", Place("template.toml"))
    return msgspec.structs.replace(template, edits=_edits(folder))


def _section(folder: Path, data: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(data, dict) or not isinstance(data.get("id"), str):
        raise TemplateError("Each of [[sections]] needs an id.", Place("template.toml"))
    file = f"sections/{data['id']}.md"
    if any(part in ("", ".", "..") for part in Path(data["id"]).parts) or "/" in data["id"]:
        raise TemplateError(f"“{data['id']}” is not a name for a section.", Place("template.toml"))
    text = read_text(inside(folder, file, TemplateError), TemplateError)
    return {**data, "text": clean_text(text), "file": file}


def _edits(folder: Path) -> tuple[Change, ...]:
    path = inside(folder, "edits.json", TemplateError)
    if not os.path.lexists(path):
        return ()
    try:
        data = clean_data(msgspec.json.decode(read_text(path, TemplateError)))
        return read_edits(data)
    except (ValueError, RecursionError) as cause:
        raise TemplateError(
            f"The saved words cannot be read: {cause}.", Place(path.name)
        ) from cause
