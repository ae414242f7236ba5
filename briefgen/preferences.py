"""Every setting of the program, a row each: what reads, shows, searches and locks them shares this.

A person's own lie where they always did: in the window's file, or in the profile where the command
line needs them too. An office can set and lock each in one file (``docs/settings.md``).
"""

import os
from collections.abc import Mapping
from enum import StrEnum

import msgspec

Value = str | int | bool

LONGEST = 200  # characters of a line of text; an office with a long name has 90
LONGEST_PATH = 4_000


class Page(StrEnum):
    """A page of the preferences, in their order; its value is its title."""

    APPEARANCE = "Appearance"
    LANGUAGE = "Language and spelling"
    FOLDERS = "Folders"
    SAVING = "Saving"
    OFFICE = "Your office"


class Kind(StrEnum):
    """How a setting is told; a text and a path may be empty."""

    CHOICE = "choice"
    SWITCH = "switch"
    TEXT = "text"
    FOLDER = "folder"
    FILE = "file"
    WORDS = "words"  # a list that only the person has


class Preference(msgspec.Struct, frozen=True):
    """One setting; ``profile`` says that it is kept where the command line finds it."""

    page: Page
    kind: Kind
    label: str
    default: Value = ""
    choices: tuple[tuple[Value, str], ...] = ()
    hint: str = ""
    other_names: str = ""  # by which a person may look for it
    profile: bool = True


def _choice(
    label: str, choices: tuple[tuple[Value, str], ...], hint: str = "", names: str = ""
) -> Preference:
    return Preference(_LANGUAGE, Kind.CHOICE, label, choices[0][0], choices, hint, names)


def _text(label: str, names: str = "") -> Preference:
    return Preference(Page.OFFICE, Kind.TEXT, label, other_names=names)


_APPEARANCE, _LANGUAGE, _FOLDERS = Page.APPEARANCE, Page.LANGUAGE, Page.FOLDERS
_SIZES = (75, 90, 100, 110, 125, 150, 175, 200)

PREFERENCES: dict[str, Preference] = {
    "appearance": Preference(
        _APPEARANCE, Kind.CHOICE, "Colors", "system",
        (("system", "Like the system"), ("light", "Light"), ("dark", "Dark"),
         ("contrast", "High contrast")),
        other_names="theme mode night bright colours", profile=False,
    ),
    "text_size": Preference(
        _APPEARANCE, Kind.CHOICE, "Size of text", 100,
        tuple((each, f"{each} %") for each in _SIZES),
        "Of the whole window. The pages have a zoom of their own.",
        "font larger smaller zoom scale big", profile=False,
    ),
    "less_motion": Preference(
        _APPEARANCE, Kind.SWITCH, "Less motion", False,
        hint="Nothing blinks, slides or fades.",
        other_names="animation reduced cursor caret blink", profile=False,
    ),
    "tips": Preference(
        _APPEARANCE, Kind.SWITCH, "Tips", True,
        hint="A line on the first use of a pane, each shown once.",
        other_names="hints help tutorial introduction", profile=False,
    ),
    "language": _choice(
        "Language of new briefs",
        (("en-US", "American English"), ("en-GB", "British English")),
        "Of spelling, dates and dollars; British ones are on A4. A brief keeps its own "
        "(Brief › Language).",
        "US UK GB English locale paper",
    ),
    "dictionary": _choice(
        "Dictionary",
        (("", "That of the brief’s language"), ("en-US", "American English"),
         ("en-GB", "British English"), ("none", "None: spelling is not checked")),
        names="spelling spellcheck proofing off",
    ),
    "words": Preference(
        _LANGUAGE, Kind.WORDS, "Your own words",
        hint="Right in every brief, whatever the dictionary says.",
        other_names="spelling dictionary custom add remove", profile=False,
    ),
    "briefs_folder": Preference(
        _FOLDERS, Kind.FOLDER, "Briefs",
        hint="Where Open and Save begin. Empty: where they were used last.",
        other_names="path directory save open location", profile=False,
    ),
    "export_folder": Preference(
        _FOLDERS, Kind.FOLDER, "Exported files",
        hint="Where PDF and Word files go. Empty: beside the brief.",
        other_names="path directory PDF Word output location", profile=False,
    ),
    "folder": Preference(
        _FOLDERS, Kind.FOLDER, "Your office’s folder",
        hint="With the templates, topics and looks that your office shares: “templates”, “packs” "
        "and “brands” in it. The start page lists them.",
        other_names="path directory share library packs brands looks location",
    ),
    "copies": Preference(
        Page.SAVING, Kind.CHOICE, "Copy of unsaved work", 5,
        ((5, "After 5 seconds"), (30, "After half a minute"), (60, "After a minute"),
         (300, "After 5 minutes"), (0, "Never")),
        "Offered when the program ended before you saved. It lies in your own folder.",
        "autosave recovery backup crash interval", profile=False,
    ),
    "office": _text("Office", "organization agency name"),
    "name": _text("Your name", "author person contact"),
    "phone": _text("Telephone", "contact"),
    "email": _text("E-mail", "contact mail address"),
    "head": _text("Member or director", "to memo boss"),
    "state": _text("State", "district"),
    "marking": Preference(
        Page.OFFICE, Kind.CHOICE, "Usual marking", "",
        (("", "None"), ("draft", "DRAFT"), ("embargoed", "EMBARGOED"),
         ("cui", "CUI (controlled)")),
        other_names="banner classification",
    ),
    "look": Preference(
        Page.OFFICE, Kind.FILE, "Look", other_names="brand logo letterhead colors fonts"
    ),
}  # fmt: skip


class OfficeSettings(msgspec.Struct, frozen=True):
    """What an office says in its file: values to begin with, and those that nobody changes."""

    values: Mapping[str, Value] = {}
    locked: Mapping[str, Value] = {}
    file: str = ""

    def default(self, key: str) -> Value:
        """What a setting is as long as a person says nothing."""
        own = self.values.get(key, PREFERENCES[key].default)
        return self.locked.get(key, own)

    def refusal(self, key: str) -> str:
        """Why a person cannot change a setting; ``""`` if they can."""
        if key not in self.locked:
            return ""
        label = PREFERENCES[key].label
        return f"“{label}” is set by your office and cannot be changed here ({self.file})."


def mistake(key: str, value: object) -> str:
    """What is wrong with the value of a setting, in a sentence; ``""`` if nothing is."""
    row = PREFERENCES.get(key)
    if row is None or row.kind is Kind.WORDS:
        return f"There is no setting “{key}”; check the spelling."
    if row.kind is Kind.SWITCH:
        return "" if isinstance(value, bool) else f"“{key}” must be true or false."
    if row.kind is Kind.CHOICE:
        known = tuple(each for each, _ in row.choices)
        if any(value == each and type(value) is type(each) for each in known):
            return ""
        return f"“{key}” must be one of {', '.join(map(_written, known))}."
    if not isinstance(value, str):
        return f"“{key}” must be a text in quotation marks."
    longest = LONGEST if row.kind is Kind.TEXT else LONGEST_PATH
    if len(value) > longest:
        return f"“{key}” may have at most {longest} characters."
    if row.kind in (Kind.FOLDER, Kind.FILE) and not _is_told_whole(value, row.kind):
        return f"“{key}” must be a whole path, from the root of a disk on."
    return ""


def _is_told_whole(path: str, kind: Kind) -> bool:
    """Whether a path says the same wherever one stands; files that are known have a name alone."""
    is_name = kind is Kind.FILE and not any(each in path for each in "/\\")
    return not path or is_name or os.path.isabs(os.path.expanduser(path))  # noqa: PTH111, PTH117 (Path may raise)


def from_text(key: str, text: str) -> Value | None:
    """A value as a file of plain texts has it; None if it is none."""
    row = PREFERENCES[key]
    tried: tuple[Value, ...] = (text,)
    if row.kind is Kind.SWITCH:
        tried = {"true": (True,), "false": (False,)}.get(text.lower(), ())
    elif row.kind is Kind.CHOICE:
        tried = tuple(each for each, _ in row.choices if str(each) == text)
    return next((each for each in tried if not mistake(key, each)), None)


def _written(value: Value) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value)
