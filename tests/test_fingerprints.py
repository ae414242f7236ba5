"""Another program, another fingerprint; and no cache holds code."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import briefgen
from briefgen.fingerprints import fingerprint

PACKAGE = Path(briefgen.__file__).parent
TOLD = "from briefgen.fingerprints import fingerprint; print(fingerprint().hex())"


def told(folder: Path, *libraries: Path) -> str:
    """The fingerprint of the program in a folder, as another process finds it."""
    found = os.pathsep.join(map(str, (folder, *libraries)))
    process = subprocess.run(
        [sys.executable, "-c", TOLD],
        capture_output=True, check=True, text=True, cwd=folder,
        env={**os.environ, "PYTHONPATH": found},
    )  # fmt: skip
    return process.stdout


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program, its code alone."""
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(PACKAGE, tmp_path / "copy" / "briefgen", ignore=ignored)
    return tmp_path / "copy"


@pytest.mark.parametrize("file", ["charts/style.py", "evidence/periods.py", "compose/csl/names.py"])
def test_any_code_counts_and_what_python_makes_of_it_does_not(program: Path, file: str) -> None:
    before = told(program)
    assert told(program) == before
    path = program / "briefgen" / file
    text = path.read_text("utf-8")
    path.write_text(text.swapcase(), "utf-8")  # as long as before
    assert told(program) != before


def test_where_every_file_has_one_time_what_is_in_it_counts(program: Path) -> None:
    """So do some installers: then neither size nor time tells a program of the next month."""

    def timeless() -> str:
        for each in (program / "briefgen").rglob("*"):
            os.utime(each, (1, 1))
        return told(program)

    before = timeless()
    assert timeless() == before
    path = program / "briefgen" / "charts" / "style.py"
    path.write_text(path.read_text("utf-8").replace("SIZE = 8.5", "SIZE = 7.5"), "utf-8")
    assert timeless() != before


def test_code_that_comes_or_goes_counts(program: Path) -> None:
    found = [told(program)]
    (program / "briefgen" / "charts" / "kinds" / "pie.py").write_text("")
    found.append(told(program))
    (program / "briefgen" / "charts" / "kinds" / "pie.py").rename(program / "briefgen" / "pie.py")
    found.append(told(program))
    assert len(set(found)) == 3


def test_a_library_that_is_put_in_counts(program: Path, tmp_path: Path) -> None:
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    os.utime(libraries, (1, 1))
    before = told(program, libraries)
    (libraries / "drawing-2.0.dist-info").mkdir()
    assert told(program, libraries) != before


def test_a_file_counts_by_name_size_and_time(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.ttf", "b.ttf")]
    for path in files:
        path.write_bytes(b"letters")
        os.utime(path, (1, 1))
    found = [fingerprint(files), fingerprint(files[:1]), fingerprint()]
    assert fingerprint(reversed(files)) == found[0]
    os.utime(files[1], (2, 2))
    found.append(fingerprint(files))
    found.append(fingerprint([files[0], files[1].rename(tmp_path / "c.ttf")]))
    files[0].write_bytes(b"letter")
    os.utime(files[0], (1, 1))
    found.append(fingerprint(files[:1]))
    assert len(set(found)) == len(found)


def test_no_cache_can_read_code() -> None:
    files = (
        "disk_cache.py",
        "charts/cache.py",
        "gui/start/thumbnails.py",
        "typography/measures.py",
        "sources/kept_packs.py",
        "export/sharing.py",
        "compose/citations.py",
        "export/word/faces.py",
    )
    for name in files:
        tree = ast.parse((PACKAGE / name).read_text("utf-8"))
        words = {getattr(each, "id", getattr(each, "attr", "")) for each in ast.walk(tree)}
        words |= {
            alias.name
            for each in ast.walk(tree)
            if isinstance(each, ast.Import | ast.ImportFrom)
            for alias in each.names
        }
        unwanted = {"pickle", "marshal", "shelve", "eval", "exec", "dill", "joblib", "importlib"}
        assert words.isdisjoint(unwanted), name
