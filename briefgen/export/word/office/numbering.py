"""Lists of a brief among those of an office: with its bullets and numbers where it has them."""

import copy

from lxml import etree

from briefgen.export.word.office.styles import StyleMap
from briefgen.word_files.names import VAL, W, child, number, value

_STYLES = {"0": "ListBullet", "1": "ListNumber"}  # of our two kinds of list
_LEVELS = 9


def merge_lists(ours: etree._Element, office: etree._Element, styles: StyleMap) -> dict[str, str]:
    """Put our lists into the office's numbering; answer the new number of each.

    In a numbering all kinds of lists stand before all lists.
    """
    kinds = _merge_kinds(ours, office, styles)
    last = max(_numbers(office, "num", "numId"), default=0)
    renamed: dict[str, str] = {}
    for count, each in enumerate(ours.findall(f"{W}num"), last + 1):
        made = copy.deepcopy(each)
        renamed[made.get(f"{W}numId", "")] = str(count)
        made.set(f"{W}numId", str(count))
        reference = child(made, "w:abstractNumId")
        if reference is not None:
            reference.set(VAL, kinds[value(reference)])
        before = office.findall(f"{W}num") or office.findall(f"{W}abstractNum")
        office.insert(office.index(before[-1]) + 1, made)
    return renamed


def _merge_kinds(ours: etree._Element, office: etree._Element, styles: StyleMap) -> dict[str, str]:
    used = {value(each, "w:abstractNumId") for each in ours.findall(f"{W}num")}
    following = max(_numbers(office, "abstractNum", "abstractNumId"), default=-1) + 1
    kinds: dict[str, str] = {}
    for each in ours.findall(f"{W}abstractNum"):
        own = each.get(f"{W}abstractNumId", "")
        if own not in used:
            continue
        if found := _kind_of(office, styles, styles[_STYLES[own]]):
            kinds[own] = found
            continue
        made = copy.deepcopy(each)
        kinds[own] = str(following)
        made.set(f"{W}abstractNumId", str(following))
        following += 1
        lists = office.find(f"{W}num")
        office.insert(office.index(lists) if lists is not None else len(office), made)
    return kinds


def _kind_of(office: etree._Element, styles: StyleMap, style: str) -> str:
    """The kind of list of an office's list style, if it has all levels; ``""`` otherwise."""
    found = styles.office.inherited(style, "w:pPr/w:numPr/w:numId")
    lists = (e for e in office.findall(f"{W}num") if e.get(f"{W}numId") == value(found))
    kind = value(next(lists, None), "w:abstractNumId")
    for each in office.findall(f"{W}abstractNum"):
        if each.get(f"{W}abstractNumId") == kind and len(each.findall(f"{W}lvl")) == _LEVELS:
            return kind
    return ""


def _numbers(office: etree._Element, name: str, attribute: str) -> list[int]:
    return [number(each.get(f"{W}{attribute}", "")) or 0 for each in office.findall(f"{W}{name}")]
