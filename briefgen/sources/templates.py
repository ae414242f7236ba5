"""A template folder → Template."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefgen.brief.template import SECTIONS, Template
from briefgen.change.changes import Change
from briefgen.change.file_words import read_edits
from briefgen.document.text import clean_data, clean_text
from briefgen.errors import Place, TemplateError
from briefgen.sources.files import LIMIT, convert, inside, read_text, read_toml


def read_template(folder: Path) -> Template:
    """Read ``template.toml``, its ``sections/*.md`` and, of a saved one, ``edits.json``.

    Raises:
        TemplateError: with the file and line of what is wrong.
    """
    data = read_toml(inside(folder, "template.toml", TemplateError), TemplateError)
    data.setdefault("id", clean_text(folder.name) or "template")
    found = data.get("sections", [])
    if not isinstance(found, list):
        raise TemplateError("Write each section under [[sections]].", Place("template.toml"))
    data["sections"] = list(_sections(folder, found[: SECTIONS + 1]))
    data["edits"] = []
    template = convert(data, Template, TemplateError, Place("template.toml"))
    if not template.sections:
        raise TemplateError("A template needs at least one [[sections]].", Place("template.toml"))
    return msgspec.structs.replace(template, edits=_edits(folder))


def _sections(folder: Path, found: list[Any]) -> Iterator[dict[str, Any]]:
    length = 0
    for each in found:
        section = _section(folder, each)
        length += len(section["text"])
        if length > LIMIT:
            raise TemplateError("The sections together are too long.", Place("template.toml"))
        yield section


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
