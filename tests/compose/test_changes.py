"""Each change is of one block: what becomes of it when everything around it changes."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.edits import leave_out_caveat
from briefgen.brief.template import Template
from briefgen.change.identity import Role, has_subject, named, subject_of
from briefgen.compose import Composed, compose
from briefgen.document.inlines import unnumbered
from briefgen.document.outline import outline
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Callout,
    Cards,
    Chart,
    Heading,
    List,
    ListItem,
    Paragraph,
    Section,
    Text,
    walk,
)
from briefgen.sources import library
from tests.builders import said, small_brief, small_says
from tests.whole.chance import twice
from tests.whole.kinds import KINDS, briefs

MINE = (Text("Quixotic words."),)


def section_of(composed: Composed, block: str) -> Section:
    return next(s for s in composed.suggested if any(b.id == block for b in s.blocks))


def shown(brief: Brief) -> dict[str, Block]:
    return {block.id: block for _, block in walk(compose(brief).document)}


def with_block(brief: Brief, block: str, change: Callable[[Block], tuple[Block, ...]]) -> Brief:
    """The brief with one block of a section made into others."""
    composed = compose(brief)
    section = section_of(composed, block)
    now = next(e for e in composed.document.sections if e.id == section.id).blocks
    mine = tuple(new for each in now for new in (change(each) if each.id == block else (each,)))
    return edits.edit_section(brief, section.id, section.blocks, mine)


def reworded(brief: Brief, block: str) -> Brief:
    return with_block(brief, block, lambda each: (Paragraph(each.id, MINE),))


def with_own(brief: Brief, after: str, own: str) -> Brief:
    return with_block(brief, after, lambda each: (each, Paragraph(own, MINE)))


def unplaced(brief: Brief) -> list[str]:
    return [e.message for e in compose(brief).problems if e.code == "words.unplaced"]


def test_an_edited_paragraph_goes_along_to_another_kind_and_back() -> None:
    brief = reworded(small_brief("issue-brief"), "finding:patents")
    report = edits.change_template(brief, library.find_template("full-report"))
    assert said(shown(report)["finding:patents"]) == "Quixotic words."

    aloud = edits.change_template(brief, library.find_template("talking-points"))
    assert "finding:patents" not in shown(aloud)
    assert len(unplaced(aloud)) == 1
    assert "“Quixotic words.”" in unplaced(aloud)[0]
    back = edits.change_template(aloud, brief.template)
    assert outline(compose(back).document) == outline(compose(brief).document)


def test_words_of_a_dropped_pick_are_kept_named_and_come_back() -> None:
    brief = reworded(small_brief("issue-brief"), "finding:power")
    without = edits.drop_indicator(brief, "power")
    assert "finding:power" not in shown(without)
    assert "“Quixotic words.”" in unplaced(without)[0]
    again = edits.choose_indicator(without, "power")
    assert said(shown(again)["finding:power"]) == "Quixotic words."
    assert unplaced(again) == []


def test_an_own_paragraph_stays_behind_what_it_followed() -> None:
    brief = with_own(small_brief("policy-brief"), "finding:capital", "others/n1")
    order = list(shown(brief))
    assert order[order.index("finding:capital") + 1] == "others/n1"
    without = edits.drop_indicator(brief, "patents")
    order = list(shown(without))
    assert order[order.index("finding:capital") + 1] == "others/n1"


def test_an_own_paragraph_finds_what_it_followed_in_another_kind() -> None:
    brief = with_own(small_brief("issue-brief"), "finding:patents", "evidence/patents/n1")
    report = edits.change_template(brief, library.find_template("full-report"))
    order = list(shown(report))
    assert order[order.index("finding:patents") + 1] == "evidence/patents/n1"


def test_an_item_is_edited_by_itself() -> None:
    def second(block: Block) -> tuple[Block, ...]:
        assert isinstance(block, List)
        items = (*block.items[:-1], replace(block.items[-1], text=MINE))
        return (replace(block, items=items),)

    whole = replace(small_brief(), recommendations=("build",))
    brief = with_block(whole, "list:reason", second)
    more = edits.choose_recommendation(brief, "invest")
    actions = shown(more)["list:reason"]
    assert isinstance(actions, List)
    assert [each.id for each in actions.items] == ["reason:build", "reason:invest"]
    assert actions.items[0].text == MINE
    fewer = edits.drop_recommendation(more, "build")
    assert "“Quixotic words.”" in unplaced(fewer)[0]
    assert "Quixotic" not in outline(compose(fewer).document)


def test_an_own_item_stays_when_the_others_change() -> None:
    def added(block: Block) -> tuple[Block, ...]:
        assert isinstance(block, List)
        return (replace(block, items=(*block.items, ListItem(MINE))),)

    brief = with_block(small_brief(), "list:reason", added)
    fewer = edits.drop_recommendation(brief, "invest")
    actions = shown(fewer)["list:reason"]
    assert isinstance(actions, List)
    assert [each.id for each in actions.items] == ["reason:build", ""]
    assert actions.items[-1].text == MINE


def test_what_is_taken_out_stays_out_and_takes_nothing_along() -> None:
    whole = small_brief("issue-brief")
    brief = with_block(whole, "finding:power", lambda each: ())
    assert set(shown(whole)) - set(shown(brief)) == {"finding:power"}
    moved = edits.move_indicator(brief, "power", 0)
    assert "finding:power" not in shown(moved)
    assert unplaced(edits.drop_indicator(brief, "power")) == []


@pytest.mark.parametrize("kind", ["issue-brief", "policy-brief", "evidence-brief", "full-report"])
def test_a_chart_that_is_taken_out_takes_the_sentence_along_that_sends_to_it(kind: str) -> None:
    whole = small_brief(kind)
    chart = next(each for each in shown(whole) if each.startswith("chart:"))
    pointing = f"finding:{chart.partition(':')[2]}"
    assert " See Figure" in said(shown(whole)[pointing])
    without = with_block(whole, chart, lambda each: ())
    assert "See" not in said(shown(without)[pointing])
    assert "references.missing" not in {each.code for each in pipeline.make(without).problems}
    mine = reworded(without, pointing)
    assert said(shown(mine)[pointing]) == "Quixotic words."


def test_a_copied_chart_is_drawn_from_the_figures_of_today() -> None:
    whole = small_says("```chart\nindicator: power\n```\n")
    brief = with_block(whole, "chart:power", lambda each: (each, replace(each, id="s/n1")))
    copy = shown(brief)["s/n1"]
    assert isinstance(copy, Chart)
    newer = replace(
        brief,
        pack=replace(
            brief.pack,
            indicators=tuple(
                replace(each, figures=tuple(replace(f, amount=f.amount * 2) for f in each.figures))
                for each in brief.pack.indicators
            ),
        ),
    )
    after = shown(newer)["s/n1"]
    assert isinstance(after, Chart)
    assert after.series != copy.series
    assert after.series == shown(newer)["chart:power"].series  # type: ignore[union-attr]


def test_words_without_a_subject_are_found_again_by_their_words() -> None:
    whole = small_says("First words of all.\n\nSecond words of a template, which say more.\n")
    brief = reworded(whole, "s/p2")
    text = "New words above all others.\n\n" + whole.template.sections[0].text
    section = replace(whole.template.sections[0], text=text)
    later = replace(brief, template=replace(brief.template, sections=(section,)))
    assert [said(each) for each in shown(later).values()] == [
        "New words above all others.",
        "First words of all.",
        "Quixotic words.",
    ]
    gone = replace(section, text="First words of all.\n\nNothing alike at all stands here.\n")
    lost = replace(brief, template=replace(brief.template, sections=(gone,)))
    assert "Quixotic" not in outline(compose(lost).document)
    assert "“Quixotic words.”" in unplaced(lost)[0]


def test_two_that_tell_the_same_are_told_apart() -> None:
    named_apart = small_says(
        '{{ "patents" | tell }}{{ "short" | anchor }}\n\n{{ "patents" | tell }}\n'
    )
    assert list(shown(named_apart)) == ["finding:patents/short", "finding:patents"]
    unnamed = small_says('{{ "patents" | tell }}\n\n{{ "patents" | tell }}\n')
    assert list(shown(unnamed)) == ["finding:patents", "finding:patents/2"]


def test_two_changes_of_one_block_lose_nothing() -> None:
    once = reworded(small_brief("issue-brief"), "finding:patents")
    other = replace(once.edits[0], mine=Paragraph("finding:patents", (Text("Second version."),)))
    doubled = replace(once, edits=(*once.edits, other))
    assert said(shown(doubled)["finding:patents"]) == "Quixotic words."
    assert "“Second version.”" in unplaced(doubled)[0]
    own = with_own(small_brief("issue-brief"), "finding:patents", "evidence/patents/n1")
    twice = replace(own, edits=own.edits * 2)
    assert outline(compose(twice).document).count("Quixotic words.") == 2


def test_restoring_a_section_leaves_the_words_of_others() -> None:
    brief = reworded(small_brief("issue-brief"), "finding:patents")
    brief = reworded(brief, "finding:power")
    section = section_of(compose(brief), "finding:power")
    restored = edits.restore_section(brief, section.id, section.blocks)
    assert said(shown(restored)["finding:patents"]) == "Quixotic words."
    assert "Quixotic" not in said(shown(restored)["finding:power"])


def test_a_heading_and_a_callout_keep_their_form_in_another_kind() -> None:
    def louder(block: Block) -> tuple[Block, ...]:
        assert isinstance(block, Heading | Callout)
        return (replace(block, text=MINE),)

    brief = with_block(small_brief("one-pager"), "head:bottom_line", louder)
    other = edits.change_template(brief, library.find_template("policy-brief"))
    head = shown(other)["head:bottom_line"]
    assert isinstance(head, Heading)
    assert head.text == MINE


@pytest.mark.parametrize("kind", KINDS)
def test_shipped_kinds_know_what_nearly_every_block_tells(kind: str) -> None:
    for name, brief in briefs(kind):
        composed = compose(brief)
        blocks = [block for section in composed.suggested for block in section.blocks]
        ids = [each.id for each in blocks]
        assert len(set(ids)) == len(ids), name
        assert not any("/2" in each for each in ids), name
        nameless = [each for each in ids if not has_subject(each)]
        assert len(nameless) <= len(brief.recommendations) + 3, nameless


def test_an_id_says_role_and_subject() -> None:
    assert named(Role.FINDING, "patents") == "finding:patents"
    assert subject_of("reason:invest/short") == "invest/short"
    assert not has_subject("ask/p1")
    assert not has_subject("options/l1")
    assert isinstance(library.find_template("one-pager"), Template)


def test_an_edited_item_without_a_place_outlives_the_next_edit() -> None:
    whole = small_brief()
    first, last = ("reason:invest", "reason:build")

    def item(name: str, words: str) -> Callable[[Block], tuple[Block, ...]]:
        def changed(block: Block) -> tuple[Block, ...]:
            assert isinstance(block, List)
            text = (Text(words),)
            items = (replace(e, text=text) if e.id == name else e for e in block.items)
            return (replace(block, items=tuple(items)),)

        return changed

    brief = with_block(whole, "list:reason", item(last, "Quixotic words."))
    without = edits.drop_recommendation(brief, "build")
    assert len(unplaced(without)) == 1
    again = with_block(without, "list:reason", item(first, "Other words."))
    assert len(unplaced(again)) == 1
    section = section_of(compose(again), "list:reason")
    restored = edits.restore_section(again, section.id, section.blocks)
    assert len(unplaced(restored)) == 1
    assert not next(e for e in compose(restored).document.sections if e.id == section.id).edited
    for each in (again, restored):
        back = edits.choose_recommendation(each, "build")
        actions = shown(back)["list:reason"]
        assert isinstance(actions, List)
        assert said(Paragraph("", actions.items[-1].text)) == "Quixotic words."


def test_an_item_that_is_still_shown_when_it_is_suggested_no_more_stands_once() -> None:
    def edited(block: Block) -> tuple[Block, ...]:
        assert isinstance(block, List)
        return (replace(block, items=tuple(replace(e, text=MINE) for e in block.items)),)

    brief = with_block(small_brief(), "list:reason", edited)
    stale = next(e for e in compose(brief).document.sections if "list:reason" in _ids(e)).blocks
    without = edits.drop_recommendation(brief, "build")
    section = section_of(compose(without), "list:reason")
    typed = edits.edit_section(without, section.id, section.blocks, stale)
    back = edits.choose_recommendation(typed, "build")
    for each in (typed, back):
        assert twice(compose(each)) == []
    actions = shown(back)["list:reason"]
    assert isinstance(actions, List)
    assert [each.id for each in actions.items] == ["reason:invest", "reason:build"]


def _ids(section: Section) -> set[str]:
    return {each.id for each in section.blocks}


def test_an_untouched_item_comes_back_with_its_recommendation() -> None:
    def louder(block: Block) -> tuple[Block, ...]:
        assert isinstance(block, List)
        return (replace(block, items=(replace(block.items[0], text=MINE), *block.items[1:])),)

    brief = with_block(small_brief(), "list:reason", louder)
    without = edits.drop_recommendation(brief, "build")
    again = with_block(without, "list:reason", louder)
    back = edits.choose_recommendation(again, "build")
    actions = shown(back)["list:reason"]
    assert isinstance(actions, List)
    assert [each.id for each in actions.items] == ["reason:invest", "reason:build"]


def test_a_list_of_which_no_item_is_left_is_none_and_comes_back() -> None:
    def without_first(block: Block) -> tuple[Block, ...]:
        assert isinstance(block, List)
        return (replace(block, items=block.items[1:]),)

    brief = with_block(small_brief(), "list:reason", without_first)
    assert "list:reason" not in shown(edits.drop_recommendation(brief, "build"))
    again = edits.choose_recommendation(edits.drop_recommendation(brief, "build"), "build")
    actions = shown(again)["list:reason"]
    assert isinstance(actions, List)
    assert [each.id for each in actions.items] == ["reason:build"]


def test_keeping_ones_words_keeps_what_is_suggested_beside_them() -> None:
    def louder(block: Block) -> tuple[Block, ...]:
        assert isinstance(block, List)
        return (replace(block, items=(replace(block.items[0], text=MINE), *block.items[1:])),)

    fewer = edits.drop_recommendation(small_brief(), "build")
    brief = edits.choose_recommendation(with_block(fewer, "list:reason", louder), "build")
    section = section_of(compose(brief), "list:reason")
    kept = edits.accept_base(brief, section.id, section.blocks)
    assert shown(kept) == shown(brief)


@pytest.mark.parametrize("kind", KINDS)
def test_reading_a_section_back_is_no_edit(kind: str) -> None:
    brief = dict(briefs(kind))["starter"]
    composed = compose(brief)
    suggested = {each.id: each.blocks for each in composed.suggested}
    for section in composed.document.sections:
        mine = unnumbered(section.blocks)
        assert edits.edit_section(brief, section.id, suggested[section.id], mine).edits == ()


def test_a_caveat_stays_out_when_the_picks_change() -> None:
    brief = leave_out_caveat(small_brief("issue-brief"), "power")
    later = edits.drop_recommendation(brief, "invest")
    assert later.uncautioned == ("power",)
    assert edits.drop_indicator(brief, "power").uncautioned == ()


def test_cards_that_are_of_before_are_nobody_s_words() -> None:
    """Pages may lag behind picks while somebody types: what is drawn stays as it is suggested."""
    brief = pipeline.fit(dict(briefs("policy-brief"))["starter"])
    section = next(each for each in compose(brief).suggested if each.id == "key_figures")
    (cards,) = (each for each in section.blocks if isinstance(each, Cards))
    older = replace(cards, cards=cards.cards[1:])
    own = Paragraph("key_figures/n1", (Text("Of our own."),))

    shown = tuple(older if each is cards else each for each in section.blocks)
    after = edits.edit_section(brief, section.id, section.blocks, (*shown, own))

    assert [each.id for each in after.edits] == ["key_figures/n1"]


def of_kind(template: str) -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    return pipeline.fit(new_brief("b", "2026-11-30", library.find_template(template), pack))


def with_more(brief: Brief, section: str, place: int) -> Brief:
    """The brief with a sentence more in an item of the first list of a section."""
    suggested = next(each for each in compose(brief).suggested if each.id == section)
    now = next(each for each in compose(brief).document.sections if each.id == section)
    blocks = list(now.blocks)
    at = next(n for n, each in enumerate(blocks) if isinstance(each, List))
    listed = blocks[at]
    assert isinstance(listed, List)
    items = list(listed.items)
    items[place] = replace(items[place], text=(*items[place].text, Text(" Quixotic words.")))
    blocks[at] = replace(listed, items=tuple(items))
    return edits.edit_section(brief, section, suggested.blocks, tuple(blocks))


def with_head(brief: Brief, section: str) -> Brief:
    """The brief with other words in the heading of a section alone."""
    suggested = next(each for each in compose(brief).suggested if each.id == section)
    now = next(each for each in compose(brief).document.sections if each.id == section)
    blocks = tuple(
        replace(each, text=(Text("My head"),)) if isinstance(each, Heading) else each
        for each in now.blocks
    )
    return edits.edit_section(brief, section, suggested.blocks, blocks)


@pytest.mark.parametrize("elsewhere", [False, True])
@pytest.mark.parametrize(
    ("kind", "section"),
    [
        ("hearing-questions", "questions"),
        ("talking-points", "if_asked"),
        ("policy-brief", "set_aside"),
    ],
)
def test_items_follow_another_language_and_back(
    kind: str, section: str, *, elsewhere: bool
) -> None:
    """No item is told twice, none of the language of meanwhile stays."""
    first = of_kind(kind)
    brief = with_more(first, section, 1)
    there = replace(brief, language="en-GB")
    if elsewhere:
        there = with_head(there, section)
    text = section_text(there, section)
    assert text.count("Quixotic words.") == 1

    back = section_text(replace(there, language="en-US"), section)

    expected = section_text(with_head(brief, section) if elsewhere else brief, section)
    assert back == expected


def section_text(brief: Brief, section: str) -> str:
    found = next(each for each in compose(brief).document.sections if each.id == section)
    return " ".join(plain(text) for block in found.blocks for text in texts(block))


def test_an_item_without_a_name_among_named_ones_is_told_once_and_stays_out() -> None:
    brief = with_more(of_kind("talking-points"), "if_asked", 1)
    british = section_text(replace(brief, language="en-GB"), "if_asked")

    whole = section_text(replace(of_kind("talking-points"), language="en-GB"), "if_asked")
    assert british.replace(" Quixotic words.", "") == whole
