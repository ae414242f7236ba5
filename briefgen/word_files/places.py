"""Where in an office's Word file a brief goes: a content control or a bookmark named ``brief``."""

from collections.abc import Iterator

import msgspec
from lxml import etree

from briefgen.word_files.names import W, child, value

PLACE = "brief"
_BOUNDS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")


class Slot(msgspec.Struct, frozen=True):
    """The children of the body from ``start`` up to ``end`` make room for a brief.

    ``emptied`` are pieces of a paragraph that stays; ``how`` names what was found.
    """

    start: int
    end: int
    how: str
    emptied: tuple[etree._Element, ...] = ()
    in_table: bool = False


def place_of(document: etree._Element) -> Slot | None:
    """The place that the office chose, if it did; a control counts before a bookmark."""
    body = child(document, "w:body")
    if body is None:
        return None
    control = next(filter(_is_named, body.iter(f"{W}sdt")), None)
    if control is not None:
        return _around(body, control, [control], "content control")
    for start in body.iter(f"{W}bookmarkStart"):
        if start.get(f"{W}name", "").lower() == PLACE:
            return _bookmarked(body, start)
    return None


def replaced(document: etree._Element, place: Slot | None) -> set[etree._Element]:
    """Everything that a brief takes the place of."""
    body = child(document, "w:body")
    if body is None or place is None:
        return set()
    tops = (*list(body)[place.start : place.end], *place.emptied)
    return {each for top in tops for each in top.iter(etree.Element)}


def _is_named(control: etree._Element) -> bool:
    names = (value(control, f"w:sdtPr/{name}") for name in ("w:tag", "w:alias"))
    return any(name.strip().lower() == PLACE for name in names)


def _around(
    body: etree._Element, first: etree._Element, inside: list[etree._Element], how: str
) -> Slot:
    """The whole paragraph, if it holds nothing else; otherwise behind it."""
    top = _top(body, first)
    at = body.index(top)
    if top.tag == f"{W}tbl":
        return Slot(at + 1, at + 1, how, in_table=True)
    within = {each for part in inside for each in part.iter(etree.Element)}
    if any(each not in within for each in _shown(top)):
        return Slot(at + 1, at + 1, how, tuple(inside))
    return Slot(at, at + 1, how)


def _bookmarked(body: etree._Element, start: etree._Element) -> Slot:
    identifier = start.get(f"{W}id")
    ends = (each for each in body.iter(f"{W}bookmarkEnd") if each.get(f"{W}id") == identifier)
    end = next(ends, start)
    first, last = _top(body, start), _top(body, end)
    if first is last or last.tag == f"{W}tbl" or first.tag == f"{W}tbl":
        return _around(body, start, list(_between(start, end)), "bookmark")
    from_, to = body.index(first), body.index(last)
    from_ += 0 if first.tag in _BOUNDS or not _leads(first, start) else 1
    holds = last.tag in _BOUNDS or any(_leads(last, end))
    return Slot(from_, to + 1 if holds else to, "bookmark")


def _leads(paragraph: etree._Element, mark: etree._Element) -> list[etree._Element]:
    """What a paragraph shows before a mark."""
    shown = []
    for each in paragraph.iter(etree.Element):
        if each is mark:
            break
        shown += [each] if shows(each) else []
    return shown


def _between(start: etree._Element, end: etree._Element) -> Iterator[etree._Element]:
    if start.getparent() is not end.getparent() or start is end:
        return
    for each in start.itersiblings():
        if each is end:
            return
        yield each


def _top(body: etree._Element, element: etree._Element) -> etree._Element:
    """The child of the body that holds an element."""
    chain = [element, *element.iterancestors()]
    return chain[chain.index(body) - 1]


def _shown(top: etree._Element) -> Iterator[etree._Element]:
    return filter(shows, top.iter(etree.Element))


def shows(element: etree._Element) -> bool:
    """Whether it is something that a reader sees."""
    if element.tag == f"{W}t":
        return bool((element.text or "").strip())
    return element.tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}fldChar", f"{W}fldSimple")
