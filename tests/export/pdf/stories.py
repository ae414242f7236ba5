"""Documents as they become while somebody writes, and what is made of each of them.

    python -m tests.export.pdf.stories STORY forward|backward|shuffled

A STORY is a seed or a name in ``TOLD``. Prints the digest of the PDF of each state, in the order of
the story, whichever was made first.
"""

import hashlib
import random
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from briefgen.document.tree import (
    Citation,
    CrossReference,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    Strong,
    Text,
)
from briefgen.export.pdf.file import render, unmarked
from briefgen.export.pdf.layout import layout
from briefgen.typography.look import Brand, Grid, Look, resolve_look, with_side_notes
from tests.export.pdf.samples import (
    COLUMNS,
    COLUMNS_FOOT,
    FOOT,
    LOREM,
    MEMO,
    REPORT,
    draw,
    everything,
    one_pager,
    section,
)

B = TypeVar("B", Paragraph, Heading)
STATES = 24
RED = resolve_look(Grid.REPORT, Brand(accent="#AA0000"), 0)
LOOKS = (COLUMNS, MEMO, REPORT, FOOT, COLUMNS_FOOT, with_side_notes(REPORT))
_WORDS = ("Quick", "zebras", "№ 7", "½", "الذكاء", "人工智能", "naïve", "[to be completed]")


def states(seed: int) -> Iterator[tuple[Document, Look]]:
    """A document after each of some chance deeds, now and then in another look."""
    chance = random.Random(seed)
    document = chance.choice((everything, one_pager))()
    document = replace(document, contents=chance.random() < 0.5)
    look = chance.choice(LOOKS)
    for _ in range(STATES):
        yield document, look
        if chance.random() < 0.15:
            look = chance.choice(LOOKS)
        document = chance.choice(_DEEDS)(document, chance)


def heads() -> Iterator[tuple[Document, Look]]:
    """A head on the last page is a part of what a head on the first page is."""
    for level in (1, 2):
        names = {"top": 1, "first": level, "last": 3}
        text = f"**Every face.** {LOREM}"
        own = [_levelled(section(name, name, text), each) for name, each in names.items()]
        yield Document("d", "T", "Report", "2026-11-23", sections=_broken(*own)), MEMO


def turned() -> Iterator[tuple[Document, Look]]:
    """A page that stays as it is comes one later."""
    for length in (1, 20):
        own = section("s", "Part", LOREM * length), section("next", "Next", LOREM)
        yield Document("d", "T", "Report", "2026-11-23", sections=_broken(*own)), MEMO


def _broken(first: Section, *others: Section) -> tuple[Section, ...]:
    """Sections on a page each."""
    breaks = (PageBreak(f"{each.id}/break") for each in others)
    pairs = zip(breaks, others, strict=True)
    return (first, *(replace(each, blocks=(turn, *each.blocks)) for turn, each in pairs))


def _levelled(own: Section, level: int) -> Section:
    head, *others = own.blocks
    assert isinstance(head, Heading)
    return replace(own, blocks=(replace(head, level=level), *others))


def columns() -> Iterator[tuple[Document, Look]]:
    """The gaps of a column grow with the length of the one beside it."""
    for words in range(0, 60, 4):
        texts = [LOREM, LOREM, LOREM, f"{LOREM}{'more ' * words}"]
        own = section("s", "Part", *texts)
        yield Document("d", "T", "Brief", "2026-11-23", sections=(own,)), COLUMNS


def looks() -> Iterator[tuple[Document, Look]]:
    """The same words in the colours of two offices."""
    for look in (REPORT, RED, replace(REPORT, tint="#EEEEEE")):
        yield everything(), look


def blanks() -> Iterator[tuple[Document, Look]]:
    """The same words, to be filled in or not."""
    own = Section("s", "Part", (Paragraph("s/p1", (Text(f"{LOREM} [to be completed]"),)),))
    for words in ((), ("[to be completed]",)):
        yield Document("d", "T", "B", "2026-11-23", sections=(own,), blanks=words), MEMO


def _typed(document: Document, chance: random.Random) -> Document:
    """A letter or a word more in some paragraph."""
    word = chance.choice((*_WORDS, "x", chance.choice(LOREM)))
    return _changed(
        document, chance, Paragraph, lambda each: replace(each, text=(*each.text, Text(word)))
    )


def _cited(document: Document, chance: random.Random) -> Document:
    """A mark of a note, or a reference to a figure, in some paragraph."""
    notes = [each.id for each in document.notes] or ["nothing"]
    end = chance.choice(
        (Citation(chance.choice(notes), 1), CrossReference("all/chart", "figure 1"))
    )
    return _changed(document, chance, Paragraph, lambda each: replace(each, text=(*each.text, end)))


def _headed(document: Document, chance: random.Random) -> Document:
    """Another level for some heading, on which those of the next heads depend."""
    level = chance.randint(1, 3)
    return _changed(document, chance, Heading, lambda each: replace(each, level=level))


def _strong(document: Document, chance: random.Random) -> Document:
    return _changed(
        document, chance, Paragraph, lambda each: replace(each, text=(Strong(each.text),))
    )


def _changed(
    document: Document, chance: random.Random, kind: type[B], change: Callable[[B], B]
) -> Document:
    """The document with one of its blocks of a kind changed."""
    places = [
        (at, index)
        for at, own in enumerate(document.sections)
        for index, block in enumerate(own.blocks)
        if isinstance(block, kind)
    ]
    if not places:
        return document
    at, index = chance.choice(places)
    own = document.sections[at]
    blocks = list(own.blocks)
    block = blocks[index]
    assert isinstance(block, kind)
    blocks[index] = change(block)
    sections = list(document.sections)
    sections[at] = replace(own, blocks=tuple(blocks))
    return replace(document, sections=tuple(sections))


def _inserted(document: Document, chance: random.Random) -> Document:
    at = chance.randrange(len(document.sections) + 1)
    new = section(f"new{chance.randrange(9**9)}", "One more", LOREM * chance.randint(1, 4))
    return replace(document, sections=(*document.sections[:at], new, *document.sections[at:]))


def _removed(document: Document, chance: random.Random) -> Document:
    if len(document.sections) < 3:
        return document
    at = chance.randrange(len(document.sections))
    rest = (*document.sections[:at], *document.sections[at + 1 :])
    return replace(document, sections=rest)


def _moved(document: Document, chance: random.Random) -> Document:
    sections = list(document.sections)
    sections.insert(chance.randrange(len(sections)), sections.pop())
    return replace(document, sections=tuple(sections))


def _fewer_notes(document: Document, chance: random.Random) -> Document:
    kept = tuple(each for each in document.notes if chance.random() < 0.8)
    return replace(document, notes=kept)


def _blanks(document: Document, chance: random.Random) -> Document:
    return replace(document, blanks=chance.choice(((), ("[to be completed]",))))


_DEEDS = (
    _typed, _typed, _typed, _cited, _headed, _inserted, _removed, _moved, _fewer_notes, _blanks,
    _strong,
)  # fmt: skip


TOLD = {"heads": heads, "turned": turned, "columns": columns, "looks": looks, "blanks": blanks}


def digest(document: Document, look: Look) -> str:
    """What the PDF of a document is, and its first page by itself."""
    pages = layout(document, look, draw=draw)
    data = render(document, look, pages) + unmarked(pages, (1,)) + repr(pages.places).encode()
    return hashlib.sha256(data).hexdigest()


def main(name: str, order: str) -> None:
    told = TOLD[name]() if name in TOLD else states(int(name))
    story = list(enumerate(told))
    if order == "backward":
        story.reverse()
    if order == "shuffled":
        random.Random(1).shuffle(story)
    made = {number: digest(*state) for number, state in story}
    sys.stdout.write("\n".join(made[number] for number in sorted(made)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
