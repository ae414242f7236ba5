"""One figure changed in a copy of the pack changes wherever it stands, in both formats."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief.brief import new_brief
from briefgen.brief.edits import change_template
from briefgen.cli import main
from briefgen.document.lines import lines
from briefgen.document.tree import Chart
from briefgen.sources import library
from tests.pdf_reading import pdf_text
from tests.tally import Tally, share
from tests.whole.kinds import KINDS

BEFORE, AFTER = "38,210", "41,999"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A one-pager on a copy of the pack in which one figure is another."""
    pack = Path(shutil.copytree(paths.PACKS / library.DEFAULT_PACK, tmp_path / "pack"))
    figures = pack / "indicators" / "genai_patents_wipo.csv"
    figures.write_text(
        figures.read_text(encoding="utf-8").replace("38210", "41999"), encoding="utf-8"
    )
    output = tmp_path / "a.brief"
    arguments = ["new", "--template", "one-pager", "--pack", str(pack), "-o", str(output)]
    for indicator in ("genai_patents_wipo", "private_ai_investment_nominal", "notable_ai_models"):
        arguments += ["--indicator", indicator]
    assert main([*arguments, "--date", "2026-11-23"]) == 0
    targets = [tmp_path / "a.pdf", tmp_path / "a.docx"]
    assert main(["export", str(output), "-o", str(targets[0]), "-o", str(targets[1])]) == 0
    return tmp_path


def test_text_chart_alt_and_table_of_the_pdf_follow(made: Path) -> None:
    text = pdf_text(made / "a.pdf")
    assert BEFORE not in text
    assert text.count(AFTER) >= 2  # sentence, chart label
    assert "6.7" in text  # the ratio too
    result = pipeline.make(pipeline.load(made / "a.brief"))
    charts = [
        b for s in result.composed.document.sections for b in s.blocks if isinstance(b, Chart)
    ]
    assert AFTER in charts[0].alt
    assert b"41,999" in _pdf_strings(made / "a.pdf")


def test_text_chart_alt_and_table_of_word_follow(made: Path) -> None:
    chosen = pipeline.load(made / "a.brief")
    brief = change_template(chosen, library.find_template("full-report"))
    brief = replace(brief, indicators=("genai_patents_wipo",), recommendations=())
    result = pipeline.make(pipeline.fit(brief))
    data = pipeline.export(result.composed.document, brief, result.pages, ".docx")
    members = zipfile.ZipFile(io.BytesIO(data))
    body = members.read("word/document.xml").decode()
    assert BEFORE not in body
    assert body.count(AFTER) >= 3  # sentence, alt text, annex
    chart = members.read("word/charts/chart1.xml").decode()
    assert "41999" in chart
    assert "38210" not in chart
    workbooks = [name for name in members.namelist() if name.endswith(".xlsx")]
    sheet = zipfile.ZipFile(io.BytesIO(members.read(workbooks[0]))).read("xl/worksheets/sheet1.xml")
    assert b"41999" in sheet


def test_a_third_indicator_appears_without_touching_a_template(made: Path) -> None:
    document = pipeline.compose(pipeline.load(made / "a.brief")).document
    assert "otable AI models" in "\n".join(lines(document))


def test_the_sample_holds_the_figures_with_their_source(tmp_path: Path) -> None:
    assert main(["demo", "--out", str(tmp_path / "out")]) == 0
    text = pdf_text(tmp_path / "out" / "sample.pdf")
    assert "38,210" in text
    assert "6,276" in text
    assert "World Intellectual Property Organization (WIPO)" in " ".join(text.split())


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_every_indicator_fills_every_template(number: int, tally: Tally) -> None:
    """Each kind has another third of them; a soak has all."""
    pack = library.find_pack(library.DEFAULT_PACK)
    opened = library.find_template(KINDS[number])
    chosen = share(pack.indicators[number % 3 :: 3], pack.indicators)
    tally("every measure fills every kind", tried=len(chosen))
    for indicator in chosen:
        brief = replace(new_brief("t", "2026-11-23", opened, pack), indicators=(indicator.id,))
        text = "\n".join(lines(pipeline.compose(brief).document))
        for wrong in (r"\bNone\b", r"\bnan\b", "[{}]", "  ", r"\.\.", r" \.", "0 actions"):
            assert not re.search(wrong, text), (indicator.id, wrong)


def _pdf_strings(path: Path) -> bytes:
    found = []
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing:
                found.append(str(thing.Alt).encode())
    return b"\n".join(found)
