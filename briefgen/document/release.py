"""How far a brief is on its way out: its state, its version, and the markings on its pages."""

from enum import StrEnum

import msgspec


class State(StrEnum):
    """Draft → in clearance → final."""

    DRAFT = "draft"
    CLEARANCE = "clearance"
    FINAL = "final"


class MarkingKind(StrEnum):
    """What the banners at the top and foot of each page say."""

    NONE = ""
    DRAFT = "draft"
    EMBARGOED = "embargoed"
    CUI = "cui"


class Marking(msgspec.Struct, frozen=True):
    """A marking and what goes with it.

    ``until`` is the end of an embargo in words, with date, time and zone. The other fields are the
    designation block of controlled unclassified information (CUI).
    """

    kind: MarkingKind = MarkingKind.NONE
    until: str = ""
    controlled_by: str = ""
    category: str = ""
    dissemination: str = ""
    contact: str = ""


_FIELDS: dict[MarkingKind, tuple[str, ...]] = {
    MarkingKind.EMBARGOED: ("until",),
    MarkingKind.CUI: ("controlled_by", "category", "dissemination", "contact"),
}


def marking_fields(kind: MarkingKind) -> tuple[str, ...]:
    """The fields that a marking of this kind has."""
    return _FIELDS.get(kind, ())


class Stamp(msgspec.Struct, frozen=True):
    """What state and marking put on pages: the foot's middle, the banner, the designation block."""

    foot: str = ""  # "DRAFT v0.7 · Nov 23, 2026"
    banner: str = ""
    kind: MarkingKind = MarkingKind.NONE
    designation: tuple[str, ...] = ()


_WORDS = {State.DRAFT: "DRAFT", State.CLEARANCE: "IN CLEARANCE"}


def foot_words(state: State, version: str, date: str) -> str:
    """The middle of the foot; a final brief shows its version alone. ``date`` is in words."""
    number = f"v{version}"
    if state is State.FINAL:
        return number
    return " · ".join(part for part in (f"{_WORDS[state]} {number}", date) if part)


def banner(marking: Marking) -> str:
    """The words of the banner in capitals; empty without a marking."""
    match marking.kind:
        case MarkingKind.NONE:
            return ""
        case MarkingKind.EMBARGOED:
            until = f" UNTIL {marking.until.upper()}" if marking.until.strip() else ""
            return f"EMBARGOED{until}"
        case _:
            return marking.kind.value.upper()


def designation(marking: Marking) -> tuple[str, ...]:
    """The lines of the designation block of page 1; what is not filled in leaves no trace."""
    if marking.kind is not MarkingKind.CUI:
        return ()
    lines = (
        ("Controlled by", marking.controlled_by),
        ("CUI category", marking.category),
        ("Dissemination control", marking.dissemination),
        ("Point of contact", marking.contact),
    )
    return tuple(f"{label}: {words}" for label, words in lines if words.strip())


def counted(version: str, state: State) -> str:
    """The version after another export: 0.7 becomes 0.8; a final one stays as it is."""
    major, minor = _numbers(version)
    return version if state is State.FINAL else f"{major}.{minor + 1}"


def entered(version: str, state: State) -> str:
    """The version on entering a state: the next whole number when final, else as it was."""
    major, minor = _numbers(version)
    if state is not State.FINAL or (minor == 0 and major > 0):
        return version
    return f"{major + 1}.0"


def edition_of(version: str) -> str:
    """Which edition a version is or leads to: 0.3 and 1.0 the first, 1.1 the second."""
    major, minor = _numbers(version)
    number = major + (minor > 0 or major == 0)
    return "First edition" if number == 1 else f"Edition {number}"


def _numbers(version: str) -> tuple[int, int]:
    """The two parts of a version; a version that is not one counts as the first."""
    major, _, minor = version.partition(".")
    plain = all(part.isascii() and part.isdigit() and len(part) < 6 for part in (major, minor))
    return (int(major), int(minor)) if plain else (0, 1)
