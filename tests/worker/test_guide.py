"""The guide is held to what it says of briefgen's own PDF files."""

from pathlib import Path

import pytest

from briefgen.worker.guide import guide_pdf
from tests.validators import verapdf


@pytest.mark.validate
def test_the_guide_passes_the_checks_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "guide.pdf"
    path.write_bytes(guide_pdf())

    assert verapdf.failures([path]) == {path: []}


def test_the_guide_is_the_same_each_time() -> None:
    assert guide_pdf() == guide_pdf()
