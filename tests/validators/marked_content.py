"""What veraPDF does not look at: content and structure tree point to each other exactly once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

_NEVER_EMPTY = {
    "/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Lbl", "/Link", "/Caption", "/Figure",
    "/Span", "/L", "/LI", "/LBody", "/Table", "/TR", "/Note", "/Sect", "/Reference",
}  # fmt: skip

Content = tuple[int, int]  # page from 0, marked content id


def failures(path: Path) -> list[str]:
    """Marked content without an element, elements without content, wrong ways back."""
    with pikepdf.open(path) as pdf:
        errors: list[str] = []
        content = set(_contents(pdf, errors))
        tree = _Tree(pdf, errors)
        errors += (
            f"page {p + 1}: content {m} is not in the tree"
            for p, m in content - set(tree.references)
        )
        errors += (
            f"the tree names missing content {m} of page {p + 1}"
            for p, m in set(tree.references) - content
        )
        errors += (
            f"page {place[0] + 1}: content {place[1]} belongs to {len(owners)} elements"
            for place, owners in tree.references.items()
            if len(owners) > 1
        )
        _check_ways_back(pdf, tree, errors)
        return errors


def _contents(pdf: pikepdf.Pdf, errors: list[str]) -> Iterator[Content]:
    """The marked contents of all pages; anything painted outside of one is an error."""
    for number, page in enumerate(pdf.pages):
        seen: set[int] = set()
        open_marks: list[bool] = []  # whether each is more than a language within another
        for instruction in pikepdf.parse_content_stream(page):
            match str(instruction.operator):
                case "BDC" | "BMC":
                    operands = list(instruction.operands)
                    marked = _content_id(operands)
                    open_marks.append(marked is not None or str(operands[0]) != "/Span")
                    if marked is not None:
                        if marked in seen:
                            errors.append(f"page {number + 1}: content {marked} appears twice")
                        seen.add(marked)
                        yield number, marked
                case "EMC":
                    open_marks.pop()
                case "Tj" | "TJ" | "Do" | "f" | "S" | "B" if sum(open_marks) != 1:
                    depth = sum(open_marks)
                    errors.append(f"page {number + 1}: {instruction.operator} at depth {depth}")
        if open_marks:
            errors.append(f"page {number + 1}: {len(open_marks)} marked contents stay open")


def _content_id(operands: Sequence[object]) -> int | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return None


class _Tree:
    """The structure tree: which elements name which content and which annotations."""

    def __init__(self, pdf: pikepdf.Pdf, errors: list[str]) -> None:
        self.references: dict[Content, list[pikepdf.Object]] = {}
        self.annotations: set[tuple[int, int]] = set()
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._errors = errors
        self._walk(pdf.Root.StructTreeRoot.K, None)

    def _walk(self, element: pikepdf.Object, page: pikepdf.Object | None) -> None:
        page = element.get("/Pg", page)
        kids: object = element.get("/K", [])
        count = 0
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self._kid(element, kid, page)
            count += 1
        if not count and str(element.S) in _NEVER_EMPTY:
            self._errors.append(f"an empty {element.S}")

    def _kid(self, element: pikepdf.Object, kid: object, page: pikepdf.Object | None) -> None:
        if not isinstance(kid, pikepdf.Dictionary):
            self._name(element, page, int(kid))  # type: ignore[call-overload]
            return
        kind = str(kid.get("/Type"))
        if kind == "/MCR":
            self._name(element, kid.get("/Pg", page), int(kid.MCID))
        elif kind == "/OBJR":
            self.annotations.add(kid.Obj.objgen)
        else:
            if kid.P.objgen != element.objgen:
                self._errors.append(f"{kid.S} has another parent than {element.S}")
            self._walk(kid, page)

    def _name(self, element: pikepdf.Object, page: pikepdf.Object | None, marked: int) -> None:
        if page is None:
            self._errors.append(f"{element.S} names content of no page")
            return
        self.references.setdefault((self._pages[page.objgen], marked), []).append(element)


def _check_ways_back(pdf: pikepdf.Pdf, tree: _Tree, errors: list[str]) -> None:
    """The parent tree leads from content and links to the elements that name them."""
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for number, page in enumerate(pdf.pages):
        for marked, owner in enumerate(parents[int(page.obj.StructParents)]):
            owners = tree.references.get((number, marked), [])
            if any(each.objgen != owner.objgen for each in owners):
                errors.append(f"page {number + 1}: content {marked} leads back to {owner.S}")
        for annotation in page.obj.get("/Annots", []):
            if annotation.objgen not in tree.annotations:
                errors.append(f"page {number + 1}: a link is not in the tree")
            known = "/StructParent" in annotation
            leads = parents[int(annotation.StructParent)] if known else pikepdf.Dictionary()
            if str(leads.get("/S")) != "/Link":
                errors.append(f"page {number + 1}: a link leads back to no Link")
