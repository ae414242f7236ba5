"""A page says what its readers need, not how its makers worked: that is in the source sheet."""

import re

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.template import Template
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Document
from briefgen.evidence.pack import Pack
from briefgen.sources import library

DIARY = re.compile(
    r"this library|topic library|check (it|them|this) before|before printing|print both|"
    r"or neither,|transcri|\b(was|were) (read|seen|opened|looked|typed|copied)\b|podcast|"
    r"not (been )?(opened|looked up|verified|confirmed|checked)|unofficial|github|our copy|"
    r"\bmirror\b|to be (checked|verified|confirmed)|\bwe (read|could not)\b|"
    r"we found no (?!public (source|estimate)|official (count|measure)|regional figures)|"
    r"TODO|FIXME",
    re.IGNORECASE,
)
PACKS = [library.find_pack("us-china-ai"), library.find_pack("sample-topic")]


def everything(pack: Pack, kind: str, part: int) -> Brief:
    """A brief of a third of all there is in a library, so that each is told somewhere."""
    indicators = tuple(each.id for each in pack.indicators)[part::3]
    recommendations = tuple(each.id for each in pack.recommendations)
    brief = new_brief("test", "2026-11-29", library.find_template(kind), pack)
    return replace(brief, indicators=indicators, recommendations=recommendations)


def printed(document: Document) -> list[str]:
    return [
        plain(each) for section in document.sections for block in section.blocks
        for each in texts(block)
    ]  # fmt: skip


def diary(brief: Brief) -> list[str]:
    made = pipeline.compose(pipeline.fit(brief))
    return [text for text in printed(made.document) if DIARY.search(text)]


@pytest.mark.parametrize("template", library.all_templates()[0], ids=lambda each: each.id)
def test_no_kind_of_brief_keeps_a_diary(template: Template) -> None:
    for pack in PACKS:
        brief = new_brief("test", "2026-11-29", template, pack)
        recommendations = tuple(each.id for each in pack.recommendations)[:4]
        assert diary(replace(brief, recommendations=recommendations)) == []


@pytest.mark.parametrize("part", range(3))
@pytest.mark.parametrize("kind", ["full-report", "q-and-a"])
def test_nothing_in_our_libraries_is_a_diary(kind: str, part: int) -> None:
    for pack in PACKS:
        assert diary(everything(pack, kind, part)) == []


def test_what_the_writer_should_see_to_is_told_beside_the_page() -> None:
    pack = PACKS[0]
    brief = replace(everything(pack, "one-pager", 0), indicators=("public_ai_money",))
    told = [each.message for each in pipeline.make(pipeline.fit(brief)).problems]
    assert any("State both definitions" in each for each in told)
