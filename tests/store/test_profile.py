"""What is kept of an office is read again as it was told."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen import paths
from briefgen.brief.profile import TEXTS, Profile, cleaned
from briefgen.document.release import MarkingKind
from briefgen.errors import SaveError
from briefgen.preferences import LONGEST
from briefgen.sources.profile import read_profile
from briefgen.store.profile import save_profile

LINES = st.text(max_size=LONGEST)


@given(st.fixed_dictionaries(dict.fromkeys(TEXTS, LINES)), st.sampled_from(MarkingKind))
def test_any_profile_is_read_as_it_was_kept(texts: dict[str, str], marking: MarkingKind) -> None:
    profile = replace(Profile(), **texts, marking=marking, look="/a  b/ours.toml")
    save_profile(profile, paths.profile())
    assert read_profile(paths.profile()) == cleaned(profile)


def test_an_empty_field_has_no_line_and_a_later_version_loses_nothing() -> None:
    paths.profile().parent.mkdir(parents=True)
    paths.profile().write_text('office = "Ours"\nfax = "123"\n', encoding="utf-8")
    profile = read_profile(paths.profile())

    save_profile(profile, paths.profile())

    assert paths.profile().read_text(encoding="utf-8") == 'fax = "123"\noffice = "Ours"\n'


def test_a_full_disk_leaves_the_old_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    save_profile(Profile(office="Old"), paths.profile())

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match="the disk is full"):
        save_profile(Profile(office="New"), paths.profile())
    assert read_profile(paths.profile()).office == "Old"


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SaveError, match="cannot be created"):
        save_profile(Profile(), tmp_path / "file" / "profile.toml")
