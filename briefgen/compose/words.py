"""The words of one composition: figures, entities and slots turned into text with tokens."""

import re

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicators_of
from briefgen.change.identity import Role
from briefgen.compose.tokens import Anchor, Tokens
from briefgen.document.tree import Citation, Value
from briefgen.errors import PackError, Place
from briefgen.evidence.comparisons import Comparison, compare
from briefgen.evidence.formatting import format_period
from briefgen.evidence.indicators import Figure, Indicator
from briefgen.evidence.indicators import figure as find_figure
from briefgen.evidence.pack import Entity, find_entity
from briefgen.evidence.values import Cell, Operation, Reference, ValueFormat, show

_SLOT = re.compile(r"\{([^{}]*)\}")


class Words:
    """What sentences are made of; every number is a token."""

    def __init__(self, brief: Brief, tokens: Tokens) -> None:
        """Hold the brief's pack and entities, and the side table."""
        self.brief = brief
        self.tokens = tokens
        self.indicators = indicators_of(brief)
        self.cautioned: set[str] = set()  # indicators whose caveat has been told
        self.asked: set[str] = set()  # those of whom it was asked whether it has
        self._comparisons: dict[str, Comparison] = {}

    def comparison(self, indicator: Indicator) -> Comparison:
        """The indicator read for this brief's entities."""
        if indicator.id not in self._comparisons:
            self._comparisons[indicator.id] = compare(indicator, self.brief.entities)
        return self._comparisons[indicator.id]

    def entity(self, name: str) -> Entity:
        """The words for an entity."""
        return find_entity(self.brief.pack, name)

    def rank(self, name: str) -> int:
        """The entity's place in the comparison, which decides its colour; 2 for others."""
        entities = self.brief.entities
        return min(entities.index(name), 3) if name in entities else 2

    def value(self, reference: Reference) -> str:
        """A value as a token.

        Raises:
            MissingFigureError: a figure is not in the data.
        """
        return self.tokens.add(
            Value(reference, show(reference, self.indicators, self.brief.language))
        )

    def about(self, role: Role, subject: str, text: str) -> str:
        """The text with what it tells, so that its block is known by it; nothing stays nothing."""
        return f"{text}{self.tokens.add(Anchor(role, subject))}" if text else ""

    def amount(
        self, indicator: Indicator, figure: Figure, format: ValueFormat = ValueFormat.FULL
    ) -> str:
        """One figure as a token."""
        cell = Cell(indicator.id, figure.entity, figure.period)
        return self.value(Reference((cell,), format=format))

    def between(
        self,
        operation: Operation,
        indicator: Indicator,
        figures: tuple[Figure, ...],
        format: ValueFormat = ValueFormat.FULL,
    ) -> str:
        """An operation on figures as a token."""
        cells = tuple(Cell(indicator.id, each.entity, each.period) for each in figures)
        return self.value(Reference(cells, operation, format))

    def cite(self, indicator: Indicator) -> str:
        """A note mark for the indicator's source."""
        return self.tokens.add(Citation(indicator.source))

    def fill(
        self, words: str, indicator: Indicator, figure: Figure, amount: str = "", **given: str
    ) -> str:
        """An indicator's words with their slots filled for one figure.

        ``given`` are slots that read otherwise than the figure has it (``period``, ``each``).

        Raises:
            PackError: the words name a slot that does not exist.
        """
        entity = self.entity(figure.entity)
        slots = {
            "place": entity.place,
            "adjective": entity.adjective,
            "possessive": entity.possessive,
            "period": format_period(figure.period),
            **given,
        }

        def fill_slot(match: re.Match[str]) -> str:
            if match[1] == "amount":
                return amount or self.amount(indicator, figure)
            if match[1] == "each" and match[1] not in given:
                return self._each(indicator, figure)
            if match[1] not in slots:
                known = ", ".join(dict.fromkeys((*slots, "amount", "each")))
                sentence = f"The words have no slot “{match[0]}”; use one of {known}."
                raise PackError(sentence, Place(f"{indicator.id}.toml"))
            return slots[match[1]]

        filled = _SLOT.sub(fill_slot, words)
        unit = indicator.unit
        if figure.amount * unit.factor == 1 and not unit.symbol and "{amount}" in words:
            filled = filled.replace(unit.nouns, unit.noun, 1)  # "1 notable AI model"
        return filled

    def each(self, indicator: Indicator, figures: tuple[Figure, ...], form: str) -> list[str]:
        """Figures with whose they are, in a form such as ``{amount} in {place}``.

        Only the first shows a unit that is a word, as "183 TWh in … and 102 in …".
        """
        symbol = indicator.unit.symbol
        later = ValueFormat.BARE if symbol not in ("", "$", "%") else ValueFormat.FULL
        return [
            self.fill(
                form,
                indicator,
                each,
                self.amount(indicator, each, later if number else ValueFormat.FULL),
            )
            for number, each in enumerate(figures)
        ]

    def pair(self, names: tuple[str, ...]) -> str:
        """Both of two: "the two countries" for those whom the library is about."""
        pack = self.brief.pack
        if pack.pair and set(names) == set(pack.compared):
            return pack.pair
        return joined([self.entity(each).place for each in names])

    def fits(self, text: str) -> bool:
        """Whether a hand-written text is about those whom the brief compares.

        Those of the library may be named to the brief's readers only where the brief compares them.
        """
        pack = self.brief.pack
        if set(self.brief.entities) == set(pack.compared):
            return True
        names = {name for each in pack.compared for name in self._names(each)}
        found = set(re.findall(r"[\w.’-]+", text))
        pair = ("both", "neither", "two")
        spoken = any(word in found or word.capitalize() in found for word in pair)
        return not (spoken or any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text) for n in names))

    def _names(self, name: str) -> tuple[str, ...]:
        entity = self.entity(name)
        return (entity.id, entity.place.removeprefix("the "), entity.adjective, entity.short)

    def neither(self, names: tuple[str, ...]) -> str:
        """Neither of two: "neither country", or "neither Japan nor India"."""
        pack = self.brief.pack
        if pack.neither and set(names) == set(pack.compared):
            return pack.neither
        return f"neither {joined([self.entity(each).place for each in names], 'nor')}"

    def _each(self, indicator: Indicator, first: Figure) -> str:
        """426 TWh for the United States and 277 for China, in the period of the first."""
        names = dict.fromkeys((first.entity, *self.brief.entities))
        found = (find_figure(indicator, name, first.period) for name in names)
        held = tuple(each for each in found if each)
        return joined(self.each(indicator, held, "{amount} for {place}"))

    def measure(self, indicator: Indicator) -> str:
        """What is measured as a phrase of its own; "of world sales" only works after a number."""
        if indicator.short.startswith("of "):
            return self.lowered(indicator.title)
        return indicator.short

    def lowered(self, sentence: str) -> str:
        """A sentence made to follow "But": its first word small, unless it is a name."""
        first = sentence.split(" ", 1)[0]
        names = {
            word
            for entity in map(self.entity, self.brief.entities)
            for name in (entity.place, entity.adjective, entity.possessive)
            for word in name.split()
        }
        if first == "The" or (first not in names and first[1:].islower()):
            return sentence[:1].lower() + sentence[1:]
        return sentence


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(parts: list[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
