"""What of the picks is not told, or not as a person wants it."""

from briefgen.brief.brief import Brief
from briefgen.brief.plan import Plan
from briefgen.brief.problems import Problem
from briefgen.brief.prominence import summary, uncarded
from briefgen.brief.template import Prominence
from briefgen.errors import Place, Severity, params
from briefgen.evidence.indicators import Indicator


def room_problems(brief: Brief, placed: Plan) -> tuple[Problem, ...]:
    """That some picks are not told, where a person can promote them."""
    told = summary(placed, len(brief.recommendations))
    fix = "Promote a pick, or move it up under Arrange." if told else ""
    given = params(
        picked=len(placed.indicators),
        told=len(placed.at(Prominence.CARD, Prominence.TOLD)),
        table=len(placed.at(Prominence.TABLE)),
        annex=len(placed.at(Prominence.ANNEX)),
        proposals=len(brief.recommendations),
        shown=len(placed.proposals),
    )
    code = "picks.not_told"
    found = [Problem(Severity.NOTE, code, told, fix=fix, params=given)] if told else []
    found += (_no_card(each) for each in uncarded(brief))
    return tuple(found)


def _no_card(indicator: Indicator) -> Problem:
    """That a measure which a person wants on a card cannot stand on one."""
    message = (
        f"“{indicator.title}” cannot stand on a card, since nobody leads by a ratio that may be "
        "told; it is told in the text."
    )
    place = Place(indicator=indicator.id)
    given = params(indicator=indicator.id, title=indicator.title)
    fix = "Choose another place under “Show as”."
    return Problem(Severity.NOTE, "picks.no_card", message, place, fix, given)
