"""What is heard: Orca itself says the first journey, and its words are read here.

Debian's Orca 43 knows no announcements, so all that is found here stands in names, values,
descriptions and the focus. ``docs/accessibility.md`` tells what else was tried.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
NEEDED = ("orca", "dbus-run-session", "xdotool", "openbox", "Xvfb")
Steps = list[tuple[str, list[str]]]  # a key, and what was said after it


def session(screen: str, folder: Path) -> dict[str, str]:
    """The surroundings of a program that says all to assistive technology."""
    for name in ("home", "run", "work"):
        (folder / name).mkdir(mode=0o700)
    return {
        **os.environ,
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder / "home"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "HEARD": str(folder / "heard.txt"),
    }


def run(script: str, environment: dict[str, str], folder: Path) -> str:
    """Run a script of this folder in a session of its own; what it wrote."""
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(HERE / script), str(folder / "work")],
        env=environment, capture_output=True, text=True, timeout=200, check=False, cwd=ROOT,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def steps_in(transcript: str) -> Steps:
    steps: Steps = [("", [])]
    for line in transcript.splitlines():
        if line.startswith("# "):
            steps.append((line[2:], []))
        else:
            steps[-1][1].append(line)
    return steps


@pytest.fixture
def environment(screen: str, tmp_path: Path) -> dict[str, str]:
    if missing := [each for each in NEEDED if not shutil.which(each)]:
        pytest.skip(f"not here: {', '.join(missing)}")
    return session(screen, tmp_path)


@pytest.fixture
def said(environment: dict[str, str], tmp_path: Path) -> Steps:
    written = run("first_journey.py", environment, tmp_path)
    transcript = (tmp_path / "heard.txt").read_text(encoding="utf-8")
    sys.stdout.write(transcript)  # it is what one wants to read when this fails
    assert written.strip().endswith("done"), written
    return steps_in(transcript)


def after(steps: Steps, key: str, number: int = 1) -> str:
    """What was said after a key was pressed for the so-manieth time."""
    found = [words for pressed, words in steps if pressed == key]
    return " ".join(found[number - 1])


@pytest.mark.validate
def test_the_first_journey_is_heard_in_sentences(said: Steps) -> None:
    start = " ".join(said[0][1])
    assert "Create One-pager push button." in start
    assert "Persuade. Use it when a member or principal has one minute and one page." in start
    assert after(said, "Return").endswith("Search indicators and recommendations text.")
    assert_export(said)
    assert_picks(said)
    assert_panes(said)
    for key, words in said:
        for line in words:
            assert not re.search(r"\ufffc|&|layered pane|hidden|\b0 items", line), line
        if key != "shift+End":  # Orca says by itself what is selected, twice
            assert len(words) == len(set(words)), f"said twice after {key}: {words}"


def assert_export(said: Steps) -> None:
    opened = after(said, "ctrl+e")
    assert "Export dialog 6 things to check." in opened
    assert "File name text." in opened
    assert "release" not in opened
    assert re.search(
        r"Open file push button\. Exported: .*\.pdf, .*\.docx", after(said, "Return", 2)
    )


def assert_picks(said: Steps) -> None:
    """Which row, that it is taken, what became of it; that it is dropped."""
    row = after(said, "Down", 3)
    assert row.startswith("Best public AI model. Close, U.S. 1,503, China 1,464")
    assert "expanded" not in after(said, "Down", 2) + row
    assert after(said, "space").startswith("Left out, Close")
    assert after(said, "space", 2).startswith("Dropped, Close")
    assert "To check tree Warning: “Fund shared research computing" in after(said, "F8")
    assert after(said, "F8", 2).startswith("Warning: “Use the trade-secret law")


def assert_panes(said: Steps) -> None:
    assert after(said, "F6") == "Words, Bottom line text. Bottom line."
    assert after(said, "F6", 2).startswith("Preview of the PDF")
    assert "38,210 generative-AI patent families" in after(said, "ctrl+Down")
    figures = "Inventors in China account for 38,210 generative-AI patent"
    found = after(said, "Return", 3)
    assert found.startswith(f"Words, What the figures show text. {figures}")
    assert after(said, "shift+End").startswith(figures)
    assert "Against it: " in after(said, "ctrl+Down", 2)
    assert after(said, "ctrl+shift+t").startswith("Preview as text")
    assert after(said, "ctrl+shift+t", 2).startswith("Preview of the PDF")
    assert after(said, "F6", 4).endswith("To check: 4 warnings push button.")
    assert "Sections." in after(said, "ctrl+2")
    assert after(said, "space", 3) == "Left out"
    assert after(said, "space", 4).startswith("Suggested text")
    assert "Warning: “" in after(said, "ctrl+4")
    assert after(said, "ctrl+l").endswith("Search indicators and recommendations text.")
    assert re.fullmatch(r"\d+ of 77 indicators, \d+ of 18 recommendations", after(said, "p"))


@pytest.mark.validate
def test_all_of_every_room_has_a_name_and_can_have_the_focus(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """As other programs see it, who ask from outside over the bus."""
    *faults, done = run("all_rooms.py", environment, tmp_path).splitlines()
    assert [each for each in faults if ": " in each] == []
    assert int(done.removeprefix("done ")) > 2000
