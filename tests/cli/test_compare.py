"""``briefgen compare``, as somebody uses it who got a brief back."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.updating import update_figures
from briefgen.cli import main
from briefgen.document.tree import Paragraph, Section, Text
from briefgen.store.container import pack_brief
from tests.brief.test_updating import CHINA, JAPAN, KOREA, newer
from tests.builders import small_brief

Capture = pytest.CaptureFixture[str]


def planned() -> Brief:
    return pipeline.fit(small_brief("issue-brief"))


def compared(tmp_path: Path, one: Brief, other: Brief, capsys: Capture) -> list[dict[str, Any]]:
    files = _files(tmp_path, one, other)
    code = main(["compare", *files, "--json"])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert code == (3 if found else 0)
    assert all(each["id"] and each["title"] for each in found)
    return found


def _files(tmp_path: Path, *briefs: Brief) -> list[str]:
    paths = [tmp_path / f"{number}.brief" for number, _ in enumerate(briefs)]
    for path, brief in zip(paths, briefs, strict=True):
        path.write_bytes(pack_brief(brief))
    return [str(path) for path in paths]


def sections(brief: Brief) -> list[Section]:
    return [e for e in pipeline.compose(brief).suggested if any(_is_text(b) for b in e.blocks)]


def _is_text(block: object) -> bool:
    return isinstance(block, Paragraph) and isinstance(block.text[0], Text)


def reworded(brief: Brief, words: str) -> tuple[Brief, str]:
    """The brief with words more at the end of a paragraph, and the id of that."""
    section = sections(brief)[0]
    blocks = list(section.blocks)
    place = next(n for n, each in enumerate(blocks) if _is_text(each))
    own = blocks[place]
    assert isinstance(own, Paragraph)
    blocks[place] = replace(own, text=(*own.text, Text(words)))
    return edits.edit_section(brief, section.id, section.blocks, tuple(blocks)), own.id


def test_the_same_brief_does_not_differ(tmp_path: Path, capsys: Capture) -> None:
    files = _files(tmp_path, planned(), planned())

    assert main(["compare", *files]) == 0

    assert capsys.readouterr().out == "Nothing differs.\n"


def test_words_are_told_with_what_they_were(tmp_path: Path, capsys: Capture) -> None:
    after, block = reworded(planned(), " We shall see.")

    (row,) = compared(tmp_path, planned(), after, capsys)
    main(["compare", *_files(tmp_path, planned(), after)])
    told = capsys.readouterr().out

    assert (row["id"], row["about"], row["kind"]) == (block, "words", "changed")
    assert row["after"] == f"{row['before']} We shall see."
    assert "{+We shall see.+}" in told
    assert "[-" not in told


def test_figures_picks_order_and_title_are_told(tmp_path: Path, capsys: Capture) -> None:
    before = planned()
    after = replace(
        update_figures(before, newer()),
        indicators=("patents", "capital"),
        form=replace(before.form, title="Other"),
        plan=before.plan,
    )
    order = [each.id for each in pipeline.compose(after).document.sections]
    after = edits.move_section(after, tuple(order), order[-1], 0)

    found = compared(tmp_path, before, after, capsys)

    told = {(each["about"], each["id"], each["kind"]) for each in found}
    assert ("brief", "title", "changed") in told
    assert ("brief", "pack", "changed") in told
    assert ("pick", "power", "taken out") in told
    assert ("section", order[-1], "moved") in told
    assert {
        ("figure", CHINA, "revised"),
        ("figure", KOREA, "new"),
        ("figure", JAPAN, "gone"),
    } <= told
    assert next(each for each in found if each["id"] == CHINA)["after"] == 40000


def test_the_other_way_round_is_the_opposite(tmp_path: Path, capsys: Capture) -> None:
    after, _ = reworded(planned(), " We shall see.")

    (there,) = compared(tmp_path, planned(), after, capsys)
    (back,) = compared(tmp_path, after, planned(), capsys)

    assert (there["before"], there["after"]) == (back["after"], back["before"])


def test_a_file_that_is_no_brief_is_told(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "b.brief").write_bytes(b"nothing")

    assert main(["compare", *_files(tmp_path, planned()), str(tmp_path / "b.brief")]) == 1
    assert "b.brief" in capsys.readouterr().err


def test_what_is_filled_in_and_what_is_cited_is_told(tmp_path: Path, capsys: Capture) -> None:
    before = planned()
    sources = tuple(
        replace(each, title="Other Report") if each.id == "patents" else each
        for each in before.pack.sources
    )
    after = replace(
        before,
        form=replace(before.form, to="The Director"),
        pack=replace(before.pack, sources=sources),
    )

    found = compared(tmp_path, before, after, capsys)

    assert [(each["about"], each["id"], each["kind"]) for each in found] == [
        ("brief", "to", "changed"),
        ("note", "patents", "changed"),
    ]
    assert found[0]["after"] == "The Director"
    assert "Other Report" in found[1]["after"]
