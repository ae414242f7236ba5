"""Charts for tests, and what every drawing must keep: labels inside, apart, large enough."""

import itertools

from briefgen.document.tree import Chart, Point, Series
from briefgen.typography.drawing import Drawing, Label, Shape

Amounts = list[float | None]
Box = tuple[float, float, float, float]
LEAST = 7.0  # points, the smallest type of a chart


def chart(kind: str, categories: list[str], rows: list[Amounts], unit: str = "") -> Chart:
    """Series named Entity 1, … after the United States, labelled with their whole amounts."""
    series = tuple(
        Series(
            f"Entity {number}" if number else "United States",
            number,
            tuple(
                Point(
                    amount,
                    "" if amount is None else f"{amount:,.0f}",
                    projected="projection" in category,
                    rank=number,
                )
                for category, amount in zip(categories, row, strict=True)
            ),
        )
        for number, row in enumerate(rows)
    )
    return Chart("s/c", kind, (), (), tuple(categories), series, "alt", unit)


def labels(drawing: Drawing) -> list[Label]:
    return [each for each in drawing.items if isinstance(each, Label)]


def shapes(drawing: Drawing) -> list[Shape]:
    return [each for each in drawing.items if isinstance(each, Shape)]


def box(label: Label) -> Box:
    """Left, bottom, right, top of the letters, by the height of capitals and short descenders."""
    return label.x, label.y - 1.5, label.x + label.width, label.y + 6.2


def extent(shape: Shape) -> Box:
    """Left, bottom, right and top of a shape."""
    xs = [float(x) for command in shape.commands for x in command[1::2]]
    ys = [float(y) for command in shape.commands for y in command[2::2]]
    return min(xs), min(ys), max(xs), max(ys)


def faults(drawing: Drawing, width: float) -> list[str]:
    """Labels that leave the frame, touch another or are too small; shapes that leave the frame."""
    found = [] if drawing.width == width else [f"{drawing.width} wide"]
    for label in labels(drawing):
        left, bottom, right, top = box(label)
        inside = left >= -0.5 and right <= width + 0.5
        if not (inside and bottom >= -2 and top <= drawing.height + 1):
            found.append(f"outside: {label.text}")
        if label.size < LEAST:
            found.append(f"small: {label.text}")
    for first, second in itertools.combinations(labels(drawing), 2):
        a, b = box(first), box(second)
        apart = a[2] <= b[0] + 0.3 or b[2] <= a[0] + 0.3 or a[3] <= b[1] + 0.8 or b[3] <= a[1] + 0.8
        if not apart:
            found.append(f"on each other: {first.text} / {second.text}")
    for shape in shapes(drawing):
        left, bottom, right, top = extent(shape)
        if left < -1 or bottom < -1 or right > width + 1 or top > drawing.height + 1:
            found.append(f"outside: {shape}")
    return found


def assert_readable(drawing: Drawing, width: float) -> None:
    """No label leaves the frame, none touches another, and no shape leaves the frame."""
    assert not faults(drawing, width)
