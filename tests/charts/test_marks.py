"""What the marks of a chart say: lengths, places, gaps, projections, scales."""

import pytest
from msgspec.structs import replace

from briefgen.charts import draw
from briefgen.document.tree import Chart, Level, Point, Series
from briefgen.typography.drawing import Drawing, Label, Shape
from briefgen.typography.look import INK, MUTED, TONES

FILLS = [tone.fill.lower() for tone in TONES]


def points(*amounts: float | None, projected: int = 0) -> tuple[Point, ...]:
    """Points labelled with their whole amounts; the last so many are projected."""
    count = len(amounts)
    return tuple(
        Point(a, "" if a is None else f"{a:,.0f}", projected=place >= count - projected)
        for place, a in enumerate(amounts)
    )


def chart(kind: str, categories: tuple[str, ...], *series: tuple[Point, ...]) -> Chart:
    names = ("United States", "China", "Japan", "India")
    made = tuple(
        Series(name, rank, each)
        for rank, (name, each) in enumerate(zip(names, series, strict=False))
    )
    return Chart("s/c", kind, (), (), categories, made, "alt")


def words(drawing: Drawing) -> dict[str, Label]:
    return {each.text: each for each in drawing.items if isinstance(each, Label)}


def filled(drawing: Drawing, rank: int) -> list[tuple[float, float, float, float]]:
    """Left, bottom, width and height of what is filled in a color."""
    boxes = []
    for each in drawing.items:
        if isinstance(each, Shape) and each.fill == FILLS[rank]:
            xs = [float(x) for command in each.commands for x in command[1::2]]
            ys = [float(y) for command in each.commands for y in command[2::2]]
            boxes.append((min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
    return boxes


def bars(drawing: Drawing, rank: int, height: float) -> list[float]:
    """The widths of bars of this height; keys and marks are smaller."""
    return [w for _, _, w, h in filled(drawing, rank) if h == pytest.approx(height, abs=0.1)]


def test_parts_of_a_stack_are_as_long_as_their_amounts() -> None:
    drawn = draw(chart("stacked", ("2024", "2025"), points(30, 10), points(60, 20)), 504)
    assert bars(drawn, 1, 16) == [pytest.approx(2 * each, abs=0.1) for each in bars(drawn, 0, 16)]
    assert bars(drawn, 0, 16)[0] == pytest.approx(3 * bars(drawn, 0, 16)[1], abs=0.1)


def test_shares_fill_the_bar_whatever_they_add_up_to() -> None:
    drawn = draw(chart("stacked100", ("2024", "2025"), points(30, 5), points(60, 5)), 504)
    totals = [a + b for a, b in zip(bars(drawn, 0, 16), bars(drawn, 1, 16), strict=True)]
    assert totals[0] == pytest.approx(totals[1], abs=0.1)
    assert bars(drawn, 0, 16)[0] == pytest.approx(totals[0] / 3, abs=0.1)


def test_every_number_of_a_small_part_is_told_with_a_leader_line() -> None:
    drawn = draw(chart("stacked100", ("2025",), points(1), points(2), points(97)), 243)
    assert {"1", "2", "97"} <= set(words(drawn))
    assert words(drawn)["1"].y < words(drawn)["97"].y


def test_ratio_blocks_are_whole_blocks_and_the_part_of_one() -> None:
    drawn = draw(chart("ratio", ("2025",), points(61), points(10)), 504)
    assert "6.1 to 1" in words(drawn)
    larger, smaller = filled(drawn, 0), filled(drawn, 1)
    assert [round(width, 1) for _, _, width, _ in larger] == [9.0] * 6 + [0.9]
    assert [round(width, 1) for _, _, width, _ in smaller] == [9.0]


@pytest.mark.parametrize("low", [1.0, 100.0, 0.0, -5.0])
def test_a_ratio_that_cannot_be_counted_has_no_blocks(low: float) -> None:
    drawn = draw(chart("ratio", ("2025",), points(100), points(low)), 504)
    assert not any("to 1" in text for text in words(drawn))
    assert not filled(drawn, 0)


def test_a_gap_says_that_there_are_no_data() -> None:
    years = tuple(str(year) for year in range(2010, 2020))
    whole = points(*range(1, 11))
    holed = tuple(Point(None) if 3 < n < 7 else each for n, each in enumerate(whole))
    assert "no data" in words(draw(chart("line", years, holed), 243))
    assert "no data" not in words(draw(chart("line", years, whole), 243))


def test_what_is_projected_is_dashed_behind_a_rule_with_the_word() -> None:
    years = ("2014", "2018", "2023", "2028 (projection)")
    drawn = draw(chart("line", years, points(58, 76, 176, 325, projected=1)), 504)
    dashes = [e for e in drawn.items if isinstance(e, Shape) and e.dash]
    assert [each.dash for each in dashes] == [(4.0, 2.0)]
    rules = [
        e
        for e in drawn.items
        if isinstance(e, Shape) and e.width == 0.5 and e.commands[0][1] == e.commands[-1][1]
    ]
    assert len(rules) == 1
    start = float(dashes[0].commands[0][1])
    assert float(rules[0].commands[0][1]) == start
    assert words(drawn)["projected"].x > start


def test_competing_projections_fan_out_and_are_both_told() -> None:
    years = ("2014", "2023", "2028 (high projection)", "2028 (low projection)")
    drawn = draw(chart("line", years, points(58, 176, 580, 325, projected=2)), 504)
    dashes = [e for e in drawn.items if isinstance(e, Shape) and e.dash]
    assert len(dashes) == 2
    assert dashes[0].commands[0] == dashes[1].commands[0]
    assert {"580, high", "325, low", "observed", "projected"} <= {*words(drawn)}


def test_a_fan_has_a_faint_area_and_a_bracket_with_its_width_in_words() -> None:
    years = ("2014", "2023", "2028 (high projection)", "2028 (low projection)")
    one = replace(
        chart("line", years, points(58, 176, 580, 325, projected=2)), notes=("255 apart",)
    )
    drawn = draw(one, 504)
    shapes = [e for e in drawn.items if isinstance(e, Shape)]
    (area,) = (e for e in shapes if e.fill and len(e.commands) < 6)
    assert area.fill == "#e1e7ed"  # 13 % of the line's colour
    bracket = [e for e in shapes if e.width == 1 and not e.fill]
    (upright,) = (e for e in bracket if e.commands[0][1] == e.commands[1][1])
    ends = sorted(float(command[2]) for command in upright.commands)
    corners = sorted(float(command[2]) for command in area.commands if len(command) > 2)
    assert ends == pytest.approx(corners[-2:])
    assert ends[0] < words(drawn)["255 apart"].y < ends[1]


def test_projections_of_several_years_go_on_each_from_its_own() -> None:
    years = (
        "2023",
        *(f"{y} ({kind} projection)" for y in (2028, 2030) for kind in ("high", "low")),
    )
    drawn = draw(chart("line", years, points(10, 20, 15, 40, 25, projected=4)), 504)
    dashes = [e for e in drawn.items if isinstance(e, Shape) and e.dash]
    starts = [round(float(each.commands[0][2])) for each in dashes]
    assert len(dashes) == 4
    assert len(set(starts)) == 3  # what was observed last, and each of 2028


@pytest.mark.parametrize("kind", ["line", "area"])
def test_uneven_years_lie_in_true_proportion(kind: str) -> None:
    years = ("1990", "2000", "2010", "2021")
    drawn = draw(chart(kind, years, points(1, 2, 3, 4)), 504)
    line = next(e for e in drawn.items if isinstance(e, Shape) and e.width == 1.75)
    xs = [float(command[1]) for command in line.commands]
    assert (xs[3] - xs[0]) / (xs[1] - xs[0]) == pytest.approx(3.1, rel=0.01)


def test_an_area_stands_on_zero() -> None:
    drawn = draw(chart("area", ("2020", "2021", "2022"), points(100, 101, 102)), 243)
    line = next(e for e in drawn.items if isinstance(e, Shape) and e.width == 1.75)
    area = next(e for e in drawn.items if isinstance(e, Shape) and e.fill and not e.stroke)
    lowest = min(float(command[2]) for command in area.commands if len(command) > 2)
    assert words(drawn)["0"].y == pytest.approx(lowest + 2, abs=0.1)
    assert float(line.commands[0][2]) > lowest + 80


def test_a_scale_of_powers_is_labelled_with_powers() -> None:
    years = ("2014", "2018", "2022")
    drawn = draw(replace(chart("line", years, points(1e18, 1e21, 1e26)), log=True), 504)
    line = next(e for e in drawn.items if isinstance(e, Shape) and e.width == 1.75)
    first, second, third = (float(command[2]) for command in line.commands)
    assert (third - first) / (second - first) == pytest.approx(8 / 3, rel=0.01)
    assert {"10¹⁸", "10²⁶"} <= {text.split("\u00a0")[0] for text in words(drawn)}
    dollars = replace(chart("line", years, points(1e18, 1e21, 1e26)), log=True, unit="$")
    assert {"$10¹⁸", "$10²⁶"} <= set(words(draw(dollars, 504)))


def test_small_multiples_share_a_scale_or_say_that_they_do_not() -> None:
    shared = chart("multiples", ("2020", "2021", "2022"), points(1, 2, 100), points(1, 2, 3))
    assert "own scale" not in words(draw(shared, 504))
    own = draw(replace(shared, own_scale=True), 504)
    texts = [each.text for each in own.items if isinstance(each, Label)]
    assert texts.count("own scale") == 2


def test_bars_of_a_table_are_compared_within_their_row_only() -> None:
    table = chart("bars-table", ("Money", "Papers"), points(100, 1), points(50, 4))
    drawn = draw(table, 504)
    first, second = bars(drawn, 0, 9), bars(drawn, 1, 9)
    assert first[0] == pytest.approx(2 * second[0], abs=0.1)
    assert second[1] == pytest.approx(4 * first[1], abs=0.1)
    assert max(first[0], second[1]) <= 90.1
    assert [e.text for e in drawn.items if isinstance(e, Label)].count("own scale") == 2


def test_estimates_stand_on_one_scale_from_zero() -> None:
    drawn = draw(chart("range", ("A, 2017", "B, 2022"), points(170, 510)), 504)
    dots = sorted(x + w / 2 for x, _, w, _ in filled(drawn, 0))
    zero = words(drawn)["0"].x + words(drawn)["0"].width / 2
    assert (dots[1] - zero) / (dots[0] - zero) == pytest.approx(3, rel=0.02)


def test_what_is_left_out_is_said() -> None:
    many = tuple(f"Country {n}" for n in range(30))
    assert "and 10 more, not shown" in words(draw(chart("bar", many, points(*range(30))), 504))


def test_no_line_runs_across_a_change_of_definition() -> None:
    years = tuple(str(year) for year in range(2000, 2010))
    whole = chart("line", years, points(*range(1, 11)))
    broken = draw(replace(whole, breaks=("2005",)), 504)
    lines = [e for e in broken.items if isinstance(e, Shape) and e.width == 1.75]
    assert [len(each.commands) for each in lines] == [5, 5]
    assert "new definition" in words(broken)


def test_two_lines_that_cross_have_a_ring_there_and_words_who_is_higher() -> None:
    years = tuple(str(year) for year in range(2016, 2022))
    drawn = draw(chart("line", years, points(1, 2, 4, 6, 8, 10), points(5, 5, 5, 5, 5, 5)), 504)
    assert "United States higher since 2019" in words(drawn)
    rings = [e for e in drawn.items if isinstance(e, Shape) and not e.fill and e.width == 0.9]
    assert len(rings) == 1
    lines = [e for e in drawn.items if isinstance(e, Shape) and e.width == 1.75]
    level = float(lines[0].commands[0][2])
    heights = [float(command[2]) for command in rings[0].commands if len(command) > 2]
    assert (min(heights) + max(heights)) / 2 == pytest.approx(level, abs=0.5)


@pytest.mark.parametrize("amounts", [(6, 7, 8, 9), (6, 4, 6, 4, 6, 4), (5, 5, 5, 5)])
def test_lines_that_do_not_cross_or_change_places_often_have_no_mark(amounts: list[int]) -> None:
    years = tuple(str(2016 + number) for number in range(len(amounts)))
    drawn = draw(chart("line", years, points(*amounts), points(*[5] * len(amounts))), 504)
    assert not any("since" in text for text in words(drawn))


@pytest.mark.parametrize("kind", ["bar", "dot"])
def test_a_target_is_a_line_at_its_amount_with_its_name_and_value(kind: str) -> None:
    made = points(30, 10)
    one = Chart("s/c", kind, (), (), ("Oak", "Elm"), (Series("x", -1, made),), "alt")
    drawn = draw(replace(one, levels=(Level("Goal", 40.0, "40"),)), 504)
    label = words(drawn)["Goal 40"]
    rules = [e for e in drawn.items if isinstance(e, Shape) and e.stroke == INK.lower()]
    xs = {round(float(command[1]), 1) for each in rules for command in each.commands}
    assert len(xs) == 1
    assert xs.pop() == pytest.approx(label.x + label.width / 2, abs=0.3)


@pytest.mark.parametrize("kind", ["line", "area"])
def test_an_average_runs_across_a_plot_and_is_named_at_its_end(kind: str) -> None:
    one = chart(kind, ("2020", "2021", "2022"), points(10, 20, 30))
    drawn = draw(replace(one, levels=(Level("Average", 25.0, "25"),)), 504)
    across = [
        e
        for e in drawn.items
        if isinstance(e, Shape) and e.width == 0.75 and e.stroke == MUTED.lower()
    ]
    assert len(across) == 1
    assert abs(words(drawn)["Average"].y - float(across[0].commands[0][2])) < 12
    assert "25" in words(drawn)


def test_a_stem_without_a_zero_is_no_length() -> None:
    far = draw(chart("dot", ("Oak", "Elm"), points(95, 96)), 504)
    near = draw(chart("dot", ("Oak", "Elm"), points(5, 96)), 504)
    stems = [
        [e for e in d.items if isinstance(e, Shape) and e.width == 0.75 and not e.dash]
        for d in (far, near)
    ]
    assert [len(each) for each in stems] == [0, 2]


def test_the_unit_is_said_below_zero_where_the_top_is_zero() -> None:
    years = ("2020", "2021", "2022")
    one = chart("line", years, points(-1e7, -2e7, -3e7))
    assert "−$30\u00a0million" in words(draw(replace(one, unit="$"), 504))


def test_a_standing_chart_places_each_amount_between_zero_and_the_highest_of_its_row() -> None:
    drawn = draw(chart("standing", ("Money", "Papers"), points(100, 10), points(25, 40)), 504)
    ticks = sorted(each.x + each.width / 2 for each in labelled(drawn, "0", "100%"))
    own = sorted(
        (left + wide / 2 - ticks[0]) / (ticks[1] - ticks[0])
        for left, _, wide, _ in filled(drawn, 0)
    )
    assert [pytest.approx(each, abs=0.01) for each in (0.25, 1)] == [
        e for e in own if 0.1 < e < 1.02
    ]
    assert not filled(drawn, 1)  # only the own marks are filled
    assert {"100", "10", "25", "40"} <= set(words(drawn))


def test_a_standing_chart_says_in_words_what_has_no_share_of_the_highest() -> None:
    one = chart("standing", ("Balance", "Points"), points(-5, 9), points(3, 8))
    drawn = words(draw(replace(one, notes=("", "1 point apart")), 243))
    assert {"no scale below zero", "1 point apart", "-5", "9"} <= {*drawn}
    assert "100%" not in drawn


def test_a_standing_chart_has_marks_where_somebody_else_has_most() -> None:
    one = chart("standing", ("Tools", "Money"), points(4, 10), points(2, 40))
    held = replace(one, notes=("highest: the Netherlands 80", ""), tops=(80.0, 0.0))
    drawn = draw(held, 504)
    zero, most = sorted(each.x + each.width / 2 for each in labelled(drawn, "0", "100%"))
    said = words(drawn)["highest: the Netherlands 80"]
    assert most - 6 < said.x + said.width < most  # it ends where the highest has a bar
    bars = [
        each for each in drawn.items if isinstance(each, Shape) and each.stroke == MUTED.lower()
    ]
    assert [float(command[1]) for each in bars for command in each.commands] == [
        pytest.approx(most, abs=1), pytest.approx(most, abs=1)
    ]  # fmt: skip
    places = sorted(
        (left + wide / 2 - zero) / (most - zero) for left, _, wide, _ in filled(drawn, 0)
    )
    assert places[1] == pytest.approx(4 / 80, abs=0.01)  # the first is the key's
    near = replace(held, series=tuple(replace(s, points=points(79, 10)) for s in one.series))
    lone = [each for each in filled(draw(near, 504), 0) if each[0] > zero]
    assert len(lone) < len([each for each in filled(drawn, 0) if each[0] > zero])  # words in place


def test_changes_grow_both_ways_from_zero_and_have_their_sign() -> None:
    one = Series("Change", -1, tuple(replace(p, rank=0) for p in points(40, -10, 20, projected=1)))
    drawn = draw(Chart("s/c", "changes", (), (), ("Up", "Down", "Later"), (one,), "alt"), 504)
    found = {
        round(w): left for left, _, w, h in filled(drawn, 0) if h == pytest.approx(11, abs=0.1)
    }
    up, later, down = sorted(found, reverse=True)
    assert [up / down, later / down] == pytest.approx([4, 2], rel=0.02)
    assert found[up] == pytest.approx(found[later]) == pytest.approx(found[down] + down, abs=0.6)
    assert {"+40", "+20", "-10"} <= {*words(drawn)}
    lines = [e for e in drawn.items if isinstance(e, Shape) and e.stroke == INK.lower()]
    for label in (words(drawn)[each] for each in ("Up", "Down", "Later")):
        for line in lines:
            low, high = sorted(float(command[2]) for command in line.commands)
            beside = not label.x < float(line.commands[0][1]) < label.x + label.width
            assert beside or high <= label.y or low >= label.y


def labelled(drawing: Drawing, *texts: str) -> list[Label]:
    return [each for each in drawing.items if isinstance(each, Label) and each.text in texts]


def test_amounts_of_a_standing_chart_are_whole_however_long_a_note_is() -> None:
    amounts = ("$163.2 million", "$141.8 million", "$99.4 million")
    made = tuple(
        Series(name, rank, (Point(3.0 - rank, text), Point(3.0 - rank, text)))
        for rank, (name, text) in enumerate(
            zip(("Oregon", "Georgia", "Texas"), amounts, strict=True)
        )
    )
    notes = ("", "highest: the Capital Region and its neighbors in the north $2,240.5 million")
    rows = ("Grants for new lines, 2024", "Grants for old ones, 2024")
    subject = Chart("s/c", "standing", (), (), rows, made, "alt", notes=notes)
    for width in (243.0, 396.0, 504.0):
        shown = words(draw(subject, width))
        assert set(amounts) <= set(shown), width


def test_a_lead_that_turned_when_something_else_was_counted_has_no_mark() -> None:
    years = ("2018", "2019", "2020", "2021", "2022")
    turned = chart("line", years, points(20, 19, 10, 510, 520), points(10, 12, 18, 310, 300))
    assert "China higher since 2020" not in words(draw(replace(turned, breaks=("2021",)), 504))
    kept = chart("line", years, points(20, 19, 10, 310, 320), points(10, 12, 18, 510, 530))
    assert "China higher since 2020" in words(draw(replace(kept, breaks=("2021",)), 504))
