"""What a person adds of their own, for tests."""

from briefgen.evidence.indicators import Indicator, Phrases, Unit
from briefgen.evidence.pack import Source
from briefgen.evidence.recommendations import Recommendation
from tests.builders import CHINA, US, indicator


def own_source() -> Source:
    """A survey that no library has."""
    return Source("survey", "Our survey", "Our office", "https://example.org/survey")


def own_indicator(name: str = "own.visits") -> Indicator:
    """Visits that somebody counted themselves."""
    cells = {(US, "2024"): 240, (CHINA, "2024"): 80, (US, "2023"): 200, (CHINA, "2023"): 60}
    return indicator(
        cells,
        id=name,
        title="Laboratory visits",
        short="laboratory visits counted",
        unit=Unit("visit", "visits"),
        phrases=Phrases(
            "Researchers in {place} made {amount} laboratory visits in {period}",
            strength="laboratory visits",
        ),
        source="survey",
    )


def own_recommendation(name: str = "own.visit") -> Recommendation:
    """To visit more."""
    return Recommendation(
        id=name,
        lever="ally",
        title="Visit more laboratories",
        actor="Congress",
        action="pay for twice as many laboratory visits",
        rationale="Who visits learns first what others build.",
        first_step="Ask the agencies for a list.",
        steps=("Pay for the trips.",),
        evidence=("own.visits",),
    )
