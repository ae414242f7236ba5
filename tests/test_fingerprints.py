"""Another code, another fingerprint; and the code that counts is all that is loaded."""

import ast
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import briefgen
from briefgen.fingerprints import fingerprint, modules_of

PACKAGE = Path(briefgen.__file__).parent
DRAW = """
import sys
from briefgen.charts import CHARTS, _draw
from briefgen.document.tree import Chart, Point, Series
row = Series("U.S.", 0, (Point(1.0, "1"), Point(2.0, "2", projected=True)))
for kind in CHARTS:
    _draw(Chart("s/c", kind, (), (), ("2020", "2021"), (row, row), "x"), 300.0, None)
ours = (each for name, each in sys.modules.items() if name.startswith("briefgen"))
print(*(each.__file__ for each in ours), sep="\\n")
"""


def test_every_module_that_draws_a_chart_counts() -> None:
    told = subprocess.run([sys.executable, "-c", DRAW], capture_output=True, check=True, text=True)
    loaded = {Path(line) for line in told.stdout.split("\n") if line}
    assert len(loaded) > 30
    assert loaded <= modules_of(PACKAGE / "charts")


@pytest.mark.parametrize(
    "code",
    [
        "from briefgen.charts import rows\n",
        "from briefgen.charts import (\n    cache,\n    rows,\n)\n",
        "import briefgen.charts.rows\n",
        "def late() -> None:\n    from briefgen.charts.rows import limited\n",
    ],
)
def test_an_import_is_found_however_it_is_written(tmp_path: Path, code: str) -> None:
    (tmp_path / "kind.py").write_text(code)
    files = {each.name for each in modules_of(tmp_path)}
    assert {"kind.py", "rows.py", "style.py", "faces.py", "__init__.py"} <= files


def test_what_is_far_from_charts_does_not_count() -> None:
    rooms = {each.relative_to(PACKAGE).parts[0] for each in modules_of(PACKAGE / "charts")}
    assert rooms.isdisjoint({"gui", "cli", "worker", "export", "compose", "store"})


def test_a_letter_a_name_a_file_or_a_version_makes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / name for name in ("a.py", "b.py")]
    for path in files:
        path.write_text("width = 1\n")
    found = [fingerprint(files), fingerprint(files[:1]), fingerprint(files, ("numpy",))]
    assert fingerprint(reversed(files)) == found[0]
    files[1].write_text("width = 2\n")
    found.append(fingerprint(files))
    found.append(fingerprint([files[0], files[1].rename(tmp_path / "c.py")]))
    monkeypatch.setattr(metadata, "version", lambda library: "9.9" if library == "numpy" else "1")
    found += [fingerprint(files[:1]), fingerprint(files[:1], ("numpy",))]
    assert len(set(found)) == len(found)


def test_no_cache_can_read_code() -> None:
    files = ("disk_cache.py", "charts/cache.py", "gui/start/thumbnails.py")
    for name in files:
        tree = ast.parse((PACKAGE / name).read_text("utf-8"))
        words = {getattr(each, "id", getattr(each, "attr", "")) for each in ast.walk(tree)}
        words |= {
            alias.name
            for each in ast.walk(tree)
            if isinstance(each, ast.Import | ast.ImportFrom)
            for alias in each.names
        }
        unwanted = {"pickle", "marshal", "shelve", "eval", "exec", "dill", "joblib", "importlib"}
        assert words.isdisjoint(unwanted), name
