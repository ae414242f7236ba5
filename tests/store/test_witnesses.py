"""Briefs of format 1 open, and become what they were; each difference is declared with a reason.

``tests/data/format-1/README.md`` says what each of them holds.
"""

import re
import tomllib
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.model.brief import Brief
from briefgen.model.outline import outline
from briefgen.paths import TEMPLATES

FOLDER = Path(__file__).parent.parent / "data" / "format-1"
NAMES = sorted(each.stem for each in FOLDER.glob("*.brief"))
PDFS = sorted(each.stem for each in FOLDER.glob("*.pdf"))
FILES = {"outline": ".txt", "text": ".export.txt"}
DIFFERENCES = tomllib.loads((FOLDER / "differences.toml").read_text(encoding="utf-8")).get(
    "difference", []
)


def kept(name: str, file: str) -> str:
    return (FOLDER / f"{name}{FILES[file]}").read_text(encoding="utf-8")


def declared(name: str, file: str, was: str, now: str) -> tuple[str, str]:
    """Both texts with the differences that are declared for this file carried out."""
    for each in DIFFERENCES:
        if each["file"] == file and each["witness"] in ("*", name):
            if "hidden" in each:
                was, now = (re.sub(each["hidden"], "", text) for text in (was, now))
            else:
                was = was.replace(each["was"], each["becomes"])
    return was, now


def shown(brief: Brief) -> str:
    return outline(pipeline.compose(brief).document) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_witness_opens_and_becomes_what_it_was(name: str) -> None:
    opened = pipeline.read((FOLDER / f"{name}.brief").read_bytes(), f"{name}.brief")
    assert not opened.newer
    result = pipeline.make(opened.brief)
    document = result.composed.document
    was, now = declared(name, "outline", kept(name, "outline"), outline(document) + "\n")
    assert now == was
    text = pipeline.export(document, opened.brief, result.pages, ".txt").decode()
    was, now = declared(name, "text", kept(name, "text"), text)
    assert now == was


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_that_carries_a_witness_becomes_the_same(name: str) -> None:
    brief = pipeline.load(FOLDER / f"{name}.pdf")
    was, now = declared(name, "outline", kept(name, "outline"), shown(brief))
    assert now == was


def test_every_kind_of_brief_has_a_witness() -> None:
    kinds = {pipeline.load(FOLDER / f"{name}.brief").template.id for name in NAMES}
    assert {each.name for each in TEMPLATES.iterdir()} <= kinds


def test_every_witness_is_explained() -> None:
    told = set(re.findall(r"^\| `([\w-]+)`", (FOLDER / "README.md").read_text("utf-8"), re.M))
    assert told == set(NAMES)


def test_every_declared_difference_has_a_reason_and_something_to_change() -> None:
    for each in DIFFERENCES:
        assert len(each["reason"].split()) > 3, each
        names = NAMES if each["witness"] == "*" else [each["witness"]]
        files = [kept(name, each["file"]) for name in names]
        if "hidden" in each:
            assert any(re.search(each["hidden"], text) for text in files), each
        else:
            assert any(each["was"] in text for text in files), each
            assert each["was"] != each["becomes"], each
