"""A memo opens with its lines, its subject is its title, and it ends with who stands behind it."""

import io
import re
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.template import Clearance, Form
from briefgen.compose import compose
from briefgen.sources import library
from tests.builders import small_brief
from tests.export.word.letterheads import german
from tests.export.word.reading import find, part
from tests.pdf_reading import pdf_text
from tests.validators import docx_lint, marked_content, openxml, verapdf

FILLED = Form(
    to="The Director",
    through="Chief of Staff",
    sender="Office of Policy",
    subject="Shared computing for research",
    purpose="For decision",
    decide_by="May 1, when the budget closes",
    decision=("Approve", "Disapprove", "Discuss"),
    drafted_by="Ann Smith",
    cleared_by=(
        Clearance("Bo Lee", "General Counsel", "Nov 20, 2026", "with edits"),
        Clearance("Cy Day"),
    ),
    attachments=("Source sheet", "Draft letter"),
)
HEAD = (
    "DATE: January 31, 2026", "TO: The Director", "THROUGH: Chief of Staff",
    "FROM: Office of Policy", "SUBJECT: Shared computing for research", "PURPOSE: For decision",
    "DECIDE BY: May 1, when the budget closes", "DECISION: Approve Disapprove Discuss",
)  # fmt: skip
END = (
    "Drafted by: Ann Smith", "Cleared by: Bo Lee, General Counsel, Nov 20, 2026: with edits",
    "Cy Day", "Attachments: Tab A. Source sheet", "Tab B. Draft letter",
)  # fmt: skip


def memo(form: Form = FILLED, template: str = "decision-memo") -> Brief:
    return edits.fill_form(small_brief(template), form)


def exported(brief: Brief, suffix: str) -> bytes:
    result = pipeline.make(brief)
    return pipeline.export(result.composed.document, brief, result.pages, suffix)


def word_text(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    return spaced("\n".join(each.text for each in document.paragraphs))


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def in_order(parts: tuple[str, ...], text: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize(("suffix", "read"), [(".pdf", pdf_text), (".docx", word_text)])
def test_the_lines_of_a_memo_are_read_once_in_order(suffix: str, read: object) -> None:
    assert callable(read)
    text = read(exported(memo(), suffix))

    assert in_order((*HEAD, "Recommendation", *END), text)
    assert all(text.count(part) == 1 for part in (*HEAD, *END[:2], *END[3:]))


@pytest.mark.parametrize(("suffix", "read"), [(".pdf", pdf_text), (".docx", word_text)])
def test_an_empty_memo_shows_blanks_and_nothing_else(suffix: str, read: object) -> None:
    assert callable(read)
    text = read(exported(memo(Form()), suffix))

    assert in_order(
        ("DATE: ", "TO: [to be filled in]", "FROM: [to be filled in]", "SUBJECT: "), text
    )
    for word in ("THROUGH", "PURPOSE", "DECISION:", "Drafted by", "Cleared by", "Attachments"):
        assert word not in text


def test_a_memo_without_recommendations_asks_for_no_decision() -> None:
    moot = replace(memo(Form(purpose="For decision")), recommendations=())
    assert not compose(moot).document.tail_lines
    asked = edits.fill_form(moot, Form(purpose="For decision", ask="Approve the plan."))
    assert compose(asked).document.tail_lines == (("PURPOSE", "For decision"),)
    own = edits.fill_form(moot, Form(purpose="For your trip"))
    assert compose(own).document.tail_lines == (("PURPOSE", "For your trip"),)


def test_other_kinds_have_no_memo_lines() -> None:
    for kind in ("one-pager", "talking-points", "q-and-a"):
        text = pdf_text(exported(memo(replace(FILLED, to="", sender=""), kind), ".pdf"))
        assert "SUBJECT" not in text
        assert "[to be filled in]" not in text
        assert "Drafted by" not in text


def test_the_subject_is_the_title_of_the_file() -> None:
    word = docx.Document(io.BytesIO(exported(memo(), ".docx")))
    assert word.core_properties.title == "Shared computing for research"


@pytest.mark.parametrize("template", ["bluf-memo", "decision-memo"])
@pytest.mark.parametrize("letterhead", [b"", german()])
def test_the_subject_of_a_memo_is_a_heading_in_word(template: str, letterhead: bytes) -> None:
    brief = memo(template=template)
    brief = replace(brief, brand=replace(brief.brand, letterhead=letterhead))
    content = exported(brief, ".docx")
    told = f"//w:p[contains(string(), '{FILLED.subject}')]/w:pPr/w:pStyle/@w:val"
    style = find(part(content, "word/document.xml"), told)[0]
    level = f"//w:style[@w:styleId='{style}']/w:pPr/w:outlineLvl/@w:val"
    assert find(part(content, "word/styles.xml"), level) == ["0"]


def test_a_kind_fills_in_what_the_form_leaves_empty() -> None:
    brief = edits.change_template(small_brief(), library.find_template("decision-memo"))
    assert brief.form.decision == ("Options", "Discuss", "Initials, date")
    kept = edits.change_template(
        edits.fill_form(small_brief(), Form(purpose="For your trip")), brief.template
    )
    assert kept.form.purpose == "For your trip"


@pytest.mark.validate
def test_a_filled_memo_conforms(tmp_path: Path) -> None:
    for suffix in (".pdf", ".docx"):
        (tmp_path / f"memo{suffix}").write_bytes(exported(memo(), suffix))
    pdf, word = tmp_path / "memo.pdf", tmp_path / "memo.docx"
    assert verapdf.failures([pdf], "ua1") == {pdf: []}
    assert marked_content.failures(pdf) == []
    assert openxml.errors(word) == []
    assert docx_lint.lint(word.read_bytes()) == []


@pytest.mark.parametrize("subject", ["\u200b", "\ufe0f", "\u00ad\u2060"])
def test_a_subject_of_which_nothing_is_seen_leaves_its_line_empty(subject: str) -> None:
    brief = memo()
    brief = replace(brief, form=replace(brief.form, subject=subject))
    assert "SUBJECT:" in pdf_text(exported(brief, ".pdf"))
