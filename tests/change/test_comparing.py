"""What differs between two versions, word by word and block by block."""

from msgspec.structs import replace

from briefgen.change.comparing import BlockDifference, Difference, Kind, compare, compare_blocks
from briefgen.document.inlines import normal
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Column,
    Heading,
    List,
    ListItem,
    Paragraph,
    Strong,
    Table,
    Text,
)
from tests.change.triples import value, versions
from tests.tally import share


def paragraph(name: str, words: str) -> Paragraph:
    return Paragraph(f"s/{name}", (Text(words),))


def kinds(before: tuple[Block, ...], after: tuple[Block, ...]) -> list[tuple[str, Kind]]:
    """What became of each block, by the last letter of its id."""
    return [
        ((each.before or each.after[0]).id[-1], each.kind) for each in compare_blocks(before, after)
    ]


def told(difference: BlockDifference) -> list[tuple[str, tuple[int, ...], Kind, str]]:
    """The parts that differ and how they read now, with what was taken out in brackets."""
    return [
        (each.part, each.place, each.kind, "".join(map(_shown, each.differences)))
        for each in difference.parts
    ]


def _shown(difference: Difference) -> str:
    kind, before, after = difference
    gone = "" if kind in (Kind.SAME, Kind.ADDED) else f"[{plain(before).strip()}]"
    return gone + plain(after)


def test_a_word_is_replaced_and_two_are_put_in() -> None:
    found = compare((Text("Patents fell by half."),), (Text("Patents in China grew by half."),))
    assert [(each.kind, plain(each.before), plain(each.after)) for each in found] == [
        (Kind.SAME, "Patents ", "Patents "),
        (Kind.REPLACED, "fell ", "in China grew "),
        (Kind.SAME, "by half.", "by half."),
    ]


def test_bold_type_is_a_difference_and_a_new_figure_is_none() -> None:
    found = compare((Text("It grew"),), (Text("It "), Strong((Text("grew"),))))
    assert [each.kind for each in found] == [Kind.SAME, Kind.REPLACED]
    found = compare((value("a", "5"), Text(" of it")), (value("a", "7"), Text(" of it")))
    assert [each.kind for each in found] == [Kind.SAME]


def test_what_was_inserted_does_not_lead_the_eye_astray() -> None:
    found = compare(
        (Text("It grew. It fell."),), (Text("It grew. It was said that it rose. It fell."),)
    )
    assert [(each.kind, plain(each.after)) for each in found] == [
        (Kind.SAME, "It grew. "),
        (Kind.ADDED, "It was said that it rose. "),
        (Kind.SAME, "It fell."),
    ]


def test_blocks_are_same_changed_moved_added_and_taken_out() -> None:
    a, b, c, d = (paragraph(name, f"The {name} is here. So it is.") for name in "abcd")
    new = paragraph("n", "Nobody said this before us.")
    changed = paragraph("c", "The c is there. So it is.")
    assert kinds((a, b, c, d), (a, d, changed, new)) == [
        ("a", Kind.SAME),
        ("b", Kind.TAKEN_OUT),
        ("d", Kind.MOVED),
        ("c", Kind.CHANGED),
        ("n", Kind.ADDED),
    ]


def test_a_paragraph_is_known_by_its_words_when_its_ordinal_is_another_ones() -> None:
    first, second = paragraph("1", "Costs fell by half."), paragraph("2", "Chips are few.")
    new = paragraph("1", "Read this before anything else, please.")
    after = (new, replace(first, id="s/2"), replace(second, id="s/3"))
    assert [kind for _, kind in kinds((first, second), after)] == [
        Kind.ADDED,
        Kind.SAME,
        Kind.SAME,
    ]


def test_a_paragraph_that_was_split_is_told_as_such() -> None:
    whole = paragraph("a", "Costs fell by half. Chips are few. Labs close.")
    one, two = paragraph("a", "Costs fell by half."), paragraph("x", "Chips are rare. Labs close.")
    (found,) = compare_blocks((whole,), (one, two))
    assert found.kind is Kind.SPLIT
    assert found.after == (one, two)
    assert told(found) == [
        ("text", (), Kind.CHANGED, "Costs fell by half. Chips are [few.]rare. Labs close.")
    ]


def test_lists_differ_by_item() -> None:
    one, two, three = (ListItem((Text(f"Do {word} now."),)) for word in ("this", "more", "less"))
    before = List("s/l", False, (one, two, three))
    after = List("s/l", True, (one, ListItem((Text("Do more later."),)), three, two))
    (found,) = compare_blocks((before,), (after,))
    assert told(found) == [
        ("item", (1,), Kind.ADDED, "Do more later."),
        ("item", (2,), Kind.MOVED, "Do less now."),
        ("ordered", (), Kind.CHANGED, "[False]True"),
    ]


def test_tables_differ_by_row_and_cell() -> None:
    columns = (Column((Text("Who"),)), Column((Text("How many"),)))
    rows = tuple(((Text(name),), (Text(number),)) for name, number in (("US", "5"), ("China", "7")))
    new = ((Text("Japan"),), (Text("3"),))
    before = Table("s/t", columns, rows)
    after = replace(before, rows=(new, rows[0], ((Text("China"),), (Text("8"),))))
    (found,) = compare_blocks((before,), (after,))
    assert told(found) == [
        ("row", (0,), Kind.ADDED, ""),
        ("cell", (0, 0), Kind.CHANGED, "Japan"),
        ("cell", (0, 1), Kind.CHANGED, "3"),
        ("cell", (2, 1), Kind.CHANGED, "[7]8"),
    ]


def test_another_level_is_a_change_though_no_word_is() -> None:
    before, after = Heading("s/h", 2, (Text("Costs"),)), Heading("s/h", 3, (Text("Costs"),))
    (found,) = compare_blocks((before,), (after,))
    assert told(found) == [("level", (), Kind.CHANGED, "[2]3")]


def test_both_versions_are_in_what_differs() -> None:
    for seed in range(share(100, 1_000)):
        base, mine, _ = versions(seed)
        found = compare_blocks(base, mine)
        assert sorted(each.before.id for each in found if each.before) == sorted(
            each.id for each in base
        )
        assert [block for each in found for block in each.after] == list(mine)
        assert all(each.kind is Kind.SAME for each in compare_blocks(mine, mine))
        for one, other in zip(base, mine, strict=False):
            for was, now in zip(texts(one), texts(other), strict=False):
                differences = compare(was, now)
                before = tuple(part for each in differences for part in each.before)
                after = tuple(part for each in differences for part in each.after)
                assert (normal(before), normal(after)) == (normal(was), normal(now))
