"""Fixes: a brief goes in, a brief comes out in which the problem is gone and nothing else."""

from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief, page_limit_of
from briefgen.brief.fixes import AllowPages, Edit, Fix, apply_fix
from briefgen.brief.problems import Problem
from briefgen.document.release import Marking, MarkingKind, State
from briefgen.document.tree import Paragraph, Text
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.pack import used_part
from tests.builders import CHINA, US, brief_of, indicator, small_brief, small_pack
from tests.whole.overgrown import overgrown

THINGS = {(US, "2022"): 3, (CHINA, "2022"): 9}


def unsupported() -> Brief:
    """As it was saved: with no more of the library than it uses."""
    brief = replace(small_brief(), indicators=("capital",), recommendations=("build",))
    return replace(brief, pack=used_part(brief.pack, brief.indicators, brief.recommendations))


def outdated() -> Brief:
    brief = brief_of("{{ indicators | tell }}", indicator(THINGS))
    (base,) = pipeline.compose(brief).suggested[0].blocks
    assert isinstance(base, Paragraph)
    mine = replace(base, text=(Text("Mine."),))
    brief = edits.edit_section(brief, "s", (base,), (mine,))
    newer = indicator({**THINGS, (US, "2022"): 30})
    return replace(brief, plan=None, pack=replace(brief.pack, indicators=(newer,)))


def compared() -> Brief:
    half = indicator({("India", "2022"): 2, (CHINA, "2022"): 1}, id="half", title="Half")
    whole = indicator({**THINGS, ("India", "2022"): 2}, id="whole", title="Whole")
    return replace(brief_of("A", half, whole), entities=("Japan", CHINA))


def marked() -> Brief:
    brief = edits.set_marking(small_brief(), Marking(MarkingKind.DRAFT))
    return edits.set_state(brief, State.FINAL)


def too_long() -> Brief:
    mine = tuple(Paragraph(f"s/n{n}", (Text("Too many words. " * 60),)) for n in range(9))
    return edits.edit_section(brief_of("A"), "s", (), mine)


BROKEN: dict[str, Callable[[], Brief]] = {
    "choose_indicator": unsupported,
    "drop_recommendation": unsupported,
    "drop_indicators": compared,
    "stop_comparing": compared,
    "keep_words": outdated,
    "restore_words": outdated,
    "take_marking_off": marked,
    "cite_by_default": lambda: edits.set_citation_style(small_brief(), CitationStyle("H", "<a/>")),
    "leave_letterhead": lambda: replace(
        small_brief(), brand=replace(small_brief().brand, letterhead=b"PK broken")
    ),
    "allow_pages": too_long,
    "take_down": lambda: overgrown("policy-brief"),
    "leave_out_caveat": lambda: overgrown("one-pager"),
    "decide_anew": overgrown,
    "leave_word": lambda: brief_of("The comittee met."),
}


def kind(fix: Fix) -> str:
    return str(msgspec.to_builtins(fix.edit)["type"])


def offered(brief: Brief, wanted: str) -> tuple[Problem, Fix]:
    result = pipeline.make(pipeline.fit(brief))
    found = ((each, fix) for each in result.problems for fix in each.fixes if kind(fix) == wanted)
    return next(found)


@pytest.mark.parametrize("wanted", BROKEN)
def test_a_fix_puts_its_problem_right_and_brings_no_other(wanted: str) -> None:
    brief = BROKEN[wanted]()
    before = pipeline.make(brief)
    problem, fix = offered(brief, wanted)

    after = pipeline.fit(apply_fix(brief, fix, small_pack(), before.composed.suggested))

    result = pipeline.make(after)
    assert problem not in result.problems
    known = {each.code for each in before.problems}
    assert {each.code for each in result.problems if each.severity == "error"} <= known
    assert pipeline.make(after).composed.document.sections
    decoded = msgspec.msgpack.decode(msgspec.msgpack.encode(problem), type=Problem)
    assert decoded == problem  # as it goes to the window


def test_there_is_a_case_for_every_edit() -> None:
    tags = {str(each.__struct_config__.tag) for each in Edit.__args__}
    assert tags == set(BROKEN)


def test_an_indicator_comes_along_from_the_library_with_its_source() -> None:
    brief = unsupported()
    _, fix = offered(brief, "choose_indicator")
    after = apply_fix(brief, fix, small_pack())
    assert after.indicators == ("capital", "power")
    (power,) = (each for each in after.pack.indicators if each.id == "power")
    assert power.source in {each.id for each in after.pack.sources}


def test_what_cannot_be_had_changes_nothing() -> None:
    brief = unsupported()
    _, fix = offered(brief, "choose_indicator")
    assert apply_fix(brief, fix) is brief
    assert apply_fix(brief, fix, replace(small_pack(), id="other")) is brief
    _, keep = offered(outdated(), "keep_words")
    assert apply_fix(brief, keep) is brief


def test_words_are_kept_or_given_back() -> None:
    brief = outdated()
    suggested = pipeline.make(brief).composed.suggested
    said = {}
    for wanted in ("keep_words", "restore_words"):
        _, fix = offered(brief, wanted)
        document = pipeline.compose(apply_fix(brief, fix, None, suggested)).document
        (block,) = document.sections[0].blocks
        assert isinstance(block, Paragraph)
        said[wanted] = block.text
    assert said["keep_words"] == (Text("Mine."),)
    assert said["restore_words"] != (Text("Mine."),)


def test_no_more_pages_are_allowed_than_any_brief_may_have() -> None:
    after = apply_fix(small_brief(), Fix("Allow 5,000 pages", AllowPages(5_000)))
    assert page_limit_of(after) == 1_000
