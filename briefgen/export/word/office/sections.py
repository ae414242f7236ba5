"""Sections of an office's Word file, and those of a brief within one of them.

The office's page, heads and feet hold for the brief; of ours only columns and notes are added.
"""

import copy
from collections.abc import Sequence

import msgspec
from lxml import etree

from briefgen.word_files.names import NAMESPACES, RELATIONS, W, child, number, remove, tag, value
from briefgen.word_files.places import Slot, place_of, shows

_FIRST_ONLY = ("headerReference", "footerReference", "titlePg", "pgNumType", "type")
_OURS = ("footnotePr", "endnotePr", "cols", "sectPrChange")
_PAGE = ("w:pgSz", "w:pgMar")  # that a file without a page of its own takes from us
_SCHEMA = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
)  # fmt: skip
_ORDER = tuple(f"{W}{name}" for name in _SCHEMA)
_FOOT_COLUMNS = f"{{{NAMESPACES['w15']}}}footnoteColumns"


class Host(msgspec.Struct, frozen=True):
    """The section of an office's text that a brief goes into, before child ``at`` of its body.

    ``before`` and ``after`` are the children of the section on either side; a paragraph that ends
    the section is the last of ``after``.
    """

    sections: tuple[etree._Element, ...]
    number: int  # of the section, from 0
    at: int
    before: tuple[etree._Element, ...]
    after: tuple[etree._Element, ...]

    @property
    def settings(self) -> etree._Element:
        """Those of the section."""
        return self.sections[self.number]

    @property
    def columns(self) -> int:
        """How many the section has."""
        return columns_of(self.settings)

    @property
    def seen_after(self) -> bool:
        """Whether the section shows anything below the brief."""
        return any(shows(each) for top in self.after for each in top.iter(etree.Element))

    @property
    def goes_on(self) -> bool:
        """Whether anything is seen below the brief, also in later sections."""
        return self.seen_after or self.number < len(self.sections) - 1


def host_of(document: etree._Element) -> Host:
    """Make room for a brief in an office's text: what it takes the place of is gone afterwards.

    The settings of the last section are made if the file has none.
    """
    body = child(document, "w:body")
    assert body is not None
    settings = body.findall(f"{W}sectPr") or [etree.Element(tag("w:sectPr"))]
    body.append(settings.pop())
    for each in settings:  # a body has only one
        body.remove(each)
    place = place_of(document) or _end(body)
    for each in place.emptied:
        remove(each)
    for each in list(body)[place.start : place.end]:
        if section_of(each) is None:
            body.remove(each)
        else:  # it ends a section, which an empty paragraph goes on doing
            _empty(each)
    children = list(body)
    ends = [at for at, each in enumerate(children) if section_of(each) is not None]
    number = next(n for n, at in enumerate(ends) if at >= place.start)
    first = ends[number - 1] + 1 if number else 0
    after = children[place.start : ends[number] + 1]
    return Host(
        sections=tuple(found for at in ends if (found := section_of(children[at])) is not None),
        number=number,
        at=place.start,
        before=tuple(children[first : place.start]),
        after=tuple(each for each in after if each.tag != f"{W}sectPr"),
    )


def _end(body: etree._Element) -> Slot:
    """Behind everything; empty paragraphs there make room."""
    end = len(body) - 1
    start = end
    while start and _is_bare(body[start - 1]):
        start -= 1
    return Slot(start, end, "")


def _is_bare(top: etree._Element) -> bool:
    """A paragraph that shows nothing and ends no section."""
    return (
        top.tag == f"{W}p"
        and section_of(top) is None
        and not any(shows(each) or each.tag == f"{W}br" for each in top.iter(etree.Element))
    )


def _empty(paragraph: etree._Element) -> None:
    for each in list(paragraph):
        if each.tag != f"{W}pPr":
            paragraph.remove(each)


def section_of(top: etree._Element) -> etree._Element | None:
    """The settings of the section that a child of a body ends, if it ends one."""
    return top if top.tag == f"{W}sectPr" else child(top, "w:pPr/w:sectPr")


def columns_of(settings: etree._Element) -> int:
    """How many columns a section has."""
    columns = child(settings, "w:cols")
    count = columns.get(f"{W}num", "1") if columns is not None else "1"
    return number(count) or 1


def within(host: Host, ours: etree._Element, *, first: bool, columns: bool) -> etree._Element:
    """The settings of a section of ours as one of the office's: its page, our notes, and our
    ``columns`` or its own. The ``first`` one brings the office's heads and feet, others go on.
    """
    made = copy.deepcopy(host.settings)
    for each in list(made):
        name = etree.QName(each).localname
        ours_holds = name in _OURS and (columns or name != "cols")
        if ours_holds or (not first and name in _FIRST_ONLY):
            made.remove(each)
    wanted = ["w:endnotePr", *(["w:cols"] if columns else []), *([] if first else ["w:type"])]
    wanted += [each for each in _PAGE if child(made, each) is None]
    for name in wanted:
        found = child(ours, name)
        if found is not None:
            _insert(made, copy.deepcopy(found))
    for each in ours.findall(_FOOT_COLUMNS):
        made.append(copy.deepcopy(each))
    return made


def _insert(settings: etree._Element, element: etree._Element) -> None:
    """Put an element where the schema wants it."""
    rank = _ORDER.index(str(element.tag))
    following = (
        at
        for at, each in enumerate(settings)
        if each.tag not in _ORDER or _ORDER.index(str(each.tag)) > rank
    )
    settings.insert(next(following, len(settings)), element)


def set_option(settings: etree._Element, name: str) -> None:
    """Switch a setting such as ``w:titlePg`` on."""
    old = child(settings, name)
    if old is not None:
        settings.remove(old)
    _insert(settings, etree.Element(tag(name)))


def refer(settings: etree._Element, side: str, place: str, identifier: str) -> None:
    """Let a section have a header or footer (``side``) on its ``place`` pages."""
    for each in settings.findall(f"{W}{side}Reference"):
        if each.get(f"{W}type") == place:
            settings.remove(each)
    _insert(
        settings,
        etree.Element(
            tag(f"w:{side}Reference"), {f"{W}type": place, f"{{{RELATIONS}}}id": identifier}
        ),
    )


def referred(sections: Sequence[etree._Element], side: str, place: str) -> str:
    """The id of the header or footer that the last of these sections has, or inherits."""
    for settings in reversed(sections):
        for each in settings.findall(f"{W}{side}Reference"):
            if each.get(f"{W}type", "default") == place:
                return each.get(f"{{{RELATIONS}}}id", "")
    return ""


def is_on(settings: etree._Element, name: str) -> bool:
    """Whether a setting is there and not off."""
    return child(settings, name) is not None and value(settings, name) not in ("0", "false", "off")
