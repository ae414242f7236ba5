"""The window's side of the workers: two processes at most, and the briefs they are told of."""

import itertools

from PySide6.QtCore import QObject, QProcess, Signal

from briefgen.brief.brief import Brief
from briefgen.gui.lane import Done, Lane
from briefgen.worker.jobs import Export, LookAt, MakeGuide, Request, Sample

KEPT = 64  # briefs; they share almost all of what they hold
_ASIDE = (Export, Sample, LookAt, MakeGuide)
REST = 60_000  # milliseconds after which the second process has done its work

__all__ = ["Done", "Engine"]


class Engine(QObject):
    """Has jobs done: pages in one process; exports and samples in another, while there are any.

    So nobody waits for pages because of an export, or for an export because of pages. A brief is
    put once, then jobs name it; a process that does not know it yet is given it before the job.
    """

    stopped = Signal()  # the process that makes pages ended; the next job starts another

    def __init__(self, parent: QObject | None = None, process: QProcess | None = None) -> None:
        """Begin without processes, or with one that was begun; the first job starts one."""
        super().__init__(parent)
        self._handles = itertools.count(1)
        self._briefs: dict[int, Brief] = {}
        self._pages = Lane(self._briefs, self, process=process)
        self._aside = Lane(self._briefs, self, REST)
        self._pages.stopped.connect(self.stopped)

    def put(self, brief: Brief) -> int:
        """The handle by which jobs name this brief."""
        for handle, known in self._briefs.items():
            if known is brief:
                return handle
        handle = next(self._handles)
        self._briefs[handle] = brief
        if len(self._briefs) > KEPT:
            del self._briefs[next(iter(self._briefs))]
        return handle

    def ask(self, request: Request, done: Done, key: str = "") -> None:
        """Have a job done; ``done`` gets the answer on this thread.

        A job under the same key that still waits is replaced, and never answered.
        """
        lane = self._aside if isinstance(request, _ASIDE) else self._pages
        lane.ask(request, done, key)

    def is_busy(self) -> bool:
        """Whether a job is running or waiting."""
        return self._pages.is_busy() or self._aside.is_busy()

    def process_ids(self) -> tuple[int, int]:
        """The process of the pages and the one beside it, 0 where there is none."""
        return self._pages.process_id(), self._aside.process_id()

    def cancel(self, key: str) -> None:
        """Forget the job under this key; if it is running, its process is replaced."""
        self._pages.cancel(key)
        self._aside.cancel(key)

    def close(self) -> None:
        """End the processes; nothing is answered any more."""
        self._pages.close()
        self._aside.close()
