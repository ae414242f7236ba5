"""Tables as offices have them: their periods are read, shown and put in order, or refused."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import new_brief
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.errors import PackError
from briefgen.sources import library
from briefgen.sources.packs import read_pack

SAMPLE = Path(__file__).parents[2] / "assets" / "packs" / "sample-topic"
WHO = ("Japan", "South Korea")


def topic(
    folder: Path,
    labels: Sequence[str],
    amounts: Sequence[tuple[float, float]] = (),
    calendar: str = "",
) -> Path:
    """The sample topic with other figures of one measure, by their labels."""
    place = folder / "topic"
    shutil.copytree(SAMPLE, place)
    given = amounts or [(3.0 + n, 2.0 + n) for n in range(len(labels))]
    rows = [
        f"{who},{label},{pair[n]}"
        for label, pair in zip(labels, given, strict=True)
        for n, who in enumerate(WHO)
    ]
    table = place / "indicators" / "pct_applications.csv"
    table.write_text("\n".join(["entity,period,amount", *rows, ""]), encoding="utf-8")
    if calendar:
        pack = place / "pack.toml"
        parts = pack.read_text(encoding="utf-8").split("\n[[", 1)
        said = f"{parts[0]}\n[calendar]\n{calendar}\n[[{parts[1]}"
        pack.write_text(said, encoding="utf-8")
    return place


def told(place: Path) -> str:
    brief = new_brief("t", "2026-11-29", library.find_template("issue-brief"), read_pack(place))
    brief = replace(brief, indicators=("pct_applications",), recommendations=())
    document = pipeline.compose(pipeline.fit(brief)).document
    blocks = [block for section in document.sections for block in section.blocks]
    return " ".join(plain(each) for block in blocks for each in texts(block)).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("labels", "latest"),
    [
        (["2022Q4", "2023Q1", "2023Q4"], "in the fourth quarter of 2023"),
        (["Q4 2023", "Q1 2024", "Q2 2024"], "in the second quarter of 2024"),
        (["FY2018", "FY2019", "FY2022"], "in fiscal year 2022"),
        (["2017/18", "2019/20", "2021/22"], "in 2021/22"),
        (["2009-10", "2010-11", "2011-12"], "in 2011–12"),
        (["Nov 2023", "Dec 2023", "Feb 2024"], "in February 2024"),
        (["2023-03-31", "2023-06-30", "2023-12-31"], "on December 31, 2023"),
        (["1990s", "2000s", "2010s"], "in the 2010s"),
        (["H1 2023", "H2 2023", "H1 2024"], "in the first half of 2024"),
        (["2023e", "2022", "2024e"], "in 2024 (estimate)"),
    ],
)
def test_the_latest_period_is_told(tmp_path: Path, labels: list[str], latest: str) -> None:
    rows = [(10.0 * (n + 1), 5.0 * (n + 1)) for n in range(len(labels))]
    assert latest in told(topic(tmp_path, labels, rows))


def test_who_leads_is_decided_by_the_latest_quarter(tmp_path: Path) -> None:
    """The case of a public report: the fourth quarter of 2023 is before the first of 2024."""
    place = topic(tmp_path, ["Q4 2023", "Q1 2024", "Q2 2024"], [(3, 5), (4, 6), (9, 7)])
    assert "Japan accounted for 9 international patent applications in the second quarter" in (
        told(place)
    )


@pytest.mark.parametrize(
    ("labels", "line", "sentence"),
    [
        (["2023", "2023Q5"], 4, "“2023Q5” is no period that is understood; write it as 2024"),
        (["spring 2024"], 2, "“spring 2024” is no period"),
        (["2011-12"], 2, "“2011-12” may be a month or two years; say which in pack.toml"),
        (["2023e", "2024p", "2025f"], 4, "“2024p” may be provisional or projected; say which"),
    ],
)
def test_what_is_not_understood_is_refused_with_file_and_line(
    tmp_path: Path, labels: list[str], line: int, sentence: str
) -> None:
    with pytest.raises(PackError) as caught:
        read_pack(topic(tmp_path, labels))
    assert caught.value.message.startswith(sentence)
    assert (caught.value.place.file, caught.value.place.line) == ("pct_applications.csv", line)


def test_the_library_says_what_its_labels_mean(tmp_path: Path) -> None:
    place = topic(tmp_path, ["2011-12"], calendar='split = "years"\nfiscal_start = 4')
    indicator = next(e for e in read_pack(place).indicators if e.id == "pct_applications")
    assert {each.period for each in indicator.figures} == {"2011–12"}
    assert indicator.calendar.fiscal_start == 4


def test_a_calendar_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="fiscal_start must be a month"):
        read_pack(topic(tmp_path, ["2011"], calendar="fiscal_start = 13"))


def test_one_period_written_in_two_ways_is_there_twice(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="Japan, Q4 2023 stands here twice"):
        read_pack(topic(tmp_path, ["2023Q4", "Q4 2023"]))


def test_a_library_with_the_earlier_name_of_phrases_is_read(tmp_path: Path) -> None:
    place = topic(tmp_path, ["2023"])
    for path in (place / "indicators").glob("*.toml"):
        text = path.read_text(encoding="utf-8").replace("[phrases]", "[telling]")
        path.write_text(text, encoding="utf-8")
    assert read_pack(place) == read_pack(topic(tmp_path / "again", ["2023"]))
