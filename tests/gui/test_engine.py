import os
import signal
from collections.abc import Iterator
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QProcess, QThread
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from briefgen import diagnostics
from briefgen.gui import lane
from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.worker_process import begin
from briefgen.sources import library
from briefgen.worker import jobs
from tests.builders import small_brief


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


class Answers(list[jobs.Answer]):
    """What was answered, asked for by one name after another."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def to(self, name: str) -> lane.Done:
        return partial(self._note, name)

    def _note(self, name: str, answer: jobs.Answer) -> None:
        self.names.append(name)
        self.append(answer)


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (signal.SIGKILL, "not enough memory"),
        (signal.SIGSEGV, "crashed. This is a bug in briefgen"),
        (signal.SIGXCPU, "took too long"),
    ],
)
def test_a_worker_that_ends_while_busy_is_replaced_and_why_is_told(
    qtbot: QtBot, engine: Engine, end: signal.Signals, words: str
) -> None:
    answers = Answers()
    stopped = QSignalSpy(engine.stopped)
    brief = engine.put(small_brief())
    engine.ask(jobs.Make(brief), answers.to("made"))
    qtbot.waitUntil(lambda: engine.process_ids()[0] > 0, timeout=10_000)

    os.kill(engine.process_ids()[0], end)
    engine.ask(jobs.Make(brief), answers.to("made again"))
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=30_000)

    assert isinstance(answers[0], jobs.Failed)
    assert words in answers[0].message
    assert stopped.count() == 1
    assert isinstance(answers[1], jobs.Made)  # the new process was given the brief again
    assert " at Make." in diagnostics.recent()[-1]


def test_pages_of_a_worker_that_died_at_rest_are_made_again(qtbot: QtBot, engine: Engine) -> None:
    """Nobody is told that there was no memory for what was asked afterwards."""
    rendering = Rendering(OpenBrief(small_brief()), engine)
    qtbot.waitUntil(lambda: rendering.is_current, timeout=30_000)
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)
    made, failed = QSignalSpy(rendering.made), QSignalSpy(rendering.failed)

    os.kill(engine.process_ids()[0], signal.SIGKILL)
    qtbot.waitUntil(lambda: made.count() == 1, timeout=30_000)

    assert failed.count() == 0
    assert rendering.is_current


def test_a_worker_that_was_begun_does_the_first_job(qtbot: QtBot) -> None:
    process = begin()
    assert process.waitForStarted()
    begun = process.processId()
    engine, answers = Engine(process=process), Answers()

    engine.ask(jobs.Library(), answers.to("listed"))
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)

    assert isinstance(answers[0], jobs.Listed)
    assert engine.process_ids()[0] == begun
    engine.close()
    assert process.state() is QProcess.ProcessState.NotRunning


def test_a_worker_that_was_begun_and_ended_is_replaced(qtbot: QtBot) -> None:
    process = begin()
    assert process.waitForStarted()
    process.kill()
    assert process.waitForFinished()
    engine, answers = Engine(process=process), Answers()

    engine.ask(jobs.Library(), answers.to("listed"))
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)

    assert isinstance(answers[0], jobs.Listed)
    engine.close()


def test_a_worker_that_was_begun_and_not_needed_ends_with_the_engine() -> None:
    process = begin()
    assert process.waitForStarted()

    Engine(process=process).close()

    assert process.state() is QProcess.ProcessState.NotRunning


def test_what_takes_too_long_is_stopped_and_told(
    qtbot: QtBot, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers()
    monkeypatch.setattr(lane, "PATIENCE", 1)

    engine.ask(jobs.Library(), answers.to("listed"))
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)

    assert isinstance(answers[0], jobs.Failed)
    assert answers[0].message.startswith("This took too long and was stopped.")


def test_a_worker_that_cannot_be_started_is_told(
    qtbot: QtBot, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers()
    monkeypatch.setattr("sys.executable", "/no/such/python")

    engine.ask(jobs.Library(), answers.to("listed"))
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)

    assert isinstance(answers[0], jobs.Failed)
    assert "could not be started" in answers[0].message


@pytest.mark.parametrize("wait", [0, 20])
def test_a_cancelled_export_is_never_answered(qtbot: QtBot, engine: Engine, wait: int) -> None:
    answers = Answers()
    request = jobs.Export(engine.put(small_brief()), (".docx",))
    engine.ask(request, answers.to("export"), key="export")
    qtbot.wait(wait)

    engine.cancel("export")
    engine.ask(replace(request, suffixes=(".txt",)), answers.to("text"))
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)

    assert answers.names == ["text"]
    assert isinstance(answers[0], jobs.Exported)


def test_a_job_behind_a_cancelled_one_is_done(qtbot: QtBot, engine: Engine) -> None:
    answers = Answers()
    engine.ask(jobs.Library(), answers.to("first"))
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)
    engine.ask(jobs.Read("pack", "nowhere"), answers.to("cancelled"), key="cancelled")
    engine.ask(jobs.Library(), answers.to("behind"))
    process = engine._pages._process
    assert process
    assert process.waitForBytesWritten(30_000)
    QThread.msleep(500)  # its answer is there, and nobody has read it

    engine.cancel("cancelled")
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)

    assert answers.names == ["first", "behind"]
    assert isinstance(answers[-1], jobs.Listed)


def test_what_is_being_made_is_shown_and_only_what_waits_is_replaced(
    qtbot: QtBot, engine: Engine
) -> None:
    answers = Answers()
    for name in ("first", "second", "third"):
        request = jobs.Make(engine.put(small_brief()))
        engine.ask(request, answers.to(name), key="make")
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)

    assert answers.names == ["first", "third"]


def test_pages_are_drawn_before_others_are_made(qtbot: QtBot, engine: Engine) -> None:
    answers = Answers()
    brief = engine.put(small_brief())
    engine.ask(jobs.Make(brief), answers.to("made"), key="make")
    engine.ask(jobs.Make(brief), answers.to("made again"), key="make")
    engine.ask(jobs.DrawPage(brief, 1, 0.5), answers.to("drawn"), key="page 1")
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)

    assert answers.names == ["made", "drawn", "made again"]
    assert engine.process_ids()[1] == 0  # nothing was wanted beside the pages


def test_neither_an_export_nor_pages_wait_for_the_other(qtbot: QtBot, engine: Engine) -> None:
    answers = Answers()
    brief = engine.put(small_brief())
    engine.ask(jobs.Export(brief, (".pdf", ".docx")), answers.to("exported"), key="export")
    engine.ask(jobs.Make(brief), answers.to("made"), key="make")
    qtbot.waitUntil(lambda: all(engine.process_ids()), timeout=10_000)
    pages, aside = engine.process_ids()

    os.kill(aside, signal.SIGSTOP)  # an export without end
    try:
        qtbot.waitUntil(lambda: answers.names == ["made"], timeout=30_000)
        engine.ask(jobs.DrawPage(brief, 1, 0.5), answers.to("drawn"), key="page 1")
        qtbot.waitUntil(lambda: answers.names == ["made", "drawn"], timeout=30_000)
        os.kill(pages, signal.SIGSTOP)
        engine.ask(jobs.Make(brief), answers.to("made again"), key="make")
    finally:
        os.kill(aside, signal.SIGCONT)
    qtbot.waitUntil(lambda: answers.names[2:] == ["exported"], timeout=30_000)
    os.kill(pages, signal.SIGCONT)
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)

    assert answers.names[3:] == ["made again"]


def test_an_export_goes_before_samples_that_wait(qtbot: QtBot, engine: Engine) -> None:
    answers = Answers()
    sample = jobs.Sample(library.find_template("one-pager"), library.DEFAULT_PACK, 0.1)
    for number in range(3):
        engine.ask(sample, answers.to("sample"), key=f"sample {number}")
    export = jobs.Export(engine.put(small_brief()), (".txt",))
    engine.ask(export, answers.to("exported"), key="export")
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=60_000)

    assert answers.names == ["sample", "exported", "sample", "sample"]


def test_the_process_beside_the_pages_ends_when_it_rests(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.gui.engine.REST", 50)
    engine = Engine()
    answers = Answers()
    brief = engine.put(small_brief())
    for _ in range(2):  # and is started again
        engine.ask(jobs.Export(brief, (".txt",)), answers.to("exported"))
        qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)
        qtbot.waitUntil(lambda: engine.process_ids() == (0, 0), timeout=10_000)

    assert all(isinstance(each, jobs.Exported) for each in answers)
    engine.close()


def test_pages_of_many_briefs_are_those_that_are_named(qtbot: QtBot, engine: Engine) -> None:
    """More than a process keeps: what it was made to forget, it is given again."""
    answers = Answers()
    kinds = ("one-pager", "issue-brief", "decision-memo", "q-and-a", "policy-brief", "highlights")
    briefs = [engine.put(small_brief(kind)) for kind in kinds]
    for _ in range(2):
        for brief in briefs:
            engine.ask(jobs.DrawPage(brief, 1, 0.2), answers.to(str(brief)))
    qtbot.waitUntil(lambda: len(answers) == 2 * len(kinds), timeout=60_000)

    drawn = [each for each in answers if isinstance(each, jobs.Drawn)]
    assert [each.brief for each in drawn] == briefs * 2
    assert drawn[: len(kinds)] == drawn[len(kinds) :]
    assert len({each.pixels for each in drawn}) == len(kinds)
