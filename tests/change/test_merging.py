"""What two people changed, as one version: nothing is lost, nothing is mixed, and doubt is said."""

from collections.abc import Iterable, Iterator
from random import Random

import pytest
from msgspec.structs import replace

from briefgen.change.merging import Merged, merge
from briefgen.change.merging_text import Conflict, merge_text
from briefgen.change.tokens import sentences, tokens
from briefgen.document.rewriting import leaves, texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Chart,
    Citation,
    Column,
    CrossReference,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Series,
    Strong,
    Table,
    Text,
    Value,
)
from tests.change.triples import WORDS, value, versions, written
from tests.tally import share
from tests.work import calls_of

NARROW = [each for each in WORDS if each.isascii() and each.isalpha()]
SEEDS = range(share(500, 5_000))


def merged(base: str, mine: str, theirs: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text of two sides, and what is in question."""
    text, conflicts = merge_text((Text(base),), (Text(mine),), (Text(theirs),))
    return plain(text), [_sides(each) for each in conflicts]


def _sides(conflict: Conflict) -> tuple[str, str, str]:
    return plain(conflict.base), plain(conflict.mine), plain(conflict.theirs)


def paragraph(name: str, words: str) -> Paragraph:
    return Paragraph(f"s/{name}", (Text(words),))


def said(blocks: Blocks) -> list[str]:
    return [" | ".join(filter(None, map(plain, texts(each)))) for each in blocks]


def asked(result: Merged) -> list[tuple[str, str, str, str]]:
    return [(each.part, *_sides(each)) for each in result.conflicts]


def items(*words: str, name: str = "s/l") -> List:
    return List(name, False, tuple(ListItem((Text(each),)) for each in words))


def table(*rows: str) -> Table:
    """Rows of cells parted by commas."""
    columns = tuple(Column((Text(each),)) for each in ("Who", "How many", "Since"))
    return Table(
        "table:t",
        columns,
        tuple(tuple((Text(cell),) for cell in row.split(",")) for row in rows),
    )


# A text


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ("It grew. It fell.", "It grew fast. It fell.", "It grew. It fell hard.",
         "It grew fast. It fell hard."),
        ("It grew. It fell.", "It grew.", "It grew much. It fell.", "It grew much."),
        ("It grew. It fell.", "It grew. It fell. We act.", "It has grown. It fell.",
         "It has grown. It fell. We act."),
        ("It grew. It fell.", "It grew. I add. It fell.", "It grew. They add. It fell.",
         "It grew. They add. I add. It fell."),
        ("It grew.", "It grew. Both add.", "It grew. Both add.", "It grew. Both add."),
        ("It grew.", "Both. It grew. Mine.", "It grew. Both. Theirs.",
         "Both. It grew. Theirs. Mine."),
        ("It fell.", "It rose.", "It rose.", "It rose."),
        ("It fell.", "It rose.", "It rose. We know why.", "It rose. We know why."),
        ("It fell.", "So we say. It rose.", "It rose.", "So we say. It rose."),
        ("It grew. It fell. It is.", "It is. It grew. It fell.", "It grew. It fell. It was.",
         None),
        ("", "", "New.", "New."),
        ("Old.", "", "Old.", ""),
        ("增长。下降。", "增长很多。下降。", "增长。下降很多。", "增长很多。下降很多。"),
        ("צמח. ירד.", "צמח מאוד. ירד.", "צמח. ירד מעט.", "צמח מאוד. ירד מעט."),
        ("نما. هبط؟", "نما كثيرا. هبط؟", "نما. هل هبط؟", "نما كثيرا. هل هبط؟"),
    ],
)  # fmt: skip
def test_sentences_that_one_side_changed(
    base: str, mine: str, theirs: str, result: str | None
) -> None:
    text, conflicts = merged(base, mine, theirs)
    if result is None:  # one moved the sentence that the other changed
        assert conflicts == [("It is.", "", "It was.")]
    else:
        assert (text, conflicts) == (result, [])


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "question"),
    [
        ("Costs fell by half. Act.", "Costs rose by half. Act.", "Costs fell by a third. Act now.",
         ("Costs fell by half.", "Costs rose by half.", "Costs fell by a third.")),
        ("It grew. It fell.", "It grew.", "It grew. It fell hard.",
         ("It fell.", "", "It fell hard.")),
        ("It grew. It fell.", "It grew. It fell hard.", "It grew.",
         ("It fell.", "It fell hard.", "")),
        ("", "Mine.", "Theirs.", ("", "Mine.", "Theirs.")),
        ("It grew", "It grew fast", "It grew. A lot.",
         ("It grew", "It grew fast", "It grew. A lot.")),
        ("It grew.", "It grew", "It grew. Then fell.",
         ("It grew.", "It grew", "It grew. Then fell.")),
        ("It costs 5. Now.", "It costs 6. Now.", "It costs 7. Now.",
         ("It costs 5.", "It costs 6.", "It costs 7.")),
        ("增长。", "增长多。", "增长少。", ("增长。", "增长多。", "增长少。")),
    ],
)  # fmt: skip
def test_a_sentence_that_both_changed_stays_mine_and_is_asked_about(
    base: str, mine: str, theirs: str, question: tuple[str, str, str]
) -> None:
    text, conflicts = merged(base, mine, theirs)
    assert conflicts == [question]
    assert question[1] in text
    assert question[2] not in text or not question[2]


def test_no_sentence_is_made_of_two() -> None:
    """Each word could be taken; the claim that they make together would be nobody's."""
    text, conflicts = merged(
        "China leads in patents and the United States in chips.",
        "China leads in patents and Japan in chips.",
        "China does not lead in patents and the United States in chips.",
    )
    assert text == "China leads in patents and Japan in chips."
    assert len(conflicts) == 1


def test_newer_figures_come_into_what_i_left_alone_and_not_into_my_words() -> None:
    def text(number: str, end: str) -> Inlines:
        return (Text("It made "), value("a", number), Text(f" of them. It {end}."))

    assert merge_text(text("5", "fell"), text("5", "rose"), text("7", "fell")) == (
        text("7", "rose"),
        (),
    )


def test_bold_type_and_a_new_address_are_changes() -> None:
    def text(strong: bool, url: str) -> Inlines:
        head: Inline = Strong((Text("Costs fell."),)) if strong else Text("Costs fell.")
        return (head, Text(" See "), Link(url, (Text("this"),)), Text("."))

    old, new = "https://example.org/a", "https://example.org/b"
    assert merge_text(text(False, old), text(True, old), text(False, new)) == (
        text(True, new),
        (),
    )


def test_a_mark_goes_with_its_sentence() -> None:
    base = (Text("It grew."), Citation("a", 1), Text(" It fell."))
    mine = (Text("It grew."), Citation("b", 2), Text(" It fell."))
    theirs = (Text("It grew."), Citation("a", 1), Text(" It fell."), Citation("c", 3))
    text, conflicts = merge_text(base, mine, theirs)
    assert text == (Text("It grew."), Citation("b", 2), Text(" It fell."), Citation("c", 3))
    assert not conflicts


# Blocks


A, B, C, D = (paragraph(name, f"The {name} stands. So it does.") for name in "abcd")
NEW = paragraph("new", "Nobody said this before.")
OTHER = paragraph("other", "Read me as well, please.")


def test_each_side_puts_a_paragraph_behind_what_it_followed() -> None:
    assert merge((A, B), (A, NEW, B), (A, OTHER, B)).blocks == (A, OTHER, NEW, B)
    assert merge((A, B), (NEW, A, B), (A, B, OTHER)).blocks == (NEW, A, B, OTHER)
    assert merge((), (NEW,), (OTHER,)) == ((OTHER, NEW), ())
    assert merge((A,), (A, NEW), (A, replace(NEW, id="s/x"))).blocks == (A, NEW)


def test_two_new_paragraphs_with_one_id_are_told_apart() -> None:
    result = merge((A,), (A, NEW), (A, replace(OTHER, id=NEW.id)))
    assert said(result.blocks) == said((A, OTHER, NEW))
    assert [each.id for each in result.blocks] == ["s/a", "s/new/2", "s/new"]
    assert not result.conflicts


def test_what_one_side_took_out_is_gone_where_the_other_left_it_alone() -> None:
    assert merge((A, B, C), (A, C), (A, B)) == ((A,), ())
    assert merge((A, B), (B,), (A, B, NEW)) == ((B, NEW), ())


def test_what_i_changed_and_they_took_out_stays_and_is_asked_about() -> None:
    mine = paragraph("b", "The b stands. So it does, for long.")
    result = merge((A, B), (A, mine), (A,))
    assert result.blocks == (A, mine)
    assert asked(result) == [("block", said((B,))[0], said((mine,))[0], "")]
    assert result.conflicts[0].whole == (B, mine, None)


def test_what_i_took_out_and_they_changed_stays_out_and_is_asked_about() -> None:
    theirs = paragraph("b", "The b stands. So it does, for long.")
    result = merge((A, B), (A,), (A, theirs))
    assert result.blocks == (A,)
    assert result.conflicts[0].whole == (B, None, theirs)


def test_new_figures_alone_do_not_bring_back_what_i_took_out() -> None:
    old, new = (Paragraph("s/b", (Text("It is "), value("a", each))) for each in "57")
    assert merge((A, old), (A,), (A, new)) == ((A,), ())


def test_a_block_has_the_place_that_i_moved_it_to_or_else_theirs() -> None:
    assert merge((A, B, C, D), (D, A, B, C), (A, B, NEW, C, D)).blocks == (D, A, B, NEW, C)
    assert merge((A, B, C, D), (A, B, NEW, C, D), (D, A, B, C)).blocks == (D, A, B, NEW, C)
    assert merge((A, B, C, D), (D, A, B, C), (A, D, B, C)).blocks == (D, A, B, C)


def test_what_is_new_goes_where_that_was_moved_which_it_follows() -> None:
    assert merge((A, B, C), (C, A, B), (A, B, C, NEW)).blocks == (C, NEW, A, B)
    assert merge((A, B, C), (A, B, C, NEW), (C, A, B)).blocks == (C, NEW, A, B)


def test_a_block_that_one_moved_has_the_words_of_the_other() -> None:
    theirs = paragraph("a", "The a stands. So it does, for long.")
    assert merge((A, B, C), (B, C, A), (theirs, B, C)).blocks == (B, C, theirs)


def test_blocks_are_known_by_their_words_where_ordinals_were_given_anew() -> None:
    mine = paragraph("a", "The a stands. So it does, for long.")
    theirs = (paragraph("a", "Something new is first."), replace(A, id="s/b"), replace(B, id="s/c"))
    result = merge((A, B), (mine, B), theirs)
    assert said(result.blocks) == said((theirs[0], mine, B))
    assert len({each.id for each in result.blocks}) == 3
    assert not result.conflicts


def test_another_kind_of_block_and_other_words_is_one_question() -> None:
    mine = Callout("s/a", CalloutKind.NOTE, A.text)
    theirs = paragraph("a", "The a stands. So it does, for long.")
    assert merge((A,), (mine,), (A, NEW)).blocks == (mine, NEW)
    result = merge((A,), (mine,), (theirs,))
    assert result.blocks == (mine,)
    assert result.conflicts[0].whole == (A, mine, theirs)


def test_level_and_words_of_a_head_are_each_by_itself() -> None:
    base = Heading("s/h", 2, (Text("Costs"),))
    mine, theirs = replace(base, level=3), replace(base, text=(Text("Costs and risks"),))
    assert merge((base,), (mine,), (theirs,)).blocks == (replace(theirs, level=3),)
    result = merge((base,), (mine,), (replace(base, level=1),))
    assert asked(result) == [("level", "2", "3", "1")]


def test_a_chart_has_their_figures_and_my_caption() -> None:
    base = Chart("chart:a", "bar", (Text("It fell."),), (), ("2023",), (), "alt")
    mine = replace(base, caption=(Text("It fell hard."),), kind="line")
    series = (Series("US", 0, (Point(1), Point(2))),)
    theirs = replace(base, categories=("2023", "2024"), series=series, alt="more", number=2)
    expected = replace(theirs, caption=mine.caption, kind="line")
    assert merge((base,), (mine,), (theirs,)) == ((expected,), ())


def test_a_chart_whose_subtitle_one_side_wrote_is_not_taken_out_without_a_word() -> None:
    base = Chart("chart:a", "bar", (Text("It fell."),), (Text("Tons"),), (), (), "alt")
    mine = replace(base, subtitle=(Text("Thousands of tons"),))
    assert merge((A, base), (A, base), (A,)) == ((A,), ())
    result = merge((A, base), (A, mine), (A,))
    assert result.blocks == (A, mine)
    assert asked(result) == [("block", "It fell.\nTons", "It fell.\nThousands of tons", "")]


def test_a_picture_is_not_described_in_words_for_another() -> None:
    base = Picture("s/i", "a.png", "A map", (Text("Where."),))
    mine, theirs = replace(base, alt="A map of labs"), replace(base, name="b.png", alt="A chart")
    result = merge((base,), (mine,), (theirs,))
    assert result.blocks == (mine,)
    assert asked(result) == [
        ("name", "a.png, A map", "a.png, A map of labs", "b.png, A chart"),
    ]


def test_cards_have_their_figures_and_my_words() -> None:
    base = Cards("cards:a", (Card((value("a", "5"),), "US", (Text("of all labs"),)),))
    mine = Cards("cards:a", (replace(base.cards[0], words=(Text("of labs"),)),))
    theirs = Cards("cards:a", (replace(base.cards[0], figure=(value("a", "7"),), leader="China"),))
    expected = replace(theirs.cards[0], words=(Text("of labs"),))
    assert merge((base,), (mine,), (theirs,)) == ((Cards("cards:a", (expected,)),), ())


def test_cards_that_are_not_as_many_are_one_question() -> None:
    card, more = (Card((value(each, "5"),), "US", (Text(each),)) for each in "ab")
    base, wider = Cards("cards:a", (card,)), Cards("cards:a", (card, more))
    mine = Cards("cards:a", (replace(card, words=(Text("labs"),)),))
    assert merge((base,), (base, NEW), (wider,)).blocks == (wider, NEW)
    result = merge((base,), (mine,), (wider,))
    assert result.blocks == (mine,)
    assert [each.part for each in result.conflicts] == ["cards"]


# Lists and tables


def test_a_list_is_merged_item_by_item() -> None:
    base = items("Do this.", "Do that.", "Go on.")
    mine = items("Do this now.", "Do that.", "Go on.", "I add.")
    theirs = items("Do this.", "They add.", "Go on.")
    result = merge((base,), (mine,), (theirs,))
    assert said(result.blocks) == ["Do this now. | They add. | Go on. | I add."]
    assert not result.conflicts


def test_items_in_question_stay_as_mine() -> None:
    base = items("Do this now.", "Do that again.")
    mine = items("Do that again and again.")
    theirs = items("Do this right now.")
    result = merge((base,), (mine,), (theirs,))
    assert said(result.blocks) == ["Do that again and again."]
    assert asked(result) == [
        ("item", "Do this now.", "", "Do this right now."),
        ("item", "Do that again.", "Do that again and again.", ""),
    ]


def test_items_have_my_order_and_else_theirs() -> None:
    base, mine, theirs = items("a", "b", "c"), items("c", "a", "b"), items("a", "d", "b", "c")
    assert said(merge((base,), (mine,), (theirs,)).blocks) == ["c | a | d | b"]
    assert said(merge((base,), (theirs,), (mine,)).blocks) == ["c | a | d | b"]


def test_items_below_items_are_merged_too() -> None:
    def nested(*below: str) -> Block:
        children = tuple(ListItem((Text(each),)) for each in below)
        return List("s/l", False, (ListItem((Text("Do"),), children),))

    result = merge((nested("a", "b"),), (nested("a", "b", "mine"),), (nested("their", "a"),))
    assert said(result.blocks) == ["Do | their | a | mine"]


def test_a_list_of_which_each_took_out_some_and_nothing_is_left_goes() -> None:
    assert merge((A, items("a", "b")), (A, items("a")), (A, items("b"))) == ((A,), ())


def test_a_table_is_merged_by_row_and_cell() -> None:
    result = merge(
        (table("US,5,2020", "China,7,2020"),),
        (table("US,5,2021", "China,7,2020", "Japan,3,2020"),),
        (table("EU,4,2020", "US,6,2020", "China,7,2020"),),
    )
    assert result == ((table("EU,4,2020", "US,6,2021", "China,7,2020", "Japan,3,2020"),), ())


def test_a_cell_that_both_changed_is_asked_about() -> None:
    result = merge((table("US,5,2020"),), (table("US,6,2020"),), (table("US,7,2020"),))
    assert result.blocks == (table("US,6,2020"),)
    assert asked(result) == [("cell", "5", "6", "7")]


def test_a_table_with_other_columns_is_one_question() -> None:
    base, mine = table("US,5,2020"), table("US,6,2020")
    theirs = replace(base, columns=base.columns[:2], rows=tuple(row[:2] for row in base.rows))
    assert merge((base,), (base,), (theirs,)).blocks == (theirs,)
    captioned = replace(base, caption=(Text("Labs"),))
    assert merge((base,), (captioned,), (theirs,)).blocks == (
        replace(theirs, caption=captioned.caption),
    )
    result = merge((base,), (mine,), (theirs,))
    assert result.blocks == (mine,)
    assert [each.part for each in result.conflicts] == ["rows"]


# Whatever the blocks are


@pytest.mark.parametrize("seeds", [SEEDS[n::10] for n in range(10)], ids=lambda it: f"{it[0]}+")
def test_promises(seeds: range) -> None:
    for seed in seeds:
        base, mine, theirs = versions(seed)
        result = merge(base, mine, theirs)
        new = (written(mine) | written(theirs)) - written(base)
        assert new <= written(result.blocks) | _in_question(result.conflicts), seed
        assert _claims(result.blocks) <= _claims((*base, *mine, *theirs)), seed
        assert _sealed(result.blocks) <= _sealed((*base, *mine, *theirs)), seed
        assert len({each.id for each in result.blocks}) == len(result.blocks), seed
        assert merge(base, base, theirs) == (theirs, ()), seed
        assert merge(base, mine, base) == (mine, ()), seed
        assert merge(base, mine, mine) == (mine, ()), seed
        assert _asked(merge(base, theirs, mine).conflicts, swapped=True) == _asked(
            result.conflicts
        ), seed
        again = merge(base, result.blocks, theirs)
        assert _by_id(again.blocks) == _by_id(result.blocks), seed


def test_what_edits_of_others_parts_come_first_makes_no_difference() -> None:
    for seed in range(share(100, 1_000)):
        random = Random(seed)
        base = tuple(
            paragraph(
                f"p{n}", " ".join(f"Part {n} {k} {random.choice(NARROW)} it." for k in range(4))
            )
            for n in range(6)
        )
        one, other = random.sample([(n, k) for n in range(6) for k in range(4)], 2)
        mine, theirs = _edited(base, one, "mine"), _edited(base, other, "their")
        both = _edited(mine, other, "their")
        assert merge(base, mine, theirs) == (both, ())
        assert merge(base, theirs, mine) == (both, ())


def test_empty_blocks_and_page_breaks_are_merged() -> None:
    blocks: Blocks = (paragraph("a", ""), PageBreak("s/b"), items(name="s/l"), Table("t", (), ()))
    assert merge(blocks, (*blocks, A), (*blocks[:1], *blocks[2:])) == (
        (*blocks[:1], *blocks[2:], replace(A, id="s/a/2")),
        (),
    )
    assert merge((), (), ()) == ((), ())


def test_a_brief_of_ten_pages_is_merged_in_little_work() -> None:
    random = Random(1)
    base = tuple(
        paragraph(
            f"p{n}", " ".join(f"The {' '.join(random.choices(NARROW, k=11))}." for _ in range(4))
        )
        for n in range(60)
    )
    few = (
        tuple(_edited(base, (n, 0), "mine")[n] if n % 6 == 0 else base[n] for n in range(60)),
        tuple(_edited(base, (n, 2), "their")[n] if n % 4 == 0 else base[n] for n in range(60)),
    )
    every = (
        tuple(_edited(base, (n, 0), "mine")[n] for n in range(60)),
        tuple(_edited(base, (n, 2), "their")[n] for n in range(60)),
    )
    assert not merge(base, *every).conflicts
    assert calls_of(lambda: merge(base, *few)) < 60_000  # some 7 ms
    assert calls_of(lambda: merge(base, *every)) < 500_000


def test_what_is_too_long_to_look_at_word_by_word_is_merged_in_little_work() -> None:
    random = Random(1)

    def version(name: str) -> Blocks:
        words = " ".join(random.choices(NARROW, k=4_000))
        return table(*(f"{name}{n} row,{n},1" for n in range(300))), paragraph("a", f"{words}.")

    base, mine, theirs = map(version, "abc")
    result = merge(base, mine, theirs)
    assert [each.part for each in result.conflicts] == ["text"]
    assert result.blocks[1:] == mine[1:]
    assert len(texts(result.blocks[0])) == len(texts(mine[0])) + 300 * 3
    assert calls_of(lambda: merge(base, mine, theirs)) < 700_000


def _edited(blocks: Blocks, place: tuple[int, int], word: str) -> Blocks:
    """The blocks with one more word in one sentence of one of them."""
    number, sentence = place
    block = blocks[number]
    sentences = plain(texts(block)[0]).split(". ")
    sentences[sentence] = f"{sentences[sentence].removesuffix('.')} {word}"
    text = ". ".join(sentences).removesuffix(".")
    return (*blocks[:number], Paragraph(block.id, (Text(f"{text}."),)), *blocks[number + 1 :])


def _by_id(blocks: Blocks) -> dict[str, Block]:
    """The blocks whatever their order: which of two moved, when both may have, nobody can tell."""
    return {each.id: _in_one_order(each) for each in blocks}


def _in_one_order(block: Block) -> Block:
    match block:
        case List():
            return replace(block, items=tuple(sorted(block.items, key=repr)))
        case Table():
            return replace(block, rows=tuple(sorted(block.rows, key=repr)))
        case _:
            return block


def _in_question(conflicts: Iterable[Conflict]) -> set[str]:
    sides = (text for each in conflicts for text in (each.base, each.mine, each.theirs))
    return written(Paragraph("", text) for text in sides)


def _asked(conflicts: Iterable[Conflict], *, swapped: bool = False) -> list[str]:
    """What is in question, sorted; with the sides swapped if so asked."""
    sides = ((each, (each.theirs, each.mine) if swapped else (each.mine, each.theirs))
             for each in conflicts)  # fmt: skip
    return sorted(repr((each.block, each.part, each.base, *both)) for each, both in sides)


def _claims(blocks: Iterable[Block]) -> set[str]:
    """Every sentence of blocks, its stop aside."""
    found = (tokens(text) for block in blocks for text in texts(block))
    said = ("".join(each.said for each in part) for text in found for part in sentences(text))
    return {each.rstrip(" .?!\n") for each in said}


def _sealed(blocks: Iterable[Block]) -> set[object]:
    """Every number, mark and address of blocks."""
    found = tuple(blocks)
    special = (Value, Citation, CrossReference)
    addresses = (url for block in found for text in texts(block) for url in _addresses(text))
    return {*addresses, *(each for each in leaves(found) if isinstance(each, special))}


def _addresses(text: Inlines) -> Iterator[str]:
    for each in text:
        if isinstance(each, Link):
            yield each.url
        elif isinstance(each, Strong):
            yield from _addresses(each.children)
