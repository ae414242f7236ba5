"""Blanks: words in square brackets that a kind of brief leaves to a person, such as "[Bill]".

A document names its own, so that brackets that a writer puts are never taken for one. Whoever
writes other words over a blank has filled it. What nobody knows is no blank: it is said in words.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from briefgen.document.inlines import Leaf, Styled, flatten, nest
from briefgen.document.rewriting import rewrite_texts, texts
from briefgen.document.runs import Run, plain
from briefgen.document.sentences import LEAF, starts
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Cards,
    Citation,
    CrossReference,
    Document,
    Heading,
    Inlines,
    LineBreak,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Quotation,
    Section,
    Table,
    Text,
    walk,
)

Spans = tuple[tuple[int, int], ...]
HeadLines = tuple[tuple[str, str], ...]

_SPACES = re.compile(r"\s+")


def blanks(document: Document) -> tuple[str, ...]:
    """What is to be filled in, as a person calls it, in reading order: "To", "Bill"."""
    known = document.blanks
    before = (*document.head_lines, *document.tail_lines)
    names = [
        *_labels(before, known),
        *(
            words[start:end].strip("[]").strip()
            for _, block in walk(document)
            for words in map(plain, texts(block))
            for start, end in spans(words, known)
        ),
        *_labels(document.closing, known),
    ]
    return tuple(dict.fromkeys(names))


def held(document: Document, known: Iterable[str]) -> tuple[str, ...]:
    """Those of these blanks that a document holds."""
    lines = (*document.head_lines, *document.tail_lines, *document.closing)
    words = [text for _, text in lines]
    words += [plain(text) for _, block in walk(document) for text in texts(block)]
    there = (each for each in known if any(spans(text, (each,)) for text in words))
    return tuple(dict.fromkeys(there))


def first_blank(document: Document) -> tuple[Section, Block] | None:
    """The first block of the text that holds a blank, with its section."""
    found = (place for place in walk(document) if _holds(place[1], document.blanks))
    return next(found, None)


def spans(words: str, known: tuple[str, ...]) -> Spans:
    """Where blanks stand in a text."""
    if not known or "[" not in words:
        return ()
    return tuple(each.span() for each in _pattern(known).finditer(words))


def set_off(runs: Iterable[Run], known: tuple[str, ...]) -> Iterator[Run]:
    """Runs parted so that each is a blank as a whole, and says so, or holds none."""
    runs = tuple(runs)
    found = spans("".join(each.text for each in runs), known)
    place = 0
    for each in runs:
        cuts = [0, len(each.text)]
        if found and not each.inline:
            inner = {edge - place for span in found for edge in span}
            cuts = sorted({*cuts, *(cut for cut in inner if 0 < cut < len(each.text))})
        for start, end in pairwise(cuts):
            blank = any(a <= place + start < b for a, b in found)
            yield replace(each, text=each.text[start:end], blank=blank) if found else each
        place += len(each.text)


def without_blanks(document: Document) -> Document:
    """The document without the sentences, lines and rows that hold a blank.

    A paragraph, an item, a box or a section goes where nothing else is left of it.
    """
    known = document.blanks
    if not known:
        return document
    sections = tuple(filter(None, (_section(each, known) for each in document.sections)))
    return replace(
        document,
        blanks=(),
        head_lines=_filled(document.head_lines, known),
        tail_lines=_filled(document.tail_lines, known),
        closing=_filled(document.closing, known),
        sections=tuple(
            each for each in sections if not _stands_alone(each, sections, document.sections)
        ),
    )


@lru_cache(maxsize=64)
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these texts, whatever the spaces in it are made of."""
    return re.compile("|".join(r"\s+".join(map(re.escape, each.split())) for each in known))


def _labels(lines: HeadLines, known: tuple[str, ...]) -> list[str]:
    return [label.capitalize() for label, text in lines if spans(text, known)]


def _filled(lines: HeadLines, known: tuple[str, ...]) -> HeadLines:
    return tuple(line for line in lines if not spans(line[1], known))


def _holds(block: Block, known: tuple[str, ...]) -> bool:
    return any(spans(plain(text), known) for text in texts(block))


def _section(section: Section, known: tuple[str, ...]) -> Section | None:
    kept = [_block(each, known) for each in section.blocks]
    if all(one is other for one, other in zip(kept, section.blocks, strict=True)):
        return section
    blocks = tuple(_under_heads(section.blocks, kept))
    says = any(not isinstance(each, Heading | PageBreak) for each in blocks)
    return replace(section, blocks=blocks) if says else None


def _stands_alone(section: Section, kept: tuple[Section, ...], before: tuple[Section, ...]) -> bool:
    """Whether a section is the head of others of which none is left."""
    below = f"{section.id}/"
    had, has = (any(each.id.startswith(below) for each in there) for there in (before, kept))
    return had and not has and all(isinstance(each, Heading) for each in section.blocks)


def _under_heads(before: Blocks, kept: list[Block | None]) -> Iterator[Block]:
    """What is kept, without the heads under which all has gone."""
    for index, block in enumerate(kept):
        if isinstance(block, Heading):
            end = next(
                (n for n, each in enumerate(before[index + 1 :], index + 1) if _ends(each, block)),
                len(before),
            )
            below = kept[index + 1 : end]
            if below and not any(below):
                continue
        if block:
            yield block


def _ends(block: Block, head: Heading) -> bool:
    return isinstance(block, Heading) and block.level <= head.level


def _block(block: Block, known: tuple[str, ...]) -> Block | None:
    """The block without blanks, the same where it holds none, or None if nothing is left."""
    if not _holds(block, known):
        return block
    match block:
        case Heading() | Paragraph() | Callout() | Quotation():
            text = _cut(block.text, known)
            kept = rewrite_texts(block, lambda it: _cut(it, known))
            return kept if text else None
        case List():
            items = tuple(_items(block.items, known))
            return replace(block, items=items) if items else None
        case Table():
            rows = tuple(row for row in block.rows if not _any_in(row, known))
            kept = rewrite_texts(replace(block, rows=rows), lambda it: _cut(it, known))
            return kept if rows else None
        case Cards():
            cards = tuple(
                each for each in block.cards if not _any_in((each.figure, each.words), known)
            )
            return replace(block, cards=cards) if cards else None
        case _:
            return rewrite_texts(block, lambda it: _cut(it, known))


def _any_in(parts: Iterable[Inlines], known: tuple[str, ...]) -> bool:
    return any(spans(plain(each), known) for each in parts)


def _items(items: tuple[ListItem, ...], known: tuple[str, ...]) -> Iterator[ListItem]:
    """Items without blanks; those below one that has gone take its place."""
    for item in items:
        children = tuple(_items(item.children, known))
        text = _cut(item.text, known)
        if text or not item.text:
            yield replace(item, text=text, children=children)
        else:
            yield from children


def _cut(inlines: Inlines, known: tuple[str, ...]) -> Inlines:
    """A text without the sentences that hold a blank; nothing if they are all that it says."""
    if not spans(plain(inlines), known):
        return inlines
    leaves = flatten(inlines)
    words = "".join(_words(each.leaf) for each in leaves)
    found = spans(words, known)
    head = _head(leaves, words, found)
    edges = (head, *_starts(words, found), len(words))
    gone = [
        (a, b) for a, b in pairwise(edges) if any(start < b and a < end for start, end in found)
    ]
    said = (words[a:b] for a, b in pairwise(edges) if (a, b) not in gone)
    if not any(letter.isalnum() for each in said for letter in each):
        return ()
    return nest(_trimmed(list(_outside(leaves, gone))))


def _words(leaf: Leaf) -> str:
    match leaf:
        case Citation():
            return LEAF
        case CrossReference(_, text):
            return text or LEAF
        case LineBreak():
            return "\n"
        case _:
            return leaf.text


def _head(leaves: tuple[Styled, ...], words: str, found: Spans) -> int:
    """How long the bold words are that open a text and belong to no sentence: "The ask:"."""
    length = 0
    for each in leaves:
        if not each.strong:
            break
        length += len(_words(each.leaf))
    opens = words[:length].rstrip().endswith(":")
    length += len(words[length:]) - len(words[length:].lstrip())
    return length if opens and not any(start < length for start, _ in found) else 0


def _starts(words: str, found: Spans) -> Iterator[int]:
    """Where sentences begin, but for the first. No blank is parted.

    One that stands behind the end of a sentence is one itself, though nothing ends it.
    """
    for place, sure in starts(words):
        inside = any(start < place < end for start, end in found)
        own = any(start == place and words[start + 1 : start + 2].isupper() for start, _ in found)
        if not inside and (sure or own):
            yield place
            ends = (end for start, end in found if start == place)
            behind = (_SPACES.match(words, end) for end in ends)
            yield from (it.end() for it in behind if it and words[it.end() :][:1].isupper())


def _outside(leaves: tuple[Styled, ...], gone: list[tuple[int, int]]) -> Iterator[Styled]:
    place = 0
    for each in leaves:
        words = _words(each.leaf)
        left = [n for n in range(place, place + len(words)) if not any(a <= n < b for a, b in gone)]
        if len(left) == len(words):
            yield each
        elif isinstance(each.leaf, Text) and left:
            yield each._replace(leaf=Text("".join(words[n - place] for n in left)))
        place += len(words)


def _trimmed(leaves: list[Styled]) -> list[Styled]:
    """Without spaces and new lines at the end, which parted what was taken out."""
    while leaves:
        last = leaves[-1].leaf
        if isinstance(last, Text) and last.text.strip():
            leaves[-1] = leaves[-1]._replace(leaf=Text(last.text.rstrip()))
            break
        if not isinstance(last, Text | LineBreak):
            break
        leaves.pop()
    return leaves
