"""Which programs are installed to be measured beside, and how each is called."""

import functools
import os
import subprocess
from pathlib import Path

from bench.content import Content
from bench.costs import ROOT, Work
from bench.peer_files import html_source, typst_source, write_docxtpl

PYTHON = ROOT / "build/peers/bin/python"
PACKAGES = "BRIEFGEN_TYPST_PACKAGES"  # a folder with preview/lilaq/0.6.0 and what that needs
LILAQ = "preview/lilaq/0.6.0"


@functools.cache
def version(package: str) -> str:
    """The version of a package of Python that is there for comparison, "" for none."""
    if not PYTHON.exists():
        return ""
    asked = f"from importlib.metadata import version; print(version({package!r}))"
    done = subprocess.run([PYTHON, "-c", asked], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def has_lilaq() -> bool:
    """Whether charts can be drawn by lilaq."""
    return bool(version("typst")) and bool(packages()) and Path(packages(), LILAQ).is_dir()


def packages() -> str:
    """The folder of packages of Typst, "" for none."""
    return os.environ.get(PACKAGES, "")


def typst(folder: Path, content: Content, *, lilaq: bool = False) -> Work:
    """Typst makes a PDF of the content."""
    source = folder / ("lilaq.typ" if lilaq else "plain.typ")
    source.write_text(typst_source(content, lilaq=lilaq), encoding="utf-8")
    return _work("typst_pdf", source, source.with_suffix(".pdf"), packages())


def weasyprint(folder: Path, content: Content) -> Work:
    """WeasyPrint makes a PDF of the content."""
    source = folder / "content.html"
    source.write_text(html_source(content), encoding="utf-8")
    return _work("weasyprint_pdf", source, folder / "html.pdf")


def docxtpl(folder: Path, content: Content) -> Work:
    """docxtpl makes a Word file of the content, with pictures that are there already."""
    return _work("docxtpl_word", *write_docxtpl(folder, content), folder / "docxtpl.docx")


def _work(module: str, *arguments: str | Path) -> Work:
    return Work((PYTHON, "-m", f"bench.peers.{module}", *arguments))
