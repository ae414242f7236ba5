"""One source through the elements of a style: a tree of blobs comes out."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefgen.compose.csl.casing import cased
from briefgen.compose.csl.dates import date_blob
from briefgen.compose.csl.locale import Locale
from briefgen.compose.csl.names import Form, name_list
from briefgen.compose.csl.nodes import Node
from briefgen.compose.csl.numbers import NUMBERS, in_form, is_numeric, is_plural, written
from briefgen.compose.csl.output import Blob

_VERBATIM = frozenset(("DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL"))
_DATES = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)
_FIRST = ("capitalize-first", "sentence")
Item = Mapping[str, Any]  # a source as CSL-JSON


class Program(NamedTuple):
    """A style as it is run."""

    options: Mapping[str, str]
    macros: Mapping[str, Node]
    locale: Locale
    note: bool
    letters: bool  # the style prints the letter behind a year itself


class Made(NamedTuple):
    """What came of an element, whether it asked for data, and whether it got any."""

    blob: Blob | None = None
    called: bool = False
    filled: bool = False


class Rendering:
    """A source being printed in an area of a style (its citation or its bibliography)."""

    def __init__(self, program: Program, area: Node, item: Item) -> None:
        self._program = program
        self._area = area
        self._item = item
        self._locale = program.locale
        self._silent: set[str] = set()  # printed as a substitute: not again
        self._used: list[str] = []
        self._begun = False  # something was printed already

    def layout(self) -> Blob:
        """The whole entry."""
        layout = self._area.child("layout")
        if layout is None:
            return Blob("")
        first, *rest = [self._element(each).blob or Blob("") for each in self._met(layout)] or [
            Blob("")
        ]
        if self._area.get("second-field-align"):
            first = Blob([first], suffix=" ")
        return self._wrapped(layout, Blob([first, *rest]))

    def _children(self, node: Node) -> Made:
        made = [self._element(child) for child in self._met(node)]
        blobs = [each.blob for each in made if each.blob and not each.blob.empty]
        called, filled = any(each.called for each in made), any(each.filled for each in made)
        delimiter = node.get("delimiter") if node.tag == "group" else ""
        return Made(Blob(blobs, delimiter=delimiter) if blobs else None, called, filled)

    def _met(self, node: Node) -> Iterator[Node]:
        """The elements within one, of each choice those of the branch that holds."""
        for child in node.children:
            if child.tag != "choose":
                yield child
            elif (branch := self._branch(child)) is not None:
                yield from self._met(branch)

    def _element(self, node: Node, names: Node | None = None) -> Made:
        match node.tag:
            case "text":
                return self._text(node)
            case "number":
                return self._number(node)
            case "label":
                return Made(self._label(node, node.get("variable")))
            case "group":
                return self._group(node)
            case "choose":
                branch = self._branch(node)
                return self._children(branch) if branch else Made()
            case "names":
                return self._names(node, names)
            case "date":
                return self._date(node)
            case _:
                return Made()

    def _wrapped(self, node: Node, blob: Blob | None) -> Blob:
        """A blob as an element wants it: case, look, quotation marks, what goes around."""
        if blob is None or blob.empty:
            return Blob("")
        case = node.get("text-case")
        if case and node.tag != "layout":
            _recase(blob, case, english=self._english)
        if node.get("strip-periods") == "true":
            _strip_periods(blob)
        display = " " if node.get("display") else ""
        return Blob(
            [blob],
            prefix=display + node.get("prefix"),
            suffix=node.get("suffix") + display,
            italic=_either(node.get("font-style"), ("italic", "oblique"), "normal"),
            bold=_either(node.get("font-weight"), ("bold",), "normal"),
            quotes=node.get("quotes") == "true",
        )

    def _dress(self, node: Node, text: str) -> Blob:
        return self._wrapped(node, Blob(text))

    @property
    def _english(self) -> bool:
        language = str(self._item.get("language") or "en")
        return language[:2].lower() == "en"

    def _value(self, variable: str, form: str = "") -> str:
        """A variable as text; empty where there is none or it was printed as a substitute."""
        if variable in self._silent:
            return ""
        value = self._item.get(variable)
        if form == "short":
            value = self._item.get(f"{variable}-short") or value
        if variable == "page-first" and value is None:
            value = _first_page(str(self._item.get("page") or ""))
        return "" if value is None or isinstance(value, list | dict) else str(value)

    def _text(self, node: Node) -> Made:
        if name := node.get("macro"):
            macro = self._program.macros.get(name)
            made = self._whole(macro) if macro else Made()
            return made._replace(blob=self._wrapped(node, made.blob))
        if term := node.get("term"):
            return Made(self._dress(node, self._term(node, term)))
        if "value" in node.attributes:
            self._begun = True
            return Made(self._dress(node, node.get("value")))
        variable = node.get("variable")
        value = self._value(variable, node.get("form"))
        if not value:
            return Made(None, called=variable != "year-suffix")
        self._used.append(variable)
        if variable in NUMBERS:
            value = self._written(variable, value)
        self._begun = True
        blob = Blob(value, verbatim=variable in _VERBATIM, title=variable == "title")
        return Made(self._wrapped(node, blob), called=True, filled=True)

    def _term(self, node: Node, name: str) -> str:
        """A term; with a capital where it begins an entry or a note."""
        term = self._locale.term(name, node.get("form"), plural=node.get("plural") == "true")
        in_text = self._area.tag == "citation" and not self._program.note
        if not self._begun and not in_text and term[:1].islower():
            term = term[0].upper() + term[1:]
        self._begun = True
        return term

    def _written(self, variable: str, value: str) -> str:
        pages = self._program.options.get("page-range-format", "")
        return written(variable, value, pages, self._locale)

    def _number(self, node: Node) -> Made:
        variable = node.get("variable")
        value = self._value(variable)
        if not value:
            return Made(None, called=True)
        self._used.append(variable)
        self._begun = True
        text = in_form(self._written(variable, value), node.get("form"), self._locale)
        return Made(self._dress(node, text), called=True, filled=True)

    def _label(self, node: Node, variable: str, *, several: bool | None = None) -> Blob | None:
        if several is None:
            value = self._value(variable)
            if not value:
                return None
            several = is_plural(variable, value)
        plural = {"always": True, "never": False}.get(node.get("plural"), several)
        term = "page" if variable == "page-first" else variable
        return self._dress(node, self._locale.term(term, node.get("form"), plural=plural))

    def _whole(self, node: Node) -> Made:
        """What stands within a group or a macro: nothing where it asked for data and got none."""
        begun = self._begun
        made = self._children(node)
        if made.blob is None or (made.called and not made.filled):
            self._begun = begun
            return Made(None, made.called)
        return made._replace(called=True, filled=True)

    def _group(self, node: Node) -> Made:
        made = self._whole(node)
        return made._replace(blob=self._wrapped(node, made.blob)) if made.blob else made

    def _branch(self, node: Node) -> Node | None:
        branches = (each for each in node.children if each.tag == "else" or self._holds(each))
        return next(branches, None)

    def _holds(self, branch: Node) -> bool:
        results: list[bool] = []
        for name, value in branch.attributes.items():
            found = [self._test(name, each) for each in value.split()] if name != "match" else []
            results += [any(found)] if found and name == "type" and any(found) else found
        match branch.get("match", "all"):
            case "any":
                return any(results)
            case "none":
                return not any(results)
            case _:
                return all(results)

    def _test(self, name: str, value: str) -> bool:
        match name:
            case "type":
                return self._item.get("type") == value
            case "variable":
                return self._has(value)
            case "is-numeric":
                return is_numeric(self._value(value))
            case "is-uncertain-date":
                date = self._item.get(value)
                return isinstance(date, dict) and bool(date.get("circa"))
            case "position":
                return self._area.tag == "citation" and value == "first"
            case _:
                return False

    def _has(self, variable: str) -> bool:
        return bool(self._item.get(variable)) or bool(self._value(variable))

    def _names(self, node: Node, outer: Node | None) -> Made:
        model = node if node.children or outer is None else outer
        variables = node.get("variable").split()
        found = [(each, self._people(each)) for each in variables]
        found = [(each, people) for each, people in found if people]
        if not found:
            return self._substituted(node, model)
        self._used += [each for each, _ in found]
        self._begun = True
        if [each for each, _ in found] == ["editor", "translator"] and found[0][1] == found[1][1]:
            found = [("editortranslator", found[0][1])]
        blobs = [self._role(model, role, people) for role, people in found]
        delimiter = (
            node.get("delimiter") or model.get("delimiter") or self._inherited("names-delimiter")
        )
        blob = Blob(blobs, delimiter=delimiter)
        return Made(self._wrapped(node, blob), called=True, filled=True)

    def _people(self, variable: str) -> list[Item]:
        people = self._item.get(variable)
        if variable in self._silent or not isinstance(people, list):
            return []
        return people

    def _role(self, model: Node, role: str, people: list[Item]) -> Blob:
        name = model.child("name") or Node("name", {}, ())
        form = Form(name, model.child("et-al"), self._asked(name), self._locale, self._dress)
        names = name_list(people, form)
        label = model.child("label")
        if label is None:
            return names
        shown = self._label(label, role, several=len(people) > 1) or Blob("")
        tags = [each.tag for each in model.children]
        before = "name" in tags and tags.index("label") < tags.index("name")
        return Blob([shown, names] if before else [names, shown])

    def _asked(self, name: Node) -> Any:
        inherited = {"form": "name-form", "delimiter": "name-delimiter"}

        def get(option: str, instead: str) -> str:
            if option in name.attributes:
                return name.attributes[option]
            return self._inherited(inherited.get(option, option), instead)

        return get

    def _inherited(self, option: str, instead: str = "") -> str:
        return (
            self._area.attributes.get(option) or self._program.options.get(option, instead)
            if (option in self._area.attributes or option in self._program.options)
            else instead
        )

    def _substituted(self, node: Node, model: Node) -> Made:
        substitute = node.child("substitute")
        for child in self._met(substitute) if substitute else ():
            start = len(self._used)
            made = self._element(child, model)
            if made.blob and not made.blob.empty:
                self._silent |= set(self._used[start:])
                whole = child.tag == "names" and not child.children
                blob = self._wrapped(node, made.blob) if whole else made.blob
                return Made(blob, called=True, filled=True)
        return Made(None, called=True)

    def _date(self, node: Node) -> Made:
        variable = node.get("variable")
        date = self._item.get(variable)
        if variable in self._silent or not isinstance(date, dict):
            return Made(None, called=True)
        letter = "" if variable != "issued" or self._program.letters else self._value("year-suffix")
        blob = date_blob(node, date, self._locale, self._dress, letter)
        if blob is None or blob.empty:
            return Made(None, called=True)
        self._used.append(variable)
        self._begun = True
        return Made(self._wrapped(node, blob), called=True, filled=True)


def _either(value: str, yes: tuple[str, ...], no: str) -> bool | None:
    return True if value in yes else False if value == no else None


def _first_page(page: str) -> str:
    return page.replace("–", "-").partition("-")[0].strip()


def _recase(blob: Blob, case: str, *, english: bool) -> bool:
    """Put the leaves of a blob in a case; whether any was met."""
    if isinstance(blob.content, str):
        if not blob.verbatim:
            blob.content = cased(blob.content, case, english=english)
        return bool(blob.content)
    met = False
    for each in blob.content:
        if met and case in _FIRST:
            return True
        met = _recase(each, case, english=english) or met
    return met


def _strip_periods(blob: Blob) -> None:
    if isinstance(blob.content, str):
        blob.content = blob.content.replace(".", "")
        return
    for each in blob.content:
        _strip_periods(each)
