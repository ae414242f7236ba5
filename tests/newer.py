"""Briefs as our program does not write them: by a later version, or by somebody else."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from briefgen.brief.brief import Brief
from briefgen.change.file_words import FORMAT
from briefgen.store.container import pack_brief
from briefgen.zips import read_zip, write_zip

Change = Callable[[dict[str, Any]], object]


def newer_brief(brief: Brief, change: Change) -> bytes:
    """The bytes of a brief with the next format number and ``brief.json`` changed."""
    return altered_brief(brief, change, number=FORMAT + 1)


def altered_brief(
    brief: Brief, change: Change, member: str = "brief.json", number: int = FORMAT
) -> bytes:
    """The bytes of a brief with one member changed and a manifest that agrees."""
    members = read_zip(pack_brief(brief))
    data = json.loads(members[member])
    change(data)
    members[member] = json.dumps(data).encode()
    manifest = json.loads(members.pop("manifest.json"))
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    manifest |= {"format": number, "members": hashes}
    return write_zip({"manifest.json": json.dumps(manifest).encode(), **members})
