"""The parts of a person's name: particles such as "van der", suffixes such as "Jr."."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_KNOWN = frozenset(
    [
        "'s",
        "'t",
        "a",
        "aan",
        "af",
        "al",
        "al-",
        "am",
        "auf",
        "aus",
        "ben",
        "bij",
        "bin",
        "boven",
        "d",
        "d'",
        "da",
        "dal",
        "dal'",
        "dall'",
        "dalla",
        "das",
        "de",
        "de'",
        "del",
        "dela",
        "dell'",
        "della",
        "delle",
        "dello",
        "degli",
        "dei",
        "den",
        "der",
        "des",
        "di",
        "die",
        "do",
        "don",
        "dos",
        "du",
        "el",
        "el-",
        "het",
        "i",
        "il",
        "im",
        "in",
        "l",
        "l'",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "lou",
        "of",
        "onder",
        "op",
        "over",
        "s",
        "s'",
        "sen",
        "t",
        "te",
        "ten",
        "ter",
        "tho",
        "thor",
        "to",
        "toe",
        "tot",
        "uit",
        "uijt",
        "unter",
        "v",
        "v.",
        "van",
        "vander",
        "vd",
        "ver",
        "vom",
        "von",
        "voor",
        "vor",
        "z",
        "ze",
        "zu",
        "zum",
        "zur",
        "dem",
        "und",
        "y",
        "e",
        "gen",
    ]
)


class Parted(NamedTuple):
    """A name in its parts; ``kept`` belongs to the family name, ``dropped`` may go."""

    family: str
    given: str
    kept: str
    dropped: str
    suffix: str
    comma: bool  # before the suffix, in reading order


def parted(person: Mapping[str, Any]) -> Parted:
    """The parts of a person of CSL-JSON, with particles found where they are written together."""
    text = {name: str(person.get(name) or "") for name in ("family", "given", "suffix")}
    kept = str(person.get("non-dropping-particle") or "")
    dropped = str(person.get("dropping-particle") or "")
    family, given, suffix = text["family"], text["given"], text["suffix"]
    comma = bool(person.get("comma-suffix"))
    if not kept:
        kept, family = _leading(family)
    if not suffix and "," in given:
        given, suffix = (part.strip() for part in given.split(",", 1))
        comma = suffix.startswith("!")
        suffix = suffix.lstrip("! ")
    if not dropped:
        given, dropped = _trailing(given)
    return Parted(family, given, kept, dropped, suffix, comma)


def _leading(family: str) -> tuple[str, str]:
    """Particles before a family name, and the rest."""
    kept, rest = "", family
    while found := re.match(r"(\S+\s+|[dl]['’]|dell['’]|dall['’]|al-|el-|['’]t\s+)(?=\S)", rest):
        word = found[1]
        if word.strip().replace("’", "'") not in _KNOWN:
            break
        kept, rest = kept + word, rest[found.end() :]
    return kept.strip(), rest


def _trailing(given: str) -> tuple[str, str]:
    """The given names, and particles behind them."""
    words = given.split(" ")
    start = len(words)
    while start > 1 and words[start - 1].replace("’", "'") in _KNOWN:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])
