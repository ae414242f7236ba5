"""``briefgen profile`` keeps the office, ``briefgen new`` fills it in; ``demo`` knows nobody."""

from pathlib import Path

import pytest

from briefgen import paths, pipeline
from briefgen.brief.brief import Brief
from briefgen.cli import main
from briefgen.document.release import MarkingKind
from tests.builders import SMALL

ANN = ["--office", "Our office", "--name", "Ann Lee", "--phone", "202-555-0100"]


@pytest.fixture
def ann(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", *ANN]) == 0
    capsys.readouterr()


def made(folder: Path, *options: str, template: str = "one-pager") -> Brief:
    path = folder / "made.brief"
    base = ["new", "--template", template, "--pack", str(SMALL), "--date", "2026-01-31"]
    assert main([*base, *options, "-o", str(path)]) == 0
    return pipeline.open_file(path).brief


def test_what_is_told_is_kept_and_printed(ann: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", "--marking", "cui", "--phone", "", "--head", "Rep. Roe"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "office     Our office",
        "name       Ann Lee",
        "head       Rep. Roe",
        "marking    cui",
    ]
    assert main(["profile", "--marking", "none"]) == 0
    assert "marking" not in capsys.readouterr().out


def test_asking_alone_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile"]) == 0
    assert capsys.readouterr().out == ""
    assert not paths.profile().exists()


def test_a_new_brief_is_of_this_office(ann: None, tmp_path: Path) -> None:
    form = made(tmp_path).form
    assert (form.office, form.contact) == ("Our office", "Ann Lee, 202-555-0100")
    assert (form.to, form.sender) == ("", "")
    assert made(tmp_path, template="bluf-memo").form.sender == "Ann Lee"


def test_what_is_asked_for_wins(ann: None, tmp_path: Path) -> None:
    asked = ("--office", "Theirs ", "--contact", "Bo", "--to", "The Chair", "--from", "Cy")
    form = made(tmp_path, *asked, template="bluf-memo").form
    assert (form.office, form.contact, form.to, form.sender) == ("Theirs", "Bo", "The Chair", "Cy")


def test_without_the_profile(ann: None, tmp_path: Path) -> None:
    assert made(tmp_path, "--no-profile").form.office == ""


def test_the_same_file_every_time_is_nobody_s(
    ann: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769817600")
    assert made(tmp_path).form.office == ""
    assert made(tmp_path, "--profile").form.office == "Our office"


def test_the_demo_is_nobody_s(ann: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.cli.verbs._rendered", lambda *_: ({}, None))
    assert main(["demo", "--out", str(tmp_path)]) == 0
    form = pipeline.open_file(tmp_path / "sample.brief").brief.form
    assert (form.office, form.contact) == ("", "")


def test_the_usual_look_and_marking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    look = tmp_path / "ours.toml"
    look.write_text('title = "Ours"\naccent = "#333333"\noffice = "The look’s office"\n', "utf-8")
    assert main(["profile", "--look", str(look), "--marking", "draft"]) == 0
    brief = made(tmp_path)
    assert (brief.brand.title, brief.marking.kind) == ("Ours", MarkingKind.DRAFT)
    for named in ("plain", "agency"):
        assert made(tmp_path, "--brand", named).brand.id == named
    look.unlink()
    capsys.readouterr()
    assert made(tmp_path).brand.id == "agency"
    assert "The look of the office is not used." in capsys.readouterr().err


@pytest.mark.parametrize("look", ["nowhere.toml", "~no-such-user/nowhere.toml"])
def test_a_look_that_cannot_be_used_is_not_kept(
    capsys: pytest.CaptureFixture[str], look: str
) -> None:
    assert main(["profile", "--look", look]) == 1
    assert f"There is no brand “{look}”" in capsys.readouterr().err
    assert not paths.profile().exists()


def test_a_text_without_end_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", "--office", "x" * 201]) == 2
    assert capsys.readouterr().err == "briefgen: “office” may have at most 200 characters.\n"


def test_a_damaged_profile_is_said_and_the_brief_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.profile().parent.mkdir(parents=True)
    paths.profile().write_text("office = [", encoding="utf-8")
    assert made(tmp_path).form.office == ""
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("briefgen: note: profile.toml")
    assert said.endswith("The office profile is not used.\n")
