"""What the worker says of recent briefs."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import paths
from briefgen.store.container import pack_brief
from briefgen.worker.glance import glance_at
from briefgen.worker.jobs import Glance, Whereabouts
from tests.builders import DATA, small_brief


@pytest.fixture(autouse=True)
def packs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PACKS", DATA / "packs")


def test_what_is_no_brief_is_only_said_to_be_there(tmp_path: Path) -> None:
    (tmp_path / "a.brief").write_bytes(b"no brief")
    os.mkfifo(tmp_path / "b.brief")
    (tmp_path / "c.brief").mkdir()

    files = tuple(str(tmp_path / f"{name}.brief") for name in "abcd")
    found = glance_at(files)

    assert found[0].where is Whereabouts.THERE
    assert found[0].kind == ""
    assert found[1:] == (Glance(Whereabouts.GONE),) * 3


def test_reading_ends_in_time_and_the_rest_is_there(tmp_path: Path) -> None:
    file = tmp_path / "a.brief"
    file.write_bytes(pack_brief(small_brief()))

    (quick,) = glance_at((str(file),), reading=0)
    (whole,) = glance_at((str(file),))

    assert (quick.where, quick.kind) == (Whereabouts.THERE, "")
    assert whole.kind == small_brief().template.title
    assert whole.news == 0


def test_a_strangers_file_names_no_folder_as_its_library(tmp_path: Path) -> None:
    brief = small_brief()
    old = brief.pack.indicators[0]
    figures = tuple(replace(each, amount=each.amount + 1) for each in old.figures)
    other = (replace(old, figures=figures), *brief.pack.indicators[1:])
    folder = str(DATA / "packs" / "small")

    for name, news in ((brief.pack.id, 1), ("none", 0), (folder, 0)):
        pack = replace(brief.pack, id=name, date="2020-01-01", indicators=other)
        file = tmp_path / "a.brief"
        file.write_bytes(pack_brief(replace(brief, pack=pack)))
        assert glance_at((str(file),))[0].news == news
