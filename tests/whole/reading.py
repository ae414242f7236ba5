"""Read words back out of finished files with other people's programs."""

import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SPACES = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """The characters without any spaces, which layouts are free to change."""
    return _SPACES.sub("", text.replace("\N{SOFT HYPHEN}", ""))


def pdf_words(pdf: Path) -> str:
    """What poppler reads along the structure tree, labels within charts aside."""
    command = ["pdfinfo", "-struct-text", str(pdf)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    parts, figure_at, caption_at = [], -1, -1
    for line in output.splitlines():
        indent = len(line) - len(line.lstrip())
        content = line.strip()
        if figure_at >= 0 and indent <= figure_at:
            figure_at = caption_at = -1
        if caption_at >= 0 and indent <= caption_at:
            caption_at = -1
        if content.startswith("Figure") and not content.startswith('"'):
            figure_at = indent
        elif content == "Caption" and figure_at >= 0:
            caption_at = indent
        elif content.startswith('"') and (figure_at < 0 or caption_at >= 0):
            parts.append(content.strip('"'))
    return "".join(parts)


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
