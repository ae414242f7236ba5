"""What a person lets give way when words have outgrown their pages; each an edit of its own."""

from msgspec.structs import replace

from briefgen.model.brief import Brief, Pin
from briefgen.model.plan import moved
from briefgen.model.template import Prominence


def take_down(brief: Brief, indicator: str, place: Prominence) -> Brief:
    """Show an indicator less, to make room; all others stay where they are seen."""
    kept = tuple(each for each in brief.pins if each.indicator != indicator)
    pins = (*kept, Pin(indicator, place))
    return replace(brief, pins=pins, plan=brief.plan and moved(brief.plan, indicator, place))


def leave_out_caveat(brief: Brief, indicator: str) -> Brief:
    """Tell an indicator without what is to be kept in mind of it; all else stays."""
    plan = brief.plan
    if not plan or indicator in plan.uncautioned:
        return brief
    return replace(brief, plan=replace(plan, uncautioned=(*plan.uncautioned, indicator)))


def allow_pages(brief: Brief, count: int) -> Brief:
    """Let a brief have so many pages; the picks stay where they are seen."""
    return replace(brief, allowed_pages=count)


def decide_anew(brief: Brief) -> Brief:
    """Have it decided again which picks are seen where, as when they were chosen."""
    return replace(brief, plan=None)
