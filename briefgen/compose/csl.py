"""A citation style (CSL) run over one source at a time: source in, text with markup out.

The one place that knows citeproc-py. What is italic, bold or the title comes back between
private-use characters, which no source holds.
"""

import functools
import io
from typing import Any, NamedTuple

from lxml import etree

from briefgen.compose.csl_check import CSL, checked
from briefgen.compose.institutions import named, nickname
from briefgen.document.text import clean_line, clean_text
from briefgen.errors import CitationError, Place
from briefgen.evidence.citation_style import STYLES, CitationStyle
from briefgen.evidence.pack import Source
from briefgen.paths import STYLES as FOLDER

ITALIC, BOLD, TITLE = ("\ue100", "\ue101"), ("\ue102", "\ue103"), ("\ue104", "\ue105")
_NAMES = 100  # authors of one source
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    OSError,
    etree.LxmlError,
)  # what citeproc-py raises at a style that it does not understand


class Style(NamedTuple):
    """A style ready to run. ``kind`` is ``note``, ``numeric`` or ``in-text``."""

    name: str
    kind: str
    engine: Any  # citeproc.CitationStylesStyle


@functools.lru_cache(maxsize=16)
def open_style(style: CitationStyle, language: str) -> Style:
    """Parse a style for a language such as ``en-US``; an unknown language reads as American.

    Raises:
        CitationError: there is no such style, or it cannot be run.
    """
    place = Place(f"{style.name}.csl" if style.csl_text else "")
    text = clean_text(style.csl_text or _shipped(style.name))
    root = checked(text, place)
    formats = [each.get("citation-format") for each in root.iter(f"{CSL}category")]
    kind = "note" if root.get("class") == "note" else "in-text"
    if "numeric" in formats:
        kind = "numeric"
    if kind != "note" and root.find(f"{CSL}bibliography") is None:
        raise CitationError("This style has no <bibliography>; choose one that has.", place)
    from citeproc import CitationStylesStyle

    try:
        source = io.BytesIO(etree.tostring(_spelled_out(root), encoding="utf-8"))
        engine = CitationStylesStyle(source, locale=_locale(language), validate=False)
    except _FAILURES as error:
        raise _cannot(place, error) from error
    return Style(place.file, kind, engine)


def _spelled_out(root: Any) -> Any:
    """The style with ``initialize-with`` only where given names are to be initials.

    citeproc-py does not know ``initialize="false"``, by which a style spells them out.
    """
    initials = root.attrib.pop("initialize-with", None)
    if initials is not None:
        for name in root.iter(f"{CSL}name"):
            if name.get("initialize") != "false" and name.getparent().tag != f"{CSL}author":
                name.set("initialize-with", name.get("initialize-with", initials))
    return root


def run_entry(style: Style, source: Source, suffix: str = "") -> str:
    """A source as a note of this style, or as an entry of its list of references.

    Raises:
        CitationError: the style cannot be run.
    """
    made = _bibliography(style, _reference(style, source, suffix))
    try:
        if style.kind == "note":
            return str(made.cite(made.briefgen_citation, str))
        return "".join(map(str, made.bibliography()))
    except _failures() as error:
        raise _cannot(Place(style.name), error) from error


def run_mark(style: Style, source: Source, suffix: str = "") -> str:
    """How the text names a source in this style, such as ``(WIPO 2024)``.

    Raises:
        CitationError: the style cannot be run.
    """
    made = _bibliography(style, _reference(style, source, suffix, short=True))
    try:
        return str(made.cite(made.briefgen_citation, str))
    except _failures() as error:
        raise _cannot(Place(style.name), error) from error


def _shipped(name: str) -> str:
    if name not in STYLES:
        known = ", ".join(STYLES)
        raise CitationError(f"There is no citation style “{name[:60]}”; use one of {known}.")
    return (FOLDER / f"{name}.csl").read_text(encoding="utf-8")


def _locale(language: str) -> str:
    from citeproc import LANGUAGE_NAMES

    return language if language in LANGUAGE_NAMES else "en-US"


def _failures() -> tuple[type[Exception], ...]:
    from citeproc.source import VariableError

    return (*_FAILURES, VariableError)


def _cannot(place: Place, error: Exception) -> CitationError:
    what = type(error).__name__
    message = f"This citation style cannot be run here ({what}); choose another one."
    return CitationError(message, place)


def _bibliography(style: Style, reference: Any) -> Any:
    from citeproc import Citation, CitationItem, CitationStylesBibliography
    from citeproc.source import BibliographySource

    source = BibliographySource()
    source.add(reference)
    made = CitationStylesBibliography(style.engine, source, _Markup)
    made.briefgen_citation = Citation([CitationItem(reference.key)])
    made.register(made.briefgen_citation)
    return made


def _reference(style: Style, source: Source, suffix: str, *, short: bool = False) -> Any:
    """The source as citeproc-py wants it; what is empty is left out."""
    from citeproc.source import Reference
    from citeproc.string import MixedString, NoCase

    title = f"{TITLE[0]}{clean_line(source.title)}{TITLE[1]}"
    authors = authors_of(source, style.kind, short=short)
    alone = clean_line(source.author[0].literal) if len(source.author) == 1 else ""
    published = bool(source.author) and alone != clean_line(source.publisher)
    keep_address = style.kind != "note" or bool(style.name)
    fields = {
        "publisher": source.publisher if published else "",
        "container_title": source.container_title,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.page,
        "number": source.number,
        "note": source.note,
        "DOI": source.doi if keep_address else "",
        "URL": source.url if keep_address else "",
    }
    given = {name: NoCase(clean_line(text)) for name, text in fields.items() if clean_line(text)}
    given |= {
        "issued": _date(source.issued),
        "accessed": _date(source.accessed) if keep_address else None,
        "author": authors,
        "year_suffix": NoCase(suffix) if suffix else None,
    }
    kept = {name: each for name, each in given.items() if each}
    return Reference("source", _kind_of(source), title=MixedString([NoCase(title)]), **kept)


def _kind_of(source: Source) -> str:
    """The type; an article in nothing that has a name is a page, or styles call it a preprint."""
    if source.type.startswith("article") and not clean_line(source.container_title):
        return "webpage"
    return source.type


def authors_of(source: Source, kind: str, *, short: bool) -> list[Any]:
    """Who a source is cited by: its authors, else its publisher.

    An institution that gives its acronym in brackets goes by that where the text names it, and
    its entry begins with it.
    """
    from citeproc.source import Name

    names = []
    for each in source.author[:_NAMES]:
        family, given = clean_line(each.family), clean_line(each.given)
        literal = clean_line(each.literal)
        if family or given:
            parts = {"family": family or given, "given": given if family else ""}
            names.append(Name(**{name: part for name, part in parts.items() if part}))
        elif literal:
            names.append(Name(literal=_institution(literal, kind, short=short)))
    publisher = clean_line(source.publisher)
    if not names and publisher:
        names = [Name(literal=_institution(publisher, kind, short=short))]
    return names


def _institution(name: str, kind: str, *, short: bool) -> str:
    if kind != "in-text":
        return name
    return nickname(name) if short else named(name)


def _date(date: dict[str, list[list[int]]]) -> Any:
    from citeproc.source import Date, DateRange

    found = []
    for parts in date.get("date-parts", [])[:2]:
        names = dict(zip(("year", "month", "day"), _plausible(parts), strict=False))
        if names:
            found.append(Date(**names))
    if len(found) == 2:
        return DateRange(begin=found[0], end=found[1])
    return found[0] if found else None


def _plausible(parts: list[int]) -> list[int]:
    """The year, month and day up to the first that cannot be."""
    limits = ((1, 9999), (1, 12), (1, 31))
    for index, (part, (low, high)) in enumerate(zip(parts, limits, strict=False)):
        if not low <= part <= high:
            return parts[:index]
    return parts[:3]


class _Markup:
    """A formatter of citeproc-py that puts private-use characters around what is marked."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    Italic = Oblique = staticmethod(lambda text: f"{ITALIC[0]}{text}{ITALIC[1]}")
    Bold = staticmethod(lambda text: f"{BOLD[0]}{text}{BOLD[1]}")
    Light = Underline = Superscript = Subscript = SmallCaps = staticmethod(str)
