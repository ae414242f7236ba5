"""Data that charts stumble over, as a chart of each kind."""

from briefgen.document.tree import Chart, Point, Series

LONG = "Upper Peninsula and the Northern Border Counties"
YEARS = ("2021", "2022", "2023", "2024", "2025")
MONTHS = tuple(f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in range(1, 13))[:33]
QUARTERS = tuple(f"Q{q} {year}" for year in (2022, 2023, 2024) for q in (1, 2, 3, 4))[2:]
FISCAL = tuple(f"FY{year}" for year in range(2014, 2026))
FAN = ("2014", "2018", "2023", "2028 (high projection)", "2028 (low projection)")
ROWS = ("bar", "dot", "range", "changes")
PAIRS = ("dumbbell", "bars-table", "standing")
GROUPS = ("grouped", "stacked", "stacked100")

ALONE = ("line", "area")  # kinds that tell competing projections of one apart

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
    "fan": (FAN, ((58, 76, 176, 580, 325), (40, 50, 60, 90, 70))),
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


def series(
    rows: tuple[Amounts, ...], periods: tuple[str, ...], *, long: bool = False
) -> tuple[Series, ...]:
    names = ["Aldermoor", "Brackwater", *(f"Entity {n}" for n in range(3, 60))]
    names = [f"{LONG} {n}" for n in range(60)] if long else names
    return tuple(
        Series(
            names[n],
            min(n, 3) if n < 4 else 2,
            tuple(
                Point(a, text(a), projected="projection" in when)
                for a, when in zip(row, periods, strict=True)
            ),
        )
        for n, row in enumerate(rows)
    )


def subject(kind: str, case: str) -> Chart:
    """Over time for kinds with periods, the newest period of everybody for kinds with rows."""
    categories, rows = TIMES["two" if case == "long names" else case]
    drawn = series(rows, categories, long=case == "long names")
    drawn = drawn[:1] if case == "fan" and kind in ALONE else drawn
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
