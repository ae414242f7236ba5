"""Every kind of brief on an office's letterhead, in pairs: valid, and on as many pages as ours.

The rows below hold each kind with two letterheads, each letterhead with three or four kinds, and
the one-pager with all.
"""

import itertools
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, look_of, new_brief
from briefgen.export import settled
from briefgen.export.delivery import Delivery
from briefgen.fitting import laid_out
from briefgen.sources import library
from tests.export.word.letterheads import LETTERHEADS
from tests.pdf_reading import pdf_pages
from tests.validators import docx_lint, openxml
from tests.validators.onlyoffice import onlyoffice
from tests.whole.kinds import KINDS, briefs
from tests.whole.reading import libreoffice_pages

OFFICES = tuple(LETTERHEADS)
PAIRS = dict.fromkeys(
    (
        *zip(
            itertools.chain(KINDS, KINDS),
            itertools.cycle((*OFFICES, OFFICES[-1])),  # seven, so that the second round differs
            strict=False,
        ),
        *(("one-pager", office) for office in OFFICES),
    )
)


def unheaded(template: str) -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    return new_brief("sample", pack.date, library.find_template(template), pack)


def on_letterhead(template: str, office: str) -> Brief:
    brief = unheaded(template)
    return replace(brief, brand=replace(brief.brand, letterhead=LETTERHEADS[office]()))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, tuple[int, int]]:
    """Each pair as a file, the pages that our own layout makes of it, and those it may have."""
    folder = tmp_path_factory.mktemp("letterheads")
    files = {}
    for template, office in PAIRS:
        brief = on_letterhead(template, office)
        result = pipeline.make(brief)
        document = result.composed.document
        path = folder / f"{template}-{office.replace(' ', '-')}.docx"
        path.write_bytes(pipeline.export(document, brief, result.pages, ".docx"))
        look = settled(look_of(brief), ".docx", Delivery(letterhead=brief.brand.letterhead))
        files[path] = (laid_out(document, look).count, brief.template.page_limit)
    return files


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("choice", ["starter", "many"])
def test_a_one_pager_leaves_three_lines_on_every_letterhead(office: str, choice: str) -> None:
    """For what no layout knows: how other programs set the head, the foot and the fonts."""
    brief = dict(briefs("one-pager"))[choice]
    brief = replace(brief, brand=replace(brief.brand, letterhead=LETTERHEADS[office]()))
    look = settled(look_of(brief), ".docx", Delivery(letterhead=brief.brand.letterhead))
    pages = laid_out(pipeline.make(brief).composed.document, look)
    assert pages.count == 1
    fewest = 2 if choice == "many" and office == "two sections" else 3  # pages lie on their side
    assert pages.free >= fewest * look.styles.body.leading


@pytest.mark.validate
def test_no_judge_finds_a_fault(exported: dict[Path, tuple[int, int]]) -> None:
    for path in exported:
        assert docx_lint.lint(path.read_bytes()) == [], path.name
        assert openxml.errors(path) == [], path.name


@pytest.mark.validate
@pytest.mark.parametrize("judge", ["LibreOffice", "OnlyOffice"])
def test_others_make_about_as_many_pages(
    exported: dict[Path, tuple[int, int]], tmp_path: Path, judge: str
) -> None:
    files = tuple(exported)
    if judge == "LibreOffice":
        counted = libreoffice_pages(files, tmp_path / "pdf")
    else:
        pages_of = onlyoffice(files, tmp_path / "pdf")
        counted = {path.stem: len(pdf_pages(pages_of[path])) for path in files}
    covers = 1  # the cover of two sections
    for path, (pages, limit) in exported.items():
        count = counted[path.stem] - (covers if "two-sections" in path.stem else 0)
        assert abs(count - pages) <= 1, f"{path.name}: {count}, ours {pages}"
        assert count <= max(pages, limit), f"{path.name}: {count} of {limit}"


@pytest.mark.every
def test_every_kind_in_every_look_on_every_letterhead(tmp_path: Path) -> None:
    brands = (library.find_brand("agency"), library.find_brand("plain"))
    faults: dict[str, list[str]] = {}
    for template, brand, office in itertools.product(KINDS, brands, ("", *OFFICES)):
        brief = on_letterhead(template, office) if office else unheaded(template)
        letterhead = brief.brand.letterhead
        brief = replace(brief, brand=replace(brand, letterhead=letterhead))
        result = pipeline.make(brief)
        data = pipeline.export(result.composed.document, brief, result.pages, ".docx")
        path = tmp_path / f"{template}-{brand.id}-{office or 'base'}.docx"
        path.write_bytes(data)
        faults[path.stem] = [*docx_lint.lint(data), *openxml.errors(path)]
    assert faults == {name: [] for name in faults}
