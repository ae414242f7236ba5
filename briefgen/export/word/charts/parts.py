"""Series of stacks, areas and slopes: labels inside, no labels, labels at both ends."""

from briefgen.document.tree import Point
from briefgen.export.word.charts.number_formats import format_of
from briefgen.export.word.charts.series import (
    CLEAR,
    Kept,
    area,
    data,
    held,
    marker,
    named,
    own_label,
    point_area,
    shows,
    stroke,
    text_properties,
)
from briefgen.export.word.markup import quoted
from briefgen.typography.look import INK, tone

_WHITE = "FFFFFF"
_DARK = (0, 3)  # ranks whose fill needs white letters


def part_series(kept: Kept, index: int) -> str:
    """Parts of bars, each with its value inside; what nobody gave a number for has none."""
    series = kept.chart.series[index]
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{point_area(series, point)}</c:spPr></c:dPt>"
        for number, point in held(kept, index)
        if point.projected
    )
    color = _WHITE if series.rank in _DARK else INK
    own = "".join(
        _own_part(kept, number, point, color, series.rank)
        for number, point in held(kept, index)
        if not point.text or point.projected
    )
    labels = (
        f'<c:dLbls>{own}<c:numFmt formatCode={quoted(kept.code)} sourceLinked="0"/>'
        f"{_behind(series.rank)}{text_properties(color, wrap=False)}"
        f'<c:dLblPos val="ctr"/>{shows(1)}</c:dLbls>'
    )
    return (
        f"<c:ser>{named(kept, index)}<c:spPr>{area(series.rank)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}{labels}{data(kept, index)}</c:ser>'
    )


def _own_part(kept: Kept, number: int, point: Point, color: str, rank: int) -> str:
    """No label where there is no number; a plain one on what is hatched."""
    if not point.text:
        return f'<c:dLbl><c:idx val="{number}"/><c:delete val="1"/></c:dLbl>'
    return (
        f'<c:dLbl><c:idx val="{number}"/><c:numFmt formatCode={quoted(kept.code)} '
        f'sourceLinked="0"/>{_plain(rank)}{text_properties(color, wrap=False)}'
        f'<c:dLblPos val="ctr"/>{shows(1)}</c:dLbl>'
    )


def area_series(kept: Kept, index: int) -> str:
    """What lies below a line that a line series draws over it; paler, without labels."""
    return _shaded(kept, index, 25)


def fan_series(kept: Kept, index: int, *, seen: bool) -> str:
    """An area on which another lies, unseen, or the one that lies on it, faint."""
    return _shaded(kept, index, 13 if seen else 0)


def _shaded(kept: Kept, index: int, share: int) -> str:
    """An area of so many per cent of its colour, with a number that no line has."""
    after = len(kept.names) + index
    name = named(kept, index).replace(
        f'<c:idx val="{index}"/><c:order val="{index}"/>',
        f'<c:idx val="{after}"/><c:order val="{after}"/>',
    )
    color = tone(kept.chart.series[index].rank)
    shade = (color.stroke or color.fill).removeprefix("#")
    paint = f'<a:srgbClr val="{shade}"><a:alpha val="{share}000"/></a:srgbClr>'
    fill = f"<a:solidFill>{paint}</a:solidFill>" if share else "<a:noFill/>"
    lines = f"{fill}<a:ln><a:noFill/></a:ln>"
    return f"<c:ser>{name}<c:spPr>{lines}</c:spPr>{data(kept, index)}</c:ser>"


def slope_series(kept: Kept, index: int) -> str:
    """A line between two periods with its value at the start, its name and value at the end."""
    series = kept.chart.series[index]
    present = held(kept, index)
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/>{marker(series.rank, shown=True)}<c:bubble3D val="0"/>'
        f"<c:spPr>{stroke(series.rank, dashed=point.projected)}</c:spPr></c:dPt>"
        for number, point in present
    )
    color = tone(series.rank).text
    labels = []
    for number, point in present:
        code = format_of(point)
        if not code:
            labels.append(own_label(number, point, "l" if number == 0 else "r"))
            continue
        place, name = ("l", False) if number == 0 else ("r", True)
        labels.append(
            f'<c:dLbl><c:idx val="{number}"/><c:numFmt formatCode={quoted(code)} '
            f'sourceLinked="0"/>{CLEAR}{text_properties(color, wrap=False)}'
            f'<c:dLblPos val="{place}"/>{shows(1, name=name)}<c:separator> </c:separator></c:dLbl>'
        )
    return (
        f"<c:ser>{named(kept, index)}<c:spPr>{stroke(series.rank)}</c:spPr>"
        f"{marker(series.rank, shown=True)}{points}<c:dLbls>{''.join(labels)}{shows(0)}</c:dLbls>"
        f'{data(kept, index)}<c:smooth val="0"/></c:ser>'
    )


def _behind(rank: int) -> str:
    """The hatched fill is plain behind letters."""
    return _plain(rank) if rank == _DARK[1] else CLEAR


def _plain(rank: int) -> str:
    fill = tone(rank).fill.removeprefix("#")
    return f'<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill></c:spPr>'
