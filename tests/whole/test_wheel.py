"""A wheel works from any folder: templates, libraries, fonts, icons, dictionaries travel in it."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_makes_the_same_sample_from_another_folder(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    source = tmp_path / "source"
    made = shutil.ignore_patterns(".*", "build", "out", "node_modules", "*.egg-info")
    shutil.copytree(ROOT, source, ignore=made)
    subprocess.run([*pip, "-w", str(tmp_path / "wheel"), str(source)], check=True)
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
    zipfile.ZipFile(wheel).extractall(installed)
    assert (installed / "briefgen" / "py.typed").exists()
    elsewhere.mkdir()
    program = "from briefgen import paths; import briefgen.cli; print(paths.FONTS); "
    program += "raise SystemExit(briefgen.cli.main(['demo', '--out', 'out']))"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=elsewhere, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert str(installed) in result.stdout.splitlines()[0]
    assert (elsewhere / "out" / "sample.pdf").read_bytes().startswith(b"%PDF")
    assert (elsewhere / "out" / "sample.docx").stat().st_size > 10_000
    suggest = "from briefgen.spelling.suggestions import suggestions as s; print(s('teh', 'en-GB'))"
    result = subprocess.run(
        [sys.executable, "-c", suggest],
        cwd=elsewhere, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "'the'" in result.stdout
    assert len(list(installed.rglob("dictionaries/*/LICENSE.txt"))) == 2
