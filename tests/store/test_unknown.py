"""What a later version of this format puts into a file is still there after saving."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.edits import (
    also_make,
    change_template,
    drop_indicator,
    edit_section,
    fill_form,
    set_date,
)
from briefgen.brief.template import Clearance, Form
from briefgen.brief.updating import update_figures
from briefgen.change.changes import Change
from briefgen.document.tree import List, ListItem, Paragraph, Strong, Text
from briefgen.sources import library
from briefgen.store.container import pack_brief, unpack, unpack_brief
from briefgen.zips import read_zip, write_zip
from tests.builders import small_brief, small_pack
from tests.newer import altered_brief
from tests.store.test_format_2 import whole_brief
from tests.store.test_hostile_brief import FORMAT_1, altered
from tests.work import calls_of

Alter = Callable[[dict[str, Any]], object]
HIDDEN = {"later": [1, {"deep": None}]}


def worded() -> Brief:
    items = (
        ListItem((Text("One"),), (ListItem((Text("In one"),)),), "a"),
        ListItem((Text("Two"),)),
    )
    edits = (
        Change("n1", "s", None, Paragraph("n1", (Text("Mine "), Strong((Text("own"),)))), ()),
        Change("n2", "s", None, List("n2", False, items), ("n1",)),
        Change("n1", "t", None, Paragraph("n1", (Text("Twin"),)), ()),
    )
    return replace(small_brief(), edits=edits)


def saved_again(brief: Brief, alter: Alter, member: str = "brief.json") -> dict[str, Any]:
    """The member after opening and saving, when something was put into it before."""
    opened = unpack(altered_brief(brief, alter, member), "a.brief")
    assert not opened.newer
    return dict(json.loads(read_zip(pack_brief(opened.brief))[member]))


PLACES: dict[str, tuple[Brief, str, Callable[[Any], Any]]] = {
    "the work": (small_brief(), "brief.json", lambda d: d),
    "what a later version calls versions": (
        small_brief(),
        "brief.json",
        lambda d: d.setdefault("versions", {}),
    ),
    "a problem that was accepted": (whole_brief(), "brief.json", lambda d: d["accepted"][-1]),
    "the form": (small_brief(), "brief.json", lambda d: d["words"]["form"]),
    "the plan": (whole_brief(), "brief.json", lambda d: d["plan"]),
    "the second pin": (whole_brief(), "brief.json", lambda d: d["choices"]["pins"][-1]),
    "a change": (worded(), "brief.json", lambda d: d["words"]["edits"][1]),
    "a change of an id that is there before": (
        worded(),
        "brief.json",
        lambda d: d["words"]["edits"][2],
    ),
    "words": (worded(), "brief.json", lambda d: d["words"]["edits"][0]["mine"]),
    "a run": (worded(), "brief.json", lambda d: d["words"]["edits"][0]["mine"]["text"][1]),
    "an item": (worded(), "brief.json", lambda d: d["words"]["edits"][1]["mine"]["items"][1]),
    "an item in an item": (
        worded(),
        "brief.json",
        lambda d: d["words"]["edits"][1]["mine"]["items"][0]["items"][0],
    ),
    "an own indicator": (whole_brief(), "brief.json", lambda d: d["own"]["indicators"][0]),
    "an indicator": (small_brief(), "pack.json", lambda d: d["indicators"][1]),
    "its phrases": (small_brief(), "pack.json", lambda d: d["indicators"][1]["phrases"]),
    "a figure": (small_brief(), "pack.json", lambda d: d["indicators"][0]["figures"][1]),
    "a source": (small_brief(), "pack.json", lambda d: d["sources"][-1]),
    "a date of a source": (small_brief(), "pack.json", lambda d: d["sources"][0]["issued"]),
    "a section of the kind": (small_brief(), "template.json", lambda d: d["sections"][2]),
    "the slots": (small_brief(), "template.json", lambda d: d["slots"]),
    "the look": (small_brief(), "brand.json", lambda d: d),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_field_that_we_do_not_know_is_there_again(name: str) -> None:
    brief, member, place = PLACES[name]
    done = saved_again(brief, lambda data: place(data).update(HIDDEN), member)
    assert place(done)["later"] == HIDDEN["later"]


def test_what_we_know_is_the_same_beside_it() -> None:
    data = altered_brief(worded(), lambda d: d["words"]["edits"][1].update(HIDDEN))
    opened = unpack_brief(data, "a.brief")
    assert replace(opened, unknown=()) == unpack_brief(pack_brief(worded()), "a.brief")
    assert pack_brief(unpack_brief(pack_brief(opened), "a.brief")) == pack_brief(opened)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_wherever_it_stands_it_is_there_again(data: st.DataObject) -> None:
    brief = whole_brief()
    wanted: dict[str, Any] = {}

    def alter(work: dict[str, Any]) -> None:
        places = [place for place in _objects(work) if "later" not in place]
        for place in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=4)):
            place["later"] = data.draw(st.one_of(st.integers(), st.text("ab"), st.none()))
        wanted.update(copy.deepcopy(work))

    member = data.draw(st.sampled_from(["brief.json", "pack.json", "template.json", "brand.json"]))
    assert saved_again(brief, alter, member) == wanted


def _objects(data: object) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        return [data] + [e for each in data.values() for e in _objects(each)]
    return [e for each in data for e in _objects(each)] if isinstance(data, list) else []


def test_it_is_there_after_the_brief_was_changed() -> None:
    def alter(data: dict[str, Any]) -> None:
        data.update(HIDDEN)
        data["words"]["form"].update(HIDDEN)
        data["words"]["edits"][1].update(HIDDEN)

    opened = unpack_brief(altered_brief(worded(), alter), "a.brief")
    changed = fill_form(set_date(opened, "2026-02-01"), Form("Another title"))
    changed = edit_section(changed, "ask", (), (Paragraph("ask/n1", (Text("New."),)),))
    work = json.loads(read_zip(pack_brief(changed))["brief.json"])
    assert work["later"] == work["words"]["form"]["later"] == HIDDEN["later"]
    assert [each["id"] for each in work["words"]["edits"] if "later" in each] == ["n2"]


def test_what_goes_takes_it_along_and_nobody_else_gets_it() -> None:
    data = altered_brief(small_brief(), lambda d: d["indicators"][0].update(HIDDEN), "pack.json")
    opened = unpack_brief(data, "a.brief")
    dropped = drop_indicator(opened, opened.pack.indicators[0].id)
    assert b"later" not in read_zip(pack_brief(dropped))["pack.json"]


def test_what_is_replaced_as_a_whole_takes_it_along() -> None:
    brief = small_brief()
    for member in ("pack.json", "template.json"):
        brief = unpack_brief(altered_brief(brief, lambda d: d.update(HIDDEN), member), "a.brief")
    kept = {each.member for each in update_figures(brief, small_pack()).unknown}
    assert kept == {"template.json"}
    other = library.find_template("issue-brief")
    assert {each.member for each in change_template(brief, other).unknown} == {"pack.json"}
    assert also_make(brief, other, "new").unknown == ()


def test_a_member_that_we_do_not_know_is_there_again() -> None:
    data = pack_brief(small_brief())
    members = {**read_zip(data), "versions/1.json": b'{"a": 1}', "seal": b"\x00\xff"}
    opened = unpack(altered(write_zip(members), lambda data: None), "a.brief")
    assert not opened.newer
    again = read_zip(pack_brief(opened.brief))
    assert again["seal"] == b"\x00\xff"
    assert again["versions/1.json"] == b'{"a":1}'


def with_fields(count: int) -> bytes:
    """A brief whose every edit has a field that we do not know."""
    edits = tuple(
        Change(f"n{n}", "s", None, Paragraph(f"n{n}", (Text(f"{n}."),)), ()) for n in range(count)
    )
    return altered_brief(
        replace(small_brief(), edits=edits),
        lambda d: [each.update(HIDDEN) for each in d["words"]["edits"]],
    )


def test_a_field_in_each_of_many_items_is_kept_with_work_that_grows_as_they_do() -> None:
    few, many = with_fields(100), with_fields(1_000)
    work = json.loads(read_zip(pack_brief(unpack_brief(many, "a.brief")))["brief.json"])
    assert all(each["later"] == HIDDEN["later"] for each in work["words"]["edits"])
    calls = [calls_of(lambda d=d: pack_brief(unpack_brief(d, "a.brief"))) for d in (few, many)]  # type: ignore[misc]
    assert calls[1] <= 12 * calls[0]


def test_two_fields_of_an_item_that_nothing_names_are_kept() -> None:
    brief = replace(small_brief(), form=Form(cleared_by=(Clearance("A"), Clearance("A"))))

    def alter(data: dict[str, Any]) -> None:
        for number, each in enumerate(data["words"]["form"]["cleared_by"]):
            each.update({"later": number, "more": number})

    work = saved_again(brief, alter)
    found = work["words"]["form"]["cleared_by"]
    assert [(each["later"], each["more"]) for each in found] == [(0, 0), (1, 1)]


def test_fields_of_format_1_called_as_those_of_today_are_kept_apart() -> None:
    others = {
        "choices": 1,
        "words": "x",
        "release": None,
        "own": {"a": 2},
        "plan": [],
        "accepted": 3,
    }
    data = altered(FORMAT_1.read_bytes(), lambda members: members["brief.json"].update(others))
    opened = unpack_brief(data, "a.brief")
    assert replace(opened, unknown=()) == unpack_brief(FORMAT_1.read_bytes(), "a.brief")
    assert json.loads(read_zip(pack_brief(opened))["brief.json"])["format_1"] == others
