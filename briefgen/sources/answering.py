"""Which folders answer in time: one on a share that is away may keep whoever asks for minutes."""

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

SECONDS = 2.0  # that anybody waits for a folder


def answering(
    folders: Iterable[Path],
    seconds: float = SECONDS,
    is_folder: Callable[[Path], bool] = Path.is_dir,
) -> frozenset[Path]:
    """Those that are there; what has said nothing by then is left alone and counts as away."""
    found: set[Path] = set()

    def look(folder: Path) -> None:
        try:
            if is_folder(folder):
                found.add(folder)
        except OSError:
            pass

    looking = [threading.Thread(target=look, args=(each,), daemon=True) for each in set(folders)]
    for thread in looking:
        thread.start()
    end = time.monotonic() + seconds
    for thread in looking:
        thread.join(max(0.0, end - time.monotonic()))
    return frozenset(tuple(found))
