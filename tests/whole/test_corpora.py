"""Files that people have published, through the program's readers: a soak reads whole folders.

``BRIEFGEN_CORPORA`` names a folder; what lies below one called ``benign`` should be read.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from briefgen import paths
from briefgen.store.container import pack_brief
from briefgen.zips import write_zip
from tests.builders import DATA, small_brief
from tests.corpora import DOORS, Reading
from tests.sources.test_brands import picture
from tests.tally import MEMORY, SECONDS, SOAK, Tally

ROOT = Path(__file__).parents[2]
NAMED = os.environ.get("BRIEFGEN_CORPORA", "")


def read(folder: Path) -> list[Reading]:
    command = [sys.executable, "-m", "tests.corpora", str(folder)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [msgspec.json.decode(line, type=Reading) for line in done.stdout.splitlines()]


def judge(tally: Tally, found: list[Reading]) -> list[Reading]:
    """Tally readings by kind; those that are bugs or took too much."""
    for kind in sorted({each.kind for each in found}):
        same = [each for each in found if each.kind == kind]
        refused = [each for each in same if each.is_benign and each.is_refused]
        tally(
            f"S5–S8 corpora: {kind}",
            tried=len(same),
            kept=sum(not each.is_refused for each in same),
            over=sum(map(is_over, same)),
            tracebacks=sum(each.is_bug for each in same),
            refused_wrongly=len(refused),
            worst_seconds=max(each.seconds for each in same),
            remarks=[f"refused: {each.path}: {each.said[:200]}" for each in refused],
        )
    return [each for each in found if each.is_bug or is_over(each)]


def is_over(reading: Reading) -> bool:
    return reading.seconds > SECONDS or reading.memory > MEMORY


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A little of each kind, good and bad."""
    good, bad = tmp_path / "benign", tmp_path / "odd"
    good.mkdir()
    shutil.copy(paths.WORD_BASE, good / "office.docx")
    shutil.copy(paths.FONTS / "SourceSans3-Regular.ttf", good / "face.ttf")
    shutil.copy(DATA / "packs" / "small" / "indicators" / "patents.csv", good / "figures.csv")
    (good / "logo.png").write_bytes(picture())
    (good / "a.brief").write_bytes(pack_brief(small_brief()))
    (good / "a.bib").write_text("@book{a, title = {A}, author = {B, C}, year = 2020}")
    bad.mkdir()
    for suffix in DOORS:
        (bad / f"noise{suffix}").write_bytes(bytes(range(256)) * 9)
        (bad / f"empty{suffix}").touch()
    (bad / "other.zip").write_bytes(write_zip({"a.txt": b"a"}))
    (bad / "unknown.xyz").write_bytes(b"not read")
    (bad / "nowhere.docx").symlink_to("nothing")
    return tmp_path


def test_every_kind_of_file_is_read_or_refused(corpora: Path, tally: Tally) -> None:
    found = read(corpora)
    assert judge(tally, found) == []
    assert len(found) == 6 + 2 * len(DOORS) + 1
    assert [each.path for each in found if each.is_benign and each.is_refused] == []
    assert all(each.is_refused for each in found if not each.is_benign and each.kind != "figures")


def test_no_file_of_a_corpus_ends_a_reader(tally: Tally) -> None:
    if NAMED and SOAK:
        assert judge(tally, read(Path(NAMED))) == []
