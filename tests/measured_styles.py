"""Seventy official styles, and the official suite of CSL, against what we print.

python -m tests.measured_styles styles FOLDER   the styles of the CSL project, unpacked
python -m tests.measured_styles suite FOLDER    processor-tests/humans of its test suite
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from briefgen.compose import csl
from briefgen.errors import BriefgenError
from briefgen.evidence.citation_style import STYLES, CitationStyle
from tests.compose.test_csl import SOURCES, job_of, printed, shown
from tests.validators.citeproc import joined, judged, runs_of

_COUNT = 70
_PART = re.compile(r">>=+ ([A-Z-]+) =+>>\n(.*?)\n?<<=+ \1 =+<<", re.DOTALL)


def chosen(folder: Path) -> list[Path]:
    """Seventy English styles that stand alone, at even distances in the alphabet."""
    fit = []
    for path in sorted(folder.glob("*.csl")):
        text = path.read_text(encoding="utf-8")
        locale = re.search(r'default-locale="([^"]*)"', text)
        whole = 'class="note"' in text or "<bibliography" in text
        if path.stem not in STYLES and whole and (not locale or locale[1].startswith("en")):
            fit.append(path)
    return [fit[number * len(fit) // _COUNT] for number in range(_COUNT)]


def measured(folder: Path) -> tuple[int, list[tuple[str, str, str, str]]]:
    """How many entries are equal; of each other its style and source, and both entries."""
    paths = chosen(folder)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    equal, differing = 0, []
    found = judged(job_of(text, "en-US", SOURCES) for text in texts)
    for path, text, made in zip(paths, texts, found, strict=True):
        style = CitationStyle(path.stem, text)
        note = csl.open_style(style, "en-US").kind == "note"
        for item, theirs in zip(SOURCES, made, strict=True):
            entry, _ = printed(style, item, "en-US")
            wanted = theirs.mark if note else theirs.entry
            if entry == wanted:
                equal += 1
            else:
                differing.append((path.stem, item["id"], shown(wanted), shown(entry)))
    return equal, differing


def suite(folder: Path) -> tuple[Counter[str], list[str]]:
    """What becomes of the official suite; the names of the tests that fail.

    It cites many sources together and in many languages; we cite one, in English: other tests
    are counted as not ours.
    """
    tally: Counter[str] = Counter()
    failed = []
    for path in sorted(folder.glob("*.txt")):
        outcome = _tried(dict(_PART.findall(path.read_text(encoding="utf-8"))))
        tally[outcome] += 1
        if outcome == "differs":
            failed.append(path.stem)
    return tally, failed


def _tried(parts: dict[str, str]) -> str:
    items: list[dict[str, Any]] = json.loads(parts["INPUT"])
    language = re.search(r'default-locale="([^"]*)"', parts["CSL"])
    ours = len(items) == 1 and not any(
        name in parts for name in ("CITATIONS", "CITATION-ITEMS", "ABBREVIATIONS", "BIBENTRIES")
    )
    if not ours or (language and language[1] not in ("en-US", "en-GB", "en")):
        return "not ours: several sources, positions or other languages"
    if "<" in parts["INPUT"]:
        return "not ours: markup in fields"
    try:
        style = CitationStyle("suite", parts["CSL"])
        opened = csl.open_style(style, language[1] if language else "en-US")
        item = {**items[0], "citation-number": "1"}
        listed = parts["MODE"].strip() == "bibliography"
        listing = opened._replace(kind="in-text")  # the suite lists what notes cite, too
        runs = csl.entry(listing, item) if listed else csl.mark(opened, item)
    except BriefgenError:
        return "refused"
    wanted = runs_of(re.sub(r"^\s*<div.*?>\s*", "", parts["RESULT"]))
    return "equal" if joined([each[:3] for each in runs]) == wanted else "differs"


def main() -> None:
    """Print what was measured."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    if what == "suite":
        tally, failed = suite(folder)
        rows = [f"{count:5} {name}" for name, count in tally.most_common()]
        sys.stdout.write("\n".join([*rows, "", *failed, ""]))
        return
    equal, differing = measured(folder)
    for style, item, theirs, ours in differing:
        sys.stdout.write(f"{style} {item}\n  reference {theirs}\n  briefgen  {ours}\n")
    whole = equal + len(differing)
    sys.stdout.write(f"{equal} of {whole} entries equal ({100 * equal / whole:.1f} %)\n")


if __name__ == "__main__":
    main()
