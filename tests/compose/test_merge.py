"""A writer's words over new data."""

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.edits import accept_base, edit_section, restore_section
from briefgen.compose import compose
from briefgen.document.tree import (
    Block,
    Paragraph,
    Strong,
    Text,
    Value,
)
from tests.builders import CHINA, US, brief_of, indicator, said

TEXT = "{{ indicators | tell }}\n\nA second paragraph.\n"


def brief_with(amount: int) -> Brief:
    return brief_of(TEXT, indicator({(US, "2022"): 3, (CHINA, "2022"): amount}))


def blocks(brief: Brief) -> tuple[Block, ...]:
    return compose(brief).document.sections[0].blocks


def edited(brief: Brief) -> Brief:
    first, second = blocks(brief)
    assert isinstance(first, Paragraph)
    value = next(each for each in first.text if isinstance(each, Value))
    mine = replace(first, text=(Text("In my words, "), Strong((value,)), Text(" things.")))
    return edit_section(brief, "s", (first, second), (mine, second))


def test_numbers_in_a_writers_words_follow_the_data() -> None:
    brief = edited(brief_with(9))
    assert said(blocks(brief)[0]) == "In my words, 9 things."
    newer = replace(brief, pack=brief_with(12).pack)
    assert said(blocks(newer)[0]) == "In my words, 12 things."
    assert compose(newer).problems == ()


def test_a_changed_suggestion_is_said_and_the_words_stay() -> None:
    brief = edited(brief_with(9))
    other = indicator({(US, "2022"): 30, (CHINA, "2022"): 9})
    newer = replace(brief, pack=replace(brief.pack, indicators=(other,)))
    composed = compose(newer)
    assert said(composed.document.sections[0].blocks[0]) == "In my words, 9 things."
    assert [each.message for each in composed.problems] == [
        "The suggested text of this section has changed since you edited it."
    ]


def test_a_second_edit_does_not_hide_that_the_suggestion_changed_since_the_first() -> None:
    brief = edited(brief_with(9))
    other = indicator({(US, "2022"): 30, (CHINA, "2022"): 9})  # another leads, in other words
    newer = replace(brief, pack=replace(brief.pack, indicators=(other,)))
    composed = compose(newer)
    (suggested,), (shown,) = composed.suggested, composed.document.sections
    first, second = shown.blocks
    assert isinstance(second, Paragraph)
    mine = (first, replace(second, text=(*second.text, Text(" More of mine."))))
    again = compose(edit_section(newer, "s", suggested.blocks, mine))
    assert again.document.sections[0].outdated
    assert any("has changed since you edited it" in each.message for each in again.problems)
    assert said(again.document.sections[0].blocks[0]) == "In my words, 9 things."

    restored = restore_section(newer, "s", suggested.blocks)
    fresh = edit_section(restored, "s", suggested.blocks, mine)
    assert not compose(fresh).document.sections[0].outdated


def test_a_lost_figure_keeps_its_words_and_is_said() -> None:
    brief = edited(brief_with(9))
    other = indicator({(US, "2022"): 3, (CHINA, "2023"): 9})
    composed = compose(replace(brief, pack=replace(brief.pack, indicators=(other,))))
    assert said(composed.document.sections[0].blocks[0]) == "In my words, 9 things."
    assert any("has lost its figure" in each.message for each in composed.problems)


def test_untouched_paragraphs_of_an_edited_section_follow_the_suggestion() -> None:
    brief = edited(brief_with(9))
    section = replace(brief.template.sections[0], text=TEXT.replace("second", "new"))
    newer = replace(brief, template=replace(brief.template, sections=(section,)))
    assert said(blocks(newer)[1]) == "A new paragraph."


def test_restoring_gives_the_suggestion_back() -> None:
    brief = brief_with(9)
    suggested = compose(brief).suggested[0].blocks
    assert blocks(restore_section(edited(brief), "s", suggested)) == blocks(brief)


def test_a_writers_words_are_never_run() -> None:
    brief = brief_with(9)
    first, second = blocks(brief)
    hostile = "{{ 9**9**9 }} {% for x in y %} **bold** \\n"
    mine = (replace(first, text=(Text(hostile),)), second)
    assert said(blocks(edit_section(brief, "s", (first, second), mine))[0]) == hostile


def test_words_that_are_kept_are_no_problem_any_more() -> None:
    brief = edited(brief_with(9))
    other = indicator({(US, "2022"): 30, (CHINA, "2022"): 9})
    newer = replace(brief, pack=replace(brief.pack, indicators=(other,)))
    composed = compose(newer)
    assert composed.document.sections[0].outdated
    kept = accept_base(newer, "s", composed.suggested[0].blocks)
    assert compose(kept).problems == ()
    assert not compose(kept).document.sections[0].outdated
    assert blocks(kept) == composed.document.sections[0].blocks
