"""Fields of a Word file: those that count or name may stay, those that fetch or run may not."""

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from briefgen.word_files.names import W, remove, unwrap

_COUNT_OR_NAME = (
    "= ADVANCE AUTHOR AUTONUM BIBLIOGRAPHY CITATION COMMENTS COMPARE CREATEDATE DATE DOCPROPERTY",
    "DOCVARIABLE EDITTIME EQ FILENAME FILESIZE FORMCHECKBOX FORMDROPDOWN FORMTEXT HYPERLINK IF",
    "INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF",
    "PRINTDATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET SHAPE STYLEREF SUBJECT",
    "SYMBOL TC TEMPLATE TIME TITLE TOC USERADDRESS USERINITIALS USERNAME XE",
)
ALLOWED = frozenset(name for line in _COUNT_OR_NAME for name in line.split())
_CODE = re.compile(r"\s*(=|\w+)")
_WEB_LINK = re.compile(r'(?i)\s*HYPERLINK\s+(\\l\b|"?(https?://|mailto:)|"?#)')


class _Field(msgspec.Struct):
    """A field on the way through its story: its code so far, and all that makes up its code."""

    code: str = ""
    inside: bool = True  # of its code, not of its result
    parts: list[etree._Element] = []


def field_name(code: str) -> str:
    """The kind of a field: ``PAGE``."""
    found = _CODE.match(code)
    return found[1].upper() if found else ""


def is_allowed(code: str) -> bool:
    """Whether a field neither runs nor fetches anything."""
    name = field_name(code)
    return bool(_WEB_LINK.match(code)) if name == "HYPERLINK" else not name or name in ALLOWED


def drop_fields(story: etree._Element) -> Iterator[str]:
    """Take fields out that may not stay; what they showed last stays as plain text."""
    for each in list(story.iter(f"{W}fldSimple")):
        code = each.get(f"{W}instr", "")
        if not is_allowed(code):
            unwrap(each)
            yield _phrase(code)
    open_fields: list[_Field] = []
    for node in list(story.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}t")):
        yield from _step(open_fields, node)


def _step(open_fields: list[_Field], node: etree._Element) -> Iterator[str]:
    mark = node.get(f"{W}fldCharType", "")
    if mark == "begin":
        open_fields.append(_Field())
    for each in open_fields:
        if each.inside or (mark == "end" and each is open_fields[-1]):
            each.parts.append(node)
    if not open_fields:
        return
    field = open_fields[-1]
    if not mark and field.inside and node.tag != f"{W}t":
        field.code += node.text or ""
    elif mark == "separate":
        field.inside = False
    elif mark == "end":
        open_fields.pop()
        if not is_allowed(field.code):
            _drop(field.parts)
            yield _phrase(field.code)


def _drop(parts: list[etree._Element]) -> None:
    for each in parts:
        run = each.getparent()
        remove(each)
        if run is not None and run.tag == f"{W}r" and not _shows(run):
            remove(run)


def _shows(run: etree._Element) -> bool:
    return any(each.tag != f"{W}rPr" for each in run)


def _phrase(code: str) -> str:
    return f"the field {field_name(code)[:30]}, which may not fetch or run anything here"
