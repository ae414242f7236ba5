"""Ways in which a finished PDF can be broken, to prove that the judges see each of them."""

from collections.abc import Callable, Iterator

import pikepdf

Damage = Callable[[pikepdf.Pdf], None]


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    """All elements of a role in reading order."""
    return [each for each in _walk(pdf.Root.StructTreeRoot.K) if str(each.S) == f"/{role}"]


def _walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _walk(kid)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from page.obj.get("/Annots", [])


def _no_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


def _no_scope(pdf: pikepdf.Pdf) -> None:
    for each in elements(pdf, "TH"):
        del each.A


def _no_contents(pdf: pikepdf.Pdf) -> None:
    del next(_links(pdf)).Contents


def _no_way_back(pdf: pikepdf.Pdf) -> None:
    del next(_links(pdf)).StructParent


def _shifted(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    row = list(numbers[1])
    numbers[1] = pikepdf.Array([row[-1], *row[:-1]])


def _skipped_level(pdf: pikepdf.Pdf) -> None:
    for each in elements(pdf, "H2"):
        each.S = pikepdf.Name.H4


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _unmarked(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    code = page.Contents.read_bytes()
    at = code.index(b" BDC", code.index(b"/MCID")) + 4
    begin = code.rindex(b"\n/", 0, at)
    end = code.index(b"EMC", at)
    page.Contents = pdf.make_stream(code[:begin] + code[at:end] + code[end + 3 :])


def _note_without_id(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Note")[0].ID


def _short_row(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[2]
    row.K = pikepdf.Array(_kids(row)[:-1])


def _no_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj.Tabs


def _broken_letters(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font.ToUnicode


def _no_standard(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1</pdfuaid:part>", b"")
    pdf.Root.Metadata = pdf.make_stream(
        packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )


def _wrong_child(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "TR")[1].S = pikepdf.Name.LI


def _no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _missing_content(pdf: pikepdf.Pdf) -> None:
    paragraph = next(each for each in elements(pdf, "P") if len(_kids(each)) == 1)
    paragraph.K = pikepdf.Array([*_kids(paragraph), 9_999])


def _emptied_list(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "L")[0].K = pikepdf.Array()


def _moved(pdf: pikepdf.Pdf) -> None:
    """A paragraph is named under a head that it does not belong to; it has two owners."""
    first, second = elements(pdf, "P")[:2]
    first.K = pikepdf.Array([*_kids(first), *_kids(second)])


def _no_colors(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _no_relation(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0].AFRelationship


DAMAGES: dict[str, Damage] = {
    "a figure without alternative text": _no_alt,
    "header cells without scope": _no_scope,
    "a link without words": _no_contents,
    "a link without its way back": _no_way_back,
    "the parent tree shifted by one": _shifted,
    "a level of headings skipped": _skipped_level,
    "no language": _no_language,
    "text that nothing marks": _unmarked,
    "a note without id": _note_without_id,
    "a row with a cell too few": _short_row,
    "no order of tabs": _no_tabs,
    "letters that cannot be read back": _broken_letters,
    "no claim to PDF/UA": _no_standard,
    "a list item in a table": _wrong_child,
    "the title not shown": _no_title,
    "an element that names missing content": _missing_content,
    "a list without items": _emptied_list,
    "content that two elements name": _moved,
    "colors that nothing explains (PDF/A)": _no_colors,
    "an attachment of no relation (PDF/A)": _no_relation,
}
