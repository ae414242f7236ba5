"""Pictures in SVG: those that only draw may stay in a Word file."""

import re

from lxml import etree

_RUNS = ("script", "foreignObject", "iframe", "object", "embed", "handler", "set", "animate")
_REACHES = re.compile(r"(?i)@import|url\(\s*['\"]?(?!#|['\"]?data:image/)|javascript:|expression\(")
_INSIDE = re.compile(r"(?i)#.*|data:image/(?:png|jpeg|gif);.*|\s*", re.DOTALL)


def only_draws(picture: etree._Element) -> bool:
    """Whether it runs nothing and fetches nothing."""
    return all(map(_is_harmless, picture.iter(etree.Element)))


def _is_harmless(element: etree._Element) -> bool:
    if etree.QName(element).localname in _RUNS or _REACHES.search(element.text or ""):
        return False
    for name, words in element.attrib.items():
        local = etree.QName(name).localname.lower()
        if local.startswith("on") or _REACHES.search(str(words)):
            return False
        if local in ("href", "src", "base") and not _INSIDE.fullmatch(str(words)):
            return False
    return True
