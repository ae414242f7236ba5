"""Two sources that project one quantity otherwise: a brief that tells one tells the other, too."""

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Value
from tests.whole import genre
from tests.whole.kinds import first_draft

LAB, AGENCY = "us_data_center_electricity", "data_center_electricity"


def messages(brief: Brief) -> list[str]:
    document = pipeline.make(brief).composed.document
    return [text for section, text in genre.told(document) if section.id == "bottom_line"]


def test_each_of_two_projections_says_what_the_other_projects() -> None:
    brief = first_draft("evidence-brief")
    lab, power, *_ = messages(brief)
    assert lab.startswith("Electricity used by U.S. data centers may more than triple")
    assert "204 TWh apart, and the IEA’s base case (2025) projects 426 TWh in 2030" in lab
    assert "power generation" in power  # what both say is one message
    turned = replace(brief, indicators=(AGENCY, LAB, *brief.indicators[2:]))
    agency, *rest = messages(turned)
    assert "a single case, and the Berkeley Lab update (2026) projects 578 to 782 TWh" in agency
    assert not any("data centers may" in each for each in rest)


@pytest.mark.parametrize("dropped", [LAB, AGENCY])
def test_nothing_is_said_of_what_is_not_picked(dropped: str) -> None:
    brief = first_draft("evidence-brief")
    picked = tuple(each for each in brief.indicators if each != dropped)
    said = messages(replace(brief, indicators=picked))[0]
    assert "Low confidence for what is projected" in said
    assert said.count("projects ") == 0


def test_what_the_other_projects_is_tied_to_its_figures() -> None:
    document = pipeline.make(first_draft("evidence-brief")).composed.document
    (section,) = [each for each in document.sections if each.id == "bottom_line"]
    cells = {
        cell.indicator
        for each in leaves(section.blocks)
        if isinstance(each, Value)
        for cell in each.reference.cells
    }
    assert {LAB, AGENCY} <= cells
