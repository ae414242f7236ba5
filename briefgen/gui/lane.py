"""One worker process and the jobs that wait for it; the window never blocks for either."""

import itertools
from collections import deque
from collections.abc import Callable, Mapping
from enum import StrEnum

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from briefgen.brief.brief import Brief
from briefgen.gui.worker_process import begin
from briefgen.worker.jobs import (
    Answer,
    DrawPage,
    Export,
    Failed,
    Glimpsed,
    Request,
    Sample,
    Suggest,
    brief_of,
)
from briefgen.worker.limits import WITHOUT_MEMORY
from briefgen.worker.wire import LENGTH, LIMIT, Job, message_bytes, putting, read_reply

Done = Callable[[Answer], None]
PATIENCE = 20_000  # milliseconds for one job; an export may take longer
EXPORT_PATIENCE = 180_000
HELD = 4  # briefs that a process has at most
_KILLED, _NO_TIME = 9, 24  # signals: by the system, which lacks memory; all time used up


class Asked(msgspec.Struct, frozen=True):
    """A job that waits or runs."""

    number: int
    key: str
    request: Request
    done: Done


class Ending(StrEnum):
    """Why a process ended while it had a job."""

    TIME = "took too long"
    MEMORY = "ran out of memory"
    CRASH = "crashed"
    MISSING = "could not be started"
    CANCELLED = "cancelled"


class Lane(QObject):
    """One process at a time, its jobs one after another; a process that ended is replaced.

    A job asked for under the same key as one that still waits replaces it, and the older one is
    never answered; one that is running already is finished and answered. Every other job is
    answered exactly once, with ``Failed`` at worst.
    """

    stopped = Signal()  # the process ended by itself or was killed; the next job starts another

    def __init__(
        self,
        briefs: Mapping[int, Brief],
        parent: QObject,
        rest: int = 0,
        process: QProcess | None = None,
    ) -> None:
        """Begin without a process, or with one that was begun already.

        ``rest`` milliseconds without a job end it, if any are given.
        """
        super().__init__(parent)
        self._briefs = briefs
        self._held: list[int] = []  # handles that the process knows, the newest last
        self._last: Brief | None = None  # that it was given
        self._numbers = itertools.count(1)
        self._waiting: deque[Asked] = deque()
        self._running: Asked | None = None
        self._received = bytearray()
        self._process: QProcess | None = None
        self._begun = process
        self._ending: Ending | None = None  # why we ended it
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._give_up)
        self._rest = QTimer(self, singleShot=True, interval=rest)
        self._rest.timeout.connect(self.close)

    def ask(self, request: Request, done: Done, key: str) -> None:
        """Have a job done; ``done`` gets the answer on this thread."""
        if key:
            self._withdraw(key)
        self._waiting.append(Asked(next(self._numbers), key, request, done))
        self._next()

    def is_busy(self) -> bool:
        """Whether a job is running or waiting."""
        return self._running is not None or bool(self._waiting)

    def process_id(self) -> int:
        """The process, 0 when there is none."""
        return self._process.processId() if self._process else 0

    def cancel(self, key: str) -> None:
        """Forget the job under this key; if it is running, its process is replaced."""
        self._withdraw(key)
        running = self._running
        if running and running.key == key:
            self._running = Asked(running.number, key, running.request, _ignore)
            self._end(Ending.CANCELLED)

    def close(self) -> None:
        """End the process; nothing is answered any more."""
        self._waiting.clear()
        self._running = None
        self._patience.stop()
        self._rest.stop()
        begun, self._begun = self._begun, None
        if begun:
            begun.kill()
            begun.waitForFinished(5_000)
        if self._process:
            process, self._process = self._process, None
            process.finished.disconnect(self._died)
            process.kill()
            process.waitForFinished(5_000)
            process.deleteLater()

    def _withdraw(self, key: str) -> None:
        self._waiting = deque(each for each in self._waiting if each.key != key)

    def _next(self) -> None:
        if self._running:
            return
        if not self._waiting:
            if self._rest.interval():
                self._rest.start()
            return
        self._rest.stop()
        self._running = asked = min(self._waiting, key=_rank)
        self._waiting.remove(asked)
        if not self._process:
            self._process = self._started()
        put = self._put(brief_of(asked.request))
        if put is None:
            self._finish(Failed(self.tr("This version of the brief is no longer kept.")))
            return
        self._process.write(put + message_bytes(Job(asked.number, asked.request)))
        exporting = isinstance(asked.request, Export)
        self._patience.start(EXPORT_PATIENCE if exporting else PATIENCE)

    def _put(self, handle: int) -> bytes | None:
        """What gives a brief to the process, if it has not got it; None where nobody has."""
        if handle in self._held or not handle:
            return b""
        brief = self._briefs.get(handle)
        if brief is None:
            return None
        dropped = tuple(self._held[: 1 - HELD])
        message = message_bytes(putting(handle, brief, self._last, dropped))
        self._held = [*self._held[len(dropped) :], handle]
        self._last = brief
        return message

    def _started(self) -> QProcess:
        process, self._begun = self._begun, None
        if not process or process.state() is QProcess.ProcessState.NotRunning:
            process = begin(self)
        process.readyReadStandardOutput.connect(self._receive)
        process.finished.connect(self._died)
        process.errorOccurred.connect(self._not_started)
        self._received.clear()
        self._held, self._last, self._ending = [], None, None
        return process

    def _receive(self) -> None:
        if not self._process or self._ending:  # what comes now is nobody's
            return
        self._received += self._process.readAllStandardOutput().data()
        while len(self._received) >= LENGTH.size:
            length = LENGTH.unpack_from(self._received)[0]
            if length > LIMIT:
                self._end(Ending.MEMORY)
                return
            end = LENGTH.size + length
            if len(self._received) < end:
                return
            body = bytes(self._received[LENGTH.size : end])
            del self._received[:end]
            number, answer = read_reply(body)
            if self._running and number == self._running.number:
                if isinstance(answer, Glimpsed):
                    self._running.done(answer)
                else:
                    self._finish(answer)

    def _finish(self, answer: Answer) -> None:
        asked, self._running = self._running, None
        self._patience.stop()
        if asked:
            asked.done(answer)
        self._next()

    def _give_up(self) -> None:
        self._end(Ending.TIME)

    def _end(self, why: Ending) -> None:
        if self._process:
            self._ending = why
            self._process.kill()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ending = Ending.MISSING
            self._died(0)

    def _died(self, code: int) -> None:
        ending = self._ending or _ending_of(code)
        if self._process:
            self._process.deleteLater()
            self._process = None
        asked, self._running = self._running, None  # before anybody asks for another
        self._patience.stop()
        if asked and ending is not Ending.CANCELLED:
            _log(ending, code, asked.request)
        if asked:
            asked.done(Failed(self._sentence(ending)))
        self.stopped.emit()
        self._next()

    def _sentence(self, ending: Ending) -> str:
        match ending:
            case Ending.TIME:
                return self.tr("This took too long and was stopped. Your work is not lost.")
            case Ending.MEMORY:
                return self.tr(
                    "There was not enough memory for this, so it was stopped. "
                    "Your work is not lost; close other programs or make the brief smaller."
                )
            case _:
                from briefgen.diagnostics import bug_sentence

                return self.tr("A process behind the window {0}. {1}").format(
                    ending, bug_sentence()
                )


def _rank(asked: Asked) -> int:
    """Pages are drawn before others are made, a menu before both; what nobody waits for is last."""
    if isinstance(asked.request, DrawPage | Suggest):
        return 0
    return 2 if isinstance(asked.request, Sample) else 1


def _ending_of(code: int) -> Ending:
    """Why a process ended that nobody here ended; of a crash, the code is its signal."""
    if code == _NO_TIME:
        return Ending.TIME
    return Ending.MEMORY if code in (WITHOUT_MEMORY, _KILLED) else Ending.CRASH


def _log(ending: Ending, code: int, request: Request) -> None:
    from briefgen.diagnostics import log_event

    log_event(f"A worker {ending} with code {code} at {type(request).__name__}.", "window")


def _ignore(answer: Answer) -> None:
    """The answer to a job that was cancelled."""
