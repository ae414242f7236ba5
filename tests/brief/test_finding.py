"""Words are found in every part of a brief, and replaced where they are the brief's own."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.finding import (
    ALTERNATIVE,
    InBlock,
    InNote,
    Kept,
    Place,
    Shown,
    find,
    letters,
    passages,
    shown_now,
)
from briefgen.brief.form_texts import FormText
from briefgen.brief.replacing import replaced
from briefgen.brief.template import Clearance, Form
from briefgen.compose import compose
from briefgen.document.inlines import normal, normal_blocks, unnumbered
from briefgen.document.matching import sought
from briefgen.document.release import Marking, MarkingKind
from briefgen.document.rewriting import rewrite_blocks
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Blocks,
    Citation,
    Column,
    CrossReference,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Strong,
    Table,
    Text,
    Value,
    walk,
)
from tests.builders import said, small_brief, small_says
from tests.gui.texts import NUMBER

TEXT = "One **zebra** here.\n\nNo other."


def text(words: str) -> Inlines:
    return (Text(words),)


def shown(brief: Brief) -> Shown:
    made = compose(brief)
    return Shown(brief, made.document, made.suggested)


def with_blocks(*blocks: Paragraph | List | Table | Picture | Quotation | Heading) -> Brief:
    """The small brief with these blocks behind those of its bottom line."""
    brief = small_brief()
    base = section(brief)
    return edits.edit_section(brief, "bottom_line", base, (*base, *blocks))


def section(brief: Brief, name: str = "bottom_line") -> Blocks:
    found = next(each for each in compose(brief).suggested if each.id == name)
    return found.blocks


def places(brief: Brief, words: str) -> tuple[Place, ...]:
    return find(passages(shown(brief)), sought(words))


def put(brief: Brief, words: str, other: str, only: Iterable[int] | None = None) -> Brief:
    now = shown(brief)
    found = find(passages(now), sought(words))
    return replaced(now, found if only is None else [found[n] for n in only], other)


def block_of(brief: Brief, name: str) -> str:
    return said(next(block for _, block in walk(compose(brief).document) if block.id == name))


# Where


def test_every_field_of_the_form_is_looked_through() -> None:
    memo = small_brief("decision-memo")
    clearance = Clearance("zebra", "zebra office", "", "zebra")
    form = Form(
        subject="A zebra",
        **dict.fromkeys(
            ("subtitle", "office", "contact", "to", "through", "sender", "ask"), "the Zebra"
        ),
        authors=("Ann", "Zebra"),
        state="zebra",
        purpose="zebra",
        decide_by="zebra",
        drafted_by="zebra",
        cleared_by=(clearance,),
        attachments=("a", "zebra"),
        decision=("zebra",),
    )
    marking = Marking(MarkingKind.EMBARGOED, "zebra time", category="hidden zebra")
    brief = replace(memo, form=form, marking=marking)

    found = [each.where for each in places(brief, "zebra") if isinstance(each.where, FormText)]

    names = [each.field for each in found]
    assert names[:3] == ["subject", "subtitle", "authors"]
    assert names.count("cleared_by") == 3
    assert found[2] == FormText("authors", 1)
    assert FormText("attachments", 1) in found
    assert found[-1] == FormText("until", marking=True)
    assert {*names} == {each for each in Form.__struct_fields__ if each != "title"} | {"until"}


def test_a_field_that_this_kind_of_brief_does_not_show_is_passed_over() -> None:
    brief = replace(small_brief(), form=Form(subject="zebra", purpose="zebra", title="A zebra"))
    assert [each.where for each in places(brief, "zebra")] == [FormText("title")]


def test_a_title_that_follows_the_picks_is_found_as_it_stands() -> None:
    brief = small_brief()
    title = compose(brief).document.title
    assert FormText("title") in [each.where for each in places(brief, title)]


def test_heads_items_cells_captions_alternatives_and_notes_are_found() -> None:
    items = (ListItem(text("zebra"), (ListItem(text("low zebra")),)), ListItem(text("no zebra")))
    table = Table(
        "bottom_line/n4",
        (Column(text("Zebra")), Column(text("b"))),
        ((text("a"), text("a zebra")),),
        text("Zebra table"),
        description="zebras",
    )
    picture = Picture("bottom_line/n5", "map.png", "A zebra map", text("Zebra map"))
    brief = with_blocks(
        Heading("bottom_line/n1", 2, text("Of a zebra")),
        Paragraph("bottom_line/n2", (Text("A "), Strong(text("zebra")))),
        List("bottom_line/n3", False, items),
        table,
        picture,
    )

    found = [each.where for each in places(brief, "zebra")]

    assert found == [
        InBlock("bottom_line", f"bottom_line/n{number}", place)
        for number, place in (
            (1, 0), (2, 0), (3, 0), (3, 1), (3, 2), (4, 0), (4, 1), (4, 4), (4, ALTERNATIVE),
            (5, 0), (5, ALTERNATIVE),
        )
    ]  # fmt: skip


def test_sources_charts_and_quotations_are_found_and_kept() -> None:
    brief = with_blocks(Quotation("bottom_line/n1", text("A zebra."), text("Zebra, poet")))
    assert [each.kept for each in places(brief, "zebra")] == [Kept.QUOTED, Kept.QUOTED]
    now = shown(brief)
    note = now.document.notes[0]
    of_note = [e for e in places(brief, letters(note.text)[:20]) if isinstance(e.where, InNote)]
    assert [each.kept for each in of_note] == [Kept.SOURCE]
    chart = next(b for _, b in walk(now.document) if type(b).__name__ in ("Chart", "Cards"))
    words = said(chart).split()[0]
    kept = {
        each.kept
        for each in places(brief, words)
        if isinstance(each.where, InBlock) and each.where.block == chart.id
    }
    assert kept == {Kept.LIBRARY}
    assert put(brief, letters(note.text)[:20], "x").edits == brief.edits


def test_a_table_of_figures_and_what_a_table_is_from_are_kept() -> None:
    brief = small_says("```table\nindicators: patents\n```")
    table = next(b for _, b in walk(compose(brief).document) if isinstance(b, Table))

    def in_table(place: Place) -> bool:
        return isinstance(place.where, InBlock) and place.where.block == table.id

    measure = plain(table.rows[0][0]).split()[0]
    assert {each.kept for each in places(brief, measure) if in_table(each)} == {Kept.LIBRARY}

    own = Table(
        "bottom_line/n1", (Column(text("A")),), ((text("zebra"),),), source=text("From zebras")
    )
    assert [each.kept for each in places(with_blocks(own), "zebra")] == [Kept.NOT, Kept.SOURCE]


def test_a_suggested_subtitle_is_found_and_becomes_the_writers() -> None:
    brief = small_brief()
    brief = replace(brief, template=replace(brief.template, deck="Of many zebras"))
    assert put(brief, "zebra", "lion").form.subtitle == "Of many lions"


def test_what_a_template_prints_of_the_form_is_found_in_the_form_alone() -> None:
    brief = replace(small_brief(), form=Form(ask="Fund a zebra.", office="Zebra office"))
    assert [each.where for each in places(brief, "zebra")] == [FormText("office"), FormText("ask")]

    after = put(brief, "zebra", "lion")

    assert after.form == Form(ask="Fund a lion.", office="Lion office")
    assert after.edits == ()
    assert "lion" in block_of(after, "ask:brief")


def test_where_there_is_more_to_find_what_it_prints_of_the_form_counts_too() -> None:
    brief = replace(small_brief(), form=Form(ask="Ask a zebra."))
    assert len(places(brief, "ask a zebra")) == 1
    assert len([each for each in places(brief, "ask") if isinstance(each.where, InBlock)]) == 2

    assert block_of(put(brief, "ask", "wish"), "ask:brief") == "The wish: Wish a zebra."


def test_what_was_made_of_it_by_hand_is_found_too() -> None:
    brief = replace(small_brief(), form=Form(ask="Fund a zebra."))
    base = section(brief, "ask")
    brief = edits.edit_section(
        brief, "ask", base, (replace(base[0], text=text("Please fund a zebra.")),)
    )
    assert len(places(brief, "zebra")) == 2


# Replacing


def test_all_places_take_the_other_words_at_once() -> None:
    brief = replace(
        with_blocks(Paragraph("bottom_line/n1", text("Zebra, zebra."))),
        form=Form(title="A zebra", authors=("Ann", "Zebra"), cleared_by=(Clearance("Zebra"),)),
    )
    after = put(brief, "zebra", "lion")
    assert (after.form.title, after.form.authors) == ("A lion", ("Ann", "Lion"))
    assert after.form.cleared_by == (Clearance("Zebra"),)  # no field of this kind of brief
    assert block_of(after, "bottom_line/n1") == "Lion, lion."
    assert places(after, "zebra") == ()


def test_one_place_leaves_the_others() -> None:
    brief = with_blocks(Paragraph("bottom_line/n1", text("Zebra, zebra.")))
    assert block_of(put(brief, "zebra", "lion", [1]), "bottom_line/n1") == "Zebra, lion."


def test_words_in_suggested_text_become_the_writers_as_if_typed() -> None:
    brief = small_brief()
    base = section(brief)
    paragraph = next(each for each in base if isinstance(each, Paragraph))
    word = max(said(paragraph).split(), key=len)
    now = shown(brief)
    (found, *_) = find(passages(now), sought(word, match_case=True, whole_words=True))
    assert isinstance(found.where, InBlock)

    after = replaced(now, [found], "zebra")

    assert [each.id for each in after.edits] == [found.where.block]
    typed = replace_words(now, found, word)
    assert after == edits.edit_section(brief, found.where.section, *typed)


def test_marks_of_notes_are_kept_as_those_who_type_leave_them() -> None:
    brief = small_brief()
    now = shown(brief)
    section, block = next(
        (section, block)
        for section, block in walk(now.document)
        if isinstance(block, Paragraph) and any(isinstance(e, Citation) for e in block.text)
    )
    word = max((e.text for e in block.text if isinstance(e, Text)), key=len).split()[1]
    wanted = InBlock(section.id, block.id, 0)
    found = [
        each for each in find(passages(now), sought(word, match_case=True)) if each.where == wanted
    ][:1]

    after = replaced(now, found, "zebra")

    assert after == edits.edit_section(brief, section.id, *replace_words(now, found[0], word))
    (edit,) = after.edits
    assert isinstance(edit.mine, Paragraph)
    marks = [each for each in edit.mine.text if isinstance(each, Citation)]
    assert marks
    assert all(each == Citation(each.source) for each in marks)


def replace_words(now: Shown, place: Place, word: str) -> tuple[Blocks, Blocks]:
    """The suggested blocks of a place, and what a person makes of them who types there."""
    assert isinstance(place.where, InBlock)
    wanted = place.where
    base = next(each for each in now.suggested if each.id == wanted.section).blocks
    mine = next(each for each in now.document.sections if each.id == wanted.section).blocks
    written = rewrite_blocks(
        tuple(each for each in mine if each.id == wanted.block),
        lambda leaf: Text(leaf.text.replace(word, "zebra", 1)) if isinstance(leaf, Text) else leaf,
    )
    rest = tuple(written[0] if each.id == wanted.block else each for each in mine)
    return base, unnumbered(normal_blocks(rest))


def test_numbers_are_never_replaced_nor_parted() -> None:
    sentence = (Text("China has "), NUMBER, Text(" patents, 38,210 by count."))
    brief = with_blocks(Paragraph("bottom_line/n1", sentence))
    here = [
        e for e in places(brief, "38,210") if e.where == InBlock("bottom_line", "bottom_line/n1", 0)
    ]

    assert [each.kept for each in here] == [Kept.NUMBER, Kept.NOT]
    for words in ("38,210", "8,2", "has 38,210 patents", "38,210 pat", "as 3"):
        after = put(brief, words, "x")
        numbers = [e for e in mine(after, "bottom_line/n1") if isinstance(e, Value)]
        assert [each.reference for each in numbers] == [NUMBER.reference]
    assert block_of(put(brief, "38,210", "many"), "bottom_line/n1").endswith("many by count.")


def mine(brief: Brief, name: str) -> Inlines:
    found = next(block for _, block in walk(compose(brief).document) if block.id == name)
    assert isinstance(found, Paragraph)
    return found.text


def test_names_of_figures_are_kept_and_note_marks_stay_behind() -> None:
    chart = next(b.id for _, b in walk(compose(small_brief()).document) if hasattr(b, "alt"))
    source = compose(small_brief()).document.notes[0].id
    sentence = (
        Text("See "), CrossReference(chart), Text(". One"), Citation(source), Text(" zebra.")
    )  # fmt: skip
    brief = with_blocks(Paragraph("bottom_line/n1", sentence))
    assert [each.kept for each in places(brief, "see figure 1")] == [Kept.NUMBER]

    after = unnumbered((Paragraph("", mine(put(brief, "one zebra", "Two"), "bottom_line/n1")),))

    expected = (Text("See "), CrossReference(chart), Text(". Two"), Citation(source), Text("."))
    assert after == (Paragraph("", expected),)


@pytest.mark.parametrize(
    ("before", "words", "other", "after"),
    [
        (
            (Strong(text("Big data")), Text(" centers need power.")),
            "data centers",
            "farms",
            (Strong(text("Big farms")), Text(" need power.")),
        ),
        (
            (Text("Big "), Strong(text("data")), Emphasis(text(" cen")), Text("ters, more.")),
            "data centers",
            "farms",
            (Text("Big "), Strong(text("farms")), Text(", more.")),
        ),
        (
            (Text("At "), Link("https://example.org", text("data centers")), Text(".")),
            "data",
            "call",
            (Text("At "), Link("https://example.org", text("call centers")), Text(".")),
        ),
        ((Text("a"), LineBreak(), Text("a")), "a", "bb", (Text("bb"), LineBreak(), Text("bb"))),
        (text("data, data"), "data", "", text(", ")),
        (text("a “b” c"), '"b" c', "“d” e", text("a “d” e")),
        (text("data\u00a0center"), "data center", "\ue000x\ny\u202e", text("x y")),
        (text("שלום עולם"), "עולם", "world", text("שלום world")),
    ],
)
def test_looks_around_are_kept(before: Inlines, words: str, other: str, after: Inlines) -> None:
    brief = with_blocks(Paragraph("bottom_line/n1", (*before, Text(" End"))))
    assert mine(put(brief, words, other), "bottom_line/n1") == normal((*after, Text(" End")))


def test_other_words_that_hold_the_wanted_ones_are_put_once() -> None:
    brief = with_blocks(Paragraph("bottom_line/n1", text("Zebra zebra.")))
    after = put(brief, "zebra", "zebra zebra")
    assert block_of(after, "bottom_line/n1") == "Zebra zebra zebra zebra."


@pytest.mark.parametrize(
    ("before", "other", "after"),
    [
        ("Zebras run. Zebras eat.", "lion", "Lions run. Lions eat."),
        (
            "He said: “Zebra!” (Zebras do.) A Zebra",
            "a lion",
            "He said: “A lion!” (A lions do.) A a lion",
        ),
        ("Zebra and zebra", "eLion", "eLion and eLion"),
        ("zebra. zebra", "lion", "lion. lion"),
        ("In the U.S. Zebra", "42", "In the U.S. 42"),
    ],
)
def test_a_sentence_keeps_its_capital(before: str, other: str, after: str) -> None:
    brief = with_blocks(Paragraph("bottom_line/n1", text(before)))
    assert block_of(put(brief, "zebra", other), "bottom_line/n1") == after


def test_where_case_is_to_match_the_words_are_put_as_they_are() -> None:
    now = shown(with_blocks(Paragraph("bottom_line/n1", text("Zebra zebra."))))
    found = find(passages(now), sought("Zebra", match_case=True))
    assert block_of(replaced(now, found, "lion"), "bottom_line/n1") == "lion zebra."


def test_cells_captions_and_alternative_texts_are_replaced() -> None:
    rows = ((text("a"), (Text("a "), Strong(text("ze")), Text("bra"))), (text("b"), text("b")))
    table = Table("bottom_line/n1", (Column(text("a")), Column(text("b"))), rows, text("Zebra"))
    picture = Picture("bottom_line/n2", "map.png", "A zebra map", text("Zebra map"))

    after = put(with_blocks(table, picture), "zebra", "lion")

    blocks = {block.id: block for _, block in walk(compose(after).document)}
    grid, image = blocks["bottom_line/n1"], blocks["bottom_line/n2"]
    assert isinstance(grid, Table)
    assert isinstance(image, Picture)
    assert grid.rows[0][1] == (Text("a "), Strong(text("lion")))
    assert (grid.rows[1], grid.caption) == (rows[1], text("Lion"))
    assert (image.alt, image.caption) == ("A lion map", text("Lion map"))


def test_what_has_no_word_left_goes_as_it_does_for_who_deletes_it() -> None:
    items = (ListItem(text("zebra")), ListItem(text("other")))
    nested = (ListItem(text("zebra"), (ListItem(text("low")),)),)
    brief = with_blocks(
        Paragraph("bottom_line/n1", text("zebra")),
        List("bottom_line/n2", False, items),
        List("bottom_line/n3", False, items[:1]),
        List("bottom_line/n4", False, nested),
    )
    brief = replace(brief, form=Form(authors=("zebra", "Ann"), title="zebra"))

    after = put(brief, "zebra", "")

    left = {block.id: said(block) for _, block in walk(compose(after).document)}
    assert "bottom_line/n1" not in left
    assert left["bottom_line/n2"] == "other"
    assert "bottom_line/n3" not in left
    assert left["bottom_line/n4"] == "low"
    assert (after.form.authors, after.form.title) == (("Ann",), "")


def test_the_words_back_in_place_are_the_brief_as_it_was() -> None:
    brief = small_brief()
    there = put(brief, "china", "Zebraland")
    assert there.edits != brief.edits
    back = put(there, "zebraland", "China")
    assert back.edits == ()


def test_what_is_not_on_pages_yet_is_found_and_replaced_as_it_is_now() -> None:
    brief = small_brief()
    before = compose(brief)
    after = with_blocks(Paragraph("bottom_line/n1", text("A zebra.")))
    now = shown_now(after, before.document, before.suggested)
    found = find(passages(now), sought("zebra"))
    assert len(found) == 1
    assert block_of(replaced(now, found, "lion"), "bottom_line/n1") == "A lion."


@given(st.text(max_size=8), st.text(max_size=8))
def test_hostile_words_leave_a_brief_that_can_be_made(words: str, other: str) -> None:
    brief = with_blocks(Paragraph("bottom_line/n1", (Text("A .*[b] שלום c\u0301 "), NUMBER)))
    after = put(brief, words, other)
    numbers = sum(isinstance(e, Value) for e in mine(after, "bottom_line/n1"))
    assert numbers == 1
