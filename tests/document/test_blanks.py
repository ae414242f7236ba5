"""What is to be filled in: which words are, and what goes with them when they are left out."""

import msgspec
import pytest

from briefgen.document.blanks import blanks, without_blanks
from briefgen.document.lines import lines
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Citation,
    Column,
    Document,
    Heading,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    Strong,
    Table,
    Text,
)

BILL, NAME = "[Bill or report language]", "[name]"
KNOWN = (BILL, NAME)


def document(*blocks: Block, **parts: object) -> Document:
    return Document(
        "d", "Title", "Kind", "2026-01-31", blanks=KNOWN, sections=(Section("s", "S", blocks),),
        **parts,  # type: ignore[arg-type]
    )  # fmt: skip


def left(*inlines: Inline | str) -> str:
    """What is left of a paragraph."""
    text = tuple(Text(each) if isinstance(each, str) else each for each in inlines)
    shown = without_blanks(document(Paragraph("p", text), Paragraph("q", (Text("Stays."),))))
    first = shown.sections[0].blocks[0]
    return plain(first.text, citations=True) if first.id == "p" else ""  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("whole", "kept"),
    [
        (f"Fund it. {BILL}", "Fund it."),
        (f"Fund it. {BILL} Then report.", "Fund it. Then report."),
        (f"Call {NAME} at once. Then report.", "Then report."),
        (f"Fund it in the U.S. {BILL}", "Fund it in the U.S."),
        (f"See Sec. {NAME} of it. Then report.", "Then report."),
        (f"Leave the U.S. to {NAME} now. Then report.", "Then report."),
        ("Fund it. [Bill\N{NO-BREAK SPACE}or report language]", "Fund it."),
        (f"Spend 3.5 of it. “Now!” {BILL}", "Spend 3.5 of it. “Now!”"),
        (BILL, ""),
        (f"{BILL}.", ""),
        ("As it was [sic]. [The minister] said so.", "As it was [sic]. [The minister] said so."),
        ("Bill or report language", "Bill or report language"),
    ],
)
def test_the_sentence_with_a_blank_goes_and_no_other_word(whole: str, kept: str) -> None:
    assert left(whole) == kept


def test_bold_words_that_open_a_text_stay_as_long_as_something_follows() -> None:
    ask = Strong((Text("The ask:"),))
    assert left(ask, f" fund it. {BILL}") == "The ask: fund it."
    assert left(ask, f" support {BILL} now. Then report.") == "The ask: Then report."
    assert left(ask, f" {BILL}") == ""
    assert left(Strong((Text("It stands."),)), f" {BILL}") == "It stands."


def test_a_note_goes_with_its_sentence_and_no_other() -> None:
    one, two = Citation("one", 1), Citation("two", 2)
    assert left("Said before.", one, f" {BILL}") == "Said before.1"
    assert left("Said before.", one, f" Ask {NAME}.", two, " Then go.") == "Said before.1 Then go."


def test_a_blank_in_several_looks_and_a_line_of_its_own_are_found() -> None:
    assert left("Fund it. [Bill ", Strong((Text("or"),)), " report language]") == "Fund it."
    assert left("Fund it", LineBreak(), BILL) == "Fund it"


def test_what_holds_nothing_else_goes_as_a_whole() -> None:
    head = Heading("h", 2, (Text("Ask"),))
    item = ListItem((Text(NAME),), (ListItem((Text("Below."),)),))
    row = ((Text("Cost"),), (Text(NAME),))
    blocks: tuple[Block, ...] = (
        Paragraph("first", (Text("First."),)),
        head,
        Callout("ask", CalloutKind.ASK, (Text(BILL),)),
        Heading("g", 2, (Text("More"),)),
        List("l", False, (item, ListItem((Text("Kept."),)))),
        List("n", True, (ListItem((Text(NAME),)),)),
        Table("t", (Column((Text("What"),)),), (row, ((Text("Time"),), (Text("2027"),)))),
        Table("u", (Column((Text("What"),)),), (row,)),
        Cards("c", (Card((Text(NAME),), "", (Text("words"),)), Card((Text("2"),), "", ()))),
        Quotation("quote", (Text(NAME),), (Text("A. Speaker"),)),
    )
    section = without_blanks(document(*blocks)).sections[0]
    assert [each.id for each in section.blocks] == ["first", "g", "l", "t", "c"]
    _, _, kept, table, cards = section.blocks
    assert isinstance(kept, List)
    assert [plain(each.text) for each in kept.items] == ["Below.", "Kept."]
    assert isinstance(table, Table)
    assert [plain(row[0]) for row in table.rows] == ["Time"]
    assert isinstance(cards, Cards)
    assert len(cards.cards) == 1


def test_a_section_of_blanks_alone_goes_with_its_head() -> None:
    shown = without_blanks(document(Heading("h", 1, (Text("Ask"),)), Paragraph("p", (Text(BILL),))))
    assert shown.sections == ()


def test_the_head_over_sections_goes_with_the_last_of_them() -> None:
    head, ask = Heading("h", 1, (Text("Options"),)), Paragraph("p", (Text(BILL),))
    sections = (Section("options", "Options", (head,)), Section("options/one", "One", (ask,)))
    one = msgspec.structs.replace(document(), sections=sections)
    assert without_blanks(one).sections == ()
    alone = msgspec.structs.replace(one, sections=sections[:1])
    assert without_blanks(alone).sections == sections[:1]


def test_lines_of_a_head_are_named_by_their_labels_in_reading_order() -> None:
    head = (("TO", NAME), ("FROM", "Ann"), ("FROM", NAME))
    one = document(Paragraph("p", (Text(f"{BILL} {BILL}"),)), head_lines=head)
    assert blanks(one) == ("To", "From", "Bill or report language")
    assert without_blanks(one).head_lines == (("FROM", "Ann"),)
    assert blanks(without_blanks(one)) == ()


def test_a_document_without_blanks_stays_what_it_is() -> None:
    one = document(Paragraph("p", (Text("Nothing to fill in [sic]."),)))
    assert without_blanks(one).sections[0] is one.sections[0]
    assert [*lines(without_blanks(one))] == [*lines(one)]
