"""What an ordinary user may not write is not written, not replaced, and said in a sentence."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.faults import names
from tests.tally import Tally

NOBODY = 65534

# Saves as an ordinary user, each case by itself, and prints what was said of it.
_PROGRAM = """
import json, os, sys
from pathlib import Path
from briefgen.errors import SaveError
from briefgen.store.recovery import About, keep_copy
from briefgen.store.saver import save, save_all, save_folder, save_new
place = Path(sys.argv[1])
DOORS = {
    "save": lambda paths: save(paths[0], b"new"),
    "save_new": lambda paths: save_new(paths[0], b"new"),
    "save_all": lambda paths: save_all({path: b"new" for path in paths}),
    "save_folder": lambda paths: save_folder(paths[0], {"a.md": b"new"}),
    "keep_copy": lambda paths: keep_copy(paths[0].parent, "a", b"new", About("", "")),
}
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
said = []
for door, files in json.loads(sys.argv[2]):
    try:
        DOORS[door]([place / name for name in files])
    except SaveError as error:
        said.append(str(error))
    else:
        said.append("")
print(json.dumps(said))
"""

REFUSED = [
    ("save", ["mine/read-only.brief"]),
    ("save", ["closed/a.brief"]),
    ("save", ["closed/new.brief"]),
    ("save_new", ["closed/new.brief"]),
    ("save_all", ["mine/a.pdf", "mine/read-only.brief"]),
    ("save_all", ["mine/a.pdf", "closed/new.pdf"]),
    ("save_folder", ["closed/ours"]),
    ("keep_copy", ["closed/a.brief"]),
]
REFUSED_OF_OTHERS = [
    ("save", ["mine/theirs.brief"]),
    ("save", ["sticky/theirs.brief"]),
    ("save_all", ["mine/a.pdf", "sticky/theirs.brief"]),
    ("save_all", ["mine/new.pdf", "sticky/theirs.brief", "mine/a.pdf"]),
]
ALLOWED = [
    ("save", ["mine/a.pdf"]),
    ("save", ["mine/new.brief"]),
    ("save_all", ["mine/a.pdf", "mine/b.pdf"]),
    ("save_folder", ["mine/ours"]),
    ("keep_copy", ["mine/a.brief"]),
]
ALLOWED_OF_OTHERS = [
    ("save", ["sticky/new.brief"]),
    ("save_all", ["mine/shared.brief", "mine/new-too.pdf"]),
]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Folders of an ordinary user: one to write in, one to read, one where all may write."""
    is_root = os.getuid() == 0
    for each in (tmp_path, *tmp_path.parents):
        if each.stat().st_uid == os.getuid() and each.is_relative_to("/tmp"):
            each.chmod(each.stat().st_mode | 0o055)
    modes = {"mine": 0o755, "closed": 0o555, "sticky": 0o1777}
    for folder in modes:
        (tmp_path / folder).mkdir()
    files = {"mine/a.pdf": 0o644, "mine/b.pdf": 0o640, "mine/read-only.brief": 0o444,
             "closed/a.brief": 0o644, "mine/theirs.brief": 0o644, "mine/shared.brief": 0o666,
             "sticky/theirs.brief": 0o666}  # fmt: skip
    for name, mode in files.items():
        path = tmp_path / name
        path.write_bytes(b"old")
        path.chmod(mode)
        if is_root and "theirs" not in name and "shared" not in name:
            os.chown(path, NOBODY, NOBODY)
    for folder, mode in modes.items():
        (tmp_path / folder).chmod(mode)
        if is_root and folder != "sticky":
            os.chown(tmp_path / folder, NOBODY, NOBODY)
    yield tmp_path
    (tmp_path / "closed").chmod(0o755)


def said_of(place: Path, cases: list[tuple[str, list[str]]]) -> list[str]:
    command = [sys.executable, "-c", _PROGRAM, str(place), json.dumps(cases)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said: list[str] = json.loads(done.stdout)
    return said


def everything(place: Path) -> dict[str, tuple[bytes, int]]:
    """Each file with what it holds, and its mode."""
    files = (each for each in place.rglob("*") if each.is_file())
    return {str(each): (each.read_bytes(), each.stat().st_mode) for each in files}


def test_what_may_not_be_written_is_refused_and_as_before(place: Path, tally: Tally) -> None:
    cases = REFUSED + (REFUSED_OF_OTHERS if os.getuid() == 0 else [])
    before = everything(place)

    said = said_of(place, cases)

    written = [case for case, sentence in zip(cases, said, strict=True) if not sentence]
    tally("R4 what may not be written", tried=len(cases), lost=len(written))
    assert written == []
    assert everything(place) == before
    for sentence in said:
        assert "was not saved: you may not write there; choose another folder." in sentence


def test_what_may_be_written_is(place: Path, tally: Tally) -> None:
    cases = ALLOWED + (ALLOWED_OF_OTHERS if os.getuid() == 0 else [])

    said = said_of(place, cases)

    refused = [sentence for sentence in said if sentence]
    tally("R4 what may be written", tried=len(cases), refused_wrongly=len(refused))
    assert refused == []
    for _, files in cases:
        assert all((place / name).exists() for name in files)
    assert (place / "mine" / "b.pdf").stat().st_mode & 0o777 == 0o640
    assert not [name for name in names(place / "mine") if name.startswith(".")]
