"""What pdf.js reads in a PDF, by marked content: the structure tree has the order."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.pdf_reading import Texts

_HERE = Path(__file__).resolve().parent
_PDFJS = _HERE.parent.parent / "build/validators/node_modules/pdfjs-dist"


def contents(paths: Iterable[Path]) -> dict[Path, tuple[Texts, list[str]]]:
    """What pdf.js reads in each marked content, and what its tree names that it never met."""
    names = [str(each) for each in paths]
    run = subprocess.run(
        ["node", str(_HERE / "read_pdf.mjs"), str(_PDFJS), *names],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    found = {}
    for line in run.stdout.splitlines():
        told = json.loads(line)
        texts: Texts = {}
        unseen: list[str] = []
        for number, page in enumerate(told["pages"]):
            unseen += page["unseen"]
            texts |= {
                (number, int(name.partition("_mc")[2])): text
                for name, text in page["texts"].items()
                if "_mc" in name
            }
        found[Path(told["file"])] = (texts, unseen)
    return found
