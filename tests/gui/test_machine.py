"""What the window needs of the machine is told in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

MISSING = "libEGL.so.1: cannot open shared object file: No such file or directory"


def briefgen(folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """What ``briefgen`` says where Python finds PySide6 in a folder first."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    path = os.pathsep.join((str(folder), str(Path(__file__).parents[2])))
    return subprocess.run(
        [sys.executable, "-m", "briefgen"],
        env={**environment, "PYTHONPATH": path, **changes}, cwd=folder,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_missing_library_is_one_sentence_with_the_way_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "PySide6.py").write_text(f"raise ImportError({MISSING!r})\n")

    done = briefgen(tmp_path, DISPLAY=":99")

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("The window needs the system library libEGL.so.1, ")
    assert "sudo apt-get install libgl1 libegl1 " in done.stderr
    assert done.stderr.count("\n") == 1


def test_where_there_is_no_display_libraries_are_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "PySide6.py").write_text(f"raise ImportError({MISSING!r})\n")

    done = briefgen(tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("There is no display to open a window on; ")
    assert done.stderr.count("\n") == 1


def test_another_failure_to_import_is_one_sentence_too(tmp_path: Path) -> None:
    (tmp_path / "PySide6.py").write_text("raise ImportError('damaged')\n")

    done = briefgen(tmp_path, DISPLAY=":99")

    assert done.returncode == 1
    assert done.stderr == "The window cannot start: damaged; install briefgen again.\n"
