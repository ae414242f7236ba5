"""From a note back to every place that cites it, and a head for who cannot see key figures."""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from msgspec.structs import replace

from briefgen.document.tree import (
    Card,
    Cards,
    Citation,
    Document,
    Heading,
    Note,
    Paragraph,
    Section,
    Text,
)
from briefgen.typography.look import Look
from tests.export.pdf.reading import lines, write
from tests.export.pdf.samples import COLUMNS, FOOT, LOREM, MEMO, REPORT, one_pager
from tests.pdf_reading import elements
from tests.validators import pdfjs
from tests.validators.marked_content import failures
from tests.validators.verapdf import judged

NAMED = "\N{NO-BREAK SPACE}(Office 2024)"


def cited(*, named: bool = False) -> Document:
    """Two sources: one cited four times over several pages, the other once."""
    mark = NAMED if named else ""
    blocks = [
        Paragraph(f"s/p{n}", (Text(LOREM * 4), Citation("a" if n % 3 else "b", 1 + (n % 3 == 0),
                  mark if n % 3 else mark.replace("Office", "Bureau"))))
        for n in range(1, 6)
    ]  # fmt: skip
    blocks.append(Paragraph("s/p6", (Text(LOREM * 9),)))
    notes = (
        Note("a", 1, (Text("Office, Yearbook (2024). " + LOREM),), "Office 2024" if named else ""),
        Note("b", 2, (Text("Bureau, Report (2024)."),), "Bureau 2024" if named else ""),
    )
    sections = (Section("s", "S", tuple(blocks)),)
    return Document("d", "T", "Brief", "2026-11-23", sections=sections, notes=notes)


class Place(NamedTuple):
    page: int
    left: float
    bottom: float
    right: float
    top: float


def annotations(pdf: pikepdf.Pdf, element: pikepdf.Object) -> list[tuple[Place, pikepdf.Object]]:
    """The link annotations of an element and of those below it, with where they stand."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found = []
    for kid in element.get("/K", []):
        if not isinstance(kid, pikepdf.Dictionary):
            continue
        if "/Obj" in kid:
            place = Place(pages[kid.Pg.objgen], *map(float, kid.Obj.Rect))
            found.append((place, kid.Obj))
        found += annotations(pdf, kid)
    return found


@pytest.mark.parametrize("look", [COLUMNS, MEMO, REPORT, FOOT])
@pytest.mark.parametrize("named", [False, True])
def test_a_note_leads_back_to_each_place_that_cites_it(
    tmp_path: Path, look: Look, named: bool
) -> None:
    _, path = write(cited(named=named), look, tmp_path)

    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        citing = [each for e in elements(pdf, "Reference") for each in annotations(pdf, e)]
        for note, count in zip(elements(pdf, "Note"), (4, 1), strict=True):
            back = annotations(pdf, note)
            assert len(back) == len({str(each.Contents) for _, each in back}) == count
            where = [(numbers[each.Dest[0].objgen], float(each.Dest[3])) for _, each in back]
            own = [place for place, each in citing if each.Contents == marked(note, named)]
            assert len(own) >= count  # a mark of words may run over two lines
            for page, height in where:
                assert any(page == e.page and 0 <= height - e.top < 12 for e in own)
            assert where == sorted(where, key=lambda each: (each[0], -each[1])) or look is COLUMNS
            assert_apart([place for place, _ in back], look)


def marked(note: pikepdf.Object, named: bool) -> str:
    number = 1 if str(note.ID).endswith("a") else 2
    if named:
        return f"Reference {('Office', 'Bureau')[number - 1]} 2024"
    return f"Note {number}"


def assert_apart(places: list[Place], look: Look) -> None:
    """Each can be clicked on, by itself, on the page."""
    for place in places:
        assert place.right - place.left > 1
        assert look.page.left - 1 <= place.left
        assert place.right <= look.page.left + look.page.measure + 1
    for one, other in pairwise(places):
        if one.page == other.page and abs(one.bottom - other.bottom) < 1:
            assert one.right <= other.left + 0.1


@pytest.mark.parametrize("look", [COLUMNS, MEMO])
def test_key_figures_have_a_head_that_is_not_seen(tmp_path: Path, look: Look) -> None:
    pages, path = write(one_pager(), look, tmp_path)

    with pikepdf.open(path) as pdf:
        heads = [str(each.get("/ActualText", "")) for each in elements(pdf, "H2")]
        assert heads[0] == "Key figures"
        with pdf.open_outline() as outline:
            assert "Key figures" in [each.title for each in outline.root[0].children]
    assert "Key figures" not in "".join(lines(pages))
    assert failures(path) == []


def test_key_figures_below_a_head_that_is_seen_have_no_other(tmp_path: Path) -> None:
    cards = Cards("s/c", (Card((Text("6 to 1"),), "China", (Text("patents"),)),))
    headed = Section("s", "Key figures", (Heading("s/h", 1, (Text("Key figures"),)), cards))
    _, path = write(replace(one_pager(), sections=(headed,), notes=()), COLUMNS, tmp_path)

    with pikepdf.open(path) as pdf:
        assert len(elements(pdf, "H2")) == 1


@pytest.mark.validate
def test_judges_find_no_fault_with_either(tmp_path: Path) -> None:
    paths = []
    for number, document in enumerate((one_pager(), cited(), cited(named=True))):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths.append(write(document, REPORT, folder)[1])
    cases = [("ua1", path) for path in paths]
    assert judged(cases) == {case: [] for case in cases}
    for path, (_, unseen) in pdfjs.contents(paths).items():
        assert unseen == [], path
