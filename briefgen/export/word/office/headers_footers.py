"""Heads and feet: the office's stay; what a brief must say on every page is added to them.

That is its marking, and in the foot its contact, its state and, unless the office counts pages, the
page. Where the office has no head or no foot at all, ours stand.
"""

import copy
import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from briefgen.export.word.office.body import DRAWING, highest
from briefgen.export.word.office.copying import Copier
from briefgen.export.word.office.sections import Host, is_on, refer, referred, set_option
from briefgen.export.word.office.styles import StyleMap
from briefgen.word_files.leftovers import stories
from briefgen.word_files.names import NAMESPACES, RELATIONS, W, remove, text_of, value
from briefgen.word_files.package import Part, parse, serialize
from briefgen.word_files.places import shows

Side = str  # header or footer
_ROOTS = {"header": "hdr", "footer": "ftr"}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAGE = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b")


class Own(msgspec.Struct, frozen=True):
    """One of our heads or feet: the name of its part, and its paragraphs by their style."""

    name: str
    tree: etree._Element

    def pieces(self, *styles: str) -> Iterator[etree._Element]:
        """Copies of the paragraphs in these styles."""
        for each in self.tree:
            if value(each, "w:pPr/w:pStyle") in styles:
                yield copy.deepcopy(each)

    def has(self, style: str) -> bool:
        """Whether any paragraph is in this style."""
        return next(self.pieces(style), None) is not None


class Furnishing:
    """Puts ours and the office's together for the section that the brief is in."""

    def __init__(self, copier: Copier, host: Host, styles: StyleMap) -> None:
        """Take what is there as it is."""
        self._copier = copier
        self._package = copier.office
        self._host = host
        self._styles = styles
        self._own = dict(_own(copier))
        self._marked = self._own["header", "default"].has("MarkingTop")
        self._done: set[str] = set()

    def furnish(self, *, even: bool) -> None:
        """Complete heads and feet; ``even`` when the office tells even pages from odd ones."""
        settings = self._host.settings
        first = is_on(settings, "w:titlePg")
        places = ["default", *(["first"] if first else []), *(["even"] if even else [])]
        names = {(side, at): self._name(side, at) for side in _ROOTS for at in places}
        seen = {side: any(self._shows(names[side, at]) for at in places) for side in _ROOTS}
        designated = self._own["footer", "first"].has("DesignationLast")
        if not first and (designated or not seen["header"]):
            places.append("first")
            set_option(settings, "w:titlePg")
            names |= {(s, "first"): names[s, "default"] for s in _ROOTS if seen[s]}
            if designated and seen["footer"]:
                names["footer", "first"] = self._twin(names["footer", "default"])
        for side in _ROOTS:
            for at in places:
                self._complete(side, at, names.get((side, at), ""), seen=seen[side])
        if self._marked:
            self._mark_others()

    def _complete(self, side: Side, at: str, name: str, *, seen: bool) -> None:
        """One head or foot: the office's with ours, ours alone, or a marking alone."""
        if self._shows(name):
            self._extend(side, at, name)
        elif not seen or side == "footer":
            name = self._ours(side, at)
        elif self._marked:
            name = self._banner_only(side)
        if name:
            self._refer(self._host.settings, side, at, name)

    def _extend(self, side: Side, at: str, name: str) -> None:
        if name in self._done:
            return
        self._done.add(name)
        part = self._package.parts[name]
        tree = parse(part.content, name)
        if side == "header":
            for number, each in enumerate(self._piece(side, at, "MarkingTop")):
                tree.insert(number, each)
        else:
            tree.extend(self._piece(side, at, "Designation", "DesignationLast"))
            tree.extend(self._foot(at, counted=_counts_pages(tree)))
            tree.extend(self._piece(side, at, "MarkingBottom"))
        part.content = serialize(tree)

    def _foot(self, at: str, *, counted: bool) -> Iterator[etree._Element]:
        """Our line of the foot, without the page where the office counts pages."""
        for line in self._piece("footer", at, "Footer"):
            runs = line.findall(f".//{W}r")
            if counted and runs:
                tabs = runs[0].findall(f"{W}tab")
                for each in (*runs[1:], *tabs[-1:]):
                    each.getparent().remove(each)  # type: ignore[union-attr]
            if not counted or text_of(line).strip():
                yield line

    def _piece(self, side: Side, at: str, *styles: str) -> Iterator[etree._Element]:
        for each in self._own[side, "first" if at == "first" else "default"].pieces(*styles):
            self._styles.apply(each)
            yield each

    def _ours(self, side: Side, at: str) -> str:
        own = self._own[side, "first" if at == "first" else "default"]
        name = self._copier.copy(own.name)
        if name not in self._done:
            self._done.add(name)
            tree = copy.deepcopy(own.tree)
            self._styles.apply(tree)
            self._package.parts[name].content = serialize(tree)
        return name

    def _banner_only(self, side: Side) -> str:
        name = self._package.free(f"word/{side}1.xml")
        tree = etree.Element(f"{W}{_ROOTS[side]}", nsmap={"w": NAMESPACES["w"]})
        tree.extend(
            self._piece(side, "default", "MarkingTop" if side == "header" else "MarkingBottom")
        )
        self._package.parts[name] = Part(f"{_TYPE}.{side}+xml", serialize(tree))
        self._done.add(name)
        return name

    def _mark_others(self) -> None:
        """The marking on the pages of other sections too."""
        for name in sorted(self._package.parts):
            side = self._package.parts[name].kind.removesuffix("+xml").rpartition(".")[2]
            if side in _ROOTS and name not in self._done and self._shows(name):
                self._done.add(name)
                tree = parse(self._package.parts[name].content, name)
                style = "MarkingTop" if side == "header" else "MarkingBottom"
                for each in self._piece(side, "default", style):
                    tree.insert(0 if side == "header" else len(tree), each)
                self._package.parts[name].content = serialize(tree)
        first = self._host.sections[0]
        for side in _ROOTS if self._host.number else ():
            if not referred([first], side, "default"):
                self._refer(first, side, "default", self._banner_only(side))

    def _name(self, side: Side, at: str) -> str:
        """The part that the section shows there, of its own or from a section before."""
        sections = self._host.sections[: self._host.number + 1]
        identifier = referred(sections, side, at)
        relations = self._package.parts[self._package.main].relations
        return next((each.target for each in relations if each.id == identifier), "")

    def _shows(self, name: str) -> bool:
        if name not in self._package.parts:
            return False
        tree = parse(self._package.parts[name].content, name)
        return any(shows(each) for each in tree.iter(etree.Element))

    def _twin(self, name: str) -> str:
        """A copy of a part for first pages, without a name or number that is in the part, too."""
        if not name:
            return ""
        part, tree = self._package.parts[name], parse(self._package.parts[name].content, name)
        for each in list(tree.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            remove(each)
        known = max(highest(story, DRAWING, "id") for _, story in stories(self._package))
        for number, each in enumerate(tree.iter(DRAWING), known + 1):
            each.set("id", str(number))
        twin = self._package.free(name)
        self._package.parts[twin] = Part(part.kind, serialize(tree), list(part.relations))
        return twin

    def _refer(self, settings: etree._Element, side: Side, at: str, name: str) -> None:
        main = self._package.parts[self._package.main]
        refer(settings, side, at, main.relate(f"{RELATIONS}/{side}", name))


def _own(copier: Copier) -> Iterator[tuple[tuple[Side, str], Own]]:
    """Our heads and feet, as the first section of our text refers to them."""
    ours = copier.ours
    targets = {each.id: each.target for each in ours.parts[ours.main].relations}
    settings = parse(ours.parts[ours.main].content, ours.main).find(f".//{W}sectPr")
    assert settings is not None
    for side in _ROOTS:
        for at in ("first", "default"):
            name = targets[referred([settings], side, at)]
            yield (side, at), Own(name, parse(ours.parts[name].content, name))


def _counts_pages(tree: etree._Element) -> bool:
    codes = [each.text or "" for each in tree.iter(f"{W}instrText")]
    codes += [each.get(f"{W}instr", "") for each in tree.iter(f"{W}fldSimple")]
    return any(_PAGE.match(code) for code in codes)
