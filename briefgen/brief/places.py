"""Where a problem is: what a person calls the place, and the section that shows it."""

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicator_of, recommendation_of
from briefgen.brief.overview import section_name
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Section, Value
from briefgen.errors import Place


def place_title(place: Place, brief: Brief, sections: tuple[Section, ...]) -> str:
    """What a person calls a place: a heading, the title of a choice, a file; ``""`` for a brief."""
    indicator = indicator_of(brief, place.indicator)
    proposal = recommendation_of(brief, place.recommendation)
    section = next((each for each in sections if each.id == place.section), None)
    if place.choice:
        chosen = indicator or proposal
        return chosen.title if chosen else place.choice
    return section_name(section) if section else str(place)


def section_of(place: Place, sections: tuple[Section, ...]) -> str:
    """The section that a problem is about; for a choice, the one made for it or that tells it."""
    known = [each.id for each in sections]
    if not place.choice:
        return place.section if place.section in known else ""
    own = [each for each in known if each.endswith(f"/{place.choice}")]
    finding = (each.id for each in sections if place.choice in _indicators_in(each))
    return next(iter(own), "") or next(finding, "")


def _indicators_in(section: Section) -> set[str]:
    """The indicators whose figures stand in a section's sentences."""
    values = (each for each in leaves(section.blocks) if isinstance(each, Value))
    return {cell.indicator for each in values for cell in each.reference.cells}
