"""The text of a brief between what an office has above and below it."""

import copy
import re
from collections import Counter

from lxml import etree

from briefgen.export.word.office.sections import Host, columns_of, section_of, within
from briefgen.word_files import Package
from briefgen.word_files.leftovers import stories
from briefgen.word_files.names import NAMESPACES, RELATIONS, W, child, number, remove
from briefgen.xml_text import quoted

_ROOT = re.compile(rb"<w:document\b[^>]*>")
_MC = NAMESPACES["mc"]
_PAIRS = (
    ("bookmarkStart", "bookmarkEnd"),
    ("commentRangeStart", "commentRangeEnd"),
    ("permStart", "permEnd"),
)
_LEADING = {f"{{{RELATIONS}}}{name}" for name in ("id", "embed", "link")}
DRAWING = f"{{{NAMESPACES['wp']}}}docPr"


def host_markup(ours: bytes, office: etree._Element) -> bytes:
    """Our text with the namespaces of both declared, so that the office's can move in.

    The office's, which is short, moves into ours: moving ours would be slow for long tables.
    """
    ignorable: list[str] = []
    declared = dict(_declared(ours, ignorable))
    taken = {uri: prefix for prefix, uri in declared.items()}
    skipped = office.get(f"{{{_MC}}}Ignorable", "").split()
    for prefix, uri in sorted((str(p), u) for p, u in office.nsmap.items() if p):
        name = taken.get(uri, prefix)
        while declared.get(name, uri) != uri:
            name += "0"
        declared[name] = uri
        if prefix in skipped and name not in ignorable:
            ignorable.append(name)
    names = " ".join(f"xmlns:{prefix}={quoted(uri)}" for prefix, uri in declared.items())
    root = f'<w:document {names} mc:Ignorable="{" ".join(ignorable)}">'
    return _ROOT.sub(lambda _: root.encode(), ours, count=1)


def _declared(ours: bytes, ignorable: list[str]) -> list[tuple[str, str]]:
    found = _ROOT.search(ours)
    root = etree.fromstring(found[0][:-1] + b"/>" if found else b"<none/>")
    ignorable += root.get(f"{{{_MC}}}Ignorable", "").split()
    return [(str(prefix), uri) for prefix, uri in root.nsmap.items()]


def renumber(
    ours: etree._Element, office: Package, lists: dict[str, str], relations: dict[str, str]
) -> None:
    """Give our bookmarks, drawings, lists and relations numbers that the office does not use."""
    trees = [story for _, story in stories(office)]
    bookmarks = 1 + max(highest(each, f"{W}bookmarkStart", f"{W}id") for each in trees)
    drawings = max(highest(each, DRAWING, "id") for each in trees)
    for each in ours.iter(etree.Element):
        if each.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            each.set(f"{W}id", str(int(each.get(f"{W}id", "0")) + bookmarks))
        elif each.tag == DRAWING:
            each.set("id", str(int(each.get("id", "0")) + drawings))
        elif each.tag == f"{W}numId":
            each.set(f"{W}val", lists.get(each.get(f"{W}val", ""), "0"))
        for name in _LEADING & set(each.attrib):
            each.set(name, relations[each.get(name, "")])


def highest(story: etree._Element, name: str, attribute: str) -> int:
    return max((number(each.get(attribute, "")) or 0 for each in story.iter(name)), default=0)


def join(ours: etree._Element, office: etree._Element, host: Host, ender: etree._Element) -> None:
    """Put the office's text around ours; ``ender`` is an empty paragraph that may end a section."""
    body, around = child(ours, "w:body"), child(office, "w:body")
    assert body is not None
    assert around is not None
    _settle_sections(body, host, ender)
    _forget_names(around, {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")})
    children = list(around)
    body[0:0] = children[: host.at]
    body.extend(children[host.at :])
    background = child(office, "w:background")
    if background is not None:
        ours.insert(0, background)
    _pair(body)


def _settle_sections(body: etree._Element, host: Host, ender: etree._Element) -> None:
    """Our sections, and what the office has before and after them, as one row of sections."""
    sections = [found for each in body if (found := section_of(each)) is not None]
    last = sections.pop()
    body.remove(last)
    first = True
    for ours in (*sections, last):
        if first and host.before and columns_of(ours) != host.columns:
            _end(copy.deepcopy(ender), body, within(host, ours, first=True, columns=False), 0)
            first = False
        if ours is not last:
            _replace(ours, within(host, ours, first=first, columns=True))
            first = False
    if host.seen_after and columns_of(last) != host.columns:
        _end(ender, body, within(host, last, first=first, columns=True), len(body))
        _replace(host.settings, within(host, last, first=False, columns=False))
    else:
        _replace(host.settings, within(host, last, first=first, columns=True))


def _end(
    paragraph: etree._Element, body: etree._Element, settings: etree._Element, at: int
) -> None:
    """End a section with a paragraph of its own."""
    properties = child(paragraph, "w:pPr")
    assert properties is not None
    properties.append(settings)
    body.insert(at, paragraph)


def _replace(old: etree._Element, new: etree._Element) -> None:
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, new)


def _forget_names(office: etree._Element, names: set[str | None]) -> None:
    """A name can be in a file only once; fields of ours lead to ours."""
    for each in list(office.iter(f"{W}bookmarkStart")):
        if each.get(f"{W}name") in names:
            remove(each)


def _pair(body: etree._Element) -> None:
    """Take out starts without ends and ends without starts."""
    for names in _PAIRS:
        marks = [list(body.iter(f"{W}{name}")) for name in names]
        starts, ends = (Counter(each.get(f"{W}id") for each in found) for found in marks)
        for each in (*marks[0], *marks[1]):
            if not (starts[each.get(f"{W}id")] and ends[each.get(f"{W}id")]):
                remove(each)


def drop_notes(office: etree._Element) -> None:
    """Take out the office's own note marks: the notes are those of the brief."""
    for each in list(office.iter(f"{W}footnoteReference", f"{W}endnoteReference")):
        run = each.getparent()
        remove(run if run is not None and run.tag == f"{W}r" else each)
