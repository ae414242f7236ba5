"""Briefs that somebody forged: whole zips and true hashes around wrong content."""

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from briefgen import pipeline
from briefgen.errors import BriefFileError, BriefgenError
from briefgen.store.container import pack_brief, unpack_brief
from briefgen.zips import read_zip, write_zip
from tests.builders import small_brief

Forge = Callable[[dict[str, Any]], object]


def forged(forge: Forge) -> bytes:
    """The small brief with its members changed, under a manifest that says they are right."""
    members = read_zip(pack_brief(small_brief()))
    manifest = msgspec.json.decode(members.pop("manifest.json"))
    data = {name: msgspec.json.decode(each) for name, each in members.items()}
    forge(data)
    written = {name: msgspec.json.encode(each) for name, each in data.items()}
    manifest["members"] = {n: hashlib.sha256(each).hexdigest() for n, each in written.items()}
    return write_zip({"manifest.json": msgspec.json.encode(manifest), **written})


def words(*blocks: dict[str, Any]) -> Forge:
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
    cell = {"indicator": "patents", "entity": "China", "period": "2014–2023"}
    reference = {"cells": [cell] * cells, "operation": operation}
    text = [{"type": "value", "reference": reference, "text": "6.1"}]
    return {"type": "paragraph", "id": "bottom_line/p1", "text": text}


def link(url: str) -> dict[str, Any]:
    text = [{"type": "link", "url": url, "children": [{"type": "text", "text": "x"}]}]
    return {"type": "paragraph", "id": "bottom_line/p1", "text": text}


def every_indicator(change: Callable[[dict[str, Any]], object]) -> Forge:
    def forge(data: dict[str, Any]) -> None:
        for each in data["pack.json"]["indicators"]:
            change(each)

    return forge


def sections(*ids: str) -> Forge:
    found = [{"id": each, "text": "x", "file": "x.md"} for each in ids]
    return lambda data: data["template.json"].update(sections=found)


REFUSED: dict[str, tuple[Forge, str]] = {
    "a short series": (words(chart(categories=["a", "b", "c"])), "one point for each category"),
    "a long series": (words(chart(categories=["a"])), "one point for each category"),
    "an endless amount": (
        words(chart(series=[{"name": "", "rank": 0, "points": [{"amount": 1e300}] * 2}])),
        "too large or too small",
    ),
    "a link that runs": (words(link("javascript:alert(1)")), "link must start with"),
    "a link to a file": (words(link("file:///etc/passwd")), "link must start with"),
    "no figure": (words(value("amount", 0)), "cannot have 0 figures"),
    "half a ratio": (words(value("ratio", 1)), "cannot have 1 figures"),
    "a factor of nothing": (every_indicator(lambda i: i["unit"].update(factor=0)), "factor"),
    "decimals": (every_indicator(lambda i: i["unit"].update(decimals=10**6)), "decimals"),
    "a color": (lambda data: data["brand.json"].update(accent="red"), "is not a color"),
    "10,000 sections": (sections(*map(str, range(10_000))), "at most 200 sections"),
    "sections alike": (sections("a", "a"), "the same id"),
    "no pages": (lambda data: data["template.json"].update(page_limit=-5), "page limit"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_forged_brief_is_refused_with_a_sentence(name: str) -> None:
    forge, sentence = REFUSED[name]
    with pytest.raises(BriefFileError, match=sentence):
        unpack_brief(forged(forge), "a.brief")


def test_a_chart_of_an_unknown_kind_is_a_sentence() -> None:
    with pytest.raises(BriefgenError, match="no chart kind “pie”"):
        pipeline.make(unpack_brief(forged(words(chart(kind="pie"))), "a.brief"))


ODD: dict[str, Forge] = {
    "a name of 100,000 letters": words(chart(categories=["x" * 100_000, "b"])),
    "private characters": every_indicator(lambda i: i.update(title="\ue000\ue019\ue019\ue001 x")),
    "private asks": lambda d: d["brief.json"]["form"].update(ask="\ue000\ue019\ue001"),
    "choices made twice": lambda d: d["brief.json"].update(
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
    data = forged(lambda members: members["brief.json"].update(changes))
    with pytest.raises(BriefFileError, match=r"is not a date|is not known"):
        unpack_brief(data, "a.brief")
