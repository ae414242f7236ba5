"""A number and its unit, or its scale, never part over a line."""

import itertools
import re

import pytest

from briefgen import pipeline
from briefgen.export.pdf.painted import PaintedPage, Piece
from briefgen.typography.faces import SERIF
from tests.pdf_reading import painted
from tests.whole.kinds import KINDS, briefs

_UNIT = re.compile(r"^(?:TWh|GW|MW|percent|points|million|billion|trillion|nanometers|years)\b")
_NUMBER = re.compile(r"\d[\d,.]*\s?$")


def lines(sheet: PaintedPage) -> list[str]:
    """The lines of a page in reading order: pieces of one element on one baseline."""
    pieces = [item for item in sheet.items if isinstance(item, Piece) and item.mark >= 0]
    rows = itertools.groupby(pieces, lambda each: round(each.y, 1))
    return ["".join(each.text for each in row) for _, row in rows]


def parted(sheet: PaintedPage) -> list[str]:
    return [
        f"{first} | {second}"
        for first, second in itertools.pairwise(lines(sheet))
        if _NUMBER.search(first) and _UNIT.match(second)
    ]


@pytest.mark.parametrize("template", KINDS)
def test_no_line_ends_between_a_number_and_its_unit(template: str) -> None:
    for name, brief in briefs(template):
        for sheet in painted(pipeline.make(brief).pages).painted:
            assert not parted(sheet), name


def test_the_gate_sees_a_number_that_parts() -> None:
    def piece(text: str, y: float) -> Piece:
        return Piece(text, 0, y, SERIF, 10, "#000000", 10, 0)

    sheet = PaintedPage((piece("against 4,520 ", 700), piece("TWh in 2025", 687)))
    assert parted(sheet) == ["against 4,520  | TWh in 2025"]
