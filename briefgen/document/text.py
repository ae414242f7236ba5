"""Clean what comes in, texts and data of texts: every writer and file format can hold them."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

_LINES = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\U000f0000-\U000ffffd\U00100000-\U0010fffd\u202a-\u202e\u2066-\u2069]"
)
_UNSEEN = ("Cf", "Zs")  # what is left of other controls and separators is cleaned


def clean_text(text: str) -> str:
    """Drop control, private-use and surrogate characters; compose accents; lines end in ``\\n``.

    Directional overrides go too: they can make a number read backwards.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _LINES.sub("\n", text)))


def unprintable(text: str) -> frozenset[str]:
    """The characters that ``clean_text`` drops."""
    return frozenset(_FORBIDDEN.findall(_LINES.sub("\n", text)))


def clean_line(text: str) -> str:
    """The same on one line, with runs of plain spaces made one; empty where nothing is seen."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    line = re.sub(r"[ \t\n]+", " ", clean_text(text)).strip()
    return line if any(map(_is_seen, line)) else ""


def _is_seen(char: str) -> bool:
    """Whether a character alone may be seen: no space, no joiner, no other format character."""
    return unicodedata.category(char) not in _UNSEEN


def utf16_length(text: str) -> int:
    """How many places Qt and others that count in UTF-16 count for a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def slug(text: str) -> str:
    """A name for files and ids: ASCII letters, digits and underscores, never empty."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", ascii_text).strip("_")[:60] or "untitled"


def clean_data(data: Any, clean: Callable[[str], str] = clean_text) -> Any:
    """Plain data with every text cleaned; ``clean_line`` keeps each on one line."""
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, dict):
        return {clean(key): clean_data(value, clean) for key, value in data.items()}
    return [clean_data(value, clean) for value in data] if isinstance(data, list) else data


def unknown_fields(given: Any, kept: Any, path: str = "") -> Iterator[str]:
    """The fields of plain data that the struct made from them (``kept``, plain again) lacks."""
    if isinstance(given, dict):
        for key, value in given.items():
            if key in kept:
                yield from unknown_fields(value, kept[key], f"{path}{key}.")
            else:
                yield f"{path}{key}"
    elif isinstance(given, list):
        for each, own in zip(given, kept, strict=False):
            yield from unknown_fields(each, own, path)
