"""Lists are what their writer made them, wherever they are read: kinds, numbers, paragraphs."""

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.edits import edit_section
from briefgen.document.outline import outline
from briefgen.document.tree import Document, List, ListItem, Text
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import small_says
from tests.export.word.letterheads import german, house_named
from tests.pdf_reading import elements, pdf_words
from tests.validators import openxml
from tests.whole.reading import libreoffice, squeezed

MIXED = """\
1. one
   - bullet
     1. first
     2. second
   - bullet
   1. low
2. two
   1. letter
      1. roman
      2. roman
   2. letter

Between.

5. five
6. six

   with a second paragraph

- bullet

- loose bullet

  3. three
  4. four
- bullet
"""
LABELS = [
    "1. one", "– bullet", "a. first", "b. second", "– bullet", "a. low",
    "2. two", "a. letter", "i. roman", "ii. roman", "b. letter",
    "5. five", "6. six with a second paragraph",
    "• bullet", "• loose bullet", "3. three", "4. four", "• bullet",
]  # fmt: skip
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(brief: Brief, suffix: str) -> bytes:
    result = pipeline.make(brief)
    return pipeline.export(result.composed.document, brief, result.pages, suffix)


def documented(brief: Brief) -> Document:
    return pipeline.compose(brief).document


def test_the_outline_has_kinds_and_numbers() -> None:
    found = outline(documented(small_says(MIXED))).splitlines()
    begin = next(n for n, line in enumerate(found) if line.startswith("    list ")) + 1
    assert found[begin : begin + 5] == [
        "      1. one",
        "        - bullet",
        "          a. first",
        "          b. second",
        "        - bullet",
    ]
    assert "      6. six / with a second paragraph" in found
    assert "        3. three" in found


def test_the_text_has_kinds_and_numbers() -> None:
    lines = made(small_says(MIXED), ".txt").decode().splitlines()
    assert [each for each in lines if each in LABELS] == LABELS


def test_the_pages_have_kinds_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "lists.pdf"
    path.write_bytes(made(small_says(MIXED), ".pdf"))
    assert "".join(LABELS).replace(" ", "") in squeezed(pdf_words(path)).replace("Between.", "")
    with pikepdf.open(path) as pdf:
        kinds = [str(each.A.ListNumbering)[1:] for each in elements(pdf, "L")]
    assert kinds == [
        "Decimal", "Disc", "LowerAlpha", "LowerAlpha", "LowerAlpha", "LowerRoman",
        "Decimal", "Disc", "Decimal",
    ]  # fmt: skip


@pytest.mark.parametrize("letterhead", [b"", house_named(), german()])
def test_word_counts_the_same(letterhead: bytes) -> None:
    brief = small_says(MIXED)
    brief = replace(brief, brand=replace(brief.brand, letterhead=letterhead))
    told = counted(made(brief, ".docx"))
    told = [each.replace("■", "•") for each in told]  # the office's own bullet at every level
    labels = [each.replace("–", "•") for each in LABELS]
    told = [each.replace("–", "•") for each in told]
    assert [each for each in told if each in labels] == labels


@pytest.mark.validate
def test_libreoffice_counts_the_same(tmp_path: Path) -> None:
    path = tmp_path / "lists.docx"
    path.write_bytes(made(small_says(MIXED), ".docx"))
    lines = libreoffice(path, "txt", tmp_path).read_text("utf-8-sig").splitlines()
    joined = re.sub(r"\s+", " ", " ".join(lines))
    assert openxml.errors(path) == []
    labels = " ".join(LABELS).replace("–", "◦")  # as it writes every other bullet
    assert labels in joined.replace(" Between.", "")


def test_a_brief_keeps_the_lists_that_a_person_made() -> None:
    nested = (
        ListItem((Text("one"),), (ListItem((Text("bullet"),), (), "", False),)),
        ListItem((Text("two"),), (ListItem((Text("four"),), (), "", None, 4),)),
    )
    brief = small_says("A")
    section = pipeline.compose(brief).suggested[0]
    mine = (*section.blocks, List(f"{section.id}/n1", True, nested, 7))
    brief = edit_section(brief, section.id, section.blocks, mine)
    again = unpack_brief(pack_brief(brief), "a.brief")
    assert again.edits == brief.edits
    assert "7. one\n        - bullet\n      8. two\n        d. four" in outline(documented(again))


def test_a_list_of_a_person_follows_the_start_that_is_suggested() -> None:
    brief = small_says("3. three\n4. four")
    section = pipeline.compose(brief).suggested[0]
    (base,) = section.blocks
    assert isinstance(base, List)
    longer = replace(base, items=(*base.items, ListItem((Text("mine"),))))
    brief = edit_section(brief, section.id, (base,), (longer,))
    assert "3. three\n      4. four\n      5. mine" in outline(documented(brief))


def counted(word: bytes) -> list[str]:
    """The paragraphs of a Word file with what its numbering puts before them."""
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        numbering = etree.fromstring(archive.read("word/numbering.xml"))
    counts: dict[tuple[str, int], int] = {}
    seen: set[tuple[str, str]] = set()
    lines = []
    for paragraph in body.iter(f"{_W}p"):
        words = "".join("\n" if e.tag == f"{_W}br" else e.text or ""
                        for e in paragraph.iter(f"{_W}t", f"{_W}br"))  # fmt: skip
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        label = _label(numbering, found, counts, seen) if found is not None else ""
        lines.append(" ".join(f"{label} {words}".split()))
    return lines


def _label(
    numbering: etree._Element,
    place: etree._Element,
    counts: dict[tuple[str, int], int],
    seen: set[tuple[str, str]],
) -> str:
    level, number = (_value(place, name) for name in ("ilvl", "numId"))
    depth = int(level)
    instance = next(e for e in numbering.iter(f"{_W}num") if e.get(f"{_W}numId") == number)
    kind = _value(instance, "abstractNumId")
    abstract = next(
        e for e in numbering.iter(f"{_W}abstractNum") if e.get(f"{_W}abstractNumId") == kind
    )
    own = next((e for e in instance.iter(f"{_W}lvl") if e.get(f"{_W}ilvl") == level), None)
    form = own if own is not None else next(
        e for e in abstract.iter(f"{_W}lvl") if e.get(f"{_W}ilvl") == level
    )  # fmt: skip
    for each in instance.iter(f"{_W}lvlOverride"):
        if each.get(f"{_W}ilvl") == level and (number, level) not in seen:
            seen.add((number, level))  # where a list begins, its own start holds
            counts[kind, depth] = int(_value(each, "startOverride")) - 1
    counts[kind, depth] = counts.get((kind, depth), 0) + 1
    for deeper in [key for key in counts if key[0] == kind and key[1] > depth]:
        counts[deeper] = 0
    text = _value(form, "lvlText")
    made = _numeral(_value(form, "numFmt"), counts[kind, depth])
    return text.replace(f"%{depth + 1}", made)


def _value(element: etree._Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    assert found is not None
    return found.get(f"{_W}val", "")


def _numeral(kind: str, number: int) -> str:
    match kind:
        case "lowerLetter":
            return chr(ord("a") + number - 1)
        case "lowerRoman":
            return "i" * number
        case _:
            return str(number)
