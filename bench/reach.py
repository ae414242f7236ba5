"""A pytest plugin: which tests reach which lines, and how long each takes.

    REACHED=reach.json REACHED_IN=briefgen/compose python -m pytest -p bench.reach tests/compose

What a cache answered is not seen: a line belongs to the test that ran it first and to no later one.
"""

import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest

# A file as named from the root, a line as text → tests, the quickest first.
Reach = dict[str, dict[str, list[str]]]

_seen = coverage.Coverage(data_file=None, source=os.environ["REACHED_IN"].split(os.pathsep))
_seconds: dict[str, float] = {}


def pytest_sessionstart() -> None:
    _seen.start()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _seen.switch_context(item.nodeid)
    begun = time.monotonic()
    yield
    _seconds[item.nodeid] = time.monotonic() - begun
    _seen.switch_context("")


def pytest_sessionfinish(session: pytest.Session) -> None:
    _seen.stop()
    data = _seen.get_data()
    reach: Reach = defaultdict(dict)
    for name in data.measured_files():
        file = str(Path(name).relative_to(session.config.rootpath))
        for line, tests in data.contexts_by_lineno(name).items():
            reach[file][str(line)] = sorted(filter(None, tests), key=_seconds.__getitem__)
    Path(os.environ["REACHED"]).write_text(json.dumps(reach), encoding="utf-8")
