"""A library that was read before is the library that would be read now."""

import os
import shutil
from pathlib import Path

import pytest

from briefgen import paths
from briefgen.errors import PackError
from briefgen.evidence.pack import Pack
from briefgen.sources import packs
from briefgen.sources.packs import read_pack
from tests.conftest import DATA

pytestmark = pytest.mark.usefixtures("own_cache")
SHIPPED = [each for each in paths.PACKS.iterdir() if each.is_dir()]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were read and not taken from the cache."""
    found: list[Path] = []
    once = packs._read

    def note(folder: Path) -> Pack:
        found.append(folder)
        return once(folder)

    monkeypatch.setattr(packs, "_read", note)
    return found


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.PACKS / "sample-topic", tmp_path / "topic"))


def entries() -> list[Path]:
    folder = paths.cache() / "packs"
    return list(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("folder", [*SHIPPED, *(DATA / "packs").iterdir()], ids=lambda it: it.name)
def test_what_is_kept_is_what_was_read(folder: Path, reads: list[Path]) -> None:
    first, again = read_pack(folder), read_pack(folder)
    assert first == again
    assert repr(first) == repr(again)  # 1 is not 1.0
    assert len(reads) == 1


def test_a_copy_elsewhere_is_the_same_library(library: Path, reads: list[Path]) -> None:
    read_pack(paths.PACKS / "sample-topic")
    assert read_pack(library) == read_pack(paths.PACKS / "sample-topic")
    assert len(reads) == 1


def test_another_letter_in_any_file_is_read_anew(library: Path, reads: list[Path]) -> None:
    read_pack(library)
    files = [each for each in library.rglob("*") if each.is_file()]
    for path in files:
        old, times = path.read_text("utf-8"), path.stat()
        path.write_text(f"{old}\n", "utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        read_pack(library)
        path.write_text(old, "utf-8")
    assert len(reads) == 1 + len(files)
    read_pack(library)
    assert len(reads) == 1 + len(files)


def test_figures_follow_their_file_at_once(library: Path) -> None:
    before = read_pack(library)
    table = next((library / "indicators").glob("*.csv"))
    head, first, *rest = table.read_text("utf-8").splitlines()
    *_, amount = first.split(",")
    other = str(float(amount) + 1)
    table.write_text("\n".join([head, f"{first[: -len(amount)]}{other}", *rest]) + "\n", "utf-8")
    after = read_pack(library)
    assert after != before
    found = next(each for each in after.indicators if each.id == table.stem)
    assert float(other) in {each.amount for each in found.figures}


def test_a_damaged_entry_is_read_anew(library: Path, reads: list[Path]) -> None:
    right = read_pack(library)
    (path,) = entries()
    whole = path.read_bytes()
    damaged = [b"", whole[:-1], whole[:70], b"\0" * len(whole), whole * 2]
    damaged += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(0, 4_000, 97)]
    for content in damaged:
        path.write_bytes(content)
        assert read_pack(library) == right
    assert len(reads) == 1 + len(damaged)
    assert path.read_bytes() == whole


def test_what_is_wrong_is_told_each_time_and_not_kept(library: Path) -> None:
    (library / "pack.toml").write_text("id = 1\n", "utf-8")
    for _ in range(2):
        with pytest.raises(PackError):
            read_pack(library)
    assert entries() == []


def test_a_link_out_of_the_folder_is_refused_as_before(library: Path, tmp_path: Path) -> None:
    read_pack(library)
    table = next((library / "indicators").glob("*.csv"))
    table.rename(tmp_path / "elsewhere.csv")
    table.symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(PackError, match="link to elsewhere"):
        read_pack(library)


def test_a_number_that_nothing_else_could_hold_is_read_each_time(
    library: Path, reads: list[Path]
) -> None:
    table = next((library / "indicators").glob("*.csv"))
    head, first, *rest = table.read_text("utf-8").splitlines()
    long = f"{first.rpartition(',')[0]},{'9' * 25}"
    table.write_text("\n".join([head, long, *rest]) + "\n", "utf-8")
    assert read_pack(library) == read_pack(library)
    assert len(reads) in (0, 2) or entries() == []
