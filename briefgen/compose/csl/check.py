"""Whether a citation style from anywhere may be run: small, plain XML, complete, and it ends."""

from typing import Any

from lxml import etree

from briefgen.document.text import clean_line
from briefgen.errors import CitationError, Place

LIMIT = 2_000_000  # characters of a style; the largest in use has 250,000
CSL = "{http://purl.org/net/xbiblio/csl}"
_COST = 50_000  # elements on the longest way through a style; Chicago notes have 1,800


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
    if root.tag != f"{CSL}style":
        raise CitationError("The file is not a citation style: it has no <style>.", place)
    if root.find(f"{CSL}citation") is None:
        raise CitationError(_incomplete(root), place)
    _weigh(root, place)
    return root


def _incomplete(root: Any) -> str:
    links = (each for each in root.iter(f"{CSL}link") if each.get("rel") == "independent-parent")
    parent = next((each.get("href", "") for each in links), "")
    if not parent:
        return "The style has no <citation>, so it cannot cite anything; choose another one."
    name = clean_line(parent).rsplit("/", 1)[-1][:80]
    return f"This style only points to another, “{name}”; use the file of that one."


def _weigh(root: Any, place: Place) -> None:
    """Refuse macros that call each other without end, or far more often than any style does."""
    macros = {each.get("name"): each for each in root.findall(f"{CSL}macro")}
    known: dict[str, int] = {}

    def cost(element: Any, open_macros: tuple[str, ...]) -> int:
        name = element.get("macro")
        total = 1 + _macro(name, open_macros) if name else 1
        parts = [cost(each, open_macros) for each in element]
        return total + (max(parts, default=0) if element.tag == f"{CSL}choose" else sum(parts))

    def _macro(name: str, open_macros: tuple[str, ...]) -> int:
        if name in open_macros:
            raise CitationError(f"The macro “{name}” calls itself.", place)
        if name not in macros:
            raise CitationError(f"The style has no macro “{name}”.", place)
        if name not in known:
            known[name] = cost(macros[name], (*open_macros, name))
        return known[name]

    try:
        total = sum(cost(each, ()) for each in root if each.tag != f"{CSL}macro")
    except RecursionError as error:
        raise CitationError("The style is nested too deeply.", place) from error
    if total > _COST:
        raise CitationError("The style is far too complicated; choose another one.", place)
