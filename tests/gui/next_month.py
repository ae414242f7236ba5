"""The topic library as it is a month later."""

import shutil
from pathlib import Path

import pytest

from briefgen import paths
from tests.builders import DATA


def grow_patents(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The topic library of the next month."""
    shutil.copytree(DATA / "packs", folder / "packs")
    table = folder / "packs" / "small" / "indicators" / "patents.csv"
    table.write_text(table.read_text().replace("38210", "40000"))
    head = folder / "packs" / "small" / "pack.toml"
    head.write_text(head.read_text().replace("2026-01-31", "2026-02-28"))
    monkeypatch.setattr(paths, "PACKS", folder / "packs")
