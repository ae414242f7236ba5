"""Whatever is chosen, a brief keeps to its pages, reads whole, and says what found no room."""

import itertools
import re
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.brief.on_page import on_page
from briefgen.brief.template import Prominence
from briefgen.document.lines import lines
from briefgen.document.tree import Document, Heading, walk
from tests.validators import docx_lint, marked_content, openxml, verapdf
from tests.whole.kinds import KINDS, briefs, chance_briefs, export_all
from tests.whole.reading import libreoffice_pages, without_own_fonts

each_kind = pytest.mark.parametrize("template", KINDS)
WRONG = (r"\bNone\b", r"\bnan\b", r"[{}]", "  ", r"\.\.", r" [.,;:]", r"\b0 actions", r"\(\)", ",,")


@each_kind
def test_every_choice_keeps_to_its_pages(template: str) -> None:
    for name, brief in briefs(template):
        result = pipeline.make(brief)
        assert result.pages.count <= brief.template.page_limit, name
        assert not [each for each in result.problems if each.severity == "error"], name


@each_kind
def test_every_choice_reads_whole(template: str) -> None:
    for name, brief in briefs(template):
        document = pipeline.compose(brief).document
        text = "\n".join(lines(document))
        for wrong in WRONG:
            assert not re.search(wrong, text), (name, wrong, re.findall(f".*{wrong}.*", text)[:1])
        assert no_head_stands_alone(document), name


@each_kind
def test_what_finds_no_room_is_said(template: str) -> None:
    for name, brief in briefs(template):
        composed = pipeline.compose(brief)
        seen = on_page(composed.plan, composed.suggested, composed.document.sections)
        out = seen.at(Prominence.OUT)
        assert set(composed.plan.at(Prominence.OUT)) <= set(out), name
        fewer = len(composed.plan.proposals) < len(brief.recommendations)
        said = " ".join(each.message for each in composed.problems)
        assert bool(out) == ("left out" in said), name
        assert fewer == bool(re.search(r"recommendations (is|are) shown", said)), name


@pytest.mark.parametrize("seed", range(12))
def test_any_choice_for_anybody_keeps_to_its_pages_and_reads_whole(seed: int) -> None:
    for brief in chance_briefs(seed):
        result = pipeline.make(brief)
        choice = (brief.template.id, brief.entities, brief.indicators, brief.recommendations)
        assert result.pages.count <= brief.template.page_limit, choice
        text = "\n".join(lines(result.composed.document))
        for wrong in WRONG:
            assert not re.search(wrong, text), (choice, wrong, re.findall(f".*{wrong}.*", text)[:1])
        assert no_head_stands_alone(result.composed.document), choice
        assert not any("title takes" in each.message for each in result.problems), choice


def no_head_stands_alone(document: Document) -> bool:
    """Whether something stands below each head: text, or a lower head."""
    blocks = [block for _, block in walk(document)]
    followed = itertools.zip_longest(blocks, blocks[1:])
    return all(
        below and (not isinstance(below, Heading) or below.level > head.level)
        for head, below in followed
        if isinstance(head, Heading)
    )


@pytest.mark.validate
def test_every_pdf_conforms(tmp_path: Path) -> None:
    files = [path for each in KINDS for path in export_all(each, ".pdf", tmp_path)]
    assert verapdf.failures(files, "ua1") == {path: [] for path in files}
    for path in files:
        assert marked_content.failures(path) == [], path.name


@pytest.mark.validate
@each_kind
def test_every_word_file_conforms(tmp_path: Path, template: str) -> None:
    for path in export_all(template, ".docx", tmp_path):
        assert openxml.errors(path) == [], path.name
        assert docx_lint.lint(path.read_bytes()) == [], path.name


@pytest.mark.validate
def test_every_word_file_keeps_to_its_pages_with_our_fonts_and_without(tmp_path: Path) -> None:
    files = {p: n for each in KINDS for p, n in export_all(each, ".docx", tmp_path).items()}

    own = libreoffice_pages(list(files), tmp_path / "own")
    bare = [without_own_fonts(path, tmp_path / "bare") for path in files]
    fallback = libreoffice_pages(bare, tmp_path / "fallback", fallback=True)

    limits = {path.stem: limit for path, limit in files.items()}
    over = {
        f"{name} {fonts}": (count, limits[name])
        for fonts, counted in (("own", own), ("fallback", fallback))
        for name, count in counted.items()
        if count > limits[name]
    }
    assert not over
    assert own.keys() == fallback.keys() == limits.keys()
