"""What a killed program left behind is gone once the next one has started."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief.edits import as_template
from briefgen.gui.appearance import Palettes
from briefgen.gui.settings import Settings
from briefgen.gui.window.windows import Windows
from briefgen.sources import library
from briefgen.store.container import pack_brief
from briefgen.store.recovery import About, keep_copy
from briefgen.store.templates import save_template
from tests.builders import small_brief
from tests.gui.conftest import Maker, force_close, show
from tests.store.faults import names

# Killed in the middle of a save, of a template's too, with the lock of an open brief.
_KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QLockFile
from briefgen.store.partial import partial_file, partial_folder
copies, templates, briefs = map(Path, sys.argv[1:])
locks = [QLockFile(str(copies / name)) for name in ("a-1.alive", "b.lock")]
assert all(lock.tryLock(0) for lock in locks)
with partial_file(copies), partial_folder(templates) as draft, partial_file(briefs):
    (draft / "template.toml").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    """The folders of recovery copies, of templates and of briefs, a killed program's left-overs."""
    places = (paths.recovery(), paths.user_templates(), tmp_path)
    for place in places[:2]:
        place.mkdir(parents=True)
    subprocess.run([sys.executable, "-c", _KILLED, *map(str, places)], check=False)
    assert [len(names(place)) for place in places] == [3, 1, 1]
    return places


def test_the_next_start_sweeps(
    qtbot: QtBot, palettes: Palettes, places: tuple[Path, Path, Path]
) -> None:
    keep_copy(places[0], "half", b"", About("", ""))
    (places[0] / "half.brief").unlink()
    (places[0] / "set-aside.bad").write_bytes(b"theirs")
    windows = Windows(Settings(paths.user_data()), palettes)
    window = windows.open_start()

    windows.offer_recovered()

    assert names(places[0]) == ["set-aside.bad"]
    assert names(places[1]) == []
    force_close(window)


def test_a_brief_that_is_opened_has_its_folder_swept(
    make_window: Maker, places: tuple[Path, Path, Path]
) -> None:
    path = places[2] / "a.brief"
    path.write_bytes(pack_brief(small_brief()))

    show(make_window(), path=path)

    assert names(places[2]) == ["a.brief"]


def test_the_locks_of_open_briefs_stay(
    qtbot: QtBot, palettes: Palettes, make_window: Maker, tmp_path: Path
) -> None:
    path = tmp_path / "a.brief"
    path.write_bytes(pack_brief(small_brief()))
    show(make_window(), path=path)
    windows = Windows(Settings(paths.user_data()), palettes)
    window = windows.open_start()

    windows.offer_recovered()

    assert show(make_window(), path=path).read_only
    force_close(window)


def test_a_template_that_was_being_saved_is_not_one(places: tuple[Path, Path, Path]) -> None:
    listed, wrong = library.all_templates()
    assert wrong == ()

    save_template(as_template(small_brief(), "ours", "Ours"), paths.user_templates() / "ours")

    assert names(places[1]) == ["ours"]
    assert len(library.all_templates()[0]) == len(listed) + 1
