"""How many small faults the tests find: one change at a time in a copy of the tree.

    python -m bench.mutants --number 100 --seed 1

The same seed makes the same mutants of the same tree, as many of each kind. A mutant meets the
tests that ran its lines, the quickest first; one that is made when a file is imported meets all of
its place. What a cache had answered is not known to run, so the share told is the least it can be.
What is done stands in the file of results and is not done again, so a run that was stopped goes on
where it was. One process at a time.
"""

import argparse
import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from bench.changes import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "mutants"
EVERYWHERE = ("tests/whole/test_outlines.py", "tests/store/test_witnesses.py")
MODEL = ("tests/brief", "tests/change", "tests/document", "tests/evidence")
ROWS = "tests/whole/test_every_row.py"
# What is changed, and the tests that should see it: the quickest first.
TESTS = {
    "briefgen/compose": ("tests/compose", ROWS, *EVERYWHERE),
    "briefgen/evidence/values.py": (*MODEL, "tests/compose", *EVERYWHERE),
    "briefgen/evidence/comparisons.py": (*MODEL, "tests/compose", *EVERYWHERE),
    "briefgen/document/rewriting.py": (*MODEL, "tests/compose", *EVERYWHERE),
    "briefgen/checks": (
        "tests/checks",
        *MODEL,
        ROWS,
        "tests/whole/test_markings.py",
        "tests/whole/test_memo.py",
        "tests/whole/test_pictures.py",
    ),
    "briefgen/store": ("tests/store", "tests/sources/test_attached.py", "tests/cli"),
}
Reach = dict[str, dict[str, list[str]]]  # see bench/reach.py
Row = dict[str, str]  # name (a hash), place, outcome, what, by
MEMORY = 4 * 1024**3  # bytes of address space, for a mutant that never stops
FLAGS = ("-x", "-q", "--no-header", "-p", "no:cacheprovider", "-m", "not validate")
PATIENCE, LEAST = 3, 30  # times what the tests take without a mutant, and seconds at least


def copied(work: Path) -> Path:
    """A fresh copy of what git knows or would take, so that no mutant touches the tree itself."""
    tree = work / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    found = _run(tree, ["-c", "import briefgen; print(briefgen.__file__)"], LEAST)[1]
    if Path(found.strip()).parent.parent != tree:
        sys.exit(f"The tests would import {found.strip()}, not the copy.")
    return tree


def tested(tree: Path, tests: Sequence[str], limit: float) -> tuple[str, str]:
    """Whether these tests pass, fail or take too long, and the first that fails."""
    code, said = _run(tree, ["-m", "pytest", *FLAGS, *tests], limit)
    first = next((line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))), "")
    outcome = {0: "survived", None: "too slow"}.get(code, "killed")
    return outcome, first.partition(" - ")[0].removeprefix("FAILED ")


def reached(tree: Path, place: str) -> Reach:
    """Which tests of a place run which of its lines; they have to pass without a mutant."""
    told = tree.parent / "reach.json"
    folder = Path(place).parent if place.endswith(".py") else place
    known = {"REACHED": str(told), "REACHED_IN": str(folder)}
    code, said = _run(
        tree, ["-m", "pytest", *FLAGS, "-p", "bench.reach", *TESTS[place]], 3600, known
    )
    if code:
        sys.exit(f"The tests of {place} fail without any mutant: {said[-2000:]}")
    found: Reach = json.loads(told.read_text(encoding="utf-8"))
    names = {test for lines in found.values() for tests in lines.values() for test in tests}
    code, said = _run(tree, ["-m", "pytest", *FLAGS, "--collect-only", *sorted(names)], 3600)
    if code:
        sys.exit(f"The tests of {place} are not found by their names: {said[-2000:]}")
    return found


def _run(
    tree: Path, arguments: list[str], limit: float, more: Mapping[str, str] = MappingProxyType({})
) -> tuple[int | None, str]:
    """The exit code of Python in the copy, None when its time was over, and what it said."""
    environment = {
        **os.environ,
        **more,
        "PYTHONPATH": str(tree),
        "PYTHONDONTWRITEBYTECODE": "1",  # a change of the same length in the same second
        "HYPOTHESIS_STORAGE_DIRECTORY": str(tree / ".hypothesis"),
    }
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=tree,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # its own session, and nobody else's
        process.communicate()
        return None, ""
    return process.returncode, said


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=100, help="of mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--results", type=Path, default=OUT / "results.jsonl")
    chosen = parser.parse_args()
    resource.setrlimit(
        resource.RLIMIT_AS, (MEMORY, resource.RLIM_INFINITY)
    )  # the tests have it too
    os.nice(5)
    tree = copied(OUT)
    version = _version(tree)
    chosen.results.parent.mkdir(parents=True, exist_ok=True)
    done = _read(chosen.results)
    known: dict[str, tuple[Reach, float]] = {}
    asked: list[Row] = []
    for number, mutant in enumerate(mutants(tree, TESTS, chosen.seed), start=1):
        if number > chosen.number:
            break
        source = (tree / mutant.file).read_bytes()
        name = hashlib.sha256(version + mutant.applied(source)).hexdigest()
        if name not in done:
            place = _place(mutant)
            if place not in known:
                begun = time.monotonic()
                reach = reached(tree, place)
                known[place] = (reach, max(PATIENCE * (time.monotonic() - begun), LEAST))
            reach, limit = known[place]
            row = {"name": name, "place": place, **_tried(tree, mutant, reach, limit)}
            with chosen.results.open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(row) + "\n")
            done[name] = row
        asked.append(done[name])
        print(f"{number:4} {done[name]['outcome']:9} {done[name]['what']}", flush=True)
    _tell(asked)
    return 0


def _tried(tree: Path, mutant: Mutant, reach: Reach, limit: float) -> Row:
    path = tree / mutant.file
    source = path.read_bytes()
    tests = _tests(mutant, source, reach)
    path.write_bytes(mutant.applied(source))
    try:
        outcome, by = tested(tree, tests, limit) if tests else ("unreached", "")
    finally:
        path.write_bytes(source)
    was = " ".join(source[mutant.start : mutant.end].decode().split())
    what = f"{mutant.file}:{mutant.line} {mutant.kind}: {was[:60]} → {mutant.becomes[:60]}"
    return {"outcome": outcome, "what": what, "by": by}


def _tests(mutant: Mutant, source: bytes, reach: Reach) -> Sequence[str]:
    """The tests that ran a line of the mutant; all of its place, when only an import did."""
    lines = reach.get(mutant.file, {})
    last = mutant.line + source[mutant.start : mutant.end].count(b"\n")
    ran = [lines[str(each)] for each in range(mutant.line, last + 1) if str(each) in lines]
    return max(ran, key=len, default=()) or (TESTS[_place(mutant)] if ran else ())


def _place(mutant: Mutant) -> str:
    return next(each for each in TESTS if mutant.file.startswith(each))


def _version(tree: Path) -> bytes:
    """Which program and tests these are: of others, nothing is known from earlier runs."""
    files = sorted(each for each in tree.rglob("*.py") if each.is_file())
    return hashlib.sha256(b"".join(each.read_bytes() for each in files)).digest()


def _read(results: Path) -> dict[str, Row]:
    lines = results.read_text(encoding="utf-8").splitlines() if results.is_file() else []
    return {row["name"]: row for row in map(json.loads, lines)}


def _tell(rows: list[Row]) -> None:
    """The share killed of each place and of all; what is too slow was seen."""
    print()
    for place in (*TESTS, ""):
        found = [row["outcome"] for row in rows if row["place"].startswith(place)]
        killed = sum(each in {"killed", "too slow"} for each in found)
        if found:
            name = place or "all"
            print(f"{name:32} {killed:4} of {len(found):4} killed, {killed / len(found):.0%}")


if __name__ == "__main__":
    sys.exit(main())
