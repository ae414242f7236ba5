"""Processor time, medians of several rounds."""

import statistics
import time
from collections.abc import Callable, Iterable


def median(rounds: Iterable[Callable[[], object]]) -> float:
    """Milliseconds of processor time."""
    times = []
    for work in rounds:
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000
