"""What stands on a cover: the title, who wrote it when, a chart of all told, what it finds."""

import io
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief, new_brief
from briefgen.document.blanks import without_blanks
from briefgen.document.reading import Body, Contents, Cover, reading
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Table, walk
from briefgen.sources import library
from tests.builders import DATA
from tests.pdf_reading import pdf_pages

GLANCE = "measures at a glance"


@pytest.fixture(scope="module")
def report() -> Brief:
    pack = library.find_pack("us-china-ai")
    return pipeline.fit(new_brief("r", "2026-11-29", library.find_template("full-report"), pack))


def exported(brief: Brief, suffix: str) -> bytes:
    made = pipeline.make(brief)
    return pipeline.export(made.composed.document, brief, made.pages, suffix)


def test_the_chart_of_all_measures_stands_on_the_cover(report: Brief, tmp_path: Path) -> None:
    form = replace(report.form, office="Office of Policy", authors=("Ann Smith",), contact="x1234")
    path = tmp_path / "r.pdf"
    path.write_bytes(exported(edits.fill_form(report, form), ".pdf"))
    first, _, third, *_ = pdf_pages(path)
    assert "Figure 1. Eight measures at a glance" in first
    for words in ("Office of Policy", "Ann Smith", "x1234", "$285.9 billion"):
        assert words in first
    assert "Contents" in third
    assert "Figure 1. Eight measures at a glance" in third  # in the list of figures
    assert GLANCE not in first.partition(GLANCE)[2]


def test_it_finds_what_its_title_claims_and_says_how_fresh_all_is(report: Brief) -> None:
    document = pipeline.compose(report).document
    said = " ".join(plain(each) for s, b in walk(document) if s.id == "glance" for each in texts(b))
    assert "China generates far more power" in said
    assert "policy as last seen from September 2025 to June 2026" in said.replace("\u00a0", " ")
    cover = next(each for each in reading(document) if isinstance(each, Cover))
    assert len(cover.lines) == 1  # who, the date and the date of the figures
    bare = pipeline.compose(pipeline.fit(replace(report, recommendations=(), plan=None)))
    assert "policy as last seen" not in str(bare.document)


def test_it_is_read_before_the_summary_and_that_before_the_contents(report: Brief) -> None:
    parts = reading(pipeline.compose(report).document)
    kinds = [type(each) for each in parts if isinstance(each, Cover | Contents | Body)]
    assert kinds == [Cover, Body, Body, Contents, Contents, Contents, Body]
    text = exported(report, ".txt").decode()
    assert text.index(GLANCE) < text.index("Summary") < text.index("Contents")


def test_word_has_it_on_the_first_page_too(report: Brief) -> None:
    document = docx.Document(io.BytesIO(exported(report, ".docx")))
    words = [each.text for each in document.paragraphs]
    chart = next(n for n, each in enumerate(words) if GLANCE in each)
    assert chart < words.index("Contents")
    before = "".join(each._p.xml for each in document.paragraphs[: chart + 1])
    assert "w:sectPr" not in before


def test_a_cover_of_one_measure_has_none(report: Brief) -> None:
    one = pipeline.fit(replace(report, indicators=report.indicators[:1], plan=None))
    cover = next(each for each in reading(pipeline.compose(one).document) if isinstance(each, Body))
    assert [type(b) for each in cover.sections for b in each.blocks] == [Table]


def test_a_cover_says_what_is_found_and_recommended_how_fresh_and_how_to_cite(
    report: Brief, tmp_path: Path
) -> None:
    form = replace(report.form, authors=("Ann Smith", "Bo Chen"))
    path = tmp_path / "r.pdf"
    path.write_bytes(exported(edits.fill_form(report, form), ".pdf"))
    cover = pdf_pages(path)[0]
    title = pipeline.compose(report).document.title
    for words in (
        "No single measure decides the race.",
        "What it finds What it recommends This edition",
        "Fund shared",
        "First edition.",
        f"Cite as: Ann Smith and Bo Chen, {title}, Report, November 29, 2026.",
    ):
        assert words in cover, words


def test_who_is_to_be_cited_is_a_blank_that_a_released_copy_goes_without(report: Brief) -> None:
    document = pipeline.compose(report).document
    (table,) = (b for _, b in walk(document) if isinstance(b, Table) and b.id == "table:glance")
    assert plain(table.source).startswith("Cite as: [Office], ")
    (left,) = (b for _, b in walk(without_blanks(document)) if b.id == table.id)
    assert isinstance(left, Table)
    assert left.source == ()
    assert left.rows == table.rows


def test_measures_of_two_bars_are_not_drawn_again_behind_it(report: Brief) -> None:
    thin = ("top_ai_researchers_work", "gpu_cluster_share", "freedom_on_the_net_2024")
    brief = pipeline.fit(replace(report, indicators=(*thin, "electricity_generation"), plan=None))
    blocks = [block for _, block in walk(pipeline.compose(brief).document)]
    charts = [each.kind for each in blocks if isinstance(each, Chart)]
    assert charts == ["standing", "line"]


@pytest.mark.parametrize("topic", ["state-broadband", "city-budgets", "hospital-waits"])
def test_whatever_the_topic_a_cover_is_made(topic: str) -> None:
    pack = library.find_pack(str(DATA / "topics" / topic))
    template = library.find_template("full-report")
    every = tuple(each.id for each in pack.indicators)
    for some in (every, every[:9], every[-9:], every[::-1]):
        brief = replace(new_brief("r", "2026-11-29", template, pack), indicators=some)
        made = pipeline.compose(pipeline.fit(brief))
        first = next(each for _, each in walk(made.document) if isinstance(each, Chart))
        assert first.kind == "standing"
        assert len(first.categories) <= 8
