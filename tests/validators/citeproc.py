"""What the reference processor (npm ``citeproc``) prints for sources, as runs of marked text."""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

_HERE = Path(__file__).resolve().parent
_CITEPROC = _HERE.parent.parent / "build/validators/node_modules/citeproc"
_TAG = re.compile(r"(<[^<>]*>)")
Runs = list[tuple[str, bool, bool]]  # text, italic, bold


class Job(NamedTuple):
    """A style with the sources (CSL-JSON) to cite in it, each alone."""

    style: str
    items: list[dict[str, Any]]
    language: str
    locales: dict[str, str]


class Printed(NamedTuple):
    """An entry of the list of references, and how the text names the source (or its note)."""

    entry: Runs
    mark: Runs


def judged(jobs: Iterable[Job]) -> Iterator[list[Printed]]:
    """What the reference processor makes of each job."""
    lines = "\n".join(json.dumps(each._asdict()) for each in jobs)
    run = subprocess.run(
        ["node", str(_HERE / "cite.mjs"), str(_CITEPROC)],
        input=lines, capture_output=True, text=True, timeout=1200, check=True,
    )  # fmt: skip
    for line in run.stdout.splitlines():
        yield [Printed(runs_of(each["entry"]), runs_of(each["note"])) for each in json.loads(line)]


def runs_of(html: str) -> Runs:
    """HTML as the reference processor writes it, as runs; what no page shows is left out."""
    italic, bold = [False], [False]
    open_tags: list[list[bool] | None] = []
    runs: Runs = []
    for part in _TAG.split(html):
        if not part.startswith("<") or not part.endswith(">"):
            runs.append((unescape(part), italic[-1], bold[-1]))
        elif part.startswith("</div"):
            runs.append((" ", False, False))
        elif part.startswith("</"):
            if open_tags and (stack := open_tags.pop()) is not None:
                stack.pop()
        elif not part.startswith("<div"):
            _open(part, italic, bold, open_tags)
    return joined(runs)


def _open(
    tag: str, italic: list[bool], bold: list[bool], open_tags: list[list[bool] | None]
) -> None:
    if tag == "<i>" or "font-style:italic" in tag or "oblique" in tag:
        italic.append(True)
        open_tags.append(italic)
    elif tag == "<b>":
        bold.append(True)
        open_tags.append(bold)
    elif "font-style:normal" in tag:
        italic.append(False)
        open_tags.append(italic)
    elif "font-weight:normal" in tag:
        bold.append(False)
        open_tags.append(bold)
    else:
        open_tags.append(None)


def joined(runs: Runs) -> Runs:
    """Runs with the same look as one; spaces single, none at the ends."""
    text: list[tuple[str, bool, bool]] = []
    for words, italic, bold in runs:
        for sign in words:
            space = sign.isspace()
            if space and (not text or text[-1][0] == " "):
                continue
            text.append((" " if space else sign, italic and not space, bold and not space))
    while text and text[-1][0] == " ":
        text.pop()
    made: Runs = []
    for number, (sign, *look) in enumerate(text):
        after = text[number + 1][1:] if number + 1 < len(text) else ()
        if made and (made[-1][1:] == tuple(look) or (sign == " " and after == made[-1][1:])):
            made[-1] = (made[-1][0] + sign, *made[-1][1:])
        else:
            made.append((sign, look[0], look[1]))
    return made
