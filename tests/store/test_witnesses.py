"""Briefs of format 1 open, and become what they were; each difference is declared with a reason.

``tests/data/format-1/README.md`` says what each of them holds.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.change.file_words import FORMAT, read_edits
from briefgen.document.outline import outline
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.paths import TEMPLATES
from briefgen.store.container import pack_brief
from briefgen.zips import read_zip

FOLDER = Path(__file__).parent.parent / "data" / "format-1"
NAMES = sorted(each.stem for each in FOLDER.glob("*.brief"))
THIRD = FOLDER.parent / "format-3"  # kinds that were not there before
PDFS = sorted(each.stem for each in FOLDER.glob("*.pdf"))
FILES = {"outline": ".txt", "text": ".export.txt"}
DIFFERENCES = tomllib.loads((FOLDER / "differences.toml").read_text(encoding="utf-8")).get(
    "difference", []
)
USED: set[int] = set()  # those that changed something


ONE_MEASURE = (  # both growths of a sentence have one now
    "and by [148%](value:growth:capital/China/2025:capital/China/2015) in China",
    "and [2.5](value:ratio:capital/China/2025:capital/China/2015)-fold in China",
)
BLOCK = re.compile(
    r"^(    (?:heading|paragraph|list|table|chart|picture|callout|cards|quotation|pagebreak)) \S+",
    re.M,
)
REFERENCE = re.compile(r"\]\(#[^)]*\)")


def without_ids(text: str) -> str:
    """An outline without the ids of blocks and of what references point to."""
    return REFERENCE.sub("](#)", BLOCK.sub(r"\1 -", text))


def kept(name: str, file: str) -> str:
    text = (FOLDER / f"{name}{FILES[file]}").read_text(encoding="utf-8")
    return without_ids(text) if file == "outline" else text


def declared(name: str, file: str, was: str, now: str) -> tuple[str, str]:
    """Both texts with the differences that are declared for this file carried out."""
    for number, each in enumerate(DIFFERENCES):
        if each["file"] == file and each["witness"] in ("*", name):
            before = was, now
            if "hidden" in each:
                was, now = (re.sub(each["hidden"], "", text) for text in before)
            else:
                was = was.replace(each["was"], each["becomes"])
            if (was, now) != before:
                USED.add(number)
    return was, now


def from_pdf(name: str) -> tuple[str, str]:
    """The outline of a witness that a PDF carries, as it was and is; it has what the PDF shows."""
    brief = pipeline.load(FOLDER / f"{name}.pdf")
    return declared(name, "pdf", *declared(name, "outline", kept(name, "outline"), shown(brief)))


def shown(brief: Brief) -> str:
    return without_ids(outline(pipeline.compose(brief).document) + "\n")


@cache
def today(name: str, file: str) -> str:
    """What becomes of a witness now."""
    opened = pipeline.read((FOLDER / f"{name}.brief").read_bytes(), f"{name}.brief")
    assert not opened.newer
    if file == "outline":
        return shown(opened.brief)
    result = pipeline.make(opened.brief)
    document = result.composed.document
    return pipeline.export(document, opened.brief, result.pages, ".txt").decode()


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", NAMES)
def test_a_witness_opens_and_becomes_what_it_was(name: str, file: str) -> None:
    was, now = declared(name, file, kept(name, file), today(name, file))
    assert now == was


def _texts(data: object) -> Iterator[str]:
    """What stands in blocks of format 1 as text: each run by itself."""
    if isinstance(data, list):
        for each in data:
            yield from _texts(each)
    elif isinstance(data, dict) and data.get("type") != "chart":
        if data.get("type") == "text":
            yield data["text"]
        for each in data.values():
            yield from _texts(each)


def _units(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Paragraphs and items with the runs of their own."""
    for block in blocks:
        for part in block.get("items", [block]):
            yield tuple(_texts(part))


def _sentences(text: str) -> list[str]:
    """Suggested sentences follow what is suggested today, beside a person's own."""
    return re.split(r"(?<=\w[.!?]) +(?=[A-Z])", text)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_the_person_s_is_lost(name: str) -> None:
    data = (FOLDER / f"{name}.brief").read_bytes()
    result = pipeline.make(pipeline.read(data, name).brief)
    printed = " ".join(
        run
        for section in result.composed.document.sections
        for block in section.blocks
        for text in texts(block)
        for run in plain(text).split()
    )
    told = [
        each.message.partition("“")[2].partition("”")[0].strip("… ")
        for each in result.problems
        if "They are kept" in each.message
    ]
    for edit in json.loads(read_zip(data)["brief.json"])["edits"]:
        suggested = set(_units(edit["base"]))
        before = {said for each in suggested for run in each for said in _sentences(run)}
        for unit in set(_units(edit["mine"])) - suggested:
            said_here = [said for run in unit for said in _sentences(run)]
            mine = [each for each in said_here if each not in before and len(each.split()) > 1]
            lost = [run for run in mine if " ".join(run.split()) not in printed]
            said = " ".join("".join(unit).split())
            starts = [" ".join(run.split()[:3]) for run in lost]
            named = any(each in said or start in each for each in told for start in starts)
            assert not lost or named, (edit["section"], lost)


@pytest.mark.parametrize("name", NAMES)
def test_a_witness_is_the_same_when_it_was_saved_in_the_format_of_today(name: str) -> None:
    opened = pipeline.load(FOLDER / f"{name}.brief")
    again = pipeline.read(pack_brief(opened), name)
    assert again.format == FORMAT
    assert again.notices == ()
    assert again.brief.edits == opened.edits
    assert shown(again.brief) == shown(opened)


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_that_carries_a_witness_becomes_the_same(name: str) -> None:
    was, now = from_pdf(name)
    assert now == was


def test_every_kind_of_brief_has_a_witness() -> None:
    files = (FOLDER / f"{name}.brief" for name in NAMES)
    kinds = {pipeline.load(each).template.id for each in (*files, *THIRD.glob("*.brief"))}
    assert {each.name for each in TEMPLATES.iterdir()} <= kinds


def test_every_witness_is_explained() -> None:
    told = set(re.findall(r"^\| `([\w-]+)`", (FOLDER / "README.md").read_text("utf-8"), re.M))
    assert told == set(NAMES)


def test_every_declared_difference_has_a_reason_and_something_to_change() -> None:
    for name in NAMES:
        for file in FILES:
            declared(name, file, kept(name, file), today(name, file))
    for name in PDFS:
        from_pdf(name)
    for number, each in enumerate(DIFFERENCES):
        assert len(each["reason"].split()) > 3, each
        assert number in USED, each


@pytest.mark.parametrize("name", sorted(each.stem for each in THIRD.glob("*.brief")))
def test_a_brief_of_format_3_is_what_it_was(name: str) -> None:
    data = (THIRD / f"{name}.brief").read_bytes()
    opened = pipeline.read(data, f"{name}.brief")
    assert (opened.format, opened.notices) == (3, ())
    was = (THIRD / f"{name}.txt").read_text(encoding="utf-8")
    assert outline(pipeline.compose(opened.brief).document) + "\n" == was
    assert not any(each.code == "words.unplaced" for each in pipeline.make(opened.brief).problems)
    assert pack_brief(opened.brief) == data


SECOND = FOLDER.parent / "format-2"


@pytest.mark.parametrize("name", sorted(each.stem for each in SECOND.glob("*.brief")))
def test_a_brief_of_format_2_is_what_it_was_with_findings_by_their_new_name(name: str) -> None:
    data = (SECOND / f"{name}.brief").read_bytes()
    opened = pipeline.read(data, f"{name}.brief")
    assert opened.format == 2
    assert opened.notices == ()
    was = (SECOND / f"{name}.txt").read_text(encoding="utf-8")
    assert "telling" in was
    now = outline(pipeline.compose(opened.brief).document) + "\n"
    was = re.sub(r"(?<=[ :])telling(?=[ :\n])", "finding", was)
    was = was.replace(", lowest shown", "; lowest shown")  # as clauses that may be left out
    now = re.sub(r"(?m)^( +)\d+\. ", r"\1- ", now)  # items of numbered lists, as outlines had them
    assert now == was.replace(*ONE_MEASURE)
    assert not any(each.code == "words.unplaced" for each in pipeline.make(opened.brief).problems)
    assert pipeline.read(pack_brief(opened.brief), name).brief == opened.brief


def test_words_of_a_template_saved_in_format_2_find_their_blocks() -> None:
    brief = pipeline.load(SECOND / "bluf-memo-own-item.brief")
    kept = read_edits(json.loads((SECOND / "edits.json").read_bytes()))
    assert kept == brief.edits
