"""TeX in a field of BibTeX → plain text, through pylatexenc. Nothing is executed or read."""

import functools
import logging
import re
import unicodedata
from typing import Any

LONGEST = 20_000  # characters of a field
_DEPTH = 40  # braces within braces
_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?P<sign>[`'^~\"=.]|[uvHckrdb](?![A-Za-z]))\s*"
    r"(?:\{\s*(?P<braced>[^\W\d_][\u0300-\u036f]*|\\[ij])\s*\}"
    r"|(?P<letter>[^\W\d_][\u0300-\u036f]*|\\[ij](?![A-Za-z])))"
)
_SCRIPT = re.compile(r"([_^])\s*(?:\{([^{}\\]{1,20})\}|([\w+-]))")
_LOW = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_HIGH = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
_URL = re.compile(r"\\(?:url|path|nolinkurl|href)\s*\{((?:[^{}]|\\[{}]|\{\})*)\}")
_FAILURES = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


@functools.lru_cache(maxsize=8192)
def plain_text(tex: str) -> str:
    """The text with accents composed, maths as signs, macros and braces gone, on one line."""
    text = composed(tex[:LONGEST])
    if "\\" in text or "$" in text:
        text = _read(text) if _shallow(text) else _stripped(text)
    else:
        for sign, written in _SIGNS:
            text = text.replace(sign, written)
        text = re.sub("[{}]", "", text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def address(tex: str) -> str:
    """A URL byte for byte: only what TeX needs to escape in one is put right."""
    found = _URL.search(tex)
    text = found[1] if found else tex
    text = re.sub(r"\\([%&#_$~{}])(?:\{\})?", r"\1", text)
    text = re.sub(r"\\textasciitilde(?:\{\}|\s)?|\{\\textasciitilde\}", "~", text)
    return re.sub(r"[\s{}]", "", text)


def composed(tex: str) -> str:
    """Letters with their accents, also two of them: ``{\\~\\^e}``."""
    for _ in range(3):  # accents on one letter
        tex = _ACCENT.sub(_accented, tex)
        tex = re.sub(r"\{([^\W\d_][\u0300-\u036f]+)\}", r"\1", tex)
    return tex.replace("{\\ss}", "ß")


def _accented(found: re.Match[str]) -> str:
    letter = (found["braced"] or found["letter"]).lstrip("\\")
    return letter[0] + letter[1:] + _MARKS[found["sign"]]


def _shallow(text: str) -> bool:
    depth = deepest = 0
    for sign in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if sign == "{" else -1
        deepest = max(deepest, depth)
    return deepest <= _DEPTH


def _read(text: str) -> str:
    text = re.sub(r"(?<!\\)([%&])", r"\\\1", text)
    text = re.sub(r"\$[^$]{1,400}\$", _maths, text)
    try:
        return str(_reader().latex_to_text(text)).replace("\u00a0", " ")
    except _FAILURES:
        return _stripped(text)


def _maths(found: re.Match[str]) -> str:
    """A formula with the spaces behind its macros kept, which TeX would swallow."""
    return re.sub(r"(\\[A-Za-z]+)\s+", r"\1\\ ", _SCRIPT.sub(_script, found[0]))


def _script(found: re.Match[str]) -> str:
    """A raised or lowered number as signs; what has none stays on the line."""
    words = found[2] or found[3]
    if not all(sign in "0123456789+-=()" for sign in words):
        return f"{{{words}}}"
    return words.translate(_LOW if found[1] == "_" else _HIGH)


def _stripped(text: str) -> str:
    return re.sub(r"\\[A-Za-z]+\s*|\\.|[{}$]", "", text)


@functools.cache
def _reader() -> Any:
    from pylatexenc import latex2text, latexwalker, macrospec

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    text = latex2text.get_default_latex_context_db()
    macros = [
        latex2text.MacroTextSpec("enquote", simplify_repl="“%s”"),
        latex2text.MacroTextSpec("mkbibquote", simplify_repl="“%s”"),
        latex2text.MacroTextSpec("href", simplify_repl="%(2)s"),
        *(
            latex2text.MacroTextSpec(name, simplify_repl="%s")
            for name in ("mkbibemph", "mkbibbold", "textsuperscript", "textsubscript", "url")
        ),
        *(
            latex2text.MacroTextSpec(name, simplify_repl=name)
            for name in ("LaTeX", "TeX", "LaTeXe", "BibTeX")
        ),
    ]
    text.add_context_category("ours", macros=macros, prepend=True)
    walker = latexwalker.get_default_latex_context_db()
    names = ("enquote", "mkbibquote", "mkbibemph", "mkbibbold", "textsuperscript", "textsubscript")
    specs = [macrospec.std_macro(name, "{") for name in names]
    walker.add_context_category("ours", macros=specs, prepend=True)
    reader = latex2text.LatexNodes2Text(latex_context=text, math_mode="text")

    class Reader:
        """The two halves of pylatexenc with our macros."""

        @staticmethod
        def latex_to_text(tex: str) -> str:
            nodes, _, _ = latexwalker.LatexWalker(tex, latex_context=walker).get_latex_nodes()
            return str(reader.nodelist_to_text(nodes))

    return Reader
