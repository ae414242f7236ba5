"""Bounds on what a process that reads strangers' files may use."""

import sys

MEMORY = 3_000_000_000  # bytes of address space
CPU = 3_600  # seconds in the life of a worker; a single job is stopped much earlier, from outside
WITHOUT_MEMORY = 12  # what a worker exits with that has no memory left to answer


def limit_process(memory: int = MEMORY, cpu: int = CPU) -> None:
    """Cap memory and processor time where the system can (Linux, macOS)."""
    if sys.platform == "win32":
        return
    import resource

    _cap(resource.RLIMIT_CPU, cpu)
    if sys.platform == "linux":
        _cap(resource.RLIMIT_AS, memory)


def _cap(kind: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    limit = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (limit, hard))
