"""The words of one composition: figures, entities and slots turned into text with tokens."""

import re
from functools import lru_cache

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicators_of
from briefgen.change.identity import Role
from briefgen.compose.signs import has_verbs, once_told
from briefgen.compose.tokens import Anchor, Tokens
from briefgen.document.tree import Citation, Value
from briefgen.errors import PackError, Place
from briefgen.evidence.comparisons import COUNTED, Case, Comparison, compare, stands_for_nobody
from briefgen.evidence.dates import during, format_period, short_period
from briefgen.evidence.formatting import format_amount
from briefgen.evidence.indicators import (
    Figure,
    Indicator,
    Quantity,
    entities,
    figure_at,
    figure_in,
)
from briefgen.evidence.pack import Entity, find_entity
from briefgen.evidence.period_forms import PIECES, PeriodKind
from briefgen.evidence.periods import Period, Status, read_period
from briefgen.evidence.values import (
    Cell,
    Operation,
    Reference,
    ValueFormat,
    decimals_of,
    show,
)
from briefgen.typography.look import OTHERS, rank_at

RECENT = 3  # years
NAMED = 4  # of those compared, that a sentence names each; of more, the ends
MORE_DECIMALS = 6  # that may tell two amounts apart
_NOUNS = ("a ", "an ", "no ", "neither ", "nothing", "none")
_OF_TWO = ("both", "neither", "two")
_READING = ("gap", "lead", "leads", "race", "rival", "rivals", "ahead", "behind", "sides")
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
        self.described: dict[str, dict[str, object]] = {}  # indicators as a template sees them
        self._comparisons: dict[str, Comparison] = {}
        self._decimals: dict[str, int] = {}  # that tell the pair of an indicator apart
        every = self.indicators.values()
        self.nobody = frozenset(name for each in every for name in stands_for_nobody(each))

    def comparison(self, indicator: Indicator) -> Comparison:
        """The indicator read for this brief's entities."""
        if indicator.id not in self._comparisons:
            self._comparisons[indicator.id] = compare(indicator, self.brief.entities)
        return self._comparisons[indicator.id]

    def entity(self, name: str) -> Entity:
        """The words for an entity."""
        return find_entity(self.brief.pack, name)

    def rank(self, name: str) -> int:
        """Whose colour an entity has everywhere: by its place among those compared."""
        entities = self.brief.entities
        return rank_at(entities.index(name)) if name in entities else OTHERS

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
        """One figure as a token, with the decimals that tell the pair compared apart."""
        cell = Cell(indicator.id, figure.entity, figure.period)
        decimals = -1
        if figure in (pair := self.comparison(indicator).figures):
            if indicator.id not in self._decimals:
                self._decimals[indicator.id] = self._telling_apart(indicator, pair)
            decimals = self._decimals[indicator.id]
        return self.value(Reference((cell,), format=format, decimals=decimals))

    def _telling_apart(self, indicator: Indicator, pair: tuple[Figure, ...]) -> int:
        """How many decimals two amounts need that are no tie; -1 where the usual ones do."""
        if self.comparison(indicator).case in (Case.CLOSE, Case.BOTH_ZERO) or len(pair) < 2:
            return -1
        usual = decimals_of(indicator, pair[0].period)
        for more in range(usual, usual + MORE_DECIMALS):
            first, second = (
                format_amount(each.amount, indicator.unit, decimals=more) for each in pair
            )
            if first != second or pair[0].amount == pair[1].amount:
                return -1 if more == usual else more
        return -1

    def said(
        self, indicator: Indicator, figure: Figure, *, unit: bool = False, verb: bool = False
    ) -> str:
        """One figure in a sentence: a surplus or a deficit in words, a rate with its unit.

        ``unit`` asks for the noun of a rate, where the words around do not have it; ``verb`` says
        that there is no other, so that "fell by 3%" may stand.
        """
        kind = indicator.unit
        if verb or not has_verbs(kind):
            if figure.amount < 0 and kind.below:
                return f"{kind.below} {self.amount(indicator, figure, ValueFormat.OPPOSITE)}"
            if figure.amount > 0 and kind.above:
                return f"{kind.above} {self.amount(indicator, figure)}"
        if figure.amount == 0 and kind.at_zero and (unit or kind.at_zero.startswith(_NOUNS)):
            return kind.at_zero
        if figure.amount == 0 and self.is_none(indicator):
            return "none"
        amount = self.amount(indicator, figure)
        bare = indicator.scale is Quantity.RATE and not kind.symbol
        if not (bare and unit):
            return amount
        return f"{amount} {kind.noun if figure.amount * kind.factor == 1 else kind.nouns}"

    def is_none(self, indicator: Indicator) -> bool:
        """Whether zero of this is none: of things that are counted."""
        unit = indicator.unit
        return indicator.scale in COUNTED and not (unit.symbol or unit.at_zero)

    def between(
        self,
        operation: Operation,
        indicator: Indicator,
        figures: tuple[Figure, ...],
        format: ValueFormat = ValueFormat.FULL,
        decimals: int = -1,
    ) -> str:
        """An operation on figures as a token."""
        cells = tuple(Cell(indicator.id, each.entity, each.period) for each in figures)
        return self.value(Reference(cells, operation, format, decimals))

    def period(self, label: str) -> str:
        """A period as it reads in this brief."""
        return format_period(label, self.brief.language)

    def short_period(self, label: str) -> str:
        """The same where there is little room: in tables, rows and axes."""
        return short_period(label, self.brief.language)

    def during(self, label: str) -> str:
        """A period with the word before it: "in 2024"; nothing of what has no date."""
        if read_period(label).kind is PeriodKind.UNDATED:
            return ""
        return during(label, self.brief.language)

    def is_recent(self, comparison: Comparison) -> bool:
        """Whether its figures may be told in the present tense: of the three years before the
        library, and nobody compared has newer ones.
        """
        if comparison.newer:
            return False
        calendar = comparison.indicator.calendar
        ends = [read_period(each.period, calendar).end[:4] for each in comparison.figures]
        date = self.brief.pack.date[:4]
        return not date.isdigit() or all(not end or int(date) - int(end) <= RECENT for end in ends)

    def piece(self, label: str) -> str:
        """What a period is a piece of: "year", "quarter"."""
        kind = read_period(label).kind
        return str(kind) if kind in PIECES else "period"

    def everybody(self, indicator: Indicator, period: Period) -> tuple[Figure, ...]:
        """The figures of one period that are somebody's."""
        nobody = stands_for_nobody(indicator)
        found = (figure_at(indicator, e, period) for e in entities(indicator) if e not in nobody)
        return tuple(each for each in found if each)

    def rank_of(self, indicator: Indicator, own: Figure, everybody: tuple[Figure, ...]) -> str:
        """The place of one among all, the best first, as a token: "3rd"."""
        others = tuple(each for each in everybody if each != own)
        return self.between(Operation.RANK, indicator, (own, *others), ValueFormat.SPOKEN)

    def cite(self, indicator: Indicator) -> str:
        """A note mark for the indicator's source."""
        return self.tokens.add(Citation(indicator.source))

    def fill(
        self,
        words: str,
        indicator: Indicator,
        figure: Figure,
        amount: str = "",
        *,
        unit: bool = False,
        **given: str,
    ) -> str:
        """An indicator's words with their slots filled for one figure.

        ``given`` are slots that read otherwise than the figure has it (``period``, ``each``);
        ``unit`` asks for the noun of a rate where the words do not have it.

        Raises:
            PackError: the words name a slot that does not exist.
        """
        slots, verb = self._slots(figure) | given, words == indicator.phrases.lead
        words = self._suited(words, indicator, figure)
        if figure.amount == 0 and self.is_none(indicator) and unit:
            amount = amount or self.amount(indicator, figure)
        kinds = (indicator.unit.noun, indicator.unit.nouns)
        unnamed = unit and not any(each and _word(each).search(words) for each in kinds)

        def fill_slot(match: re.Match[str]) -> str:
            if match[1] == "amount":
                return amount or self.said(indicator, figure, unit=unnamed, verb=verb)
            if match[1] == "each" and match[1] not in given:
                return self._each(indicator, figure)
            if match[1] not in slots:
                known = ", ".join(dict.fromkeys((*slots, "amount", "each")))
                sentence = f"The words have no slot “{match[0]}”; use one of {known}."
                raise PackError(sentence, Place(f"{indicator.id}.toml"))
            goes_on = words[match.end() :].startswith(" ")
            comma = "," if goes_on and ", the last " in slots[match[1]] else ""
            return f"{slots[match[1]]}{comma}"

        filled = _SLOT.sub(fill_slot, words)
        return self._of_one(indicator, figure, filled) if "{amount}" in words else filled

    def _of_one(self, indicator: Indicator, figure: Figure, said: str) -> str:
        """What is said of a figure, its noun in the singular where it is one: "1 AI model"."""
        unit = indicator.unit
        one = abs(figure.amount * unit.factor) == 1 and not unit.symbol
        return _word(unit.nouns).sub(unit.noun, said, count=1) if one else said

    def _slots(self, figure: Figure) -> dict[str, str]:
        entity = self.entity(figure.entity)
        return {
            "place": entity.place,
            "adjective": entity.adjective,
            "possessive": entity.possessive,
            "period": self.period(figure.period),
        }

    def _suited(self, words: str, indicator: Indicator, figure: Figure) -> str:
        """Words with what stands around an amount of none, and before a day or no date."""
        nouns, kind = indicator.unit.nouns, read_period(figure.period).kind
        if figure.amount == 0 and self.is_none(indicator):
            words = words.replace(f"{{amount}} {nouns}", f"no {nouns}")
            words = words.replace("the {amount}", "{amount}")
        if kind is PeriodKind.DAY:
            words = words.replace("in {period}", "on {period}")
        if kind is PeriodKind.UNDATED:
            words = words.replace(" in {period}", "")
        return words

    def each(self, indicator: Indicator, figures: tuple[Figure, ...], form: str) -> list[str]:
        """Figures with whose they are, in a form such as ``{amount} in {place}``.

        Only the first shows a unit that is a word, as "183 TWh in … and 102 in …".
        """
        symbol, short = indicator.unit.symbol, " " not in indicator.unit.nouns
        bare = symbol not in ("", "$", "%")
        amounts: list[str] = []
        for number, each in enumerate(figures):
            if number and bare:
                amounts.append(self.amount(indicator, each, ValueFormat.BARE))
            else:
                amounts.append(self.said(indicator, each, unit=not number and short, verb=True))
        told = zip(once_told(indicator.unit, amounts), figures, strict=True)
        return [self.fill(form, indicator, each, amount) for amount, each in told]

    def pair(self, names: tuple[str, ...]) -> str:
        """Several by name; "the two countries" for those whom the library is about."""
        pack = self.brief.pack
        if pack.pair and set(names) == set(pack.compared) == set(self.brief.entities):
            return pack.pair
        return joined([self.entity(each).place for each in names])

    def fits(self, text: str, *, reading: bool = False) -> bool:
        """Whether a hand-written text is about those whom the brief compares.

        Those of the library may be named to the brief's readers only where the brief compares them.
        A ``reading`` of figures that speaks of a gap is about them without naming anybody.
        """
        pack = self.brief.pack
        if set(self.brief.entities) == set(pack.compared):
            return True
        names = {name for each in pack.compared for name in self._names(each)}
        found = set(re.findall(r"[\w.’-]+", text))
        told = (*_OF_TWO, *(_READING if reading else ()))
        spoken = any(word in found or word.capitalize() in found for word in told)
        return not (spoken or any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text) for n in names))

    def _names(self, name: str) -> tuple[str, ...]:
        entity = self.entity(name)
        return (entity.id, entity.place.removeprefix("the "), entity.adjective, entity.short)

    def neither(self, names: tuple[str, ...]) -> str:
        """Nobody of several: "neither country", "neither Japan nor India", "none of the three"."""
        pack = self.brief.pack
        if pack.neither and set(names) == set(pack.compared) == set(self.brief.entities):
            return pack.neither
        if len(names) > 2:
            return f"none of {joined([self.entity(each).place for each in names])}"
        return f"neither {joined([self.entity(each).place for each in names], 'nor')}"

    def each_later(self, indicator: Indicator, last: Figure) -> str:
        """What is projected for the time of this figure, of each compared: "5 to 8 for Ohio"."""
        end = read_period(last.period, indicator.calendar).end
        told: list[str] = []
        for name in dict.fromkeys((last.entity, *self.brief.entities)):
            rivals = [
                each
                for each in indicator.figures
                if each.entity == name and self._is_projected(indicator, each, end)
            ]
            if rivals:
                low, *_, high = sorted(rivals * 2, key=lambda each: each.amount)
                bare = bool(told) and indicator.unit.symbol not in ("", "$", "%")
                ends = [self.said(indicator, high)]
                if bare:
                    ends = [self.amount(indicator, high, ValueFormat.BARE)]
                if low is not high:
                    ends.insert(0, self.amount(indicator, low, ValueFormat.BARE))
                told.append(f"{' to '.join(ends)} for {self.entity(name).place}")
        return joined(told[:1] if len(told) > NAMED else told)

    def _is_projected(self, indicator: Indicator, figure: Figure, end: str) -> bool:
        period = read_period(figure.period, indicator.calendar)
        return period.status is Status.PROJECTION and period.end == end

    def _each(self, indicator: Indicator, first: Figure) -> str:
        """426 TWh for the United States and 277 for China, in the period of the first."""
        names = dict.fromkeys((first.entity, *self.brief.entities))
        found = (figure_in(indicator, name, first.period) for name in names)
        held = tuple(each for each in found if each)
        if len(held) > NAMED:
            held = held[:1]
        return joined(self.each(indicator, held, "{amount} for {place}"))

    def measure(self, indicator: Indicator) -> str:
        """What is measured as a phrase of its own; "of world sales" only works after a number."""
        if indicator.short.startswith("of "):
            return self.lowered(indicator.title)
        return indicator.short

    def lowered(self, sentence: str) -> str:
        """A sentence made to follow "But": its first word small, unless it is a name, as of those
        compared and of whom the library is for ("Congress").
        """
        first = sentence.split(" ", 1)[0]
        names = {
            word
            for entity in (*map(self.entity, self.brief.entities), *self.brief.pack.entities)
            for name in (entity.place, entity.adjective, entity.possessive)
            for word in name.split()
        }
        names |= {word for word in self.brief.pack.audience.split() if word[:1].isupper()}
        if first in ("A", "The") or (first not in names and first[1:].islower()):
            return sentence[:1].lower() + sentence[1:]
        return sentence


@lru_cache
def _word(text: str) -> re.Pattern[str]:
    """Whole words: "ships" is none of "townships"."""
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(parts: list[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def clauses(parts: list[str]) -> str:
    """``a, and b``; ``a, b, and c``."""
    return f"{', '.join(parts[:-1])}, and {parts[-1]}" if len(parts) > 1 else "".join(parts)
