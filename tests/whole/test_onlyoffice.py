"""OnlyOffice, too, keeps each kind of brief to its pages and shows all that stands in the file."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from tests.export.word.reading import W, find, made
from tests.export.word.test_charts import DRAWN, document
from tests.pdf_reading import pdf_pages
from tests.validators import poppler
from tests.validators.onlyoffice import onlyoffice
from tests.whole.kinds import KINDS, export_all
from tests.whole.reading import libreoffice, without_own_fonts

FULL, FULLEST = ("starter", "many", "spread"), ("many", "spread")
OFFICE = (("Georgia", "Gelasio"), ("Arial", "Liberation Sans"))  # fonts of the same measures
LONG = (
    "Democratic People’s Republic of Korea",
    "United Kingdom of Great Britain and Northern Ireland",
)
_HYPHENS = re.compile("[-\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}]")
_NAMED = "c:dLbls/c:dLbl/c:showSerName/@val = '1'"
Pages = dict[Path, Path]  # a Word file and its PDF


@pytest.fixture(scope="module")
def limits(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, int]:
    """Each file and the pages that its kind may have."""
    folder = tmp_path_factory.mktemp("word")
    files = {
        path: limit for each in KINDS for path, limit in export_all(each, ".docx", folder).items()
    }
    return {path: limit for path, limit in files.items() if path.stem.endswith(FULL)}


@pytest.fixture(scope="module")
def own(limits: dict[Path, int], tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Their pages in the fonts that they carry."""
    return onlyoffice(tuple(limits), tmp_path_factory.mktemp("own") / "pdf")


@pytest.mark.validate
def test_every_word_file_keeps_to_its_pages(limits: dict[Path, int], own: Pages) -> None:
    assert not [path.name for path, limit in limits.items() if len(pdf_pages(own[path])) > limit]


@pytest.mark.validate
def test_every_word_file_keeps_to_its_pages_in_office_fonts(
    limits: dict[Path, int], tmp_path: Path
) -> None:
    files = {
        without_own_fonts(path, tmp_path, OFFICE): limit
        for path, limit in limits.items()
        if path.stem.endswith(FULLEST)
    }
    found = onlyoffice(tuple(files), tmp_path / "pdf")
    assert not [path.name for path, limit in files.items() if len(pdf_pages(found[path])) > limit]


@pytest.mark.validate
def test_all_words_of_text_tables_and_charts_are_on_the_pages(own: Pages) -> None:
    for path, pdf in own.items():
        wanted = Counter(word for text in written(path) for word in words(text))
        shown = Counter(words(poppler.text(pdf, "-raw").replace("-\n", "")))
        more = shown - wanted
        assert not [each for each in wanted - shown if not parted(each, more)], path.name


@pytest.mark.validate
@pytest.mark.parametrize("judge", ["LibreOffice", "OnlyOffice"])
def test_long_names_in_charts_are_whole(tmp_path: Path, judge: str) -> None:
    """Names too long for the ends of lines make a chart a picture."""
    files = [tmp_path / f"{kind}.docx" for kind in ("bar", "stacked")]
    for path in files:
        chart = replace(DRAWN[path.stem], categories=LONG)
        path.write_bytes(made(document(chart)))
    if judge == "OnlyOffice":
        pages = list(onlyoffice(files, tmp_path / "pdf").values())
    else:
        pages = [libreoffice(path, "pdf", tmp_path) for path in files]
    for pdf in pages:
        assert set(words(" ".join(LONG))) <= set(words(poppler.text(pdf))), pdf.name


@pytest.mark.validate
def test_a_lost_paragraph_would_be_missed(own: Pages) -> None:
    path = next(iter(own))
    shown = Counter(words(poppler.text(own[path], "-raw").replace("-\n", "")))
    lost = Counter(words("Nobody said that."))
    assert [each for each in lost - shown if not parted(each, shown)]


def words(text: str) -> list[str]:
    """Letters and digits between signs; hyphens aside, of which lines have their own."""
    return re.findall(r"[^\W\d_]+|\d+", _HYPHENS.sub("", text))


def parted(word: str, parts: Counter[str]) -> bool:
    """Whether the word stands on two pages."""
    return any(parts[word[:cut]] and parts[word[cut:]] for cut in range(1, len(word)))


def written(path: Path) -> Iterator[str]:
    """What a Word file says: paragraphs, notes, names in charts."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|footnotes|endnotes)\.xml", name):
                for paragraph in etree.fromstring(archive.read(name)).iter(f"{W}p"):
                    yield "".join(
                        each.text or " " for each in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
                    )
            elif re.fullmatch(r"word/charts/chart\d+\.xml", name):
                tree = etree.fromstring(archive.read(name))
                yield from find(tree, "//c:cat//c:strCache//c:v/text()")
                yield from find(tree, f"//c:ser[{_NAMED}]/c:tx//c:v/text()")
