"""LibreOffice finds in each Word file what the document has, on about as many pages."""

import subprocess
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from briefgen import pipeline
from briefgen.brief.brief import look_of
from briefgen.document.reading import Head, Title, reading
from briefgen.document.tree import Cards, Chart, Document, Heading, Table, walk
from briefgen.typography.look import Look, NotesPlace
from tests.whole.kinds import KINDS, briefs
from tests.whole.reading import libreoffice_pages

OPEN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = {
    "text": f"{OPEN}:text:1.0",
    "draw": f"{OPEN}:drawing:1.0",
    "table": f"{OPEN}:table:1.0",
    "style": f"{OPEN}:style:1.0",
}


class Counts(NamedTuple):
    """What stands in a document."""

    heads: int
    notes: int
    tables: int
    charts: int


def counted(document: Document, look: Look) -> Counts:
    blocks = [block for _, block in walk(document)]
    listed = bool(document.notes) and look.notes is not NotesPlace.FOOT  # below a head of their own
    parts = reading(document)
    subject = any(isinstance(each, Head) and _has_title(each) for each in parts)
    return Counts(
        heads=sum(isinstance(each, Heading) for each in blocks) + listed + subject,
        notes=len(document.notes),
        tables=sum(isinstance(each, Table | Cards) for each in blocks),
        charts=sum(isinstance(each, Chart) for each in blocks),
    )


def _has_title(head: Head) -> bool:
    """Whether it is a memo's, whose subject is a head in Word."""
    return any(isinstance(each, Title) for each in head.lines)


def read(odt: Path) -> Counts:
    with zipfile.ZipFile(odt) as archive:
        tree = etree.fromstring(archive.read("content.xml"))
    endnote = "//style:style[@style:parent-style-name='Endnote']/@style:name"
    named = [f"@text:style-name='{name}'" for name in ("Endnote", *_found(tree, endnote))]
    return Counts(
        heads=len(_found(tree, "//text:h")),
        notes=len(_found(tree, f"//text:note | //text:p[{' or '.join(named)}][not(text:note)]")),
        tables=len(_found(tree, "//table:table")),
        charts=len(_found(tree, "//draw:frame[draw:object or draw:image]")),
    )


def _found(tree: etree._Element, path: str) -> list[object]:
    found = tree.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return list(found)


@pytest.mark.validate
def test_libreoffice_counts_what_the_document_has(tmp_path: Path) -> None:
    expected: dict[str, Counts] = {}
    pages: dict[str, int] = {}
    for kind in KINDS:
        brief = next(briefs(kind))[1]
        result = pipeline.make(brief)
        document = result.composed.document
        content = pipeline.export(document, brief, result.pages, ".docx")
        (tmp_path / f"{kind}.docx").write_bytes(content)
        expected[kind], pages[kind] = counted(document, look_of(brief)), result.pages.count
    files = sorted(tmp_path.glob("*.docx"))

    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], capture_output=True, check=True, timeout=300)
    found = libreoffice_pages(files, tmp_path / "pdf")

    assert {kind: read(tmp_path / f"{kind}.odt") for kind in KINDS} == expected
    assert found.keys() == pages.keys()
    assert all(abs(found[kind] - pages[kind]) <= 1 for kind in KINDS), (found, pages)
    assert all(any(getattr(each, name) for each in expected.values()) for name in Counts._fields)
