"""The whole job through a real window: see ``whole_job.py``."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.pdf_reading import pdf_text

SCRIPT = Path(__file__).with_name("whole_job.py")
ROOT = Path(__file__).parents[2]


@pytest.mark.validate
def test_from_a_card_to_both_files_by_keys_and_mouse(screen: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path / "home"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    folder = tmp_path / "work"
    folder.mkdir()
    (tmp_path / "home").mkdir()
    result = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder)],
        env=environment, capture_output=True, text=True, timeout=300, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert result.stdout.strip().endswith("done"), result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    printed = pdf_text(folder / "ours.pdf")
    assert "My own closing words." in printed
    assert "Our office, Ann Lee, 202-555-0100" in printed
    word = zipfile.ZipFile(folder / "ours.docx").read("word/document.xml").decode()
    assert "My own closing words." in word
