"""What a decoder says of a wrong field, in words for the person who wrote the file."""

import re
from enum import Enum
from typing import Any, get_args

import msgspec

_KINDS = {
    "str": "a text in quotation marks",
    "int": "a whole number without quotation marks",
    "float": "a number without quotation marks",
    "bool": "true or false without quotation marks",
    "array": "a list in square brackets",
    "object": "an entry with keys of its own",
    "null": "nothing",
}
_EXPECTED = re.compile(r"Expected `([^`]+)`(?: ([<>]=?) (-?[\d.]+))?")
_MISSING = re.compile(r"Object missing required field `([^`]+)`")
_UNKNOWN = re.compile(r"Object contains unknown field `([^`]+)`")
_ENUM = re.compile(r"Invalid enum value '?([^']*)'?")
_BOUNDS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}


def in_words(said: str, kind: Any, field: str) -> str:
    """The sentence of a mistake in a file that should be of this type, without its period.

    ``said`` is what msgspec says, ``field`` the path to it such as ``unit.decimals``.
    """
    if found := _EXPECTED.match(said):
        return _expected(found)
    if found := _MISSING.match(said):
        return f"The field “{found[1]}” is missing"
    if found := _UNKNOWN.match(said):
        return f"There is no field “{found[1]}”; check the spelling"
    if found := _ENUM.match(said):
        known = _choices(kind, re.sub(r"\[[^\]]*\]", "", field).split("."))
        return f"“{found[1]}” is none of {', '.join(known)}" if known else said
    return said


def _expected(found: re.Match[str]) -> str:
    names = [each.strip() for each in found[1].split("|")]
    wanted = " or ".join(dict.fromkeys(_KINDS.get(each, each) for each in names))
    bound = f" that is {_BOUNDS[found[2]]} {found[3]}" if found[2] else ""
    return f"This must be {wanted}{bound}"


def _choices(kind: Any, names: list[str]) -> tuple[str, ...]:
    """The values of the enumeration that this path leads to; none if it leads elsewhere."""
    for name in names:
        kind = next((each for each in _within(kind) if hasattr(each, "__struct_fields__")), kind)
        fields = msgspec.structs.fields(kind) if hasattr(kind, "__struct_fields__") else ()
        kind = next((each.type for each in fields if each.encode_name == name), kind)
    found = next((e for e in _within(kind) if isinstance(e, type) and issubclass(e, Enum)), None)
    return tuple(each.value for each in found) if found else ()


def _within(kind: Any) -> tuple[Any, ...]:
    """A type and those that it is made of."""
    return (kind, *(each for own in get_args(kind) for each in _within(own)))
