"""pdfium and pdf.js read what the text exporter says, in the order of the structure tree."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from briefgen import pipeline
from briefgen.export.pdf.file import unmarked
from tests.pdf_reading import painted, pdf_contents, words_in_order
from tests.validators import pdfjs, poppler
from tests.whole.kinds import KINDS, briefs
from tests.whole.reading import misread, without_told


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """Every kind of brief as PDF, and its words."""
    folder = tmp_path_factory.mktemp("samples")
    found = {}
    for template in KINDS:
        brief = next(briefs(template))[1]
        result = pipeline.make(brief)
        document = result.composed.document
        path = folder / f"{template}.pdf"
        path.write_bytes(pipeline.export(document, brief, result.pages, ".pdf"))
        text = pipeline.export(document, brief, result.pages, ".txt").decode()
        found[path] = without_told(text, document)
    return found


def test_pdfium_reads_the_words_in_order(samples: dict[Path, str]) -> None:
    """It takes a hyphen at the end of a line for one that only the line has, or in a column for
    the end of a word.
    """
    for path, told in samples.items():
        read = words_in_order(path, pdf_contents(path))
        said, seen = (re.sub(r"-\s*", "", each) for each in (told, read))
        assert misread(said, seen) == [], path.name


@pytest.mark.validate
def test_pdf_js_reads_the_words_in_order_and_meets_all_that_the_tree_names(
    samples: dict[Path, str],
) -> None:
    found = pdfjs.contents(samples)
    for path, told in samples.items():
        texts, unseen = found[path]
        assert unseen == [], path.name
        assert misread(told, words_in_order(path, texts)) == [], path.name


@pytest.mark.validate
def test_poppler_reads_the_words_in_order(samples: dict[Path, str]) -> None:
    for path, told in samples.items():
        assert misread(told, poppler.words(path)) == [], path.name


@pytest.mark.parametrize("name", ["evidence-brief", "full-report", "one-pager"])
def test_structure_changes_no_pixel(name: str) -> None:
    brief = next(briefs(name))[1]
    result = pipeline.make(brief)
    marked = pipeline.export(result.composed.document, brief, result.pages, ".pdf")
    bare = unmarked(painted(result.pages))

    with pikepdf.open(io.BytesIO(bare)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert not any(b"BDC" in page.Contents.read_bytes() for page in pdf.pages)
    for one, other in zip(_pictures(marked), _pictures(bare), strict=True):
        assert ImageChops.difference(one, other).getbbox() is None


def _pictures(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=1.5).to_pil().convert("RGB") for page in document]
