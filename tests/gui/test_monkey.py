"""Whatever is done at the window, it goes on, every brief can be kept, and all can be undone.

Each seed is a run of its own; one that failed is told again with
``BRIEFGEN_SEED=17 pytest tests/gui/test_monkey.py``.
"""

import difflib
import os
import pprint
import traceback
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.exceptions import CapturedExceptions
from pytestqt.logging import _QtMessageCapture as QtLog
from pytestqt.qtbot import QtBot

from briefgen import diagnostics, paths, pipeline
from briefgen.brief.brief import Brief, own_title
from briefgen.brief.overview import arrangement, picks
from briefgen.change.changes import Change, Drawn, Suggested
from briefgen.change.file_words import write_changes
from briefgen.compose import compose
from briefgen.document.text import clean_line
from briefgen.gui.appearance import Palettes
from briefgen.gui.details.form_fields import LinesField
from briefgen.gui.editor.rich_text import read
from briefgen.gui.questions import Answer
from briefgen.gui.settings import Settings
from briefgen.gui.window.windows import Windows
from briefgen.store.container import pack_brief, unpack_brief
from briefgen.worker.jobs import Failed
from tests.conftest import DATA
from tests.gui.conftest import Asked, force_close
from tests.gui.monkey import Monkey
from tests.tally import Tally, share
from tests.whole.chance import twice
from tests.whole.kinds import KINDS
from tests.whole.overgrown import starter

STEPS, RUN = share(30, 50_000), 250
SEED = os.environ.get("BRIEFGEN_SEED")
SEEDS = [int(SEED)] if SEED else list(range(-(-STEPS // RUN)))
WITNESSES = tuple(sorted((DATA / "format-1").glob("*.brief")))
STARTS: tuple[str | Path, ...] = (*KINDS, *WITNESSES)
SHIPPED = paths.PACKS
OFTEN = 25  # steps between two looks at the brief
PATIENCE = 90_000
IN_WORDS = ("write_text", "press_in_text", "select_text", "use_tool")
LATE = 15  # steps after which a killed process is no excuse any more


def _written(change: Change) -> tuple[str, object]:
    """The words of a change, whatever they are called: pages that arrive may give a new paragraph
    another name.
    """
    mine = change.mine
    if mine is None or isinstance(mine, Drawn | Suggested):  # known by its change
        return change.section, (change.id, mine)
    return change.section, replace(mine, id="")


class Away(QObject):
    """Where addresses and files go that a person would open in another program."""

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Nowhere."""


@pytest.fixture(autouse=True)
def outside(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(paths, "PACKS", SHIPPED)
    away = Away()
    schemes = ("http", "https", "mailto", "file")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, away, "take")  # type: ignore[arg-type]
    yield
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)
    QGuiApplication.clipboard().clear()


class Run:
    """What one seed does, and what must hold meanwhile and at the end of each brief."""

    def __init__(self, monkey: Monkey, qtlog: QtLog, errors: CapturedExceptions) -> None:
        self.monkey = monkey
        self.qtlog = qtlog
        self.errors = errors
        self.done: list[str] = []
        self.failures: list[str] = []
        self.first: Brief | None = None

    def begin(self) -> None:
        """Wait for the brief and its plan: undo has to lead back here."""
        self._wait_for_brief()
        window = self.monkey.window
        assert window.rendering
        window.rendering.failed.connect(self._note_failure)
        self.settle()
        _until(lambda: self.monkey.brief.brief.plan, "a plan")
        self.first = self.monkey.brief.brief

    def tell(self, steps: int) -> None:
        for number in range(steps):
            self.done.append(f"{number}: …")
            self._do(number)
            self.monkey.rest()
            self.check_calm(number)
            if len(self.monkey.windows.windows()) > 1:
                self.move_over()
            if number % OFTEN == 0:
                self.check_brief()
            if self.monkey.chance.random() < 0.01:
                self.settle()
                self.check_window()
        self.end()

    def _do(self, number: int) -> None:
        """One thing; words that are written change the words of their section alone."""
        brief, is_still = self.monkey.brief, self.monkey.chance.random() < 0.5
        if is_still:  # else what was typed before may become part of this step
            brief.finish_typing()
            self.monkey.space.editor.flush()
        before, section, here = brief.brief, brief.section, self._blocks_in_hand()
        rendering = self.monkey.window.rendering
        lags = rendering is not None and not rendering.is_current
        told = self.monkey.step(number)
        self.done[-1] = f"{number}: {told}"
        self._keep()
        if not (is_still and told.startswith(IN_WORDS)) or brief is not self.monkey.brief:
            return
        self.monkey.space.editor.flush()
        _compare(brief.brief, before, but=("edits", "own", "plan"))
        now = [_written(each) for each in brief.brief.edits]
        elsewhere = [e for e in before.edits if e.section != section and e.id not in here]
        lost = [each for each in elsewhere if _written(each) not in now]
        if lags:  # another kind of brief is in sight, where they may stand in the section in hand
            lost = [each for each in lost if _written(each)[1] not in [one for _, one in now]]
        assert lost == [], section

    def _blocks_in_hand(self) -> set[str]:
        """Those of the section in hand; another kind of brief may have had them elsewhere."""
        made = self.monkey.window.rendering and self.monkey.window.rendering.latest
        sections = (*made.suggested, *made.document.sections) if made else ()
        return {b.id for e in sections if e.id == self.monkey.brief.section for b in e.blocks}

    def end(self) -> None:
        """The end of a brief: what is shown is right, and all of it can be undone and done."""
        self.monkey.close_what_is_open()
        engine = self.monkey.window.engine
        _until(lambda: not engine.is_busy(), "rest")  # what was asked for may still change it
        self.settle()
        self.check_brief()
        self.check_window()
        self.check_history()
        data = pack_brief(self.monkey.brief.brief)
        assert pack_brief(unpack_brief(data, "a.brief")) == data
        self.check_calm(len(self.done))

    def move_over(self) -> None:
        """Leave the window of before for the new one."""
        self.end()
        left, monkey = self.monkey.window, self.monkey
        monkey.asked.path = monkey.folder / "left.brief"
        monkey.asked.answer = monkey.chance.choice((Answer.SAVE, Answer.DISCARD))
        left.close()
        _until(lambda: len(monkey.windows.windows()) == 1, "the window closes")
        self.begin()

    def _wait_for_brief(self) -> None:
        monkey = self.monkey
        window = monkey.window
        _until(lambda: window.open_brief or window.start.cards(), "a brief, or cards")
        while not window.open_brief:
            QTest.qWait(20)
            if window.start.isVisible():
                monkey.chance.choice(window.start.cards()).click()

    def settle(self) -> None:
        """Until the pages of the brief as it is are made, or given up since a process died."""
        self.monkey.space.editor.flush()
        rendering = self.monkey.window.rendering
        assert rendering
        _until(lambda: rendering.is_current or not rendering.is_busy(), "pages")

    def check_calm(self, number: int) -> None:
        """Nothing went wrong that nobody meant."""
        for error in self.errors:
            traceback.print_exception(*error)
        assert not self.errors, self.errors
        said = [
            e.message for e in self.qtlog.records if e.matches_level("WARNING") and not e.ignored
        ]
        assert not said, said
        bugs = [each for each in self.monkey.asked.told if "bug in briefgen" in each]
        assert not bugs, bugs
        logged = [each for each in diagnostics.recent(99) if not _is_of_killing(each)]
        assert not logged, "\n".join(logged)
        if number - self.monkey.killed_at < LATE:
            self.failures.clear()
        assert not self.failures, self.failures

    def check_brief(self) -> None:
        """It composes, and a file brings back all of it."""
        brief = self.monkey.brief.brief
        data = pack_brief(brief)
        again = unpack_brief(data, "a.brief")
        _compare(again, brief, but=("pack", "own", "edits"))  # of these, what counts
        assert write_changes(again.edits) == write_changes(brief.edits)
        composed = compose(brief)
        assert compose(again).document == composed.document
        assert twice(composed) == []
        self._check_saved(brief)

    def _check_saved(self, brief: Brief) -> None:
        """What is said to be saved stands in the file; a plan may have been decided since."""
        path = self.monkey.brief.path
        if self.monkey.brief.is_saved() and path and not self.monkey.brief.read_only:
            saved = pipeline.load(path)
            assert _unplanned(saved) == _unplanned(brief)

    def check_window(self) -> None:
        """What is on the screen is what the brief says."""
        window, brief = self.monkey.window, self.monkey.brief.brief
        assert window.rendering
        for name, field in self.monkey.space.steps.details.fields.items():
            shown = field._value() if isinstance(field, LinesField) else clean_line(field.text())
            assert field.isHidden() or shown == getattr(brief.form, name), name
        actions, steps = window.commands, self.monkey.space.steps
        assert window.isWindowModified() != self.monkey.brief.history.isClean()
        assert actions.tool_bar.findChildren(QComboBox)[0].currentText() == brief.template.title
        assert actions.keep_title.isChecked() == bool(own_title(brief))
        assert steps.arrange.picks_model.ids() == tuple(e.id for e in picks(brief, {}))
        assert steps.pick.comparing.subject.currentText() == "".join(brief.entities[:1])
        if not window.rendering.is_current:
            return
        made, edit = window.rendering.latest, self.monkey.space.editor.edit
        assert made
        rows = arrangement(brief, made.suggested)
        assert steps.arrange.model.ids() == tuple(each.id for each in rows)
        whole = pipeline.compose(brief).document
        assert made.document == replace(whole, pictures=())  # the brief has them
        section = self.monkey.brief.section
        blocks = next((e.blocks for e in made.document.sections if e.id == section), None)
        if blocks is not None and edit.isVisible():
            shown = read(edit.document(), blocks, section)
            assert shown == blocks, _unlike(shown, blocks)

    def check_history(self) -> None:
        """All undone is the first brief, all done again the last; also while pages are made."""
        history = self.monkey.brief.history
        while history.canRedo():
            history.redo()
        self.settle()
        last, rests = self.monkey.brief.brief, self.monkey.chance.random() < 0.3
        while history.canUndo():
            history.undo()
            if rests:
                QTest.qWait(0)
        _compare(self.monkey.brief.brief, self.first)
        while history.canRedo():
            history.redo()
        _compare(self.monkey.brief.brief, last)

    def _keep(self) -> None:
        """What was done stands in a file too, should the process not live to tell it."""
        with (self.monkey.folder / "done.txt").open("a", encoding="utf-8") as stream:
            stream.write(f"{self.done[-1]}\n")

    def _note_failure(self, failed: Failed) -> None:
        self.failures.append(failed.message)


def _until(holds: object, what: str) -> None:
    waited = 0
    while not holds():  # type: ignore[operator]
        QTest.qWait(5)
        waited += 5
        assert waited < PATIENCE, f"never: {what}"


def _compare(one: Brief, other: Brief | None, but: tuple[str, ...] = ()) -> None:
    """Two briefs are equal, ``but`` for some fields; else what only one of them has is told."""
    assert other
    found = []
    for name in (each for each in one.__struct_fields__ if each not in but):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine != theirs and isinstance(mine, tuple):
            mine, theirs = (
                tuple(each for each in mine if each not in theirs),
                tuple(each for each in theirs if each not in mine),
            )
        if getattr(one, name) != getattr(other, name):
            found.append(f"{name}: {str(mine)[:2000]} / {str(theirs)[:2000]}")
    assert not found, "\n".join(found)


def _unlike(shown: object, blocks: object) -> str:
    """The lines in which what is shown differs from what is there."""
    one, other = (pprint.pformat(msgspec.to_builtins(e)).splitlines() for e in (shown, blocks))
    return "\n".join(difflib.unified_diff(one, other, "shown", "there", lineterm="", n=4))


def _unplanned(brief: Brief) -> bytes:
    return pack_brief(replace(brief, plan=None))


def _is_of_killing(entry: str) -> bool:
    return "A worker ran out of memory with code 9" in entry


@pytest.fixture
def windows(qapp: object, palettes: Palettes, tmp_path: Path) -> Iterator[Windows]:
    settings = Settings(paths.user_data())
    for what in ("briefs", "exports", "choices"):
        settings.set_folder(what, tmp_path)
    made = Windows(settings, palettes)
    yield made
    for window in made.windows():
        force_close(window)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_breaks_and_all_can_be_undone(
    seed: int,
    windows: Windows,
    asked: Asked,
    tmp_path: Path,
    qtbot: QtBot,
    qtlog: QtLog,
    tally: Tally,
) -> None:
    monkey = Monkey(windows, asked, tmp_path, seed)
    start = STARTS[seed % len(STARTS)]
    with qtbot.captureExceptions() as errors:
        run = Run(monkey, qtlog, errors)
        if isinstance(start, Path):
            path = tmp_path / start.name
            path.write_bytes(start.read_bytes())
            windows.open_path(path)
        else:
            windows.open_made(starter(start))
        steps = RUN if SEED else min(RUN, STEPS - RUN * seed)
        try:
            run.begin()
            run.tell(steps)
            tally("R13 a monkey at the window", tried=steps, lost=0, wrong=0, tracebacks=0)
        except Exception as error:  # noqa: BLE001  told with what was done
            told = "\n  ".join(run.done[-12:])
            where = "".join(traceback.format_exception(error)[-6:])
            pytest.fail(
                f"seed {seed} ({start}), step {len(run.done) - 1} of\n  {told}\n{where}\n"
                f"Again: BRIEFGEN_SEED={seed} pytest tests/gui/test_monkey.py",
                pytrace=False,
            )
        finally:
            monkey.close_what_is_open()
            for window in windows.windows():
                force_close(window)
