"""Every row of every table does its work: it is run, and what it makes is looked at."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.updating import update_figures
from briefgen.charts import CHARTS, draw
from briefgen.checks import CHECKS
from briefgen.compose.citations import try_style
from briefgen.compose.directives import DIRECTIVES
from briefgen.document.outline import outline
from briefgen.document.pictures import PictureFile
from briefgen.document.release import State
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Paragraph, Text, walk
from briefgen.errors import BriefgenError, TemplateError
from briefgen.evidence.chart_kinds import RULES, TITLES
from briefgen.evidence.citation_style import STYLES, CitationStyle
from briefgen.export import EXPORTERS
from briefgen.sources import SOURCES, library
from briefgen.tables import resolve
from briefgen.typography.drawing import Label, Shape
from briefgen.worker.jobs import Got, Read, value_of
from briefgen.worker.process import Desk
from tests.builders import SMALL, small_brief, small_says
from tests.export.word.letterheads import house_named, logo, p
from tests.export.word.reading import part, text
from tests.pdf_reading import pdf_text

DIRECTIVE = {
    "ask": ("Give *money*.", "callout ask:brief: Give *money*."),
    "note": ("By the way.", "callout s/note1: By the way."),
    "caution": ("Mind it.", "callout s/caution1: **Caution.** Mind it."),
    "cards": ("indicators: patents, capital", "United States leads: private investment, 2025"),
    "chart": ("indicator: capital\nkind: slope", "chart chart:capital (slope): The United States"),
    "options": ("recommendations: build", "Measure the wait for power | Department of Energy"),
    "steps": ("recommendations: build", "| 1. Measure the wait for power"),
    "side": ("How sure.", "callout s/side1: How sure."),
    "columns": ("A: one\nB: two\nbelow: three", "| A | B\n      | one | two"),
    "timeline": ("recommendations: build", "Timeline of policy"),
    "table": ("indicators: power", "| Measure | Period | U.S. | China"),
}


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_directive_makes_its_block(name: str) -> None:
    body, expected = DIRECTIVE[name]
    document = pipeline.compose(small_says(f"```{name}\n{body}\n```")).document
    assert expected in outline(document)
    with pytest.raises(TemplateError):
        pipeline.compose(small_says(f"```{name}x\n{body}\n```"))


BOTH, ALONE = ("United States", "China"), ("United States",)
LAWFUL = {
    "bar": (BOTH, "ai_publications_cset"),
    "grouped": (BOTH, "notable_ai_models_ai_index"),
    "stacked": (BOTH, "ai_publications_cset"),
    "stacked100": (BOTH, "ai_publications_share_2024"),
    "line": (BOTH, "ai_publications_cset"),
    "area": (ALONE, "ai_publications_cset"),
    "slope": (BOTH, "ai_articles_scopus"),
    "dumbbell": (BOTH, "cs_top1_cited_share, ai_patents_share_2024"),
    "dot": (BOTH, "ai_articles_scopus"),
    "multiples": (BOTH, "cs_top1_cited_share"),
    "ratio": (BOTH, "ai_publications_cset"),
    "range": (ALONE, "us_data_center_electricity"),
    "bars-table": (BOTH, "cs_top1_cited_share, ai_publications_cset"),
    "standing": (BOTH, "cs_top1_cited_share, ai_publications_cset"),
    "changes": (BOTH, "electricity_generation, us_data_center_electricity"),
}


def charted(kind: str, fence: str = "") -> Chart:
    compared, indicators = LAWFUL[kind]
    asked = small_says(f"```chart\nindicators: {indicators}\nkind: {fence or kind}\n```")
    brief = replace(asked, pack=library.find_pack(library.DEFAULT_PACK), entities=compared)
    _, block = next(walk(pipeline.compose(brief).document))
    assert isinstance(block, Chart)
    return block


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_kind_draws_lawful_figures(kind: str) -> None:
    chart = charted(kind)
    assert chart.kind == kind
    assert f"{TITLES[kind]}:" in chart.alt
    drawing = draw(chart, 340)
    seen = {each.text for each in drawing.items if isinstance(each, Label)}
    told = {point.text for series in chart.series for point in series.points if point.text}
    assert any(amount in label for amount in told for label in seen)
    assert sum(isinstance(each, Shape) for each in drawing.items) >= 2
    assert draw(_with_one_halved(chart), 340) != drawing


def _with_one_halved(chart: Chart) -> Chart:
    """The chart with the first of its amounts half as large."""
    first, *others = chart.series
    halved, *points = first.points
    assert halved.amount
    points = [replace(halved, amount=halved.amount / 2), *points]
    return replace(chart, series=(replace(first, points=tuple(points)), *others))


def test_no_two_kinds_draw_the_same_figures_alike() -> None:
    chart = charted("slope")
    drawn = [draw(replace(chart, kind=kind), 340) for kind in CHARTS if kind != "grouped"]
    assert all(each not in drawn[:place] for place, each in enumerate(drawn))


def test_a_chart_kind_that_its_figures_do_not_allow_is_one_sentence() -> None:
    with pytest.raises(TemplateError, match="cannot be drawn as “range”"):
        charted("bar", "range")


def test_every_chart_kind_has_a_title_and_a_rule() -> None:
    assert list(CHARTS) == list(TITLES) == [kind for kind, _ in RULES] == list(LAWFUL)


def long(brief: Brief) -> Brief:
    mine = tuple(Paragraph(f"what_to_do/n{n}", (Text("Too many words. " * 60),)) for n in range(9))
    return edits.edit_section(brief, "what_to_do", (), mine)


def unsupported(brief: Brief) -> Brief:
    return edits.drop_indicator(edits.drop_indicator(brief, "power"), "patents")


def undescribed(brief: Brief) -> Brief:
    suggested = pipeline.compose(brief).suggested[-1]
    return edits.insert_picture(brief, suggested, PictureFile("map.png", logo()), "")


def unaddressed(brief: Brief) -> Brief:
    memo = edits.change_template(brief, library.find_template("decision-memo"))
    return edits.set_state(memo, State.FINAL)


def unfilled(brief: Brief) -> Brief:
    letterhead = house_named(p("Dear [Name of the member],"))
    return edits.set_brand(brief, replace(brief.brand, letterhead=letterhead))


def miscounted(brief: Brief) -> Brief:
    """The figures are others than when the document was made."""
    patents, *rest = brief.pack.indicators
    figures = tuple(replace(each, amount=each.amount * 2) for each in patents.figures)
    pack = replace(brief.pack, indicators=(replace(patents, figures=figures), *rest))
    return update_figures(brief, pack)


def misspelled(brief: Brief) -> Brief:
    return edits.fill_form(brief, replace(brief.form, title="Recieved computing"))


CHECK: dict[str, tuple[Callable[[Brief], Brief], str]] = {
    "pages": (long, "it may have 1"),
    "numbers": (miscounted, "“38,210” should read “76,420”."),
    "evidence": (unsupported, "No chosen indicator supports “Fund shared computing”."),
    "pictures": (undescribed, "The picture map.png says nothing to people who do not see it."),
    "release": (
        unaddressed,
        "Yours to fill in: To; From; Decide by; date; Why now: a date, a deadline or a new fact",
    ),
    "spelling": (misspelled, "Recieved"),
    "letterhead": (unfilled, "In the letterhead: “[Name of the member]” in the text looks like"),
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_finds_what_it_is_for_and_nothing_else_says_it(name: str) -> None:
    change, expected = CHECK[name]
    brief = replace(small_brief(), recommendations=("invest",))
    before, changed = pipeline.make(brief), change(brief)
    made = before if change is miscounted else pipeline.make(changed)
    found = pipeline.check(changed, made.composed.document, made.pages)
    assert any(expected in each.message for each in found)
    assert not any(expected in each.message for each in before.problems)
    family = resolve(CHECKS[name])(changed, made.composed.document, made.pages)
    assert [each for each in found if expected in each.message] == [
        each for each in family if expected in each.message
    ]


def words_of(data: bytes, suffix: str, folder: Path) -> str:
    path = folder / f"out{suffix}"
    path.write_bytes(data)
    match suffix:
        case ".pdf":
            return pdf_text(path)
        case ".docx":
            return text(part(data, "word/document.xml"))
        case _:
            return data.decode()


@pytest.mark.parametrize("suffix", EXPORTERS)
def test_an_exporter_writes_the_words_that_are_read_back(suffix: str, tmp_path: Path) -> None:
    brief = small_brief()
    result = pipeline.make(brief)
    data = pipeline.export(result.composed.document, brief, result.pages, suffix)
    told = " ".join(words_of(data, suffix, tmp_path).split())
    assert "Inventors in China account for 38,210 patent families published in 2014–2023" in told
    assert "fund shared computing for several years at a time" in told


MARK = {
    "chicago-notes": ("1", "Patent Office, Patent Report (2024)."),
    "chicago-author-date": ("(Patent Office 2024)", "Patent Office. 2024. Patent Report."),
    "apa": ("(Patent Office, 2024)", "Patent Office. (2024). Patent Report."),
    "harvard-cite-them-right": ("(Patent Office, 2024)", "Patent Office (2024) Patent Report."),
    "vancouver": ("1", "Patent Office. Patent Report [Internet]. 2024"),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_citation_style_writes_its_mark_and_its_note(style: str) -> None:
    brief = edits.set_citation_style(
        small_says('Said{{ "patents" | cite }}.'), CitationStyle(style)
    )
    try_style(brief.citation_style, brief)
    document = pipeline.compose(brief).document
    mark, note = MARK[style]
    assert f"[^{mark} patents]" in outline(document).replace("\N{NO-BREAK SPACE}", " ")
    assert plain(document.notes[0].text).startswith(note)


def bibliography(folder: Path) -> Path:
    path = folder / "own.bib"
    path.write_text("@book{mine, title={My book}, author={Doe, Jane}, year=2025}", "utf-8")
    return path


def letterhead(folder: Path) -> Path:
    path = folder / "office.docx"
    path.write_bytes(house_named())
    return path


SOURCE: dict[str, tuple[Callable[[Path], Path], Callable[[Any], bool]]] = {
    "pack": (lambda _: SMALL, lambda pack: pack.recommendations[0].id == "invest"),
    "template": (lambda _: paths.TEMPLATES / "one-pager", lambda kind: kind.page_limit == 1),
    "brand": (lambda _: paths.BRANDS / "plain.toml", lambda brand: brand.tint == "#FFFFFF"),
    "bibliography": (bibliography, lambda found: found.sources[0].author[0].family == "Doe"),
    "citation style": (
        lambda _: paths.STYLES / "apa.csl",
        lambda style: style.name.startswith("APA"),
    ),
    "picture": (
        lambda _: paths.TEMPLATES.parent / "docs" / "one-pager-pdf.png",
        lambda picture: picture.name == "one-pager-pdf.png",
    ),
    "letterhead": (letterhead, lambda found: found.file[:2] == b"PK"),
}
FIRST_MEMBER = {"pack": "pack.toml", "template": "template.toml"}


@pytest.mark.parametrize("name", SOURCES)
def test_a_reader_reads_its_files_and_says_which_is_not_there(name: str, tmp_path: Path) -> None:
    write, is_right = SOURCE[name]
    path, read = write(tmp_path), SOURCES[name].read
    assert is_right(read(path))
    gone = tmp_path / f"gone{path.suffix}"
    with pytest.raises(BriefgenError) as caught:
        read(gone)
    assert caught.value.message
    assert "Errno" not in str(caught.value)


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_is_as_large_as_its_row_says_at_most(name: str, tmp_path: Path) -> None:
    kind, path = SOURCES[name], SOURCE[name][0](tmp_path)
    large = tmp_path / f"large{path.suffix}"
    if name in FIRST_MEMBER:
        large.mkdir()
    file = large / FIRST_MEMBER.get(name, "")
    file.touch()
    os.truncate(file, kind.limit + 1)
    with pytest.raises(BriefgenError, match=f"larger than {kind.limit // 1_000_000} MB"):
        kind.read(large)


@pytest.mark.parametrize("name", SOURCES)
def test_what_was_read_goes_from_the_worker_to_the_window(name: str, tmp_path: Path) -> None:
    kind, path = SOURCES[name], SOURCE[name][0](tmp_path)
    answer = Desk().answer(Read(name, str(path)))
    assert isinstance(answer, Got)
    assert value_of(answer, kind) == kind.read(path)


def test_every_row_has_its_case() -> None:
    for table, cases in (
        (DIRECTIVES, DIRECTIVE),
        (CHARTS, LAWFUL),
        (CHECKS, CHECK),
        (STYLES, MARK),
        (SOURCES, SOURCE),
    ):
        assert set(table) == set(cases)
