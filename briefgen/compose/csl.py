"""A citation style (CSL) run over one source at a time: source in, text with markup out.

The one place that knows citeproc-py. What is italic, bold or the title comes back between
private-use characters, which no source holds.
"""

import functools
import io
from typing import Any, NamedTuple

from lxml import etree

from briefgen.compose.institutions import named, nickname
from briefgen.errors import CitationError, Place
from briefgen.model.citation_style import STYLES, CitationStyle
from briefgen.model.pack import Source
from briefgen.model.text import clean_line, clean_text
from briefgen.paths import STYLES as FOLDER

ITALIC, BOLD, TITLE = ("\ue100", "\ue101"), ("\ue102", "\ue103"), ("\ue104", "\ue105")
LIMIT = 2_000_000  # characters of a style; the largest in use has 250,000
_COST = 50_000  # elements on the longest way through a style; Chicago notes have 1,800
_NAMES = 100  # authors of one source
_CSL = "{http://purl.org/net/xbiblio/csl}"
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
    formats = [each.get("citation-format") for each in root.iter(f"{_CSL}category")]
    kind = "note" if root.get("class") == "note" else "in-text"
    if "numeric" in formats:
        kind = "numeric"
    if kind != "note" and root.find(f"{_CSL}bibliography") is None:
        raise CitationError("This style has no <bibliography>; choose one that has.", place)
    from citeproc import CitationStylesStyle

    try:
        source = io.BytesIO(text.encode())
        engine = CitationStylesStyle(source, locale=_locale(language), validate=False)
    except _FAILURES as error:
        raise _cannot(place, error) from error
    return Style(place.file, kind, engine)


def checked(text: str, place: Place) -> Any:
    """The root of a style that may be run.

    Raises:
        CitationError: not a style, a dependent one, or one that could run for ever.
    """
    if len(text) > LIMIT:
        raise CitationError("The file is too large to be a citation style.", place)
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise CitationError("A citation style may not declare a DOCTYPE or entities.", place)
    parser = etree.XMLParser(
        remove_comments=True, resolve_entities=False, no_network=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise CitationError("The file is not valid XML.", Place(place.file, line)) from error
    if root.tag != f"{_CSL}style":
        raise CitationError("The file is not a citation style: it has no <style>.", place)
    if root.find(f"{_CSL}citation") is None:
        raise CitationError(_incomplete(root), place)
    _weigh(root, place)
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


def _incomplete(root: Any) -> str:
    links = (each for each in root.iter(f"{_CSL}link") if each.get("rel") == "independent-parent")
    parent = next((each.get("href", "") for each in links), "")
    if not parent:
        return "The style has no <citation>, so it cannot cite anything; choose another one."
    name = clean_line(parent).rsplit("/", 1)[-1][:80]
    return f"This style only points to another, “{name}”; use the file of that one."


def _weigh(root: Any, place: Place) -> None:
    """Refuse macros that call each other without end, or far more often than any style does."""
    macros = {each.get("name"): each for each in root.findall(f"{_CSL}macro")}
    known: dict[str, int] = {}

    def cost(element: Any, open_macros: tuple[str, ...]) -> int:
        name = element.get("macro")
        total = 1 + _macro(name, open_macros) if name else 1
        parts = [cost(each, open_macros) for each in element]
        return total + (max(parts, default=0) if element.tag == f"{_CSL}choose" else sum(parts))

    def _macro(name: str, open_macros: tuple[str, ...]) -> int:
        if name in open_macros:
            raise CitationError(f"The macro “{name}” calls itself.", place)
        if name not in macros:
            raise CitationError(f"The style has no macro “{name}”.", place)
        if name not in known:
            known[name] = cost(macros[name], (*open_macros, name))
        return known[name]

    try:
        total = sum(cost(each, ()) for each in root if each.tag != f"{_CSL}macro")
    except RecursionError as error:
        raise CitationError("The style is nested too deeply.", place) from error
    if total > _COST:
        raise CitationError("The style is far too complicated; choose another one.", place)


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
    """The type; an article in nothing that has a name is a page, because styles misprint it."""
    if source.type.startswith("article-") and not clean_line(source.container_title):
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
        names = dict(zip(("year", "month", "day"), parts, strict=False))
        if names:
            found.append(Date(**names))
    if len(found) == 2:
        return DateRange(begin=found[0], end=found[1])
    return found[0] if found else None


class _Markup:
    """A formatter of citeproc-py that puts private-use characters around what is marked."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    Italic = Oblique = staticmethod(lambda text: f"{ITALIC[0]}{text}{ITALIC[1]}")
    Bold = staticmethod(lambda text: f"{BOLD[0]}{text}{BOLD[1]}")
    Light = Underline = Superscript = Subscript = SmallCaps = staticmethod(str)
