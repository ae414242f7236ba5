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
        "What you changed in this section is suggested otherwise now; yours stands."
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
    assert any("is suggested otherwise now" in each.message for each in again.problems)
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


def paragraph(brief: Brief) -> Paragraph:
    (found,) = blocks(brief)
    assert isinstance(found, Paragraph)
    return found


def of_text(text: str) -> Brief:
    """A brief whose section has this one paragraph."""
    brief = brief_with(9)
    section = replace(brief.template.sections[0], text=text)
    return replace(brief, template=replace(brief.template, sections=(section,)))


def now(brief: Brief, text: str) -> Brief:
    return replace(brief, template=of_text(text).template)


def mine(brief: Brief, words: str) -> Brief:
    own = paragraph(brief)
    suggested = compose(brief).suggested[0].blocks
    return edit_section(brief, "s", suggested, (replace(own, text=(Text(words),)),))


def codes(brief: Brief) -> list[str]:
    found = (each.code for each in compose(brief).problems)
    return [each for each in found if each.startswith("words.")]


FIRST, SECOND = "The gap is wide.", "The figure is old."


def test_a_sentence_of_ones_own_stands_beside_those_suggested_today() -> None:
    brief = mine(of_text(f"{FIRST} {SECOND}"), f"{FIRST} We count it ourselves. {SECOND}")
    later = now(brief, f"The gap is narrow. {SECOND}")

    assert said(paragraph(later)) == f"The gap is narrow. We count it ourselves. {SECOND}"
    assert codes(later) == ["words.beside"]
    assert compose(later).problems[0].severity == "note"


def test_a_sentence_that_both_changed_stays_and_waits() -> None:
    brief = mine(of_text(f"{FIRST} {SECOND}"), f"The gap is too wide. {SECOND}")
    later = now(brief, f"The gap is narrow. {SECOND} One more.")

    assert said(paragraph(later)) == f"The gap is too wide. {SECOND} One more."
    assert codes(later) == ["words.outdated"]


def test_what_was_taken_over_is_not_ones_own_by_the_next_edit() -> None:
    """A second change of the suggestion is taken too; else each edit would freeze what it met."""
    brief = mine(of_text(f"{FIRST} {SECOND}"), f"{FIRST} {SECOND} We count it ourselves.")
    later = now(brief, f"The gap is narrow. {SECOND}")
    again = mine(later, f"{said(paragraph(later))} And say so.")
    assert codes(again) == []

    latest = now(again, f"The gap is gone. {SECOND}")
    assert said(paragraph(latest)) == (
        f"The gap is gone. {SECOND} We count it ourselves. And say so."
    )


def test_what_waits_for_a_decision_still_does_after_the_next_edit() -> None:
    brief = mine(of_text(f"{FIRST} {SECOND}"), f"The gap is too wide. {SECOND}")
    later = now(brief, f"The gap is narrow. {SECOND}")
    again = mine(later, f"The gap is too wide. {SECOND} We count it ourselves.")

    assert said(paragraph(again)) == f"The gap is too wide. {SECOND} We count it ourselves."
    assert codes(again) == ["words.outdated"]


def test_keeping_ones_words_keeps_what_is_seen() -> None:
    brief = mine(of_text(f"{FIRST} {SECOND}"), f"The gap is too wide. {SECOND}")
    later = now(brief, f"The gap is narrow. {SECOND} One more.")
    seen = said(paragraph(later))

    kept = accept_base(later, "s", compose(later).suggested[0].blocks)

    assert said(paragraph(kept)) == seen
    assert codes(kept) == []


def test_words_that_are_all_other_words_get_none_beside_them() -> None:
    brief = mine(of_text(FIRST), "We see it otherwise.")
    later = now(brief, f"{FIRST} {SECOND}")

    assert said(paragraph(later)) == "We see it otherwise."
    assert codes(later) == ["words.outdated"]


def test_a_change_and_back_is_no_change() -> None:
    brief = mine(of_text(f"{FIRST} {SECOND}"), f"{FIRST} {SECOND} We count it ourselves.")

    there = now(brief, f"The gap is narrow. {SECOND}")

    assert now(there, f"{FIRST} {SECOND}") == brief
    assert said(paragraph(now(there, f"{FIRST} {SECOND}"))) == said(paragraph(brief))


def with_second(brief: Brief, words: str) -> Brief:
    """The brief with other words in its second paragraph alone."""
    suggested = compose(brief).suggested[0].blocks
    first, second = blocks(brief)
    assert isinstance(second, Paragraph)
    return edit_section(brief, "s", suggested, (first, replace(second, text=(Text(words),))))


def test_what_was_suggested_meanwhile_does_not_become_ones_own_by_typing_elsewhere() -> None:
    brief = of_text(f"{FIRST} {SECOND}\n\nAnother paragraph.")
    suggested = compose(brief).suggested[0].blocks
    first, second = blocks(brief)
    assert isinstance(first, Paragraph)
    own = replace(first, text=(Text(f"The gap is too wide. {SECOND}"),))
    brief = edit_section(brief, "s", suggested, (own, second))
    there = now(brief, "The gap is narrow. The figure is of today.\n\nAnother paragraph.")
    assert said(blocks(there)[0]) == "The gap is too wide. The figure is of today."

    back = now(with_second(there, "Mine."), f"{FIRST} {SECOND}\n\nAnother paragraph.")

    assert [said(each) for each in blocks(back)] == [f"The gap is too wide. {SECOND}", "Mine."]
    assert codes(back) == []


def test_nor_by_typing_in_the_same_paragraph() -> None:
    """A sentence that nobody touched follows three changes of what is suggested."""
    brief = mine(of_text(f"{FIRST} {SECOND}"), f"The gap is too wide. {SECOND}")
    for number in range(3):
        brief = now(brief, f"The gap is narrow. The figure is of month {number}.")
        assert f"The figure is of month {number}." in said(paragraph(brief))
        brief = mine(brief, f"{said(paragraph(brief))} Own {number}.")
        assert codes(brief) == ["words.outdated"]

    last = now(brief, f"{FIRST} {SECOND}")
    assert said(paragraph(last)) == f"The gap is too wide. {SECOND} Own 0. Own 1. Own 2."
