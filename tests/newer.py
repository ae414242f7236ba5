"""A brief as a version of the program after ours would write it."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from briefgen.model.brief import Brief
from briefgen.store.container import FORMAT, pack_brief
from briefgen.zips import read_zip, write_zip


def newer_brief(brief: Brief, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The bytes of a brief with the next format number and ``brief.json`` changed."""
    members = read_zip(pack_brief(brief))
    work = json.loads(members["brief.json"])
    change(work)
    members["brief.json"] = json.dumps(work).encode()
    manifest = json.loads(members.pop("manifest.json"))
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    manifest |= {"format": FORMAT + 1, "members": hashes}
    return write_zip({"manifest.json": json.dumps(manifest).encode(), **members})
