"""What a person lets give way when words have outgrown their pages; each an edit of its own."""

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.plan import moved
from briefgen.brief.template import Prominence


def take_down(brief: Brief, indicator: str, place: Prominence) -> Brief:
    """Show an indicator less, to make room; all others stay where they are seen.

    It is no pin: where the picks change, all are placed anew.
    """
    return replace(brief, plan=brief.plan and moved(brief.plan, indicator, place))


def leave_out_caveat(brief: Brief, indicator: str) -> Brief:
    """Tell an indicator without what is to be kept in mind of it; all else stays."""
    if indicator in brief.uncautioned:
        return brief
    return replace(brief, uncautioned=(*brief.uncautioned, indicator))


def allow_pages(brief: Brief, count: int) -> Brief:
    """Let a brief have so many pages; the picks stay where they are seen."""
    return replace(brief, allowed_pages=count)


def decide_anew(brief: Brief) -> Brief:
    """Have it decided again which picks are seen where, as when they were chosen."""
    return replace(brief, plan=None)
