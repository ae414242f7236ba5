"""Word files of others: cleaned and told, or refused in one sentence that says what to do."""

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.cli import main
from briefgen.errors import PackError
from briefgen.sources import library
from briefgen.sources.letterheads import read_letterhead
from briefgen.store.container import pack_brief, unpack_brief
from briefgen.typography.look import Brand, with_letterhead
from briefgen.word_files.names import NAMESPACES
from briefgen.word_files.package import BadWordFileError, parse
from briefgen.zips import read_zip, write_zip
from tests.builders import small_brief
from tests.export.word import letterheads
from tests.export.word.letterheads import (
    LETTER,
    ML,
    SETTINGS,
    STYLES,
    german,
    house_named,
    p,
    part,
    picture,
    section,
)  # fmt: skip

PLAIN = letterheads.styles(letterheads.style("Normal", "Normal", default="1"))


def office(body: str, *relations: tuple[str, str, str], **more: object) -> bytes:
    """A letterhead with this text and these relations of it."""
    extra = more.pop("more", None)
    kind = str(more.pop("kind", letterheads.DOCX))
    parts: letterheads.Parts = {"word/styles.xml": (STYLES, PLAIN), **more}  # type: ignore[dict-item]
    assert extra is None or isinstance(extra, dict)
    return letterheads.package(body + section(LETTER), parts, relations, kind, extra)


def field(code: str, shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"<w:p>{mark.format('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>"
        f"{mark.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{mark.format('end')}</w:p>"
    )


OBJECT = (
    '<w:p><w:r><w:object w:dxaOrig="180" w:dyaOrig="180">'
    '<v:shape id="s" style="width:9pt;height:9pt"/><o:OLEObject Type="Embed" '
    'ProgID="Excel.Sheet.12" ShapeID="s" DrawAspect="Content" ObjectID="_1" r:id="rId9"/>'
    "</w:object>"
    "</w:r></w:p>"
)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MACROS: letterheads.Parts = {
    "word/vba.bin": ("application/vnd.ms-office.vbaProject", b"Sub AutoOpen()")
}
CLEANED = {
    "a macro file": (
        office(p("x"), ("rId9", "vbaProject", "vba.bin"), kind=letterheads.DOTM, more=MACROS),
        "its macros",
    ),
    "an attached template": (german(), "its link to the template it was made from"),
    "a picture from elsewhere": (
        office(
            f"<w:p>{picture('rId9').replace('r:embed', 'r:link')}</w:p>",
            ("rId9", "image", "https://example.org/pixel.png"),
        ),
        "a picture that would be fetched from elsewhere (pixel.png)",
    ),
    "a link to a file": (
        office(
            '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>',
            ("rId9", "hyperlink", "file:///etc/passwd"),
        ),
        "a link that leads to no web page (passwd)",
    ),
    "an embedded file": (
        office(
            OBJECT,
            ("rId9", "oleObject", "embeddings/book.xlsx"),
            more={"word/embeddings/book.xlsx": (SHEET, b"PK")},
        ),
        "an embedded file; its picture stays",
    ),
    "a file to insert": (
        office('<w:altChunk r:id="rId9"/>', ("rId9", "aFChunk", "more.htm"),
               more={"word/more.htm": ("text/html", b"<script>")}),
        "a file that Word would insert",
    ),
    "a field that runs": (
        office(field("MACROBUTTON Evil Click", "")),
        "the field MACROBUTTON; what it showed last stays",
    ),
    "a field that fetches": (
        office(field(r'INCLUDETEXT "C:\\secret.docx"', "old words")),
        "the field INCLUDETEXT; what it showed last stays",
    ),
    "a simple field that runs": (
        office('<w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\x "><w:r><w:t>old words</w:t></w:r>'
               "</w:fldSimple></w:p>"),
        "the field DDEAUTO; what it showed last stays",
    ),
    "an old drawing": (
        office('<w:p><w:r><w:pict><v:shape id="s"><v:imagedata src="http://example.org/pixel.png"/>'
               "</v:shape></w:pict></w:r></w:p>"),
        "a link to another file (pixel.png)",
    ),
    "a mail merge": (
        office(p("x"), **{"word/settings.xml": (SETTINGS, part(
            "settings", '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType '
            'w:val="textFile"/></w:mailMerge>'))}),
        "its link to the data of a mail merge",
    ),
    "protection": (
        office(p("x"), **{"word/settings.xml": (SETTINGS, part(
            "settings", '<w:documentProtection w:edit="forms" w:enforcement="1"/>'))}),
        "its protection against changes",
    ),
}  # fmt: skip


def bomb() -> bytes:
    """A zip whose directory promises two gigabytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 100_000)
    data = bytearray(stream.getvalue())
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 2_000_000_000)
    return bytes(data)


def declared() -> bytes:
    """A file with a document type, as no Word writes it."""
    members = read_zip(house_named())
    text = members["word/document.xml"]
    members["word/document.xml"] = text.replace(
        b"<w:document", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document', 1
    )
    return write_zip(members)


def strict() -> bytes:
    """The other dialect of the format."""
    members = read_zip(house_named())
    text = members["word/document.xml"].decode()
    other = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    members["word/document.xml"] = text.replace(NAMESPACES["w"], other).encode()
    return write_zip(members)


AGAIN = "save it again in Word"
REFUSED = {
    "no zip": (b"Dear Members", f"is not a Word file that can be opened: it is damaged; {AGAIN}"),
    "a truncated one": (german()[:-700], f"it is damaged; {AGAIN}"),
    "an encrypted one": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "is encrypted or in the old .doc format; take its password off and save it as .docx",
    ),
    "a bomb": (bomb(), "it unpacks to too much"),
    "a document type": (declared(), "declares a document type in word/document.xml"),
    "the strict dialect": (strict(), "is in the Strict Open XML format; save it in Word"),
    "another office file": (
        office(p("x"), kind=f"{ML}.other+xml"), "is not a Word file; save it in Word as .docx"
    ),
    "no body": (
        office(p("x"), **{"word/document.xml": (letterheads.DOCX, part("document", ""))}),
        "is not a Word file: it has no text",
    ),
    "no text": (write_zip({"a.txt": b"x"}), "is not a Word file: it has no text"),
    "broken XML": (
        write_zip(read_zip(house_named()) | {"word/styles.xml": b"<w:styles>"}),
        "is damaged in word/styles.xml",
    ),
    "five megabytes": (b"PK" + b"\0" * 5_000_000, "is larger than 5 MB; make its pictures smaller"),
}  # fmt: skip


UNWANTED = (
    b"vba", b"AutoOpen", b"Vorlagen", b"pixel.png", b"passwd", b"OLEObject", b"book.xlsx",
    b"<script>", b"MACROBUTTON", b"INCLUDETEXT", b"DDEAUTO", b"mailMerge", b"documentProtection",
    b"macroEnabled", b"Orig=",
)  # fmt: skip


def saved(folder: Path, content: bytes) -> Path:
    path = folder / "office.docx"
    path.write_bytes(content)
    return path


def placed(brand: Brand) -> dict[str, bytes]:
    """The members of a brief in this letterhead."""
    brief = replace(small_brief(), brand=brand)
    result = pipeline.make(brief)
    return read_zip(pipeline.export(result.composed.document, brief, result.pages, ".docx"))


@pytest.mark.parametrize("name", CLEANED)
def test_what_runs_or_reaches_out_is_left_out_and_told(tmp_path: Path, name: str) -> None:
    content, phrase = CLEANED[name]
    brand = with_letterhead(Brand(), read_letterhead(saved(tmp_path, content)))
    assert brand.left_out == (phrase,)
    members = placed(brand)
    everything = b"".join(members.values())
    for word in UNWANTED:
        assert word not in everything
        assert not any(word in each.encode() for each in members)
    if "old words" in content.decode("latin-1") or "fetches" in name or "simple" in name:
        assert b"old words" in members["word/document.xml"]  # what a field showed last stays


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    content, words = REFUSED[name]
    with pytest.raises(PackError) as refused:
        read_letterhead(saved(tmp_path, content))
    assert words in refused.value.message
    assert refused.value.message.startswith("The letterhead ")
    assert refused.value.message.count(". ") == 0
    assert refused.value.place.file == "office.docx"


def test_a_file_without_styles_is_used_and_gets_ours(tmp_path: Path) -> None:
    body = p("Office of Tests") + section(LETTER)
    brand = with_letterhead(
        Brand(), read_letterhead(saved(tmp_path, letterheads.package(body, {})))
    )
    members = placed(brand)
    assert b'w:styleId="Heading1"' in members["word/styles.xml"]
    assert b"Office of Tests" in members["word/document.xml"]


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        ("word/styles.xml", b'w:sz w:val="21"', 'w:sz w:val="²"'.encode()),
        ("word/styles.xml", b'w:val="1F5C2E"', b'w:val="GREENY"'),
        ("word/styles.xml", b'w:outlineLvl w:val="0"', b'w:outlineLvl w:val="first"'),
        ("word/styles.xml", b'w:after="100"', b'w:after="999999999"'),
        ("word/document.xml", b'w:w="12240"', b'w:w="999999999"'),
        ("word/document.xml", b'w:left="1440"', b'w:left="12cm"'),
        ("word/document.xml", b"<w:cols/>", b'<w:cols w:num="many"/>'),
    ],
)
def test_odd_values_are_passed_over(tmp_path: Path, member: str, old: bytes, new: bytes) -> None:
    members = read_zip(house_named())
    assert old in members[member]
    members[member] = members[member].replace(old, new)
    brand = with_letterhead(Brand(), read_letterhead(saved(tmp_path, write_zip(members))))
    assert b"Bottom line" in placed(brand)["word/document.xml"]


def test_a_nested_field_goes_with_the_code_it_is_part_of(tmp_path: Path) -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> {} </w:instrText></w:r>"
    page = mark.format("begin") + code.format("PAGE") + mark.format("end")
    body = (
        f"<w:p>{mark.format('begin')}{code.format('INCLUDEPICTURE')}{page}{mark.format('separate')}"
        f"<w:r><w:t>shown</w:t></w:r>{mark.format('end')}</w:p>" + field("NUMPAGES", "3")
    )
    brand = with_letterhead(Brand(), read_letterhead(saved(tmp_path, office(body))))
    document = read_zip(brand.letterhead)["word/document.xml"]
    assert document.count(b"fldChar ") == 3
    assert b"NUMPAGES" in document
    assert b"shown" in document
    assert b" PAGE " not in document


def test_a_brand_names_its_letterhead_and_a_brief_carries_it(tmp_path: Path) -> None:
    saved(tmp_path, german())
    (tmp_path / "office.toml").write_text('letterhead = "office.docx"\n', encoding="utf-8")
    brand = library.find_brand(str(tmp_path / "office.toml"))
    brief = replace(small_brief(), brand=brand)
    data = pack_brief(brief)
    assert read_zip(data)["brand/letterhead"] == brand.letterhead
    assert unpack_brief(data, "x.brief") == unpack_brief(pack_brief(unpack_brief(data, "x")), "x")
    assert unpack_brief(data, "x.brief").brand == brand
    told = [each.message for each in pipeline.make(brief).problems]
    assert "The Word file goes without its link to the template it was made from." in told


def test_a_brand_whose_letterhead_is_elsewhere_is_refused(tmp_path: Path) -> None:
    brand = tmp_path / "office.toml"
    for name, words in {"../office.docx": "beside this one", "none.docx": "is not beside"}.items():
        brand.write_text(f'letterhead = "{name}"\n', encoding="utf-8")
        with pytest.raises(PackError, match=words):
            library.find_brand(str(brand))


def test_template_check_tells_where_styles_come_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "check", str(saved(tmp_path, house_named()))]) == 0
    told = capsys.readouterr().out
    assert "A brief goes to its end." in told
    assert "Heading 1            “ACME Head 1”, found by its heading level" in told
    assert "Quote                “ACME Quotation”, found by its other name" in told
    assert "Made to match, as the file has none: Title," in told
    assert main(["template", "check", str(saved(tmp_path, german())), "--json"]) == 3
    rows = {each["id"]: each for each in json.loads(capsys.readouterr().out)}
    assert rows["Body Text"]["style"] == "Textkörper"
    assert rows["heading 3"]["source"] == "created"
    assert rows["problem-1"]["title"].startswith("Briefs go out without its link to the template")
    assert {"id", "title", "kind"} <= set(rows["Title"])


def test_template_check_names_what_was_left_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    author = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="Subject"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
        f"{p('Click or tap here to enter text.')}</w:sdtContent></w:sdt>"
    )
    comments = part("comments", f"<w:comment {author}><w:p/></w:comment>")
    body = (
        p("Dear [Name],")
        + control
        + f"<w:p><w:ins {author}><w:r><w:t>new</w:t></w:r></w:ins></w:p>"
        + p("A second line", "Pale")
    )
    pale = letterheads.styles(
        letterheads.style("Normal", "Normal", default="1"),
        letterheads.style("Pale", "heading 1", '<w:rPr><w:color w:val="9DB8D9"/></w:rPr>'),
    )
    parts: letterheads.Parts = {
        "word/styles.xml": (STYLES, pale),
        "word/comments.xml": (f"{ML}.comments+xml", comments),
    }
    content = letterheads.package(body + section(LETTER), parts)
    assert main(["template", "check", str(saved(tmp_path, content))]) == 3
    told = capsys.readouterr().out
    for words in (
        "warning: “[Name]” in the text looks like text that was never filled in.",
        "warning: The content control “Subject” in the text is empty and shows its prompt.",
        "warning: There is a tracked change in the text.",
        "warning: A comment would go out with every brief.",
        "warning: “heading 1” is #9DB8D9 on white, a contrast of 2.0 to 1; it needs 4.5 to 1.",
    ):
        assert words in told
    assert told.count("warning:") == 5, told


def test_template_check_says_when_there_is_no_room(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tight = house_named(page=LETTER.replace("1440", "4600"))
    assert main(["template", "check", str(saved(tmp_path, tight))]) == 3
    assert "warning: Its page leaves less than 200 points for text" in capsys.readouterr().out


def test_template_check_of_a_file_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "check", str(tmp_path / "none.docx")]) == 1
    assert "does not exist" in capsys.readouterr().err
    assert main(["template", "check", str(saved(tmp_path, b"x"))]) == 1
    told = capsys.readouterr().err
    assert told.startswith("briefgen: office.docx: The letterhead is not a Word file")
    assert "Traceback" not in told


def test_new_takes_a_letterhead_without_a_brand_file(tmp_path: Path) -> None:
    file, brief = saved(tmp_path, german()), tmp_path / "x.brief"
    new = ["new", "--template", "bluf-memo", "--letterhead", str(file), "-o", str(brief)]
    assert main(new) == 0
    assert main(["export", str(brief), "-o", str(tmp_path / "x.docx")]) == 0
    document = read_zip((tmp_path / "x.docx").read_bytes())["word/document.xml"]
    assert b"Bonn, im November" in document


def test_an_element_of_ten_thousand_attributes_is_refused_at_once() -> None:
    names = " ".join(f'w:a{n}="1"' for n in range(10_000))
    part = f'<w:p xmlns:w="{NAMESPACES["w"]}" {names}/>'.encode()
    with pytest.raises(BadWordFileError, match="too much in one place of word"):
        parse(part, "word/document.xml")
