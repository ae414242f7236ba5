import os
import signal

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
