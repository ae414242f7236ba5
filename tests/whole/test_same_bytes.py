"""The same brief gives the same bytes, in any process, with any cache, whatever was done before."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.document.tree import Paragraph, Text
from briefgen.store.container import pack_brief
from tests.whole.overgrown import starter

CODE = "import sys; from briefgen.cli import main; sys.exit(main(sys.argv[1:]))"


def edited(brief: Brief, words: str) -> Brief:
    section = pipeline.compose(brief).suggested[2]
    own = Paragraph(f"{section.id}/n1", (Text(words),))
    return edits.edit_section(brief, section.id, section.blocks, (*section.blocks, own))


@pytest.mark.parametrize("kind", ["one-pager", "full-report"])
def test_two_processes_with_fresh_caches_write_the_same(tmp_path: Path, kind: str) -> None:
    brief = pipeline.fit(starter(kind))
    straight = edited(brief, "Quixotic words.")
    roundabout = edited(edited(brief, "Other words."), "Quixotic words.")
    dropped = pipeline.fit(edits.drop_indicator(roundabout, brief.indicators[0]))
    assert dropped != roundabout
    assert straight == roundabout
    files: dict[str, list[bytes]] = {".pdf": [], ".docx": []}
    for number, each in enumerate((straight, roundabout)):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "x.brief").write_bytes(pack_brief(each))
        for suffix, found in files.items():
            command = [sys.executable, "-c", CODE, "export", "x.brief", "-o", f"out{suffix}"]
            environment = {"PYTHONPATH": str(Path.cwd()), "XDG_CACHE_HOME": str(folder / "cache")}
            subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
            found.append((folder / f"out{suffix}").read_bytes())
    for suffix, (one, other) in files.items():
        assert one == other, suffix
    result = pipeline.make(straight)
    assert files[".pdf"][0] == pipeline.export(
        result.composed.document, straight, result.pages, ".pdf"
    )
