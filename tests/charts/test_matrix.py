"""Every kind with awkward data: what the eye would stumble over, by boxes."""

import itertools
from collections import Counter

import pytest

from briefgen.charts import CHARTS, draw
from briefgen.document.tree import Chart
from briefgen.evidence.dates import short_period
from briefgen.typography.drawing import Drawing, Label, Shape
from briefgen.typography.look import INK, TONES
from tests.charts.awkward import CASES, ROWS, subject
from tests.charts.boxes import extent, faults, labels, shapes

WIDTHS = (243.0, 504.0)
SHARED = ("ratio", "standing")  # kinds that show how amounts compare; below zero is told in words


def bars(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """The boxes of bars: what is filled, wide or narrow, but no mark and no key."""
    fills = {each.fill.lower() for each in TONES}
    found = [extent(each) for each in shapes(drawing) if each.fill in fills and each.commands]
    heights = Counter(round(top - bottom, 1) for _, bottom, _, top in found)
    usual = max((h for h in heights if h >= 9), default=0)
    return [each for each in found if abs(each[3] - each[1] - usual) < 0.2]


def zero_lines(drawing: Drawing) -> list[Shape]:
    return [e for e in shapes(drawing) if e.stroke.lower() == INK.lower() and not e.fill]


def judged(kind: str, case: str, width: float) -> list[str]:
    """Everything that is wrong with a drawing."""
    drawn = subject(kind, case)
    drawing = draw(drawn, width)
    found = faults(drawing, width)
    cut = [each.text for each in labels(drawing) if each.text.endswith("…")]
    found += [f"clipped: {each}" for each in cut]
    amounts = [p.amount for s in drawn.series for p in s.points if p.amount is not None]
    if min(amounts, default=0) < 0 and kind not in SHARED and not zero_lines(drawing):
        found.append("no zero line")
    if kind in ("bar", "grouped", "bars-table"):
        found += off_zero(drawing, drawn)
    if kind in ("line", "area", "multiples") and case in ("months", "quarters", "fiscal years"):
        found += uneven(drawing, drawn)
    said = any("more" in each.text for each in labels(drawing))
    if case == "fifty" and kind in (*ROWS, "line", "slope", "multiples") and not said:
        found.append("not said how many are left out")
    return found


def off_zero(drawing: Drawing, drawn: Chart) -> list[str]:
    """Bars that do not begin at the line of their zero, or lie on the wrong side of it."""
    lines = [extent(e) for e in shapes(drawing) if e.stroke and not e.fill]
    upright = {round(left, 1) for left, _, right, _ in lines if right - left < 0.1}
    found, sides = [], Counter[bool]()
    for left, _, right, _ in bars(drawing):
        starts = any(abs(left - x) < 0.6 for x in upright)
        ends = any(abs(right - x) < 0.6 for x in upright)
        if not starts and not ends:
            found.append("a bar that does not begin at zero")
        sides[ends and not starts] += 1
    below = sum((p.amount or 0) < 0 for s in drawn.series for p in s.points)
    if sides[True] < below:
        found.append(f"{below - sides[True]} negative bars on the wrong side")
    return found


def uneven(drawing: Drawing, drawn: Chart) -> list[str]:
    """Periods that are labelled at unequal distances; panels are judged one by one."""
    names = {each: n for n, each in enumerate(map(short_period, drawn.categories))}
    rows: dict[tuple[float, int], list[tuple[int, Label]]] = {}
    for label in labels(drawing):
        if label.text in names:
            panel = int(label.x // 110) if drawn.kind == "multiples" else 0
            rows.setdefault((label.y, panel), []).append((names[label.text], label))
    if not rows:
        return ["no period is labelled"]
    for row in rows.values():
        places = [number for number, _ in sorted(row, key=lambda each: each[1].x)]
        if len({b - a for a, b in itertools.pairwise(places)}) > 1:
            return [f"uneven: {', '.join(each.text for _, each in row)}"]
    return []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("kind", "case"), list(itertools.product(CHARTS, CASES)))
def test_awkward_data_are_drawn_for_the_eye(kind: str, case: str, width: float) -> None:
    assert judged(kind, case, width) == []
