"""The text export: everything that a reader meets, the sources too."""

import re

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.evidence.citation_style import CitationStyle
from briefgen.sources import library
from tests.builders import small_brief


def exported(brief: Brief) -> list[str]:
    result = pipeline.make(brief)
    data = pipeline.export(result.composed.document, brief, result.pages, ".txt")
    return data.decode().splitlines()


def test_the_sources_stand_at_the_end_with_the_numbers_of_their_marks() -> None:
    lines = exported(small_brief("issue-brief"))
    start = lines.index("Sources")
    assert [line[: line.index(",")] for line in lines[start + 1 : -1]] == [
        "[1] Patent Office",
        "[2] Energy Agency",
    ]


@pytest.mark.parametrize("kind", ["full-report", "evidence-brief"])
def test_notes_that_stand_at_the_foot_of_pages_are_not_left_out(kind: str) -> None:
    lines = exported(small_brief(kind))
    assert "Sources" not in lines
    notes = [line for line in lines if re.match(r"\[\d+\] (Patent Office|Energy Agency)", line)]
    assert notes == lines[-3:-1]


def test_a_style_without_numbers_lists_its_references() -> None:
    brief = edits.set_citation_style(small_brief("issue-brief"), CitationStyle("apa"))
    lines = exported(brief)
    start = lines.index("References")
    assert [line.split(".")[0] for line in lines[start + 1 : -1]] == [
        "Energy Agency",
        "Patent Office",
    ]


def test_it_begins_with_the_head_of_the_first_page_and_ends_with_the_foot() -> None:
    brief = small_brief()
    form = replace(brief.form, office="Office of Policy", contact="Ann Smith, 555-0100")
    lines = exported(edits.fill_form(brief, form))
    assert lines[:2] == ["Office of Policy", "One-pager · January\u00a031, 2026"]
    assert lines[-2:] == ["Ann Smith, 555-0100", "DRAFT v0.1 · Jan 31, 2026"]


def test_a_cover_says_whom_the_report_is_for() -> None:
    brief = small_brief("full-report")
    lines = exported(edits.fill_form(brief, replace(brief.form, to="The Secretary")))
    assert "To: The Secretary" in lines[:5]


def test_a_brief_without_sources_has_no_list_of_them() -> None:
    brief = replace(small_brief(), indicators=(), recommendations=("build",))
    assert "Sources" not in exported(brief)


def test_lines_of_a_memo_and_its_closing_are_said() -> None:
    memo = replace(small_brief("decision-memo"), template=library.find_template("decision-memo"))
    form = replace(memo.form, to="The Secretary", sender="Staff", drafted_by="A. Writer")
    lines = exported(edits.fill_form(memo, replace(form, attachments=("Draft bill",))))
    assert any(re.fullmatch(r"(?i)to: The Secretary", line) for line in lines)
    assert any("A. Writer" in line for line in lines)
    assert any("Draft bill" in line for line in lines)
