"""A .brief file: everything comes back, and no damage goes unseen."""

import io
import random
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.edits import edit_section
from briefgen.document.tree import Paragraph, Text
from briefgen.errors import BriefFileError
from briefgen.store.container import pack_brief, unpack, unpack_brief
from tests.builders import small_brief
from tests.newer import Change, altered_brief, newer_brief
from tests.tally import Tally, share

MINE = (Paragraph("bottom_line/p1", (Text("My own words: 中文, שלום, 😀 & <tags>."),)),)


def full_brief() -> Brief:
    brief = edit_section(small_brief(), "bottom_line", (), MINE)
    return replace(brief, omitted=("other_side",), order=("ask", "what_to_do"))


def test_a_brief_comes_back_with_everything_it_was_made_from() -> None:
    brief = full_brief()
    opened = unpack_brief(pack_brief(brief), "a.brief")
    assert opened.edits == brief.edits
    assert opened.template == brief.template
    assert opened.order == brief.order
    assert [each.figures for each in opened.pack.indicators] == [
        each.figures for each in brief.pack.indicators
    ]
    assert pack_brief(opened) == pack_brief(brief)


def test_only_the_used_part_of_the_pack_travels() -> None:
    brief = replace(small_brief(), indicators=("patents",), recommendations=())
    opened = unpack_brief(pack_brief(brief), "a.brief")
    assert [each.id for each in opened.pack.indicators] == ["patents"]
    assert [each.id for each in opened.pack.sources] == ["patents"]


def test_any_byte_flipped_is_seen_or_harmless(tally: Tally) -> None:
    data, brief = pack_brief(full_brief()), full_brief()
    expected = unpack_brief(data, "a.brief")
    assert expected.edits == brief.edits
    places = share(random.Random(7).sample(range(len(data)), 1500), list(range(len(data))))
    refused = wrong = 0
    for place in places:
        damaged = bytearray(data)
        damaged[place] ^= 1 << (place % 8)
        try:
            wrong += unpack_brief(bytes(damaged), "a.brief") != expected
        except BriefFileError:
            refused += 1
    tally("R12 a byte flipped in a brief", tried=len(places), wrong=wrong)
    assert wrong == 0
    assert refused > 1000


def test_a_file_cut_short_is_refused(tally: Tally) -> None:
    data = pack_brief(full_brief())
    lengths = range(0, len(data) - 1, share(37, 1))
    wrong = [length for length in lengths if not is_refused(data[:length])]
    tally("R12 a brief cut short", tried=len(lengths), wrong=len(wrong))
    assert wrong == []


def is_refused(data: bytes) -> bool:
    try:
        unpack_brief(data, "a.brief")
    except BriefFileError:
        return True
    return False


def test_a_newer_brief_that_can_be_understood_opens_and_says_so() -> None:
    opened = unpack(newer_brief(full_brief(), lambda work: work.update(mood="bright")), "a.brief")
    assert opened.newer
    assert opened.brief.edits == full_brief().edits
    assert not unpack(pack_brief(full_brief()), "a.brief").newer


def test_a_newer_brief_that_cannot_be_understood_says_what_to_do() -> None:
    with pytest.raises(BriefFileError, match="update the program"):
        unpack(newer_brief(full_brief(), lambda work: work["words"].update(edits=[{}])), "a.brief")


FORGED = "\ue000\ue015\ue015\ue001"  # as our own tokens are written
RATIO: dict[str, object] = {"type": "value", "of": "value:ratio:a/b/c", "text": "3"}


def words(block: Mapping[str, object]) -> Change:
    edit = {"id": "a", "section": "ask", "base": None, "mine": block}
    return lambda work: work["words"].update(edits=[edit])


def test_private_use_characters_are_dropped() -> None:
    def forge(pack: dict[str, Any]) -> None:
        pack["indicators"][0]["phrases"]["lead"] = f"Lead {FORGED}"

    opened = unpack_brief(altered_brief(full_brief(), forge, "pack.json"), "a.brief")
    assert opened.pack.indicators[0].phrases.lead == "Lead "
    assert pipeline.make(opened).pages.count == 1


@pytest.mark.parametrize(
    ("member", "change", "sentence"),
    [
        ("brand.json", lambda brand: brand.update(accent="red"), "“red” is not a color"),
        (
            "brief.json",
            words({"type": "paragraph", "id": "a", "text": [RATIO]}),
            "cannot have 1 figures",
        ),
        ("brief.json", lambda work: work.pop("date"), "missing required field `date`"),
    ],
)
def test_what_could_not_be_drawn_is_refused_with_its_place(
    member: str, change: Change, sentence: str
) -> None:
    with pytest.raises(BriefFileError, match=sentence) as caught:
        unpack_brief(altered_brief(full_brief(), change, member), "a.brief")
    assert f"a.brief: {member}" in str(caught.value)


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        _zip(**{"brief.json": b"{}"}),
        _zip(**{"../evil": b"x", "manifest.json": b"{}"}),
        _zip(**{"manifest.json": b'{"format":1}'}),
        _zip(**{"manifest.json": b"[" * 100_000}),
    ],
)
def test_what_is_not_a_brief_is_one_sentence(data: bytes) -> None:
    with pytest.raises(BriefFileError) as caught:
        unpack_brief(data, "a.brief")
    assert str(caught.value).startswith("a.brief: ")


def test_a_zip_bomb_is_refused_quickly() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b"0" * 60_000_000)
    with pytest.raises(BriefFileError, match="unpacks to too much"):
        unpack_brief(out.getvalue(), "a.brief")
