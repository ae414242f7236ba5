"""The log: what may be known of a bug, and nothing else."""

import re

import pytest

from briefgen import diagnostics


def logged(error: BaseException) -> str:
    diagnostics.log_bug(error, "test")
    return diagnostics.recent(1)[0]


def caught(text: str, secret: str) -> BaseException:
    """A chain of exceptions that hold data, through code that was made of a person's words."""
    with pytest.raises(KeyError) as error:
        run(text, secret)
    return error.value


def run(text: str, secret: str) -> None:
    try:
        exec(compile(text, f"/home/{secret}/brief.md", "exec"), {"__name__": secret})
    except ZeroDivisionError as cause:
        cause.add_note(secret)
        raise KeyError(secret) from cause


def test_kind_and_place_are_told_and_no_data() -> None:
    secret = "Zenith"

    told = logged(caught(f"def {secret}():\n    {secret}_words = 1 / 0\n{secret}()", secret))

    lines = told.splitlines()
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d [\d:,]+ test, briefgen \S+.*, Python 3\.\S+, .+", lines[0]
    )
    assert lines[1] == "builtins.KeyError"
    assert re.fullmatch(r"  tests\.test_diagnostics:\d+ run", lines[3])
    assert lines[4] == "builtins.ZeroDivisionError"
    assert lines[-1] == "  code made while running"
    assert secret not in told


def test_a_recursion_without_end_is_short() -> None:
    def again(depth: int) -> int:
        return again(depth + 1)

    with pytest.raises(RecursionError) as error:
        again(0)

    assert len(logged(error.value).splitlines()) < 50


def test_the_log_stays_small_and_the_newest_is_kept() -> None:
    for number in range(2_400):
        diagnostics.log_event(f"Number {number}. " + "x" * 250, "test")

    folder = diagnostics.log_file().parent
    sizes = [each.stat().st_size for each in folder.iterdir()]
    assert len(sizes) == 1 + diagnostics.OLDER
    assert max(sizes) <= diagnostics.SIZE
    assert "Number 2399." in diagnostics.recent()[-1]
    assert len(diagnostics.recent(5)) == 5


def test_details_tell_the_program_and_the_last_problems() -> None:
    assert "No problem was logged." in diagnostics.details("Qt 6")
    diagnostics.log_event("A worker crashed.", "window")

    told = diagnostics.details("Qt 6")

    assert told.startswith("briefgen ")
    assert "reportlab" in told
    assert "\nQt 6\n" in told
    assert told.rstrip().endswith("A worker crashed.")
