from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import paths
from briefgen.brief.edits import as_template, edit_section
from briefgen.document.tree import Paragraph, Text
from briefgen.errors import SaveError, TemplateError
from briefgen.sources import library
from briefgen.sources.templates import read_template
from briefgen.store.templates import save_template
from tests.builders import small_brief

TWICE = """
title = "T"
kind = "T"
use_when = "never"
page_limit = 1
sections = [{ id = "a" }, { id = "a" }]
"""


def test_a_saved_template_comes_back_with_choices_order_and_words() -> None:
    mine = (Paragraph("bottom_line/p1", (Text("Ours."),)),)
    brief = replace(small_brief(), order=("what_to_do", "figures"), omitted=("ask",))
    brief = edit_section(brief, "bottom_line", (), mine)
    template = as_template(brief, "ours", "Our one-pager")
    save_template(template, paths.user_templates() / "ours")
    assert library.find_template("ours") == template
    listed, wrong = library.all_templates()
    assert [each.id for each in listed][-1] == "ours"
    assert wrong == ()


def test_a_name_in_use_is_refused(tmp_path: Path) -> None:
    template = as_template(small_brief(), "ours", "Ours")
    save_template(template, tmp_path / "ours")
    with pytest.raises(SaveError, match="already a template"):
        save_template(template, tmp_path / "ours")
    assert [each.name for each in tmp_path.iterdir()] == ["ours"]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("template.toml", "id = 'x'", "The field “title” is missing"),
        ("template.toml", "[[", "not valid TOML"),
        ("template.toml", TWICE, "same id"),
        ("template.toml", "pages = 2\n" + TWICE.replace(', { id = "a" }', ""), "no field “pages”"),
        ("edits.json", "{", "saved words cannot be read"),
        ("sections/ask.md", None, "does not exist"),
    ],
)
def test_a_broken_template_is_one_sentence(
    tmp_path: Path, name: str, text: str | None, sentence: str
) -> None:
    save_template(as_template(small_brief(), "ours", "Ours"), tmp_path / "ours")
    path = tmp_path / "ours" / name
    (tmp_path / "ours" / "sections" / "a.md").touch()
    path.unlink(missing_ok=True)
    if text is not None:
        path.write_text(text)
    with pytest.raises(TemplateError, match=sentence):
        read_template(tmp_path / "ours")


def test_an_unreadable_template_does_not_hide_the_others() -> None:
    folder = paths.user_templates() / "broken"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text("[[")
    listed, wrong = library.all_templates()
    assert {"one-pager", "issue-brief"} <= {each.id for each in listed}
    assert len(wrong) == 1
