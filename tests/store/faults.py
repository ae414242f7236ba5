"""Breaks a program at each step that it takes on the disk: one step in each of many tries."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

KILL = 0

# Runs in an interpreter of its own, where forking is quick and nothing else is at work.
_DRIVER = """
import errno, json, os, signal, sys, traceback
from pathlib import Path
from briefgen.errors import SaveError

STEPS = {
    "open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.scandir",
    "fcntl.flock", "shutil.copyfile",
}
place, fault, faults = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])


def count(event, arguments):
    global seen
    if event in STEPS and watching:
        seen += 1
        if fault and number <= seen < number + faults:
            raise OSError(fault, os.strerror(fault))
        if not fault and seen == number:
            os.kill(os.getpid(), signal.SIGKILL)


def told_by(folder):
    try:
        work(folder)
    except SaveError as error:
        return str(error)
    except BaseException:
        return "BUG " + traceback.format_exc()
    return "saved"


def tried(folder):
    global watching
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        sys.addaudithook(count)
        watching = True
        told = told_by(folder)
        watching = False
        os.write(writing, json.dumps([told, seen >= number]).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        answer = stream.read()
    os.waitpid(child, 0)
    return json.loads(answer) if answer else ["killed", True]


watching, seen, number, found = False, 0, 0, []
for_warmth = place / "warm"
for_warmth.mkdir()
before(for_warmth)
work(for_warmth)
broken = True
while broken:
    number += 1
    folder = place / str(number)
    folder.mkdir()
    before(folder)
    told, broken = tried(folder)
    found.append([str(folder), told])
print(json.dumps(found[:-1]))
"""


class Try(NamedTuple):
    """A folder after one step was broken, and what the program said: its sentence or ``saved``."""

    folder: Path
    told: str


def broken_at_each_step(place: Path, work: str, fault: int = KILL, faults: int = 1) -> list[Try]:
    """Try ``work`` once for each of its steps.

    ``work`` is Python that defines ``before(folder)`` and ``work(folder)``. ``fault`` is the number
    of an error that the step, and ``faults`` in a row, fail with; else the program is killed there.
    """
    place.mkdir()
    command = [sys.executable, "-c", work + _DRIVER, str(place), str(fault), str(faults)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    tries = [Try(Path(folder), told) for folder, told in json.loads(done.stdout)]
    assert len(tries) > 3
    return tries


def names(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(each.name for each in folder.iterdir())
