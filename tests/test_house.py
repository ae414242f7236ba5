"""The house itself: tables resolve, files stay small, README tells the truth."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from briefgen.charts import CHARTS
from briefgen.checks import CHECKS
from briefgen.compose.directives import DIRECTIVES
from briefgen.export import EXPORTERS
from briefgen.processes import PROCESSES
from briefgen.sources import SOURCES
from briefgen.tables import resolve

ROOT = Path(__file__).parent.parent
TABLES = {
    "charts": CHARTS,
    "checks": CHECKS,
    "directives": DIRECTIVES,
    "exporters": {suffix: row.render for suffix, row in EXPORTERS.items()},
    "sources": {name: kind.reader for name, kind in SOURCES.items()},
    "processes": PROCESSES,
}
MODULES = sorted((ROOT / "briefgen").rglob("*.py"))


@pytest.mark.parametrize(
    "row", [row for table in TABLES.values() for row in table.values()], ids=str
)
def test_every_row_of_every_table_names_a_function(row: str) -> None:
    assert callable(resolve(row))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_read_in_one_sitting(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 400


# The binding takes what these give for a part of the widget that was asked: it goes with it, and
# another thing at the same place is taken for it. Processes ended so, long after the call.
TAKEN = re.compile(r"(?<!QApplication)\.focusWidget\(|InFocusChain\(")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_widget_is_asked_for_what_the_binding_would_take_for_its_part(module: Path) -> None:
    assert TAKEN.findall(module.read_text(encoding="utf-8")) == []


# The items of a layout are no objects of Qt: it deletes them without telling the binding, which may
# take what is made at the same place for one of them, as it did when a style was made.
ITEM = re.compile(r"\.itemAtPosition\(|\.takeAt\(|\.itemAt\((?!event\.)")


@pytest.mark.parametrize(
    "module", sorted((ROOT / "briefgen/gui").rglob("*.py")), ids=lambda it: it.name
)
def test_no_layout_is_asked_for_its_items(module: Path) -> None:
    assert ITEM.findall(module.read_text(encoding="utf-8")) == []


# Qt shows what looks like HTML as HTML, with files from this computer: ``widgets/plain.py``.
MARKUP = re.compile(
    r"\bQLabel\(|AutoText|RichText|setToolTip\((?!tip\(|self\.tr\(|_tr\(|\"\"\))"
    r"|ToolTipRole:\n(?! +return tip\()"
)


@pytest.mark.parametrize(
    "module", sorted((ROOT / "briefgen/gui").rglob("*.py")), ids=lambda it: it.name
)
def test_no_words_are_shown_as_markup(module: Path) -> None:
    if module.name != "plain.py":
        assert MARKUP.findall(module.read_text(encoding="utf-8")) == []


def test_no_modules_import_each_other() -> None:
    """However long the way round, and late or only for types."""
    modules = {_name(path): path for path in MODULES}
    TopologicalSorter({n: _imported(p, modules) for n, p in modules.items()}).prepare()


def _name(module: Path) -> str:
    return ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path, modules: dict[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            parts = (f"{node.module}.{each.name}" for each in node.names)
            yield from (part if part in modules else str(node.module) for part in parts)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/safety.md",
        "docs/speed.md",
        "bench/README.md",
    ],
)
def test_every_path_that_a_guide_names_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = ("briefgen", "templates", "assets", "tests", "docs", "bench", "tools")
    places = [ROOT / name for name in shown]
    places += [path for place in places for path in place.rglob("*")]
    files = {str(path.relative_to(ROOT)) for path in places}
    for name in re.findall(r"`((?:[\w-]+/)+[\w.-]*|\w+\.py)`", text):
        if name not in ("indicators/", "sections/", "pictures/"):
            assert any(f"/{file}/".endswith(f"/{name.strip('/')}/") for file in files), name


def test_anything_is_caught_only_in_the_outermost_doors() -> None:
    catching = [each for each in MODULES if "BLE001" in each.read_text(encoding="utf-8")]
    doors = ("cli/__init__.py", "sources/attached.py", "worker/process.py")
    assert catching == [ROOT / "briefgen" / name for name in doors]


def test_the_lock_names_no_index_and_no_folder() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert not re.search(r"^--|^/|@ ", lock, re.MULTILINE)
    assert lock.count("==") < lock.count("--hash=sha256:")


@pytest.mark.parametrize("script", ["Makefile", ".ci/run", *sorted((ROOT / "tools").iterdir())])
def test_modules_that_scripts_name_exist(script: str | Path) -> None:
    text = (ROOT / script).read_text(encoding="utf-8", errors="ignore")
    for name in re.findall(r"(?:from|import|-m) (briefgen[\w.]*)", text):
        path = ROOT / name.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), name
