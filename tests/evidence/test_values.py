import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.evidence.indicators import Unit
from briefgen.evidence.values import (
    Cell,
    MissingFigureError,
    Operation,
    Reference,
    ValueFormat,
    read_reference,
    show,
    write_reference,
)
from tests.builders import CHINA, US, indicator

NAMES = st.text(min_size=1, max_size=30).filter(
    lambda text: max(text) < "\ud800" or min(text) > "\udfff"
)
CELLS = st.builds(Cell, NAMES, NAMES, NAMES)
COUNTS = {Operation.AMOUNT: (1, 1), Operation.RANK: (1, 4)}


@st.composite
def references(draw: st.DrawFn) -> Reference:
    operation = draw(st.sampled_from(Operation))
    least, most = COUNTS.get(operation, (2, 2))
    cells = draw(st.lists(CELLS, min_size=least, max_size=most))
    return Reference(tuple(cells), operation, draw(st.sampled_from(ValueFormat)))


@given(references())
def test_a_reference_survives_being_written(reference: Reference) -> None:
    assert read_reference(write_reference(reference)) == reference


@pytest.mark.parametrize("text", ["value:", "value:ratio:a/b/c", "value:a/b/c:d/e/f", "value:a/b"])
def test_what_cannot_be_computed_is_no_reference(text: str) -> None:
    with pytest.raises(ValueError, match="value"):
        read_reference(text)


def test_a_reference_reads_as_in_the_outline() -> None:
    reference = Reference((Cell("genai_patents_wipo", "China", "2014–2023"),))
    assert write_reference(reference) == "value:genai_patents_wipo/China/2014%E2%80%932023"


@pytest.mark.parametrize("text", ["", "value:", "value:a/b", "other:a/b/c", "value:a/b/c#odd"])
def test_what_is_not_a_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_reference(text)


FIGURES = {(US, "2020"): 40, (US, "2024"): 50, (CHINA, "2024"): 20, ("Japan", "2024"): 30}


@pytest.mark.parametrize(
    ("operation", "cells", "text"),
    [
        (Operation.AMOUNT, [(US, "2024")], "50"),
        (Operation.RATIO, [(US, "2024"), (CHINA, "2024")], "2.5"),
        (Operation.DIFFERENCE, [(US, "2024"), (CHINA, "2024")], "30"),
        (Operation.EXCESS, [(US, "2024"), (US, "2020")], "25%"),
        (Operation.SHARE, [(CHINA, "2024"), (US, "2024")], "40%"),
        (Operation.CHANGE, [(US, "2024"), (US, "2020")], "10"),
        (Operation.GROWTH, [(US, "2024"), (US, "2020")], "25%"),
        (Operation.RANK, [("Japan", "2024"), (US, "2024"), (CHINA, "2024")], "2"),
    ],
)
def test_operations(operation: Operation, cells: list[tuple[str, str]], text: str) -> None:
    named = tuple(Cell("things", *cell) for cell in cells)
    assert show(Reference(named, operation), {"things": indicator(FIGURES)}) == text


def test_a_gap_between_shares_is_in_points_without_a_percent_sign() -> None:
    shares = indicator({(US, "2020"): 39.3, (CHINA, "2020"): 16.1}, unit=Unit("", "", "%"))
    cells = (Cell("things", US, "2020"), Cell("things", CHINA, "2020"))
    assert show(Reference(cells, Operation.DIFFERENCE), {"things": shares}) == "23.2"


def test_a_figure_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingFigureError, match="China, 2020 in things"):
        show(Reference((Cell("things", CHINA, "2020"),)), {"things": indicator(FIGURES)})
