"""Whatever can be saved can be opened: too much is told when it is put in, or when it is saved."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from briefgen import pipeline, zips
from briefgen.brief.brief import Brief
from briefgen.brief.edits import edit_section, insert_picture
from briefgen.brief.own import Own
from briefgen.brief.prominence import filled
from briefgen.change.changes import Change
from briefgen.cli import main
from briefgen.document.pictures import LIMIT as PICTURE_LIMIT
from briefgen.document.pictures import TOGETHER, PictureFile
from briefgen.document.tree import Paragraph, Picture, Section, Strong, Text
from briefgen.errors import ChoiceError, SaveError
from briefgen.sources.attached import attached_brief
from briefgen.store.container import pack_brief, unpack, unpack_brief
from briefgen.zips import read_zip, write_zip
from tests.builders import small_brief
from tests.newer import altered_brief

ASK = Section("ask", "Ask", ())
FULL = random.Random(1).randbytes(PICTURE_LIMIT)


def pictured(count: int) -> Brief:
    """A brief with pictures as large as they may be, as an earlier version let them in."""
    files = tuple(PictureFile(f"{number}.jpg", FULL) for number in range(count))
    edits = tuple(
        Change(f"n{e.name}", "ask", None, Picture(f"n{e.name}", e.name), ()) for e in files
    )
    return replace(small_brief(), own=Own(pictures=files), edits=edits)


def test_repetitive_words_are_saved_and_opened() -> None:
    words = (Paragraph("ask/n1", (Text("All the same. " * 90_000),)),)
    brief = edit_section(small_brief(), "ask", (), words)
    assert unpack_brief(pack_brief(brief), "a.brief").edits == brief.edits


@pytest.mark.parametrize("size", [999_999, 1_000_000, 1_000_001, 5_000_000])
@pytest.mark.parametrize("kind", [b"\0", b"abc", b"0123456789" * 30])
def test_a_member_is_never_packed_so_tightly_that_it_is_refused(size: int, kind: bytes) -> None:
    data = (kind * (size // len(kind) + 1))[:size]
    assert read_zip(write_zip({"a.json": data})) == {"a.json": data}


def test_pictures_that_would_not_open_again_are_not_saved() -> None:
    with pytest.raises(SaveError, match=r"its pictures have 104 MB\. Take some of them out\.$"):
        pack_brief(pictured(26))
    assert len(unpack_brief(pack_brief(pictured(24)), "a.brief").own.pictures) == 24


def test_words_that_would_not_open_again_are_not_saved() -> None:
    words = (Paragraph("ask/n1", (Text("x" * (zips.ENTRY + 1)),)),)
    brief = edit_section(small_brief(), "ask", (), words)
    with pytest.raises(SaveError, match=r"its words and figures have 64 MB\. Make it shorter\.$"):
        pack_brief(brief)


def test_what_would_not_open_for_any_other_reason_is_not_saved() -> None:
    text: tuple[Any, ...] = (Text("x"),)
    for _ in range(100):
        text = (Strong(text),)
    brief = edit_section(small_brief(), "ask", (), (Paragraph("ask/n1", text),))
    with pytest.raises(SaveError, match=r"would not open again: brief\.json .* nested too deeply"):
        pack_brief(brief)
    with pytest.raises(SaveError, match="is not a date"):
        pack_brief(replace(small_brief(), date="soon"))


def test_a_picture_too_many_is_refused_when_it_is_put_in() -> None:
    brief = small_brief()
    for number in range(TOGETHER // PICTURE_LIMIT):
        brief = insert_picture(brief, ASK, PictureFile(f"{number}.jpg", FULL), "")
    with pytest.raises(ChoiceError, match="may have 60 MB together"):
        insert_picture(brief, ASK, PictureFile("last.jpg", FULL[:9]), "")
    without = replace(brief, edits=brief.edits[1:])  # one was taken out again
    assert insert_picture(without, ASK, PictureFile("last.jpg", FULL), "")


def test_the_most_pictures_travel_in_a_pdf_that_opens(tmp_path: Path) -> None:
    brief = pipeline.fit(small_brief())
    made = pipeline.make(brief)
    full = pictured(TOGETHER // PICTURE_LIMIT)
    full = replace(full, plan=brief.plan)
    pdf = pipeline.export(made.composed.document, full, made.pages, ".pdf")
    (tmp_path / "a.pdf").write_bytes(pdf + b"\n" * (250_000_000 - len(pdf)))
    assert unpack_brief(attached_brief(pdf, "a.pdf"), "a.pdf").own == full.own
    assert pipeline.load(tmp_path / "a.pdf").own == full.own


def planned() -> Brief:
    brief = small_brief()
    return replace(brief, plan=filled(brief))


DAMAGE = {
    "other picks": lambda plan: plan.update(indicators=[["patents", "told"]]),
    "another order": lambda plan: plan["indicators"].reverse(),
    "an unknown place": lambda plan: plan["indicators"][0].__setitem__(1, "cellar"),
    "an unknown proposal": lambda plan: plan.update(proposals=["nothing"]),
    "charts that are no number": lambda plan: plan.update(charts=float("nan")),
    "too many charts": lambda plan: plan.update(charts=10**6),
    "no indicators": lambda plan: plan.pop("indicators"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_plan_is_decided_anew_and_said(name: str) -> None:
    damaged = altered_brief(planned(), lambda work: DAMAGE[name](work["plan"]))
    opened = unpack(damaged, "a.brief")
    assert opened.notices == (
        "The plan in the file does not fit its picks: what is seen where was decided anew.",
    )
    assert replace(opened.brief, plan=planned().plan) == unpack_brief(pack_brief(planned()), "a")
    read = pipeline.read(damaged, "a.brief")
    assert read.notices == opened.notices
    assert read.brief.plan == pipeline.fit(small_brief()).plan


def test_a_plan_that_fits_is_kept_without_a_word() -> None:
    opened = unpack(pack_brief(planned()), "a.brief")
    assert opened.brief.plan == planned().plan
    assert opened.notices == ()


def test_a_number_that_is_none_is_refused_elsewhere() -> None:
    def forge(work: dict[str, Any]) -> None:
        work["choices"]["allowed_pages"] = float("nan")

    with pytest.raises(Exception, match="Expected `int`"):
        unpack(altered_brief(small_brief(), forge), "a.brief")


def test_the_command_line_says_what_was_put_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.brief"
    path.write_bytes(altered_brief(planned(), lambda work: work.update(plan="none")))
    assert main(["show", str(path)]) == 0
    told = capsys.readouterr().err
    assert "briefgen: note: The plan in the file does not fit its picks" in told


def test_of_two_changes_to_one_block_both_are_kept_and_the_second_is_named() -> None:
    brief = pipeline.fit(small_brief())
    section = next(s for s in pipeline.compose(brief).suggested if s.id == "bottom_line")
    block = next(each for each in section.blocks if isinstance(each, Paragraph))
    mine = [replace(block, text=(Text(f"{said} words of mine."),)) for said in ("First", "Second")]
    edits = tuple(Change(block.id, section.id, block, each) for each in mine)
    opened = unpack_brief(pack_brief(replace(brief, edits=edits)), "a.brief")
    assert opened.edits == edits
    made = pipeline.make(opened)
    shown = [b for s in made.composed.document.sections for b in s.blocks if b.id == block.id]
    assert shown == mine[:1]
    told = [each.message for each in made.problems if "Second words of mine" in each.message]
    assert len(told) == 1
    assert "no place" in told[0]
    saved = json.loads(read_zip(pack_brief(opened))["brief.json"])
    assert len(saved["words"]["edits"]) == 2
