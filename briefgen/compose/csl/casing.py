"""Text in the case that a style asks for."""

import re
from collections.abc import Callable

_PARTS = re.compile(r"([‘’“”\"'\-–—/.,;?!:()\[\]])")
_WORDS = re.compile(r"([\u0020\u00a0\u2000-\u200b\u205f\u3000]+)")
_SMALL = frozenset(
    [
        "about",
        "above",
        "across",
        "afore",
        "after",
        "against",
        "al",
        "along",
        "alongside",
        "amid",
        "amidst",
        "among",
        "amongst",
        "anenst",
        "apropos",
        "apud",
        "around",
        "as",
        "aside",
        "astride",
        "at",
        "athwart",
        "atop",
        "barring",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "besides",
        "between",
        "beyond",
        "but",
        "by",
        "circa",
        "despite",
        "down",
        "during",
        "et",
        "except",
        "for",
        "forenenst",
        "from",
        "given",
        "in",
        "inside",
        "into",
        "lest",
        "like",
        "modulo",
        "near",
        "next",
        "notwithstanding",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "over",
        "per",
        "plus",
        "pro",
        "qua",
        "sans",
        "since",
        "than",
        "through",
        "thru",
        "throughout",
        "thruout",
        "till",
        "to",
        "toward",
        "towards",
        "under",
        "underneath",
        "until",
        "unto",
        "up",
        "upon",
        "versus",
        "vs.",
        "v.",
        "vs",
        "v",
        "via",
        "vis-à-vis",
        "with",
        "within",
        "without",
        "or",
        "yet",
        "so",
        "and",
        "nor",
        "a",
        "an",
        "the",
        "de",
        "d'",
        "von",
        "van",
        "c",
        "ca",
    ]
)


def cased(text: str, case: str, *, english: bool = True) -> str:
    """The text in a case of CSL: ``title`` only where the text is English."""
    match case:
        case "lowercase":
            return _each_word(text, str.lower)
        case "uppercase":
            return _each_word(text, str.upper)
        case "capitalize-first":
            return _first_word(text, _raised)
        case "capitalize-all":
            return _each_word(text, _raised)
        case "sentence":
            return _first_word(_each_word(text, str.lower), _capital)
        case "title" if english:
            return _title(text)
        case _:
            return text


def _capital(word: str) -> str:
    if "\u0370" <= word[:1] <= "\u03ff":  # μm and α stay what they are
        return word
    return word[:1].upper() + word[1:]


def _raised(word: str) -> str:
    """The word with a capital, where it has none at all."""
    return _capital(word) if word == word.lower() else word


def _each_word(text: str, change: Callable[[str], str]) -> str:
    return "".join(change(each) for each in _WORDS.split(text))


def _first_word(text: str, change: Callable[[str], str]) -> str:
    found = re.search(r"[^\W_]", text)
    if not found:
        return text
    end = re.search(r"[\s‘’“”\"'\-–—/.,;?!:()\[\]]|$", text[found.start() :])
    stop = found.start() + (end.start() if end else 0)
    return text[: found.start()] + change(text[found.start() : stop]) + text[stop:]


def _title(text: str) -> str:
    """Capitals for all words but the small ones; the first and the last have one always."""
    made = _PARTS.split(text)
    first, last, after_stop = True, (-1, -1), False
    for place in range(0, len(made), 2):
        after_stop = after_stop or (place > 0 and made[place - 1] in "!?:")
        words = _WORDS.split(made[place])
        for number in range(0, len(words), 2):
            word = words[number]
            if not word:
                continue
            large = len(word) > 1 and word.lower() not in _SMALL
            hyphenated = place == 0 and number == len(words) - 1 and made[1:2] == ["-"]
            if large or first or after_stop or hyphenated:
                words[number] = _raised(word)
            first, after_stop, last = False, False, (place, number)
        made[place] = "".join(words)
    if last[0] >= 0:
        words = _WORDS.split(made[last[0]])
        if len(words[last[1]]) > 1:
            words[last[1]] = _raised(words[last[1]])
        made[last[0]] = "".join(words)
    return "".join(made)
