"""What nobody expected is told in one sentence, and no word of a brief is logged with it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import diagnostics
from briefgen.cli import main, verbs
from tests.builders import small_brief

SECRET = "Acme buys Zenith"


def test_a_bug_is_one_sentence_that_says_so_and_where_it_is_logged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = replace(small_brief(), date=SECRET)
    monkeypatch.setattr(verbs, "_opened", lambda source: hostile)

    assert main(["check", "Acme.brief"]) == 1

    said = capsys.readouterr().err
    assert said.startswith("briefgen: This is a bug in briefgen, ")
    assert said.count("\n") == 1
    assert str(diagnostics.log_file()) in said
    told = diagnostics.log_file().read_text(encoding="utf-8")
    assert "command line, briefgen " in told
    assert "builtins.ValueError" in told
    assert "briefgen.cli.verbs:" in told
    for word in SECRET.split():
        assert word not in told
        assert word not in said


def test_a_log_that_cannot_be_written_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("briefgen.paths.logs", lambda: Path("/dev/null/log"))
    monkeypatch.setattr(verbs, "show", lambda source: {}[source])

    assert main(["show", "a.brief"]) == 1

    assert "This is a bug in briefgen" in capsys.readouterr().err


def test_what_is_nested_too_deeply_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def show(source: Path) -> str:
        return show(source)

    monkeypatch.setattr(verbs, "show", show)
    assert main(["show", "a.brief"]) == 1
    assert capsys.readouterr().err == "briefgen: This is nested too deeply to be worked on.\n"


def test_an_interrupted_program_ends_quietly() -> None:
    program = (
        "import os, signal, sys, briefgen.cli.verbs, briefgen.__main__\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell may have it ignored
        "briefgen.cli.verbs.show = lambda source: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.exit(briefgen.__main__.main())\n"
    )
    command = [sys.executable, "-c", program, "show", "a.brief"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout, ended.stderr) == (128 + signal.SIGINT, "", "")


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    command = [sys.executable, "-m", "briefgen", "list", "indicators", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1
