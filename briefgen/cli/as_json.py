"""What ``--json`` prints."""

import msgspec


def as_json(rows: object) -> str:
    """One JSON array."""
    return msgspec.json.format(msgspec.json.encode(rows), indent=1).decode()
