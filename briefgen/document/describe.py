"""Words for people who do not see a picture, written from its data.

The short text says first what the picture shows; the long one tells every point, or where a chart
has very many, ends, extremes and gaps.
"""

from msgspec.structs import replace

from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.chart_kinds import TITLES
from briefgen.evidence.dates import format_period, short_period
from briefgen.evidence.formatting import format_number
from briefgen.evidence.period_forms import PeriodKind
from briefgen.evidence.periods import read_period

SHORT = 250  # characters of alternative text
_NAMED = 3  # in the short text
_LISTED = 40  # points that the description tells one by one
_OVER_TIME = ("line", "area", "multiples", "slope")
_LEAST, _MOST = 1.1, 25.0  # ratios that can be counted in blocks

Known = list[tuple[str, Point]]


def told_whole(chart: Chart) -> str:
    """All that is told of a chart where both texts would stand together; nothing twice."""
    opening = f"{kind_title(chart.kind)}: {plain(chart.subtitle).strip().removesuffix('.')}."
    return f"{opening} {chart.description}".strip()


def describe_chart(chart: Chart) -> Chart:
    """The chart with its short and its long text."""
    return replace(chart, alt=_short(chart), description=_long(chart))


def kind_title(kind: str) -> str:
    """A kind in words: ``Bar chart``."""
    return TITLES.get(kind, "Chart")


def ratio_words(chart: Chart) -> str:
    """``6.1 to 1``, from the first amount of two series; ``""`` where blocks cannot show it."""
    amounts = [s.points[0].amount for s in chart.series if s.points]
    if len(amounts) != 2 or any(each is None or each <= 0 for each in amounts):
        return ""
    low, high = sorted(float(each) for each in amounts if each is not None)
    ratio = high / low
    if not _LEAST <= ratio <= _MOST:
        return ""
    digits = format_number(ratio, 0 if ratio >= 10 else 1).removesuffix(".0")
    return f"{digits} to 1"


def _short(chart: Chart) -> str:
    """The message, the kind, and what is measured, as far as there is room."""
    message = _message(chart)
    title = kind_title(chart.kind)
    subtitle = plain(chart.subtitle).strip().removesuffix(".")
    for text in (f"{message} {title}: {subtitle}.", f"{message} {title}."):
        if len(text) <= SHORT and subtitle:
            return text
    return f"{_cut(message, SHORT - len(title) - 3)} {title}."


def _cut(message: str, room: int) -> str:
    """As many whole clauses as there is room for; never a part of a number."""
    if len(message) <= room:
        return message
    clauses = message[:room].split("; ")[:-1]
    if clauses:
        return f"{'; '.join(clauses).rstrip('.')}."
    words = message[: room - 1].rpartition(" ")[0]
    return f"{words.rstrip(' ,;.')}…"


def _message(chart: Chart) -> str:
    if chart.kind in _OVER_TIME:
        parts = [_change(chart, each) for each in _spoken_of(chart)]
        return _sentence("; ".join(filter(None, parts)))
    if chart.kind == "ratio":
        pairs = [f"{s.name} {p.text}" for s in chart.series for p in s.points[:1] if p.text]
        words = ratio_words(chart)
        return _sentence(f"{words}: {' against '.join(pairs)}" if words else "; ".join(pairs))
    if chart.kind == "standing":
        rows = [_row(replace(chart, notes=()), number) for number in range(len(chart.categories))]
        return _sentence("; ".join(filter(None, rows)))
    if len(chart.series) == 1:
        return _sentence(_extremes(_known(chart, chart.series[0]), plain(chart.caption)))
    return _first_row(chart)


def _spoken_of(chart: Chart) -> list[Series]:
    """Whom the caption names, then those whom colours stand for, else the first; two at least."""
    caption = plain(chart.caption)
    order = sorted(chart.series, key=lambda each: each.rank if each.rank >= 0 else 9)
    named = [each for each in order if each.name in caption][:_NAMED]
    return [*named, *(each for each in order if each not in named)][: max(len(named), 2)]


def _change(chart: Chart, series: Series) -> str:
    known = _unbroken(chart, series)
    if not known:
        return ""
    (start, first), (end, last) = known[0], known[-1]
    name = f"{series.panel}, {series.name}" if _is_paneled(chart, series) else series.name
    if len(known) == 1:
        return f"{name} {_told(first)} {_in(start)}"
    since = f"{name} from {first.text} {_in(start)}"
    rivals = [p for when, p in known if _is_same_time(when, end) and p.projected]
    if len(rivals) < 2:
        return f"{since} to {_told(last)} {_in(end)}"
    low, *_, high = sorted(rivals, key=lambda each: each.amount or 0)
    time = _in(end.partition(" (")[0])
    return f"{since} to between {low.text} and {high.text} (projected) {time}"


def _unbroken(chart: Chart, series: Series) -> Known:
    """The points since something else was counted, if ever: no change runs across that."""
    starts = [n for n, each in enumerate(chart.categories) if each in chart.breaks]
    later = set(chart.categories[starts[-1] :] if starts else chart.categories)
    return [each for each in _known(chart, series) if each[0] in later]


def _is_paneled(chart: Chart, series: Series) -> bool:
    return chart.kind == "multiples" and bool(series.panel) and series.panel != series.name


def _extremes(known: Known, caption: str) -> str:
    """Who is highest and lowest, ties included, and whom else the caption names."""
    if not known:
        return ""
    ordered = sorted(known, key=lambda each: -(each[1].amount or 0))
    most, least = ordered[0][1], ordered[-1][1]
    tops, bottoms = (_tied(ordered, each) for each in (most, least))
    if most.text == least.text:
        return f"{_listed(tops)} {_told(most, tops[0])}"
    verb = "is" if len(tops) == 1 else "are"
    said = f"Highest {verb} {_listed(tops)} with {_told(most, tops[0])}"
    told = {*tops, *bottoms}
    for category, point in ordered:
        if category in caption and category not in told:
            said = f"{said}; {_when(category)} {_told(point, category)}"
    return f"{said}; lowest shown {_listed(bottoms)} with {_told(least, bottoms[0])}"


def _tied(known: Known, point: Point) -> list[str]:
    return [category for category, each in known if each.text == point.text]


def _listed(categories: list[str]) -> str:
    """Some by name; of many, the first and how many more."""
    names = [_when(each) for each in categories[:_NAMED]]
    if len(categories) > _NAMED:
        return f"{', '.join(names)} and {len(categories) - _NAMED} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _first_row(chart: Chart) -> str:
    rows = list(enumerate(chart.categories))
    if all(map(_is_period, chart.categories)):
        rows.reverse()
    return _sentence(next(filter(None, (_row(chart, row) for row, _ in rows)), ""))


def _row(chart: Chart, row: int) -> str:
    """What everybody has in one row; nothing where nobody has anything."""
    category = chart.categories[row]
    found = [
        f"{series.name} {_told(series.points[row], category)}"
        for series in chart.series
        if series.points[row].amount is not None
    ]
    note = chart.notes[row] if chart.kind == "standing" and chart.notes else ""
    said = "; ".join(filter(None, (", ".join(found), note)))
    return f"{_when(category)}: {said}" if found else ""


def _sentence(text: str) -> str:
    return f"{text}." if text else "No data."


def _long(chart: Chart) -> str:
    """Every point, series by series; of very many the ends, extremes and gaps.

    A standing chart is told row by row, so that each measure is named once.
    """
    if chart.kind == "standing":
        rows = filter(None, (_row(chart, number) for number in range(len(chart.categories))))
        return " ".join(map(_sentence, rows))
    count = sum(1 for series in chart.series for point in series.points if point.amount is not None)
    tell = _all_points if count <= _LISTED else _outline
    body = " ".join(tell(chart, series) for series in chart.series)
    broken = [f"From {_when(each)} on something else was counted." for each in chart.breaks]
    levels = "; ".join(f"{each.name} {each.text}" for each in chart.levels)
    across = f"Lines across: {levels}." if levels else ""
    return " ".join(filter(None, (body, *broken, across)))


def _all_points(chart: Chart, series: Series) -> str:
    shown = [
        f"{_lead_in(category)} {_told(point, category)}"
        for category, point in zip(chart.categories, series.points, strict=True)
    ]
    name = f"{series.panel}: " if _is_paneled(chart, series) else ""
    if len(chart.series) > 1 or chart.kind in _OVER_TIME:  # else rows say whose they are
        name += f"{series.name}{',' if _is_dated(chart.categories[0]) else ':'} "
    told = f"{name}{'; '.join(shown)}."
    return told[:1].upper() + told[1:]


def _told(point: Point, category: str = "") -> str:
    if point.amount is None:
        return "no data"
    words = point.text or "the rest"
    said = category.endswith((", projected", " projection"))
    return f"{words} (projected)" if point.projected and not said else words


def _outline(chart: Chart, series: Series) -> str:
    known = _known(chart, series)
    if not known:
        return f"{series.name}: no data."
    parts = [_change(chart, series)]
    shown = {known[0][0], known[-1][0]}
    by_amount = sorted(_unbroken(chart, series), key=lambda pair: pair[1].amount or 0)
    for word, (category, point) in (("highest", by_amount[-1]), ("lowest", by_amount[0])):
        if category not in shown:
            parts.append(f"{word} {point.text} {_in(category)}")
            shown.add(category)
    gaps = _gaps(chart, series)
    if gaps:
        parts.append(f"no data for {', '.join(gaps)}")
    return f"{'; '.join(parts)}."


def _gaps(chart: Chart, series: Series) -> list[str]:
    """Periods without a figure between two that have one."""
    present = [n for n, point in enumerate(series.points) if point.amount is not None]
    return [
        chart.categories[n]
        for n in range(present[0], present[-1])
        if series.points[n].amount is None
    ]


def _in(category: str) -> str:
    """A period with the word before it."""
    word = "on" if read_period(category).kind is PeriodKind.DAY else "in"
    return f"{word} {_when(category)}"


def _when(category: str) -> str:
    """A period in words, competing ones told apart; any other category as it is."""
    if not read_period(category).end:
        return category
    head, _, remark = category.partition(" (")
    rival = remark.partition(" ")[0] if " " in remark else ""
    return f"{format_period(head)} ({rival})" if rival else format_period(category)


def _lead_in(category: str) -> str:
    """What stands before a figure in a row: a period as on an axis, anything else as it is."""
    if not _is_dated(category):
        return category
    return f"{_when(category) if '(' in category else short_period(category)}:"


def _is_dated(category: str) -> bool:
    return bool(read_period(category).end)


def _is_period(category: str) -> bool:
    """Whether a row is a time, also where it is in words: ``May 2025``."""
    return bool(read_period(category).end or read_period(category[-4:]).end)


def _is_same_time(one: str, other: str) -> bool:
    return bool(read_period(one).end) and read_period(one).end == read_period(other).end


def _known(chart: Chart, series: Series) -> Known:
    return [
        (category, point)
        for category, point in zip(chart.categories, series.points, strict=True)
        if point.amount is not None
    ]
