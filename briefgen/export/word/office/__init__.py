"""A brief in an office's own Word file: its page, heads, feet and styles; our text.

The brief is written as always, on the look that ``settled`` gives, and then moves into the
letterhead. Nothing that is there is overwritten: styles that are missing are made.
"""

from lxml import etree

from briefgen.errors import ExportError
from briefgen.export.word.office.body import drop_notes, host_markup, join, renumber
from briefgen.export.word.office.copying import Copier
from briefgen.export.word.office.headers_footers import Furnishing
from briefgen.export.word.office.numbering import merge_lists
from briefgen.export.word.office.page import open_letterhead, settled
from briefgen.export.word.office.sections import host_of, is_on
from briefgen.export.word.office.settings import (
    default_language,
    differ,
    keep_language,
    merge_settings,
    set_language,
)
from briefgen.export.word.office.styles import StyleMap
from briefgen.export.word.office.theme import read_theme
from briefgen.word_files import BadWordFileError, Package, Part, write_package
from briefgen.word_files.names import NAMESPACES, W
from briefgen.word_files.package import package_of, parse, serialize

__all__ = ["in_letterhead", "settled"]

_HANDLED = (
    "styles", "settings", "numbering", "fontTable", "theme", "footnotes", "endnotes", "header",
    "footer",
)  # fmt: skip
_NEEDED = ("styles", "settings", "numbering", "fontTable", "theme")


def in_letterhead(members: dict[str, bytes], letterhead: bytes) -> bytes:
    """A finished Word file of ours, by the names of its members, moved into the letterhead.

    Raises:
        ExportError: the letterhead is not a Word file that can be used.
    """
    office = open_letterhead(letterhead)
    try:
        return write_package(_Move(package_of(members), office).made())
    except BadWordFileError as error:
        raise ExportError(f"The letterhead of the brief {error}.") from error


class _Move:
    """One move: trees of both files that several steps work on."""

    def __init__(self, ours: Package, office: Package) -> None:
        """Complete the office's file and read both."""
        self._ours, self._office = ours, office
        name = office.related("styles")
        theme = read_theme(office, parse(office.parts[name].content, name) if name else None)
        _complete(ours, office, typeless=theme.typeless)
        self._styles = self._tree("styles")
        self._map = StyleMap(self._own("styles"), self._styles, theme)
        self._document = parse(office.parts[office.main].content, office.main)
        self._host = host_of(self._document)
        self._copier = Copier(ours, office)

    def made(self) -> Package:
        """The office's package with our text in it."""
        settings = self._tree("settings")
        self._speak(settings)
        merge_settings(settings, self._own("settings"))
        for word in ("footnotes", "endnotes"):
            self._restyle(self._copier.replace(word))
        drop_notes(self._document)
        even = is_on(settings, "w:evenAndOddHeaders")
        Furnishing(self._copier, self._host, self._map).furnish(even=even)
        self._office.parts[self._office.main].content = self._text()
        self._put("styles", self._styles)
        self._put("settings", settings)
        self._describe()
        return self._office

    def _text(self) -> bytes:
        ours = self._ours.parts[self._ours.main]
        tree = parse(host_markup(ours.content, self._document), self._ours.main)
        self._map.apply(tree)
        numbering = self._tree("numbering")
        lists = merge_lists(self._own("numbering"), numbering, self._map)
        self._put("numbering", numbering)
        renumber(tree, self._office, lists, self._relations())
        join(tree, self._document, self._host, self._ender())
        return serialize(tree)

    def _relations(self) -> dict[str, str]:
        """What our text leads to, copied; ids of ours → ids of the office's."""
        main, renamed = self._office.parts[self._office.main], {}
        for each in self._ours.parts[self._ours.main].relations:
            if each.external:
                renamed[each.id] = main.relate(each.kind, each.target, external=True)
            elif each.word not in _HANDLED:
                renamed[each.id] = main.relate(each.kind, self._copier.copy(each.target))
            else:
                renamed[each.id] = ""  # of sections, which take the office's
        return renamed

    def _ender(self) -> etree._Element:
        """A low paragraph; its height is the space, as some drop what is below a section's end."""
        height = '<w:spacing w:after="0" w:line="160" w:lineRule="exact"/>'
        return etree.fromstring(
            f'<w:p xmlns:w="{NAMESPACES["w"]}"><w:pPr><w:pStyle w:val="{self._map["SectionEnd"]}"/>'
            f"{height}</w:pPr></w:p>"
        )

    def _speak(self, settings: etree._Element) -> None:
        """The language of the brief; the office's own text stays in its language."""
        ours, theirs = default_language(self._own("styles")), default_language(self._styles)
        set_language(self._styles, settings, ours)
        if not differ(theirs, ours):
            return
        keep_language(self._document, theirs)
        for name, part in self._office.parts.items():
            if part.kind.endswith(("header+xml", "footer+xml")):
                tree = parse(part.content, name)
                keep_language(tree, theirs)
                part.content = serialize(tree)

    def _restyle(self, name: str) -> None:
        part = self._office.parts[name]
        tree = parse(part.content, name)
        self._map.apply(tree)
        part.content = serialize(tree)

    def _describe(self) -> None:
        """Title, authors and dates are those of the brief."""
        for word in ("core-properties", "extended-properties"):
            relation = next(each for each in self._ours.relations if each.word == word)
            old = [each for each in self._office.relations if each.word == word]
            for each in old:
                self._office.relations.remove(each)
                self._office.parts.pop(each.target, None)
            taken = {each.id for each in self._office.relations}
            relation.id = next(e for n in range(1, 99) if (e := f"rId{n}") not in taken)
            relation.target = self._copier.copy(relation.target)
            self._office.relations.append(relation)

    def _own(self, word: str) -> etree._Element:
        name = self._ours.related(word)
        return parse(self._ours.parts[name].content, name)

    def _tree(self, word: str) -> etree._Element:
        name = self._office.related(word)
        return parse(self._office.parts[name].content, name)

    def _put(self, word: str, tree: etree._Element) -> None:
        self._office.parts[self._office.related(word)].content = serialize(tree)


def _complete(ours: Package, office: Package, *, typeless: bool) -> None:
    """Parts that every file needs: empty ones, or ours where the office says nothing of type."""
    copier = Copier(ours, office)
    for word in _NEEDED:
        if office.related(word):
            continue
        relation = next(e for e in ours.parts[ours.main].relations if e.word == word)
        if word in ("settings", "theme") or (word == "fontTable" and typeless):
            name = copier.copy(relation.target)
        else:
            name = office.free(relation.target)
            root = {"fontTable": "fonts"}.get(word, word)
            empty = etree.Element(f"{W}{root}", nsmap={"w": NAMESPACES["w"]})
            office.parts[name] = Part(ours.parts[relation.target].kind, serialize(empty))
        office.parts[office.main].relate(relation.kind, name)
