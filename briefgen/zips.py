"""Zip files that are the same bytes in any process on any day."""

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_COMPRESSED = (".png", ".jpg", ".jpeg", ".xlsx", ".zip", ".woff2")


def write_zip(members: Mapping[str, bytes]) -> bytes:
    """Pack members in the given order, without clocks, users or systems in the headers."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            stored = name.lower().endswith(_COMPRESSED)
            method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, method, None if stored else 6)
    return stream.getvalue()
