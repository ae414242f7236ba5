"""A chart from disk is the chart that would be drawn, whatever became of its file."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from briefgen import charts, paths, typefaces
from briefgen.charts import draw
from briefgen.document.tree import Chart, Point, Series
from briefgen.typography import measures
from briefgen.typography.drawing import Drawing, drawn_in
from briefgen.typography.faces import SANS, SANS_STRONG, Fonts, Typeface, file_of, own_fonts
from tests.tally import Tally

pytestmark = pytest.mark.usefixtures("own_cache")

WIDTH = 243.0
CHART = Chart(
    "s/c", "bar", (), (), ("2023", "2024"),
    (Series("U.S.", 0, (Point(1.0, "1"), Point(2.0, "2"))),), "alt",
)  # fmt: skip
OTHER = replace(CHART, categories=("1999", "2000"))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Chart]:
    """The charts that were drawn and not read; drawing twice gives the first picture at once."""
    asked: list[Chart] = []
    known: dict[bytes, Drawing] = {}
    once = charts._draw

    def note(chart: Chart, width: float, own: object) -> Drawing:
        asked.append(chart)
        key = msgspec.msgpack.encode(chart)
        if key not in known:
            known[key] = once(chart, width, None)
        return known[key]

    monkeypatch.setattr(charts, "_draw", note)
    return asked


def only_entry() -> Path:
    (path,) = (paths.cache() / "charts").iterdir()
    return path


def damages(whole: bytes, other: bytes) -> dict[str, list[bytes]]:
    """Contents that an entry must never have, by kind."""
    step = 8 * len(whole) // 200 + 1
    flipped = []
    for at in (*range(0, 400, 3), *range(0, 8 * len(whole), step)):
        content = bytearray(whole)
        content[at // 8] ^= 1 << at % 8
        flipped.append(bytes(content))
    return {
        "a flipped bit": flipped,
        "a truncation": [whole[:at] for at in range(0, len(whole), 9)],
        "garbage": [b"", b"\0" * len(whole), os.urandom(len(whole)), whole * 2, b"\x80\x04N."],
        "another entry": [other],
    }


def test_whatever_is_in_an_entry_the_chart_is_right(drawn: list[Chart], tally: Tally) -> None:
    draw(OTHER, WIDTH)
    other = only_entry().read_bytes()
    only_entry().unlink()
    right = draw(CHART, WIDTH)
    path = only_entry()
    whole = path.read_bytes()
    tried, wrong = Counter[str](), Counter[str]()
    for kind, contents in damages(whole, other).items():
        for content in contents:
            path.write_bytes(content)
            drawn.clear()
            tried[kind] += 1
            wrong[kind] += draw(CHART, WIDTH) != right or drawn != [CHART]
        tally(f"the cache of charts: {kind}", tried=tried[kind], wrong=wrong[kind])
    assert not wrong.total()
    drawn.clear()
    assert draw(CHART, WIDTH) == right  # what was thrown away has been made anew
    assert drawn == []


def test_what_nobody_sees_in_the_picture_is_not_in_the_key(drawn: list[Chart]) -> None:
    draw(CHART, WIDTH)
    draw(replace(CHART, id="s/d", alt="other", number=7), WIDTH)
    assert len(drawn) == 1
    draw(CHART, WIDTH + 1)
    draw(OTHER, WIDTH)
    assert len(drawn) == 3


def test_another_code_or_library_draws_anew(
    drawn: list[Chart], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(CHART, WIDTH)
    monkeypatch.setattr("briefgen.charts.cache._code", lambda: b"another version")
    draw(CHART, WIDTH)
    assert len(drawn) == 2


def test_two_processes_draw_the_same_at_once() -> None:
    program = (
        "import sys, msgspec\n"
        "from pathlib import Path\n"
        "from briefgen import paths\n"
        f"paths.cache = lambda: Path({str(paths.cache())!r})\n"
        "from briefgen.charts import draw\n"
        "from briefgen.document.tree import Chart\n"
        "chart = msgspec.json.decode(sys.argv[1], type=Chart)\n"
        f"drawn = [msgspec.json.encode(draw(chart, {WIDTH})) for _ in range(20)]\n"
        "assert len(set(drawn)) == 1\n"
        "sys.stdout.buffer.write(drawn[0])\n"
    )
    command = [sys.executable, "-c", program, msgspec.json.encode(CHART).decode()]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    told = [each.communicate()[0] for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert told[0] == told[1] == msgspec.json.encode(draw(CHART, WIDTH))


def test_a_cache_that_cannot_be_written_costs_only_time(
    drawn: list[Chart], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = draw(CHART, WIDTH)
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(paths, "cache", lambda: tmp_path / "file")
    assert draw(CHART, WIDTH) == right
    assert len(drawn) == 2


def pictures() -> tuple[bytes, bytes]:
    made = charts.svg_and_png(draw(CHART, WIDTH))
    assert made
    return made


def test_whatever_is_in_an_entry_the_pictures_are_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draw(CHART, WIDTH)
    before = set((paths.cache() / "charts").iterdir())
    right, made = pictures(), list[Drawing]()
    (path,) = set((paths.cache() / "charts").iterdir()) - before
    once, whole = charts._pictures, path.read_bytes()

    def note(drawing: Drawing) -> object:
        made.append(drawing)
        return right if len(made) > 3 else once(drawing)

    monkeypatch.setattr(charts, "_pictures", note)
    assert pictures() == right
    assert made == []
    for content in (c for each in damages(whole, b"").values() for c in each[::12]):
        path.write_bytes(content)
        made.clear()
        made += [draw(CHART, WIDTH)] * 3  # made before: the same at once
        assert pictures() == right
        assert len(made) == 4
    assert path.read_bytes() == whole


def test_pictures_of_other_letters_or_fonts_are_others() -> None:
    plain = draw(CHART, WIDTH)
    family = Typeface("Ours", *(file_of(each) for each in (SANS, SANS, SANS_STRONG, SANS_STRONG)))
    own = own_fonts(Fonts(text=family, heads=family))
    dressed = drawn_in(plain, own)
    assert charts.svg_and_png(plain)
    assert charts.svg_and_png(dressed)
    kept = [each.stat().st_size for each in (paths.cache() / "charts").iterdir()]
    assert len(kept) == 3
    assert max(kept) < len(family.regular)  # no font is kept


@pytest.mark.parametrize("content", [b"", b"\0" * 90, b"half"])
def test_a_face_is_measured_anew_from_a_damaged_entry(content: bytes) -> None:
    data = file_of(SANS)
    measures.facts.cache_clear()
    right = measures.facts(data)
    (path,) = (paths.cache() / "faces").iterdir()
    whole = path.read_bytes()
    for kept in (content or whole[:-9], whole):
        path.write_bytes(kept)
        measures.facts.cache_clear()
        assert measures.facts(data) == right == typefaces.facts(data)
    assert path.read_bytes() == whole
