"""What a kind of brief leaves to a person: set off in a draft, left out of what goes out."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.problems import Problem
from briefgen.brief.template import Form
from briefgen.cli import main
from briefgen.document.release import State
from briefgen.document.tree import Paragraph, Text
from briefgen.errors import Severity
from briefgen.export.delivery import DEFAULT, Delivery
from briefgen.export.marking_colors import BLANK
from briefgen.store.container import pack_brief
from briefgen.typography.contrast import contrast
from briefgen.typography.look import INK, MUTED
from tests.builders import small_brief, small_pack, small_says
from tests.export.word.reading import find, part
from tests.pdf_reading import pdf_text
from tests.validators import docx_lint, openxml, verapdf

DUE, TO = "[Office, date]", "[to be filled in]"
NAMES = (
    "To; From; Decide by; date; Why now: a date, a deadline or a new fact; Office, date; "
    "offices and dates; none, or who and why"
)
CONTACT = "[Office, name and telephone]"
SUFFIXES = (".pdf", ".docx", ".txt")
GROUND = BLANK.removeprefix("#")


def memo(state: State = State.DRAFT, form: Form | None = None) -> Brief:
    brief = small_brief("decision-memo")
    return edits.set_state(edits.fill_form(brief, form) if form else brief, state)


def exported(brief: Brief, suffix: str, delivery: Delivery = DEFAULT) -> bytes:
    result = pipeline.make(brief)
    return pipeline.export(result.composed.document, brief, result.pages, suffix, delivery)


def read(data: bytes, suffix: str) -> str:
    match suffix:
        case ".pdf":
            return " ".join(pdf_text(data).split())
        case ".docx":
            return "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)
        case _:
            return data.decode()


def run(folder: Path, brief: Brief, *more: str) -> tuple[int, dict[str, str]]:
    """The code and what the files say that the command line writes."""
    source = folder / "a.brief"
    source.write_bytes(pack_brief(brief))
    files = {suffix: folder / f"a{suffix}" for suffix in SUFFIXES}
    outputs = [word for file in files.values() for word in ("-o", str(file))]
    code = main(["export", str(source), *outputs, *more])
    return code, {suffix: read(file.read_bytes(), suffix) for suffix, file in files.items()}


def grounds(data: bytes, suffix: str) -> int:
    """How many stretches of a file stand on the ground of blanks."""
    if suffix == ".docx":
        return len(find(part(data, "word/document.xml"), f"//w:shd[@w:fill='{GROUND}']"))
    color = [round(int(GROUND[at : at + 2], 16) / 255, 3) for at in (0, 2, 4)]
    found, on = 0, False
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for each in pikepdf.parse_content_stream(page):
                if str(each.operator) == "rg":
                    on = [round(float(part), 3) for part in each.operands] == color
                found += on and str(each.operator) == "re"
    return found


def problem(brief: Brief) -> Problem:
    (found,) = [each for each in pipeline.make(brief).problems if each.code == "release.blank"]
    return found


def test_a_draft_prints_its_blanks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, texts = run(tmp_path, memo(), "--strict")
    for text in texts.values():
        assert DUE in text
        assert text.count(TO) == 2
    told = capsys.readouterr().err
    assert f"note: section “Recommendation”: Yours to fill in: {NAMES}." in told
    assert "Left out" not in told
    assert code == 0


@pytest.mark.parametrize(("brief", "more"), [(memo(State.FINAL), ()), (memo(), ("--release",))])
def test_what_goes_out_lacks_lines_with_blanks_and_that_is_said(
    brief: Brief, more: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, texts = run(tmp_path, brief, *more)
    for text in texts.values():
        assert "[" not in re.sub(r"\[(\d+|[A-Z][a-z ]+: [^]]*)\]", "", text)
        assert "TO:" not in text
        assert "FROM:" not in text
        assert "DATE:" in text
    told = capsys.readouterr().err.splitlines()
    said = [each for each in told if "Left out" in each]
    assert len(said) == 1
    assert NAMES in said[0]


def test_a_final_with_blanks_is_a_problem_and_can_print_them_on_purpose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, small_final(), "--strict")[0] == 3
    code, texts = run(tmp_path, small_final(), "--keep-blanks", "--strict")
    assert code == 3
    assert all(CONTACT in text for text in texts.values())
    assert not grounds((tmp_path / "a.pdf").read_bytes(), ".pdf")
    assert not grounds((tmp_path / "a.docx").read_bytes(), ".docx")
    capsys.readouterr()
    _, texts = run(tmp_path, small_brief(), "--no-keep-blanks")
    assert not any(CONTACT in text for text in texts.values())
    assert "Left out" not in capsys.readouterr().err  # it was asked for


def small_final() -> Brief:
    return edits.set_state(small_brief(), State.FINAL)


def test_only_a_draft_sets_blanks_off() -> None:
    for suffix in (".pdf", ".docx"):
        assert grounds(exported(memo(), suffix), suffix) >= 3
        assert not grounds(exported(memo(State.FINAL), suffix), suffix)
        kept = Delivery(release=True, keep_blanks=True)
        assert not grounds(exported(memo(), suffix, kept), suffix)


def test_words_can_be_read_on_the_ground_of_blanks() -> None:
    assert all(contrast(color, BLANK) >= 4.5 for color in (INK, MUTED))


def test_to_check_names_all_blanks_in_one_line_with_where_to_begin() -> None:
    found = problem(memo())
    assert found.severity is Severity.NOTE
    assert found.message == f"Yours to fill in: {NAMES}."
    assert found.place.section == "recommendation"
    assert problem(memo(State.FINAL)).severity is Severity.WARNING
    filled = problem(memo(State.FINAL, Form(to="The Director", sender="Policy")))
    assert filled.message == f"Yours to fill in: {NAMES.removeprefix('To; From; Decide by; ')}."
    messages = [each.message for each in pipeline.make(memo(State.FINAL)).problems]
    assert not any("“To”" in each or "“From”" in each for each in messages)


def test_who_writes_over_a_blank_has_filled_it() -> None:
    brief = small_brief("issue-brief")
    (section,) = [e for e in pipeline.compose(brief).suggested if e.id == "about"]
    base = section.blocks
    mine = tuple(
        replace(each, text=(Text("Congress: fund it. H.R. 12 [sic]."),))
        if isinstance(each, Paragraph)
        else each
        for each in base
    )
    brief = edits.edit_section(brief, "about", base, mine)
    assert "release.blank" not in [each.code for each in pipeline.make(brief).problems]
    final = edits.set_state(brief, State.FINAL)
    assert "H.R. 12 [sic]." in read(exported(final, ".txt"), ".txt")


def test_a_kind_names_its_blanks_by_brackets_that_are_no_link_and_not_escaped() -> None:
    text = "Ask [the member]. See [mot juste](lang:fr), \\[sic\\] and [{{ brief.title }}]."
    brief = small_says(text)
    assert pipeline.compose(brief).document.blanks == ("[the member]",)
    final = read(exported(edits.set_state(brief, State.FINAL), ".txt"), ".txt")
    assert "See mot juste, [sic]" in final
    assert "the member" not in final


def test_a_blank_of_a_british_brief_is_known_in_its_spelling() -> None:
    brief = replace(small_says("It stands. [the program]"), language="en-GB")
    assert pipeline.compose(brief).document.blanks == ("[the programme]",)


def test_notes_are_numbered_anew_when_one_goes_with_its_sentence() -> None:
    first, second = (each.id for each in small_pack().sources[:2])
    text = f'Ask [the member].{{{{ "{first}" | source }}}} It is so.{{{{ "{second}" | source }}}}'
    brief = edits.set_state(small_says(text), State.FINAL)
    document = pipeline.compose(brief).document
    assert [each.id for each in document.notes] == [first, second]
    shown = pipeline.printed(document, brief)
    assert [(each.id, each.number) for each in shown.notes] == [(second, 1)]
    assert "It is so.[1]" in read(exported(brief, ".txt"), ".txt")


def test_pages_are_laid_out_as_they_are_printed() -> None:
    """The preview is what exporting writes, and its places are those of its lines."""
    long = "It stands.\n\n" + "[the member]\n\n" * 80
    draft = small_says(long)
    final = edits.set_state(draft, State.FINAL)
    result = pipeline.make(final)
    assert (pipeline.make(draft).pages.count, result.pages.count) == (2, 1)
    preview = pipeline.preview(result.composed.document, final, result.pages)
    assert pdf_text(preview) == pdf_text(exported(final, ".pdf"))
    with pikepdf.open(io.BytesIO(exported(draft, ".pdf", Delivery(release=True)))) as pdf:
        assert len(pdf.pages) == 1
    shown = pipeline.make(draft)
    drawn = pipeline.preview(shown.composed.document, draft, shown.pages)
    assert grounds(drawn, ".pdf") == grounds(exported(draft, ".pdf"), ".pdf") > 0


@pytest.mark.validate
@pytest.mark.parametrize("make", [memo, small_brief])
def test_a_draft_with_blanks_conforms(make: Callable[[], Brief], tmp_path: Path) -> None:
    pdf, word = tmp_path / "a.pdf", tmp_path / "a.docx"
    pdf.write_bytes(exported(make(), ".pdf"))
    word.write_bytes(exported(make(), ".docx"))
    assert verapdf.failures([pdf], "ua1") == {pdf: []}
    assert openxml.errors(word) == []
    assert docx_lint.lint(word.read_bytes()) == []
