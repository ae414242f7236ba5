"""Tables as large as a library may have: the work on them grows no faster than they do."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.sources.packs import FIGURES
from tests import measured
from tests.builders import SMALL
from tests.tally import Tally, share

ROWS = share(FIGURES // 10, FIGURES)
OLD = "China,2014–2023,38210\nUnited States,2014–2023,6276\n"


def _entities() -> Iterator[str]:
    return (f"Town {n},2014–2023,{n % 97}" for n in range(ROWS))


def _alike() -> Iterator[str]:
    return (f"Town{'.' * (n % 2)}{n // 2},2014–2023,{n % 97}" for n in range(ROWS))


def _days() -> Iterator[str]:
    return (
        f"China,{1500 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02},{n}" for n in range(ROWS)
    )


def _cases() -> Iterator[str]:
    return (f"China,2030 (projection {n}),{n}" for n in range(ROWS))


@pytest.mark.parametrize("rows", [_entities, _alike, _days, _cases])
def test_a_table_as_large_as_may_be_is_worked_on_in_time(
    rows: Callable[[], Iterator[str]], tmp_path: Path, tally: Tally
) -> None:
    pack = Path(shutil.copytree(SMALL, tmp_path / "small"))
    text = "\n".join(("entity,period,amount", OLD.rstrip("\n"), *list(rows())[: ROWS - 2]))
    (pack / "indicators" / "patents.csv").write_text(text, encoding="utf-8")
    brief = tmp_path / "a.brief"
    runs = [
        measured.command("new", "--pack", pack, "--template", "policy-brief", "-o", brief),
        measured.command("export", brief, "-o", tmp_path / "a.pdf", "-o", tmp_path / "a.docx"),
    ]
    assert [each.said for each in runs if each.code not in (0, 3)] == []
    measured.tell(tally, "S2 libraries with very many figures", runs, wrong=0)
    assert not any(each.is_over for each in runs), runs
