"""PDF/UA-1 as veraPDF sees it."""

from pathlib import Path

import pytest

from briefgen.export.pdf import layout, render
from tests.export.pdf.samples import COLUMNS, LOOKS, draw, everything, one_pager
from tests.export.pdf.test_bad_input import BAD
from tests.validators.verapdf import failures


@pytest.mark.validate
def test_every_construct_in_every_grid_conforms(tmp_path: Path) -> None:
    files = []
    for name, look in LOOKS.items():
        for document in (everything(), one_pager()):
            path = tmp_path / f"{document.id}-{name}.pdf"
            path.write_bytes(render(document, look, layout(document, look, draw=draw)))
            files.append(path)

    assert failures(files) == {path: [] for path in files}


@pytest.mark.validate
def test_bad_input_conforms(tmp_path: Path) -> None:
    files = []
    for number, document in enumerate(BAD.values()):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(render(document, COLUMNS, layout(document, COLUMNS, draw=draw)))
        files.append(path)

    assert failures(files) == {path: [] for path in files}


@pytest.mark.validate
def test_a_defect_is_found(tmp_path: Path) -> None:
    import pikepdf

    good = tmp_path / "good.pdf"
    document = one_pager()
    good.write_bytes(render(document, COLUMNS, layout(document, COLUMNS, draw=draw)))
    bad = tmp_path / "bad.pdf"
    with pikepdf.open(good) as pdf:
        del pdf.Root.Lang
        pdf.save(bad)

    assert failures([good, bad])[good] == []
    assert failures([bad])[bad]
