"""TeX as it stands in BibTeX files → plain text. Nothing is executed; unknown macros vanish."""

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
    "dj": "đ", "DJ": "Đ", "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…",
    "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textasciitilde": "~", "textbackslash": "\\", "textdollar": "$",
    "texteuro": "€", "euro": "€", "pounds": "£", "copyright": "©", "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "times": "×", "S": "§", "slash": "/",
}  # fmt: skip
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "$": "", "{": "", "}": ""}
_TEX = re.compile(
    r"\\(?P<accent>[`'^~\"=.]|[uvHckrdb](?![A-Za-z]))\s*(?:\{\s*(?P<braced>\\?[^\W\d_])\s*\}"
    r"|(?P<letter>\\?[^\W\d_]))"
    r"|\\(?P<escaped>[&%$#_{} ,/])|\\(?P<name>[A-Za-z]+)\s*|\\(?P<other>.)"
    r"|(?P<sign>---|--|``|''|[~${}])",
    re.DOTALL,
)


def plain_text(tex: str) -> str:
    """The text with accents composed, macros and braces gone, on one line."""
    return " ".join(unicodedata.normalize("NFC", _TEX.sub(_written, tex)).split())


def _written(found: re.Match[str]) -> str:
    if accent := found["accent"]:
        letter = (found["braced"] or found["letter"]).lstrip("\\")
        return letter + _ACCENTS[accent]  # i and j keep their dot below an accent: NFC has ï
    if (escaped := found["escaped"]) is not None:
        return " " if escaped == "/" or escaped == "," else escaped
    if name := found["name"]:
        return _LETTERS.get(name, "")
    return _SIGNS.get(found["sign"] or "", "")
