"""The most memory that a command had at once, in kilobytes.

    python -m bench.peak COMMAND ARGUMENT …

A process of its own, since what Linux tells of a child is never less than what its parent had when
it began the child; this one has little.
"""

import os
import subprocess
import sys

DONE = (0, 3)  # 3: done, but there are problems

with subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL) as process:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
print(used.ru_maxrss)
sys.exit(0 if process.returncode in DONE else process.returncode)
