"""A folder that somebody else made is read within itself: what leads out of it is refused."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen import paths
from briefgen.brief.edits import as_template, edit_section
from briefgen.document.tree import Paragraph, Text
from briefgen.errors import BriefgenError
from briefgen.sources import BRAND, PACK, TEMPLATE, FileKind
from briefgen.store.templates import save_template
from tests.builders import small_brief
from tests.sources.test_brands import picture
from tests.tally import Tally

OFFICE = """
office = "Office of Policy"
logo = "logo.png"
letterhead = "office.docx"
[fonts.text]
family = "Ours"
regular = "regular.ttf"
strong = "strong.ttf"
"""


def pack(folder: Path) -> Path:
    shutil.copytree(paths.PACKS / "sample-topic", folder)
    (folder / "quotations.toml").write_text("quotations = []", encoding="utf-8")
    return folder


def template(folder: Path) -> Path:
    mine = (Paragraph("bottom_line/p1", (Text("Ours."),)),)
    brief = edit_section(small_brief(), "bottom_line", (), mine)
    save_template(as_template(brief, "ours", "Ours"), folder)
    return folder


def brand(folder: Path) -> Path:
    folder.mkdir()
    (folder / "office.toml").write_text(OFFICE, encoding="utf-8")
    (folder / "logo.png").write_bytes(picture())
    shutil.copy(paths.WORD_BASE, folder / "office.docx")
    shutil.copy(paths.FONTS / "SourceSans3-Regular.ttf", folder / "regular.ttf")
    shutil.copy(paths.FONTS / "SourceSans3-SemiBold.ttf", folder / "strong.ttf")
    return folder / "office.toml"


Make = Callable[[Path], Path]
FOLDERS: dict[str, tuple[Make, FileKind[Any], tuple[str, ...]]] = {
    "pack": (pack, PACK, (
        "pack.toml", "sources.json", "recommendations.toml", "quotations.toml", "passages.toml",
        "indicators/rd_share_gdp.toml", "indicators/rd_share_gdp.csv", "indicators",
    )),
    "template": (template, TEMPLATE, (
        "template.toml", "edits.json", "sections/bottom_line.md", "sections",
    )),
    "brand": (brand, BRAND, ("logo.png", "office.docx", "regular.ttf", "strong.ttf")),
}  # fmt: skip


def absolute(file: Path, moved: Path) -> None:
    file.symlink_to(moved)


def relative(file: Path, moved: Path) -> None:
    file.symlink_to(os.path.relpath(moved, file.parent))


def by_two(file: Path, moved: Path) -> None:
    (file.parent / "between").symlink_to(moved)
    file.symlink_to("between")


def by_a_folder(file: Path, moved: Path) -> None:
    (file.parent / "between").symlink_to(moved.parent)
    file.symlink_to(Path("between") / moved.name)


def to_nothing(file: Path, moved: Path) -> None:
    file.symlink_to(moved.with_name("nothing"))


def to_itself(file: Path, moved: Path) -> None:
    file.symlink_to(file.name)


LINKS = (absolute, relative, by_two, by_a_folder, to_nothing, to_itself)


def refusal(reader: FileKind[Any], place: Path) -> str:
    """The sentence that refuses it; ``""`` where it is read."""
    try:
        reader.read(place)
    except BriefgenError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("kind", FOLDERS)
def test_what_leads_out_of_the_folder_is_refused(tmp_path: Path, tally: Tally, kind: str) -> None:
    make, reader, members = FOLDERS[kind]
    cases = [(member, link) for member in members for link in LINKS]
    told = []
    for number, (member, link) in enumerate(cases):
        folder, outside = tmp_path / str(number), tmp_path / f"outside-{number}"
        outside.mkdir()
        named = make(folder)
        (folder / member).rename(outside / "moved")
        link(folder / member, outside / "moved")
        told.append(refusal(reader, named))

    accepted = [case for case, sentence in zip(cases, told, strict=True) if not sentence]
    tally("S1 links out of a folder", tried=len(cases), wrong=len(accepted))
    assert accepted == []
    for (_, link), sentence in zip(cases, told, strict=True):
        assert "link to elsewhere" in sentence or link in (to_itself, to_nothing), sentence


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_pipe_in_the_place_of_a_file_is_refused_unopened(
    tmp_path: Path, tally: Tally, kind: str
) -> None:
    make, reader, members = FOLDERS[kind]
    accepted, tried = [], 0
    for number, member in enumerate(members):
        named = make(tmp_path / str(number))
        path = tmp_path / str(number) / member
        if path.is_file():
            path.unlink()
            os.mkfifo(path)
            tried += 1
            accepted += [] if refusal(reader, named) else [member]
    tally("S1 pipes in the place of files", tried=tried, wrong=len(accepted))
    assert accepted == []


@pytest.mark.parametrize("kind", FOLDERS)
def test_links_that_stay_inside_and_a_folder_behind_a_link_are_read(
    tmp_path: Path, tally: Tally, kind: str
) -> None:
    make, reader, members = FOLDERS[kind]
    named = make(tmp_path / "real")
    folder = named if named.is_dir() else named.parent
    assert not refusal(reader, named)
    below = tmp_path / "below"
    below.symlink_to(tmp_path)
    for number, member in enumerate(members):
        kept = folder / f"kept-{number}"
        (folder / member).rename(kept)
        (folder / member).symlink_to(os.path.relpath(kept, (folder / member).parent))
    link = tmp_path / "link"
    link.symlink_to(folder)
    ways = (folder, link, below / "real", below / "below" / "link", folder / ".." / "real")

    places = [way if named.is_dir() else way / named.name for way in ways]
    refused = [sentence for place in places if (sentence := refusal(reader, place))]
    tally("S1 links within a folder", tried=len(ways), refused_wrongly=len(refused))
    assert refused == []


@pytest.mark.parametrize("name", ["../logo.png", "..", ".", "/etc/hostname", "a/../logo.png"])
@pytest.mark.parametrize("field", ["logo", "letterhead", "regular"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str, field: str) -> None:
    named = brand(tmp_path / "office")
    text = named.read_text(encoding="utf-8")
    lines = [f'{field} = "{name}"' if e.startswith(field) else e for e in text.splitlines()]
    named.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(picture())

    with pytest.raises(BriefgenError):
        BRAND.read(named)
