"""PDF/UA-1 and PDF/A as veraPDF sees them."""

from pathlib import Path

import pytest

from briefgen.document.tree import Document
from briefgen.export.delivery import Archive, Attachment, Delivery
from briefgen.export.pdf.file import render
from briefgen.export.pdf.layout import layout
from briefgen.typography.look import Look
from tests.export.pdf.samples import COLUMNS, LOOKS, draw, everything, in_many_tongues, one_pager
from tests.export.pdf.test_bad_input import BAD
from tests.validators.verapdf import judged


def written(document: Document, look: Look, archive: Archive, path: Path) -> Path:
    pages = layout(document, look, draw=draw)
    brief = Attachment("a.brief", b"PK", "application/zip", "Source", "The brief.")
    path.write_bytes(render(document, look, pages, Delivery(archive, attachments=(brief,))))
    return path


@pytest.mark.validate
def test_every_construct_in_every_grid_and_flavor_conforms(tmp_path: Path) -> None:
    cases = []
    for name, look in LOOKS.items():
        for archive in Archive:
            for document in (everything(), one_pager(), in_many_tongues()):
                path = tmp_path / f"{document.id}-{name}-{archive}.pdf"
                written(document, look, archive, path)
                cases += [(each, path) for each in ("ua1", archive.value) if each]

    assert judged(cases) == {case: [] for case in cases}


@pytest.mark.validate
def test_bad_input_conforms(tmp_path: Path) -> None:
    cases = []
    for number, document in enumerate(BAD.values()):
        path = written(document, COLUMNS, Archive.PDF_A_3A, tmp_path / f"{number}.pdf")
        cases += [("ua1", path), ("3a", path)]

    assert judged(cases) == {case: [] for case in cases}
