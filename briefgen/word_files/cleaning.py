"""What a Word file may not bring along: what runs, what reaches out, what others signed."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from lxml import etree

from briefgen.word_files.fields import drop_fields
from briefgen.word_files.names import NAMESPACES, RELATIONS, W, child, remove, tag
from briefgen.word_files.package import (
    BadWordFileError,
    Package,
    Part,
    Relation,
    parse,
    read_package,
    serialize,
)

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIN = (
    DOCUMENT,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_WEB = re.compile(r"(?i)(https?://|mailto:)[^\s\x00-\x1f]+")
_NAME = re.compile(r"[^\\/]+$")
_MACROS = ("vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars")
_RUNS = {
    **dict.fromkeys(_MACROS, "its macros"),
    **dict.fromkeys(("control", "activeXControlBinary"), "a control that runs code"),
    **dict.fromkeys(("extensibility", "webextensiontaskpanes", "webextension"), "an add-in"),
    **dict.fromkeys(("oleObject", "package"), "an embedded file; its picture stays"),
    **dict.fromkeys(("aFChunk", "subDocument", "frame"), "a file that Word would insert"),
    "origin": "its digital signature, which holds only for the file itself",
    **dict.fromkeys(("thumbnail", "stylesWithEffects"), ""),  # stale once a brief is in
}
_SETTINGS = {
    "w:mailMerge": "its link to the data of a mail merge",
    "w:documentProtection": "its protection against changes",
    "w:writeProtection": "its protection against changes",
    "w:updateFields": "",
    "w:attachedTemplate": "its link to the template it was made from",
}
_PICTURES = (tag("w:drawing"), tag("w:pict"), tag("w:object"))


class OpenedWord(msgspec.Struct, frozen=True):
    """A package without what may not travel, and a phrase for each thing left out."""

    package: Package
    left_out: tuple[str, ...]


def open_word(data: bytes) -> OpenedWord:
    """Open a .docx, .dotx, .docm or .dotm file as a plain document.

    The package is the caller's to change; the same bytes are read and cleaned once.

    Raises:
        BadWordFileError: the bytes are not a Word file that can be used.
    """
    opened = _opened(data)
    return OpenedWord(opened.package.copy(), opened.left_out)


@lru_cache(maxsize=2)  # unpacked it may be large
def _opened(data: bytes) -> OpenedWord:
    package = read_package(data)
    main = package.parts[package.main]
    if main.kind not in _MAIN:
        raise BadWordFileError("is not a Word file; save it in Word as .docx or .dotx")
    text = parse(main.content, package.main)
    if text.tag != f"{W}document":
        raise BadWordFileError(
            "is in the Strict Open XML format; save it in Word as a Word Document (.docx)"
        )
    if child(text, "w:body") is None:
        raise BadWordFileError("is not a Word file: it has no text; save it again in Word as .docx")
    main.kind = DOCUMENT
    left_out = list(_drop_relations(package.relations))
    for name in sorted(package.parts):
        left_out += _clean(package.parts[name], name)
    _forget_unreached(package)
    return OpenedWord(package, _told(left_out))


def _clean(part: Part, name: str) -> Iterator[str]:
    chart = part.kind.endswith("drawingml.chart+xml")
    before = {each.id for each in part.relations}
    yield from _drop_relations(part.relations, workbook=chart)
    if not part.is_xml:
        return
    tree = parse(part.content, name)
    gone = before - {each.id for each in part.relations}
    found = [*drop_fields(tree), *_drop_settings(tree), *_drop_addresses(tree)]
    changed = _forget_uses(tree, gone, {each.id for each in part.relations})
    if found or changed:
        part.content = serialize(tree)
    yield from found


def _drop_relations(relations: list[Relation], *, workbook: bool = False) -> Iterator[str]:
    """Take out what runs or reaches out; a chart keeps its workbook."""
    kept = []
    for each in relations:
        if each.external:
            phrase = None if _is_link(each) else _reach(each)
        elif each.word in _RUNS and not (workbook and each.word == "package"):
            phrase = _RUNS[each.word]
        else:
            phrase = None
        if phrase is None:
            kept.append(each)
        elif phrase:
            yield phrase
    relations[:] = kept


def _is_link(relation: Relation) -> bool:
    return relation.word == "hyperlink" and bool(_WEB.fullmatch(relation.target))


def _reach(relation: Relation) -> str:
    """What an external relation is, as words; that of an attached template is told by its use."""
    name = (_NAME.search(relation.target) or [""])[0][:60]
    match relation.word:
        case "attachedTemplate":
            return ""
        case "image":
            return f"a picture that would be fetched from elsewhere ({name})"
        case "hyperlink":
            return f"a link that leads to no web page ({name})"
        case _:
            return f"a link to another file ({name})"


def _drop_settings(tree: etree._Element) -> Iterator[str]:
    for name, phrase in _SETTINGS.items() if tree.tag == f"{W}settings" else ():
        for found in tree.findall(tag(name)):
            remove(found)
            if phrase:
                yield phrase


def _drop_addresses(tree: etree._Element) -> Iterator[str]:
    """Addresses that old drawings fetch pictures from, or lead to."""
    for element in tree.iter(f"{{{NAMESPACES['v']}}}*"):
        for name in ("src", "href", tag("o:href")):
            address = element.get(name, "")
            if address and not (name == "href" and _WEB.fullmatch(address)):
                del element.attrib[name]
                yield f"a link to another file ({(_NAME.search(address) or [''])[0][:60]})"


def _forget_uses(tree: etree._Element, gone: set[str], kept: set[str]) -> bool:
    """Take out what leads to a relation that is gone, or that never was."""
    changed = False
    for element in list(tree.iter(etree.Element)):
        for name, identifier in list(element.attrib.items()):
            if not str(name).startswith(f"{{{RELATIONS}}}") or identifier in kept:
                continue
            if identifier or identifier in gone:
                _forget(element, str(name))
                changed = True
    return changed


def _forget(element: etree._Element, attribute: str) -> None:
    """A link keeps its words, an object its picture; what showed a lost picture goes with it."""
    name = etree.QName(element).localname
    if name in ("hyperlink", "hlinkClick", "hlinkHover"):
        del element.attrib[attribute]
        if name != "hyperlink":
            remove(element)
    elif name in ("OLEObject", "control"):
        holder = element.getparent()
        remove(element)
        if holder is not None and holder.tag == tag("w:object"):
            holder.tag = tag("w:pict")
    elif name in ("blip", "imagedata", "fill", "chart", "relIds"):
        picture = next((each for each in element.iterancestors() if each.tag in _PICTURES), element)
        fallback = next(element.iterancestors(f"{{{NAMESPACES['mc']}}}AlternateContent"), picture)
        remove(fallback)
    else:
        remove(element)


def _forget_unreached(package: Package) -> None:
    """Parts to which nothing leads any more."""
    reached: set[str] = set()
    waiting = [each.target for each in package.relations if not each.external]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [e.target for e in package.parts[name].relations if not e.external]
    for name in set(package.parts) - reached:
        del package.parts[name]


def _told(phrases: list[str]) -> tuple[str, ...]:
    """Each phrase once, with how often it applies; its macros are many files and one thing."""
    counted = Counter(phrases)
    return tuple(
        phrase if count == 1 or phrase.startswith("its ") else f"{phrase}, {count} times"
        for phrase, count in counted.items()
    )
