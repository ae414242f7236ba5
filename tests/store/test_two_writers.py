"""Two programs that write one file: what one saved is never lost behind its back."""

import errno
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.errors import SaveError
from briefgen.store.partial import held
from briefgen.store.saver import save, save_over
from tests.tally import Tally, share

# Adds one to the number in a file, again and again, as somebody edits and saves.
_WRITER = """
import hashlib, json, sys
from pathlib import Path
from briefgen.errors import SaveError
from briefgen.store.saver import save_over
path, wanted, refused = Path(sys.argv[1]), int(sys.argv[2]), 0
for _ in range(wanted):
    while True:
        data = path.read_bytes()
        try:
            save_over(path, b"%d" % (int(data) + 1), hashlib.sha256(data).hexdigest())
            break
        except SaveError as error:
            assert "was changed by somebody else" in str(error), error
            refused += 1
print(json.dumps(refused))
"""


def test_two_programs_at_once_lose_nothing(tmp_path: Path, tally: Tally) -> None:
    path, each = tmp_path / "a.brief", share(20, 500)
    path.write_bytes(b"0")
    command = [sys.executable, "-c", _WRITER, str(path), str(each)]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    refused = [json.loads(writer.communicate()[0]) for writer in writers]

    saved, kept = 2 * each, int(path.read_bytes())
    tally("R7 saves of two programs at once", tried=saved, kept=kept, lost=saved - kept)
    assert kept == saved
    assert any(refused) or saved < 100  # they did meet
    assert [each.name for each in tmp_path.iterdir()] == ["a.brief"]


def test_what_somebody_changed_at_the_last_moment_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the new file is written beside the old one."""
    path = tmp_path / "a.brief"
    path.write_bytes(b"old")
    real = Path.chmod

    def late(file: Path, mode: int) -> None:
        real(file, mode)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(Path, "chmod", late)
    with pytest.raises(SaveError, match="was changed by somebody else"):
        save_over(path, b"mine", hashlib.sha256(b"old").hexdigest())
    assert path.read_bytes() == b"theirs"
    assert [each.name for each in tmp_path.iterdir()] == ["a.brief"]


def test_a_file_that_is_gone_is_written_anew(tmp_path: Path) -> None:
    save_over(tmp_path / "a.brief", b"mine", hashlib.sha256(b"old").hexdigest())
    assert (tmp_path / "a.brief").read_bytes() == b"mine"


def test_a_link_keeps_pointing_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "a.brief").symlink_to(tmp_path / "real")
    save_over(tmp_path / "a.brief", b"mine", hashlib.sha256(b"old").hexdigest())
    assert (tmp_path / "a.brief").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"mine"


def test_a_folder_that_is_held_for_long_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    path = tmp_path / "a.brief"
    path.write_bytes(b"old")
    with held(tmp_path), pytest.raises(SaveError, match="another program is saving there; try"):
        save(path, b"mine")
    assert path.read_bytes() == b"old"


def test_without_locks_files_are_saved_and_changes_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def fail(*arguments: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", fail)
    path = tmp_path / "a.brief"
    save(path, b"old")
    save_over(path, b"mine", hashlib.sha256(b"old").hexdigest())
    with pytest.raises(SaveError, match="was changed by somebody else"):
        save_over(path, b"theirs", hashlib.sha256(b"old").hexdigest())
    assert path.read_bytes() == b"mine"
