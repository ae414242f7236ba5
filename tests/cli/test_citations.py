"""How sources are cited, and a person's own, from the command line to the finished files."""

from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.cli import main
from briefgen.paths import STYLES as FOLDER
from briefgen.store.container import pack_brief
from tests.builders import SMALL
from tests.export.word.reading import find, part, styled, text
from tests.pdf_reading import pdf_text, roles

ONE = ["--template", "one-pager", "--pack", str(SMALL), "--date", "2026-01-31"]
PICKS = ["--indicator", "patents", "capital", "--recommendation", "invest"]
BIB = "@report{mine, title={My {AI} report}, author={{Research Office}}, year=2025}"


def _new(folder: Path, *options: str, expected: int = 0) -> Path:
    path = folder / "a.brief"
    assert main(["new", *ONE, *PICKS, *options, "-o", str(path)]) == expected
    return path


def _export(brief: Path, suffix: str) -> Path:
    out = brief.with_suffix(suffix)
    assert main(["export", str(brief), "-o", str(out)]) == 0
    return out


@pytest.mark.parametrize(
    ("style", "mark"),
    [("chicago-author-date", "Patent Office 2024"), ("apa", "Patent Office, 2024")],
)
def test_author_date_reads_the_same_in_pdf_word_and_text(
    tmp_path: Path, style: str, mark: str
) -> None:
    brief = _new(tmp_path, "--citations", style)
    said = f"United States ({mark})."
    pdf, word = _export(brief, ".pdf"), _export(brief, ".docx")
    assert said in pdf_text(pdf)
    assert "References" in pdf_text(pdf)
    assert said in _export(brief, ".txt").read_text(encoding="utf-8").replace("\u00a0", " ")
    body = part(word.read_bytes(), "word/document.xml")
    assert said in text(body).replace("\u00a0", " ")
    assert [text(each) for each in styled(body, "NotesHeading")] == ["References"]
    assert not find(body, ".//w:endnoteReference/@w:id")


def test_marks_that_are_words_lead_to_their_entries(tmp_path: Path) -> None:
    brief = _new(tmp_path, "--template", "issue-brief", "--citations", "chicago-author-date")
    body = part(_export(brief, ".docx").read_bytes(), "word/document.xml")
    anchors = find(body, ".//w:hyperlink/@w:anchor")
    assert anchors
    assert set(anchors) <= set(find(body, ".//w:bookmarkStart/@w:name"))
    told = roles(_export(brief, ".pdf"))
    figures = [each for each in find(body, ".//w:instrText/text()") if each.strip()[:4] == "REF "]
    assert told.count("Reference") == len(anchors) + len(figures)
    assert told.count("Note") == 2
    assert "Lbl" not in told[told.index("Note") :]


def test_a_style_of_ones_own_travels_in_the_brief(tmp_path: Path) -> None:
    style = tmp_path / "office.csl"
    style.write_bytes((FOLDER / "apa.csl").read_bytes())
    brief = _new(tmp_path, "--citations", str(style))
    style.unlink()
    opened = pipeline.load(brief)
    assert opened.citation_style.name == "APA Style 7th edition"
    assert "(Patent Office, 2024)" in pdf_text(_export(brief, ".pdf"))
    assert pack_brief(opened) == brief.read_bytes()


def test_an_added_source_is_cited_by_a_template_and_kept_in_the_brief(tmp_path: Path) -> None:
    (tmp_path / "mine.bib").write_text(BIB, encoding="utf-8")
    folder = tmp_path / "kind"
    (folder / "sections").mkdir(parents=True)
    (folder / "template.toml").write_text(
        'title = "Kind"\nkind = "Kind"\nuse_when = "never"\npage_limit = 1\nheadline = "A test"\n'
        '[[sections]]\nid = "s"\n',
        encoding="utf-8",
    )
    (folder / "sections" / "s.md").write_text(
        'Said.{{ "mine" | source }} And.{{ "energy" | source }}\n', encoding="utf-8"
    )
    brief = tmp_path / "a.brief"
    arguments = ["--template", str(folder), "--pack", str(SMALL), "--date", "2026-01-31"]
    sources = ["--sources", str(tmp_path / "mine.bib")]
    assert main(["new", *arguments, *sources, "-o", str(brief)]) == 0
    said = pdf_text(_export(brief, ".pdf"))
    assert "1 Research Office, My AI Report (2025)." in said
    assert "2 Energy Agency, Energy Report (2025)." in said


def test_the_same_brief_gives_the_same_bytes(tmp_path: Path) -> None:
    brief = _new(tmp_path, "--citations", "harvard-cite-them-right")
    for suffix in (".pdf", ".docx"):
        assert _export(brief, suffix).read_bytes() == _export(brief, suffix).read_bytes()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--citations", "oxford"), "no citation style “oxford”; name a .csl file or one of"),
        (("--citations", "missing.csl"), "missing.csl does not exist"),
        (("--citations", "bad.csl"), "bad.csl: The file is not a citation style"),
        (("--sources", "bad.csl"), "bad.csl: Sources come from a BibTeX file"),
        (("--sources", "flawed.bib"), "flawed.bib, line 2: The source “a” has no title"),
        (("--sources", "taken.bib"), "The topic library has a source “patents” already"),
    ],
)
def test_what_cannot_be_cited_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.csl").write_text("<a><title>bad</title></a>", encoding="utf-8")
    Path("flawed.bib").write_text("\n@misc{a, author=x}", encoding="utf-8")
    Path("taken.bib").write_text("@misc{patents, title=x}", encoding="utf-8")
    path = _new(tmp_path, *options, expected=1)
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
    assert not path.exists()


def test_an_entry_that_cannot_be_read_is_told_and_the_rest_is_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.bib"
    path.write_text("@misc{a, title=x}\n@misc{a, title=y}\n@book{b, title={z", encoding="utf-8")
    brief = _new(tmp_path, "--sources", str(path))
    said = capsys.readouterr().err
    assert "note: mine.bib, line 2: There are two sources “a”; rename one. It is left out." in said
    assert "note: mine.bib, line 3: This entry is not closed" in said
    assert [each.id for each in pipeline.load(brief).own.sources] == ["a"]


def test_notes_are_the_default(tmp_path: Path) -> None:
    brief = _new(tmp_path)
    assert pipeline.load(brief).citation_style.name == "chicago-notes"
    assert "1 Patent Office, Patent Report (2024)." in pdf_text(_export(brief, ".pdf"))
