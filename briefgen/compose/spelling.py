"""British spelling of text that was written in American English.

Only words that begin small are changed: what begins large may be part of a name, such as an
order's or an institute's.
"""

import re

from msgspec.structs import replace

from briefgen.document.rewriting import rewrite_block
from briefgen.document.tree import Block, Chart, Inline, Section, Text
from briefgen.evidence.formatting import BRITISH, NO_BREAK_SPACE
from briefgen.evidence.period_forms import MONTHS

_WORDS = {
    "analyze": "analyse", "authorize": "authorise", "behavior": "behaviour", "catalog": "catalogue",
    "center": "centre", "color": "colour", "criticize": "criticise", "defense": "defence",
    "emphasize": "emphasise", "favor": "favour", "fiber": "fibre", "finalize": "finalise",
    "honor": "honour", "judgment": "judgement", "labor": "labour", "license": "licence",
    "maximize": "maximise", "minimize": "minimise",
    "modernize": "modernise", "nanometer": "nanometre", "neighbor": "neighbour",
    "offense": "offence",
    "optimize": "optimise", "organization": "organisation", "organize": "organise",
    "prioritize": "prioritise", "program": "programme", "realize": "realise",
    "recognize": "recognise", "specialize": "specialise", "standardize": "standardise",
    "subsidize": "subsidise", "summarize": "summarise", "theater": "theatre", "utilize": "utilise",
}  # fmt: skip
_WHOLE = {
    "anonymized": "anonymised",
    "canceled": "cancelled",
    "labeled": "labelled",
    "labeling": "labelling",
    "licensed": "licensed",
    "licensing": "licensing",
    "modeled": "modelled",
    "modeling": "modelling",
    "percent": "per cent",
    "programmed": "programmed",
    "programming": "programming",
    "traveled": "travelled",
    "traveling": "travelling",
}
_ENDINGS = ("s", "d", "r", "rs", "ed", "ing", "able", "ite", "al")
_WORD = re.compile(r"(?<![A-Za-z])[a-z]+")

_DATE = re.compile(rf"\b({'|'.join(MONTHS)})[ \u00a0](\d\d?), (\d{{4}})\b,?(?= [a-z]|[.;:)]|$)")
_UNITED_STATES = re.compile(r"\bU\.S\.(?=[ \u00a0’][^A-Z]|[ \u00a0][A-Z]|,)")
_OF_NAMES = ("center", "organization", "defense", "labor", "program", "license", "theater")
_FIRST = re.compile(r"(?:(?<=^)|(?<=[.!?] ))[A-Z][a-z]+(?= [a-z]|$)")
_LAST = re.compile(r"\bU\.S\.$")
_DOLLARS = re.compile(r"(?<![A-Za-z])\$(?=\d)")


def _forms() -> dict[str, str]:
    """Every word with the endings that it may take; a final e goes before a vowel."""
    found = {}
    for american, british_word in _WORDS.items():
        found[american] = british_word
        for ending in _ENDINGS:
            found[american + ending] = british_word + ending
            if american.endswith("e"):
                found[american[:-1] + ending] = british_word[:-1] + ending
    return {**found, **_WHOLE}


_FORMS = _forms()


def in_language(section: Section, language: str) -> Section:
    """The section as its language spells it."""
    if language != BRITISH:
        return section
    blocks = tuple(map(_spelled, section.blocks))
    return replace(section, title=british(section.title), blocks=blocks)


def british_if(text: str, language: str) -> str:
    """A text as its language spells it."""
    return british(text) if language == BRITISH else text


def _spelled(block: Block) -> Block:
    done = rewrite_block(block, _inline)
    return replace(done, alt=british(done.alt)) if isinstance(done, Chart) else done


def british(text: str) -> str:
    """American English in British spelling."""
    text = _DOLLARS.sub("US$", text)
    text = _DATE.sub(lambda day: f"{day[2]}{NO_BREAK_SPACE}{day[1]} {day[3]}", text)
    text = _UNITED_STATES.sub("US", text)
    text = "US" if text == "U.S." else _LAST.sub("US.", text)
    text = _FIRST.sub(lambda match: _capital(match[0]), text)
    return _WORD.sub(lambda match: _FORMS.get(match[0], match[0]), text)


def _capital(word: str) -> str:
    """A word that begins a sentence, unless names begin so: "Center for AI Standards"."""
    found = "" if word.lower() in _OF_NAMES else _FORMS.get(word.lower(), "")
    return found.capitalize() if found else word


def _inline(inline: Inline) -> Inline:
    return Text(british(inline.text)) if isinstance(inline, Text) else inline
