"""What could give way when words have outgrown their pages: each measured, each one step.

Nobody's own words are ever offered, nor smaller type or margins.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.brief.brief import Brief, look_of, page_limit_of
from briefgen.brief.fixes import (
    AllowPages,
    DecideAnew,
    Edit,
    Fix,
    LeaveOutCaveat,
    TakeDown,
    applied,
)
from briefgen.brief.lookup import indicator_of
from briefgen.brief.overview import prominences_of
from briefgen.brief.pages import Pages
from briefgen.brief.plan import lower
from briefgen.brief.problems import Problem
from briefgen.brief.template import Prominence
from briefgen.compose import Composed, Composition
from briefgen.document.tree import Document
from briefgen.errors import Severity, params
from briefgen.fitting.measure import is_over, laid_out, on_letterhead
from briefgen.typography.look import Look

PICKS, CAVEATS = 3, 2  # that are measured and offered
FAR, LONG = 3, 40  # pages over, and pages in all, up to which anything is measured
_NAMES = {
    Prominence.CARD: "the cards",
    Prominence.TOLD: "the text",
    Prominence.TABLE: "the table",
    Prominence.ANNEX: "the annex",
}


def offers(brief: Brief, pages: Pages) -> tuple[Fix, ...]:
    """Ways to keep the pages again, the least first: picks taken down, caveats left out, a new
    decision, more pages. Nothing for a brief that keeps its pages; of one that is far from keeping
    them, or long, nothing is measured, as each measure lays out the whole document.
    """
    look = look_of(brief)
    if not is_over(pages, look) or not brief.plan:
        return ()
    if pages.count > min(look.page_limit + FAR, LONG):
        return last_offers(pages.count)
    over = lines_over(pages, look)
    picks = _measured(brief, _picks(brief), over, PICKS)
    caveats = _measured(brief, _caveats(brief), over, CAVEATS)
    return (*picks, *caveats, *last_offers(pages.count))


def last_offers(count: int) -> tuple[Fix, ...]:
    """A new decision, and so many pages."""
    anew = Fix("Decide anew which picks are seen where", DecideAnew())
    return (anew, Fix(f"Allow {count} pages", AllowPages(count)))


def with_offers(problem: Problem, brief: Brief, pages: Pages) -> Problem:
    """A problem of too many pages with what could give way, each measured."""
    if problem.code != "pages.over":
        return problem
    count = lines_over(pages, look_of(brief))
    message = f"{problem.message} {count} line{' is' if count == 1 else 's are'} over."
    fix = "Shorten your words, or choose what gives way."
    return replace(problem, message=message, fixes=offers(brief, pages), fix=fix)


def letterhead_problems(brief: Brief, document: Document) -> tuple[Problem, ...]:
    """Whether an office's letterhead leaves so little room that Word needs more pages."""
    look, limit = on_letterhead(brief), page_limit_of(brief)
    count = laid_out(document, look).count if look else 0
    if count <= limit:
        return ()
    message = f"On the letterhead the Word file has about {count} pages; {limit} is the limit."
    fix = "Leave out a section, or make the letterhead’s margins or text smaller."
    given = params(pages=count, limit=limit)
    fixes, code = last_offers(count), "pages.letterhead"
    return (Problem(Severity.WARNING, code, message, fix=fix, params=given, fixes=fixes),)


def lines_over(pages: Pages, look: Look) -> int:
    """How many lines of text and notes stand beyond the last page that is allowed."""
    return sum(pages.lines[look.page_limit :])


def _measured(
    brief: Brief, found: Iterator[tuple[str, Edit]], over: int, most: int
) -> Iterator[Fix]:
    """The first that free a line at least, each with what it frees."""
    left, lost = most, _unplaced(_composed(brief))
    for label, edit in found:
        if not left:
            return
        after = applied(brief, edit)
        composed, look = _composed(after), look_of(after)
        pages = laid_out(composed.document, look)
        still = lines_over(pages, look) if is_over(pages, look) else 0
        if still >= over or _unplaced(composed) > lost:  # nobody's words give way
            continue
        left -= 1
        rest = f"{still} of {over} lines stay over" if still else "the pages are kept"
        yield Fix(f"{label} ({rest})", edit)


def _composed(brief: Brief) -> Composed:
    assert brief.plan
    return Composition(brief).compose(brief.plan)


def _unplaced(composed: Composed) -> int:
    return sum(each.code == "words.unplaced" for each in composed.problems)


def _picks(brief: Brief) -> Iterator[tuple[str, Edit]]:
    """The picks that nobody pinned, the last first, each one place lower."""
    held, pinned = prominences_of(brief.template), {each.indicator for each in brief.pins}
    for name, place in reversed(brief.plan.indicators if brief.plan else ()):
        indicator = indicator_of(brief, name)
        if place is Prominence.OUT or name in pinned or not indicator:
            continue
        below = lower(place, held)
        where = f"to {_NAMES[below]}" if below in _NAMES else "out"
        label = f"Take “{indicator.title}” from {_NAMES[place]} {where}"
        yield label, TakeDown(name, below)


def _caveats(brief: Brief) -> Iterator[tuple[str, Edit]]:
    """The caveats of what is told, the last first."""
    told = brief.plan.at(Prominence.CARD, Prominence.TOLD) if brief.plan else ()
    for name in reversed(told):
        indicator = indicator_of(brief, name)
        if indicator and indicator.caveat and name not in brief.uncautioned:
            yield f"Leave out the caveat of “{indicator.title}”", LeaveOutCaveat(name)
