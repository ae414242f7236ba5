"""What is left of a save that was broken, step by step: nothing half, and nothing for long."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.errors import SaveError
from briefgen.store.partial import partial_file, partial_folder, sweep
from briefgen.store.saver import save, save_all, save_new
from tests.store.faults import KILL, broken_at_each_step, names
from tests.tally import Tally

ONE = """
from briefgen.store.saver import save
def before(folder): (folder / "a.brief").write_bytes(b"old")
def work(folder): save(folder / "a.brief", b"new")
"""
SET = """
from briefgen.store.saver import save_all
NAMES = ("a.pdf", "b.docx", "c.pdf")
def before(folder):
    for name in NAMES[:2]: (folder / name).write_bytes(b"old")
def work(folder): save_all({folder / name: b"new" for name in NAMES})
"""
FOLDER = """
from briefgen.store.saver import save_folder
def before(folder): pass
def work(folder): save_folder(folder / "ours", {"t.toml": b"new", "sections/a.md": b"new"})
"""
NEW_NAME = """
from briefgen.store.saver import save_new
def before(folder): (folder / "a.brief").write_bytes(b"old")
def work(folder): save_new(folder / "a (format 1).brief", b"new")
"""
OLD = {"a.pdf": b"old", "b.docx": b"old"}
NEW = {"a.pdf": b"new", "b.docx": b"new", "c.pdf": b"new"}


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


def seen(folder: Path) -> dict[str, bytes]:
    """The files but for hidden ones."""
    return {name: data for name, data in content(folder).items() if not name.startswith(".")}


def test_a_save_killed_at_any_step_is_old_or_new_and_swept_by_the_next(
    tmp_path: Path, tally: Tally
) -> None:
    tries = broken_at_each_step(tmp_path / "tries", ONE, KILL)
    lost = [each for each in tries if seen(each.folder)["a.brief"] not in (b"old", b"new")]
    littered = [each.folder for each in tries if len(names(each.folder)) > 1]
    for each in tries:
        save(each.folder / "other.brief", b"other")
    left = [each for each in tries if set(names(each.folder)) != {"a.brief", "other.brief"}]

    kept = len(tries) - len(lost)
    tally("R1 a save, killed at each step", tried=len(tries), kept=kept, lost=len(lost))
    tally("R1 left-overs of kills, after the next save", tried=len(littered), wrong=len(left))
    assert lost == []
    assert littered
    assert left == []


def test_a_set_killed_at_any_step_has_no_half_file(tmp_path: Path, tally: Tally) -> None:
    tries = broken_at_each_step(tmp_path / "tries", SET, KILL)
    half = [each for each in tries if not seen(each.folder).items() <= OLD.items() | NEW.items()]
    for each in tries:
        assert OLD.keys() <= seen(each.folder).keys()
        sweep(each.folder)
    left = [each for each in tries if content(each.folder) != seen(each.folder)]

    tally("R14 a set, killed at each step: no half file", tried=len(tries), lost=len(half))
    tally("R1 left-overs of kills, after a sweep", tried=len(tries), wrong=len(left))
    assert half == []
    assert left == []


@pytest.mark.parametrize("fault", [KILL, errno.ENOSPC, errno.EPERM])
def test_a_file_under_a_new_name_is_there_whole_or_not_at_all(
    tmp_path: Path, tally: Tally, fault: int
) -> None:
    tries = broken_at_each_step(tmp_path / "tries", NEW_NAME, fault)
    found = [seen(each.folder).get("a (format 1).brief", b"new") for each in tries]
    half = [data for data in found if data != b"new"]
    for each in tries:
        sweep(each.folder)
    left = [each for each in tries if content(each.folder) != seen(each.folder)]

    count = len(half) + len(left)
    tally("R1 a file under a new name, broken at each step", tried=len(tries), wrong=count)
    assert half == []
    assert left == []


@pytest.mark.parametrize("missing", [False, True])
def test_a_new_name_is_never_that_of_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: bool
) -> None:
    def no_links(*arguments: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    if missing:  # a disk that has no links
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    save_new(tmp_path / "a", b"one")
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    for name in ("a", "link"):
        with pytest.raises(SaveError, match="there is a file of that name"):
            save_new(tmp_path / name, b"two")
    assert content(tmp_path) == {"a": b"one"}
    (tmp_path / "plain").touch()
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_set_that_fails_at_any_step_is_as_it_was(tmp_path: Path, tally: Tally, code: int) -> None:
    tries = broken_at_each_step(tmp_path / "tries", SET, code)
    failed = [each for each in tries if each.told != "saved"]
    wrong = [each for each in failed if seen(each.folder) != OLD]
    wrong += [each for each in tries if each.told == "saved" and seen(each.folder) != NEW]
    for each in tries:
        sweep(each.folder)
    left = [each for each in tries if content(each.folder) != seen(each.folder)]

    count = len(wrong) + len(left)
    tally("R2 a set, an error at each step", tried=len(tries), kept=len(failed), wrong=count)
    assert failed
    assert all(each.told.endswith("No file was changed.") for each in failed)
    assert wrong == []
    assert left == []


def test_a_disk_that_goes_on_failing_is_told_file_by_file(tmp_path: Path, tally: Tally) -> None:
    tries = broken_at_each_step(tmp_path / "tries", SET, errno.EIO, faults=1_000)
    mixed = [each for each in tries if "Replaced already" in each.told]
    wrong = [each for each in tries if not each.told.endswith(as_it_is(seen(each.folder)))]
    wrong += [each for each in tries if not seen(each.folder).items() <= OLD.items() | NEW.items()]

    tally("R2 a set, errors without end: told as it is", tried=len(tries), wrong=len(wrong))
    assert mixed
    assert wrong == []


def as_it_is(now: dict[str, bytes]) -> str:
    """How the sentence about a set must end that lies in its folder like this."""
    new = [name for name in NEW if now.get(name) == b"new"]
    old = [name for name in NEW if name not in new]
    if not old:
        return "saved"
    mixed = f"Replaced already: {', '.join(new)}. As before: {', '.join(old)}."
    return mixed if new else "No file was changed."


@pytest.mark.parametrize("fault", [KILL, errno.ENOSPC])
def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path, tally: Tally, fault: int) -> None:
    tries = broken_at_each_step(tmp_path / "tries", FOLDER, fault)
    whole = {"ours/t.toml": b"new", "ours/sections/a.md": b"new"}
    half = [each for each in tries if seen(each.folder) not in ({}, whole)]
    for each in tries:
        assert each.told in ("saved", "killed") or str(each.folder / "ours") in each.told
        sweep(each.folder)
    left = [each for each in tries if content(each.folder) != seen(each.folder)]

    count = len(half) + len(left)
    tally("R1 a folder, broken at each step", tried=len(tries), wrong=count)
    assert half == []
    assert left == []


def test_nothing_of_anybody_else_is_swept(tmp_path: Path, tally: Tally) -> None:
    with partial_file(tmp_path) as path:
        ours = path.name
    theirs = (
        "notes.part", ".a.brief.x7k2.part", ".briefgen-notes.part", ours[:-9] + ".part",
        ours + "s", ours.lstrip("."), ".briefgen-00000000-abcdefgh.part", ".goutputstream-X1Y2Z3",
    )  # fmt: skip
    for name in theirs:
        (tmp_path / name).write_bytes(b"theirs")
    (tmp_path / ours).symlink_to(tmp_path / "notes.part")

    save(tmp_path / "a.brief", b"new")

    kept = [name for name in theirs if (tmp_path / name).read_bytes() == b"theirs"]
    gone = len(theirs) - len(kept)
    tally("R1 files of others, swept", tried=len(theirs), kept=len(kept), lost=gone)
    assert kept == list(theirs)
    assert (tmp_path / ours).is_symlink()


def test_another_persons_is_kept(tmp_path: Path) -> None:
    if os.getuid():
        return  # only the administrator can give a file to somebody else
    with partial_file(tmp_path) as path:
        ours = path
    ours.write_bytes(b"theirs")
    os.chown(ours, 65534, 65534)

    sweep(tmp_path)

    assert ours.read_bytes() == b"theirs"


def test_what_a_living_program_writes_is_kept(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from briefgen.store.partial import partial_file, partial_folder\n"
        "with partial_file(Path(sys.argv[1])) as a, partial_folder(Path(sys.argv[1])) as b:\n"
        "    print(a.name, b.name, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as writer:  # fmt: skip
        assert writer.stdout
        held = writer.stdout.readline().split()
        for name in held:
            os.utime(tmp_path / name, (0, 0))  # however the clock was set
        save(tmp_path / "a.brief", b"new")
        assert set(names(tmp_path)) == {*held, "a.brief"}

        writer.kill()
        writer.wait()
        save(tmp_path / "a.brief", b"newer")
        assert names(tmp_path) == ["a.brief"]


def test_a_place_without_locks_is_written_and_never_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def fail(*arguments: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", fail)
    with partial_file(tmp_path) as path, partial_folder(tmp_path):
        save_all({tmp_path / "a": b"new", tmp_path / "b": b"new"})
        assert path.exists()
    assert content(tmp_path) == {"a": b"new", "b": b"new"}


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("好" * 83 + ".brief")
    save(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_set_with_one_impossible_name_says_which(tmp_path: Path) -> None:
    (tmp_path / "b.docx").mkdir()
    with pytest.raises(SaveError, match=r"b\.docx was not saved: there is a folder .* No file was"):
        save_all({tmp_path / "a.pdf": b"new", tmp_path / "b.docx": b"new"})
    assert names(tmp_path) == ["b.docx"]


@pytest.fixture
def second_replacement(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What the second file that is replaced fails with, once something is in the list."""
    failures: list[BaseException] = []
    real, calls = Path.replace, []

    def replace(path: Path, target: Path) -> Path:
        calls.append(target)
        if failures and len(calls) == 2:
            raise failures.pop()
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    return failures


def old_set(folder: Path) -> dict[Path, bytes]:
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return {folder / name: data for name, data in NEW.items()}


def test_a_set_that_is_interrupted_is_put_back(
    tmp_path: Path, second_replacement: list[BaseException]
) -> None:
    files = old_set(tmp_path)
    second_replacement.append(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        save_all(files)
    assert content(tmp_path) == OLD


def test_a_file_that_another_program_holds_is_said(
    tmp_path: Path, second_replacement: list[BaseException]
) -> None:
    files = old_set(tmp_path)
    held = PermissionError(errno.EACCES, "Access is denied")
    held.winerror = 5  # type: ignore[attr-defined]  # as Windows has it
    second_replacement.append(held)
    with pytest.raises(SaveError, match=r"b\.docx was not saved: another program may have it open"):
        save_all(files)
    assert content(tmp_path) == OLD
