"""Every kind of brief on an office's letterhead, in pairs: valid, and on as many pages as ours.

The rows below hold each kind with two letterheads and each letterhead with three or four kinds.
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
from tests.validators import docx_lint, openxml
from tests.whole.kinds import KINDS
from tests.whole.reading import libreoffice_pages

OFFICES = tuple(LETTERHEADS)
PAIRS = tuple(
    zip(
        itertools.chain(KINDS, KINDS),
        itertools.cycle((*OFFICES, OFFICES[-1])),  # seven, so that the second round differs
        strict=False,
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


@pytest.mark.validate
def test_no_judge_finds_a_fault(exported: dict[Path, tuple[int, int]]) -> None:
    for path in exported:
        assert docx_lint.lint(path.read_bytes()) == [], path.name
        assert openxml.errors(path) == [], path.name


@pytest.mark.validate
def test_libreoffice_makes_about_as_many_pages(
    exported: dict[Path, tuple[int, int]], tmp_path: Path
) -> None:
    counted = libreoffice_pages(tuple(exported), tmp_path / "pdf")
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
