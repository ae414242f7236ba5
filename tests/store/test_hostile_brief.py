"""Briefs that somebody forged: whole zips and true hashes around wrong content."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefgen import pipeline
from briefgen.brief.template import PAGES
from briefgen.change.changes import Drawn
from briefgen.errors import BriefFileError
from briefgen.store.container import pack_brief, unpack_brief
from briefgen.zips import read_zip, write_zip
from tests.builders import small_brief

Forge = Callable[[dict[str, Any]], object]
FORMAT_1 = Path(__file__).parent.parent / "data" / "format-1" / "highlights-bare.brief"


def forged(forge: Forge) -> bytes:
    """The small brief with its members changed, under a manifest that says they are right."""
    return altered(pack_brief(small_brief()), forge)


def forged_1(forge: Forge) -> bytes:
    """The same with a brief of format 1."""
    return altered(FORMAT_1.read_bytes(), forge)


def altered(brief: bytes, forge: Forge) -> bytes:
    members = read_zip(brief)
    manifest = msgspec.json.decode(members.pop("manifest.json"))
    data = {n: msgspec.json.decode(each) for n, each in members.items() if n.endswith(".json")}
    forge(data)
    written = members | {name: msgspec.json.encode(each) for name, each in data.items()}
    manifest["members"] = {n: hashlib.sha256(each).hexdigest() for n, each in written.items()}
    return write_zip({"manifest.json": msgspec.json.encode(manifest), **written})


def words(mine: object, base: object = None) -> Forge:
    edit = {"id": "bottom_line/n1", "section": "bottom_line", "base": base, "mine": mine}
    return lambda data: data["brief.json"]["words"].update(edits=[edit])


def sections_of_1(*blocks: dict[str, Any]) -> Forge:
    edit = {"section": "bottom_line", "base": [], "mine": blocks}
    return lambda data: data["brief.json"].update(edits=[edit])


def chart(**changes: object) -> dict[str, Any]:
    points = [{"amount": 1, "text": "1"}, {"amount": 2, "text": "2"}]
    plain = {
        "type": "chart",
        "id": "bottom_line/c",
        "kind": "bar",
        "caption": [],
        "subtitle": [],
        "categories": ["a", "b"],
        "series": [{"name": "s", "rank": 0, "points": points}],
        "alt": "",
    }
    return plain | changes


def value(operation: str, cells: int) -> dict[str, Any]:
    of = ":".join(["value", operation, *["patents/China/2014%E2%80%932023"] * cells])
    return paragraph({"type": "value", "of": of, "text": "6.1"})


def link(url: str) -> dict[str, Any]:
    return paragraph({"type": "link", "url": url, "text": ["x"]})


def paragraph(*runs: object) -> dict[str, Any]:
    return {"type": "paragraph", "id": "bottom_line/n1", "text": runs}


def own(**added: object) -> Forge:
    return lambda data: data["brief.json"].update(own=added)


def copied(data: dict[str, Any]) -> None:
    """An indicator of the library among the person's own, under its name."""
    data["brief.json"]["own"]["indicators"] = data["pack.json"]["indicators"][:1]


def nested(depth: int) -> object:
    run: object = "x"
    for _ in range(depth):
        run = {"type": "strong", "text": [run]}
    return run


def every_indicator(change: Callable[[dict[str, Any]], object]) -> Forge:
    def forge(data: dict[str, Any]) -> None:
        for each in data["pack.json"]["indicators"]:
            change(each)

    return forge


def sections(*ids: str) -> Forge:
    found = [{"id": each, "text": "x", "file": "x.md"} for each in ids]
    return lambda data: data["template.json"].update(sections=found)


REFUSED: dict[str, tuple[Forge, str]] = {
    "a chart as words": (words(chart()), "Invalid value 'chart'"),
    "no words": (words(3), "Expected `object | null`"),
    "a run that is none": (words(paragraph(7)), "Expected `str | object`"),
    "words in words": (words(paragraph(nested(100))), "nested too deeply"),
    "words in words without end": (words(paragraph(nested(400))), "cannot be read"),
    "a name of the library": (copied, "no name for something of your own"),
    "a source twice": (
        own(sources=[{"id": "a", "title": "A", "publisher": "A"}] * 2),
        "“a” is there twice",
    ),
    "a link that runs": (words(link("javascript:alert(1)")), "link must start with"),
    "a link to a file": (words(link("file:///etc/passwd")), "link must start with"),
    "no figure": (words(value("amount", 0)), "names no figure"),
    "an operation that is none": (words(value("sum", 2)), "does not name indicator/entity/period"),
    "half a ratio": (words(value("ratio", 1)), "cannot have 1 figures"),
    "a factor of nothing": (every_indicator(lambda i: i["unit"].update(factor=0)), "factor"),
    "decimals": (every_indicator(lambda i: i["unit"].update(decimals=10**6)), "decimals"),
    "a color": (lambda data: data["brand.json"].update(accent="red"), "is not a color"),
    "10,000 sections": (sections(*map(str, range(10_000))), "at most 200 sections"),
    "sections alike": (sections("a", "a"), "the same id"),
    "no pages": (lambda data: data["template.json"].update(page_limit=-5), "page limit"),
}  # fmt: skip


REFUSED_OF_1: dict[str, tuple[Forge, str]] = {
    "a short series": (sections_of_1(chart(categories=["a", "b", "c"])), "one point for each"),
    "a long series": (sections_of_1(chart(categories=["a"])), "one point for each category"),
    "an endless amount": (
        sections_of_1(chart(series=[{"name": "", "rank": 0, "points": [{"amount": 1e300}] * 2}])),
        "too large or too small",
    ),
    "edits that are none": (lambda data: data["brief.json"].update(edits=3), "Expected `array`"),
    "a choice that is none": (
        lambda data: data["brief.json"].update(chart_kinds=3, pins={}),
        "brief.json in the file cannot be read",
    ),
    "no date": (lambda data: data["brief.json"].pop("date"), "missing required field `date`"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_forged_brief_is_refused_with_a_sentence(name: str) -> None:
    forge, sentence = REFUSED[name]
    with pytest.raises(BriefFileError, match=re.escape(sentence)):
        unpack_brief(forged(forge), "a.brief")


@pytest.mark.parametrize("name", REFUSED_OF_1)
def test_a_forged_brief_of_format_1_is_refused_with_a_sentence(name: str) -> None:
    forge, sentence = REFUSED_OF_1[name]
    with pytest.raises(BriefFileError, match=re.escape(sentence)):
        unpack_brief(forged_1(forge), "a.brief")


def test_a_chart_of_format_1_that_names_no_figures_is_kept_and_said() -> None:
    opened = pipeline.read(forged_1(sections_of_1(chart(kind="pie"))), "a.brief").brief
    problems = pipeline.make(opened).problems
    assert any("what you drew" in each.message for each in problems)
    assert [each.mine for each in opened.edits] == [Drawn("chart", "indicators: \nkind: pie")]


ODD: dict[str, Forge] = {
    "a word of 100,000 letters": words(paragraph("x" * 100_000)),
    "text in pieces": words(paragraph("a", "", "b", {"type": "strong", "text": []})),
    "a chart that nobody knows": words({"type": "drawn", "directive": "pie", "options": "{}"}),
    "a picture that is not there": words({"type": "picture", "id": "x", "name": "no.png"}),
    "what stands behind itself": lambda data: data["brief.json"]["words"].update(
        edits=[
            {"id": "a", "section": "b", "base": None, "mine": paragraph("x"), "after": ["a", "a"]}
        ]
    ),
    "private characters": every_indicator(lambda i: i.update(title="\ue000\ue019\ue019\ue001 x")),
    "private asks": lambda d: d["brief.json"]["words"]["form"].update(ask="\ue000\ue019\ue001"),
    "choices made twice": lambda d: d["brief.json"]["choices"].update(
        indicators=["patents"] * 3, entities=["China", "China"]
    ),
    "a month that no year has": every_indicator(
        lambda i: [each.update(period="2025-99") for each in i["figures"]]
    ),
    "a year to no month": every_indicator(
        lambda i: [each.update(period="year to Xyz 2025") for each in i["figures"]]
    ),
    "the largest figures": every_indicator(
        lambda i: [each.update(amount=1e30) for each in i["figures"]]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_an_odd_brief_makes_pages(name: str) -> None:
    assert pipeline.make(unpack_brief(forged(ODD[name]), "a.brief")).pages.count >= 1


def test_the_address_of_a_source_is_a_link_only_when_it_is_of_the_web() -> None:
    def forge(data: dict[str, Any]) -> None:
        for each in data["pack.json"]["sources"]:
            each["URL"] = "javascript:alert(1)"

    document = pipeline.compose(unpack_brief(forged(forge), "a.brief")).document
    assert document.notes
    assert b"javascript" not in msgspec.json.encode(document)


@pytest.mark.parametrize(
    "changes", [{"date": "xxxx"}, {"date": "2026-99-99"}, {"language": "xx/../../y"}]
)
def test_a_date_that_is_none_and_an_unknown_language_are_refused(changes: dict[str, str]) -> None:
    def forge(members: dict[str, Any]) -> None:
        work = members["brief.json"]
        (work if "date" in changes else work["choices"]).update(changes)

    data = forged(forge)
    with pytest.raises(BriefFileError, match=r"is not a date|is not known"):
        unpack_brief(data, "a.brief")


def test_the_date_of_an_acceptance_that_is_none_is_refused() -> None:
    def forge(members: dict[str, Any]) -> None:
        mark = {"code": "pages.over", "params": [], "place": {}, "message": "Long.", "reason": "So"}
        members["brief.json"]["accepted"] = [{**mark, "name": "J", "date": "2026-13-40"}]

    with pytest.raises(BriefFileError, match=r"“2026-13-40” in the file is not a date"):
        unpack_brief(forged(forge), "a.brief")


@pytest.mark.parametrize(("given", "kept"), [(-5, 0), (0, 0), (9, 9), (10**12, PAGES)])
def test_no_more_pages_are_allowed_than_any_brief_may_have(given: int, kept: int) -> None:
    data = forged(lambda members: members["brief.json"]["choices"].update(allowed_pages=given))
    assert unpack_brief(data, "a.brief").allowed_pages == kept
