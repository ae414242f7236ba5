"""The table that a soak prints."""

from tests.tally import Row, table


def test_a_zero_says_of_how_many_and_what_nobody_counted_is_empty() -> None:
    rows = [
        Row("R1 b", 4_000, lost=0),
        Row("R1 b", 766, lost=0, worst_seconds=1.25),
        Row("R1 a", 3),
    ]

    head, _, *lines = table(rows)

    assert [[each.strip() for each in line.split("|")[1:-1]] for line in lines] == [
        ["R1 a", "3", *[""] * 7],
        ["R1 b", "4,766", "", "0 of 4,766", *[""] * 4, "1.2 s"],
    ]
    assert len(head) == len(lines[0]) == len(lines[1])
