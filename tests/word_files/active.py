"""What is active in a Word file, found with the standard library alone: none of it may go out."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORDS = r'"[^"\\]*"'
_PICTURE = r'(?:"(?:[^"\\]|\\[ .])*"|[^\s"\\]+)'
_FORMAT = rf"(?:\\\*\s*\w+|\\[@#]\s*{_PICTURE})"
_MAY_STAY = re.compile(
    rf"""(?ix)\s* (?:
      (?:page|numpages|sectionpages|section|numwords|numchars|title|subject|keywords|form\w+)
    | (?:date|time|createdate|savedate|printdate) (?:\s*\\[hlsu] | \s*{_FORMAT})*
    | docproperty \s+ "?(?:title|subject|keywords|category)"?
    | (?:ref|pageref|noteref) \s+ "?(?P<mark>\w+)"?
        (?:\s*\\[fhnprtw] | \s*\\d\s*{_WORDS} | \s*{_FORMAT})*
    | seq \s+ [\w"]+ (?:\s*\\[chn] | \s*\\[rs]\s\d+ | \s*{_FORMAT})*
    | styleref \s+ (?:{_WORDS}|\S+) (?:\s*\\[lnprstw])*
    | symbol \s+ \w+ (?:\s*\\[fs]\s*(?:{_WORDS}|\w+) | \s*\\[ahju])*
    | toc (?:\s*\\[a-z](?:\s*(?:{_WORDS}|[\w-]+))?)*
    | hyperlink \s+ "?(?:https?://|mailto:)[^\s"\\]+"? (?:\s*\\[lot]\s*{_WORDS} | \s*\\n)*
    | hyperlink \s+ (?:\\l \s* "?|"?\#)(?P<anchor>\w+)"?
        (?:\s*\\[ot]\s*(?:{_WORDS}|\w+) | \s*\\n)*
    ) (?:\s*{_FORMAT})* \s*"""
)
_LINK = re.compile(r"(?i)(https?://|mailto:)\S+")
_RELATIONS = {
    "attachedtemplate", "vbaproject", "wordvbadata", "keymapcustomizations", "attachedtoolbars",
    "control", "activexcontrolbinary", "oleobject", "package", "afchunk", "subdocument",
    "frame", "extensibility", "usercustomization", "webextension", "webextensiontaskpanes",
    "origin", "recipientdata", "transform", "inventedlater",
}  # fmt: skip
_ELEMENTS = {
    "attachedTemplate", "altChunk", "OLEObject", "control", "subDoc", "mailMerge",
    "saveThroughXslt", "linkStyles", "docVars", "entryMacro", "exitMacro", "fldData",
    "webVideoPr", "script", "foreignObject", "customUI",
}  # fmt: skip


def active(data: bytes) -> Iterator[str]:
    """A word for each thing that runs, fetches, tells of somebody or could not be judged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    parts = {
        name: content
        for name, content in members.items()
        if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") or name.endswith((".xml", ".rels"))
    }
    trees = {name: ElementTree.fromstring(content) for name, content in parts.items()}
    marks = {
        each.get(f"{_W}name", "").lower()
        for tree in trees.values()
        for each in tree.iter(f"{_W}bookmarkStart")
    } | {"_top"}
    for name, content in members.items():
        if re.search(r"(?i)vba|activex|ole|customui|afchunk|\.(?:bin|exe|js|htm)", name):
            yield f"{name}: a member that runs"
        if name not in parts:
            continue
        yield from (f"{name}: {each}" for each in _declared(content))
        yield from (f"{name}: {each}" for each in _elements(trees[name]))
        yield from (f"{name}: {each}" for each in _fields(trees[name], marks))


def _declared(content: bytes) -> Iterator[str]:
    """What stands around the elements."""
    if b"<!" in content:
        yield "a document type or a comment"
    if content.count(b"<?") != content[:5].count(b"<?xml"):
        yield "an instruction"
    if not re.match(rb"""<\?xml version=["']1.0["'] encoding=["'](?i:utf-8)["']""", content):
        yield "another encoding"


def _elements(tree: ElementTree.Element) -> Iterator[str]:
    for each in tree.iter():
        local = each.tag.rpartition("}")[2]
        if local in _ELEMENTS:
            yield f"<{local}>"
        if "purl.oclc.org" in each.tag:
            yield "the strict dialect"
        if each.tag == _RELATION:
            word, target = each.get("Type", "").rpartition("/")[2].lower(), each.get("Target", "")
            if each.get("TargetMode") and not (word == "hyperlink" and _LINK.fullmatch(target)):
                yield f"a relation to {target}"
            if word in _RELATIONS:
                yield f"a relation of kind {word}"
        elif each.tag.startswith("{urn:schemas-microsoft-com:vml}"):
            yield from (f"src {each.get(key)}" for key in ("src",) if each.get(key))


def _fields(tree: ElementTree.Element, marks: set[str]) -> Iterator[str]:
    """Codes that are not on the list, and fields that are not whole.

    Text in a code counts as code, as some programs take it, and so does what a revision hides.
    """
    waiting: list[list[tuple[str, bool]]] = []  # pieces of codes, and whether revised
    coding: list[bool] = []
    for each, revised in _stepped(tree):
        kind = each.get(f"{_W}fldCharType", "") if each.tag == f"{_W}fldChar" else ""
        if each.tag == f"{_W}fldSimple":
            yield from _judged(each.get(f"{_W}instr", ""), marks)
        elif kind == "begin":
            waiting.append([])
            coding.append(True)
        elif each.tag == f"{_W}fldChar" and not waiting:
            yield "a stray mark"
        elif kind in ("separate", "end"):
            if coding[-1]:
                yield from _judged("".join(words for words, _ in waiting[-1]), marks)
                if len({revised for _, revised in waiting[-1]}) > 1:
                    yield "a field that a revision changes"
            coding[-1] = False
            if kind == "end":
                coding.pop()
                waiting.pop()
        elif each.tag in (f"{_W}instrText", f"{_W}delInstrText") and not (coding and coding[-1]):
            yield "a stray code"
        elif each.tag in (f"{_W}instrText", f"{_W}delInstrText", f"{_W}t") and any(coding):
            waiting[-1].append(("".join(each.itertext()), revised))
    if waiting:
        yield "an unclosed field"


def _stepped(
    element: ElementTree.Element, *, revised: bool = False
) -> Iterator[tuple[ElementTree.Element, bool]]:
    revised = revised or element.tag in (f"{_W}ins", f"{_W}del")
    yield element, revised
    for each in element:
        yield from _stepped(each, revised=revised)


def _judged(code: str, marks: set[str]) -> Iterator[str]:
    found = _MAY_STAY.fullmatch(code)
    if not found:
        yield f"the field {code.strip()}"
        return
    lead = found["mark"] or found["anchor"]
    if lead and lead.lower() not in marks:
        yield f"the field {code.strip()}, which leads nowhere"
