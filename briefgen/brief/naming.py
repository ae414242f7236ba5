"""What the files of a brief are called."""

import re
import sys

from briefgen.brief.brief import Brief
from briefgen.document.release import MarkingKind, State

_SUFFIX = {State.DRAFT: "-DRAFT", State.CLEARANCE: "-CLEARANCE", State.FINAL: ""}
_MARKS = {MarkingKind.EMBARGOED: "_EMBARGOED", MarkingKind.CUI: "_CUI"}
_NOT_ON_WINDOWS = '<>:"/\\|?*'
_PART = 40  # characters of a topic or a kind


def proposed_name(brief: Brief) -> str:
    """A name without suffix that sorts by date and says what the file is.

    ``2026-11-23_us-china-ai_one-pager_v0.7-DRAFT``; an embargo and CUI stand at the end.
    """
    parts = (brief.date, brief.pack.id, brief.template.id)
    start = "_".join(filter(None, map(_safe, parts)))
    version = _safe(brief.version)
    return f"{start}_v{version}{_SUFFIX[brief.state]}{_MARKS.get(brief.marking.kind, '')}"


def unfit_signs(name: str, *, windows: bool = sys.platform == "win32") -> str:
    """The signs in a name that this system does not let a file have, each once."""
    found = (each for each in name if each in (_NOT_ON_WINDOWS if windows else "/"))
    return "".join(dict.fromkeys(found))


def without_ending(name: str, endings: tuple[str, ...]) -> str:
    """A name as it is typed, without the ending that its file gets anyway."""
    typed = next((each for each in endings if name.lower().endswith(each)), "")
    return name[: len(name) - len(typed)]


def _safe(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.-]+", "-", text)[:_PART].strip("-.")
