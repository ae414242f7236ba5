"""What a Word file may not bring along: what runs, what reaches out, what others signed."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from lxml import etree

from briefgen.word_files.fields import drop_fields
from briefgen.word_files.names import (
    NAMESPACES,
    RELATIONS,
    W,
    child,
    is_web_address,
    remove,
    tag,
)
from briefgen.word_files.package import (
    BadWordFileError,
    Package,
    Part,
    Relation,
    parse,
    read_package,
    serialize,
)
from briefgen.word_files.svg import only_draws

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIN = (
    DOCUMENT,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_NAME = re.compile(r"[^\\/]+$")
_MACROS = ("vbaproject", "wordvbadata", "keymapcustomizations", "attachedtoolbars")
_TEMPLATE = "its link to the template it was made from"
_RUNS = {
    **dict.fromkeys(_MACROS, "its macros"),
    **dict.fromkeys(("control", "activexcontrolbinary"), "a control that runs code"),
    **dict.fromkeys(
        ("extensibility", "usercustomization", "webextensiontaskpanes", "webextension"), "an add-in"
    ),
    **dict.fromkeys(("oleobject", "package"), "an embedded file; its picture stays"),
    **dict.fromkeys(("afchunk", "subdocument", "frame"), "a file that Word would insert"),
    "origin": "its digital signature, which holds only for the file itself",
    "attachedtemplate": _TEMPLATE,
    **dict.fromkeys(("thumbnail", "styleswitheffects"), ""),  # stale once a brief is in
}
_KNOWN = frozenset(
    word
    for line in (
        "officedocument core-properties extended-properties custom-properties classificationlabels",
        "styles settings websettings fonttable font theme themeoverride numbering footnotes",
        "endnotes header footer image hdphoto hyperlink comments commentsextended commentsids",
        "commentsextensible people documenttasks glossarydocument customxml customxmlprops",
        "printersettings chart chartex chartstyle chartcolorstyle chartusershapes diagramdata",
        "diagramlayout diagramquickstyle diagramcolors diagramdrawing",
    )
    for word in line.split()
)
_SETTINGS = {
    "w:mailMerge": "its link to the data of a mail merge",
    "w:documentProtection": "its protection against changes",
    "w:writeProtection": "its protection against changes",
    "w:attachedTemplate": _TEMPLATE,
    **dict.fromkeys(("w:updateFields", "w:linkStyles", "w:docVars", "w:attachedSchema"), ""),
    "w:saveThroughXslt": "",
}
_OBJECTS = (f"{{{NAMESPACES['o']}}}OLEObject", tag("w:control"))
_VIDEO = "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}*"
_SIZES = (tag("w:dxaOrig"), tag("w:dyaOrig"))
_MANY = 30  # phrases of what was left out
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
    _refuse_strict(text)
    if text.tag != f"{W}document" or child(text, "w:body") is None:
        raise BadWordFileError("is not a Word file: it has no text; save it again in Word as .docx")
    main.kind = DOCUMENT
    bookmarks = _bookmarks(package)
    unsafe = {name for name, part in package.parts.items() if _is_unsafe_picture(part, name)}
    left_out = list(_drop_relations(package.relations, unsafe))
    for name in sorted(set(package.parts) - unsafe):
        left_out += _clean(package.parts[name], name, bookmarks, unsafe)
    _forget_unreached(package)
    return OpenedWord(package, _told(left_out))


def _bookmarks(package: Package) -> set[str]:
    """The places to which fields may lead, in lower case."""
    found = {"_top"}
    for name, part in package.parts.items():
        if part.is_xml and b"bookmarkStart" in part.content:
            marks = parse(part.content, name).iter(tag("w:bookmarkStart"))
            found |= {each.get(tag("w:name"), "").lower() for each in marks}
    return found - {""}


def _is_unsafe_picture(part: Part, name: str) -> bool:
    return part.is_drawing and not only_draws(parse(part.content, name))


def _clean(part: Part, name: str, bookmarks: set[str], unsafe: set[str]) -> Iterator[str]:
    """What is written is what was judged: the tree, without comments and instructions."""
    chart = part.kind.endswith("drawingml.chart+xml")
    before = {each.id for each in part.relations}
    yield from _drop_relations(part.relations, unsafe, workbook=chart)
    if not part.is_xml:
        return
    tree = parse(part.content, name)
    _refuse_strict(tree)
    gone = before - {each.id for each in part.relations}
    yield from drop_fields(tree, bookmarks)
    yield from _drop_settings(tree)
    yield from _drop_addresses(tree)
    _forget_uses(tree, gone, {each.id for each in part.relations})
    for each in list(tree.iter(*_OBJECTS, _VIDEO)):
        _forget(each, "")
    part.content = serialize(tree)


def _refuse_strict(tree: etree._Element) -> None:
    if next(tree.iter(_STRICT), None) is not None:
        raise BadWordFileError(
            "is in the Strict Open XML format; save it in Word as a Word Document (.docx)"
        )


def _drop_relations(
    relations: list[Relation], unsafe: set[str], *, workbook: bool = False
) -> Iterator[str]:
    """Take out what runs, reaches out or is unknown; a chart keeps its workbook."""
    kept = []
    for each in relations:
        word = each.word.lower()
        if each.external:
            phrase = None if _is_link(each) else _reach(each)
        elif each.target in unsafe:
            phrase = f"a picture that runs or fetches something ({_last_name(each.target)})"
        elif word in _KNOWN or (workbook and word == "package"):
            phrase = None
        else:
            phrase = _RUNS.get(word, f"a part of an unknown kind ({word[:60]})")
        if phrase is None:
            kept.append(each)
        elif phrase:
            yield phrase
    relations[:] = kept


def _is_link(relation: Relation) -> bool:
    return relation.word == "hyperlink" and is_web_address(relation.target)


def _reach(relation: Relation) -> str:
    """What an external relation is, as words."""
    name = _last_name(relation.target)
    match relation.word.lower():
        case "attachedtemplate":
            return _TEMPLATE
        case "image":
            return f"a picture that would be fetched from elsewhere ({name})"
        case "hyperlink":
            return f"a link that leads to no web page ({name})"
        case _:
            return f"a link to another file ({name})"


def _last_name(target: str) -> str:
    return (_NAME.search(target) or [""])[0][:60]


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
            if address and not (name == "href" and is_web_address(address)):
                del element.attrib[name]
                yield f"a link to another file ({_last_name(address)})"


def _forget_uses(tree: etree._Element, gone: set[str], kept: set[str]) -> None:
    """Take out what leads to a relation that is gone, or that never was."""
    for element in list(tree.iter(etree.Element)):
        for name, identifier in list(element.attrib.items()):
            if not str(name).startswith(f"{{{RELATIONS}}}") or identifier in kept:
                continue
            if identifier or identifier in gone:
                _forget(element, str(name))


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
            for size in _SIZES:  # of the object, which a picture does not have
                holder.attrib.pop(size, "")
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
    told = [
        phrase if count == 1 or phrase.startswith("its ") else f"{phrase}, {count} times"
        for phrase, count in counted.items()
    ]
    rest = [f"{len(told) - _MANY} more things that may not travel"] if len(told) > _MANY else []
    return (*told[:_MANY], *rest)
