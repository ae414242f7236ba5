"""Every kind of brief in every look keeps to PDF/UA-1, PDF/A-2a and PDF/A-3a."""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.export.delivery import Archive, Delivery
from briefgen.sources import library
from briefgen.typography.look import Brand
from tests.test_images import GOOD
from tests.validators import marked_content, verapdf
from tests.whole.kinds import KINDS, briefs

TABLE = Path(__file__).parents[2] / "docs" / "pdf-flavors.md"
BRANDS = {
    "agency": library.find_brand("agency"),
    "plain": library.find_brand("plain"),
    "an office": Brand(
        office="Office of Policy", accent="#0B5D3B", address=("1 Main Street",), logo=GOOD["alpha"]
    ),
}
FLAVORS = ("ua1", "2a", "3a")

Choice = tuple[str, str, Archive]  # template, brand, flavor


def pairwise() -> Iterator[Choice]:
    """Each template with each flavor, and both with each brand."""
    brands = itertools.cycle(BRANDS)
    for template in KINDS:
        for archive in Archive:
            yield template, next(brands), archive
        next(brands)


def written(brief: Brief, choice: Choice, path: Path) -> Path:
    dressed = replace(brief, brand=BRANDS[choice[1]])
    result = pipeline.make(dressed)
    document, delivery = result.composed.document, Delivery(choice[2])
    path.write_bytes(pipeline.export(document, dressed, result.pages, ".pdf", delivery))
    return path


def cases(files: Iterable[tuple[Choice, Path]]) -> list[verapdf.Case]:
    return [
        (flavor, path)
        for (_, _, archive), path in files
        for flavor in ("ua1", archive.value)
        if flavor
    ]


def test_a_pairwise_choice_has_every_pair() -> None:
    chosen = list(pairwise())
    for first, second in itertools.combinations(range(3), 2):
        axes = (KINDS, tuple(BRANDS), tuple(Archive))
        pairs = {(each[first], each[second]) for each in chosen}
        assert pairs == set(itertools.product(axes[first], axes[second]))


@pytest.mark.validate
def test_a_pairwise_choice_conforms(tmp_path: Path) -> None:
    files = []
    for number, choice in enumerate(pairwise()):
        brief = next(briefs(choice[0]))[1]
        files.append((choice, written(brief, choice, tmp_path / f"{number}.pdf")))

    wanted = cases(files)
    assert verapdf.judged(wanted) == {case: [] for case in wanted}
    for choice, path in files:
        assert marked_content.failures(path) == [], choice


@pytest.mark.every
def test_every_combination_conforms(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    files: list[tuple[Choice, Path]] = []
    for choice in itertools.product(KINDS, BRANDS, Archive):
        for name, brief in briefs(choice[0]):
            path = tmp_path / f"{len(files)}-{choice[0]}-{name}.pdf"
            files.append((choice, written(brief, choice, path)))
    told = verapdf.judged(cases(files))
    marked = {path: marked_content.failures(path) for _, path in files}

    rows = []
    for template in KINDS:
        mine = {path for choice, path in files if choice[0] == template}
        cells = [[told[each] for each in told if each[0] == f and each[1] in mine] for f in FLAVORS]
        cells.append([marked[path] for path in mine])
        rows.append((template, *(f"{cell.count([])} of {len(cell)}" for cell in cells)))
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    if request.config.getoption("--update-golden"):
        head, _, _ = TABLE.read_text(encoding="utf-8").partition("| --- |")
        TABLE.write_text(f"{head}| --- | --- | --- | --- | --- |\n{table}\n", encoding="utf-8")

    assert not any(told.values())
    assert not any(marked.values())
    assert table in TABLE.read_text(encoding="utf-8")
