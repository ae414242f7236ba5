import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.naming import proposed_name
from briefgen.document.release import Marking, MarkingKind, State
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import small_brief


def foot(brief: Brief) -> str:
    return pipeline.compose(brief).document.stamp.foot


def errors(brief: Brief) -> list[str]:
    return [each.message for each in pipeline.make(brief).problems if each.severity == "error"]


def test_a_brief_goes_from_draft_over_clearance_to_final_and_back() -> None:
    draft = replace(small_brief(), version="0.7")
    assert foot(draft) == "DRAFT v0.7 · Jan 31, 2026"
    cleared = edits.set_state(draft, State.CLEARANCE)
    assert foot(cleared) == "IN CLEARANCE v0.7 · Jan 31, 2026"
    final = edits.set_state(cleared, State.FINAL)
    assert foot(final) == "v1.0"
    reopened = edits.count_export(edits.set_state(final, State.DRAFT), "1.0")
    assert foot(reopened) == "DRAFT v1.1 · Jan 31, 2026"
    assert edits.set_state(reopened, State.FINAL).version == "2.0"


@pytest.mark.parametrize(("before", "after"), [("0.7", "0.8"), ("0.9", "0.10"), ("odd", "0.2")])
def test_each_export_counts(before: str, after: str) -> None:
    assert edits.count_export(replace(small_brief(), version=before), before).version == after


def test_a_final_version_stays_what_it_is() -> None:
    final = edits.set_state(small_brief(), State.FINAL)
    assert edits.count_export(final, "1.0").version == "1.0"


def test_another_version_than_went_out_stays_what_it_is() -> None:
    assert edits.count_export(replace(small_brief(), version="0.4"), "0.7").version == "0.4"


def test_the_foot_is_british_where_the_brief_is() -> None:
    assert foot(edits.set_language(small_brief(), "en-GB")) == "DRAFT v0.1 · 31 Jan 2026"


def test_a_file_is_named_by_date_topic_kind_and_version() -> None:
    brief = replace(small_brief("decision-memo"), version="0.7")
    assert proposed_name(brief) == "2026-01-31_small_decision-memo_v0.7-DRAFT"
    embargoed = edits.set_marking(brief, Marking(MarkingKind.EMBARGOED))
    assert proposed_name(embargoed).endswith("v0.7-DRAFT_EMBARGOED")
    assert proposed_name(edits.set_state(brief, State.FINAL)).endswith("_v1.0")


def test_a_name_holds_nothing_that_a_system_refuses() -> None:
    brief = small_brief()
    odd = replace(brief, version="../../x", template=replace(brief.template, id='a/b:"c"'))
    assert proposed_name(odd) == "2026-01-31_small_a-b-c_vx-DRAFT"


def test_state_and_marking_travel_in_the_file() -> None:
    marking = Marking(MarkingKind.CUI, controlled_by="Office", category="PRVCY")
    brief = edits.set_state(edits.set_marking(small_brief(), marking), State.CLEARANCE)
    kept = unpack_brief(pack_brief(brief), "x.brief")
    assert (kept.marking, kept.state, kept.version) == (marking, State.CLEARANCE, "0.1")


def test_only_a_final_memo_must_be_filled_in() -> None:
    memo = small_brief("decision-memo")
    assert not errors(memo)
    found = errors(edits.set_state(memo, State.FINAL))
    assert "A final memo needs “Contact”; it is empty." in found
    assert not any("Purpose" in each for each in found)  # its decision says it
    undecided = edits.fill_form(memo, replace(memo.form, decision=()))
    assert any("Purpose" in each for each in errors(edits.set_state(undecided, State.FINAL)))
    assert not errors(edits.set_state(small_brief(), State.FINAL))


def test_a_final_brief_is_not_marked_as_a_draft() -> None:
    marked = edits.set_marking(small_brief(), Marking(MarkingKind.DRAFT))
    assert not errors(marked)
    assert errors(edits.set_state(marked, State.FINAL))


def test_an_embargo_says_until_when() -> None:
    open_end = edits.set_marking(small_brief(), Marking(MarkingKind.EMBARGOED, until=" "))
    messages = [each.message for each in pipeline.make(open_end).problems]
    assert "The embargo does not say until when." in messages
