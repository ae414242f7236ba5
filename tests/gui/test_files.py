import errno
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief import edits
from briefgen.gui.appearance import Palettes
from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.questions import Answer
from briefgen.gui.settings import Settings
from briefgen.gui.steps import StepsPanel
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.windows import Windows
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import small_brief
from tests.gui.conftest import Asked, Maker, force_close, noticed, show
from tests.newer import newer_brief


def change(brief: OpenBrief) -> None:
    brief.apply("Drop", edits.drop_indicator(brief.brief, brief.brief.indicators[-1]))


def saved(folder: Path) -> Path:
    path = folder / "kept.brief"
    path.write_bytes(pack_brief(small_brief()))
    return path


def status(window: MainWindow) -> str:
    return str(window.statusBar().saved.text())  # type: ignore[attr-defined]


def test_saving_asks_for_a_name_once(
    window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    asked.path = tmp_path / "mine"
    change(brief)
    assert status(window) == "Unsaved changes"

    window.commands.save.trigger()

    path = tmp_path / "mine.brief"
    assert unpack_brief(path.read_bytes(), "mine").indicators == brief.brief.indicators
    assert status(window).startswith("Saved ")
    assert window.settings.recent() == (path,)
    change(brief)
    window.commands.save.trigger()
    assert len(asked.asked) == 1
    assert asked.asked[0].endswith(".brief")


def test_closing_asks_about_changes(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    change(brief)
    window.close()
    assert len(asked.asked) == 1  # cancelled
    assert window.isVisible()

    asked.answer, asked.path = Answer.SAVE, tmp_path / "kept.brief"
    with qtbot.waitSignal(window.closed):
        window.close()

    assert asked.path.is_file()


def test_discarding_closes_and_leaves_nothing(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked
) -> None:
    change(brief)
    window._copy.write()  # type: ignore[union-attr]
    asked.answer = Answer.DISCARD

    with qtbot.waitSignal(window.closed):
        window.close()

    assert not list(paths.recovery().glob("*.brief"))


def test_a_save_that_fails_on_closing_keeps_the_window(
    window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    asked.answer, asked.path = Answer.SAVE, tmp_path / "missing" / "a.brief"
    change(brief)

    window.close()

    assert window.isVisible()
    assert noticed(window).endswith("the folder does not exist; create it or choose another.")
    assert status(window) == "Unsaved changes"


def test_a_second_window_on_a_file_is_read_only(
    make_window: Maker, asked: Asked, tmp_path: Path
) -> None:
    path = saved(tmp_path)
    first, second = make_window(), make_window()
    show(first, path=path)
    brief = show(second, path=path)

    assert status(second).startswith("Read-only")
    change(brief)
    asked.path = tmp_path / "other.brief"
    second.commands.save.trigger()

    assert asked.asked == ["kept.brief"]
    assert status(second).startswith("Saved ")
    assert path.read_bytes() == pack_brief(small_brief())
    assert brief.path == asked.path


def test_saving_over_a_file_open_elsewhere_is_refused(
    make_window: Maker, asked: Asked, tmp_path: Path
) -> None:
    path = saved(tmp_path)
    first, second = make_window(), make_window()
    show(first, path=path)
    show(second)
    asked.path = path

    second.commands.save.trigger()

    wanted = "kept.brief was not saved: it is open in another window; choose another name."
    assert noticed(second) == wanted
    assert path.read_bytes() == pack_brief(small_brief())


def test_the_lock_ends_with_the_window(make_window: Maker, tmp_path: Path) -> None:
    path = saved(tmp_path)
    first, second = make_window(), make_window()
    show(first, path=path)
    first.close()

    assert not show(second, path=path).read_only


def test_a_file_that_somebody_changed_is_not_saved_over(
    make_window: Maker, asked: Asked, tmp_path: Path
) -> None:
    path = saved(tmp_path)
    window = make_window()
    brief = show(window, path=path)
    change(brief)
    path.write_bytes(b"theirs")

    window.commands.save.trigger()

    assert "was changed by somebody else" in noticed(window)
    assert path.read_bytes() == b"theirs"
    asked.path = tmp_path / "mine.brief"
    window.commands.save_as.trigger()
    assert status(window).startswith("Saved ")


def test_each_save_into_a_folder_that_may_not_be_looked_into_is_told(
    window: MainWindow,
    brief: OpenBrief,
    asked: Asked,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked.path = tmp_path / "mine.brief"
    window.commands.save.trigger()
    change(brief)

    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    for _ in range(2):
        window.notices.close_button.click()
        window.commands.save.trigger()
        assert "was not saved" in window.notices.text.text()
        assert window.notices.isVisible()
    assert status(window) == "Unsaved changes"


def test_a_damaged_file_is_one_sentence(
    qtbot: QtBot, make_window: Maker, asked: Asked, tmp_path: Path
) -> None:
    path = tmp_path / "bad.brief"
    path.write_bytes(pack_brief(small_brief())[:-200])
    window = make_window(Engine())

    window.start.path_chosen.emit(path)
    opening = next(each for each in window.children() if hasattr(each, "open_path"))
    opening.open_path(path)
    qtbot.waitUntil(lambda: bool(asked.told), timeout=20_000)

    assert len(asked.told) == 1
    assert asked.told[0].startswith("bad.brief: This is not a brief that can be opened")
    assert window.open_brief is None


def test_a_file_that_is_not_there_is_one_sentence(
    make_window: Maker, asked: Asked, tmp_path: Path
) -> None:
    window = make_window()
    opening = next(each for each in window.children() if hasattr(each, "open_path"))

    opening.open_path(tmp_path / "none.brief")

    assert asked.told[0].endswith("none.brief cannot be opened: no such file or directory.")


def test_a_pipe_keeps_nobody_waiting(make_window: Maker, asked: Asked, tmp_path: Path) -> None:
    window = make_window()
    opening = next(each for each in window.children() if hasattr(each, "open_path"))
    os.mkfifo(tmp_path / "a.brief")

    opening.open_path(tmp_path / "a.brief")

    assert asked.told[0].endswith("a.brief cannot be opened: it is not a file.")


def test_undo_back_to_the_saved_state_is_saved(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel, asked: Asked, tmp_path: Path
) -> None:
    asked.path = tmp_path / "a.brief"
    window.commands.save.trigger()

    change(brief)
    assert status(window) == "Unsaved changes"
    brief.history.undo()

    assert status(window).startswith("Saved ")


def test_a_file_opens_once_and_into_the_start_page(
    qtbot: QtBot, palettes: Palettes, tmp_path: Path
) -> None:
    path = saved(tmp_path)
    windows = Windows(Settings(paths.user_data()), palettes)
    start = windows.open_start()

    start.start.path_chosen.emit(path)
    start.start.path_chosen.emit(path)  # a double click
    qtbot.waitUntil(lambda: start.open_brief is not None, timeout=20_000)

    assert windows.windows() == (start,)
    assert windows.open_path(path) is start
    other = windows.open_path(tmp_path / "kept.brief", start)
    assert other is start
    force_close(start)
    assert windows.windows() == ()


def test_files_that_are_not_there_leave_no_empty_windows(
    qtbot: QtBot, palettes: Palettes, asked: Asked, tmp_path: Path
) -> None:
    windows = Windows(Settings(paths.user_data()), palettes)
    gone = [tmp_path / "gone.brief", tmp_path / "away.brief"]
    windows.open_paths([*gone, saved(tmp_path), tmp_path / "lost.brief"])

    qtbot.waitUntil(lambda: any(each.open_brief for each in windows.windows()), timeout=20_000)
    qtbot.waitUntil(lambda: len(windows.windows()) == 1)  # the last name found it busy
    assert len(asked.told) == 3
    force_close(windows.windows()[0])
    windows.open_paths([])
    assert len(windows.windows()) == 1
    force_close(windows.windows()[0])


@pytest.mark.parametrize("is_first_good", [True, False])
def test_files_that_are_no_briefs_leave_no_empty_windows(
    qtbot: QtBot, palettes: Palettes, asked: Asked, tmp_path: Path, is_first_good: bool
) -> None:
    windows = Windows(Settings(paths.user_data()), palettes)
    bad = [tmp_path / f"{number}.brief" for number in range(3)]
    for path in bad:
        path.write_text("no brief")
    windows.open_paths([saved(tmp_path), *bad] if is_first_good else bad)

    qtbot.waitUntil(lambda: len(asked.told) == 3, timeout=20_000)
    qtbot.waitUntil(lambda: len(windows.windows()) == 1)
    window = windows.windows()[0]
    if is_first_good:
        qtbot.waitUntil(lambda: window.open_brief is not None, timeout=20_000)
        assert windows.open_path(bad[0], window) is not window
        qtbot.waitUntil(lambda: len(asked.told) == 4, timeout=20_000)
        qtbot.waitUntil(lambda: windows.windows() == (window,))
    else:
        assert window.start.isVisible()
    force_close(window)


def test_links_that_go_in_a_circle_are_told_and_the_rest_opens(
    qtbot: QtBot, palettes: Palettes, asked: Asked, tmp_path: Path
) -> None:
    circle = tmp_path / "circle.brief"
    circle.symlink_to(circle)
    windows = Windows(Settings(paths.user_data()), palettes)

    windows.open_paths([saved(tmp_path), circle])
    window = windows.windows()[0]
    qtbot.waitUntil(lambda: window.open_brief is not None, timeout=20_000)

    assert len(asked.told) == 1
    assert "circle.brief cannot be opened" in asked.told[0]
    asked.path = circle
    window.commands.save_as.trigger()
    assert "was not saved" in window.notices.text.text()
    for each in windows.windows():
        force_close(each)


def test_quit_asks_each_window_until_one_stays(
    qtbot: QtBot, palettes: Palettes, asked: Asked, tmp_path: Path
) -> None:
    windows = Windows(Settings(paths.user_data()), palettes)
    three = [windows.open_start() for _ in range(3)]
    for window in three[:2]:
        change(show(window))

    windows.quit()
    qtbot.waitUntil(lambda: len(windows.windows()) == 2)
    qtbot.waitUntil(lambda: len(asked.asked) == 1)  # the second one: cancelled
    qtbot.wait(50)
    assert windows.windows() == tuple(three[:2])

    asked.answer = Answer.DISCARD
    three[0].commands.quit.trigger()
    qtbot.waitUntil(lambda: windows.windows() == ())
    assert len(asked.asked) == 3


def test_a_save_given_up_while_closing_does_not_close_later(
    window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    change(brief)
    asked.answer = Answer.SAVE
    window.close()  # asked for a name, and gives none

    asked.path = tmp_path / "a.brief"
    window.commands.save.trigger()

    assert asked.path.is_file()
    assert not window._may_close
    assert window.isVisible()


def test_a_file_of_a_newer_version_is_shown_and_never_saved_over(
    qtbot: QtBot, palettes: Palettes, asked: Asked, tmp_path: Path
) -> None:
    path = tmp_path / "newer.brief"
    data = newer_brief(small_brief(), lambda work: work.update(mood="bright"))
    path.write_bytes(data)
    windows = Windows(Settings(paths.user_data()), palettes)
    window = windows.open_path(path)
    qtbot.waitUntil(lambda: window.open_brief is not None, timeout=20_000)

    assert "made by a newer version" in noticed(window)
    asked.path = path
    window.commands.save.trigger()

    assert "was not saved" in noticed(window)
    assert path.read_bytes() == data
    force_close(window)
