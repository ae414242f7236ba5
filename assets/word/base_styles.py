"""The styles of base.docx, as WordprocessingML: what is built in first, then our own."""

INK, MUTED, RULE = "1B1B1B", "565C65", "C6CDD5"
TONES = (("17406D", "17406D"), ("D9730D", "A34E00"), ("5B6770", "5B6770"), ("2A7F78", "2A7F78"))
SANS = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" '
    'w:eastAsiaTheme="majorEastAsia" w:cstheme="majorBidi"/>'
)
STRONG = "<w:b/><w:bCs/>"
SLANTED = "<w:i/><w:iCs/>"
ACCENT = '<w:color w:val="17406D" w:themeColor="text2"/>'
WHOLE = "<w:keepNext/><w:keepLines/>"
PLAIN_HEAD = "<w:suppressAutoHyphens/>"


def color(value: str) -> str:
    """The colour of text."""
    return f'<w:color w:val="{value}"/>'


def size(points: float) -> str:
    """The size of text, for all scripts."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def spacing(before: float, after: float, leading: float, rule: str = "exact") -> str:
    """Space around a paragraph and between its lines."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(leading * 20)}" w:lineRule="{rule}"/>'
    )


def borders(**sides: tuple[int, int, str]) -> str:
    """Borders of a paragraph: eighths of a point, points away, colour."""
    order = [side for side in ("top", "left", "bottom", "right") if side in sides]
    rows = "".join(
        f'<w:{side} w:val="single" w:sz="{sides[side][0]}" w:space="{sides[side][1]}" '
        f'w:color="{sides[side][2]}"/>'
        for side in order
    )
    return f"<w:pBdr>{rows}</w:pBdr>"


def paragraph(name: str, based: str, inside: str, letters: str = "", more: str = "") -> str:
    """A paragraph style; its id is its name without spaces, in Word's spelling."""
    return (
        f'<w:style w:type="paragraph"{_custom(name)} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{style_id(based)}"/>{more}<w:qFormat/>'
        f"<w:pPr>{inside}</w:pPr>" + (f"<w:rPr>{letters}</w:rPr>" if letters else "") + "</w:style>"
    )


def character(name: str, letters: str) -> str:
    """A character style."""
    return (
        f'<w:style w:type="character"{_custom(name)} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


def style_id(name: str) -> str:
    """``heading 1`` is ``Heading1``."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def _custom(name: str) -> str:
    built_in = {
        "Body Text", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "caption",
        "Quote", "List Bullet", "List Number", "footnote text", "footnote reference",
        "endnote text", "endnote reference", "header", "footer", "Hyperlink", "toc 1", "toc 2",
        "table of figures", "TOC Heading",
    }  # fmt: skip
    return "" if name in built_in else ' w:customStyle="1"'


_THEN_BODY = '<w:next w:val="BodyText"/>'
_DEFAULTS = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    f"<w:qFormat/><w:pPr><w:widowControl/></w:pPr><w:rPr>{color(INK)}{size(10)}</w:rPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '</w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList">'
    '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
_HEADS = "".join(
    (
        paragraph("Title", "Normal", WHOLE + PLAIN_HEAD + spacing(0, 6, 24),
                  SANS + STRONG + ACCENT + size(20), _THEN_BODY),
        paragraph("Subtitle", "Normal", WHOLE + PLAIN_HEAD + spacing(0, 6, 18),
                  SANS + color(MUTED) + size(14), _THEN_BODY),
        paragraph("heading 1", "Normal",
                  WHOLE + PLAIN_HEAD + spacing(6.5, 2, 15) + '<w:outlineLvl w:val="0"/>',
                  SANS + STRONG + ACCENT + size(11.5), _THEN_BODY),
        paragraph("heading 2", "Normal",
                  WHOLE + PLAIN_HEAD + spacing(2, 2, 13) + '<w:outlineLvl w:val="1"/>',
                  STRONG + size(10), _THEN_BODY),
        paragraph("heading 3", "Normal",
                  WHOLE + PLAIN_HEAD + spacing(2, 2, 13) + '<w:outlineLvl w:val="2"/>',
                  SLANTED + size(10), _THEN_BODY),
        paragraph("Cover Kind", "Normal", WHOLE + PLAIN_HEAD + spacing(150, 8, 13),
                  SANS + STRONG + ACCENT + size(10)),
        paragraph("Cover Title", "Title", borders(bottom=(20, 10, "17406D")) +
                  spacing(0, 8, 34), size(28), _THEN_BODY),
        paragraph("Cover Line", "Normal", spacing(0, 2, 13), size(10)),
        paragraph("TOC Heading", "heading 1", '<w:outlineLvl w:val="9"/>', "", _THEN_BODY),
        paragraph("toc 1", "Normal", PLAIN_HEAD + spacing(3, 0, 13), SANS + STRONG + size(10)),
        paragraph("toc 2", "toc 1", spacing(0, 0, 13) + '<w:ind w:left="280"/>',
                  '<w:b w:val="0"/><w:bCs w:val="0"/>'),
        paragraph("table of figures", "Normal", PLAIN_HEAD + spacing(3, 0, 13),
                  SANS + size(10)),
        paragraph("Notes Heading", "heading 1", borders(top=(4, 4, RULE)) + spacing(12, 2, 11),
                  SANS + STRONG + color(MUTED) + size(8.5), '<w:next w:val="EndnoteText"/>'),
    )
)  # fmt: skip
_TEXT = "".join(
    (
        paragraph("Body Text", "Normal", spacing(0, 4, 13)),
        paragraph("Side Text", "Body Text", spacing(0, 4, 12, "exact"), SANS + size(9)),
        paragraph("List Bullet", "Body Text", spacing(0, 3, 13)),
        paragraph("List Number", "Body Text", spacing(0, 3, 13)),
        paragraph("Quote", "Body Text", "<w:keepLines/>" + spacing(2, 4, 13) +
                  '<w:ind w:left="280" w:right="280"/>', SLANTED + color(INK)),
        paragraph("Quote Source", "Quote", spacing(0, 6, 11),
                  f"{SANS}<w:i w:val=\"0\"/><w:iCs w:val=\"0\"/>" + color(MUTED) + size(8.5)),
        paragraph("Callout", "Normal", "<w:keepLines/>" +
                  borders(left=(24, 12, "17406D"), top=(4, 6, "EEF3F8"),
                          bottom=(4, 6, "EEF3F8"), right=(4, 11, "EEF3F8")) +
                  '<w:shd w:val="clear" w:color="auto" w:fill="EEF3F8"/>' +
                  spacing(8, 14, 13) + '<w:ind w:left="300" w:right="240"/>', size(10)),
        paragraph("Callout Caution", "Callout",
                  borders(left=(24, 12, "7A4B00"), top=(4, 6, "FFF6E5"),
                          bottom=(4, 6, "FFF6E5"), right=(4, 11, "FFF6E5")) +
                  '<w:shd w:val="clear" w:color="auto" w:fill="FFF6E5"/>', color("7A4B00")),
        paragraph("Side Note", "Normal", "<w:keepLines/>" + borders(left=(8, 6, "17406D")) +
                  spacing(0, 5, 11.5), SANS + size(8.5), _THEN_BODY),
        paragraph("caption", "Normal", WHOLE + PLAIN_HEAD + spacing(6, 1, 13, "atLeast"),
                  SANS + STRONG + size(10), _THEN_BODY),
        paragraph("Figure Subtitle", "Normal", WHOLE + spacing(0, 2, 11),
                  SANS + color(MUTED) + size(8.5)),
        paragraph("Chart", "Normal", spacing(0, 2, 12, "auto")),
        paragraph("Source Line", "Normal", "<w:keepLines/>" + spacing(2, 8, 11),
                  SANS + color(MUTED) + size(8.5), _THEN_BODY),
        paragraph("footnote text", "Normal", spacing(0, 1, 11) +
                  '<w:ind w:left="240" w:hanging="240"/>', SANS + size(8.5)),
        paragraph("endnote text", "Normal", spacing(0, 1, 11) +
                  '<w:ind w:left="240" w:hanging="240"/>', SANS + size(8.5)),
        paragraph("Section End", "Normal", "<w:suppressLineNumbers/>" + spacing(0, 0, 1)),
        paragraph("After Table", "Normal", "<w:suppressLineNumbers/>" + spacing(0, 8, 1)),
    )
)  # fmt: skip
_BLOCKS = "".join(
    (
        paragraph("Card Figure", "Normal",
                  "<w:keepNext/>" + borders(top=(20, 3, INK)) + PLAIN_HEAD +
                  spacing(0, 0, 24), SANS + STRONG + color(INK) + size(20)),
        *(paragraph(f"Card Figure {number}", "Card Figure", borders(top=(20, 3, fill)),
                    color(text)) for number, (fill, text) in enumerate(TONES, 1)),
        paragraph("Card Words", "Normal", PLAIN_HEAD + spacing(0, 10, 11), SANS + size(8.5)),
        paragraph("Table Text", "Normal", PLAIN_HEAD + spacing(0, 0, 13, "exact"),
                  SANS + size(10)),
        paragraph("Table Figure", "Table Text", '<w:jc w:val="right"/>'),
        paragraph("Table Head", "Table Text", "<w:keepNext/>", STRONG),
        paragraph("Table Head Figure", "Table Head", '<w:jc w:val="right"/>'),
        paragraph("Table Words", "Table Text", spacing(0, 0, 10.5, "exact"), size(8.5)),
        paragraph("Table Words Head", "Table Words", "<w:keepNext/>", STRONG),
        paragraph("header", "Normal", PLAIN_HEAD + spacing(0, 0, 13, "atLeast"), SANS + size(8.5)),
        paragraph("Head Top", "header", spacing(0, 0, 11, "atLeast")),
        paragraph("Head Line", "header", borders(bottom=(12, 5, "17406D")) +
                  spacing(0, 5, 13, "atLeast")),
        paragraph("Running Head", "header", borders(bottom=(4, 4, RULE)) +
                  spacing(0, 18, 11), color(MUTED) + size(8.5)),
        paragraph("footer", "Normal", PLAIN_HEAD + spacing(0, 0, 11),
                  SANS + color(MUTED) + size(8.5)),
        paragraph("Marking Top", "header", PLAIN_HEAD + spacing(0, 7, 16) +
                  '<w:jc w:val="center"/>', STRONG + size(10)),
        paragraph("Marking Bottom", "Marking Top", spacing(7, 0, 16)),
        paragraph("Designation", "Normal", PLAIN_HEAD + spacing(0, 0, 11), SANS + size(8.5)),
        paragraph("Designation Last", "Designation", spacing(0, 7, 11)),
        paragraph("Memo Line", "Normal", spacing(0, 1, 15) +
                  '<w:ind w:left="1280" w:hanging="1280"/>', SANS + size(10)),
        paragraph("Memo Line Last", "Memo Line", borders(bottom=(4, 4, RULE)) +
                  spacing(0, 12, 15)),
        paragraph("Memo Subject", "Title", spacing(2, 3, 18) +
                  '<w:ind w:left="1280" w:hanging="1280"/><w:outlineLvl w:val="0"/>'),
        paragraph("Decision Line", "Memo Line", spacing(8, 2, 15)),
        paragraph("Closing Line", "Normal", "<w:keepLines/>" + spacing(0, 1, 11) +
                  '<w:ind w:left="1280" w:hanging="1280"/>', SANS + size(8.5)),
        paragraph("Closing First", "Closing Line", borders(top=(4, 4, RULE)) +
                  spacing(8, 1, 11)),
        paragraph("Byline", "Normal", spacing(0, 6, 11), SANS + color(MUTED) + size(8.5)),
    )
)  # fmt: skip
_LETTERS = "".join(
    (
        character("footnote reference", '<w:vertAlign w:val="superscript"/>'),
        character("endnote reference", '<w:vertAlign w:val="superscript"/>'),
        character("Note Number", STRONG),
        character("Card Leader", size(10)),  # bold from its paragraph: bold twice is not bold
        character("Memo Label", color(MUTED) + size(10)),
        character("Head Office", STRONG + ACCENT + size(10)),
        character("Head Kind", color(MUTED) + size(8.5)),
        character("Hyperlink", '<w:u w:val="single"/>'),  # ink: most copies are printed
    )
)  # fmt: skip
_TABLES = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="BriefTable">'
    '<w:name w:val="Brief Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f'<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{INK}"/></w:tcBorders></w:tcPr>'
    "</w:tblStylePr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="BriefCards">'
    '<w:name w:val="Brief Cards"/><w:basedOn w:val="TableNormal"/><w:qFormat/></w:style>'
)
STYLES = _DEFAULTS + _HEADS + _TEXT + _BLOCKS + _LETTERS + _TABLES
