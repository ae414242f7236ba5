from pathlib import Path

from briefgen.store.recovery import About, drop_copy, find_copies, keep_copy, set_aside


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


def test_dropping_twice_is_no_error(tmp_path: Path) -> None:
    keep_copy(tmp_path, "a", b"1", About("First", ""))

    drop_copy(tmp_path, "a")
    drop_copy(tmp_path, "a")

    assert list(tmp_path.iterdir()) == []
