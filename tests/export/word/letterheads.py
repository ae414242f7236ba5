"""Letterheads of imagined offices, made of strings: small, but with what real ones have."""

import io

from PIL import Image

from briefgen.word_files.names import NAMESPACES, RELATIONS
from briefgen.zips import write_zip

ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCX, DOTX = f"{ML}.document.main+xml", f"{ML}.template.main+xml"
DOTM = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
DECLARED = " ".join(
    f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix not in ("w14", "w15")
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
EXTERNAL = ' TargetMode="External"'
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
Parts = dict[str, tuple[str, bytes]]
Relations = tuple[tuple[str, str, str], ...]  # id, last word of the kind, target


def p(text: str, style: str = "", more: str = "") -> str:
    """A paragraph; ``more`` stands in its properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{run}</w:p>"


def section(page: str, refs: str = "", more: str = "") -> str:
    """The settings of a section."""
    return f"<w:sectPr>{refs}{page}{more or '<w:cols/>'}</w:sectPr>"


A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1985" w:right="1134" w:bottom="1418" '
    'w:left="1418" w:header="709" w:footer="567" w:gutter="0"/>'
)
LETTER = (
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" '
    'w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
)


def part(root: str, content: str, more: str = "") -> bytes:
    """A part of WordprocessingML with the usual declarations."""
    return f"{HEAD}<w:{root} {DECLARED}{more}>{content}</w:{root}>".encode()


def package(
    body: str, parts: Parts, relations: Relations = (), kind: str = DOCX, more: Parts | None = None
) -> bytes:
    """A Word file: ``parts`` are related to the text by the last word of their names."""
    everything = {
        "word/document.xml": (kind, part("document", f"<w:body>{body}</w:body>")),
        **parts,
    }
    everything |= more or {}
    related = [
        (f"rId{n}", _word(name), name.removeprefix("word/")) for n, name in enumerate(parts, 1)
    ]
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{each[0]}"/>'
        for name, each in everything.items()
        if not name.endswith(".rels")
    )
    members = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/>{types}</Types>'
        ).encode(),
        "_rels/.rels": rels((("rId1", "officeDocument", "word/document.xml"),)),
        "word/_rels/document.xml.rels": rels((*related, *relations)),
        **{name: each[1] for name, each in everything.items()},
    }
    return write_zip(members)


def _word(name: str) -> str:
    stem = name.rpartition("/")[2].partition(".")[0].rstrip("0123456789")
    return "image" if stem == "logo" else stem


def rels(relations: Relations) -> bytes:
    """Relations; those whose target is an address are external."""
    rows = "".join(
        f'<Relationship Id="{identifier}" Type="{RELATIONS}/{word}" Target="{target}"'
        f"{EXTERNAL if ':' in target else ''}/>"
        for identifier, word, target in relations
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'.encode()


def logo() -> bytes:
    """A picture of one color, 120 by 40."""
    stream = io.BytesIO()
    Image.new("RGB", (120, 40), (122, 31, 43)).save(stream, "PNG")
    return stream.getvalue()


def picture(identifier: str, number: int = 1) -> str:
    """A run with the logo, 3 by 1 cm."""
    size = 'cx="1080000" cy="360000"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="Logo" descr="Bundesamt"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{PICTURE}"><pic:pic '
        f'xmlns:pic="{PICTURE}"><pic:nvPicPr><pic:cNvPr id="{number}" name="Logo"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{identifier}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def style(identifier: str, name: str, inside: str = "", kind: str = "paragraph", **on: str) -> str:
    """A style; ``default``, ``based`` and ``aliases`` are its options."""
    default = ' w:default="1"' if on.get("default") else ""
    aliases = f'<w:aliases w:val="{on["aliases"]}"/>' if on.get("aliases") else ""
    based = f'<w:basedOn w:val="{on["based"]}"/>' if on.get("based") else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"{aliases}{based}{inside}</w:style>"
    )


def styles(*each: str, letters: str = "", paragraphs: str = "", language: str = "en-US") -> bytes:
    """The styles part."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{letters}<w:lang w:val="{language}"/></w:rPr>'
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{paragraphs}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return part("styles", defaults + "".join(each))


STYLES, SETTINGS, NUMBERING = f"{ML}.styles+xml", f"{ML}.settings+xml", f"{ML}.numbering+xml"
HEADER, FOOTER = f"{ML}.header+xml", f"{ML}.footer+xml"
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"


def theme(dark: str = "7A1F2B") -> bytes:
    """A theme with fonts of its own, its color for heads."""
    colors = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": dark, "lt2": "EEECE1", "accent1": "4F81BD",
        "accent2": "C0504D", "accent3": "9BBB59", "accent4": "8064A2", "accent5": "4BACC6",
        "accent6": "F79646", "hlink": "0000FF", "folHlink": "800080",
    }  # fmt: skip
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in colors.items()
    )
    fonts = "".join(
        f'<a:{name}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{name}Font>"
        for name, face in (("major", "Liberation Sans"), ("minor", "Liberation Serif"))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{NAMESPACES["a"]}" name="Amt"><a:themeElements>'
        f'<a:clrScheme name="Amt">{scheme}</a:clrScheme><a:fontScheme name="Amt">{fonts}'
        f'</a:fontScheme><a:fmtScheme name="Amt"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    ).encode()


_MINOR = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
_MAJOR = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>'
_OUTLINE = (
    '<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="{}"/></w:pPr>'
)
_BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="■"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (n + 1)}" w:hanging="360"/></w:pPr>'
        "</w:lvl>"
        for n in range(9)
    )
    + '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
)
_PAGE = (
    "<w:p><w:r><w:t xml:space='preserve'>Seite </w:t></w:r>"
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
)


def german(kind: str = DOTX) -> bytes:
    """A federal office's .dotx as German Word writes it: its style ids, a logo, a first page."""
    named = styles(
        style("Standard", "Normal", '<w:pPr><w:spacing w:after="120" w:line="276" '
              'w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr>', default="1"),
        style("Absatz-Standardschriftart", "Default Paragraph Font", kind="character", default="1"),
        style("NormaleTabelle", "Normal Table", '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
              '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
              "</w:tblCellMar></w:tblPr>", "table", default="1"),
        style("KeineListe", "No List", kind="numbering", default="1"),
        style("berschrift1", "heading 1", f'{_OUTLINE.format(0)}<w:rPr>{_MAJOR}<w:b/>'
              '<w:color w:val="7A1F2B" w:themeColor="text2"/><w:sz w:val="30"/></w:rPr>',
              based="Standard"),
        style("berschrift2", "heading 2", f"{_OUTLINE.format(1)}<w:rPr>{_MAJOR}<w:b/>"
              '<w:sz w:val="24"/></w:rPr>', based="Standard"),
        style("Textkrper", "Textkörper", based="Standard"),
        style("Titel", "Title", f'<w:rPr>{_MAJOR}<w:b/><w:sz w:val="40"/></w:rPr>',
              based="Standard"),
        style("Beschriftung", "caption", "<w:rPr><w:i/></w:rPr>", based="Standard"),
        style("Aufzhlungszeichen", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr>'
              "</w:pPr>", based="Standard"),
        style("Kopfzeile", "header", '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/>'
              '<w:tab w:val="right" w:pos="9072"/></w:tabs></w:pPr>', based="Standard"),
        style("Fuzeile", "footer", '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/>'
              '<w:tab w:val="right" w:pos="9072"/></w:tabs></w:pPr>', based="Standard"),
        letters=f'{_MINOR}<w:sz w:val="22"/>', language="de-DE",
    )  # fmt: skip
    first = f'<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr>{picture("rId1")}</w:p>' + p(
        "Bundesamt für Proben · 53113 Bonn", "Kopfzeile"
    )
    settings = (
        '<w:attachedTemplate r:id="rId1"/><w:defaultTabStop w:val="708"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="12"/></w:compat>'
        '<w:themeFontLang w:val="de-DE"/>'
    )
    parts: Parts = {
        "word/styles.xml": (STYLES, named),
        "word/settings.xml": (SETTINGS, part("settings", settings)),
        "word/theme/theme1.xml": (THEME, theme()),
        "word/numbering.xml": (NUMBERING, part("numbering", _BULLETS)),
        "word/header1.xml": (HEADER, part("hdr", first)),
        "word/header2.xml": (HEADER, part("hdr", p("Bundesamt für Proben", "Kopfzeile"))),
        "word/footer1.xml": (FOOTER, part("ftr", p("Bankverbindung: DE00 0000", "Fuzeile"))),
        "word/footer2.xml": (FOOTER, part("ftr", _PAGE)),
    }  # fmt: skip
    references = "".join(
        f'<w:{kind}Reference w:type="{place}" r:id="rId{number}"/>'
        for number, (kind, place) in enumerate(
            (
                ("header", "first"),
                ("header", "default"),
                ("footer", "first"),
                ("footer", "default"),
            ),
            5,
        )
    )
    more: Parts = {
        "word/media/logo.png": ("image/png", logo()),
        "word/_rels/header1.xml.rels": ("", rels((("rId1", "image", "media/logo.png"),))),
        "word/_rels/settings.xml.rels": (
            "",
            rels((("rId1", "attachedTemplate", "file:///C:/Vorlagen/Amt.dotx"),)),
        ),
    }
    body = p("Bonn, im November") + section(A4, references, "<w:cols/><w:titlePg/>")
    return package(body, parts, kind=kind, more=more)


def normal_only() -> bytes:
    """One style, and nothing else but the text: as small as a Word file gets."""
    named = styles(style("Normal", "Normal", default="1"))
    return package(p(""), {"word/styles.xml": (STYLES, named)})


def house_named(body: str = "", page: str = LETTER) -> bytes:
    """Styles under the office's own names, with direct fonts and no theme."""
    fonts = '<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/>'
    heads = [
        style(f"ACMEHead{n}", f"ACME Head {n}", f'{_OUTLINE.format(n - 1)}<w:rPr><w:b/><w:color '
              f'w:val="1F5C2E"/><w:sz w:val="{34 - 4 * n}"/></w:rPr>', based="ACMEText")
        for n in (1, 2, 3)
    ]  # fmt: skip
    named = styles(
        style("ACMEText", "Normal", f'<w:pPr><w:spacing w:after="100"/></w:pPr><w:rPr>{fonts}'
              '<w:sz w:val="21"/></w:rPr>', default="1"),
        *heads,
        style("ACMEQuote", "ACME Quotation", aliases="Quote", based="ACMEText"),
    )  # fmt: skip
    references = (
        '<w:headerReference w:type="default" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/>'
    )
    parts: Parts = {
        "word/styles.xml": (STYLES, named),
        "word/header1.xml": (HEADER, part("hdr", p("ACME Institute"))),
        "word/footer1.xml": (FOOTER, part("ftr", p("12 Example Street"))),
    }
    return package((body or p("")) + section(page, references), parts)


def two_sections() -> bytes:
    """A cover page with a head of its own, then a wide page for the brief."""
    first = section(LETTER, '<w:headerReference w:type="default" r:id="rId2"/>')
    wide = '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>' + LETTER.partition("/>")[2]
    second = section(wide, '<w:headerReference w:type="default" r:id="rId3"/>')
    parts: Parts = {
        "word/styles.xml": (STYLES, styles(style("Normal", "Normal", default="1"))),
        "word/header1.xml": (HEADER, part("hdr", p("Cover of the series"))),
        "word/header2.xml": (HEADER, part("hdr", p("Working paper"))),
    }
    return package(p("Series of papers") + p("", more=first) + second, parts)


def bookmarked() -> bytes:
    """The brief goes between a salutation and a signature."""
    mark = '<w:bookmarkStart w:id="0" w:name="brief"/>'
    words = "<w:r><w:t>[The brief goes here]</w:t></w:r>"
    return house_named(
        p("Dear Members,")
        + f'<w:p>{mark}{words}<w:bookmarkEnd w:id="0"/></w:p>'
        + p("Signed: the Director")
    )


def controlled() -> bytes:
    """The same with a content control."""
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="Brief"/><w:id w:val="77"/><w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent>{p('Click or tap here to enter text.')}</w:sdtContent></w:sdt>"
    )
    return house_named(p("Dear Members,") + control + p("Signed: the Director"))


LETTERHEADS = {
    "german": german, "normal only": normal_only, "house named": house_named,
    "two sections": two_sections, "bookmarked": bookmarked, "controlled": controlled,
}  # fmt: skip
