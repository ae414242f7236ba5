"""The styles of a brief in an office's Word file: found there, or made in its fonts and colors."""

import copy

import msgspec
from lxml import etree

from briefgen.export.word.office.finding import Index
from briefgen.export.word.office.theme import WordTheme
from briefgen.typography.look import INK
from briefgen.word_files.names import VAL, W, child, remove, tag, value

_HEADS = ("title", "heading", "notes heading", "subtitle")  # in the office's font of heads
_LIKE_BODY = ("Body Text", "List Bullet", "List Number", "Quote", "Callout")
_FURNITURE = {"header": "Brief Head", "footer": "Brief Foot"}  # the office's have tab stops
_REFERENCES = tuple(f"{W}{each}" for each in ("basedOn", "next", "link"))
_THIN = 100  # twentieths of a point
_USES = tuple(f"{W}{each}" for each in ("pStyle", "rStyle", "tblStyle"))


class StyleMap:
    """Ids of our styles → ids in the office's file, where missing ones are made on first use."""

    def __init__(self, ours: etree._Element, theirs: etree._Element, theme: WordTheme) -> None:
        """Both are styles parts; ``theirs`` grows and nothing that it has is changed."""
        self._ours = Index(ours)
        self.office = Index(theirs)
        self._theirs = theirs
        self._theme = theme
        self._known: dict[str, str] = {}
        self._keeps: dict[str, bool] = {}  # to the next paragraph, which the office's do not
        self.made: set[str] = set()

    def apply(self, story: etree._Element) -> None:
        """Let the paragraphs, runs and tables of one of our parts use the office's styles."""
        for each in story.iter(*_USES):
            own = each.get(VAL, "")
            each.set(VAL, self[own])
            if own not in self._keeps:
                self._keeps[own] = self._holds(own) and not self._holds(self[own], office=True)
            if self._keeps[own]:
                _keep_to_next(each)

    def __getitem__(self, own: str) -> str:
        """The id of the style that stands for ours."""
        if own not in self._known:
            self._known[own] = self._resolve(own)
        return self._known[own]

    def _holds(self, style: str, *, office: bool = False) -> bool:
        """Whether paragraphs of a style stay with what follows, such as captions."""
        index = self.office if office else self._ours
        found = index.inherited(style, "w:pPr/w:keepNext")
        return found is not None and value(found) not in ("0", "false", "off")

    def _resolve(self, own: str) -> str:
        style = self._ours.by_id.get(own)
        if style is None:
            return own
        kind = style.get(f"{W}type", "")
        if style.get(f"{W}default") and kind in self.office.defaults:
            return self.office.defaults[kind]
        name = value(style, "w:name")
        found = self.office.find(kind, _FURNITURE.get(name, name))
        return found.id if found else self._make(own, style)

    def _make(self, own: str, style: etree._Element) -> str:
        made = copy.deepcopy(style)
        name = value(style, "w:name")
        identifier = own
        if name in _FURNITURE:
            name = _FURNITURE[name]
            identifier = name.replace(" ", "")
            made.find(f"{W}name").set(VAL, name)  # type: ignore[union-attr]
            made.set(f"{W}customStyle", "1")
        while identifier in self.office.by_id:
            identifier += "Brief"
        made.set(f"{W}styleId", identifier)
        self._known[own] = identifier
        self.made.add(identifier)
        self.office.by_id[identifier] = made  # its own references may lead back to it
        for reference in made.iter(*_REFERENCES):
            reference.set(VAL, self[reference.get(VAL, "")])
        self._dress(made, name)
        self._theirs.append(made)
        self.office.add(made)
        return identifier

    def _dress(self, style: etree._Element, name: str) -> None:
        """Fonts and colors of the office in place of ours."""
        letters = child(style, "w:rPr")
        if letters is not None and not self._theme.typeless:
            self._set_fonts(letters, head=name.lower().startswith(_HEADS))
        for color in style.iter(f"{W}color"):
            self._theme.settle(color)
            if f"#{color.get(VAL)}" == INK and color.getparent() is letters:
                remove(color)
        spacing = child(style, "w:pPr/w:spacing")
        if spacing is not None and not self._theme.typeless and self._flows(style, name):
            for each in {f"{W}line", f"{W}lineRule"} & set(spacing.attrib):
                del spacing.attrib[each]
        if style.get(f"{W}type") == "table" and child(style, "w:tblPr/w:tblCellMar") is None:
            style.append(_bare_cells())

    def _set_fonts(self, letters: etree._Element, *, head: bool) -> None:
        own = child(letters, "w:rFonts")
        if own is not None:
            remove(own)
        heading = self.office.find("paragraph", "heading 1") if head else None
        fonts = self.office.inherited(heading.id, "w:rPr/w:rFonts") if heading else None
        if fonts is None and head and own is not None and self._theme.themed:
            fonts = own
        if fonts is not None:
            letters.insert(0, copy.deepcopy(fonts))

    def _flows(self, style: etree._Element, name: str) -> bool:
        """Whether lines should be as far apart as the office's text: text, and what is based on a
        style of the office without a size of its own.
        """
        if name in _LIKE_BODY:
            return True
        line = child(style, "w:pPr/w:spacing")
        if line is not None and int(line.get(f"{W}line", "0")) < _THIN:
            return False  # of a paragraph that is only a space
        while child(style, "w:rPr/w:sz") is None:
            base = value(style, "w:basedOn")
            if base not in self.made:
                return True
            style = self.office.by_id[base]
        return False


def _keep_to_next(style: etree._Element) -> None:
    """Hold the paragraph in this style to the next, where it does not say otherwise itself."""
    properties = style.getparent()
    if properties is not None and child(properties, "w:keepNext") is None:
        style.addnext(etree.Element(tag("w:keepNext")))


def _bare_cells() -> etree._Element:
    """Cells without margins: the office's default tables have some."""
    properties = etree.Element(tag("w:tblPr"))
    margins = etree.SubElement(properties, tag("w:tblCellMar"))
    for side in ("top", "left", "bottom", "right"):
        etree.SubElement(margins, tag(f"w:{side}"), {tag("w:w"): "0", tag("w:type"): "dxa"})
    return properties


class StyleSource(msgspec.Struct, frozen=True):
    """Where the style for a role comes from: ``name``, ``alias`` or ``level`` of a style that the
    office has (with its name and id), or ``created``. ``own`` styles are none of Word's.
    """

    role: str
    source: str
    style: str = ""
    id: str = ""
    own: bool = False


def style_sources(ours: etree._Element, office: Index) -> tuple[StyleSource, ...]:
    """For each of our styles the one that an office's file has for it, if it has one."""
    sources = []
    for style in ours.iter(f"{W}style"):
        if style.get(f"{W}default"):
            continue
        name = value(style, "w:name")
        own = name in _FURNITURE or bool(style.get(f"{W}customStyle"))
        name = _FURNITURE.get(name, name)
        found = office.find(style.get(f"{W}type", ""), name)
        source = (found.how, found.name, found.id) if found else ("created", "", "")
        sources.append(StyleSource(name, *source, own=own))
    return tuple(sources)
