"""After a power loss at any moment of a save or an export: the old file or the new, whole."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.store.container import unpack_brief
from tests.builders import SMALL
from tests.store.power import CALLS, Step, recorded, states, traced
from tests.tally import Tally

NEW = ("new", "--template", "highlights", "--pack", str(SMALL), "--date", "2026-01-31")
WAYS = {  # what is done in a folder that holds old.brief, and the files that it writes
    "a save over an old file": ((*NEW, "--title", "New", "-o", "old.brief"), ("old.brief",)),
    "a save under a new name": ((*NEW, "--title", "New", "-o", "new.brief"), ("new.brief",)),
    "an export over an old one": (("export", "old.brief", "-o", "old.pdf"), ("old.pdf",)),
    "an export of a set": (
        ("export", "old.brief", "-o", "old.pdf", "-o", "new.docx", "-o", "new.txt"),
        ("old.pdf", "new.docx", "new.txt"),
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an old brief and an old export, where the command line is at work."""
    place = tmp_path / "work"
    place.mkdir()
    monkeypatch.chdir(place)
    assert main([*NEW, "--title", "Old", "-o", "old.brief"]) == 0
    (place / "old.pdf").write_bytes(b"%PDF-1.7 old")
    return place


def held(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.iterdir() if each.is_file()}


def judge(
    tally: Tally, promise: str, steps: Sequence[Step], both: Sequence[dict[str, bytes]]
) -> None:
    """Old or new at any moment, and new once the program said so; never half of one."""
    before, after = both
    names = sorted(set(before) | set(after))
    lost, tried = [], 0
    for done, state in states(steps, before, names):
        tried += 1
        for name, content in state.items():
            may_be = [after.get(name)] if done else [before.get(name), after.get(name)]
            if content not in may_be:
                lost.append((name, content and content[:40], done))
    tally(promise, tried=tried, kept=tried - len(lost), lost=len(lost))
    assert {each.kind for each in steps} >= {"create", "write", "sync"}
    assert lost == []


@pytest.mark.parametrize("way", WAYS)
def test_the_order_of_steps_keeps_the_old_or_the_new(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally, way: str
) -> None:
    arguments, written = WAYS[way]
    before = held(folder)
    with monkeypatch.context() as patches:
        steps = recorded(patches, folder)
        assert main([*arguments]) == 0
    after = held(folder)
    assert all(after[str(folder / each)] != before.get(str(folder / each)) for each in written)
    for each in folder.glob("*.brief"):
        unpack_brief(each.read_bytes(), each.name)

    judge(tally, "R1 the disk after a power loss, of steps", steps, (before, after))


@pytest.mark.validate
@pytest.mark.parametrize("way", WAYS)
def test_the_system_calls_keep_the_old_or_the_new(
    folder: Path, tmp_path: Path, tally: Tally, way: str
) -> None:
    if not shutil.which("strace"):
        pytest.skip("no strace")
    arguments, _ = WAYS[way]
    before, log = held(folder), tmp_path / "log"
    tracing = ["strace", "-f", "-xx", "-s", "9999999", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run(
        [*tracing, sys.executable, "-m", "briefgen", *arguments],
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    steps = traced(log.read_text(), folder)

    judge(tally, "R1 the disk after a power loss, of system calls", steps, (before, held(folder)))


@pytest.mark.parametrize("missing", ["file", "folder", "order"])
def test_a_saver_that_does_not_flush_is_found_out(missing: str) -> None:
    """The disk is bad enough to tell."""
    new, old = "/f/a.part", "/f/a"
    steps = [
        Step("create", new), Step("write", new, data=b"new!"), Step("sync", new),
        Step("rename", new, old), Step("sync", "/f"),
    ]  # fmt: skip
    del steps[{"file": 2, "folder": 4, "order": 2}[missing]]
    if missing == "order":
        steps.insert(3, Step("sync", old))
    found = {(done, state[old]) for done, state in states(steps, {old: b"old"}, [old])}

    good = {(False, b"old"), (False, b"new!"), (True, b"new!")}
    assert found - good
