"""Charts by their boxes: every label inside, none on another, data where they belong."""

import itertools
import subprocess
import sys

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen import paths
from briefgen.charts import CHARTS, draw
from briefgen.document.tree import Chart, Point, Series
from briefgen.errors import ExportError
from briefgen.evidence.indicators import is_plausible
from briefgen.typography.drawing import Shape
from tests.charts.boxes import Amounts, assert_readable, chart, labels
from tests.tally import share

LONG = "The Federated Republic of Exceedingly Long and Rather Unlikely Country Names"
YEARS = [str(year) for year in range(2000, 2026)]
SIXTY = [str(year) for year in range(1966, 2026)]
PAIR = ["2024", "2030 (projection)"]
CASES: dict[str, tuple[list[str], list[Amounts]]] = {
    "one": (["United States"], [[5.0]]),
    "two": (PAIR, [[183.0, 426.0], [102.0, 277.0]]),
    "eight": ([f"Country {n}" for n in range(8)], [[float(n * n) for n in range(8)]]),
    "twenty": ([f"Country {n}" for n in range(20)], [[1000.0 * n for n in range(20)]]),
    "thirty": ([f"Country {n}" for n in range(30)], [[1000.0 * n for n in range(30)]]),
    "eight lines": (YEARS[:4], [[float(n * n + t) for t in range(4)] for n in range(8)]),
    "twenty lines": (YEARS[:4], [[float(n * n + t) for t in range(4)] for n in range(20)]),
    "thirty lines at once": (YEARS[:2], [[10.0, 10.0] for _ in range(30)]),
    "one period of two": (["2024"], [[38210.0], [6276.0]]),
    "one period of twenty": (["2024"], [[float(2**n)] for n in range(20)]),
    "sixty": (SIXTY, [[float(n * n) for n in range(60)], [1e6 - n for n in range(60)]]),
    "missing": (["2020", "2021", "2022", "2023"], [[1.0, None, 3.0, 4.0], [2.0, 2.0, None, 2.0]]),
    "a hole": (YEARS, [[None if 8 < n < 13 else 5.0 + n for n in range(26)]] * 2),
    "nothing": (["2020", "2021"], [[None, None]]),
    "no entity": (["2020", "2021"], []),
    "no category": ([], [[]]),
    "zeros": (["2020", "2021"], [[0.0, 0.0], [0.0, 0.0]]),
    "negative": (["2020", "2021", "2022"], [[-5.0, 3.0, -20.0], [4.0, -2.0, 1.0]]),
    "all negative": (["2020", "2021", "2022"], [[-5.0, -3.0, -20.0], [-4.0, -2.0, -1e6]]),
    "long": ([LONG, f"{LONG} 2"], [[38210.0, 6276.0]]),
    "chinese": (["中华人民共和国", "日本"], [[3.0, 2.0]]),
    "long chinese": (
        ["中华人民共和国的人工智能专利申请数量与美国的比较研究报告摘要", "日本"],
        [[3.0, 2.0]],
    ),
    "undated": (["2020", "undated", "2022"], [[3.0, 2.0, 9.0]]),
    "uneven": (
        ["1990", "2000", "2010", "2021"],
        [[152.0, 268.0, 408.0, 806.0], [None, 32.0, 212.0, 667.0]],
    ),
    "years": (YEARS, [[float(n) for n in range(26)], [float(50 - n) for n in range(26)]]),
    "equal": (YEARS, [[10.0] * 26, [10.0] * 26, [10.0] * 26]),
    "large": (["2024", "2025"], [[2.859e11, 1e12], [1.24e10, 3e9]]),
    "tiny": (["2024", "2025"], [[0.0001, 0.002], [1e-9, 3.0]]),
}
WIDTHS = share((243.0, 504.0), (243.0, 378.0, 468.0, 504.0))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("kind", "case"), list(itertools.product(CHARTS, CASES)))
def test_labels_are_inside_and_apart(kind: str, case: str, width: float) -> None:
    categories, rows = CASES[case]
    assert_readable(draw(chart(kind, categories, rows), width), width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", CHARTS)
def test_long_names_of_entities_and_values_stay_readable(kind: str, width: float) -> None:
    rows: list[Amounts] = [[38210.0, 6276.0, 3.0], [12.0, 9999.0, 5.0], [1.0, 2.0, 4.0]]
    subject = chart(kind, ["2020", "2021", "2022"], rows)
    named = tuple(
        replace(
            each,
            name=f"{LONG} {number}",
            points=tuple(replace(p, text=f"{p.text} million inhabitants") for p in each.points),
        )
        for number, each in enumerate(subject.series)
    )
    assert_readable(draw(replace(subject, series=named, own_scale=True), width), width)


@pytest.mark.parametrize("kind", CHARTS)
@settings(max_examples=15)
@given(
    rows=st.lists(
        st.lists(
            st.none() | st.floats(-1e12, 1e12).filter(is_plausible) | st.integers(0, 100),
            min_size=4,
            max_size=4,
        ),
        min_size=1,
        max_size=6,
    ),
    name=st.text(alphabet="abc WM 中é-", max_size=60),
)
@example(rows=[[None, None, 1500000001.0, -1.0]], name="")
@example(rows=[[None] * 4, [None, None, None, -1.0]], name="")
@example(rows=[[None, None, 0.0, -1.0]], name="")
def test_whatever_the_data_labels_are_readable(kind: str, rows: list[Amounts], name: str) -> None:
    categories = [name, "2022", "2025 (projection)", f"{name} 2"]
    assert_readable(draw(chart(kind, categories, rows), 243), 243)


def test_bars_are_as_long_as_their_amounts() -> None:
    drawing = draw(chart("bar", ["a", "b"], [[30.0, 10.0]]), 243)
    widths = sorted(_width(each) for each in drawing.items if isinstance(each, Shape) and each.fill)
    assert widths[1] / widths[0] == pytest.approx(3, rel=0.01)


def test_bars_of_entities_have_their_colours() -> None:
    points = (Point(2.0, "2", rank=1), Point(1.0, "1", rank=0))
    bars = Chart("s/c", "bar", (), (), ("China", "U.S."), (Series("x", -1, points),), "alt")
    fills = [e.fill for e in draw(bars, 243).items if isinstance(e, Shape) and e.fill]
    assert fills == ["#d9730d", "#17406d"]


def test_a_gap_in_a_line_stays_open() -> None:
    amounts: Amounts = [1, 2, None, 4, 5]
    whole = draw(chart("line", YEARS[:5], [[1, 2, 3, 4, 5]]), 243)
    gap = draw(chart("line", YEARS[:5], [amounts]), 243)
    thick = [[e for e in d.items if isinstance(e, Shape) and e.width > 1] for d in (whole, gap)]
    assert len(thick[1]) == len(thick[0]) + 1


@pytest.mark.parametrize("kind", ["line", "bar", "grouped", "stacked"])
@pytest.mark.parametrize("rank", [0, 2, 3])
def test_what_is_projected_is_dashed_or_hatched(kind: str, rank: int) -> None:
    def marked(*, projected: bool) -> int:
        points = (Point(1.0, "1"), Point(2.0, "2"), Point(3.0, "3", projected=projected))
        series = (Series("U.S.", rank, points),)
        years = ("2020", "2021", "2030")
        drawn = draw(Chart("s/c", kind, (), (), years, series, "x"), 243).items
        lines = [e for e in drawn if isinstance(e, Shape) and e.stroke and not e.fill]
        return len([e for e in lines if e.dash]) if kind == "line" else _slanting(lines)

    assert marked(projected=True) > marked(projected=False)


def _slanting(lines: list[Shape]) -> int:
    """How much of a hatch is wide, or there at all."""
    ends = [[c[1:] for c in e.commands if len(c) > 2] for e in lines]
    slanting = [e.width for e, (a, *_, b) in zip(lines, ends, strict=True) if a[0] != b[0] != a[1]]
    return round(sum(each for each in slanting if each) * 10)


def test_maths_marks_in_names_are_letters() -> None:
    drawing = draw(chart("bar", ["Between $5 and $10", "_hidden_ ^2"], [[1.0, 2.0]]), 504)
    assert {"Between $5 and $10", "_hidden_ ^2"} <= {label.text for label in labels(drawing)}


@pytest.mark.usefixtures("own_cache")
def test_a_chart_drawn_before_comes_from_disk_without_matplotlib() -> None:
    subject = chart("line", YEARS, [[float(n) for n in range(26)]])
    first = draw(subject, 243)
    kept = list((paths.cache() / "charts").iterdir())
    assert len(kept) == 1
    program = (
        "import sys, msgspec\n"
        "from pathlib import Path\n"
        "from briefgen import paths\n"
        f"paths.cache = lambda: Path({str(paths.cache())!r})\n"
        "from briefgen.charts import draw\n"
        "from briefgen.document.tree import Chart\n"
        "chart = msgspec.json.decode(sys.stdin.buffer.read(), type=Chart)\n"
        "draw(chart, 243.0)\n"
        "print('matplotlib' in sys.modules)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        input=msgspec.json.encode(subject),
        capture_output=True,
        check=True,
    )
    assert result.stdout.strip() == b"False"
    kept[0].write_bytes(b"damaged")
    assert draw(subject, 243) == first


def test_a_kind_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(ExportError, match="no chart kind “pie”"):
        draw(chart("pie", ["a"], [[1.0]]), 243)


def _width(shape: Shape) -> float:
    xs = [float(x) for command in shape.commands for x in command[1::2]]
    return max(xs) - min(xs)
