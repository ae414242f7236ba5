"""matplotlib's list of fonts, made without running a program; import it before all else of it.

Every letter of a chart is an outline of our own fonts. matplotlib lists those of the computer all
the same when it is first imported, and would run ``fc-list`` or ``system_profiler`` for it.
"""

import subprocess
from typing import Never


def _refuse(*_: object, **__: object) -> Never:
    raise FileNotFoundError


_run = subprocess.check_output
subprocess.check_output = _refuse
try:
    import matplotlib.font_manager  # noqa: F401
finally:
    subprocess.check_output = _run
