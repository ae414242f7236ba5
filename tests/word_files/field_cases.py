"""Fields of letterheads, written in every way that there is: those that go and those that stay."""

MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (MARK.format(kind) for kind in ("begin", "separate", "end"))
SHOWN = "<w:r><w:t>old words</w:t></w:r>"
INSERTED = '<w:ins w:id="3" w:author="A" w:date="2026-01-01T00:00:00Z">{}</w:ins>'
NAMED = '<w:bookmarkStart w:id="7" w:name="Here"/><w:bookmarkEnd w:id="7"/>'


def escaped(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def coded(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{escaped(code)}</w:instrText></w:r>'


def field(code: str) -> str:
    return BEGIN + coded(code) + SEPARATE + SHOWN + END


def split(code: str) -> str:
    """As Word writes a code that was corrected: in many runs."""
    pieces = "".join(coded(code[at : at + 2]) for at in range(0, len(code), 2))
    return BEGIN + pieces + SEPARATE + SHOWN + END


def in_one_run(code: str) -> str:
    return field(code).replace("</w:r><w:r>", "")


def simple(code: str) -> str:
    return f'<w:fldSimple w:instr="{escaped(code)}">{SHOWN}</w:fldSimple>'


def inserted(code: str) -> str:
    return INSERTED.format(field(code))


def unclosed(code: str) -> str:
    return BEGIN + coded(code) + SHOWN


def commented(code: str) -> str:
    """A comment hides the rest of the code from those who read only its first text."""
    return field(code).replace('preserve">', 'preserve">PAGE <!-- -->')


def halved(code: str) -> str:
    """The code in text that is none, behind the name of a harmless field."""
    return BEGIN + f"<w:r><w:t>{escaped(code)}</w:t></w:r>" + coded("PAGE") + SEPARATE + SHOWN + END


def nested(code: str) -> str:
    inner = field(code).replace("old words", "x")
    return BEGIN + coded("IF 1 = 1 ") + inner + coded(' "x"') + SEPARATE + SHOWN + END


def revised(code: str) -> str:
    """Harmless as long as nobody rejects the change."""
    before, after = INSERTED.format(coded('TOC \\t "')), INSERTED.format(coded('"'))
    return BEGIN + before + coded(code.replace('"', "")) + after + SEPARATE + SHOWN + END


def either(choice: str, fallback: str) -> str:
    """Two alternatives, of which a program reads one."""
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return (
        f'<mc:AlternateContent {spaces}><mc:Choice Requires="zz">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def torn(code: str) -> str:
    """Begun in one alternative and ended in another; programs read only one of them."""
    whole = BEGIN + coded("PAGE") + END
    return either(whole + BEGIN, BEGIN + coded(code)) + SEPARATE + SHOWN + END


WHOLE = (field, split, in_one_run, simple, inserted)
FORMS = (*WHOLE, unclosed, commented, halved, nested, revised, torn)
GOES = {
    "fetches": (
        r'INCLUDETEXT "C:\\secret.docx"', "INCLUDEPICTURE http://evil.example/x.png \\d",
        r'LINK Excel.Sheet.8 "\\\\evil\\x.xls" R1C1 \a \p', r'DDEAUTO c:\\x.exe "/k calc"',
        "DDE excel sheet1", r'DATABASE \d "c:\\x.mdb" \c "DSN=x"', 'RD "c:\\\\other.docx"',
        "EMBED Package", r'IMPORT c:\\x.wmf', 'INCLUDE "x.doc"', "BARCODE x", "GLOSSARY x",
    ),
    "runs or asks": (
        "MACROBUTTON AutoOpen click", "GOTOBUTTON x y", 'ASK x "who?"', 'FILLIN "who?"',
        "PRINT 27", "AUTOTEXT secret", "AUTOTEXTLIST x", "ADDIN ZOTERO_ITEM {}", "SET x 1",
        "QUOTE 68 68 69", 'IF "a"="a" "DDEAUTO c:\\\\x y"', "COMPARE a = b", "= 1+1", "=SUM(ABOVE)",
        "CONTROL Forms.x", "HTMLCONTROL x", 'PRIVATE x', "ADVANCE \\u 6", r"EQ \o(a,b)",
    ),
    "tells of somebody": (
        "AUTHOR", "LASTSAVEDBY", "USERNAME", "USERNAME x", "USERADDRESS", "USERINITIALS",
        r"FILENAME \p", "FILENAME", r"TEMPLATE \p", "DOCVARIABLE x", "DOCPROPERTY Author",
        "DOCPROPERTY Manager", "INFO Author", "EDITTIME", "REVNUM", "FILESIZE", "COMMENTS",
    ),
    "merges": ("MERGEFIELD Name", "MERGEREC", "NEXT", 'SKIPIF a = b', "ADDRESSBLOCK \\f x"),
    "leads elsewhere": (
        r'HYPERLINK \l "x" "file:///c:/x.exe"', r'HYPERLINK "\\\\server\\share"',
        r"HYPERLINK \\server\share", 'HYPERLINK "javascript:x"', 'HYPERLINK "x.docx"',
        'HYPERLINK "https://example.org" "file:///c:/x"', r'HYPERLINK \l "nowhere"',
        'HYPERLINK "#nowhere"', r'HYPERLINK "https://example.org" \x "y"', "HYPERLINK",
        r'HYPERLINK "https://example.org\" \o \"file:///c:/x"', "REF nowhere", "PAGEREF nowhere",
        "NOTEREF nowhere", "nowhere", "Here",
    ),
    "is not on the list": (
        '"DDEAUTO" c:\\\\x', '"PAGE"', r"\x \* MERGEFORMAT", '"" x', 'PAGE "x', "PAGE x",
        r"PAGE \d x", r"PAGE \* ..\..\x", r'DATE \d "x"', r"NUMPAGES \@", 'TITLE "other"', "SEQ",
        "STYLEREF", "FOO", "PAGE\N{NO-BREAK SPACE}", "\N{LEFT DOUBLE QUOTATION MARK}PAGE",
        r"PAGE \ x", "TOC " + "\\h " * 5_000, r"TOC \o x", r"TOC \o 1-3 file", "PAGEX",
        "\N{FULLWIDTH LATIN CAPITAL LETTER P}AGE",
    ),
}  # fmt: skip
STAYS = (
    " PAGE ", "page", r" PAGE  \* MERGEFORMAT ", r"PAGE\*MERGEFORMAT", r"PAGE \* roman",
    r"PAGE \* FORMATVERBINDEN", r'PAGE \# "000"', "NUMPAGES", r"NUMPAGES   \* Arabic  ",
    "SECTIONPAGES", "SECTION", r'DATE \@ "d. MMMM yyyy"', r"DATE \@ dd.MM.yyyy \* MERGEFORMAT",
    r'DATE \@"d\. MMMM\ yyyy"', r'''TIME \@ "HH:mm 'Uhr'"''', r'SAVEDATE \@ "d MMM yy" \h',
    r'CREATEDATE \@ "yyyy"', "PRINTDATE", r'STYLEREF "heading 1" \n', r"STYLEREF 1 \s",
    r"REF Here \h", r"REF here \r \h \* MERGEFORMAT", r'REF "Here" \d "-" \p', r"PAGEREF Here \h",
    r"NOTEREF Here \f \h", r"SEQ Figure \* ARABIC", r"SEQ Abbildung \r 1 \s 2", "TITLE", "SUBJECT",
    r"KEYWORDS  \* MERGEFORMAT", r'DOCPROPERTY "Title"', 'HYPERLINK "https://example.org/a?b=1&c#d"',
    "HYPERLINK http://example.org", r'HYPERLINK "mailto:a@example.org" \o "Write to us"',
    r'HYPERLINK \l "Here"', r'HYPERLINK "https://example.org/" \l "part" \t "_blank"',
    r"HYPERLINK \l Here \o tip", 'HYPERLINK "#Here"', r'TOC \o "1-3" \h \z \u', r"TOC \o",
    r'TOC \h \z \c "Figure"', r'TOC \t "Style A;1;Style B;2" \n 2-2 \p " "', "FORMTEXT",
    "FORMCHECKBOX", r'SYMBOL 183 \f "Symbol" \s 10 \h', "NUMWORDS",
)  # fmt: skip


NOT_WHOLE = {
    "never ended": BEGIN + coded("PAGE") + SEPARATE + SHOWN,
    "ended in an alternative": either(BEGIN + coded("PAGE") + SEPARATE + SHOWN, END),
    "ended by a revision": BEGIN + coded("PAGE") + INSERTED.format(SEPARATE) + SHOWN + END,
    "begun twice": BEGIN + coded("X") + BEGIN + coded("PAGE") + SEPARATE + SHOWN + END,
    "parted twice": BEGIN + coded("PAGE") + SEPARATE + SHOWN + SEPARATE + END,
    "in two paragraphs": BEGIN + coded("PA") + "</w:p><w:p>" + coded("GE") + SEPARATE + SHOWN + END,
    "code alone": coded("PAGE") + SHOWN,
    "an end alone": SHOWN + END,
}  # fmt: skip
