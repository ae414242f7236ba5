"""Change a word of a brief again and again, and make its PDF each time, as a script would.

    python -m bench.editing FILE.brief EDITS

Prints the seconds of processor time of each edit, one a line: with the PDF that export writes,
which carries the brief, and with the one that the window shows, which does not. The word is in
the middle of the brief, in the first text there that has room for it.
"""

import sys
import time
from pathlib import Path

from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.edits import edit_section
from briefgen.document.tree import Inlines, Paragraph, Section, Text

LONG = 40  # characters of a text into which a word may go


def main(path: str, edits: str) -> None:
    brief = pipeline.load(Path(path))
    result = pipeline.make(brief)
    pipeline.export(result.composed.document, brief, result.pages, ".pdf")
    suggested = [each for each in result.composed.suggested if _place(each) is not None]
    section = suggested[len(suggested) // 2]
    for number in range(int(edits)):
        edited = _edited(brief, section, f"word{number}")
        begun = time.process_time()
        made = pipeline.make(edited)
        done = time.process_time()
        pipeline.preview(made.composed.document, edited, made.pages)
        shown = time.process_time()
        pipeline.export(made.composed.document, edited, made.pages, ".pdf")
        print(done - begun + time.process_time() - shown, shown - begun)


def _place(section: Section) -> int | None:
    """The place of the first paragraph with a long text."""
    for place, block in enumerate(section.blocks):
        if isinstance(block, Paragraph) and any(map(_is_long, block.text)):
            return place
    return None


def _edited(brief: Brief, section: Section, word: str) -> Brief:
    place = _place(section)
    assert place is not None
    block = section.blocks[place]
    assert isinstance(block, Paragraph)
    mine = list(section.blocks)
    mine[place] = replace(block, text=_with_word(block.text, word))
    return edit_section(brief, section.id, section.blocks, tuple(mine))


def _with_word(inlines: Inlines, word: str) -> Inlines:
    place = next(place for place, each in enumerate(inlines) if _is_long(each))
    long = inlines[place]
    assert isinstance(long, Text)
    first, rest = long.text.split(" ", 1)
    return (*inlines[:place], Text(f"{first} {word} {rest}"), *inlines[place + 1 :])


def _is_long(inline: object) -> bool:
    return isinstance(inline, Text) and len(inline.text) > LONG and " " in inline.text.strip()


main(*sys.argv[1:])
