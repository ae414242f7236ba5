"""The judges of others look at what a person would send: both kinds of brief on real figures."""

from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.brief.brief import new_brief
from briefgen.brief.edits import set_citation_style
from briefgen.evidence.citation_style import CitationStyle
from briefgen.sources import library
from tests.validators import docx_lint, marked_content, openxml, verapdf


@pytest.mark.validate
@pytest.mark.parametrize(
    ("template", "style"),
    [
        ("one-pager", "chicago-notes"),
        ("issue-brief", "chicago-notes"),
        ("one-pager", "chicago-author-date"),
        ("issue-brief", "apa"),
    ],
)
def test_the_samples_have_no_fault(tmp_path: Path, template: str, style: str) -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("sample", pack.date, library.find_template(template), pack)
    brief = set_citation_style(brief, CitationStyle(style))
    result = pipeline.make(brief)
    pdf, word = tmp_path / "a.pdf", tmp_path / "a.docx"
    for path in (pdf, word):
        data = pipeline.export(result.composed.document, brief, result.pages, path.suffix)
        path.write_bytes(data)
    assert verapdf.failures([pdf], "ua1") == {pdf: []}
    assert marked_content.failures(pdf) == []
    assert openxml.errors(word) == []
    assert docx_lint.lint(word.read_bytes()) == []
