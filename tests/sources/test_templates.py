"""A template folder with a mistake: one sentence with the file."""

import shutil
from pathlib import Path

import pytest

from briefgen import paths
from briefgen.errors import TemplateError
from briefgen.sources.templates import read_template


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.TEMPLATES / "one-pager", tmp_path / "mine"))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("page_limit = 1", "page_limt = 1", "page_limit"),
        ("page_limit = 1", "page_limit = 0", "page limit of a template"),
        ("card = 3", "card = 1000", "slots for “card” must be from 0 to 200"),
        ("told = 4", "told = -7", "slots for “told” must be from 0 to 200"),
        ("budget = 60", "budget = -5", "budget of a section must be from 0"),
        ("[[sections]]", "[[section]]", "no field “section”"),
        ('name = "The ask"', 'nam = "The ask"', "no field “sections.nam”"),
        ('id = "bottom_line"', 'id = "ask"', "the same id"),
        ('id = "bottom_line"', 'id = "../ask"', "is not a name for a section"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_file(
    copy: Path, before: str, after: str, sentence: str
) -> None:
    file = copy / "template.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(TemplateError, match=sentence) as caught:
        read_template(copy)
    assert caught.value.place.file == "template.toml"


def test_sections_that_are_no_list_are_a_sentence(copy: Path) -> None:
    (copy / "template.toml").write_text("sections = 5", encoding="utf-8")
    with pytest.raises(TemplateError, match="under"):
        read_template(copy)


def test_private_characters_never_reach_the_text(copy: Path) -> None:
    (copy / "sections" / "ask.md").write_text("a\ue000\ue019\ue001b", encoding="utf-8")
    assert read_template(copy).sections[0].text == "ab"
