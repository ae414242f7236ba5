"""Random versions of a brief, and what people do to them; the same for the same seed."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.document.rewriting import rewrite_block, rewrite_texts, texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Chart,
    Citation,
    Column,
    CrossReference,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Quotation,
    Series,
    Strong,
    Table,
    Text,
    Value,
)
from briefgen.evidence.values import Cell, Reference

SAID = (
    "the a of costs patents China power grew fell by more than U.S. No. 7 half, (it) “race” e.g. "
    "export controls and in 2024 שלום العالم 世界 国家 chips"
)
WORDS = SAID.split()


class Versions(NamedTuple):
    """What was there, and what two people made of it."""

    base: Blocks
    mine: Blocks
    theirs: Blocks


def versions(seed: int) -> Versions:
    """A random brief and two versions of it."""
    random = Random(seed)
    base = tuple(block(random, f"s/p{n}") for n in range(random.randint(0, 7)))
    mine = Editor(random, "mine").edited(base, random.randint(0, 6))
    theirs = Editor(random, "their").edited(base, random.randint(0, 6))
    return Versions(base, mine, theirs)


def value(name: str, text: str) -> Value:
    return Value(Reference((Cell(name, "United States", "2024"),)), text)


def sentence(random: Random) -> Inlines:
    words = " ".join(random.choices(WORDS, k=random.randint(2, 6)))
    special: Inline = random.choice(
        (
            value(random.choice("abc"), str(random.randint(1, 99))),
            Citation(random.choice("xyz"), random.randint(1, 9)),
            CrossReference("chart:patents", "Figure 1"),
            Strong((Text("bold words"),)),
            Emphasis((Text("grande école"),), "fr"),
            Link("https://example.org/a", (Text("a link"),)),
            Text("很多人。"),
            LineBreak(),
        )
    )
    parts = (Text(f"{words} "), special) if random.random() < 0.4 else (Text(words),)
    return (*parts, Text(random.choice((". ", ". ", ".", "? ", "! ", " "))))


def text(random: Random, most: int = 4) -> Inlines:
    sentences = (sentence(random) for _ in range(random.randint(0, most)))
    return tuple(each for inlines in sentences for each in inlines)


def block(random: Random, name: str) -> Block:
    kind = random.randrange(14)
    match kind:
        case 0:
            return Heading(name, 2, text(random, 1))
        case 1:
            return Callout(name, CalloutKind.NOTE, text(random))
        case 2:
            return Quotation(name, text(random), text(random, 1))
        case 3 | 4:
            return List(name, False, tuple(item(random) for _ in range(random.randint(1, 4))))
        case 5 | 6:
            rows = (tuple(text(random, 1) for _ in range(3)) for _ in range(random.randint(0, 4)))
            columns = tuple(Column((Text(each),)) for each in "ABC")
            return Table(name, columns, tuple(rows), text(random, 2), 1, text(random, 1))
        case 7:
            points = (Point(random.randint(1, 9)),)
            words = text(random, 2), text(random, 1)
            return Chart(name, "bar", *words, ("2024",), (Series("US", 0, points),), "alt")
        case 8:
            return Picture(name, "a.png", "A map", text(random, 2))
        case 9:
            card = Card((value("a", "9"),), "China", text(random, 1))
            return Cards(name, (card, card))
        case 10:
            return PageBreak(name)
        case _:
            named = f"finding:f{name[-1]}" if random.random() < 0.5 else name
            return Paragraph(named, text(random))


def item(random: Random, depth: int = 0) -> ListItem:
    below = random.randint(0, 2) if depth == 0 and random.random() < 0.3 else 0
    name = f"action:{random.randrange(10**6)}" if random.random() < 0.3 else ""
    return ListItem(text(random, 2), tuple(item(random, 1) for _ in range(below)), name)


class Editor:
    """Somebody who edits at random; every word that they write is one that nobody else has."""

    def __init__(self, random: Random, name: str) -> None:
        self._random = random
        self._name = name
        self._count = count()

    def edited(self, blocks: Blocks, times: int) -> Blocks:
        for _ in range(times):
            blocks = self._edit(blocks)
        return blocks

    def _word(self) -> str:
        return f"{self._name}{next(self._count)}"

    def _edit(self, blocks: Blocks) -> Blocks:
        random = self._random
        place = random.randrange(len(blocks)) if blocks else -1
        done = random.random()
        if place < 0 or done < 0.12:
            name = f"s/{random.choice((self._name, 'new'))}{next(self._count)}"
            new = Paragraph(name, (Text(f"{self._word()} is new. {self._word()} too."),))
            return (*blocks[: place + 1], new, *blocks[place + 1 :])
        rest = blocks[:place] + blocks[place + 1 :]
        if done < 0.2:
            return rest
        if done < 0.28:
            to = random.randint(0, len(rest))
            return (*rest[:to], blocks[place], *rest[to:])
        return (*blocks[:place], self._block(blocks[place]), *blocks[place + 1 :])

    def _block(self, block: Block) -> Block:
        random = self._random
        if random.random() < 0.15:
            return rewrite_block(block, self._with_new_figures)
        match block:
            case List() if block.items and random.random() < 0.6:
                return replace(block, items=tuple(self._items(block.items)))
            case Table() if random.random() < 0.6:
                return self._table(block)
            case Heading() if random.random() < 0.2:
                return replace(block, level=random.randint(1, 4))
            case Picture() if random.random() < 0.5:
                return replace(block, alt=self._word())
            case Chart() if random.random() < 0.5:
                new = Series(self._name, 0, (Point(3), Point(4)))
                return replace(block, categories=("2023", "2024"), series=(new,))
            case Paragraph() if random.random() < 0.1:
                return Callout(block.id, CalloutKind.ASK, block.text)
        chosen, place = random.randrange(max(len(texts(block)), 1)), count()
        return rewrite_texts(block, lambda it: self._text(it) if next(place) == chosen else it)

    def _with_new_figures(self, inline: Inline) -> Inline:
        if isinstance(inline, Value):
            return Value(inline.reference, f"{self._name[0]}{next(self._count)}")
        return inline

    def _text(self, inlines: Inlines) -> Inlines:
        random = self._random
        new = (Text(f"{self._word()} said so. "),)
        place = random.randrange(len(inlines)) if inlines else -1
        done = random.random()
        if place < 0 or done < 0.15:
            return (*inlines, *new)
        if done < 0.25:
            return (*new, *inlines)
        inline, rest = inlines[place], inlines[place + 1 :]
        if done < 0.4:
            return (*inlines[:place], *rest)
        if isinstance(inline, Text):
            words = inline.text.split(" ")
            words[random.randrange(len(words))] = self._word()
            changed: Inline = Text(" ".join(words))
            changed = Strong((changed,)) if random.random() < 0.1 else changed
            return (*inlines[:place], changed, *rest)
        return (*inlines[:place], value(self._word(), "5"), *rest)

    def _items(self, items: tuple[ListItem, ...]) -> Iterator[ListItem]:
        random = self._random
        chosen, done = random.randrange(len(items)), random.random()
        moved = items[chosen]
        for place, each in enumerate(items):
            if place != chosen:
                yield each
                if done > 0.8 and place == len(items) - 1:
                    yield moved
            elif done < 0.5:
                yield replace(each, text=self._text(each.text))
            elif done < 0.6:
                yield each
                yield ListItem((Text(f"{self._word()} to do."),))

    def _table(self, table: Table) -> Table:
        random = self._random
        rows = list(table.rows)
        place = random.randrange(len(rows)) if rows else -1
        done = random.random()
        if place < 0 or done < 0.2:
            rows.insert(place + 1, tuple((Text(self._word()),) for _ in table.columns))
        elif done < 0.3:
            del rows[place]
        elif done < 0.4:
            columns = (*table.columns, Column((Text(self._word()),)))
            wider = tuple((*row, ()) for row in rows)
            return replace(table, columns=columns, rows=wider)
        elif rows[place]:
            cell = random.randrange(len(rows[place]))
            row = list(rows[place])
            row[cell] = self._text(row[cell])
            rows[place] = tuple(row)
        return replace(table, rows=tuple(rows))


def written(blocks: Iterable[Block]) -> set[str]:
    """Every word that is only in what one person wrote."""
    said = (plain(each) for block in blocks for each in (*texts(block), *_unseen(block)))
    return {word for each in said for word in re.findall(r"(?:mine|their)\d+", each)}


def _unseen(block: Block) -> Iterator[Inlines]:
    if isinstance(block, Picture):
        yield (Text(block.alt),)
