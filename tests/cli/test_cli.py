"""The command line as a script uses it."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.cli import main
from tests.builders import SMALL

ROOT = Path(__file__).resolve().parents[2]
ONE = ["--template", "one-pager", "--pack", str(SMALL)]
PICKS = ["--indicator", "patents", "--indicator", "capital", "--recommendation", "invest"]


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "a.brief"
    assert main(["new", *ONE, *PICKS, "--date", "2026-01-31", "-o", str(path)]) == 0
    return path


def test_new_then_show_tells_the_figures(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(brief)]) == 0
    shown = capsys.readouterr().out
    assert "[38,210](value:patents/China/2014%E2%80%932023)" in shown
    assert "note 1 patents: Patent Office" in shown


def test_several_choices_may_follow_one_option(
    brief: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.brief"
    picks = ["--indicator", "patents", "capital", "--recommendation", "invest"]
    assert main(["new", *ONE, *picks, "--date", "2026-01-31", "-o", str(path)]) == 0
    shown = []
    for each in (brief, path):
        capsys.readouterr()
        main(["show", str(each)])
        shown.append(capsys.readouterr().out.split("\n", 1)[1])
    assert shown[0] == shown[1]


def test_export_writes_every_format_and_prints_their_paths(
    brief: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, word, text = (tmp_path / f"out{suffix}" for suffix in (".pdf", ".docx", ".txt"))
    capsys.readouterr()
    assert main(["export", str(brief), "-o", str(pdf), "-o", str(word), "-o", str(text)]) == 0
    assert capsys.readouterr().out.split() == [str(pdf), str(word), str(text)]
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    assert word.read_bytes().startswith(b"PK")
    assert "6.1\xa0times the 6,276 in the United States.[1]" in text.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["new", *ONE, "--indicator", "nothing", "-o", "x.brief"], 1, "no indicator “nothing”"),
        (["new", *ONE, "--recommendation", "x", "-o", "x.brief"], 1, "no recommendation “x”"),
        (["new", *ONE, "--entity", "Atlantis", "-o", "x.brief"], 1, "has figures for “Atlantis”"),
        (["new", *ONE, "--date", "yesterday", "-o", "x.brief"], 2, "is not a date"),
        (["new", *ONE, "-o", "x.docx"], 2, "must end in .brief"),
        (["new", "--template", "letter", "-o", "x.brief"], 1, "no template “letter”; there are"),
        (["new", "--template", "a/b", "-o", "x.brief"], 1, "template.toml is missing"),
        (["new", "--template", "one-pager", "--pack", "x", "-o", "x.brief"], 1, "no topic library"),
        (["new", *ONE, "-o", "missing/x.brief"], 1, "the folder does not exist"),
        (["show", "missing.brief"], 1, "cannot be opened: no such file"),
        (["export", "missing.brief", "-o", "x.odt"], 2, "“.odt” is not a format"),
        (["list", "colours"], 2, "invalid choice"),
        (["fly"], 2, "invalid choice"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == code
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said
    assert not list(tmp_path.iterdir())


def test_source_date_epoch_makes_the_same_file_on_any_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769817600")
    one, two = tmp_path / "one.brief", tmp_path / "two.brief"
    for path in (one, two):
        assert main(["new", *ONE, *PICKS, "-o", str(path)]) == 0
    assert one.read_bytes() == two.read_bytes()
    assert pipeline.load(one).date == "2026-01-31"


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "²", "9" * 20])
def test_a_wrong_source_date_epoch_is_said(
    epoch: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["new", *ONE, "-o", str(tmp_path / "a.brief")]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_every_character_goes_into_every_pipe(brief: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = subprocess.run(
        [sys.executable, "-m", "briefgen", "show", str(brief)],
        env=environment, capture_output=True, check=True,
    )  # fmt: skip
    assert "2014–2023" in result.stdout.decode()


def test_nothing_is_written_when_one_output_cannot_be(
    brief: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "missing" / "bad.txt"
    assert main(["export", str(brief), "-o", str(good), "-o", str(bad)]) == 1
    assert not good.exists()


@pytest.mark.parametrize("failures", [1, 9])
def test_an_export_that_fails_half_way_says_what_is_new(
    brief: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failures: int,
) -> None:
    targets = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for target in targets[:2]:
        target.write_bytes(b"old")
    real, calls = Path.replace, []

    def replace(path: Path, target: Path) -> Path:
        calls.append(target)
        if 1 < len(calls) <= 1 + failures:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)

    outputs = [part for target in targets for part in ("-o", str(target))]
    assert main(["export", str(brief), *outputs]) == 1

    said = capsys.readouterr().err
    assert f"{targets[1]} was not saved: the disk reports an error" in said
    if failures == 1:
        assert said.endswith("No file was changed.\n")
        assert targets[0].read_bytes() == b"old"
    else:
        assert said.endswith("Replaced already: a.txt. As before: b.txt, c.txt.\n")
        assert targets[0].read_bytes() != b"old"
    assert targets[1].read_bytes() == b"old"
    assert not targets[2].exists()


def test_no_two_names_of_an_export_are_one_file(
    brief: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = brief.read_bytes()
    (tmp_path / "link.pdf").symlink_to(brief)
    (tmp_path / "folder").mkdir()
    same = [str(tmp_path / "a.pdf"), "-o", str(tmp_path / "folder" / ".." / "a.pdf")]
    for outputs in ([str(tmp_path / "link.pdf")], same):
        assert main(["export", str(brief), "-o", *outputs]) == 2
        assert "is the same file as" in capsys.readouterr().err
    assert brief.read_bytes() == before
    assert not (tmp_path / "a.pdf").exists()


def test_a_pipe_is_not_a_brief(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "a.brief")
    assert main(["show", str(tmp_path / "a.brief")]) == 1
    assert "is not a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("china", "did you mean “China”?"),
        ("Chna", "did you mean “China”?"),
        ("X", "check the spelling."),
    ],
)
def test_a_name_that_is_nearly_right_is_offered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    assert main(["new", *ONE, "--entity", name, "-o", str(tmp_path / "a.brief")]) == 1
    assert capsys.readouterr().err == f"briefgen: No indicator has figures for “{name}”; {said}\n"


def test_none_stands_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picked = ["--indicator", "none", "--indicator", "patents"]
    assert main(["new", *ONE, *picked, "-o", str(tmp_path / "a.brief")]) == 1
    said = "“none” empties the set, so no other indicator can stand beside it."
    assert capsys.readouterr().err == f"briefgen: {said}\n"


@pytest.mark.parametrize("epoch", ["²", "-", "9" * 30])
def test_a_time_that_is_none_is_one_sentence(
    epoch: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["new", *ONE, "-o", str(tmp_path / "a.brief")]) == 2
    assert "SOURCE_DATE_EPOCH is" in capsys.readouterr().err


def test_a_damaged_brief_is_one_sentence(brief: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(brief.read_bytes())
    data[len(data) // 2] ^= 255
    brief.write_bytes(data)
    assert main(["show", str(brief)]) == 1
    assert "a.brief:" in capsys.readouterr().err


def test_choices_replace_only_their_own_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.brief"
    arguments = ["new", *ONE, "--indicator", "patents", "--recommendation", "none", "-o", str(path)]
    assert main(arguments) == 0
    main(["show", str(path)])
    shown = capsys.readouterr().out
    assert "What to do" not in shown
    assert "patent families" in shown


def test_check_prints_problems_as_json_with_a_place(
    brief: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    code = main(["check", str(brief), "--json"])
    problems = json.loads(capsys.readouterr().out)
    assert code == 0
    assert problems[0]["severity"] == "note"
    assert "one secondary source" in problems[0]["message"]


def test_strict_export_with_problems_exits_3_and_still_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.brief"
    main(["new", *ONE, "--indicator", "patents", "--recommendation", "build", "-o", str(path)])
    assert main(["check", str(path)]) == 3
    assert main(["export", str(path), "-o", str(tmp_path / "c.txt"), "--strict"]) == 3
    assert (tmp_path / "c.txt").exists()
    assert main(["export", str(path), "-o", str(tmp_path / "c.txt")]) == 0


def test_a_brief_on_a_question_has_its_picks(tmp_path: Path) -> None:
    path = tmp_path / "q.brief"
    kind = ["--template", "decision-memo", "--date", "2026-11-20"]
    assert main(["new", *kind, "--question", "power_waits", "-o", str(path)]) == 0
    brief = pipeline.load(path)
    (question,) = (each for each in brief.pack.questions if each.id == "power_waits")
    assert brief.recommendations == (question.preferred,) == ("expand_infrastructure",)
    assert brief.indicators == question.indicators
    assert "us_data_center_electricity" in brief.indicators
    assert pipeline.compose(brief).document.title == f"Whether to {question.ask}"


def test_a_question_that_no_library_asks_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "q.brief"
    kind = ["--template", "decision-memo"]
    assert main(["new", *kind, "--question", "nobody_asks", "-o", str(path)]) == 1
    assert "There is no question “nobody_asks”; there are power_waits" in capsys.readouterr().err
    assert not path.exists()


def test_questions_are_listed_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "questions", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    titles = {each["id"]: each["title"] for each in rows}
    assert titles["power_waits"].startswith("Whether to publish yearly how long large data centers")


@pytest.mark.parametrize("what", ["templates", "packs", "indicators", "recommendations", "charts"])
def test_lists_have_ids_and_titles(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    pack = ["--pack", str(SMALL)]
    assert main(["list", what, "--json", *pack]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert all(row["id"] and row["title"] for row in rows)
    assert rows or what == "packs"


def test_indicator_rows_carry_figures_as_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", "indicators", "--json", "--pack", str(SMALL)])
    patents = json.loads(capsys.readouterr().out)[0]
    assert patents["figures"][0] == {"entity": "China", "period": "2014–2023", "amount": 38210}
    assert {"unit", "theme", "source"} <= set(patents)


def test_parsing_arguments_imports_nothing_heavy() -> None:
    program = (
        "import sys, briefgen.cli\n"
        "briefgen.cli.main(['--version'])\n"
        "heavy = {'PySide6', 'reportlab', 'docx', 'matplotlib', 'jinja2', 'lxml', 'numpy'}\n"
        "heavy |= {'spylls', 'briefgen.spelling'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"MPLBACKEND": "nothing"},
    ],
)
def test_a_poor_environment_changes_nothing(
    brief: Path, tmp_path: Path, changes: dict[str, str]
) -> None:
    (tmp_path / "matplotlibrc").write_text("text.usetex: True\npath.sketch: 9, 9, 9\n")
    command = [sys.executable, "-m", "briefgen"]
    here = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def said(*arguments: str, **poor: str) -> bytes:
        return subprocess.run(
            [*command, *arguments], cwd=tmp_path, env=here | poor, capture_output=True, check=True
        ).stdout

    assert said("show", brief.name, **changes).decode() == said("show", brief.name).decode()
    issue = ["--template", "issue-brief", "--pack", str(SMALL)]
    main(["new", *issue, "--indicator", "patents", "-o", str(tmp_path / "i.brief")])
    assert said("export", "i.brief", "-o", "中.pdf", **changes).decode().strip() == "中.pdf"


def test_a_full_output_is_one_sentence(brief: Path) -> None:
    command = [sys.executable, "-m", "briefgen", "show", str(brief)]
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr.decode().strip() == (
        "briefgen: This cannot be done here: no space left on device."
    )


def test_the_same_brief_gives_the_same_bytes_in_another_process(
    brief: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        outputs = [str(tmp_path / name / f"a{suffix}") for suffix in (".pdf", ".docx")]
        command = [
            sys.executable,
            "-m",
            "briefgen",
            "export",
            str(brief),
            "-o",
            outputs[0],
            "-o",
            outputs[1],
        ]
        subprocess.run(command, check=True, capture_output=True)
    for suffix in (".pdf", ".docx"):
        first, second = ((tmp_path / name / f"a{suffix}").read_bytes() for name in ("one", "two"))
        assert first == second


def test_a_mistyped_verb_is_a_usage_error_not_a_window() -> None:
    command = [sys.executable, "-m", "briefgen", "exprot", "a.brief"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "invalid choice: 'exprot'" in result.stderr


def test_nobody_is_compared_with_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.brief"
    assert main(["new", *ONE, "--entity", "China", "China", "-o", str(path)]) == 2
    assert "--entity names “China” twice" in capsys.readouterr().err
    assert not path.exists()
