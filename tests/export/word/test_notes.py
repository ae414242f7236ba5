"""Notes and captions: real marks, one note for each source, numbers that agree everywhere."""

import pytest

from briefgen.document.tree import Citation, Document, Note, Paragraph, Section, Text
from tests.export.word.reading import fields, find, made, nodes, part, styled, text
from tests.export.word.samples import one_pager


def cited(*numbers: int) -> Document:
    marks = tuple(Citation(f"s{number}", number) for number in numbers)
    notes = tuple(Note(f"s{n}", n, (Text(f"Source {n}"),)) for n in sorted(set(numbers)))
    block = Paragraph("s/p", (Text("Said"), *marks))
    section = Section("s", "", (block,))
    return Document(id="d", title="T", kind="K", date="", sections=(section,), notes=notes)


@pytest.mark.parametrize(("kind", "foot"), [("endnote", False), ("footnote", True)])
def test_each_source_is_one_note_and_later_marks_repeat_its_number(kind: str, foot: bool) -> None:
    content = made(cited(1, 2, 1, 3, 2), foot=foot)
    body = part(content, "word/document.xml")
    notes = part(content, f"word/{kind}s.xml")
    assert find(body, f".//w:{kind}Reference/@w:id") == ["1", "2", "3"]
    assert fields(body, "NOTEREF") == ["1", "2"]
    own = nodes(notes, f"w:{kind}[not(@w:type)]")
    assert [text(each) for each in own] == ["Source 1", "Source 2", "Source 3"]
    assert len(nodes(notes, f".//w:{kind}Ref")) == 3


def test_a_number_that_word_would_not_count_is_written_out() -> None:
    body = part(made(cited(1, 3, 2)), "word/document.xml")
    own = nodes(body, ".//w:r[w:endnoteReference/@w:customMarkFollows='1']")
    assert [text(each) for each in own] == ["3"]
    assert len(nodes(body, ".//w:endnoteReference[not(@w:customMarkFollows)]")) == 2


def test_endnotes_count_in_digits() -> None:
    content = made()
    settings = part(content, "word/settings.xml")
    assert find(settings, "w:endnotePr/w:numFmt/@w:val") == ["decimal"]
    body = part(content, "word/document.xml")
    assert set(find(body, ".//w:sectPr/w:endnotePr/w:numFmt/@w:val")) == {"decimal"}


def test_endnotes_follow_their_head_in_columns() -> None:
    body = part(made(one_pager()), "word/document.xml")
    *_, head, end = nodes(body, "w:body/w:p")
    assert (text(head), text(end)) == ("Sources", "")
    assert find(nodes(body, "w:body/w:sectPr")[0], "w:cols/@w:num") == ["2"]


def test_footnotes_need_no_head_of_notes() -> None:
    body = part(made(one_pager(), foot=True), "word/document.xml")
    assert not styled(body, "NotesHeading")


def test_a_source_that_no_mark_leads_to_is_told_all_the_same() -> None:
    body = part(made(), "word/document.xml")
    assert [text(each) for each in styled(body, "EndnoteText")] == ["4Never cited."]


def test_links_in_notes_have_relationships_of_their_own() -> None:
    content = made()
    used = find(
        part(content, "word/endnotes.xml"),
        ".//w:hyperlink/@*[namespace-uri()!='' and local-name()='id']",
    )
    relations = {
        each.get("Id"): each.get("Target") for each in part(content, "word/_rels/endnotes.xml.rels")
    }
    assert [relations[each] for each in used] == ["https://example.org/1"]


def test_captions_count_with_fields_and_cross_references_show_them() -> None:
    body = part(made(), "word/document.xml")
    captions = [text(each) for each in styled(body, "Caption")]
    assert captions[0] == "Figure 1. China publishes more; U.S. papers are cited more"
    assert fields(body, "SEQ Figure") == ["1", "2", "3", "4", "5"]
    assert fields(body, "SEQ Table") == ["1"]
    assert fields(body, "REF") == ["Figure 1", "Table 1"]


def test_the_bookmark_of_a_caption_holds_label_and_number_only() -> None:
    caption = styled(part(made(), "word/document.xml"), "Caption")[0]
    start = nodes(caption, "w:bookmarkStart[starts-with(@w:name, '_Ref')]")[0]
    held = []
    for node in start.itersiblings():
        if node.tag.endswith("bookmarkEnd"):
            break
        held.append(text(node))
    assert "".join(held) == "Figure 1"
