"""Make base.docx, the document whose styles every Word export starts from.

Run ``python assets/word/make_base.py`` after a change here. Sizes, spaces and the office's colour
are set again from the look at each export; what stands here is what the look does not say:
which styles there are, what they are based on, borders, numbering, fonts and language.
"""

import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from base_styles import STYLES

from briefgen.export.word.faces import FACES, carried, key

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "document": f"{WORD}.document.main+xml",
    "styles": f"{WORD}.styles+xml",
    "settings": f"{WORD}.settings+xml",
    "numbering": f"{WORD}.numbering+xml",
    "fontTable": f"{WORD}.fontTable+xml",
    "footnotes": f"{WORD}.footnotes+xml",
    "endnotes": f"{WORD}.endnotes+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
COLORS = {
    "dk1": "1B1B1B", "lt1": "FFFFFF", "dk2": "17406D", "lt2": "EEF3F8",
    "accent1": "17406D", "accent2": "D9730D", "accent3": "5B6770",
    "accent4": "2A7F78", "accent5": "A34E00", "accent6": "7A4B00",
    "hlink": "005EA2", "folHlink": "565C65",
}  # fmt: skip
FONTS = (
    ("Source Serif 4", "Georgia", "roman", "02040603050405020204"),
    ("Source Sans 3", "Arial", "swiss", "020B0503030403020204"),
)
LEVELS = 9


def content_types() -> str:
    """The type of each part."""
    overrides = "".join(
        f'<Override PartName="/word/{_file(name)}" ContentType="{kind}"/>'
        for name, kind in PARTS.items()
    )
    package = "application/vnd.openxmlformats-package"
    extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="odttf" ContentType='
        '"application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" '
        f'ContentType="{package}.core-properties+xml"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{extended}"/></Types>'
    )


def package_relationships() -> str:
    """What the package holds."""
    metadata = f"{RELATIONSHIPS}/metadata/core-properties"
    return _relationships(
        (
            (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            (metadata, "docProps/core.xml"),
            (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        )
    )


def document_relationships() -> str:
    """What the document holds."""
    names = [name for name in PARTS if name != "document"]
    return _relationships(tuple((f"{OFFICE}/relationships/{name}", _file(name)) for name in names))


def document() -> str:
    """An empty page."""
    return (
        f"{HEAD}<w:document {W} {R}><w:body><w:p/><w:sectPr>"
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1560" w:right="1080" w:bottom="1080" '
        'w:left="1080" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
        "</w:body></w:document>"
    )


def styles() -> str:
    """The default look of text, then the styles."""
    return (
        f"{HEAD}<w:styles {W} {R}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
        'w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
        '<w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>{STYLES}</w:styles>"
    )


def settings() -> str:
    """Current Word, sparing hyphenation, numbered endnotes."""
    separators = "".join(f'<w:{{0}} w:id="{number}"/>' for number in (-1, 0))
    modern = "http://schemas.microsoft.com/office/word"
    flags = (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    )
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{modern}" w:val="{value}"/>'
        for name, value in flags
    )
    mapping = (
        'w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
        'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" '
        'w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"'
    )
    return (
        f'{HEAD}<w:settings {W} {R}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        '<w:saveSubsetFonts/><w:defaultTabStop w:val="360"/>'
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/>'
        '<w:hyphenationZone w:val="360"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:footnotePr>{separators.format('footnote')}</w:footnotePr>"
        '<w:endnotePr><w:numFmt w:val="decimal"/>'
        f"{separators.format('endnote')}</w:endnotePr><w:compat>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="en-US"/><w:clrSchemeMapping {mapping}/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def numbering() -> str:
    """Bullets (0) and numbers (1); each list of a document adds its own w:num."""
    bullets = [("bullet", "•–"[level % 2]) for level in range(LEVELS)]
    formats = ("decimal", "lowerLetter", "lowerRoman")
    numbers = [(formats[level % 3], f"%{level + 1}.") for level in range(LEVELS)]
    return (
        f"{HEAD}<w:numbering {W} {R}>{_abstract(0, bullets)}{_abstract(1, numbers)}</w:numbering>"
    )


def font_table() -> str:
    """Our two families, and what stands in for them where they are not installed."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/>'
        f"{_embedded(name)}</w:font>"
        for name, other, family, panose in FONTS
    )
    return f"{HEAD}<w:fonts {W} {R}>{fonts}</w:fonts>"


def notes(kind: str) -> str:
    """No notes yet, only the two separators that Word wants."""
    space = '<w:pPr><w:spacing w:after="40" w:line="20" w:lineRule="exact"/></w:pPr>'
    marks = (("separator", -1), ("continuationSeparator", 0))
    return (
        f"{HEAD}<w:{kind}s {W} {R}>"
        + "".join(
            f'<w:{kind} w:type="{mark}" w:id="{number}"><w:p>{space}<w:r><w:{mark}/></w:r></w:p>'
            f"</w:{kind}>"
            for mark, number in marks
        )
        + f"</w:{kind}s>"
    )


def theme() -> str:
    """Heads in the sans (major), text in the serif (minor); dark 2 is the office's colour."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLORS.items()
    )
    serif, sans = FONTS[0][0], FONTS[1][0]
    fonts = "".join(
        f'<a:{role}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="Microsoft YaHei"/>'
        f'<a:font script="Arab" typeface="Arial"/></a:{role}Font>'
        for role, face in (("major", sans), ("minor", serif))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="Brief"><a:themeElements><a:clrScheme name="Brief">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Brief">{fonts}</a:fontScheme><a:fmtScheme name="Brief">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def core_properties() -> str:
    """Nothing yet; the export fills it."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{RELATIONSHIPS[:-14]}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title/></cp:coreProperties>'
    )


def app_properties() -> str:
    """The program that wrote the file."""
    return (
        f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties"><Application>briefgen'
        "</Application><AppVersion>16.0000</AppVersion></Properties>"
    )


def font_relationships() -> str:
    """Where the faces are."""
    rows = (
        (f"{OFFICE}/relationships/font", f"fonts/font{number}.odttf")
        for number in range(1, len(FACES) + 1)
    )
    return _relationships(tuple(rows))


def members() -> dict[str, bytes]:
    """Every part of base.docx by its name."""
    texts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relationships(),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": document_relationships(),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/numbering.xml": numbering(),
        "word/fontTable.xml": font_table(),
        "word/_rels/fontTable.xml.rels": font_relationships(),
        "word/footnotes.xml": notes("footnote"),
        "word/endnotes.xml": notes("endnote"),
        "word/theme/theme1.xml": theme(),
        "docProps/core.xml": core_properties(),
        "docProps/app.xml": app_properties(),
    }
    fonts = {
        f"word/fonts/font{number}.odttf": carried(each) for number, each in enumerate(FACES, 1)
    }
    return {name: text.encode() for name, text in texts.items()} | fonts


def write(path: Path) -> None:
    """Store the parts without compression, so that the bytes depend on nothing else."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, content)


def _embedded(family: str) -> str:
    """The faces of a family that travel with the file."""
    return "".join(
        f'<w:embed{face.style} r:id="rId{number}" w:fontKey="{{{key(face)}}}"/>'
        for number, face in enumerate(FACES, 1)
        if face.family == family
    )


def _file(name: str) -> str:
    return "theme/theme1.xml" if name == "theme" else f"{name}.xml"


def _relationships(rows: tuple[tuple[str, str], ...]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(rows, 1)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{items}</Relationships>'


def _abstract(number: int, levels: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{280 * (level + 1)}" w:hanging="280"/></w:pPr></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{rows}</w:abstractNum>'
    )


if __name__ == "__main__":
    write(Path(__file__).with_name("base.docx"))
