"""The language that letters give away, for programs that read aloud."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
_FIRST = "\u0370"  # what lies below is Latin
_SCRIPTS = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "ru": "\u0400-\u052f",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "th": "\u0e00-\u0e7f",
    "hi": "\u0900-\u097f",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "ja": "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
}
_LETTER = re.compile(r"[^\W\d_]")
_KNOWN = {language: re.compile(f"[{letters}]+") for language, letters in _SCRIPTS.items()}


def is_tag(text: str) -> bool:
    """Whether a text names a language as BCP 47 does, in the short forms that people write."""
    return bool(_TAG.fullmatch(text))


def language_of(text: str, language: str) -> str:
    """The language of a text that is not written in the letters of the document's own.

    ``""`` where the letters are Latin, mixed, those of ``language``, or of a script that is not
    known here. Of the languages that share a script it is the one with most readers.
    """
    if not text or max(text) < _FIRST:
        return ""
    letters = "".join(_LETTER.findall(text))
    found = [each for each, known in _KNOWN.items() if known.fullmatch(letters)]
    if not found or language.partition("-")[0] in found:
        return ""
    return found[-1]  # Chinese before Japanese, where no sign is Japanese alone
