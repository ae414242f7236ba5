"""Fields of a Word file: those that may stay, and the last words of all others."""

from collections.abc import Container, Iterable, Iterator

import msgspec
from lxml import etree

from briefgen.word_files.field_codes import field_name, is_allowed
from briefgen.word_files.names import NAMESPACES, W, remove, unwrap

_MARK, _SIMPLE, _RUN = f"{W}fldChar", f"{W}fldSimple", f"{W}r"
_CODES = (f"{W}instrText", f"{W}delInstrText")
# A field begins and ends in the same of these; programs read one of several alternatives.
_SCOPES = (
    *(f"{W}{name}" for name in ("tc", "txbxContent", "sdtContent", "fldSimple", "docPartBody")),
    *(f"{W}{name}" for name in ("footnote", "endnote", "comment")),
    *(f"{{{NAMESPACES['mc']}}}{name}" for name in ("Choice", "Fallback")),
)
_REVISIONS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_BREAKS = (f"{W}p", f"{W}sdt", *_SCOPES)  # what no code goes across
_QUIET = (f"{W}rPr", f"{W}lastRenderedPageBreak", *_CODES)
_MACROS = (f"{W}fldData", f"{W}entryMacro", f"{W}exitMacro")


class _Field(msgspec.Struct):
    """A field on the way through its story.

    ``marks`` are what makes it a field, ``hidden`` is what else stands in its code.
    """

    revision: tuple[str, ...]
    code: str = ""
    in_code: bool = True
    closed: bool = False
    sound: bool = True
    nested: bool = False  # in the code of another
    marks: list[etree._Element] = []
    hidden: list[etree._Element] = []

    def stays(self, bookmarks: Container[str]) -> bool:
        """Whether it is whole and its code is on the list."""
        sound = self.closed and self.sound and not self.nested
        return sound and is_allowed(self.code, bookmarks)


def drop_fields(story: etree._Element, bookmarks: Container[str]) -> Iterator[str]:
    """Take fields out that may not stay; what they showed last stays as plain text.

    A field may lead to the ``bookmarks`` of the file.
    """
    if next(story.iter(_MARK, _SIMPLE, *_CODES), None) is None:
        return
    walk = _Walk()
    walk.through(story)
    kept: set[etree._Element] = set()
    for field in walk.fields:
        if field.stays(bookmarks):
            kept.update(field.marks)
            continue
        for each in field.hidden if field.closed else ():
            _take_out(each)
        if not field.nested:
            yield _phrase(field.code)
    for simple, nested in walk.simple:
        code = simple.get(f"{W}instr", "")
        if nested or not is_allowed(code, bookmarks):
            for each in simple.findall(f"{W}fldData"):
                remove(each)
            unwrap(simple)
            if not nested:
                yield _phrase(code)
    for mark in list(story.iter(_MARK, *_CODES)):
        if mark not in kept:
            _take_out(mark)
    for macro in list(story.iter(*_MACROS)):
        remove(macro)


class _Walk:
    """One way through a story: the open fields of each scope, the innermost last."""

    def __init__(self) -> None:
        """Begin outside of everything."""
        self.fields: list[_Field] = []
        self.simple: list[tuple[etree._Element, bool]] = []  # and whether in the code of another
        self._scopes: list[list[_Field]] = [[]]
        self._coding: list[_Field] = []  # those whose code is open, of all scopes
        self._revisions: list[str] = []

    def through(self, story: etree._Element) -> None:
        """Find all fields."""
        tags = (_MARK, _RUN, *_CODES, *_BREAKS, *_REVISIONS)
        for event, node in etree.iterwalk(story, events=("start", "end"), tag=tags):
            if event == "start":
                self._enter(node)
            else:
                self._leave(node)

    def _enter(self, node: etree._Element) -> None:
        if node.tag in _REVISIONS:
            self._revisions.append(f"{node.tag} {node.get(f'{W}author')} {node.get(f'{W}date')}")
        if self._coding and node.tag in _BREAKS:
            self._break(node)
        if node.tag == _SIMPLE:
            self.simple.append((node, bool(self._coding)))
        if node.tag in _SCOPES:
            self._scopes.append([])
        elif node.tag == _RUN:
            self._hide(node)
        elif node.tag == _MARK:
            self._mark(node)
        elif node.tag in _CODES:
            self._read(node)

    def _leave(self, node: etree._Element) -> None:
        if node.tag in _REVISIONS:
            self._revisions.pop()
        elif node.tag in _SCOPES:
            for field in self._scopes.pop():
                if field.in_code:
                    self._coding.pop()

    def _break(self, node: etree._Element) -> None:
        """A code ends with its paragraph, and one with more than words in it is none."""
        field = self._coding[-1]
        field.sound = False
        if node.tag == f"{W}p" and self._scopes[-1] and field is self._scopes[-1][-1]:
            self._coding.pop()
            self._scopes[-1].pop()

    def _hide(self, elements: Iterable[etree._Element]) -> None:
        """Up to the next mark: what is no code does not belong into a code."""
        for each in elements if self._coding else ():
            if each.tag == _MARK:
                return
            if each.tag not in _QUIET:
                self._coding[-1].hidden.append(each)
                self._coding[-1].sound = False

    def _mark(self, node: etree._Element) -> None:
        kind, open_fields = node.get(f"{W}fldCharType", ""), self._scopes[-1]
        if kind == "begin":
            self._open(node)
        elif open_fields:
            field = open_fields[-1]
            field.marks.append(node)
            field.sound &= field.revision == tuple(self._revisions)
            field.sound &= kind == "end" or (kind == "separate" and field.in_code)
            if kind in ("separate", "end") and field.in_code:
                field.in_code = False
                self._coding.pop()  # the innermost of all that are open
            if kind == "end":
                field.closed = True
                open_fields.pop()
        self._hide(node.itersiblings())

    def _open(self, node: etree._Element) -> None:
        nested = bool(self._coding)
        if nested:
            self._coding[-1].sound = False
        field = _Field(tuple(self._revisions), nested=nested, marks=[node])
        self.fields.append(field)
        self._scopes[-1].append(field)
        self._coding.append(field)

    def _read(self, node: etree._Element) -> None:
        open_fields = self._scopes[-1]
        if open_fields and open_fields[-1].in_code:
            field = open_fields[-1]
            field.marks.append(node)
            field.code += "".join(map(str, node.itertext()))
            field.sound &= field.revision == tuple(self._revisions)


def _take_out(element: etree._Element) -> None:
    """An element of a run, and the run if it shows nothing more."""
    run = element.getparent()
    remove(element)
    if run is not None and run.tag == _RUN and all(each.tag == f"{W}rPr" for each in run):
        remove(run)


def _phrase(code: str) -> str:
    name = field_name(code)
    return (
        f"the field {name}; what it showed last stays"
        if name
        else ("a field without a name; what it showed last stays")
    )
