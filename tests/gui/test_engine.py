import os
import signal
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from briefgen.gui.engine import Engine
from briefgen.worker import jobs
from tests.builders import small_brief


def test_a_worker_killed_while_busy_is_replaced(qtbot: QtBot) -> None:
    engine = Engine()
    answers: list[jobs.Answer] = []
    engine.ask(jobs.Make(small_brief()), answers.append)
    qtbot.waitUntil(lambda: engine.process_id() > 0, timeout=10_000)

    os.kill(engine.process_id(), signal.SIGKILL)
    engine.ask(jobs.Library(), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=30_000)

    assert isinstance(answers[0], jobs.Failed)
    assert isinstance(answers[1], jobs.Listed)
    engine.close()


@pytest.mark.parametrize("wait", [0, 20])
def test_a_cancelled_export_is_never_answered(qtbot: QtBot, wait: int) -> None:
    engine = Engine()
    answers: list[jobs.Answer] = []
    engine.ask(jobs.Export(small_brief(), (".docx",)), answers.append, key="export")
    qtbot.wait(wait)

    engine.cancel("export")
    engine.ask(jobs.Open(b"", "none.brief"), answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)

    assert len(answers) == 1
    assert isinstance(answers[0], jobs.Failed)
    engine.close()


def test_what_is_being_made_is_shown_and_only_what_waits_is_replaced(qtbot: QtBot) -> None:
    engine = Engine()
    answered: list[str] = []
    for name in ("first", "second", "third"):
        answer = partial(_note, answered, name)
        engine.ask(jobs.Make(small_brief()), answer, key="make")
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)

    assert answered == ["first", "third"]
    engine.close()


def test_pages_are_drawn_before_others_are_made(qtbot: QtBot) -> None:
    engine = Engine()
    answered: list[str] = []
    engine.ask(jobs.Make(small_brief()), partial(_note, answered, "made"), key="make")
    engine.ask(jobs.Make(small_brief()), partial(_note, answered, "made again"), key="make")
    engine.ask(jobs.DrawPage(1, 0.5), partial(_note, answered, "drawn"), key="page 1")
    qtbot.waitUntil(lambda: not engine.is_busy(), timeout=30_000)

    assert answered == ["made", "drawn", "made again"]
    engine.close()


def _note(answered: list[str], name: str, answer: jobs.Answer) -> None:
    answered.append(name)
