"""What leaves the house with a file, and that a PDF comes back as the brief it was."""

import io
import zipfile
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.cli import main
from briefgen.document.release import State
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Chart, Document, Value, walk
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import find_indicator
from briefgen.export.delivery import DEFAULT, Archive, Delivery
from briefgen.sources import library
from briefgen.store.container import pack_brief
from tests.builders import small_brief
from tests.tally import Tally, share
from tests.whole.kinds import KINDS, briefs

AUTHOR = "Ann Q. Author"


def authored(state: State = State.DRAFT) -> Brief:
    brief = small_brief()
    return replace(brief, form=replace(brief.form, authors=(AUTHOR,)), state=state)


def exported(brief: Brief, suffix: str, delivery: Delivery = DEFAULT) -> bytes:
    result = pipeline.make(brief)
    return pipeline.export(result.composed.document, brief, result.pages, suffix, delivery)


@pytest.mark.parametrize("template", KINDS)
def test_a_pdf_reopens_as_the_brief_it_was_made_from(template: str) -> None:
    brief = next(briefs(template))[1]
    data = exported(brief, ".pdf", Delivery(Archive.PDF_A_3A))

    again = pipeline.read(data, "out.pdf").brief

    assert pipeline.compose(again).document == pipeline.compose(brief).document
    assert exported(again, ".pdf", Delivery(Archive.PDF_A_3A)) == data


def _shown(document: Document) -> set[tuple[str, str, str]]:
    """The figures behind each number and each point drawn."""
    values = (each for _, block in walk(document) for each in leaves([block]))
    cells = [c for each in values if isinstance(each, Value) for c in each.reference.cells]
    for _, block in walk(document):
        if isinstance(block, Chart):
            points = (point for series in block.series for point in series.points)
            cells += [cell for each in points if each.reference for cell in each.reference.cells]
    return {(each.indicator, each.entity, each.period) for each in cells}


def _figures(brief: Brief, protected: tuple[str, ...]) -> set[tuple[str, str, str]]:
    known = (each for each in brief.pack.indicators if each.id in protected)
    return {(one.id, each.entity, each.period) for one in known for each in one.figures}


@pytest.mark.parametrize(
    ("template", "part"),
    share([(each, number % 3) for number, each in enumerate(KINDS)], [*product(KINDS, range(3))]),
)
def test_of_a_protected_table_exactly_what_is_shown_leaves(
    template: str, part: int, tally: Tally
) -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    protected = tuple(each.id for each in pack.indicators if not each.redistribute)
    assert len(protected) == 44
    picked = protected[part::3]
    brief = new_brief("x", pack.date, library.find_template(template), pack)
    brief = pipeline.fit(replace(brief, indicators=picked, recommendations=()))
    document = pipeline.compose(brief).document

    carried = pipeline.read(exported(brief, ".pdf", Delivery(release=False)), "a.pdf").brief

    assert pipeline.compose(carried).document == document
    kept, shown = _figures(carried, protected), _shown(document)
    assert {each for each in shown if each[0] in picked} <= kept
    extras = sorted(kept - shown)
    tally("what a protected table is told without: figures", tried=len(extras))
    for extra in share(
        extras[:: max(len(extras) // 3, 1)], extras
    ):  # told without a number, such as that there is none
        pack = replace(
            carried.pack,
            indicators=tuple(_without(each, extra) for each in carried.pack.indicators),
        )
        assert pipeline.compose(replace(carried, pack=pack)).document != document, extra


def _without(indicator: Indicator, extra: tuple[str, str, str]) -> Indicator:
    name, entity, period = extra
    figures = (e for e in indicator.figures if (e.entity, e.period) != (entity, period))
    return replace(indicator, figures=tuple(figures)) if indicator.id == name else indicator


def test_a_free_table_leaves_whole() -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("x", pack.date, library.find_template("talking-points"), pack)
    brief = replace(brief, indicators=("ai_publications_cset", "genai_patents_wipo"))
    carried = pipeline.read(exported(brief, ".pdf"), "a.pdf").brief
    free = find_indicator(pack, "genai_patents_wipo")
    assert free
    assert find_indicator(carried.pack, free.id) == free


@pytest.mark.parametrize(
    ("state", "chosen", "is_release"),
    [
        (State.DRAFT, None, False),
        (State.CLEARANCE, None, False),
        (State.FINAL, None, True),
        (State.FINAL, False, False),
        (State.DRAFT, True, True),
    ],
)
def test_a_final_brief_leaves_as_a_release_copy_unless_chosen(
    state: State, chosen: bool | None, is_release: bool
) -> None:
    brief = authored(state)
    delivery = Delivery(release=chosen)

    with pikepdf.open(io.BytesIO(exported(brief, ".pdf", delivery))) as pdf:
        assert bool(list(pdf.attachments)) != is_release
        assert (AUTHOR in str(pdf.docinfo.get("/Author"))) != is_release
        assert (AUTHOR.encode() in pdf.Root.Metadata.read_bytes()) != is_release
    with zipfile.ZipFile(io.BytesIO(exported(brief, ".docx", delivery))) as word:
        names = word.namelist()
        assert any(each.startswith("customXml/item1") for each in names) != is_release
        assert (AUTHOR.encode() in word.read("docProps/core.xml")) != is_release
        body = word.read("word/document.xml")
        assert (b'"_pb_' in body) != is_release
        assert brief.id.encode() not in b"".join(
            word.read(each) for each in names if is_release and "customXml" in each
        )
        assert AUTHOR.encode() in body  # the byline is the writer's own words


def test_the_command_line_reads_a_pdf_like_a_brief(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief, pdf, word = (tmp_path / f"a.{suffix}" for suffix in ("brief", "pdf", "docx"))
    brief.write_bytes(pack_brief(authored()))
    assert main(["export", str(brief), "-o", str(pdf), "-o", str(word), "--archive", "3a"]) == 0
    before = pdf.read_bytes()
    again = tmp_path / "b.docx"

    assert main(["export", str(pdf), "-o", str(again)]) == 0
    assert again.read_bytes() == word.read_bytes()
    told = []
    for source in (brief, pdf):
        capsys.readouterr()
        main(["show", str(source)])
        main(["check", str(source)])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] != ""
    assert main(["export", str(pdf), "-o", str(pdf)]) == 2
    assert pdf.read_bytes() == before


def test_a_final_brief_says_that_its_files_are_release_copies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief, pdf = tmp_path / "a.brief", tmp_path / "a.pdf"
    brief.write_bytes(pack_brief(authored(State.FINAL)))

    assert main(["export", str(brief), "-o", str(pdf)]) == 0
    assert "its files are release copies" in capsys.readouterr().err
    assert main(["show", str(pdf)]) == 1
    assert "a.pdf: This PDF has no brief in it" in capsys.readouterr().err

    assert main(["export", str(brief), "-o", str(pdf), "--no-release"]) == 0
    assert "release" not in capsys.readouterr().err
    assert main(["show", str(pdf)]) == 0


def test_ten_pages_with_eight_charts_stay_small() -> None:
    brief = next(briefs("full-report"))[1]
    document = pipeline.compose(brief).document
    shown = [each for each in document.sections if any(isinstance(b, Chart) for b in each.blocks)]
    more = tuple(
        replace(
            each, id=f"x{each.id}", blocks=tuple(replace(b, id=f"x{b.id}") for b in each.blocks)
        )
        for each in shown
    )
    document = replace(document, sections=(*document.sections, *more))
    pages = pipeline.layout(document, brief)
    assert pages.count >= 10
    assert sum(isinstance(block, Chart) for _, block in walk(document)) >= 8

    whole = pipeline.export(document, brief, pages, ".pdf", Delivery(Archive.PDF_A_3A))
    bare = pipeline.export(document, brief, pages, ".pdf", Delivery(release=True))

    assert len(bare) < len(whole) < 200_000


def test_a_source_sheet_leaves_as_the_document_does(tmp_path: Path) -> None:
    brief, pdf, sheet = (tmp_path / name for name in ("a.brief", "a.pdf", "a-sources.pdf"))
    brief.write_bytes(pack_brief(authored()))
    command = ["export", str(brief), "-o", str(pdf), "--source-sheet", str(sheet)]
    assert main([*command, "--release", "--archive", "2a"]) == 0
    for each in (pdf, sheet):
        with pikepdf.open(each) as file:
            assert AUTHOR not in str(file.docinfo.get("/Author"))
            metadata = file.Root.Metadata.read_bytes()
            assert AUTHOR.encode() not in metadata
            assert b"<pdfaid:part>2</pdfaid:part>" in metadata
            assert not list(file.attachments)


def test_a_draft_says_what_its_files_carry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief, pdf = tmp_path / "a.brief", tmp_path / "a.pdf"
    brief.write_bytes(pack_brief(authored()))
    assert main(["export", str(brief), "-o", str(pdf)]) == 0
    assert "the PDF carries the brief. Use --release" in capsys.readouterr().err
    for chosen in ("--release", "--no-release"):
        assert main(["export", str(brief), "-o", str(pdf), chosen]) == 0
        assert "carries the brief" not in "".join(capsys.readouterr())
