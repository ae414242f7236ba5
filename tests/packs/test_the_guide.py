"""The guide to topic libraries: it names every key, and its examples are a library."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

from briefgen import paths
from briefgen.cli import main
from briefgen.evidence.indicators import (
    Better,
    Confidence,
    Indicator,
    IndicatorKind,
    Phrases,
    Quantity,
    Unit,
)
from briefgen.evidence.pack import Author, Entity, Pack, Passage, Quotation, Source, Theme
from briefgen.evidence.period_forms import Calendar, PeriodKind
from briefgen.evidence.periods import Status, read_period
from briefgen.evidence.questions import Condition, Gap, Question, Sign, Thesis
from briefgen.evidence.recommendations import Force, Instrument, Option, Recommendation

GUIDE = (paths.PACKS / "README.md").read_text(encoding="utf-8")
FILES = {
    "indicators",
    "recommendations",
    "quotations",
    "passages",
    "sources",
    "questions",
}  # of their own
SECTIONS: dict[type[msgspec.Struct], str] = {
    Pack: "pack.toml",
    Calendar: "pack.toml",
    Theme: "pack.toml",
    Entity: "pack.toml",
    Indicator: "An indicator",
    Unit: "An indicator",
    Phrases: "An indicator",
    Source: "sources.json",
    Author: "sources.json",
    Recommendation: "A recommendation",
    Instrument: "A recommendation",
    Option: "A question",
    Question: "A question",
    Thesis: "A question",
    Condition: "A question",
    Gap: "A question",
    Passage: "Passages",
    Quotation: "Quotations",
}
EXAMPLES = {"id", "title", "publisher", "URL", "type", "issued", "accessed", "licence", "author"}
OF_SOURCES = {each.encode_name for each in msgspec.structs.fields(Source)} - EXAMPLES
OF_PEOPLE = {"suffix", "non-dropping-particle", "dropping-particle"}
NO_EXAMPLE = {Source: OF_SOURCES, Author: OF_PEOPLE}
NOT_WRITTEN = {Pack: FILES, Indicator: {"figures", "unit", "phrases"}}


def section(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", GUIDE, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def told(text: str) -> str:
    """A section without its examples."""
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def examples(text: str) -> str:
    """The examples of a section."""
    return "".join(re.findall(r"```.*?```", text, re.DOTALL))


@pytest.mark.parametrize("kind", SECTIONS, ids=lambda it: it.__name__)
def test_every_key_is_explained_and_has_an_example(kind: type[msgspec.Struct]) -> None:
    text = section(SECTIONS[kind])
    for field in msgspec.structs.fields(kind):
        key = field.encode_name
        if key in NOT_WRITTEN.get(kind, set()):
            continue
        assert re.search(rf"`\[*{key}\]*`", told(text)), key
        if key not in NO_EXAMPLE.get(kind, set()):
            assert re.search(rf'\b{key}"?(\]+\n| =|: )', examples(text)), key


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (IndicatorKind, "An indicator"),
        (Quantity, "An indicator"),
        (Better, "An indicator"),
        (Confidence, "An indicator"),
        (Force, "A recommendation"),
        (Sign, "A question"),
    ],
)
def test_every_choice_is_explained(kind: type[StrEnum], title: str) -> None:
    assert [each for each in kind if f"`{each.value}`" not in told(section(title))] == []


def rows(head: str) -> Iterator[tuple[str, list[str]]]:
    """What each row of a table of the section about figures is, and its examples."""
    table = section("Figures").partition(f"| {head} | as |\n|---|---|\n")[2].partition("\n\n")[0]
    for line in table.splitlines():
        name, examples = line.strip("| ").split(" | ")
        yield name, re.findall(r"`([^`]+)`", examples)


def test_every_kind_of_period_is_shown_as_it_is_read() -> None:
    shown = dict(rows("a period"))
    assert set(shown) == {each.value for each in PeriodKind}
    for name, examples in shown.items():
        assert {read_period(each).kind for each in examples} == {name}, name


def test_every_kind_of_figure_is_shown_as_it_is_read() -> None:
    shown = dict(rows("kind of figure"))
    assert set(shown) == {each.value for each in Status} - {Status.OBSERVED}
    for name, examples in shown.items():
        assert {read_period(each).status for each in examples} == {name}, name


def written(folder: Path) -> Path:
    """The examples of the guide as the library that they are."""
    tables = re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
    names = [f"indicators/{name}.csv" for name in ("night_noise", "port_balance", "night_ships")]
    files = dict(zip(names, tables, strict=True))
    files |= dict(re.findall(r"```toml\n# (\S+)\n(.*?)```", GUIDE, re.DOTALL))
    files["sources.json"] = "".join(re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL))
    for name, text in files.items():
        path = folder / "harbor-noise" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "harbor-noise"


def test_the_examples_are_a_library_that_reads_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", "check", str(written(tmp_path))]) == 0
    printed = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "note: " not in printed
    promised = re.search(r"^reads “(.*)”$", GUIDE, re.MULTILINE)
    assert promised
    assert promised[1] in printed
