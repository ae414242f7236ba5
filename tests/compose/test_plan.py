"""The plan of a brief, and what of it is seen on the pages."""

from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.on_page import on_page
from briefgen.brief.prominence import filled
from briefgen.brief.template import Prominence
from briefgen.compose import compose
from tests.whole.kinds import briefs
from tests.work import calls_of


def starter(kind: str) -> Brief:
    return pipeline.fit(dict(briefs(kind))["starter"])


def told_of(brief: Brief) -> str:
    problems = pipeline.compose(brief).problems
    return next((each.message for each in problems if "told" in each.message), "")


def test_what_is_left_out_is_not_counted_as_told() -> None:
    brief = starter("one-pager")
    assert told_of(brief) == ""

    without = brief
    for section in ("figures", "key_figures"):
        without = edits.omit_section(without, section)

    assert told_of(without).startswith(f"0 of {len(brief.indicators)} indicators are told")
    composed = pipeline.compose(without)
    seen = on_page(composed.plan, composed.suggested, composed.document.sections)
    assert {place for _, place in seen.indicators} == {Prominence.OUT}
    assert without.plan == brief.plan


def test_a_plan_about_other_picks_is_decided_anew_and_nothing_is_lost() -> None:
    brief = starter("issue-brief")
    assert brief.plan
    damaged = replace(brief, plan=replace(brief.plan, indicators=brief.plan.indicators[:2]))
    doubled = replace(brief, plan=replace(brief.plan, proposals=brief.plan.proposals * 2))
    carded = replace(
        brief,
        plan=replace(
            brief.plan, indicators=tuple((each, Prominence.CARD) for each in brief.indicators)
        ),
    )
    for wrong in (damaged, doubled):
        assert pipeline.fit(wrong) == brief
        assert pipeline.compose(wrong).document == pipeline.compose(brief).document
    assert pipeline.make(carded).pages.count >= 1


def test_taking_a_pick_down_moves_no_other() -> None:
    brief = starter("policy-brief")
    assert brief.plan
    last = brief.plan.at(Prominence.TOLD)[-1]

    down = edits.take_down(brief, last, Prominence.TABLE)

    assert down.plan
    changed = {
        a for a, b in zip(brief.plan.indicators, down.plan.indicators, strict=True) if a != b
    }
    assert changed == {(last, Prominence.TOLD)}
    assert pipeline.fit(down) is down


def test_a_caveat_that_is_left_out_leaves_all_other_words() -> None:
    brief = starter("issue-brief")
    before = pipeline.compose(brief)
    told = brief.plan.at(Prominence.CARD, Prominence.TOLD) if brief.plan else ()
    held = {each.id: each for each in brief.pack.indicators}
    wanted = next(each for each in told if held[each].caveat)

    after = pipeline.compose(edits.leave_out_caveat(brief, wanted))

    caveat = held[wanted].caveat.rstrip(".")
    texts = [str(section) for section in before.suggested]
    assert any(caveat in each for each in texts)
    changed = [
        section.id
        for section, other in zip(before.suggested, after.suggested, strict=True)
        if section != other
    ]
    assert changed == [f"evidence/{wanted}"]
    assert not any(caveat in str(section) for section in after.suggested)


def test_a_title_follows_the_picks_until_a_person_keeps_it() -> None:
    brief = starter("one-pager")
    title = pipeline.compose(brief).document.title
    dropped = pipeline.fit(edits.drop_indicator(brief, brief.indicators[1]))
    assert pipeline.compose(dropped).document.title != title

    kept = edits.keep_title(brief, title)
    dropped = pipeline.fit(edits.drop_indicator(kept, kept.indicators[1]))
    assert pipeline.compose(dropped).document.title == title


def test_fitting_fills_at_most_three_times_as_many_sections_as_one_composition() -> None:
    many = dict(briefs("full-report"))["many"]
    whole = replace(many, plan=filled(many))
    once = calls_of(lambda: compose(whole), "_fill")

    fitted = calls_of(lambda: pipeline.fit(many), "_fill")

    assert once > len(many.template.sections)
    assert fitted <= 3 * once


def test_typing_decides_nothing_anew() -> None:
    many = pipeline.fit(dict(briefs("full-report"))["many"])
    sections = calls_of(lambda: compose(many), "_fill")
    assert calls_of(lambda: pipeline.make(many), "_fill") == sections
