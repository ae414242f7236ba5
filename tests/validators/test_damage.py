"""The judges can fail: each kind of damage is seen, and a table says by whom."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from briefgen.export.delivery import Archive, Delivery
from briefgen.export.pdf.file import render
from briefgen.export.pdf.layout import layout
from tests.export.pdf.samples import COLUMNS, draw, everything
from tests.validators import marked_content, pdfjs, poppler, verapdf
from tests.validators.damage import DAMAGES

JUDGES = ("veraPDF UA-1", "veraPDF A-3a", "tree and content", "pdf.js", "poppler")


def seen_by(paths: dict[str, Path]) -> dict[str, tuple[bool, ...]]:
    """For each kind of damage which judge finds fault with the file."""
    told = verapdf.judged((flavor, each) for each in paths.values() for flavor in ("ua1", "3a"))
    read = pdfjs.contents(paths.values())
    return {
        name: (
            bool(told["ua1", path]),
            bool(told["3a", path]),
            bool(marked_content.failures(path)),
            bool(read[path][1]),
            poppler.finds_fault(path),
        )
        for name, path in paths.items()
    }


@pytest.mark.validate
def test_each_kind_of_damage_is_seen(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    document = everything()
    whole = tmp_path / "whole.pdf"
    pages = layout(document, COLUMNS, draw=draw)
    whole.write_bytes(render(document, COLUMNS, pages, Delivery(Archive.PDF_A_3A)))
    paths = {"nothing": whole}
    for number, (name, damage) in enumerate(DAMAGES.items()):
        paths[name] = tmp_path / f"{number}.pdf"
        with pikepdf.open(whole) as pdf:
            damage(pdf)
            pdf.save(paths[name], fix_metadata_version=False)

    found = seen_by(paths)

    assert not any(found["nothing"])
    assert [name for name in DAMAGES if not any(found[name][:3])] == []
    rows = [f"{'':40}{'  '.join(JUDGES)}"]
    for name in DAMAGES:
        marks = (
            f"{'seen' if seen else '–':{len(judge)}}"
            for judge, seen in zip(JUDGES, found[name], strict=True)
        )
        rows.append(f"{name:40}{'  '.join(marks)}".rstrip())
    golden("pdf-damage.txt", "\n".join(rows) + "\n")
