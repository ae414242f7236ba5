"""BibTeX → entries as plain data, their TeX → plain text. Nothing is executed."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from briefgen.errors import CitationError, Place

_DEPTH = 40  # braces within braces
_LONGEST = 20_000  # characters of a field
_ENTRY = re.compile(r"@\s*(\w+)\s*([{(])\s*")
_NAME = re.compile(r"[^\s,={}()\"#%]+")
_SPACE = re.compile(r"\s*")
_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
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


class Entry(NamedTuple):
    """One entry: its kind and the names of its fields in small letters, values as they stand."""

    kind: str
    key: str
    fields: dict[str, str]
    line: int


def read_entries(text: str, file: str) -> Iterator[Entry]:
    """Every entry of a file.

    Raises:
        CitationError: with the line at which it cannot be understood.
    """
    reader = _Reader(text, file)
    while found := _ENTRY.search(text, reader.at):
        start = found.start()
        reader.at = found.end()
        kind = found[1].lower()
        if kind == "comment":
            continue
        if kind == "preamble":
            reader.value()
        elif kind == "string":
            reader.macros |= reader.fields()
        else:
            key = reader.name()
            reader.skip(",")
            yield Entry(kind, key, reader.fields(), reader.line(start))


class _Reader:
    """A place in the text that moves on."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.at = 0
        self.macros = {month: str(number) for number, month in enumerate(_MONTHS, start=1)}

    def line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def refuse(self, message: str) -> CitationError:
        return CitationError(message, Place(self.file, self.line(self.at)))

    def skip(self, sign: str) -> bool:
        """Go past space and, if it comes next, a sign."""
        self._space()
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    def name(self) -> str:
        self._space()
        found = _NAME.match(self.text, self.at)
        if not found:
            raise self.refuse("An entry needs a name here, such as @report{smith2024, …}.")
        self.at = found.end()
        return found[0]

    def fields(self) -> dict[str, str]:
        """Names and values up to the end of the entry."""
        result: dict[str, str] = {}
        while not (self.skip("}") or self.skip(")")):
            if self.at >= len(self.text):
                raise self.refuse("The last entry is not closed; a brace is missing.")
            name = self.name().lower()
            if not self.skip("="):
                raise self.refuse(f"The field “{name[:40]}” needs an equals sign and a value.")
            result.setdefault(name, self.value())
            self.skip(",")
        return result

    def value(self) -> str:
        """Braced, quoted or bare text; several are joined by ``#``."""
        parts = [self._part()]
        while self.skip("#"):
            parts.append(self._part())
        text = "".join(parts)
        if len(text) > _LONGEST:
            raise self.refuse("A field is far too long.")
        return text

    def _part(self) -> str:
        if self.skip("{"):
            return self._until("}")
        if self.skip('"'):
            return self._until('"')
        word = self.name()
        return word if word.isdigit() else self.macros.get(word.lower(), word)

    def _until(self, end: str) -> str:
        """The text up to the closing sign of the same depth."""
        start, depth = self.at, 0
        for found in _BRACE.finditer(self.text, self.at):
            sign = found[0]
            if sign == end and depth == 0:
                self.at = found.end()
                return self.text[start : found.start()]
            depth += {"{": 1, "}": -1}.get(sign, 0)
            if not 0 <= depth <= _DEPTH:
                self.at = found.start()
                raise self.refuse("The braces are nested too deeply or do not match.")
        raise self.refuse("A value is not closed; a brace or a quotation mark is missing.")

    def _space(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at


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
