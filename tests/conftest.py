"""What every test gets: no user folders touched, golden files, no clock, no skips.

Only tests marked ``validate`` may run other programs than Python, or be skipped without one.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from briefgen import paths
from briefgen.evidence.pack import Pack
from briefgen.sources import library, packs
from tests.tally import SOAK, Row, Tally, platform_line, table

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("briefgen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("briefgen")

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
GOLDEN = Path(__file__).parent / "golden"
ROWS = pytest.StashKey[list[Row]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes minutes, unless it is asked for; what tallies is part of a soak."""
    for each in items:
        if "tally" in getattr(each, "fixturenames", ()):
            each.add_marker("soak")
    if "every" not in str(config.option.markexpr):
        items[:] = [each for each in items if not each.get_closest_marker("every")]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: object) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    judged = item.get_closest_marker("validate") and not os.environ.get("BRIEFGEN_NO_SKIPS")
    if report.skipped and not judged:
        report.outcome = "failed"
        report.longrepr = f"skipped, and no skip may pass here: {report.longrepr}"
    if report.failed and SOAK:  # at once: the end is an hour away
        reporter = item.config.pluginmanager.get_plugin("terminalreporter")
        if reporter:
            reporter.write_line(f"\n{item.nodeid}\n{report.longreprtext}")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """The table of all that was tallied."""
    rows = config.stash.get(ROWS, [])
    if rows and SOAK:
        terminalreporter.section("what was tried")
        terminalreporter.write_line(platform_line())
        for line in table(rows):
            terminalreporter.write_line(line)


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Add a row to the table at the end of a soak."""
    rows = request.config.stash.setdefault(ROWS, [])

    def note(promise: str, *, tried: int, remarks: Sequence[str] = (), **counts: Any) -> None:
        rows.append(Row(promise, tried, remarks=tuple(remarks), **counts))

    return note


@pytest.fixture(autouse=True, scope="session")
def libraries() -> Iterator[None]:
    """The libraries of the repository are read once a process, as nothing writes in them."""
    read, known = packs.read_pack, dict[Path, Pack]()

    def once(folder: Path) -> Pack:
        if not folder.resolve().is_relative_to(ROOT):
            return read(folder)
        if folder not in known:
            known[folder] = read(folder)
        return known[folder]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "read_pack", once)
        yield


@pytest.fixture(autouse=True)
def programs(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No program is found by its name, so that every test passes where none is installed."""
    if not request.node.get_closest_marker("validate"):
        monkeypatch.setenv("PATH", str(tmp_path_factory.getbasetemp() / "no-programs"))


@pytest.fixture
def own_cache() -> None:
    """For a test that looks into the cache, or whose drawings nobody else may have."""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What all tests of a run share, in each process of it: the same chart is drawn once."""
    folder = tmp_path_factory.getbasetemp()
    return (folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder) / "shared-cache"


@pytest.fixture(autouse=True)
def user_folders(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """The user's data and log and the office's settings, empty, away from the real ones."""
    folder = tmp_path_factory.mktemp("user")
    cache = folder / "cache" if "own_cache" in request.fixturenames else cache
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(folder / "etc"))
    monkeypatch.setattr(paths, "user_data", lambda: folder / "data" / "briefgen")
    monkeypatch.setattr(paths, "cache", lambda: cache / "briefgen")
    monkeypatch.setattr(paths, "logs", lambda: folder / "state" / "briefgen" / "log")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> object:
    """Compare text with a file of tests/golden; ``--update-golden`` rewrites it."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
