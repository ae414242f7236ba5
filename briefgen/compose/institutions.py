"""Names of institutions as authors: short where the text cites them, findable in the list."""

import re

_ACRONYM = re.compile(r"^(?P<full>[^()]+?) \((?P<short>[A-Z][A-Za-z&]{0,7}[A-Z])\)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_FIRST = re.compile(r";|, (?:via|processed by|packaged by|reported by|based on) ")


def nickname(name: str) -> str:
    """``WIPO`` for "World Intellectual Property Organization (WIPO)"; else the name alone.

    What stands in brackets, and through whom a source came, is left to the entry.
    """
    first = _FIRST.split(name)[0].strip()
    if found := _ACRONYM.match(first):
        return found["short"]
    return _BRACKETS.sub("", first).strip() or name


def named(name: str) -> str:
    """The name with its acronym first, as the text cites it: "WIPO (World …)"."""
    found = _ACRONYM.match(name)
    if not found:
        return name
    return f"{found['short']} ({found['full']}){name[found.end() :]}"
