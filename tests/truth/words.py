"""Names of entities in print, and phrases of a library as patterns."""

import re
from collections.abc import Iterator

import msgspec

from tests.truth.amounts import amount_pattern
from tests.truth.periods import PERIOD
from tests.truth.topic import Indicator, Topic


class Words:
    """What the names of one library look like, for one brief."""

    def __init__(self, topic: Topic, compared: tuple[str, ...], text: str) -> None:
        self.topic = topic
        self.text = text.lower()
        self.compared = compared
        self._forms: dict[str, frozenset[str]] = {}
        for forms in (topic.names, topic.possessives):
            for form, entities in forms.items():
                if form not in self.text:
                    continue
                self._forms[form] = self._forms.get(form, frozenset()) | entities
        if topic.pair:
            self._forms[topic.pair.lower()] = frozenset()
        everything = sorted(self._forms, key=len, reverse=True)
        self.any = rf"(?<!\w)(?:{'|'.join(map(re.escape, everything))})(?!\w)"
        self.names = rf"(?:{self.any}(?:, {self.any})*,? and {self.any}|{self.any})"
        self._finder = re.compile(rf"{self.any}(?=$|,| and | or )", re.IGNORECASE)

    def entities(self, form: str) -> list[str]:
        """Whom a form may stand for; those compared first."""
        found = self._forms.get(form.strip().lower(), frozenset())
        return sorted(found, key=lambda entity: (entity not in self.compared, entity))

    def entity(self, form: str, indicator: Indicator | None = None) -> str:
        """The likeliest that a form stands for, of those who have figures."""
        found = self.entities(form)
        held = [one for one in found if indicator is None or one in indicator.held()]
        return (held or found or [""])[0]

    def split(self, forms: str) -> list[str]:
        """The single names of “A, B and C”."""
        return [found[0] for found in self._finder.finditer(forms)]

    def is_pair(self, form: str) -> bool:
        return bool(self.topic.pair) and form.lower() == self.topic.pair.lower()


class Part(msgspec.Struct, frozen=True):
    """A piece of a phrase that a sentence fills."""

    kind: str
    text: str


class Phrase:
    """A phrase of a library as a pattern that reads what fills it."""

    def __init__(self, phrase: str, indicator: Indicator, words: Words) -> None:
        self.indicator = indicator
        self.kinds: list[str] = []
        source = ""
        amount = amount_pattern(indicator)
        for piece in re.split(r"(\{\w+\})", phrase):
            kind = piece[1:-1] if piece.startswith("{") else ""
            if kind in ("place", "adjective", "possessive"):
                source += f"({words.names})"
            elif kind == "amount":
                source += f"({amount})"
            elif kind == "period":
                source += f"({PERIOD})"
            elif kind == "each":
                source += "(.+?)"
            else:
                plural = bool(self.kinds) and self.kinds[-1] == "amount"
                source += _fixed(piece, plural)
                continue
            self.kinds.append(kind)
        self.source = source
        self.pattern = re.compile(source, re.IGNORECASE)

    def match(self, text: str, at: int = 0) -> tuple[dict[str, str], int] | None:
        found = self.pattern.match(text, at)
        if not found:
            return None
        return self.filled(found.groups()), found.end()

    def filled(self, groups: tuple[str, ...]) -> dict[str, str]:
        named = {"place": "name", "adjective": "name", "possessive": "name"}
        return {named.get(k, k): group for k, group in zip(self.kinds, groups, strict=True)}


def _fixed(piece: str, plural: bool) -> str:
    """Fixed words; after an amount also in the singular."""
    source = re.escape(piece).replace(r"\ ", " ")
    if plural:
        head = " ".join(source.split(" ")[:5])
        loose = re.sub(r"ies\b", "(?:ies|y)", head)
        loose = re.sub(r"(?<=[a-z])(?<!s)s\b", "s?", loose)
        source = loose + source[len(head) :]
    return source


def phrases(topic: Topic, name: str, words: Words) -> Iterator[Phrase]:
    for indicator in topic.indicators:
        phrase = indicator.phrases.get(name)
        if phrase and _told(phrase, words.text):
            yield Phrase(phrase, indicator, words)


def _told(phrase: str, text: str) -> bool:
    """Whether the fixed words of a phrase stand in a text at all: most phrases need no pattern."""
    text = text.replace("nearly ", "")
    pieces = re.split(r"\{\w+\}", phrase.lower().replace("nearly ", ""))
    if "{amount}" in phrase:  # what follows an amount may stand in the singular
        return pieces[0].strip() in text
    return all(piece.strip() in text for piece in pieces)
