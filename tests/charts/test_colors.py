"""Countries stay apart in gray and for eyes that see fewer colors, by numbers."""

import itertools

import pytest

from briefgen.charts import draw
from briefgen.document.tree import Chart, Point, Series
from briefgen.typography.drawing import Shape
from briefgen.typography.look import TONES

Color = tuple[float, float, float]
Matrix = tuple[Color, Color, Color]
# Machado, Oliveira and Fernandes 2009, severity 1
VISIONS: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST = {"normal": 104, "protan": 90, "deutan": 103, "tritan": 88}


def linear(color: str) -> Color:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def luminance(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def times(matrix: Matrix, color: Color) -> Color:
    x, y, z = (sum(a * b for a, b in zip(row, color, strict=True)) for row in matrix)
    return x, y, z


def lab(color: Color) -> Color:
    clipped = tuple(min(max(each, 0.0), 1.0) for each in color)
    to_xyz: Matrix = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    white = (0.95047, 1.0, 1.08883)
    xyz = times(to_xyz, (clipped[0], clipped[1], clipped[2]))
    x, y, z = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for t in (a / b for a, b in zip(xyz, white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, vision: str) -> float:
    first, second = (lab(times(VISIONS[vision], linear(each))) for each in (one, other))
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


@pytest.mark.parametrize("vision", VISIONS)
def test_the_two_compared_are_far_apart_for_every_eye(vision: str) -> None:
    assert distance(TONES[0].fill, TONES[1].fill, vision) >= LEAST[vision]


def test_neighbors_in_gray_differ_in_lightness() -> None:
    assert contrast(TONES[0].fill, TONES[1].fill) >= 3.2
    assert contrast(TONES[1].fill, TONES[2].fill) >= 2.6
    assert luminance(TONES[0].fill) < luminance(TONES[1].fill) < luminance(TONES[2].fill)


def test_fills_and_words_are_visible_on_white_and_in_bars() -> None:
    for tone in TONES:
        assert contrast(tone.stroke or tone.fill, "#FFFFFF") >= 3.0
        assert contrast(tone.text, "#FFFFFF") >= 4.5
    assert contrast("#FFFFFF", TONES[0].fill) >= 4.5
    assert contrast("#1B1B1B", TONES[1].fill) >= 4.5
    assert contrast("#1B1B1B", TONES[2].fill) >= 4.5
    assert contrast("#FFFFFF", TONES[3].fill) >= 4.5


@pytest.mark.parametrize("kind", ["bar", "grouped", "stacked", "stacked100"])
def test_the_fourth_color_is_hatched_white_at_45_degrees_inside_its_bar(kind: str) -> None:
    series = tuple(Series(f"Name {n}", n, (Point(50.0, "50"),)) for n in range(4))
    shapes = [
        each
        for each in draw(Chart("s/c", kind, (), (), ("2025",), series, ""), 504).items
        if isinstance(each, Shape)
    ]
    white = [each for each in shapes if each.stroke == "#ffffff" and each.width == 0.6]
    assert len(white) > 5
    bar = max((s for s in shapes if s.fill == TONES[3].fill.lower()), key=lambda s: _extent(s)[1])
    (left, right), (low, high) = _spans(bar)
    inside = 0
    for each in white:
        (x0, x1), (y0, y1) = _spans(each)
        assert x1 - x0 == pytest.approx(y1 - y0, abs=0.05)
        inside += left - 0.1 <= x0 and x1 <= right + 0.1 and low - 0.1 <= y0 and y1 <= high + 0.1
    assert inside > 5


def test_marks_of_lines_differ_in_form() -> None:
    series = tuple(Series(f"Name {n}", n, (Point(1.0, "1"), Point(n + 2.0, "2"))) for n in range(4))
    drawn = draw(Chart("s/c", "line", (), (), ("2024", "2025"), series, ""), 504)
    forms = {
        tuple(command[0] for command in each.commands)
        for each in drawn.items
        if isinstance(each, Shape) and each.fill
    }
    assert len(forms) >= 3  # round, diamond, triangle
    for one, other in itertools.combinations(forms, 2):
        assert one != other


def _spans(shape: Shape) -> tuple[tuple[float, float], tuple[float, float]]:
    xs = [float(x) for command in shape.commands for x in command[1::2]]
    ys = [float(y) for command in shape.commands for y in command[2::2]]
    return (min(xs), max(xs)), (min(ys), max(ys))


def _extent(shape: Shape) -> tuple[float, float]:
    (left, right), (low, high) = _spans(shape)
    return high - low, right - left
