"""What is kept on disk comes back as it was put, or not at all."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from briefgen.disk_cache import DiskCache

DATA = b"twelve bars and a line"


def entry(cache: DiskCache, key: str = "a") -> Path:
    cache.put(key, DATA)
    return cache.folder / f"{key}.entry"


def names(cache: DiskCache) -> set[str]:
    return {each.name for each in cache.folder.iterdir()}


def aged(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_what_was_put_is_there_for_this_key_alone(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "kept" / "here")
    assert cache.get("a") is None
    cache.put("a", DATA)
    cache.put("empty", b"")
    assert cache.get("a") == DATA
    assert cache.get("empty") == b""
    assert cache.get("b") is None
    assert names(cache) == {"a.entry", "empty.entry"}


def test_no_flipped_bit_goes_through(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    path = entry(cache)
    whole = path.read_bytes()
    for at in range(8 * len(whole)):
        flipped = bytearray(whole)
        flipped[at // 8] ^= 1 << at % 8
        path.write_bytes(flipped)
        assert cache.get("a") is None, at
    path.write_bytes(whole)
    assert cache.get("a") == DATA


def test_nothing_cut_lengthened_or_strange_goes_through(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    path = entry(cache)
    whole, other = path.read_bytes(), entry(cache, "b").read_bytes()
    cut = [whole[:at] for at in range(len(whole))]
    for content in (*cut, whole + b"\0", b"\0" * len(whole), os.urandom(4_000), other):
        path.write_bytes(content)
        assert cache.get("a") is None, content
    path.unlink()
    path.mkdir()
    assert cache.get("a") is None
    cache.put("a", DATA)  # cannot be kept, and does no harm
    path.rmdir()
    os.mkfifo(path)  # would wait for ever for somebody to write
    assert cache.get("a") is None


def test_an_entry_beyond_all_bounds_is_not_read(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, size=1_000)
    with entry(cache).open("r+b") as stream:
        stream.truncate(10**12)
    assert cache.get("a") is None


def test_those_unused_for_longest_go_first(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, entries=3)
    for age, key in ((300, "a"), (200, "b"), (100, "c")):
        aged(entry(cache, key), age)
    assert cache.get("a") == DATA  # used now
    cache.put("d", DATA)
    assert names(cache) == {"a.entry", "c.entry", "d.entry"}


def test_a_clock_that_went_back_stops_no_cache(tmp_path: Path) -> None:
    """What seems to come from the future goes first, not what is put today."""
    cache = DiskCache(tmp_path, entries=5)
    for number in range(5):
        cache.put(f"old{number}", b"x")
        os.utime(next(tmp_path.glob(f"old{number}*")), (2**32, 2**32))

    for number in range(5):
        cache.put(f"new{number}", b"y")

    assert [cache.get(f"new{number}") for number in range(5)] == [b"y"] * 5


def test_many_bytes_are_too_many(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, size=250)
    for age, key in ((300, "a"), (200, "b"), (100, "c"), (50, "d")):
        aged(entry(cache, key), age)
    kept = sum(each.stat().st_size for each in tmp_path.iterdir())
    assert 0 < kept <= 250
    assert cache.get("d") == DATA
    assert cache.get("a") is None


def test_what_killed_writers_left_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    old, new, former = (tmp_path / name for name in ("x.part", "y.part", "0123.msgpack"))
    for path, age in ((old, 9_999), (new, 9), (former, 9_999)):
        path.write_bytes(b"half")
        aged(path, age)
    cache.put("a", DATA)
    assert names(cache) == {"a.entry", "y.part"}


def test_a_killed_writer_leaves_no_half_entry(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from briefgen.disk_cache import DiskCache\n"
        "cache = DiskCache(Path(sys.argv[1]))\n"
        "print(flush=True)\n"
        "while True: cache.put('a', b'x' * 3_000_000)\n"
    )
    cache = DiskCache(tmp_path)
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE
        ) as writer:
            assert writer.stdout
            writer.stdout.readline()
            for _ in range(20):
                assert cache.get("a") in (None, b"x" * 3_000_000)
            writer.kill()
    assert cache.get("a") in (None, b"x" * 3_000_000)


def test_many_writers_and_readers_at_once(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, entries=4)
    wrong: list[str] = []

    def work() -> None:
        for number in range(120):
            key = str(number % 8)
            cache.put(key, key.encode() * 500)
            found = cache.get(key)
            if found not in (None, key.encode() * 500):
                wrong.append(key)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not wrong
    assert len(names(cache)) <= 8


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for folder in (tmp_path / "file" / "x", tmp_path / "file", Path("/proc/none/x")):
        cache = DiskCache(folder)
        cache.put("a", DATA)
        assert cache.get("a") is None


def test_a_folder_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "kept")
    entry(cache).chmod(0o444)
    program = (
        "import os, sys; from pathlib import Path; from briefgen.disk_cache import DiskCache\n"
        "cache = DiskCache(Path(sys.argv[1]))\n"
        "if os.geteuid() == 0:\n"  # who may write everywhere
        "    os.chdir(sys.argv[1]); os.seteuid(65534); cache = DiskCache(Path())\n"
        "cache.put('b', b'x')\n"
        "assert cache.get('b') is None\n"
        "print(cache.get('a').decode())\n"
    )
    cache.folder.chmod(0o555)
    try:
        told = subprocess.run(
            [sys.executable, "-c", program, str(cache.folder)], capture_output=True, check=True
        )
    finally:
        cache.folder.chmod(0o755)
    assert told.stdout.strip() == DATA
    assert names(cache) == {"a.entry"}
