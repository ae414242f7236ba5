"""Pages that OnlyOffice makes of Word files, as a second judge beside LibreOffice.

It is the package document-builder, which tools/judges.sh installs into build/validators, and runs
in a process of its own. It reads no fonts that files carry, so they are unpacked for it.
"""

import fcntl
import importlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from fontTools.ttLib import TTFont
from lxml import etree

from briefgen.export.word.faces import scrambled

_BUILD = Path(__file__).resolve().parents[2] / "build" / "validators"
_BUILDER = _BUILD / "onlyoffice"
_GELASIO = _BUILD / "node_modules" / "@expo-google-fonts" / "gelasio"
_OFFICE = "http://schemas.openxmlformats.org/"
_WORD = f"{{{_OFFICE}wordprocessingml/2006/main}}"
_RELATION = f"{{{_OFFICE}officeDocument/2006/relationships}}id"
_CUTS = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")


def onlyoffice(files: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Each Word file as a PDF in the folder.

    Its fonts are those that the files carry, Gelasio, and what the computer has.
    """
    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    for path in files:
        _unpack(path, fonts)
    for cut in _CUTS:
        (fonts / f"{cut}.ttf").write_bytes(next(_GELASIO.rglob(f"Gelasio_{cut}.ttf")).read_bytes())
    command = [sys.executable, __file__, str(fonts), str(folder), *map(str, files)]
    environment = {**os.environ, "PYTHONPATH": f"{_BUILDER}:{Path(__file__).parents[2]}"}
    with (_BUILDER / "lock").open("w") as lock:  # it keeps what it knows of fonts in its own folder
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run(command, capture_output=True, check=True, timeout=600, env=environment)
    return {path: folder / f"{path.stem}.pdf" for path in files}


def _unpack(word: Path, folder: Path) -> None:
    """The fonts of a Word file as files; of two cuts of one face the one with more letters."""
    with zipfile.ZipFile(word) as archive:
        if "word/_rels/fontTable.xml.rels" not in archive.namelist():
            return
        relations = etree.fromstring(archive.read("word/_rels/fontTable.xml.rels"))
        parts = {each.get("Id"): each.get("Target") for each in relations}
        for embedded in etree.fromstring(archive.read("word/fontTable.xml")).iter(f"{_WORD}*"):
            if key := embedded.get(f"{_WORD}fontKey"):
                name = f"word/{parts[embedded.get(_RELATION)]}"
                data = scrambled(archive.read(name), key.strip("{}"))
                with TTFont(io.BytesIO(data)) as font:
                    target = folder / f"{font['name'].getDebugName(4)}.ttf"
                if not target.exists() or target.stat().st_size < len(data):
                    target.write_bytes(data)


def _convert(fonts: str, folder: str, files: Iterable[str]) -> None:
    """Run within the process of its own. What it knew of fonts is forgotten first."""
    for name in ("AllFonts.js", "font_selection.bin", "fonts.log"):
        (_BUILDER / "docbuilder/lib/sdkjs/common" / name).unlink(missing_ok=True)
    builder = importlib.import_module("docbuilder").CDocBuilder()
    builder.SetTmpFolder(folder)
    builder.SetProperty("--fonts-dir", fonts)
    for name in files:
        target = Path(folder) / f"{Path(name).stem}.pdf"
        if builder.OpenFile(name, "") or builder.SaveFile("pdf", str(target)):
            raise SystemExit(f"OnlyOffice does not read {name}")
        builder.CloseFile()


if __name__ == "__main__":
    _convert(sys.argv[1], sys.argv[2], sys.argv[3:])
