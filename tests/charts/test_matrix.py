"""Every kind with awkward data: what the eye would stumble over, by boxes."""

import itertools
from collections import Counter

import pytest

from briefgen.charts import CHARTS, draw
from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.dates import short_period
from briefgen.typography.drawing import Drawing, Label, Shape
from briefgen.typography.look import INK, TONES
from tests.charts.boxes import extent, faults, labels, shapes

LONG = "Upper Peninsula and the Northern Border Counties"
YEARS = ("2021", "2022", "2023", "2024", "2025")
MONTHS = tuple(f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in range(1, 13))[:33]
QUARTERS = tuple(f"Q{q} {year}" for year in (2022, 2023, 2024) for q in (1, 2, 3, 4))[2:]
FISCAL = tuple(f"FY{year}" for year in range(2014, 2026))
ROWS = ("bar", "dot", "range")
PAIRS = ("dumbbell", "bars-table")
GROUPS = ("grouped", "stacked", "stacked100")
WIDTHS = (243.0, 504.0)

Amounts = tuple[float | None, ...]
Case = tuple[tuple[str, ...], tuple[Amounts, ...]]  # periods or rows, amounts of each series

TIMES: dict[str, Case] = {
    "negative": (YEARS, ((-5, 3, -20, 8, 4), (4, -2, 1, -9, -12))),
    "all negative": (YEARS, ((-5, -3, -20, -8, -4), (-4, -2, -1, -9, -12))),
    "zero": (YEARS, ((0, 0, 0, 0, 0), (0, 0, 0, 0, 0))),
    "tiny": (YEARS, ((2e-7, 3e-7, 1e-7, 4e-7, 5e-7), (6e-7, 5e-7, 5e-7, 2e-7, 1e-7))),
    "huge": (YEARS, ((3e13, 4e13, 5e13, 6e13, 9e13), (1e12, 2e13, 3e13, 3e13, 4e13))),
    "one": (YEARS[-1:], ((7,),)),
    "two": (YEARS[-2:], ((7, 9), (3, 2))),
    "twelve": (YEARS, tuple(tuple(10.0 * n + t * t for t in range(5)) for n in range(12))),
    "fifty": (YEARS, tuple(tuple(3.0 * n + t for t in range(5)) for n in range(50))),
    "months": (MONTHS, tuple(tuple(50.0 + n * 9 + t % 7 for t in range(33)) for n in range(2))),
    "quarters": (QUARTERS, tuple(tuple(140.0 + n * 30 + 9 * t for t in range(10)) for n in (0, 1))),
    "fiscal years": (
        FISCAL,
        tuple(tuple(140.0 + n * 30 - 9 * t for t in range(12)) for n in (0, 1)),
    ),
    "missing": (YEARS, ((1, None, 3, 4, None), (None, None, None, None, None))),
}


def text(amount: float | None) -> str:
    if amount is None:
        return ""
    sign, size = "−" if amount < 0 else "", abs(amount)
    if size >= 1e12:
        return f"{sign}${size / 1e12:g} trillion"
    if 0 < size < 0.001:
        return f"{sign}{size:.7f} grams"
    return f"{sign}{size:g}"


def series(rows: tuple[Amounts, ...], *, long: bool = False) -> tuple[Series, ...]:
    names = ["Aldermoor", "Brackwater", *(f"Entity {n}" for n in range(3, 60))]
    names = [f"{LONG} {n}" for n in range(60)] if long else names
    return tuple(
        Series(names[n], min(n, 3) if n < 4 else 2, tuple(Point(a, text(a)) for a in row))
        for n, row in enumerate(rows)
    )


def subject(kind: str, case: str) -> Chart:
    """Over time for kinds with periods, the newest period of everybody for kinds with rows."""
    categories, rows = TIMES["two" if case == "long names" else case]
    drawn = series(rows, long=case == "long names")
    if kind in ROWS:
        known = [(each.name, each.points[-1], each.rank) for each in drawn]
        points = tuple(Point(p.amount, p.text, rank=rank) for _, p, rank in known)
        names = tuple(name for name, _, _ in known)
        return Chart("s/c", kind, (), (), names, (Series("Things", -1, points),), "alt")
    if kind in (*PAIRS, *GROUPS):
        drawn = drawn[: 2 if kind in PAIRS else 5]
    if kind == "ratio":
        drawn = tuple(Series(s.name, s.rank, s.points[-1:]) for s in drawn[:2])
        categories = categories[-1:]
    return Chart("s/c", kind, (), (), categories, drawn, "alt", "$" if case == "huge" else "")


CASES = (*TIMES, "long names")


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
    if case != "long names":
        found += [f"clipped: {each}" for each in cut]
    amounts = [p.amount for s in drawn.series for p in s.points if p.amount is not None]
    if min(amounts, default=0) < 0 and kind != "ratio" and not zero_lines(drawing):
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
