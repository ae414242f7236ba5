"""``briefgen update``, as a script uses it when next month's figures are there."""

import json
import shutil
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.evidence.pack import find_indicator
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import SMALL, small_brief
from tests.gui.next_month import grow_patents

CHINA = "patents/China/2014–2023"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "a.brief"
    path.write_bytes(pack_brief(small_brief()))
    return path


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow_patents(tmp_path, monkeypatch)


def amount(path: Path) -> float:
    found = find_indicator(unpack_brief(path.read_bytes(), "").pack, "patents")
    assert found
    return found.figures[0].amount


@pytest.mark.usefixtures("later")
def test_what_would_change_is_shown_and_nothing_is_written(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = brief.read_bytes()

    code = main(["update", str(brief)])

    told = capsys.readouterr().out
    assert code == 3
    assert told == (
        "Patent families\n"
        f"  China, 2014–2023: 38,210 → 40,000 (revised) {CHINA}\n"
        "1 figure differs in the topic library of February 28, 2026; "
        "-o FILE.brief takes what is accepted.\n"
    )
    assert brief.read_bytes() == before


@pytest.mark.usefixtures("later")
def test_programs_get_an_array(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update", str(brief), "--json"]) == 3

    (row,) = json.loads(capsys.readouterr().out)
    assert row == {
        "id": CHINA,
        "title": "Patent families",
        "entity": "China",
        "period": "2014–2023",
        "before": 38210,
        "amount": 40000,
        "kind": "revised",
        "accepted": True,
    }


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    ("accept", "expected"),
    [([], 40000), (["--accept", "all"], 40000), (["--accept", CHINA], 40000)],
)
def test_what_is_accepted_is_written(
    brief: Path, tmp_path: Path, accept: list[str], expected: float,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    target = tmp_path / "b.brief"

    code = main(["update", str(brief), *accept, "-o", str(target)])

    assert code == 0
    assert capsys.readouterr().out == f"{target}\n"
    assert amount(target) == expected
    assert main(["update", str(target)]) == 0
    assert "No figure differs in the topic library of February 28" in capsys.readouterr().out


@pytest.mark.usefixtures("later")
def test_an_unknown_id_is_a_mistake_of_use(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = brief.with_name("b.brief")

    code = main(["update", str(brief), "--accept", "patents/China/2030", "-o", str(target)])

    assert code == 2
    assert f"“patents/China/2030” is no figure that differs; those that do: {CHINA}." in (
        capsys.readouterr().err
    )
    assert not target.exists()


def test_a_library_that_is_not_there_is_told(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["update", str(brief), "--pack", "nowhere"]) == 1
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.usefixtures("later")
def test_nothing_else_is_written(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update", str(brief), "-o", str(brief.with_name("b.pdf"))]) == 2
    assert "must end in .brief" in capsys.readouterr().err


def test_a_library_of_another_topic_is_refused(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = brief.with_name("b.brief")

    assert main(["update", str(brief), "--pack", "us-china-ai", "-o", str(target)]) == 2
    assert "has none of the indicators of a.brief." in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.usefixtures("later")
def test_all_is_all_beside_whatever_is_named(brief: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.brief"

    assert main(["update", str(brief), "--accept", "all", CHINA, "-o", str(target)]) == 0
    assert amount(target) == 40000


def test_other_words_of_the_library_are_a_difference(
    brief: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    words = folder / "indicators" / "patents.toml"
    words.write_text(words.read_text("utf-8").replace("Inventors in", "People in"), "utf-8")

    assert main(["update", str(brief), "--pack", str(SMALL)]) == 0
    assert main(["update", str(brief), "--pack", str(folder)]) == 3
    assert "its texts may differ" in capsys.readouterr().out
