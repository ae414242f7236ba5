"""What was set before is used again; no page shows what was."""

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.document.tree import Document
from briefgen.export.pdf.file import render
from briefgen.export.pdf.fonts import Fonts
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.painted import Item
from briefgen.typography.faces import SANS
from briefgen.typography.shaping import clusters
from tests.export.pdf import stories
from tests.export.pdf.samples import LOREM, MEMO, draw, section
from tests.work import calls_of

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("story", [*stories.TOLD, *map(str, range(4))])
def test_what_was_made_before_changes_no_byte(story: str) -> None:
    told = {
        subprocess.run(
            [sys.executable, "-m", "tests.export.pdf.stories", story, order],
            capture_output=True, text=True, check=True, cwd=ROOT,
        ).stdout
        for order in ("forward", "backward", "shuffled")
    }  # fmt: skip

    assert len(told) == 1
    digests = told.pop().split()
    assert len(set(digests)) > len(digests) / 3  # the deeds did something


def long(words: str = "", everywhere: str = "") -> Document:
    """Thirty sections on some pages, with words more in the first paragraph, or in all."""
    texts = [f"{LOREM * 6}{everywhere}{words if number == 0 else ''}" for number in range(30)]
    sections = (section(f"s{n}", f"Part {n}", text) for n, text in enumerate(texts))
    return Document("d", "Title", "Brief", "2026-11-23", sections=tuple(sections))


def made(document: Document) -> bytes:
    return render(document, MEMO, layout(document, MEMO, draw=draw))


def test_a_letter_costs_its_page_and_not_the_others() -> None:
    """One that no page has yet is no exception: its code in the font moves no other."""
    made(long())

    letter = calls_of(lambda: made(long(words="Q")))
    new = calls_of(lambda: made(long(words="QŽ")))
    everything = calls_of(lambda: made(long(everywhere="Q")))

    assert max(letter, new) < everything / 3


def test_what_stays_on_pages_is_not_made_again() -> None:
    def bodies(words: str) -> list[list[Item]]:
        pages = layout(long(words), MEMO, draw=draw)
        page = MEMO.page
        low, high = page.bottom, page.height - page.top
        return [[i for i in sheet.items if low < i.y < high] for sheet in pages.painted]

    (first, *others), (typed, *after) = bodies(" a"), bodies(" b")

    assert first != typed
    assert len(others) > 4
    pairs = zip(others, after, strict=True)
    assert all(a is b for one, two in pairs for a, b in zip(one, two, strict=True))


def test_letters_that_are_drawn_otherwise_have_codes_of_their_own() -> None:
    """A bracket among words from the right is the other one of its pair."""
    fonts = Fonts()
    opening, closing = clusters(SANS, "()")
    mirrored = replace(opening, glyphs=closing.glyphs)

    codes = {fonts.encoded(SANS, [each]) for each in (opening, closing, mirrored)}

    assert len(codes) == 3
