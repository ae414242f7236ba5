"""The one saver: the old file or the new one, never neither, never a surprise."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.errors import SaveError
from briefgen.store.saver import save, save_all

ERRORS = {
    errno.EIO: "the disk reports an error",
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "your disk quota is used up; free some space",
}


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    save(tmp_path / "a.brief", b"one")
    save(tmp_path / "a.brief", b"two")
    assert (tmp_path / "a.brief").read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["a.brief"]


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    save(real, b"one")
    real.chmod(0o640)
    link.symlink_to(real)
    save(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "a.brief"
    save(target, b"one")
    target.chmod(0o444)
    with pytest.raises(SaveError, match="may not write there"):
        save(target, b"two")
    assert target.read_bytes() == b"one"


@pytest.mark.parametrize(
    ("target", "sentence"),
    [("missing/a.brief", "folder does not exist"), ("folder", "folder of that name")],
)
def test_a_place_that_cannot_be_is_said(tmp_path: Path, target: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SaveError, match=sentence):
        save(tmp_path / target, b"one")


def test_of_several_files_none_is_written_when_one_cannot_be(tmp_path: Path) -> None:
    save(tmp_path / "a", b"old")
    with pytest.raises(SaveError):
        save_all({tmp_path / "a": b"new", tmp_path / "missing" / "b": b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_a_failing_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    target = tmp_path / "a.brief"
    save(target, b"old")

    def fail(*arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(
        *{"fsync": (os, "fsync"), "replace": (Path, "replace"), "chmod": (Path, "chmod")}[call],
        fail,
    )
    with pytest.raises(SaveError, match=ERRORS[code]):
        save(target, b"new")
    monkeypatch.undo()
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.brief"]


def test_a_file_that_ends_half_way_keeps_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "a.brief"
    save(target, b"old")
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from briefgen.store.saver import save\n"
        "from briefgen.errors import SaveError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "try:\n    save(Path(sys.argv[1]), b'n' * 2_000_000)\n"
        "except SaveError as error:\n    print(error)\n"
    )
    assert "a.brief was not saved: file too large." in said_by(program, target)
    assert target.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.brief"]


def said_by(program: str, path: Path) -> str:
    """What Python prints that runs a program for a path."""
    command = [sys.executable, "-c", program, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.validate
def test_a_full_disk_keeps_the_old_file_and_says_so(small_disk: Path) -> None:
    target = small_disk / "a.brief"
    save(target, b"old")
    with pytest.raises(SaveError, match="disk is full"):
        save(target, b"n" * 2_000_000)
    assert target.read_bytes() == b"old"
    assert [each.name for each in small_disk.iterdir()] == ["a.brief"]
    save(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_read_only_folder_is_said_to_an_ordinary_user(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "a.brief").write_bytes(b"old")
    for place in (tmp_path, *tmp_path.parents):
        if place.stat().st_uid == os.getuid() and place.is_relative_to("/tmp"):
            place.chmod(place.stat().st_mode | 0o055)
    folder.chmod(0o555)
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from briefgen.store.saver import save\n"
        "from briefgen.errors import SaveError\n"
        "if os.getuid() == 0:\n    os.setgid(65534); os.setuid(65534)\n"
        "try:\n    save(Path(sys.argv[1]), b'new')\n"
        "except SaveError as error:\n    print(error)\n"
    )
    said = said_by(program, folder / "a.brief")
    assert "you may not write there; choose another folder" in said
    assert (folder / "a.brief").read_bytes() == b"old"


def test_a_pipe_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "a.pdf"
    os.mkfifo(pipe)
    (tmp_path / "link.pdf").symlink_to(pipe)
    for target in (pipe, tmp_path / "link.pdf"):
        with pytest.raises(SaveError, match="a device or a pipe"):
            save(target, b"two")
    assert pipe.is_fifo()


def test_a_link_to_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to("a.pdf")
    with pytest.raises(SaveError, match="leads back to itself"):
        save(tmp_path / "a.pdf", b"two")
