"""What poppler reads in a PDF: words, structure tree, fonts and pictures."""

import subprocess
from pathlib import Path

_INLINE = ("Link", "Reference", "Span", "Object")
SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def text(path: Path, *options: str) -> str:
    """The pages as they are seen, each ended by a form feed; ``-raw`` is the order of the file."""
    return _run("pdftotext", *options, str(path), "-")


def joined(text: str) -> str:
    """The text with lines and hyphens joined."""
    for end in (f"{SOFT_HYPHEN}\n", f"{SOFT_HYPHEN} ", SOFT_HYPHEN):
        text = text.replace(end, "")
    text = text.replace("-\n", "-")  # broken after a hyphen of its own
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def structure(path: Path) -> list[str]:
    """The structure tree, a line an element or a text."""
    return [line.rstrip() for line in _tree(path).stdout.splitlines() if line.strip()]


def finds_fault(path: Path) -> bool:
    """Whether it cannot follow the structure tree, or complains about it."""
    run = _tree(path)
    return bool(run.returncode or run.stderr.strip())


def words(path: Path) -> str:
    """The words along the structure tree, labels within charts aside; each paragraph, cell or label
    on a line of its own.
    """
    parts, figure_at, caption_at = [], -1, -1
    for line in structure(path):
        indent = len(line) - len(line.lstrip())
        content = line.strip()
        if figure_at >= 0 and indent <= figure_at:
            figure_at = caption_at = -1
        if caption_at >= 0 and indent <= caption_at:
            caption_at = -1
        if content.startswith("Figure") and not content.startswith('"'):
            figure_at = indent
        elif content == "Caption" and figure_at >= 0:
            caption_at = indent
        elif content.startswith('"') and (figure_at < 0 or caption_at >= 0):
            parts.append(content[1:-1])
        elif content.split(" ")[0] not in _INLINE:
            parts.append("\n")
    return "".join(parts)


def fonts(path: Path) -> list[str]:
    """A line for each font."""
    return _run("pdffonts", str(path)).splitlines()[2:]


def images(path: Path) -> list[str]:
    """A line for each picture."""
    return _run("pdfimages", "-list", str(path)).splitlines()[2:]


def _tree(path: Path) -> subprocess.CompletedProcess[str]:
    command = ["pdfinfo", "-struct-text", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
