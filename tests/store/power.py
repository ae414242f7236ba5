"""What a disk may hold after a power loss, told from the steps that a program took on it.

The disk is as bad as one may be. What was written and not flushed may be missing, cut off, zeros
or there. A name that changed in a folder that was not flushed since has changed or not, each by
itself and whatever became of the file it names.
"""

import itertools
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

Content = bytes | None  # None: there is no such file
State = dict[str, Content]


class Step(NamedTuple):
    """One step: ``create``, ``write``, ``sync``, ``rename``, ``link`` or ``unlink``."""

    kind: str
    path: str
    to: str = ""
    data: bytes = b""


class _Disk:
    """The names and files as the program sees them, and as they lie on the disk for certain."""

    def __init__(self, before: Mapping[str, bytes]) -> None:
        self.files = list(before.values())
        self.flushed: list[bytes | None] = list(before.values())
        self.names = {name: number for number, name in enumerate(before)}
        self.lasting: dict[str, int | None] = dict(self.names)
        self.waiting: list[dict[str, int | None]] = []  # changes of names, each all or none

    def take(self, step: Step) -> None:
        """Do what a step does."""
        number = self.names.get(step.path)
        if step.kind == "create" and number is None:
            number = len(self.files)
            self.files.append(b"")
            self.flushed.append(None)
            self._rename({step.path: number})
        elif step.kind == "write" and number is not None:
            self.files[number] = step.data
        elif step.kind == "sync" and number is not None:
            self.flushed[number] = self.files[number]
        elif step.kind == "sync":
            self._flush_names(step.path)
        elif step.kind == "unlink":
            self._rename({step.path: None})
        elif step.kind == "link":
            self._rename({step.to: number})
        elif step.kind == "rename":
            self._rename({step.path: None, step.to: number})

    def states(self, names: Sequence[str]) -> Iterator[State]:
        """Everything that these names may stand for if the power went now."""
        changes = [each for each in self.waiting if any(name in each for name in names)]
        for happened in itertools.product((False, True), repeat=len(changes)):
            found = dict(self.lasting)
            for change in itertools.compress(changes, happened):
                found |= change
            numbers = [found.get(name) for name in names]
            for contents in itertools.product(*map(self._contents, numbers)):
                yield dict(zip(names, contents, strict=True))

    def _contents(self, number: int | None) -> tuple[Content, ...]:
        if number is None:
            return (None,)
        data, flushed = self.files[number], self.flushed[number]
        if data == flushed:
            return (data,)
        return (flushed or b"", data[: len(data) // 2], bytes(len(data)), data)

    def _rename(self, change: dict[str, int | None]) -> None:
        self.waiting.append(change)
        for name, number in change.items():
            self.names.pop(name, None)
            if number is not None:
                self.names[name] = number

    def _flush_names(self, folder: str) -> None:
        for change in self.waiting:
            self.lasting |= {n: e for n, e in change.items() if _folder(n) == folder}
        self.waiting = [
            kept
            for change in self.waiting
            if (kept := {n: e for n, e in change.items() if _folder(n) != folder})
        ]


def _folder(name: str) -> str:
    return str(Path(name).parent)


def states(
    steps: Sequence[Step], before: Mapping[str, bytes], names: Sequence[str]
) -> Iterator[tuple[bool, State]]:
    """Every state after every step, and whether all steps were done by then."""
    disk = _Disk(before)
    yield from ((not steps, state) for state in disk.states(names))
    for number, step in enumerate(steps, 1):
        disk.take(step)
        yield from ((number == len(steps), state) for state in disk.states(names))


def recorded(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[Step]:
    """The steps that this process takes in a folder from now on."""
    steps: list[Step] = []
    known: dict[str, bytes] = {}

    def notice(path: str) -> None:
        """What was written since: Python's own writing cannot be seen as it happens."""
        if path.startswith(f"{folder}{os.sep}") and Path(path).is_file():
            data = Path(path).read_bytes()
            if known.get(path) != data:
                known[path] = data
                steps.append(Step("write", path, data=data))

    def patch(name: str, kind: str) -> None:
        real = getattr(os, name)

        def noting(*arguments: Any, **more: Any) -> Any:
            named = arguments[: 2 if kind in ("rename", "link") else 1]
            paths = [_path_of(each) for each in named]
            if kind in ("sync", "rename", "link"):
                notice(paths[0])
            created = kind == "create" and not Path(paths[0]).exists()
            result = real(*arguments, **more)
            if paths[0].startswith(str(folder)) and (kind != "create" or created):
                known.pop(paths[0], None)
                steps.append(Step(kind, paths[0], paths[-1]))
            return result

        monkeypatch.setattr(os, name, noting)

    for name, kind in {
        "open": "create", "fsync": "sync", "replace": "rename", "rename": "rename", "link": "link",
        "unlink": "unlink", "remove": "unlink",
    }.items():  # fmt: skip
        patch(name, kind)
    return steps


def _path_of(named: Any) -> str:
    if isinstance(named, int):
        return str(Path(f"/proc/self/fd/{named}").readlink())
    return os.fspath(named) if not isinstance(named, bytes) else os.fsdecode(named)


_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
CALLS = (
    "open,openat,creat,write,pwrite64,writev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,"
    "link,linkat,unlink,unlinkat,close,copy_file_range,sendfile"
)  # fmt: skip
UNKNOWN = ("pwrite64", "writev", "ftruncate", "copy_file_range", "sendfile")


def traced(log: str, folder: Path) -> list[Step]:
    """The steps in a folder in the log of ``strace -xx``."""
    steps: list[Step] = []
    opened: dict[int, str] = {}
    written: dict[str, bytes] = {}
    for line in log.splitlines():
        call = _CALL.match(line)
        if not call or int(call[3]) < 0:
            continue
        name, result = call[1], int(call[3])
        texts = [bytes.fromhex(each.replace("\\x", "")) for each in _TEXT.findall(call[2])]
        number = re.match(r"(\d+)", call[2])
        path = opened.get(int(number[1]), "") if number else ""
        if name in ("open", "openat", "creat"):
            path = opened[result] = str(Path(path, os.fsdecode(texts[0])))
            if path.startswith(str(folder)) and re.search("O_CREAT|O_TRUNC", call[2]):
                written[path] = b""
                steps.append(Step("create", path))
        elif name == "close" and number:
            opened.pop(int(number[1]), None)
        elif name in ("fsync", "fdatasync") and path.startswith(str(folder)):
            steps.append(Step("sync", path))
        elif name == "write" and path.startswith(f"{folder}{os.sep}"):
            written[path] = written.get(path, b"") + texts[0][:result]
            steps.append(Step("write", path, data=written[path]))
        elif name.startswith(("rename", "link", "unlink")):
            names = [str(Path(path, os.fsdecode(each))) for each in texts]
            kind = re.sub("at2?$", "", name)
            if names[0].startswith(f"{folder}{os.sep}"):
                steps.append(Step(kind, names[0], names[-1]))
        assert name not in UNKNOWN or not path.startswith(str(folder)), line[:200]
    return steps
