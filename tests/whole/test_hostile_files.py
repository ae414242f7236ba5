"""Strangers' files through the command line: one sentence, or files in which nothing is active.

A soak takes all of them, each in a process that is measured; otherwise it is a share of them.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefgen.document.text import unprintable
from tests import measured
from tests.builders import SMALL
from tests.pdf_reading import pdf_text
from tests.tally import Tally, share
from tests.validators.docx_lint import lint
from tests.whole.hostile_files import HEADS, TEXTS, briefs, letterheads, template
from tests.word_files.active import active

NEW = ("new", "--pack", SMALL, "--date", "2026-01-31")


def part(names: Iterable[str]) -> list[str]:
    """All of them in a soak, otherwise every twelfth."""
    return list(names)[:: share(12, 1)]


def faults(runs: Sequence[measured.Run]) -> list[str]:
    """What a person should not have been told."""
    refused = [each for each in runs if each.code not in (0, 3)]
    return [each.said[:300] for each in refused if not each.is_one_sentence] + [
        f"{each.seconds} s, {each.memory} bytes" for each in runs if each.is_over
    ]


def letters(file: Path) -> str:
    """What a file that was exported says, with the marks of XML where it is Word."""
    data = file.read_bytes()
    if file.suffix == ".pdf":
        return pdf_text(data).replace("\x02", "")  # pdfium's mark for a word that is divided
    if file.suffix == ".txt":
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as word:
        return word.read("word/document.xml").decode()


def bad(word: bytes) -> list[str]:
    """What is active in a Word file, and what is not as it should be.

    An office's own fields need not show anything.
    """
    findings = (each for each in lint(word) if not re.search(r"not balanced: (be)+\.$", each))
    return [*active(word), *findings]


def turned(files: Sequence[Path]) -> list[str]:
    """The files in which text is turned around or forged."""
    return [each.name for each in files if unprintable(re.sub(r"[\r\n\t]", "", letters(each)))]


def test_no_letterhead_brings_anything_active(tmp_path: Path, tally: Tally) -> None:
    runs, wrong = [], []
    found = letterheads()
    for name in part(found):
        office, brief = tmp_path / "office.docx", tmp_path / "a.brief"
        office.write_bytes(found[name])
        made = measured.command(
            *NEW, "--template", "one-pager", "--letterhead", office, "-o", brief
        )
        runs.append(made)
        for release in ("--release", "--no-release") if made.code == 0 else ():
            out = tmp_path / "out.docx"
            runs.append(measured.command("export", brief, "-o", out, release))
            wrong += [f"{name}, {release}: {each}" for each in bad(out.read_bytes())]
    measured.tell(tally, "S4 letterheads through the command line", runs, len(wrong))
    assert faults(runs) == []
    assert wrong == []


def test_no_brief_brings_in_what_it_should_not(tmp_path: Path, tally: Tally) -> None:
    runs, wrong = [], []
    found = briefs()
    for name in part(found):
        brief = tmp_path / "a.brief"
        brief.write_bytes(found[name]())
        out = [tmp_path / f"out{suffix}" for suffix in (".pdf", ".docx", ".txt")]
        runs.append(measured.command("check", brief))
        runs.append(measured.command("export", brief, *(e for o in out for e in ("-o", o))))
        if runs[-1].code == 0:
            wrong += [f"{name}: {each}" for each in turned(out)]
    measured.tell(tally, "S1–S4 forged briefs through the command line", runs, len(wrong))
    assert faults(runs) == []
    assert wrong == []


def test_no_template_brings_in_what_it_should_not(tmp_path: Path, tally: Tally) -> None:
    runs, wrong = [], []
    for number, name in enumerate([*part(TEXTS), *part(HEADS)]):
        brief, out = tmp_path / f"{number}.brief", tmp_path / "out.pdf"
        folder = template(tmp_path / str(number), name)
        runs.append(measured.command(*NEW, "--template", folder, "-o", brief))
        if brief.exists():
            runs.append(measured.command("export", brief, "-o", out))
        if brief.exists() and runs[-1].code == 0:
            wrong += [f"{name}: {each}" for each in turned([out])]
    measured.tell(tally, "S2 hostile templates through the command line", runs, len(wrong))
    assert faults(runs) == []
    assert wrong == []
