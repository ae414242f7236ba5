"""What ``check`` prints: titles for people, and for scripts the keys they know and new ones."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief import edits
from briefgen.brief.acceptance import accept_problem
from briefgen.brief.brief import Brief
from briefgen.brief.problems import graver_than_notes
from briefgen.cli import main, problems
from briefgen.document.tree import Heading, Paragraph, Text
from briefgen.store.container import pack_brief
from tests.builders import CHINA, US, brief_of, indicator, small_brief

TEXT = "# Old head\n\n{{ indicators | tell }}"


def outdated() -> Brief:
    """A section with a heading and words of the writer's, over figures that changed since."""
    things = {(US, "2022"): 3, (CHINA, "2022"): 9}
    brief = brief_of(TEXT, indicator(things))
    head, finding = pipeline.compose(brief).suggested[0].blocks
    assert isinstance(head, Heading)
    assert isinstance(finding, Paragraph)
    mine = (replace(head, text=(Text("My head"),)), replace(finding, text=(Text("Mine."),)))
    brief = edits.edit_section(brief, "s", (head, finding), mine)
    newer = indicator({**things, (US, "2022"): 30})
    return replace(brief, plan=None, pack=replace(brief.pack, indicators=(newer,)))


def unsupported() -> Brief:
    return replace(small_brief(), indicators=("capital",), recommendations=("build",))


def saved(brief: Brief, folder: Path) -> str:
    path = folder / "a.brief"
    path.write_bytes(pack_brief(brief))
    return str(path)


def test_a_section_is_named_by_its_heading_and_a_choice_by_its_title(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", saved(outdated(), tmp_path)]) == 3
    told = capsys.readouterr().out
    assert "warning: section “My head”: What you changed in this section is suggested" in told
    assert main(["check", saved(unsupported(), tmp_path)]) == 3
    told = capsys.readouterr().out
    assert "warning: No chosen indicator supports “Measure the wait for power”." in told
    assert "build" not in told


def test_rows_keep_their_keys_and_say_rule_kind_and_fixes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", saved(unsupported(), tmp_path), "--json"]) == 3
    rows = json.loads(capsys.readouterr().out)
    (row,) = (each for each in rows if each["rule"] == "evidence.unsupported")
    assert list(row)[:4] == ["severity", "message", "place", "fix"]
    assert row["severity"] == "warning"
    assert row["place"] == {
        "file": "", "line": 0, "section": "build", "kind": "recommendation", "block": "",
    }  # fmt: skip
    assert row["params"] == {
        "recommendation": "build", "title": "Measure the wait for power", "evidence": ["power"],
    }  # fmt: skip
    assert row["accepted"] is None
    assert [each["edit"] for each in row["fixes"]] == [
        {"type": "choose_indicator", "indicator": "power"},
        {"type": "drop_recommendation", "recommendation": "build"},
    ]
    assert all(each["label"] for each in row["fixes"])


def test_what_is_accepted_comes_last_with_its_reason_and_asks_for_nothing() -> None:
    brief = unsupported()
    for problem in pipeline.make(brief).problems:
        brief = accept_problem(brief, problem, "Agreed.", "Jane Doe", "2026-01-31")
    found = problems.found(brief, pipeline.make(brief))
    assert not graver_than_notes(found.problems)
    (line,) = (each for each in found.lines() if "No chosen indicator" in each)
    assert line == (
        "accepted warning: No chosen indicator supports “Measure the wait for power”. "
        "Accepted because: Agreed. (Jane Doe, January\N{NO-BREAK SPACE}31, 2026)"
    )
    mark = {"reason": "Agreed.", "name": "Jane Doe", "date": "2026-01-31"}
    assert found.rows()
    assert all(each["accepted"] == mark for each in found.rows())


def test_misspelled_words_are_notes_but_not_those_of_this_desk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(brief_of("The comittee of Quuxton."), tmp_path)
    paths.words().parent.mkdir(parents=True, exist_ok=True)
    paths.words().write_text("Quuxton\n", encoding="utf-8")

    assert main(["check", file]) == 0

    told = capsys.readouterr().out
    assert "note: section “S”: “comittee” is not in the dictionary." in told
    assert "Quuxton" not in told
    assert main(["check", file, "--json"]) == 0
    (row,) = (each for each in json.loads(capsys.readouterr().out) if "spelling" in each["rule"])
    assert (row["severity"], row["params"]) == ("note", {"word": "comittee"})
    assert row["fixes"][0]["edit"] == {"type": "leave_word", "word": "comittee"}


def test_export_loads_no_dictionary(tmp_path: Path) -> None:
    file = saved(brief_of("The comittee."), tmp_path)
    program = (
        "import sys, briefgen.cli\n"
        f"briefgen.cli.main(['export', {file!r}, '-o', {str(tmp_path / 'a.txt')!r}])\n"
        f"briefgen.cli.main(['list', 'templates'])\n"
        "from briefgen.spelling import dictionaries\n"
        "print('spylls' in sys.modules, dictionaries._known.cache_info().currsize)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False 0"
    assert "comittee" not in done.stderr
