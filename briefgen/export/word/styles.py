"""The look of a brief as styles: each role of text sets the style of Word that stands for it."""

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from lxml.etree import _Element

from briefgen.export.word.markup import DECLARATIONS, twips
from briefgen.export.word.package import replace_part
from briefgen.typography.look import COVER_WIDTH, Look, TypeStyle, is_plain

HEAD_DISTANCE, FOOT_DISTANCE = 35.0, 36.0  # from the edges of the paper
MARKING_DISTANCE = 12.0  # of banners
TEXT_TOP = 60.0  # below the rule of the head; the running head pushes down to the look's margin
_RUNNING_HEIGHT = 51.5  # of the running head with its rule, from the edge

ROLES = {
    "Body Text": "body", "Side Text": "side", "List Bullet": "body", "List Number": "body",
    "Title": "title", "Subtitle": "subtitle", "heading 1": "heading1", "heading 2": "heading2",
    "heading 3": "heading3", "Callout": "callout", "Quote": "quotation", "Table Text": "table",
    "Table Head": "table_head", "Table Words": "table_words",
    "Table Words Head": "table_words_head", "caption": "caption", "Figure Subtitle": "small",
    "Byline": "small", "Source Line": "small", "Side Note": "side_note",
    "footnote text": "note", "endnote text": "note",
    "Card Figure": "card_figure", "Card Words": "card_words", "Running Head": "head_kind",
    "footer": "foot", "Head Office": "head_office", "Head Kind": "head_kind",
}  # fmt: skip
OWN_SPACE = {
    "Callout", "Source Line", "Running Head", "List Bullet", "List Number", "Card Words", "Byline",
}  # fmt: skip
ACCENTED = ("Head Line", "Callout", "Side Note", "Cover Title")
INDENTED = (
    "Body Text", "Quote", "Callout", "Side Note", "heading 1", "heading 2", "heading 3",
)  # and heirs  # fmt: skip
AT_THE_EDGE = ("TOC Heading", "Notes Heading")  # heads, but not of the text
RULED = ("Head Line", "Running Head", "Notes Heading", "Memo Line Last", "Closing First")
CALLOUTS = ("Callout", "Callout Caution")
RIGHT_TABBED = ("Head Top", "Head Line", "Running Head", "footer")
JUSTIFIED = ("Body Text",)  # lists inherit it
LEADING = ("toc 1", "toc 2", "table of figures")  # dots to the page
_ACCENT, _TINT = "17406D", "EEF3F8"  # as base.docx has them


def apply_look(word: WordDocument, look: Look, language: str) -> None:
    """Set styles, theme colour and language."""
    elements = {style.name: style.element for style in word.styles}
    for name, role in ROLES.items():
        _set_style(elements[_shown(name)], getattr(look.styles, role), look, name)
    for name in ACCENTED:
        _recolor(elements[_shown(name)], look)
    if is_plain(look):
        _make_plain(elements, look)
    for name in RIGHT_TABBED:
        _paragraph_style(word, name).paragraph_format.tab_stops.add_tab_stop(
            Pt(look.page.measure), WD_TAB_ALIGNMENT.RIGHT
        )
    for name in JUSTIFIED if look.styles.body.justified else ():
        _paragraph_style(word, name).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if look.styles.body.whole:
        _paragraph_style(word, "Body Text").paragraph_format.keep_together = True
    cover = _paragraph_style(word, "Cover Title").paragraph_format
    cover.right_indent = Pt(look.page.measure * (1 - COVER_WIDTH))
    for name in LEADING:
        _paragraph_style(word, name).paragraph_format.tab_stops.add_tab_stop(
            Pt(look.page.measure), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )
    middle = _paragraph_style(word, "footer").paragraph_format.tab_stops
    middle.add_tab_stop(Pt(look.page.measure / 2), WD_TAB_ALIGNMENT.CENTER)
    for name in INDENTED if look.page.indent else ():
        shape = _paragraph_style(word, name).paragraph_format
        shape.left_indent = Pt((shape.left_indent or Pt(0)).pt + look.page.indent)
    for name in AT_THE_EDGE if look.page.indent else ():
        _paragraph_style(word, name).paragraph_format.left_indent = Pt(0)
    running = _paragraph_style(word, "Running Head").paragraph_format
    running.space_after = Pt(max(look.page.top - _RUNNING_HEIGHT, 6))
    _set_theme(word, look)
    _set_language(word, language)


def _shown(name: str) -> str:
    """The name under which the library lists a style: Word's "heading 1" is its "Heading 1"."""
    shown = {"caption": "Caption", "footer": "Footer"}
    return shown.get(name, name.replace("heading", "Heading"))


def _paragraph_style(word: WordDocument, name: str) -> ParagraphStyle:
    style = word.styles[_shown(name)]
    assert isinstance(style, ParagraphStyle)
    return style


def _set_style(element: _Element, role: TypeStyle, look: Look, name: str) -> None:
    letters = parse_xml(f"<w:rPr {DECLARATIONS}>{_letters(role, look)}</w:rPr>")
    old = element.find(qn("w:rPr"))
    if old is not None:
        element.replace(old, letters)
    else:
        element.append(letters)
    spacing = element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    if spacing is None:
        return
    spacing.set(qn("w:line"), str(twips(role.leading)))
    if name not in OWN_SPACE:
        spacing.set(qn("w:before"), str(twips(role.before)))
        spacing.set(qn("w:after"), str(twips(role.after)))


def _letters(role: TypeStyle, look: Look) -> str:
    theme = "minor" if role.family == "serif" else "major"
    half = round(role.size * 2)
    color = role.color.removeprefix("#")
    themed = ' w:themeColor="text2"' if role.color == look.accent else ""
    return (
        f'<w:rFonts w:asciiTheme="{theme}HAnsi" w:hAnsiTheme="{theme}HAnsi" '
        f'w:eastAsiaTheme="{theme}EastAsia" w:cstheme="{theme}Bidi"/>'
        f"{'<w:b/><w:bCs/>' if role.strong else ''}{'<w:i/><w:iCs/>' if role.emphasis else ''}"
        f'<w:color w:val="{color}"{themed}/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


def _recolor(element: _Element, look: Look) -> None:
    """Borders and shades in the office's colours."""
    colors = {_ACCENT: look.accent.removeprefix("#"), _TINT: look.tint.removeprefix("#")}
    for part in element.iter():
        for name in (qn("w:color"), qn("w:fill")):
            if part.get(name) in colors:
                part.set(name, colors[part.get(name, "")])


def _make_plain(elements: dict[str, _Element], look: Look) -> None:
    """Rules in ink: thin ones in place of bands, two in place of tint and bar of a callout."""
    color, weight = look.rule.removeprefix("#"), str(round(look.rule_weight * 8))
    for name in RULED:
        for edge in elements[_shown(name)].iter(*(qn(f"w:{side}") for side in ("top", "bottom"))):
            edge.set(qn("w:color"), color)
            edge.set(qn("w:sz"), weight)
    for name in CALLOUTS:
        element = elements[_shown(name)]
        for found in (*element.iter(qn("w:shd")),):
            found.getparent().remove(found)  # type: ignore[union-attr]
        edges = next(element.iter(qn("w:pBdr")))
        for edge in list(edges):
            if edge.tag in (qn("w:left"), qn("w:right")):
                edges.remove(edge)
            else:
                edge.set(qn("w:color"), color)
                edge.set(qn("w:sz"), weight)
        for letters in element.iter(f"{qn('w:rPr')}"):
            for found in letters.findall(qn("w:color")):
                found.set(qn("w:val"), color)


def _set_theme(word: WordDocument, look: Look) -> None:
    """Make the office's colour the theme's, so that it is offered wherever Word shows colours."""
    theme = word.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    old, new = (f'<a:dk2><a:srgbClr val="{each}"/>' for each in (_ACCENT, look.accent[1:]))
    replace_part(word, RELATIONSHIP_TYPE.THEME, theme.replace(old, new).encode())


def _set_language(word: WordDocument, language: str) -> None:
    for part in (word.styles.element, word.settings.element):
        for name in ("w:lang", "w:themeFontLang"):
            for element in part.iter(qn(name)):
                element.set(qn("w:val"), language)
