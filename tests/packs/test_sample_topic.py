"""The small topic library that offices start from: another subject, under every kind of brief."""

import csv
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import new_brief
from briefgen.brief.template import Template
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Document
from briefgen.sources import library
from briefgen.sources.packs import read_pack

ROOT = Path(__file__).parents[2]
PACK = read_pack(ROOT / "assets" / "packs" / "sample-topic")
TEMPLATES = library.all_templates()[0]


def words(document: Document) -> str:
    return "\n".join(
        plain(each) for section in document.sections for block in section.blocks
        for each in texts(block)
    )  # fmt: skip


@pytest.mark.parametrize("entities", [PACK.compared, ("India", "Japan"), ("European Union",)])
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.id)
def test_every_kind_of_brief_can_be_made_of_it(
    template: Template, entities: tuple[str, ...]
) -> None:
    brief = replace(
        new_brief("test", PACK.date, template, PACK, entities),
        indicators=tuple(each.id for each in PACK.indicators),
        recommendations=tuple(each.id for each in PACK.recommendations),
    )
    said = words(pipeline.compose(brief).document)
    assert any(each in said for each in (*PACK.compared, *entities))
    assert not re.search(r"\{\{|\bNone\b|\bnan\b|  |United States and China|China", said)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.id)
def test_a_new_brief_of_it_is_a_first_draft_and_not_empty(template: Template) -> None:
    brief = new_brief("test", PACK.date, template, PACK)
    assert bool(brief.indicators) == bool(template.indicators)
    assert bool(brief.recommendations) == bool(template.recommendations)


def test_the_topic_that_briefs_are_usually_about_is_offered_first() -> None:
    assert [each.id for each in library.all_packs()] == ["us-china-ai", "sample-topic"]


def test_its_figures_are_those_of_the_large_library() -> None:
    with (ROOT / "tests" / "data" / "figures.csv").open(encoding="utf-8", newline="") as file:
        collected = {tuple(row.values()) for row in csv.DictReader(file)}
    for indicator in PACK.indicators:
        held = {(indicator.id, f.entity, f.period, repr(f.amount)) for f in indicator.figures}
        assert held <= collected


def test_the_guide_names_every_field_that_an_office_can_write() -> None:
    guide = (ROOT / "assets" / "packs" / "README.md").read_text(encoding="utf-8")
    written = set()
    for path in (ROOT / "assets" / "packs").rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(?ms)^\[recommendations\.because\]\n.*?(?=^\[|\Z)", "", text)  # ids
        written |= set(re.findall(r"^(\w+) = ", text, re.MULTILINE))
    assert "`because`" in guide
    assert {each for each in written if each not in guide} <= {"basis", "id"}
