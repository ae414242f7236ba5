"""Thirty-two kinds of damage to a finished file, and which judge sees each: the judges can fail.

The judges are the Open XML SDK, openxml-audit and our own lint; no one of them sees everything.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.zips import read_zip, write_zip
from tests.export.word.letterheads import german
from tests.export.word.test_office import placed
from tests.validators import openxml
from tests.validators.docx_lint import lint

Members = dict[str, bytes]
Damage = Callable[[Members], None]
TEXT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
CHART, NUMBERS = "word/charts/chart1.xml", "word/numbering.xml"
BOOK = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"
LOST = b'<w:hyperlink w:anchor="_Gone"><w:r><w:t>a table</w:t></w:r></w:hyperlink>'
TRACKED = b'<w:ins w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z">'


def swap(name: str, old: bytes, new: bytes) -> Damage:
    """Replace the first of these bytes in a member."""

    def damage(members: Members) -> None:
        assert old in members[name], old
        members[name] = members[name].replace(old, new, 1)

    return damage


def cut(name: str, start: bytes, end: bytes) -> Damage:
    """Take out everything from one mark through the next other one."""

    def damage(members: Members) -> None:
        before, found, rest = members[name].partition(start)
        assert found
        members[name] = before + rest.partition(end)[2]

    return damage


def lose(name: str) -> Damage:
    """Take out a member."""

    def damage(members: Members) -> None:
        del members[name]

    return damage


def lists_first(members: Members) -> None:
    """A list before the kinds of lists."""
    before, found, after = members[NUMBERS].partition(b"<w:abstractNum ")
    middle, number, rest = after.partition(b"<w:num ")
    end = b"</w:num>"
    one, _, others = rest.partition(end)
    members[NUMBERS] = before + number + one + end + found + middle + others


def notes_turned(members: Members) -> None:
    """Two notes in the other order."""
    text = members["word/footnotes.xml"]
    text = text.replace(b'w:id="1"', b'w:id="x"').replace(b'w:id="2"', b'w:id="1"')
    members["word/footnotes.xml"] = text.replace(b'w:id="x"', b'w:id="2"')


SDK, AUDIT, OWN = "sdk", "audit", "lint"
DAMAGES: dict[str, tuple[Damage, set[str]]] = {
    "properties behind the text of a run": (
        swap(TEXT, b'<w:rPr><w:lang w:val="de-DE"/></w:rPr>', b"<w:tab/><w:rPr/>"),
        {SDK, AUDIT},
    ),
    "a paragraph in a paragraph": (
        swap(TEXT, b"<w:r><w:tab/>", b"<w:p/><w:r><w:tab/>"),
        {SDK, AUDIT},
    ),
    "a table without a grid": (cut(TEXT, b"<w:tblGrid>", b"</w:tblGrid>"), {SDK, AUDIT}),
    "a cell without a paragraph": (
        swap(TEXT, b"</w:tc>", b"</w:tc><w:tc><w:tcPr/></w:tc>"),
        {AUDIT, OWN},
    ),
    "a list before the kinds of lists": (lists_first, {SDK, AUDIT}),
    "settings out of order": (
        swap(SETTINGS, b"</w:settings>", b'<w:zoom w:percent="90"/></w:settings>'),
        {SDK, AUDIT},
    ),
    "a chart's series out of order": (
        swap(CHART, b'<c:idx val="0"/><c:order val="0"/>', b'<c:order val="0"/><c:idx val="0"/>'),
        {SDK, AUDIT},
    ),
    "an axis below zero": (swap(CHART, b'<c:axId val="', b'<c:axId val="-'), {SDK, AUDIT}),
    "an insertion by nobody": (
        swap(TEXT, b"<w:r><w:tab/>", b'<w:ins w:id="900"/><w:r><w:tab/>'),
        {SDK, AUDIT},
    ),
    "an insertion around a paragraph": (
        swap(TEXT, b"<w:tbl>", TRACKED + b"<w:p/></w:ins><w:tbl>"),
        {SDK, AUDIT},
    ),
    "a color with a number sign": (
        swap(STYLES, b'w:val="7A1F2B"', b'w:val="#7A1F2B"'),
        {SDK, AUDIT, OWN},
    ),
    "a size with a point": (swap(STYLES, b'<w:sz w:val="40"/>', b'<w:sz w:val="40.5"/>'), {SDK}),
    "one number for two drawings": (
        swap(TEXT, b'<wp:docPr id="3"', b'<wp:docPr id="2"'),
        {SDK, OWN},
    ),
    "a mark without its note": (
        swap(TEXT, b'<w:footnoteReference w:id="1"/>', b'<w:footnoteReference w:id="77"/>'),
        {SDK, AUDIT, OWN},
    ),
    "notes out of order": (notes_turned, {OWN}),
    "a picture that is not there": (
        swap(TEXT, b'r:embed="rId15"', b'r:embed="rId99"'),
        {SDK, AUDIT, OWN},
    ),
    "a chart that is not there": (lose(CHART), {SDK, AUDIT, OWN}),
    "a workbook that is not there": (lose(BOOK), {SDK, AUDIT, OWN}),
    "a part without a type": (
        cut("[Content_Types].xml", b'<Override PartName="/word/charts/chart1.xml"', b"/>"),
        {SDK, OWN},
    ),
    "an unknown style": (swap(TEXT, b'w:val="MemoLine"', b'w:val="Nowhere"'), {AUDIT, OWN}),
    "an unknown list": (
        swap(TEXT, b'<w:ilvl w:val="0"/><w:numId w:val="', b'<w:ilvl w:val="0"/><w:numId w:val="9'),
        {AUDIT, OWN},
    ),
    "a name of 50 letters": (
        swap(TEXT, b'w:name="_pb_', b'w:name="_pb_' + b"x" * 50),
        {SDK, AUDIT, OWN},
    ),
    "one name for two bookmarks": (
        swap(TEXT, b'w:name="_pb_evidence_line__2"', b'w:name="_pb_evidence_line__3"'),
        {OWN},
    ),
    "a bookmark without an end": (cut(TEXT, b"<w:bookmarkEnd", b"/>"), {OWN}),
    "a reference to nothing": (swap(TEXT, b" REF _Ref", b" REF _Gone"), {OWN}),
    "a link to nothing": (swap(TEXT, b"<w:r><w:tab/>", LOST + b"<w:r><w:tab/>"), {OWN}),
    "a field without an end": (swap(TEXT, b'<w:fldChar w:fldCharType="end"/>', b""), {OWN}),
    "newer words that older readers must know": (swap(TEXT, b'mc:Ignorable="w15"', b""), {OWN}),
    "a picture without words": (swap(TEXT, b'descr="Line chart."', b'descr=""'), {OWN}),
    "a table without a head": (swap(TEXT, b"<w:tblHeader/>", b""), {OWN}),
    "a heading that skips a level": (
        swap(TEXT, b'w:val="berschrift2"', b'w:val="Heading3"'),
        {OWN},
    ),
    "a relation to another computer": (
        swap(
            "word/_rels/document.xml.rels",
            b"</Relationships>",
            b'<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/'
            b'2006/relationships/attachedTemplate" Target="file:///x.dotm" TargetMode="External"/>'
            b"</Relationships>",
        ),
        {OWN},
    ),
}


@pytest.fixture(scope="module")
def whole() -> Members:
    return read_zip(placed(german(), foot=True))


@pytest.mark.validate
@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_seen(tmp_path: Path, whole: Members, name: str) -> None:
    damage, judges = DAMAGES[name]
    members = dict(whole)
    damage(members)
    path = tmp_path / "damaged.docx"
    path.write_bytes(write_zip(members))
    found = {
        SDK: openxml.sdk_errors(path),
        AUDIT: openxml.audit_errors(path),
        OWN: lint(path.read_bytes()),
    }
    assert {judge for judge, sentences in found.items() if sentences} == judges
    assert judges
