"""Clean what comes in: text that every writer and every file format can hold."""

import re
import unicodedata

_LINES = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\U000f0000-\U000ffffd\U00100000-\U0010fffd\u202a-\u202e\u2066-\u2069]"
)


def clean_text(text: str) -> str:
    """Drop control, private-use and surrogate characters; compose accents; lines end in ``\\n``.

    Directional overrides go too: they can make a number read backwards.
    """
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _LINES.sub("\n", text)))


def clean_line(text: str) -> str:
    """The same on one line, with runs of plain spaces made one."""
    return re.sub(r"[ \t\n]+", " ", clean_text(text)).strip()


def slug(text: str) -> str:
    """A name for files and ids: ASCII letters, digits and underscores, never empty."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", ascii_text).strip("_")[:60] or "untitled"
