"""Bounds on what a process that reads strangers' files may use."""

import sys
import time

MEMORY = 3_000_000_000  # bytes of address space
CPU = 3_600  # seconds of a verb or a job; one of the window is stopped much earlier, from outside
WITHOUT_MEMORY = 12  # what a worker exits with that has no memory left to answer


def limit_process(memory: int = MEMORY, cpu: int = CPU) -> None:
    """Cap memory and processor time where the system can (Linux, macOS)."""
    if sys.platform == "win32":
        return
    import resource

    allow_time(cpu)
    if sys.platform == "linux":
        _cap(resource.RLIMIT_AS, memory)


def allow_time(cpu: int = CPU) -> None:
    """Let the process have so many more seconds: a day of typing is many jobs."""
    if sys.platform == "win32":
        return
    import resource

    _cap(resource.RLIMIT_CPU, int(time.process_time()) + 1 + cpu)


def _cap(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    limit = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (limit, hard))
