"""What a template may ask of the data. Every number comes back as a token that also compares."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefgen.brief.lookup import source_of
from briefgen.change.identity import PICKS, Role
from briefgen.compose.confidence import (
    confidence,
    judged,
    level,
    measured,
    method,
    sureness,
    timing,
)
from briefgen.compose.heads import cautions, concise, detail, figured, head, lead, short
from briefgen.compose.institutions import within
from briefgen.compose.leads import is_measured, locally, spoken
from briefgen.compose.limits import reversible
from briefgen.compose.paragraphs import tell_all, trend
from briefgen.compose.summaries import (
    claim,
    message,
    says_more,
    standing,
)
from briefgen.compose.template import escape
from briefgen.compose.titles import headline
from briefgen.compose.tokens import Anchor, Number
from briefgen.compose.words import Words, capital, clauses, joined
from briefgen.document.tree import Citation, CrossReference
from briefgen.errors import TemplateError
from briefgen.evidence.dates import format_date
from briefgen.evidence.formatting import format_count
from briefgen.evidence.indicators import Indicator, entities, figure, figure_at, observed
from briefgen.evidence.periods import read_period
from briefgen.evidence.values import Cell, MissingFigureError, Operation, Reference, compute

TOGETHER = 3  # indicators of one theme in a paragraph
Item = Mapping[str, Any]
_NO_LETTER = re.compile(r"\W+")
UNWRITABLE = (  # what figures that fit no sentence raise
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
)


def filters(words: Words) -> dict[str, Callable[..., object]]:
    """The filters of one composition, by the names that templates use."""
    asked = _Asked(words)
    return {
        "value": asked.value,
        "ratio": asked.operation(Operation.RATIO),
        "difference": asked.operation(Operation.DIFFERENCE),
        "excess": asked.operation(Operation.EXCESS),
        "share": asked.operation(Operation.SHARE),
        "change": asked.over_time(Operation.CHANGE),
        "growth": asked.over_time(Operation.GROWTH),
        "rank": asked.rank,
        "leader": asked.leader,
        "latest": asked.latest,
        "has": asked.has,
        "period": words.period,
        "date": lambda iso: format_date(iso, words.brief.language),
        "unit": asked.unit,
        "cite": asked.cite,
        "source": asked.source,
        "refer": asked.refer,
        "tell": asked.about(tell_all, Role.FINDING),
        "confidence": asked.about(confidence, Role.CAVEAT),
        "judged": asked.about(judged, Role.CAVEAT),
        "sureness": asked.about(sureness, Role.CAVEAT),
        "level": asked.about(level, Role.CAVEAT),
        "measured": asked.about(measured, Role.CAVEAT),
        "method": asked.about(method, Role.CAVEAT),
        "timing": lambda items: escape(timing(words, [asked.indicator(each) for each in items])),
        "reversible": asked.about(reversible, Role.CAVEAT),
        "cautions": asked.about(cautions, Role.CAVEAT),
        "concise": asked.about(concise, Role.FINDING),
        "head": asked.about(head, Role.CLAIM),
        "lead": asked.about(lead, Role.CLAIM),
        "detail": asked.about(detail, Role.FINDING),
        "figured": asked.about(figured, Role.CLAIM),
        "short": asked.about(short, Role.FINDING),
        "trend": asked.about(trend, Role.FOLLOWS),
        "locally": asked.about(locally, Role.LOCAL),
        "spoken": asked.about(spoken, Role.FINDING),
        "claim": asked.about(claim, Role.CLAIM),
        "claims": asked.claims,
        "message": asked.about(message, Role.CLAIM),
        "standing": asked.about(standing, Role.STANDING),
        "headline": asked.about(headline, Role.CLAIM),
        "anchor": lambda name: Number(0, words.tokens.add(Anchor(None, str(name)))),
        "subjects": asked.subjects,
        "held": asked.held,
        "where": _where,
        "having": _having,
        "group": asked.group,
        "names": _names,
        "counted": format_count,
        "letter": lambda number: chr(ord("a") + (int(number) - 1) % 26),
        "capital": lambda text: capital(str(text)),
        "ended": lambda text: words.tokens.ended(str(text)),
        "sentences": lambda parts: " ".join(str(each) for each in parts),
        "joined": lambda parts: joined([str(each) for each in parts]),
        "lowered": words.lowered,
        "within": lambda name: within(str(name), words.brief.pack.audience),
        "plural": _plural,
        **_entity_filters(words),
    }


def _entity_filters(words: Words) -> dict[str, Callable[..., object]]:
    """What to call a country, by its name in the figures."""
    return {
        "place": lambda name: words.entity(name).place,
        "places": lambda names: joined([words.entity(each).place for each in names]),
        "possessive": lambda name: words.entity(name).possessive,
        "adjective": lambda name: words.entity(name).adjective,
    }


class _Asked:
    """Filters that need the data."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def indicator(self, item: Item | str) -> Indicator:
        wanted = item if isinstance(item, str) else item.get("id", "")
        found = self.words.indicators.get(wanted)
        if not found:
            raise TemplateError(f"There is no indicator “{wanted}”.")
        return found

    def value(self, item: Item | str, entity: str, period: str = "") -> Number:
        indicator = self.indicator(item)
        return self._number(indicator, Operation.AMOUNT, (entity, period or self._at(indicator)))

    def operation(self, operation: Operation) -> Callable[..., Number]:
        def between(item: Item | str, first: str, second: str, period: str = "") -> Number:
            indicator = self.indicator(item)
            at = period or self._at(indicator)
            return self._number(indicator, operation, (first, at), (second, at))

        return between

    def over_time(self, operation: Operation) -> Callable[..., Number]:
        def between(item: Item | str, entity: str, start: str, end: str = "") -> Number:
            indicator = self.indicator(item)
            at = end or self._at(indicator)
            return self._number(indicator, operation, (entity, at), (entity, start))

        return between

    def rank(self, item: Item | str, entity: str) -> Number:
        indicator = self.indicator(item)
        at = read_period(self._at(indicator), indicator.calendar)
        found = self.words.everybody(indicator, at)
        others = [(each.entity, each.period) for each in found if each.entity != entity]
        own = figure_at(indicator, entity, at)
        cell = (entity, own.period if own else at.label)
        return self._number(indicator, Operation.RANK, cell, *others)

    def leader(self, item: Item | str) -> str:
        return self.words.comparison(self.indicator(item)).leader

    def latest(self, item: Item | str, entity: str = "") -> str:
        return self._at(self.indicator(item), entity)

    def has(self, item: Item | str, entity: str, period: str = "") -> bool:
        indicator = self.indicator(item)
        if period:
            return figure(indicator, entity, period) is not None
        return bool(observed(indicator, entity))

    def unit(self, item: Item | str) -> str:
        unit = self.indicator(item).unit
        return ", ".join(part for part in (unit.nouns, unit.basis) if part)

    def cite(self, item: Item | str) -> Number:
        return Number(0, self.words.cite(self.indicator(item)))

    def source(self, wanted: str) -> Number:
        """A mark for a source of the topic library, or one that the person added."""
        if not source_of(self.words.brief, wanted):
            raise TemplateError(f"There is no source “{wanted}”.")
        return Number(0, self.words.tokens.add(Citation(wanted)))

    def refer(self, name: str) -> Number:
        """A reference to the figure or table of this name: it reads "Figure 1"."""
        return Number(0, self.words.tokens.add(CrossReference(name)))

    def about(self, write: Callable[..., str], role: Role) -> Callable[..., object]:
        def written(items: Item | str | Sequence[Item], *options: object) -> Number | str:
            several = [items] if isinstance(items, str | Mapping) else items
            text = self._written(write, [self.indicator(each) for each in several], options)
            told = self.words.about(role, _subject(items), escape(text))
            return Number(0, told) if text else ""

        return written

    def _written(
        self, write: Callable[..., str], indicators: list[Indicator], options: tuple[object, ...]
    ) -> str:
        """What is told; where it cannot be, the indicator that is in the way is named."""
        try:
            return write(self.words, indicators, *options)
        except UNWRITABLE:
            for each in indicators:
                self._try(write, each)
            raise

    def _try(self, write: Callable[..., str], indicator: Indicator) -> None:
        try:
            write(self.words, [indicator])
        except UNWRITABLE as error:
            sentence = f"The sentences of “{indicator.id}” cannot be written with its figures"
            raise TemplateError(f"{sentence} ({type(error).__name__}: {error}).") from error

    def claims(self, items: Item | str | Sequence[Item]) -> bool:
        """Whether a head says more of an indicator, or of several, than what they measure."""
        several = (items,) if isinstance(items, str | Mapping) else items
        found = [self.indicator(each) for each in several]
        return any(says_more(self.words, each) or is_measured(self.words, each) for each in found)

    def held(self, items: Sequence[Item]) -> list[Item]:
        """The indicators that have a figure for somebody whom the brief compares."""
        wanted = set(self.words.brief.entities)
        return [each for each in items if wanted & set(entities(self.indicator(each)))]

    def subjects(self, items: Sequence[Item]) -> str:
        """What several measures are about, for a title: the short names of at most three themes,
        of two where the title names three and more who are compared.
        """
        themes = {each.id: each.short or each.title for each in self.words.brief.pack.themes}
        found = dict.fromkeys(str(each["theme"]) for each in items)
        most = TOGETHER if len(self.words.brief.entities) < TOGETHER else TOGETHER - 1
        names = [themes.get(each, each) for each in found][:most]
        return (clauses if any(" and " in each for each in names) else joined)(names)

    def group(self, items: Sequence[Item], by: str) -> list[dict[str, Any]]:
        """Items grouped by a field, at most three together, as a paragraph can hold.

        Each group has ``key``, ``title`` and ``items``.
        """
        titles = {theme.id: theme.title for theme in self.words.brief.pack.themes}
        groups: dict[str, list[Item]] = {}
        for each in items:
            groups.setdefault(str(each.get(by, "")), []).append(each)
        return [
            {"key": key, "title": titles.get(key, key), "items": _Members(key, members, start)}
            for key, members in groups.items()
            for start in range(0, len(members), TOGETHER)
        ]

    def _at(self, indicator: Indicator, entity: str = "") -> str:
        figures = self.words.comparison(indicator).figures
        if figures and not entity:
            return figures[0].period
        latest = observed(indicator, entity)
        if not latest:
            raise TemplateError(f"“{indicator.id}” has no figure for {entity or 'anyone'}.")
        return latest[-1].label

    def _number(
        self, indicator: Indicator, operation: Operation, *cells: tuple[str, str]
    ) -> Number:
        reference = Reference(tuple(Cell(indicator.id, *cell) for cell in cells), operation)
        try:
            amount = compute(reference, self.words.indicators)
            return Number(amount, self.words.value(reference))
        except MissingFigureError as error:
            raise TemplateError(str(error)) from error
        except ZeroDivisionError as error:
            raise TemplateError(f"{indicator.id}: a ratio to zero has no value.") from error


class _Members(list[Item]):
    """The items of a group that stand together; a second part is known by its first item too."""

    def __init__(self, key: str, members: list[Item], start: int) -> None:
        super().__init__(members[start : start + TOGETHER])
        self.subject = f"{key}+{self[0].get('id', start)}" if start else key


def _subject(items: Item | str | Sequence[Item]) -> str:
    """What is told: an indicator, the members of a group, or picks."""
    if isinstance(items, _Members):
        return items.subject
    if isinstance(items, str):
        return items
    return str(items.get("id", PICKS)) if isinstance(items, Mapping) else PICKS


def _where(items: Sequence[Item], field: str, *values: object) -> list[Item]:
    return [each for each in items if each.get(field) in values]


def _having(items: Sequence[Item], *path: str) -> list[Item]:
    """Those that say something under these names, one within the other."""

    def told(item: Any) -> Any:
        for name in path:
            item = item.get(name, "") if isinstance(item, Mapping) else ""
        return item

    return [each for each in items if told(each)]


def _names(items: Sequence[Item], field: str = "title") -> str:
    return joined([str(each[field]) for each in items])


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
