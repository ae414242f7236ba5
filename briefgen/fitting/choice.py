"""The choice among plans: the fullest that keeps to the pages, found with few compositions."""

from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.brief.brief import Brief, look_of
from briefgen.brief.pages import Pages
from briefgen.brief.plan import Plan
from briefgen.brief.prominence import Step, stands, steps_down, suits, taken_down, weight
from briefgen.brief.template import Prominence
from briefgen.compose import Composed, Composition
from briefgen.fitting.measure import as_word_has_it, excess, laid_out, on_letterhead
from briefgen.typography.look import Look

REFILLS = 8  # attempts to put something back
GUESS = 0.6  # of all pages goes with all steps, as long as nothing is measured
LEAST = 100.0  # points of height that a standing chart of two rows needs with its words
PICKS, SHORT, MORE_CHARTS, EMPTY, MARGINS = 3, 4, 3, 0.5, 144.0  # a report may end anywhere
CAUTION = 0.06  # what putting something back may cost at least, of what it should


class Fitted(NamedTuple):
    """A plan and what it makes of the brief."""

    plan: Plan
    composed: Composed
    pages: Pages


class _Tried(NamedTuple):
    """An attempt and by how much it is too long, with room spared and without."""

    steps: tuple[Step, ...]
    fitted: Fitted
    excess: float
    bare: float


def fit(brief: Brief, *, strict: bool = False) -> Brief:
    """The brief with a plan; one that it has already stays, unless it is about other picks.

    ``strict`` spares room of what a person wrote, too, as briefs of format 1 were fitted.

    Raises:
        TemplateError: the template cannot be filled, with file and line.
    """
    return brief if is_fitted(brief) else replace(brief, plan=decide(brief, strict=strict).plan)


def is_fitted(brief: Brief) -> bool:
    """Whether a brief has a plan, one that is about its picks."""
    return brief.plan is not None and suits(brief.plan, brief)


def decide(brief: Brief, *, strict: bool = False) -> Fitted:
    """The fullest plan that keeps the pages, on an office's letterhead too if it can.

    What was chosen last is taken down first, as few steps as will do. Then what another step made
    room for is put back, and room that is left at last may hold a standing chart. If no number of
    steps is enough everything stays, and a check says that the brief is too long.
    """
    attempts = _Attempts(brief, on_letterhead(brief), strict=strict)
    if attempts.letterhead:
        found = _fullest(attempts)
        if found.bare <= 0:
            return _evened(attempts, _rounded_off(attempts, found)).fitted
        attempts.letterhead = None
    return _evened(attempts, _rounded_off(attempts, _fullest(attempts))).fitted


class _Attempts:
    """Composes and measures plans of one brief; what two of them share is made once."""

    def __init__(self, brief: Brief, letterhead: Look | None, *, strict: bool) -> None:
        self.brief = brief
        self.letterhead = letterhead
        self.steps = steps_down(brief)
        self._composition = Composition(brief)
        self._suggesting = (
            Composition(replace(brief, edits=())) if brief.edits and not strict else None
        )
        self.strict = strict
        self._made: dict[tuple[tuple[Step, ...], bool, int], Fitted] = {}

    def attempt(self, steps: tuple[Step, ...], *, standing: bool = False, more: int = 0) -> _Tried:
        """The plan after these steps, how it reads and how long it is; ``more`` are charts.

        Room is spared of what is suggested; what a person wrote may use it.
        """
        key = (steps, standing, more)
        if key not in self._made:
            plan = replace(taken_down(self.brief, steps), standing=standing)
            plan = replace(plan, charts=plan.charts + more)
            plan = replace(plan, title=self._composition.title(plan))
            composed = self._composition.compose(plan)
            pages = laid_out(composed.document, look_of(self.brief))
            self._made[key] = Fitted(plan, composed, pages)
        fitted = self._made[key]
        spared, bare = self._measured(fitted.composed, fitted.pages)
        if self._suggesting and spared > 0 >= bare:
            suggested = self._suggesting.compose(fitted.plan)
            pages = laid_out(suggested.document, look_of(self.brief))
            spared = min(spared, self._measured(suggested, pages)[0])
        return _Tried(steps, fitted, spared, bare)

    def _measured(self, composed: Composed, pages: Pages) -> tuple[float, float]:
        """By how much a document is too long on any of its papers, with room spared and without."""
        measured = [(pages, look_of(self.brief))]
        in_line = as_word_has_it(look_of(self.brief))
        if in_line and excess(pages, look_of(self.brief), composed.document) <= 0:
            measured.append((laid_out(composed.document, in_line), in_line))
        if self.letterhead:
            measured.append((laid_out(composed.document, self.letterhead), self.letterhead))
        spared, bare = (
            max(excess(pages, look, composed.document, spare=spare) for pages, look in measured)
            for spare in (True, False)
        )
        return spared, bare


def _fullest(attempts: _Attempts) -> _Tried:
    whole = attempts.attempt(())
    if whole.excess <= 0:
        return whole
    count, best, slope = _fewest(attempts, whole)
    if best.excess > 0:
        return best if best.bare <= 0 else whole
    return _refilled(attempts, attempts.steps[:count], best, slope)


def _fewest(attempts: _Attempts, whole: _Tried) -> tuple[int, _Tried, float]:
    """The fewest steps that keep the pages, and the least height that a finding's room was worth.

    The excess falls nearly evenly with the room that the steps free: two attempts tell the place
    of the third. All steps, if none keeps them.
    """
    steps = attempts.steps
    freed = [0.0, *accumulate(map(weight, steps))]
    low, high = 0, len(steps)
    over, under, found = whole.excess, None, whole
    slopes = [_guessed(whole, freed[-1])]
    while high - low > 1 or under is None:
        wanted = freed[low] + over / slopes[-1]
        enough = next((n for n in range(low + 1, high) if freed[n] >= wanted), 0)
        at = enough or (high if under is None else high - 1)
        tried = attempts.attempt(steps[:at])
        if tried.excess > 0 and at == len(steps):
            return at, tried, slopes[-1]
        if freed[at] > freed[low]:
            slopes.append(max((over - tried.excess) / (freed[at] - freed[low]), 1.0))
        if tried.excess <= 0:
            high, under, found = at, tried.excess, tried
        else:
            low, over = at, tried.excess
    return high, found, min(slopes)


def _rounded_off(attempts: _Attempts, found: _Tried) -> _Tried:
    """The same with a standing chart, where the room that is left holds it, or the cover."""
    template = attempts.brief.template
    least = 0.0 if template.cover and any(each.cover for each in template.sections) else LEAST
    if attempts.strict or found.excess > -least or not stands(attempts.brief, found.fitted.plan):
        return found
    tried = attempts.attempt(found.steps, standing=True)
    return tried if tried.excess <= 0 else found


def _evened(attempts: _Attempts, found: _Tried) -> _Tried:
    """The same with more charts, or with fewer, where the last page would be mostly empty.

    It is not padded: what is drawn is told. Fewer than three picks may end where they end.
    """
    fitted = found.fitted
    template, picks = attempts.brief.template, attempts.brief.indicators
    if attempts.strict or len(picks) < PICKS or found.excess > 0:
        return found
    if not template.slots.charts or template.page_limit > SHORT:
        return found
    if not _is_mostly_empty(fitted.pages):
        return found
    told = len(fitted.plan.at(Prominence.CARD, Prominence.TOLD))
    steps, standing, charts = found.steps, fitted.plan.standing, fitted.plan.charts
    for more in range(1, min(told - charts, MORE_CHARTS) + 1):
        tried = attempts.attempt(steps, standing=standing, more=more)
        if tried.excess <= 0 and not _is_mostly_empty(tried.fitted.pages):
            return tried
    for fewer in range(1, min(charts, MORE_CHARTS) + 1):
        tried = attempts.attempt(steps, standing=standing, more=-fewer)
        if tried.fitted.pages.count < fitted.pages.count:
            return tried
    return found


def _is_mostly_empty(pages: Pages) -> bool:
    """Whether less than half of a last page behind others is used."""
    return pages.count > 1 and pages.free > EMPTY * (pages.height - MARGINS)


def _guessed(whole: _Tried, room: float) -> float:
    """The height of a finding as long as nothing is measured: what all steps free, evenly."""
    pages = whole.fitted.pages
    return max(pages.height * pages.count * GUESS / max(room, 1.0), 1.0)


def _refilled(attempts: _Attempts, steps: tuple[Step, ...], best: _Tried, slope: float) -> _Tried:
    """The same with each step taken back that turns out not to be needed, the last kind aside."""
    left = REFILLS
    for kind in dict.fromkeys(each for each in steps if each is not steps[-1]):
        while kind in steps and left and CAUTION * weight(kind) * slope <= -best.excess:
            at = len(steps) - 1 - steps[::-1].index(kind)
            fewer = (*steps[:at], *steps[at + 1 :])
            left -= 1
            tried = attempts.attempt(fewer)
            if tried.excess > 0:
                break
            steps, best = fewer, tried
    return best


def planned(brief: Brief) -> Brief:
    """The brief with its plan, or with the one that its kind and picks alone would have.

    What a person wrote does not matter then, so that typing changes nothing but the words typed.

    Raises:
        TemplateError: the template cannot be filled, with file and line.
    """
    if is_fitted(brief):
        return brief
    return replace(brief, plan=decide(replace(brief, edits=())).plan)
