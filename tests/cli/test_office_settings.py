"""What an office has set holds for the command line, too: profile, language, folder, dictionary."""

import shutil
from pathlib import Path

import pytest

from briefgen import paths, pipeline
from briefgen.brief.brief import Brief
from briefgen.cli import main
from briefgen.sources.profile import read_profile
from briefgen.typography.look import Paper
from tests.builders import SMALL

SHARED = ("templates", "packs", "brands")


def office(text: str) -> Path:
    path = paths.office_settings()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def made(folder: Path, *options: str, template: str = "one-pager") -> Brief:
    path = folder / "made.brief"
    base = ["new", "--template", template, "--pack", str(SMALL), "--date", "2026-01-31"]
    assert main([*base, *options, "-o", str(path)]) == 0
    return pipeline.open_file(path).brief


def test_a_new_brief_has_what_the_office_says(tmp_path: Path) -> None:
    office('phone = "1"\n[locked]\noffice = "Ours"\n')
    assert main(["profile", "--name", "Ann"]) == 0

    form = made(tmp_path).form

    assert (form.office, form.contact) == ("Ours", "Ann, 1")


@pytest.mark.parametrize("options", [["--office", "Mine"], ["--phone", "3", "--office", ""]])
def test_what_is_locked_is_refused_and_nothing_is_kept(
    capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    path = office('[locked]\noffice = "Ours"\n')

    assert main(["profile", *options]) == 1

    said = capsys.readouterr().err
    assert said == (
        f"briefgen: “Office” is set by your office and cannot be changed here ({path}).\n"
    )
    assert not paths.profile().exists()


@pytest.mark.parametrize("row", ["language", "dictionary", "marking", "folder", "look", "state"])
def test_no_option_of_the_profile_changes_what_is_locked(tmp_path: Path, row: str) -> None:
    told = {"language": "en-GB", "dictionary": "none", "marking": "draft"}
    office(f'[locked]\n{row} = "{told.get(row, str(tmp_path))}"\n')
    other = {"language": "en-US", "dictionary": "brief", "marking": "none", "look": "plain"}

    assert main(["profile", f"--{row}", other.get(row, str(paths.user_data()))]) == 1


def test_settings_that_cannot_be_used_are_said_once_and_the_brief_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = office('office = "Ours"\nlanguage = "fr"\n')
    assert made(tmp_path).form.office == ""
    said = capsys.readouterr().err
    assert said.startswith(f"briefgen: note: {path}, line 2: “language” must be one of")
    assert said.count("\n") == 1


def test_the_language_of_new_briefs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made(tmp_path).language == "en-US"
    assert main(["profile", "--language", "en-GB"]) == 0
    brief = made(tmp_path)
    assert (brief.language, brief.template.paper) == ("en-GB", Paper.A4)
    assert made(tmp_path, "--language", "en-US").language == "en-US"
    assert made(tmp_path, "--no-profile").language == "en-US"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769817600")
    assert made(tmp_path).language == "en-US"


def test_the_dictionary_by_which_words_are_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(tmp_path, "--title", "The colour of quuxtons")
    found = {}
    for name in ("brief", "en-GB", "none"):
        assert main(["profile", "--dictionary", name]) == 0
        capsys.readouterr()
        main(["check", str(tmp_path / "made.brief")])
        said = capsys.readouterr().out
        found[name] = [word for word in ("colour", "quuxtons") if f"“{word}”" in said]

    assert found == {"brief": ["colour", "quuxtons"], "en-GB": ["quuxtons"], "none": []}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder as an office shares it, with one of each that nobody can use."""
    folder = tmp_path / "shared"
    shutil.copytree(paths.TEMPLATES / "highlights", folder / "templates" / "ours")
    named = folder / "templates" / "ours" / "template.toml"
    named.write_text(named.read_text("utf-8").replace('id = "highlights"\n', "", 1), "utf-8")
    shutil.copytree(SMALL, folder / "packs" / "our-topic")
    (folder / "brands").mkdir()
    look = 'title = "Our look"\naccent = "#333333"\n'
    (folder / "brands" / "our-look.toml").write_text(look, encoding="utf-8")
    for place, member in (("templates", "template.toml"), ("packs", "pack.toml")):
        (folder / place / "broken").mkdir()
        (folder / place / "broken" / member).write_text("title = ", encoding="utf-8")
    (folder / "brands" / "broken.toml").write_text("title = ", encoding="utf-8")
    return folder


def test_what_the_office_shares_is_listed_and_used(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["profile", "--folder", str(shared)]) == 0
    assert read_profile(paths.profile()).folder == str(shared)
    for what, name in (("templates", "ours "), ("packs", "small ")):
        capsys.readouterr()
        assert main(["list", what]) == 0
        told = capsys.readouterr()
        assert [line for line in told.out.splitlines() if line.startswith(name)], told.out
        assert "broken/" in told.err

    path = tmp_path / "made.brief"
    options = ["--template", "ours", "--pack", "our-topic", "--brand", "our-look"]
    assert main(["new", *options, "-o", str(path)]) == 0

    assert pipeline.open_file(path).brief.brand.title == "Our look"


def test_a_folder_that_is_gone_is_said_and_the_rest_is_listed(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["profile", "--folder", str(shared)]) == 0
    shutil.rmtree(shared)
    capsys.readouterr()

    assert main(["list", "packs"]) == 0

    told = capsys.readouterr()
    assert "us-china-ai" in told.out
    assert f"{shared}: The folder of your office cannot be reached" in told.err


def test_a_folder_that_is_none_is_not_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["profile", "--folder", str(tmp_path / "no")]) == 1
    assert capsys.readouterr().err == f"briefgen: There is no folder {tmp_path / 'no'}.\n"
    assert not paths.profile().exists()
