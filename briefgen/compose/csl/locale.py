"""A language's words for citations: terms, dates and quotation marks."""

from typing import NamedTuple

from lxml import etree

from briefgen.compose.csl.nodes import CSL, Node, node_of
from briefgen.compose.csl.output import Marks
from briefgen.paths import STYLES as FOLDER

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_INSTEAD = {
    "verb-short": ("verb", ""),
    "symbol": ("short", ""),
    "verb": ("",),
    "short": ("",),
    "": (),
}  # the form that stands in for one that is missing


class Term(NamedTuple):
    """A word for one and for several; ``match`` says to which numbers an ordinal belongs."""

    single: str
    multiple: str
    match: str = ""


class Locale(NamedTuple):
    """What a style's own locale and the language's say, the style's first."""

    terms: dict[tuple[str, str], Term]
    dates: dict[str, Node]
    options: dict[str, str]

    def term(self, name: str, form: str = "", *, plural: bool = False) -> str:
        """A term in a form, or in the one that stands in for it; empty where there is none."""
        form = "" if form == "long" else form
        for each in (form, *_INSTEAD.get(form, ("",))):
            found = self.terms.get((name, each))
            if found is not None:
                return found.multiple if plural else found.single
        return ""

    @property
    def marks(self) -> Marks:
        """The quotation marks."""
        return Marks(
            (self.term("open-quote"), self.term("close-quote")),
            (self.term("open-inner-quote"), self.term("close-inner-quote")),
            self.options.get("punctuation-in-quote") == "true",
        )


def locale_of(style: etree._Element, language: str) -> Locale:
    """The locale of a style in a language: its own words over those that we ship."""
    shipped = etree.parse(FOLDER / "locales" / f"locales-{language}.xml").getroot()
    locale = Locale({}, {}, {})
    own = style.findall(f"{CSL}locale")
    for wanted in (None, language[:2], language):
        for element in [shipped] if wanted is None else []:
            _add(locale, element)
        for element in own:
            if element.get(_LANGUAGE) == wanted:
                _add(locale, element)
    return locale


def _add(locale: Locale, element: etree._Element) -> None:
    terms = list(element.iterfind(f"{CSL}terms/{CSL}term"))
    if any((each.get("name") or "").startswith("ordinal") for each in terms):
        for key in [key for key in locale.terms if key[0].startswith("ordinal")]:
            del locale.terms[key]
    for each in terms:
        form = (each.get("form") or "long").replace("long", "")
        single, multiple = each.find(f"{CSL}single"), each.find(f"{CSL}multiple")
        whole = each.text or ""
        one = whole if single is None else single.text or ""
        several = one if multiple is None else multiple.text or ""
        term = Term(one, several, each.get("match") or "")
        locale.terms[each.get("name") or "", form] = term
    for each in element.iterfind(f"{CSL}date"):
        locale.dates[each.get("form") or ""] = node_of(each)
    for each in element.iterfind(f"{CSL}style-options"):
        locale.options.update({str(name): str(value) for name, value in each.attrib.items()})
