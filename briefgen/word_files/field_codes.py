"""The codes of fields: read as ECMA-376 has them, and judged by a list of those that may stay.

The syntax is that of Part 1, 17.16.1: a name, arguments and switches, quotes around what holds
spaces, a backslash before quotes and backslashes themselves. Formats are those of 17.16.4, the
arguments and switches of each field those of 17.16.5, as far as they name nobody and lead nowhere.
"""

import re
from collections.abc import Container

import msgspec

from briefgen.word_files.names import is_web_address

_TOKEN = re.compile(
    r'[ \t\r\n]*(?:"((?:[^"\\]|\\.)*)"|\\([*@#!]|[A-Za-z]{1,2})|((?:[^ \t\r\n"\\]|\\[\\"])+))',
    re.DOTALL,
)
_ESCAPED = re.compile(r'\\([\\"])')
_NAME = re.compile(r'[ \t\r\n]*"?(=|[A-Za-z]{1,20}(?=[ \t\r\n"\\]|$))')
_LONGEST = 5_000  # characters of a code; web addresses are long
# What each field takes, written as its code; brackets stand around what may be missing.
_FORMATS = r" \* format \@ picture \# picture"
_DATES = "CREATEDATE DATE PRINTDATE SAVEDATE TIME"
_COUNTS = "KEYWORDS NUMCHARS NUMPAGES NUMWORDS PAGE SECTION SECTIONPAGES SUBJECT TITLE"
_FORMS = "FORMCHECKBOX FORMDROPDOWN FORMTEXT"
_TAKES = {
    **dict.fromkeys(_DATES.split(), r"\h \l \s \u"),
    **dict.fromkeys((*_COUNTS.split(), *_FORMS.split()), ""),
    "DOCPROPERTY": "property",
    "HYPERLINK": r"[address] \l text \n \o text \t text",
    "NOTEREF": r"bookmark \f \h \p",
    "PAGEREF": r"bookmark \h \p",
    "REF": r"bookmark \d text \f \h \n \p \r \t \w",
    "SEQ": r"text [bookmark] \c \h \n \r number \s number",
    "STYLEREF": r"text \l \n \p \r \s \t \w",
    "SYMBOL": r"text \a \f text \h \j \s number \u",
    "TOC": r"\a text \b bookmark \c text \d text \f [text] \h \l levels \n [levels] \o [levels] "
    r"\p text \s text \t text \u \w \x \z",
}
_SHAPES = {
    "text": re.compile(r'[^"\\\x00-\x1f]{0,255}'),
    "format": re.compile(r"\w{1,30}"),
    "picture": re.compile(r'(?:[^"\\\x00-\x1f]|\\[ .,:/-]){0,255}'),
    "number": re.compile(r"-?[0-9]{1,5}"),
    "levels": re.compile(r"[1-9](?:-[1-9])?"),
    "property": re.compile(r"(?i)title|subject|keywords|category"),
}


class Token(msgspec.Struct, frozen=True):
    """A piece of a code: words, or the letter of a switch."""

    text: str
    is_switch: bool = False
    is_quoted: bool = False


def read_code(code: str) -> tuple[Token, ...] | None:
    """The pieces of a code, its name first; None if it cannot be read."""
    if len(code) > _LONGEST:
        return None
    tokens, at, end = [], 0, len(code.rstrip(" \t\r\n"))
    while at < end:
        found = _TOKEN.match(code, at, end)
        if not found:
            return None
        quoted, switch, bare = found.groups()
        if switch is not None:
            tokens.append(Token(switch.lower(), is_switch=True))
        else:
            words = _ESCAPED.sub(r"\1", bare if quoted is None else quoted)
            tokens.append(Token(words, is_quoted=quoted is not None))
        at = found.end()
    return tuple(tokens)


def field_name(code: str) -> str:
    """The name of a field: ``PAGE``; ``""`` if it has none that could be told."""
    found = _NAME.match(code)
    return found[1].upper() if found else ""


def is_allowed(code: str, bookmarks: Container[str]) -> bool:
    """Whether a field runs and fetches nothing, names nobody and leads only to the web.

    The ``bookmarks`` of the file are given in lower case.
    """
    tokens = read_code(code)
    if not tokens or tokens[0].is_switch or tokens[0].is_quoted:
        return False
    name = tokens[0].text.upper()
    if name not in _TAKES:
        return False
    given = _sorted_out(tokens[1:], _TAKES[name] + _FORMATS, bookmarks)
    if given is None:
        return False
    if name == "HYPERLINK" and "" not in given:
        return given.get("l", "").lower() in bookmarks
    return True


def _sorted_out(
    tokens: tuple[Token, ...], takes: str, bookmarks: Container[str]
) -> dict[str, str] | None:
    """What was given for each switch, ``""`` for the argument; None where anything does not fit."""
    own, switches = _taken(takes)
    given: dict[str, str] = {}
    waiting = list(tokens)
    while waiting:
        token = waiting.pop(0)
        if not token.is_switch:
            if not own or not _fits(own.pop(0), token.text, bookmarks):
                return None
            given.setdefault("", token.text)
            continue
        if token.text not in switches:
            return None
        kind, given[token.text] = switches[token.text], ""
        follows = bool(waiting) and not waiting[0].is_switch
        if kind and follows:
            given[token.text] = waiting.pop(0).text
            if not _fits(kind, given[token.text], bookmarks):
                return None
        elif kind and not kind.startswith("["):
            return None
    return given if all(kind.startswith("[") for kind in own) else None


def _taken(takes: str) -> tuple[list[str], dict[str, str]]:
    """The kinds of arguments of a field, and its switches with the kind of theirs."""
    own: list[str] = []
    switches: dict[str, str] = {}
    last = ""
    for word in takes.split():
        if word.startswith("\\"):
            last = word[1:]
            switches[last] = ""
        elif last:
            switches[last] = word
        else:
            own.append(word)
    return own, switches


def _fits(kind: str, words: str, bookmarks: Container[str]) -> bool:
    kind = kind.strip("[]")
    if kind == "bookmark":
        return words.lower() in bookmarks
    if kind == "address":
        plain = _SHAPES["text"].fullmatch(words) and is_web_address(words)
        return bool(plain) or (words[:1] == "#" and words[1:].lower() in bookmarks)
    return bool(_SHAPES[kind].fullmatch(words))
