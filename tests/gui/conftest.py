"""Windows for tests: real panels and a real brief; the job runner answers at once."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from briefgen import paths, pipeline
from briefgen.brief.acceptance import parted
from briefgen.brief.brief import Brief
from briefgen.brief.pages import Pages
from briefgen.checks import evidence, spelling
from briefgen.compose import compose
from briefgen.gui import questions
from briefgen.gui.appearance import Appearance, Palettes
from briefgen.gui.engine import Done, Engine
from briefgen.gui.files.brief_file import BriefFile, digest, read_file
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.questions import Answer
from briefgen.gui.settings import Settings
from briefgen.gui.steps import StepsPanel
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.opening import Opening
from briefgen.gui.window.status import StatusLine
from briefgen.gui.window.tips import set_seen
from briefgen.gui.window.windows import DRESSED, Windows
from briefgen.sources.profile import desk_profile
from briefgen.sources.words import find_words
from briefgen.worker import jobs
from briefgen.worker.process import Desk
from briefgen.worker.wire import Put
from tests.builders import DATA, small_brief


class PromptEngine(Engine):
    """Answers in this process, a moment later; pages are counted, not set."""

    is_closed = False

    def ask(self, request: jobs.Request, done: Done, key: str = "") -> None:
        def answer() -> None:
            if not self.is_closed:
                done(_answer(request, self._briefs))

        QTimer.singleShot(0, self, answer)

    def close(self) -> None:
        """Nothing is answered any more, like in the real one."""
        self.is_closed = True
        super().close()


def _answer(request: jobs.Request, briefs: Mapping[int, Brief]) -> jobs.Answer:
    if isinstance(request, jobs.DrawPage | jobs.ReadWords | jobs.Sample):
        return jobs.Failed("There are no pages here.")
    if not isinstance(request, jobs.Make):
        desk, handle = Desk(), jobs.brief_of(request)
        if handle:
            desk.put(Put(handle, briefs[handle]))
        return desk.answer(request)
    brief = briefs[request.brief]
    made = compose(brief)
    words, dictionary = find_words(paths.words()), desk_profile()[0].dictionary
    known = replace(brief, spelled=(*brief.spelled, *words), language=dictionary or brief.language)
    pages = Pages(612, 792, 1)
    found = (*made.problems, *evidence.check(brief, made.document, pages))
    if dictionary != pipeline.NO_DICTIONARY:
        found = (*found, *spelling.check(known, made.document, pages))
    problems, accepted = parted(brief, found)
    size = (1, 612, 792)
    seen = dict(made.seen.indicators)
    return jobs.Made(made.document, made.suggested, problems, *size, (), made.plan, accepted, seen)


class Asked:
    """What the person was asked and told, and what they answer."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.asked: list[str] = []
        self.answer = Answer.CANCEL
        self.path: Path | None = None
        self.name = ""
        self.reason = ""

    def tell(self, parent: QWidget, title: str, text: str) -> None:
        self.told.append(text)

    def question(self, parent: QWidget, name: str, answered: Callable[[Answer], None]) -> None:
        self.asked.append(name)
        answered(self.answer)

    def recovery(
        self, parent: QWidget, title: str, time: str, answered: Callable[[Answer], None]
    ) -> None:
        self.asked.append(f"{title}, {time}")
        answered(self.answer)

    def file(self, parent: QWidget, proposal: Path, chosen: Callable[[Path], None]) -> None:
        self.asked.append(proposal.name)
        if self.path:
            chosen(self.path)

    def file_of_kind(
        self, parent: QWidget, title: str, folder: Path, kinds: str, chosen: Callable[[Path], None]
    ) -> None:
        self.asked.append(kinds)
        if self.path:
            chosen(self.path)

    def saving(
        self,
        parent: QWidget,
        proposal: Path,
        chosen: Callable[[Path], None],
        given_up: Callable[[], None],
    ) -> None:
        self.file(parent, proposal, chosen)
        if not self.path:
            given_up()

    def names(
        self, parent: QWidget, title: str, label: str, proposal: str, named: Callable[[str], None]
    ) -> None:
        self.asked.append(proposal)
        if self.name:
            named(self.name)

    def reasons(
        self, parent: QWidget, title: str, sentence: str, reasoned: Callable[[str], None]
    ) -> None:
        self.asked.append(sentence)
        if self.reason:
            reasoned(self.reason)


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    result = Asked()
    monkeypatch.setattr(questions, "tell", result.tell)
    monkeypatch.setattr(questions, "inform", result.tell)
    monkeypatch.setattr(questions, "ask_to_save", result.question)
    monkeypatch.setattr(questions, "offer_recovery", result.recovery)
    monkeypatch.setattr(questions, "ask_path_to_open", result.file)
    monkeypatch.setattr(questions, "ask_file", result.file_of_kind)
    monkeypatch.setattr(questions, "ask_path_to_save", result.saving)
    monkeypatch.setattr(questions, "ask_folder", result.file)
    monkeypatch.setattr(questions, "ask_name", result.names)
    monkeypatch.setattr(questions, "ask_reason", result.reasons)
    monkeypatch.setattr(paths, "PACKS", DATA / "packs")
    return result


@pytest.fixture
def palettes(qapp: QApplication) -> Palettes:
    return Palettes(qapp, Appearance.LIGHT)


@pytest.fixture
def dressed(window: MainWindow, palettes: Palettes) -> Iterator[Settings]:
    """The settings of a window, which the application follows as it does in the program."""
    keeper = Windows(window.settings, palettes)
    yield window.settings
    for key in DRESSED:
        window.settings.reset(key)
    palettes.choose(Appearance.LIGHT)
    palettes.set_text_size(100)
    palettes.set_calm(False)
    keeper.deleteLater()


Maker = Callable[..., MainWindow]


@pytest.fixture
def make_window(qtbot: QtBot, palettes: Palettes) -> Iterator[Maker]:
    """Make windows on their start page; all are closed at the end."""
    made: list[MainWindow] = []

    def make(engine: Engine | None = None) -> MainWindow:
        settings = Settings(paths.user_data())
        settings.set_office_asked()  # most tests export at once
        set_seen(settings)
        window = MainWindow(settings, engine or PromptEngine())
        Opening(window)
        made.append(window)
        window.resize(1366, 730)
        window.show()
        window.library.read()
        return window

    yield make
    for window in made:
        force_close(window)


def force_close(window: MainWindow) -> None:
    try:
        window._may_close = True
        window.close()
    except RuntimeError:
        pass  # closed in the test


def told_in(window: QMainWindow) -> str:
    """The last result that the status line tells."""
    line = window.statusBar()
    assert isinstance(line, StatusLine)
    return line.result.text()


def noticed(window: MainWindow) -> str:
    """What the bar above the panes says; empty where nothing waits."""
    return window.notices.text.text() if window.notices.isVisible() else ""


def show(window: MainWindow, brief: Brief | None = None, path: Path | None = None) -> OpenBrief:
    open_brief = OpenBrief(brief or small_brief(), path)
    known = digest(read_file(path)) if path and path.exists() else ""
    window.show_brief(open_brief, BriefFile(open_brief, paths.recovery(), known))
    return open_brief


@pytest.fixture
def window(qtbot: QtBot, make_window: Maker) -> MainWindow:
    """A window with the small brief, its document made."""
    window = make_window()
    show(window)
    assert window.rendering
    qtbot.waitUntil(lambda: window.rendering.latest is not None)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(window.library.packs))
    return window


@pytest.fixture
def brief(window: MainWindow) -> OpenBrief:
    assert window.open_brief
    return window.open_brief


@pytest.fixture
def steps(window: MainWindow) -> StepsPanel:
    assert window.workspace
    return window.workspace.steps


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen of its own with a window manager."""
    for program in ("Xvfb", "openbox", "xdotool"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not here")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as stream:
        display = f":{stream.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL
    )
    yield display
    for process in (manager, server):
        process.terminate()
        process.wait(10)
