"""Names of institutions: as authors, short or findable in a list; as actors, in a sentence."""

import re

_ACRONYM = re.compile(r"^(?P<full>[^()]+?) \((?P<short>[A-Z][A-Za-z&]{0,7}[A-Z])\)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_BODY = re.compile(
    r"\b(?:Department|Commission|Foundation|Ministry|Office|Agency|Council|Board|Bureau|Authority"
    r"|Administration|Assembly|Committee|Court|Government|Institute|Legislature|Parliament|Service)\b",
    re.IGNORECASE,
)
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


def within(name: str, audience: str = "") -> str:
    """A body as a sentence names it: "the Department of Energy", "hospital districts", "Congress".

    ``audience`` is whom a topic library is for, in its own words: "the Legislature".
    """
    first, *rest = name.split(" ")
    if first in ("A", "An", "The"):
        return f"{first.lower()} {' '.join(rest)}"
    if audience and name.lower() == audience.removeprefix("the ").lower():
        return audience
    several = not rest and first.endswith("s") and not first.endswith("ss")
    is_proper = any(each[:1].isupper() for each in rest) or first[1:] != first[1:].lower()
    is_common = (bool(rest) or several or bool(_BODY.search(name))) and not is_proper
    said = name[:1].lower() + name[1:] if is_common else name
    return f"the {said}" if _BODY.search(name) else said
