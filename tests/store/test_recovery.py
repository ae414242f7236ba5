import errno
from pathlib import Path

import pytest

from briefgen.store.recovery import About, drop_copy, find_copies, keep_copy, set_aside
from tests.store.faults import KILL, broken_at_each_step
from tests.tally import Tally


def test_copies_are_found_the_oldest_first(tmp_path: Path) -> None:
    keep_copy(tmp_path, "b", b"2", About("Second", "2026-11-24T10:00:00"))
    keep_copy(tmp_path, "a", b"1", About("First", "2026-11-24T09:00:00", "/x.brief", "ab"))

    assert [name for name, _ in find_copies(tmp_path)] == ["a", "b"]
    assert find_copies(tmp_path)[0][1].path == "/x.brief"


def test_a_copy_that_says_nothing_is_found_too(tmp_path: Path) -> None:
    keep_copy(tmp_path, "a", b"1", About("First", "2026-11-24T09:00:00"))
    (tmp_path / "a.json").write_bytes(b"\xff{")

    assert find_copies(tmp_path) == (("a", About("", "")),)


def test_a_copy_set_aside_is_not_found(tmp_path: Path) -> None:
    keep_copy(tmp_path, "a", b"1", About("First", ""))

    bad = set_aside(tmp_path, "a")

    assert bad.read_bytes() == b"1"
    assert find_copies(tmp_path) == ()


KEEPING = """
from briefgen.store.recovery import About, keep_copy
def before(folder): keep_copy(folder, "a", b"old", About("Old", "2026-11-24T09:00:00", "/x.brief"))
def work(folder): keep_copy(folder, "a", b"new", About("New", "2026-11-24T09:00:05", "/x.brief"))
"""


@pytest.mark.parametrize("fault", [KILL, errno.ENOSPC])
def test_a_copy_broken_at_any_step_is_the_old_or_the_new(
    tmp_path: Path, tally: Tally, fault: int
) -> None:
    tries = broken_at_each_step(tmp_path / "tries", KEEPING, fault)
    found = [find_copies(each.folder) for each in tries]
    lost = [copies for copies in found if [about.path for _, about in copies] != ["/x.brief"]]
    lost += [
        f
        for t, f in zip(tries, found, strict=True)
        if (t.folder / "a.brief").read_bytes() not in (b"old", b"new")
    ]
    tally(
        "R5 a recovery copy, broken at each step",
        tried=len(tries),
        kept=len(tries) - len(lost),
        lost=len(lost),
    )
    assert lost == []


def test_dropping_twice_is_no_error(tmp_path: Path) -> None:
    keep_copy(tmp_path, "a", b"1", About("First", ""))

    drop_copy(tmp_path, "a")
    drop_copy(tmp_path, "a")

    assert list(tmp_path.iterdir()) == []
