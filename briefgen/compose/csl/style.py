"""A style ready to run: one that we ship, or an office's own."""

import functools
from collections.abc import Mapping
from typing import Any, NamedTuple

from briefgen.compose.csl.check import checked
from briefgen.compose.csl.locale import locale_of
from briefgen.compose.csl.nodes import CSL, Node, node_of
from briefgen.compose.csl.output import Run, flatten
from briefgen.compose.csl.rendering import Program, Rendering
from briefgen.document.text import clean_text
from briefgen.errors import CitationError, Place
from briefgen.evidence.citation_style import STYLES, CitationStyle
from briefgen.paths import STYLES as FOLDER

_LANGUAGES = ("en-US", "en-GB")


class Style(NamedTuple):
    """A style ready to run. ``kind`` is ``note``, ``numeric`` or ``in-text``."""

    name: str
    kind: str
    program: Program
    citation: Node
    bibliography: Node | None


@functools.lru_cache(maxsize=16)
def open_style(style: CitationStyle, language: str) -> Style:
    """Parse a style for a language such as ``en-US``; an unknown language reads as American.

    Raises:
        CitationError: there is no such style, or it cannot be run.
    """
    place = Place(f"{style.name}.csl" if style.csl_text else "")
    root = checked(clean_text(style.csl_text or _shipped(style.name)), place)
    formats = [each.get("citation-format") for each in root.iter(f"{CSL}category")]
    kind = "note" if root.get("class") == "note" else "in-text"
    if "numeric" in formats:
        kind = "numeric"
    if kind != "note" and root.find(f"{CSL}bibliography") is None:
        raise CitationError("This style has no <bibliography>; choose one that has.", place)
    listed = root.find(f"{CSL}bibliography")
    language = language if language in _LANGUAGES else "en-US"
    letters = any(each.get("variable") == "year-suffix" for each in root.iter(f"{CSL}text"))
    program = Program(
        {str(name): str(value) for name, value in root.attrib.items()},
        {each.get("name"): node_of(each) for each in root.findall(f"{CSL}macro")},
        locale_of(root, language),
        root.get("class") == "note",
        letters,
    )
    citation = node_of(root.find(f"{CSL}citation"))
    return Style(place.file, kind, program, citation, None if listed is None else node_of(listed))


def _shipped(name: str) -> str:
    if name not in STYLES:
        known = ", ".join(STYLES)
        raise CitationError(f"There is no citation style “{name[:60]}”; use one of {known}.")
    return (FOLDER / f"{name}.csl").read_text(encoding="utf-8")


def entry(style: Style, item: Mapping[str, Any]) -> tuple[Run, ...]:
    """A source as a note of this style, or as an entry of its list of references.

    Raises:
        CitationError: the style cannot be run.
    """
    area = style.bibliography if style.kind != "note" and style.bibliography else style.citation
    return _run(style, area, item)


def mark(style: Style, item: Mapping[str, Any]) -> tuple[Run, ...]:
    """How the text names a source in this style, such as ``(WIPO 2024)``.

    Raises:
        CitationError: the style cannot be run.
    """
    return _run(style, style.citation, item)


def _run(style: Style, area: Node, item: Mapping[str, Any]) -> tuple[Run, ...]:
    try:
        return flatten(Rendering(style.program, area, item).layout(), style.program.locale.marks)
    except (RecursionError, ValueError) as error:  # nested without end, or no number where one is
        message = "This citation style cannot be run here; choose another one."
        raise CitationError(message, Place(style.name)) from error
