"""Reads Word files back with LibreOffice."""

import os
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lxml import etree

from briefgen.document.reading import alternative
from briefgen.document.tree import Chart, Document, Picture, walk
from tests.pdf_reading import pdf_pages

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FONTS = Path(__file__).parents[2] / "build/validators/node_modules/@expo-google-fonts/gelasio"
_FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir>
<alias binding="same"><family>Georgia</family><prefer><family>Gelasio</family></prefer></alias>
<alias binding="same"><family>Arial</family>
<prefer><family>Liberation Sans</family></prefer></alias>
</fontconfig>"""
_BRACKETS = re.compile(r"\[(\d+)\]")  # of note marks in the text
_SPACES = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """The characters without any spaces and the brackets of note marks, which are the layout's."""
    text = _BRACKETS.sub(r"\1", text)
    return _SPACES.sub("", text.replace("\N{SOFT HYPHEN}", ""))


def misread(told: str, read: str) -> list[str]:
    """Where what was read has other words than what was told: joined, parted, or not at all.

    Words that a hyphen parts are one; so are those of a line without a space at its end.
    """
    read = read.replace("\N{SOFT HYPHEN}", "")
    told, read = (_BRACKETS.sub(r"\1", each) for each in (told, read))
    letters, found = squeezed(told), squeezed(read)
    begin = found.find(letters)
    if begin < 0:
        return [told]
    own, others = _gaps(told, 0), _gaps(read, begin)
    inner = {place for place in own ^ others if 0 < place < len(letters)}
    return [f"{letters[at - 9 : at]}|{letters[at : at + 9]}" for at in sorted(inner)]


def _gaps(text: str, begin: int) -> set[int]:
    """How many letters stand before each space, counted from a letter on."""
    places, letters = set(), -begin
    for each in text:
        if each.isspace():
            places.add(letters)
        else:
            letters += 1
    return places


def without_told(text: str, document: Document) -> str:
    """The text without what is told of charts and pictures, which others see."""
    shown = (block for _, block in walk(document) if isinstance(block, Chart | Picture))
    for block in shown:
        text = text.replace(f"[{alternative(block)}]\n", "", 1)
    return text


def libreoffice(source: Path, kind: str, folder: Path) -> Path:
    """The file converted by LibreOffice."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return folder / f"{source.stem}.{kind}"


def word_words(word: Path, folder: Path) -> tuple[str, list[str]]:
    """The body as LibreOffice reads it, note marks included, and the notes in order."""
    with zipfile.ZipFile(libreoffice(word, "odt", folder)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    body = root.find(f".//{_OFFICE}text")
    assert body is not None
    notes: list[str] = []
    return "".join(_walk(body, notes)), notes


def _walk(node: etree._Element, notes: list[str]) -> Iterator[str]:
    if node.tag == f"{_TEXT}note":
        citation = node.find(f"{_TEXT}note-citation")
        body = node.find(f"{_TEXT}note-body")
        assert body is not None
        notes.append("".join(body.itertext()))  # type: ignore[arg-type]
        yield (citation.text or "") if citation is not None else ""
        yield node.tail or ""
        return
    if node.tag in (f"{_DRAW}frame", f"{_TEXT}sequence-decls", f"{_TEXT}tracked-changes"):
        yield node.tail or ""
        return
    if node.tag == f"{_TEXT}list-item":
        yield "\N{OBJECT REPLACEMENT CHARACTER}"  # a label stands here
    yield node.text or ""
    for child in node:
        yield from _walk(child, notes)
    yield node.tail or ""


def libreoffice_pages(
    files: Sequence[Path], folder: Path, *, fallback: bool = False
) -> dict[str, int]:
    """How many pages LibreOffice makes of each Word file, by the file's name.

    With ``fallback`` Georgia and Arial are fonts of the same measures, as in most offices.
    """
    folder.mkdir()
    environment = dict(os.environ)
    if fallback:
        settings = folder / "fonts.conf"
        settings.write_text(_FONTCONFIG.format(fonts=_FONTS), encoding="utf-8")
        environment["FONTCONFIG_FILE"] = str(settings)
        families = subprocess.run(
            ["fc-list", ":", "family"], capture_output=True, text=True, env=environment, check=True
        ).stdout
        assert "Gelasio" in families
        assert "Liberation Sans" in families
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *map(str, files)], capture_output=True, check=True, timeout=300, env=environment
    )
    return {path.stem: len(pdf_pages(folder / f"{path.stem}.pdf")) for path in files}


def without_own_fonts(word: Path, folder: Path, office: Iterable[tuple[str, str]] = ()) -> Path:
    """The Word file on a machine that has neither our fonts nor takes embedded ones.

    ``office`` renames those that stand in, for who has others of the same measures.
    """
    folder.mkdir(exist_ok=True)
    target = folder / word.name
    with zipfile.ZipFile(word) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("word/fonts/") or name == "word/_rels/fontTable.xml.rels":
                continue
            if name == "word/fontTable.xml":
                data = re.sub(rb"<w:embed\w+ [^>]*/>", b"", data)
            if name.startswith("word/") and name.endswith(".xml"):
                data = data.replace(b"Source Serif 4", b"Georgia")
                data = data.replace(b"Source Sans 3", b"Arial")
                for family, other in office:
                    data = data.replace(family.encode(), other.encode())
            copy.writestr(name, data)
    return target
