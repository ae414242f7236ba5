"""A brief in an office's own Word file: what is the office's stays, what is ours is all there."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph
from lxml import etree
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.pages import Pages
from briefgen.document.release import Marking, MarkingKind
from briefgen.document.tree import Document, Heading, walk
from briefgen.errors import ExportError, Severity
from briefgen.export import render, settled
from briefgen.export.delivery import Delivery
from briefgen.typography.look import Brand, Grid, NotesPlace, resolve_look
from briefgen.word_files.names import child, value
from tests.builders import small_brief
from tests.export.word import letterheads
from tests.export.word.letterheads import LETTER, LETTERHEADS, german, house_named, logo, p, section
from tests.export.word.reading import W, fields, find, nodes, part, text
from tests.export.word.samples import one_pager
from tests.export.word.stress import stress
from tests.validators import openxml, poppler
from tests.validators.docx_lint import lint
from tests.whole.reading import libreoffice, squeezed
from tests.work import calls_of

Make = Callable[[], bytes]
EVERY = pytest.mark.parametrize("name", LETTERHEADS)
ROOT = Path(__file__).resolve().parents[3]
HASH = (
    "import hashlib; from tests.export.word.test_office import placed; "
    "from tests.export.word.letterheads import german; "
    "print(hashlib.sha256(placed(german())).hexdigest())"
)


def placed(
    letterhead: bytes,
    document: Document | None = None,
    grid: Grid = Grid.MEMO,
    *,
    foot: bool = False,
    brand: Brand | None = None,
) -> bytes:
    """A document in a letterhead, by default the one with every construct."""
    look = resolve_look(
        grid, brand or Brand(), 2, notes=NotesPlace.FOOT if foot else NotesPlace.END
    )
    delivery = Delivery(letterhead=letterhead)
    look = settled(look, ".docx", delivery)
    return render(document or stress(), look, Pages(612, 792, 3), ".docx", delivery)


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def exported(brief: Brief, letterhead: bytes) -> bytes:
    brief = replace(brief, brand=replace(brief.brand, letterhead=letterhead))
    result = pipeline.make(brief)
    return pipeline.export(result.composed.document, brief, result.pages, ".docx")


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def heads_and_feet(content: bytes, kind: str) -> list[etree._Element]:
    """The parts that the text leads to."""
    found = members(content)
    names = (name for name in found if name.startswith(f"word/{kind}") and name.endswith(".xml"))
    return [etree.fromstring(found[name]) for name in sorted(names)]


def level(paragraph: Paragraph) -> int:
    """The level of a heading by its style, 0 for none."""
    style = paragraph.style
    while style is not None:
        outline = value(style.element, "w:pPr/w:outlineLvl")
        if outline:
            return int(outline) + 1
        style = style.base_style
    return 0


def test_a_letterhead_is_opened_and_cleaned_once() -> None:
    unread = letterheads.package(p("Read by nobody before.") + section(LETTER), {})
    brief = replace(small_brief("decision-memo"), brand=Brand(letterhead=unread))

    def made() -> list[bytes]:
        result = pipeline.make(brief)
        document, pages = result.composed.document, result.pages
        return [pipeline.export(document, brief, pages, each) for each in (".pdf", ".docx")]

    assert calls_of(made, "read_package") == 1
    assert made() == made()  # and stays as it was


@EVERY
@pytest.mark.parametrize("foot", [False, True])
def test_our_own_judge_finds_nothing(name: str, foot: bool) -> None:
    assert lint(placed(LETTERHEADS[name](), foot=foot)) == []


@EVERY
def test_every_heading_is_one_in_the_offices_file(name: str) -> None:
    wanted = [each.level for _, each in walk(one_pager()) if isinstance(each, Heading)]
    found = opened(placed(LETTERHEADS[name](), one_pager(), foot=True)).paragraphs
    title = "The AI race is split"
    levels = [level(each) for each in found if not each.text.startswith((title, "Sources"))]
    assert [each for each in levels if each] == wanted


@EVERY
def test_the_words_are_those_of_the_file_without_a_letterhead(name: str) -> None:
    plain = resolve_look(Grid.MEMO, Brand(), 2, notes=NotesPlace.FOOT)
    alone = part(render(stress(), plain, Pages(612, 792, 3), ".docx"), "word/document.xml")
    within = part(placed(LETTERHEADS[name](), foot=True), "word/document.xml")
    assert squeezed(text(alone)) in squeezed(text(within))


def test_other_processes_write_the_same_bytes() -> None:
    made = [
        subprocess.run(
            [sys.executable, "-c", HASH],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1]
    assert len(made[0].strip()) == 64


def test_logo_heads_and_page_of_the_office_stay() -> None:
    word = opened(placed(german(), one_pager(), Grid.COLUMNS))
    first = word.sections[0]
    assert first.different_first_page_header_footer
    assert first.first_page_header.paragraphs[1].text == "Bundesamt für Proben · 53113 Bonn"
    pictures = [each.target_part.blob for each in first.first_page_header.part.rels.values()]
    assert pictures == [logo()]
    assert first.header.paragraphs[0].text == "Bundesamt für Proben"
    assert {round(each.page_width.mm) for each in word.sections if each.page_width} == {210}
    assert {round(each.left_margin.mm) for each in word.sections if each.left_margin} == {25}
    columns = [each._sectPr.xpath("w:cols/@w:num") for each in word.sections]
    assert ["2"] in columns
    assert len({each.header.part.partname for each in word.sections}) == 1


def test_styles_are_found_by_name_by_translated_name_and_by_alias() -> None:
    content = placed(german())
    used = set(find(part(content, "word/document.xml"), ".//w:pStyle/@w:val"))
    assert {"Titel", "berschrift1", "Textkrper", "Beschriftung", "Aufzhlungszeichen"} <= used
    assert not {"Heading1", "BodyText", "Caption", "ListBullet", "Title"} & used
    house = set(find(part(placed(house_named()), "word/document.xml"), ".//w:pStyle/@w:val"))
    assert {"ACMEHead1", "ACMEHead2", "ACMEHead3", "ACMEQuote"} <= house


@EVERY
def test_no_style_of_the_office_is_changed(name: str) -> None:
    before = part(LETTERHEADS[name](), "word/styles.xml")
    after = {
        each.get(f"{W}styleId"): etree.tostring(each, method="c14n", exclusive=True)
        for each in part(placed(LETTERHEADS[name]()), "word/styles.xml").iter(f"{W}style")
    }
    for style in before.iter(f"{W}style"):
        mine = etree.tostring(style, method="c14n", exclusive=True)
        assert after[style.get(f"{W}styleId")] == mine


def test_missing_styles_are_made_in_the_offices_fonts_and_colors() -> None:
    styles = part(placed(house_named(), one_pager()), "word/styles.xml")
    title = nodes(styles, "w:style[@w:styleId='Title']")[0]
    assert find(title, "w:rPr/w:rFonts/@w:ascii") == ["Liberation Sans"]  # as its heads
    assert find(title, "w:rPr/w:color/@w:val") == ["1F5C2E"]  # of the office's heads
    assert value(title, "w:basedOn") == "ACMEText"
    mine = placed(house_named(), one_pager(), brand=Brand(accent="#5B1A6B"))
    title = nodes(part(mine, "word/styles.xml"), "w:style[@w:styleId='Title']")[0]
    assert find(title, "w:rPr/w:color/@w:val") == ["5B1A6B"]  # the brand has said so


def test_a_file_that_names_no_font_gets_ours() -> None:
    content = placed(letterheads.normal_only(), one_pager())
    styles = part(content, "word/styles.xml")
    body = nodes(styles, "w:style[@w:styleId='BodyText']")[0]
    assert find(body, "w:rPr/w:rFonts/@w:asciiTheme") == ["minorHAnsi"]
    assert any(name.endswith(".odttf") for name in members(content))
    assert not any(name.endswith(".odttf") for name in members(placed(german(), one_pager())))


@pytest.mark.parametrize("name", ["bookmarked", "controlled"])
def test_a_brief_takes_the_place_named_brief(name: str) -> None:
    document = part(placed(LETTERHEADS[name](), one_pager()), "word/document.xml")
    said = text(document)
    assert said.startswith("Dear Members,The AI race is split")
    assert said.endswith("Signed: the Director")
    assert "The brief goes here" not in said
    assert "Click or tap" not in said
    assert nodes(document, ".//w:sdt") == []
    assert "Stanford HAI" in said  # sources are paragraphs, not notes behind the signature
    assert nodes(document, ".//w:endnoteReference") == []


def test_a_brief_goes_to_the_end_where_no_place_is_named() -> None:
    body = p("Dear Members,") + p("") + p("")
    document = part(placed(house_named(body), one_pager()), "word/document.xml")
    paragraphs = [text(each) for each in nodes(document, "w:body/w:p")]
    assert paragraphs[0] == "Dear Members,"
    assert paragraphs[1].startswith("The AI race is split")  # empty lines at the end made room


def test_the_sections_of_the_office_keep_their_heads_and_pages() -> None:
    word = opened(placed(letterheads.two_sections(), one_pager()))
    assert [each.text for each in word.paragraphs[:2]] == ["Series of papers", ""]
    cover, *rest = word.sections
    assert cover.header.paragraphs[0].text == "Cover of the series"
    assert {each.header.paragraphs[0].text for each in rest} == {"Working paper"}
    assert [cover.page_width, rest[0].page_width, rest[-1].page_width] == [
        7772400,
        10058400,
        10058400,
    ]


def test_text_above_in_two_columns_ends_before_the_brief() -> None:
    body = p("Two columns above") + section(LETTER, more='<w:cols w:num="2" w:space="300"/>')
    styles = letterheads.styles(letterheads.style("Normal", "Normal", default="1"))
    office = letterheads.package(body, {"word/styles.xml": (letterheads.STYLES, styles)})
    word = opened(placed(office, one_pager()))
    columns = [each._sectPr.xpath("w:cols/@w:num") for each in word.sections]
    assert columns[:2] == [["2"], []]
    assert lint(placed(office)) == []


def test_a_break_of_sections_at_the_place_stays() -> None:
    mark = '<w:bookmarkStart w:id="3" w:name="Brief"/><w:bookmarkEnd w:id="3"/>'
    ending = f"<w:p><w:pPr>{section(LETTER)}</w:pPr>{mark}</w:p>"
    content = placed(house_named(p("Above") + ending + p("Below")), one_pager())
    said = text(part(content, "word/document.xml"))
    assert said.startswith("AboveThe AI race")
    assert said.endswith("Below")
    assert lint(content) == []


def test_the_foot_says_what_the_office_does_not() -> None:
    brief = small_brief()
    (foot,) = heads_and_feet(exported(brief, house_named()), "footer")
    assert text(foot).startswith("12 Example StreetDRAFT v0.1 · Jan 31, 2026")
    assert fields(foot, "PAGE") == ["2"]
    assert fields(foot, "NUMPAGES")
    german_feet = [text(each) for each in heads_and_feet(exported(brief, german()), "footer")]
    assert german_feet == [
        "Bankverbindung: DE00 0000DRAFT v0.1 · Jan 31, 20261 of 1",
        "Seite 1DRAFT v0.1 · Jan 31, 2026",
    ]


def test_a_file_without_heads_and_feet_gets_ours() -> None:
    word = opened(exported(small_brief(), letterheads.normal_only()))
    first = word.sections[0]
    assert first.different_first_page_header_footer
    assert "One-pager" in first.first_page_header.paragraphs[0].text
    assert "of" in first.footer.paragraphs[0].text


@EVERY
def test_a_marking_is_on_every_page(name: str) -> None:
    marking = Marking(kind=MarkingKind.CUI, controlled_by="Office of Tests", category="PRVCY")
    content = exported(replace(small_brief(), marking=marking), LETTERHEADS[name]())
    document = part(content, "word/document.xml")
    assert set(find(document, ".//w:sectPr[1]/w:headerReference/@w:type")) >= {"first", "default"}
    for kind in ("header", "footer"):
        parts = heads_and_feet(content, kind)
        assert parts
        assert all("CUI" in text(each) for each in parts)
    feet = [text(each) for each in heads_and_feet(content, "footer")]
    assert sum("Controlled by: Office of Tests" in each for each in feet) == 1
    assert lint(content) == []


def test_a_fault_of_a_letterhead_stands_in_the_brief_no_more_often() -> None:
    """Its foot is made twice, for what a first page alone says; its head is not."""
    fault, name = "<w:nonsense/>", '<w:bookmarkStart w:id="3" w:name="logo"/>'
    twice = 2 * letterheads.picture("rId1", 7)
    story = f'<w:p>{name}{twice}<w:bookmarkEnd w:id="3"/></w:p>'
    refs = "".join(
        f'<w:{side}Reference w:type="default" r:id="rId{number}"/>'
        for number, side in ((2, "header"), (3, "footer"))
    )
    image = (("rId1", "image", "media/logo.png"),)
    parts: letterheads.Parts = {
        "word/styles.xml": (letterheads.STYLES, letterheads.styles()),
        "word/header1.xml": (letterheads.HEADER, letterheads.part("hdr", fault + story)),
        "word/footer1.xml": (letterheads.FOOTER, letterheads.part("ftr", story)),
    }
    more: letterheads.Parts = {
        "word/media/logo.png": ("image/png", logo()),
        "word/_rels/header1.xml.rels": ("", letterheads.rels(image)),
        "word/_rels/footer1.xml.rels": ("", letterheads.rels(image)),
    }
    letterhead = letterheads.package(p("") + section(LETTER, refs), parts, more=more)
    marking = Marking(kind=MarkingKind.CUI, controlled_by="Office of Tests", category="PRVCY")
    content = exported(replace(small_brief(), marking=marking), letterhead)

    def found(data: bytes, sign: str) -> int:
        return sum(each.count(sign.encode()) for each in members(data).values())

    for sign in (fault, 'w:name="logo"', 'docPr id="7"'):
        assert found(content, sign) == found(letterhead, sign), sign


def test_the_offices_own_words_keep_their_language() -> None:
    content = placed(german(), one_pager())
    assert find(part(content, "word/styles.xml"), "w:docDefaults//w:lang/@w:val") == ["en-US"]
    document = part(content, "word/document.xml")
    assert [text(each) for each in nodes(document, ".//w:r[w:rPr/w:lang/@w:val='de-DE']")] == [
        "Bonn, im November"
    ]
    assert find(part(content, "word/header1.xml"), ".//w:r[w:t]/w:rPr/w:lang/@w:val") == ["de-DE"]


def test_lists_have_the_offices_bullets() -> None:
    content = placed(german())
    numbering = part(content, "word/numbering.xml")
    document = part(content, "word/document.xml")
    bullets = nodes(document, ".//w:pPr[w:pStyle/@w:val='Aufzhlungszeichen']")
    used = {find(each, "w:numPr/w:numId/@w:val")[0] for each in bullets}
    kinds = {find(numbering, f"w:num[@w:numId='{n}']/w:abstractNumId/@w:val")[0] for n in used}
    assert (
        find(numbering, f"w:abstractNum[@w:abstractNumId='{kinds.pop()}']//w:lvlText/@w:val")[0]
        == "■"
    )
    order = [etree.QName(each).localname for each in numbering]
    assert order == sorted(order)  # all kinds of lists before all lists


def test_captions_stay_with_what_they_are_about() -> None:
    document = part(placed(german()), "word/document.xml")
    captions = nodes(document, ".//w:pPr[w:pStyle/@w:val='Beschriftung']")
    assert captions
    assert all(child(each, "w:keepNext") is not None for each in captions)


def test_the_file_is_one_of_todays_word_and_leads_nowhere_else() -> None:
    content = placed(german())
    settings = part(content, "word/settings.xml")
    modes = find(settings, "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val")
    assert modes == ["15"]
    for name, each in members(content).items():
        if name.endswith(".rels"):
            targets = [
                (rel.get("Type", "").rpartition("/")[2], rel.get("Target", "")[:4])
                for rel in etree.fromstring(each)
                if rel.get("TargetMode") == "External"
            ]
            assert {*targets} <= {("hyperlink", "http")}
    assert opened(content).core_properties.title == "A brief with everything & more"


def test_names_that_both_files_have_lead_to_ours() -> None:
    mine = part(placed(house_named(), one_pager()), "word/document.xml")
    name = find(mine, ".//w:bookmarkStart/@w:name")[0]
    taken = f'<w:p><w:bookmarkStart w:id="5" w:name="{name}"/><w:bookmarkEnd w:id="5"/></w:p>'
    content = placed(house_named(taken + p("Kept")), one_pager())
    assert find(part(content, "word/document.xml"), ".//w:bookmarkStart/@w:name").count(name) == 1
    assert lint(content) == []


def test_a_brief_keeps_to_its_pages_on_the_letterhead_or_says_so() -> None:
    brief = small_brief()
    brief = replace(brief, brand=replace(brief.brand, letterhead=german()))
    assert not any("letterhead" in each.message for each in pipeline.make(brief).problems)
    narrow = LETTER.replace("1440", "4000")
    tight = house_named(page=narrow)
    brief = replace(brief, brand=replace(brief.brand, letterhead=tight))
    told = [each for each in pipeline.make(brief).problems if "letterhead" in each.message]
    assert len(told) == 1
    assert "1 is the limit" in told[0].message
    assert told[0].severity is Severity.WARNING


def test_a_letterhead_that_somebody_broke_is_one_sentence() -> None:
    brief = replace(small_brief(), brand=Brand(letterhead=b"PK\x03\x04 broken"))
    result = pipeline.make(brief)
    told = [each for each in result.problems if each.severity is Severity.ERROR]
    assert [each.message for each in told] == [
        "The letterhead of the brief is not a Word file that can be opened: it is damaged; "
        "save it again in Word as .docx."
    ]
    with pytest.raises(ExportError, match="is not a Word file that can be opened"):
        pipeline.export(result.composed.document, brief, result.pages, ".docx")
    pdf = pipeline.export(result.composed.document, brief, result.pages, ".pdf")
    assert pdf.startswith(b"%PDF")


@pytest.mark.validate
@EVERY
@pytest.mark.parametrize("foot", [False, True])
def test_the_judges_of_others_find_nothing(tmp_path: Path, name: str, foot: bool) -> None:
    path = tmp_path / "office.docx"
    path.write_bytes(placed(LETTERHEADS[name](), foot=foot))
    assert openxml.errors(path) == []


@pytest.mark.validate
def test_libreoffice_shows_the_offices_head_logo_and_our_text(tmp_path: Path) -> None:
    path = tmp_path / "office.docx"
    path.write_bytes(placed(german(), one_pager(), Grid.COLUMNS, foot=True))
    pdf = libreoffice(path, "pdf", tmp_path)
    told = poppler.text(pdf)
    for words in ("Bundesamt für Proben · 53113 Bonn", "The AI race is split", "Bankverbindung"):
        assert words in told
    assert any(" 120 " in each for each in poppler.images(pdf))
