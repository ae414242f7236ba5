"""A table too wide for an upright page stands on a page that lies on its side."""

from pathlib import Path

import pytest
from lxml import etree

from briefgen.brief.pages import Pages
from briefgen.document.tree import (
    Column,
    Document,
    Heading,
    Note,
    Paragraph,
    Section,
    Table,
    Text,
)
from briefgen.export.word import render
from briefgen.typography.look import Brand, Grid, resolve_look
from tests.export.word.reading import W, find, nodes, part, text
from tests.validators import openxml
from tests.validators.docx_lint import lint
from tests.whole.reading import libreoffice_pages

COLUMNS = 8
MAIN = "word/document.xml"


def wide(count: int = COLUMNS) -> Table:
    columns = tuple(Column((Text(f"Semiconductors{n}"),)) for n in range(count))
    rows = tuple(tuple((Text(f"{row} in {n}"),) for n in range(count)) for row in range(6))
    return Table("b/t", columns, rows, (Text("Everything side by side"),), 1)


def written(grid: Grid, count: int = COLUMNS) -> bytes:
    def prose(name: str) -> Section:
        head = Heading(f"{name}/h", 1, (Text(f"Section {name}"),))
        return Section(name, "", (head, Paragraph(f"{name}/p", (Text("Words follow. " * 30),))))

    middle = Section("b", "", (Heading("b/h", 1, (Text("The table"),)), wide(count)))
    document = Document(
        "d", "A title", "Brief", "2026-01-31", sections=(prose("a"), middle, prose("c")),
        notes=(Note("n", 1, (Text("A source."),)),),
    )  # fmt: skip
    return render(document, resolve_look(grid, Brand(), 4), Pages(612, 792, 4))


def sections(content: bytes) -> list[tuple[etree._Element, str]]:
    """The settings of each section, and its words."""
    found, words = [], ""
    for each in nodes(part(content, MAIN), "/w:document/w:body/*"):
        words += text(each)
        ends = nodes(each, "self::w:sectPr | w:pPr/w:sectPr")
        if ends:
            found.append((ends[0], words))
            words = ""
    return found


@pytest.mark.parametrize("grid", list(Grid))
def test_a_wide_table_lies_on_its_side_with_its_head_and_nothing_else_does(grid: Grid) -> None:
    content = written(grid)
    turned = [
        (settings, words)
        for settings, words in sections(content)
        if find(settings, "w:pgSz/@w:orient") == ["landscape"]
    ]
    ((settings, words),) = turned
    assert words.startswith("The table")
    assert "Everything side by side" in words
    assert "Section c" not in words
    assert "Section a" not in words
    assert find(settings, "w:type/@w:val") == ["nextPage"]
    across, down = (int(find(settings, f"w:pgSz/@w:{side}")[0]) for side in "wh")
    assert across > down
    table = sum(map(int, find(part(content, MAIN), "//w:tbl/w:tblGrid/w:gridCol/@w:w")))
    margins = sum(int(find(settings, f"w:pgMar/@w:{side}")[0]) for side in ("left", "right"))
    assert abs(table - (across - margins)) <= COLUMNS


@pytest.mark.parametrize("grid", list(Grid))
def test_what_follows_a_turned_table_is_an_upright_page_with_the_usual_heads(grid: Grid) -> None:
    made = [settings for settings, _ in sections(written(grid))]
    at = next(n for n, each in enumerate(made) if find(each, "w:pgSz/@w:orient"))
    after = made[at + 1]
    assert find(after, "w:type/@w:val") == ["nextPage"]
    heads = [find(each, "w:headerReference[@w:type='default']/@r:id") for each in (made[0], after)]
    assert heads[0] == heads[1]
    aside = find(made[at], "w:headerReference/@r:id")
    assert aside
    assert aside != heads[0]


def test_heads_and_feet_of_a_turned_page_end_where_it_ends() -> None:
    content = written(Grid.REPORT)
    for kind in ("header", "footer"):
        stops = part(content, f"word/{kind}3.xml").iter(f"{W}tab")
        kept = [each.get(f"{W}pos") for each in stops if each.get(f"{W}val") == "right"]
        assert kept == [str((792 - 54 - 54) * 20)]


def test_a_table_that_fits_stays_upright() -> None:
    assert not find(part(written(Grid.REPORT, 4), MAIN), "//w:pgSz/@w:orient")


@pytest.mark.parametrize("grid", list(Grid))
def test_our_own_judge_finds_nothing(grid: Grid) -> None:
    assert lint(written(grid)) == []


@pytest.mark.validate
def test_no_judge_finds_a_fault_and_libreoffice_turns_one_page(tmp_path: Path) -> None:
    for grid in Grid:
        path = tmp_path / f"{grid}.docx"
        path.write_bytes(written(grid))
        assert openxml.errors(path) == []
    counts = libreoffice_pages(sorted(tmp_path.glob("*.docx")), tmp_path / "pdf")
    assert set(counts.values()) == {3}
