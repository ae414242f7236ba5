"""The window's side of the worker: asks, waits without blocking, replaces a worker that died."""

import itertools
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from briefgen.worker.jobs import (
    LENGTH,
    LIMIT,
    Answer,
    DrawPage,
    Export,
    Failed,
    Job,
    Request,
    command,
    frame,
    read_reply,
)

Done = Callable[[Answer], None]
PATIENCE = 20_000  # milliseconds for one job; an export may take longer
EXPORT_PATIENCE = 180_000


@dataclass(frozen=True)
class _Asked:
    number: int
    key: str
    request: Request
    done: Done


class Engine(QObject):
    """One worker process and the jobs that wait for it.

    A job asked for under the same key as one that still waits replaces it, and the older one is
    never answered; one that is running already is finished and answered. Every other job is
    answered exactly once, with ``Failed`` at worst.
    """

    stopped = Signal()  # the worker died or was killed; the next job starts another

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a process; the first job starts one."""
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._waiting: deque[_Asked] = deque()
        self._running: _Asked | None = None
        self._received = bytearray()
        self._process: QProcess | None = None
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._give_up)

    def another(self, parent: QObject | None = None) -> "Engine":
        """An engine of the same kind with a worker of its own, for work that nobody waits for."""
        return type(self)(parent)

    def ask(self, request: Request, done: Done, key: str = "") -> None:
        """Have a job done; ``done`` gets the answer on this thread."""
        if key:
            self._withdraw(key)
        self._waiting.append(_Asked(next(self._numbers), key, request, done))
        self._next()

    def is_busy(self) -> bool:
        """Whether a job is running or waiting."""
        return self._running is not None or bool(self._waiting)

    def process_id(self) -> int:
        """The worker's process, 0 when there is none."""
        return self._process.processId() if self._process else 0

    def cancel(self, key: str) -> None:
        """Forget the job under this key; if it is running, its worker is replaced."""
        self._withdraw(key)
        running = self._running
        if running and running.key == key:
            self._running = _Asked(running.number, key, running.request, _ignore)
            if self._process:
                self._process.kill()

    def close(self) -> None:
        """End the worker; nothing is answered any more."""
        self._waiting.clear()
        self._running = None
        self._patience.stop()
        if self._process:
            process, self._process = self._process, None
            process.finished.disconnect(self._died)
            process.kill()
            process.waitForFinished(2_000)

    def _withdraw(self, key: str) -> None:
        self._waiting = deque(each for each in self._waiting if each.key != key)

    def _next(self) -> None:
        if self._running or not self._waiting:
            return
        self._running = self._taken()
        if not self._process:
            self._process = self._started()
        self._process.write(frame(Job(self._running.number, self._running.request)))
        exporting = isinstance(self._running.request, Export)
        self._patience.start(EXPORT_PATIENCE if exporting else PATIENCE)

    def _taken(self) -> _Asked:
        """The next job: pages are drawn from the brief made last, so drawing goes before making."""
        drawing = (each for each in self._waiting if isinstance(each.request, DrawPage))
        asked = next(drawing, self._waiting[0])
        self._waiting.remove(asked)
        return asked

    def _started(self) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._receive)
        process.finished.connect(self._died)
        process.errorOccurred.connect(self._not_started)
        self._received.clear()
        process.start(*command(sys.executable))
        return process

    def _receive(self) -> None:
        if not self._process:
            return
        self._received += self._process.readAllStandardOutput().data()
        while len(self._received) >= LENGTH.size:
            length = LENGTH.unpack_from(self._received)[0]
            if length > LIMIT:
                self._process.kill()
                return
            end = LENGTH.size + length
            if len(self._received) < end:
                return
            body = bytes(self._received[LENGTH.size : end])
            del self._received[:end]
            reply = read_reply(body)
            if self._running and reply.number == self._running.number:
                self._finish(reply.answer)

    def _finish(self, answer: Answer) -> None:
        asked, self._running = self._running, None
        self._patience.stop()
        if asked:
            asked.done(answer)
        self._next()

    def _give_up(self) -> None:
        if self._process:
            self._process.kill()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._died()

    def _died(self) -> None:
        if self._process:
            self._process.deleteLater()
            self._process = None
        self.stopped.emit()
        if self._running:
            self._finish(Failed("This took too long or too much memory and was stopped."))


def _ignore(answer: Answer) -> None:
    """The answer to a job that was cancelled."""
