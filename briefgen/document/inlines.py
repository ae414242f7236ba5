"""One canonical way to write inlines, so that equal texts are equal values.

A link holds weight, weight holds italic, italic holds leaves; equal neighbours are one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.document.languages import is_tag
from briefgen.document.marks import marked, outside
from briefgen.document.rewriting import rewrite_block, rewrite_blocks, rewrite_texts
from briefgen.document.text import clean_text
from briefgen.document.tree import (
    SCHEMES,
    Block,
    Blocks,
    Chart,
    Citation,
    CrossReference,
    Document,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Picture,
    Strong,
    Table,
    Text,
    Value,
    walk,
)

_SIGNED_IN = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)
Leaf = Text | Value | Citation | CrossReference | LineBreak


class Styled(NamedTuple):
    """A leaf with the looks that surround it."""

    leaf: Leaf
    strong: bool = False
    emphasis: bool = False
    url: str = ""
    language: str = ""


def normal(inlines: Inlines) -> Inlines:
    """The inlines in their canonical form; text is cleaned and empty parts vanish."""
    return nest(flatten(inlines))


def flatten(inlines: Inlines) -> tuple[Styled, ...]:
    """The leaves in reading order, neighbouring texts of one look joined and cleaned."""
    result: list[Styled] = []
    for look, group in groupby(_leaves(inlines, Styled(LineBreak())), key=_look):
        result += _joined((each.leaf for each in group), look)
    return tuple(result)


def nest(styled: Iterable[Styled]) -> Inlines:
    """Inlines from leaves with their looks."""
    result: list[Inline] = []
    for url, linked in groupby(styled, key=lambda each: each.url):
        inner: list[Inline] = []
        for strong, heavy in groupby(linked, key=lambda each: each.strong):
            parts = _emphasised(heavy)
            inner += (Strong(parts),) if strong else parts
        result += (Link(url, tuple(inner)),) if url else inner
    return tuple(result)


def normal_blocks(blocks: Blocks) -> Blocks:
    """Every block with its inlines in canonical form."""
    return tuple(normal_block(each) for each in blocks)


def normal_block(block: Block) -> Block:
    """A block with its inlines in canonical form."""
    return rewrite_texts(block, normal)


def unnumbered(blocks: Blocks) -> Blocks:
    """Blocks without what numbering gives them, as a person's version keeps them."""
    return tuple(
        _renumbered(rewrite_block(rewrite_texts(each, outside), _without_number), 0)
        for each in blocks
    )


def numbered(blocks: Blocks, document: Document) -> Blocks:
    """Blocks with the note numbers, labels and figure numbers that a document has for them."""
    notes = {note.id: note for note in document.notes}
    numbers = {block.id: _number(block) for _, block in walk(document)}
    labels = {
        block.id: f"{'Table' if isinstance(block, Table) else 'Figure'} {_number(block)}"
        for _, block in walk(document)
        if _number(block)
    }

    def renew(inline: Inline) -> Inline:
        match inline:
            case Citation(source):
                return marked(notes[source]) if source in notes else inline
            case CrossReference(target):
                return CrossReference(target, labels.get(target, inline.text))
            case _:
                return inline

    return tuple(
        _renumbered(each, numbers.get(each.id, _number(each)))
        for each in rewrite_blocks(blocks, renew)
    )


def safe_link(address: str) -> str:
    """A link that may stand in a brief, or nothing: http, https and mailto addresses.

    A name and password before the host are left out: they are nobody else's, and mislead readers.
    """
    address = _SIGNED_IN.sub(r"\1", "".join(clean_text(address).split()))
    scheme = next((each for each in SCHEMES if address.lower().startswith(each)), "")
    return address if scheme and len(address) > len(scheme) else ""


def language_in_link(address: str) -> str:
    """The language that ``lang:fr`` names as the address of foreign words, or nothing."""
    scheme, _, tag = address.strip().partition(":")
    return tag if scheme == "lang" and is_tag(tag) else ""


def _leaves(inlines: Inlines, look: Styled) -> Iterator[Styled]:
    for inline in inlines:
        match inline:
            case Strong(children):
                yield from _leaves(children, look._replace(strong=True))
            case Emphasis(children, language):
                told = language or look.language
                yield from _leaves(children, look._replace(emphasis=True, language=told))
            case Link(url, children):
                yield from _leaves(children, look._replace(url=url))
            case Text(""):
                pass
            case _:
                yield look._replace(leaf=inline)


def _look(styled: Styled) -> Styled:
    return styled._replace(leaf=LineBreak())


def _joined(leaves: Iterable[Leaf], look: Styled) -> Iterator[Styled]:
    for is_text, group in groupby(leaves, key=lambda each: isinstance(each, Text)):
        if not is_text:
            yield from (look._replace(leaf=each) for each in group)
            continue
        text = clean_text("".join(each.text for each in group if isinstance(each, Text)))
        if text := text.replace("\n", " ").replace("\ufffc", ""):
            yield look._replace(leaf=Text(text))


def _emphasised(styled: Iterable[Styled]) -> tuple[Inline, ...]:
    result: list[Inline] = []
    for (emphasis, language), group in groupby(styled, key=_slanted):
        leaves = _merged(each.leaf for each in group)
        result += (Emphasis(leaves, language),) if emphasis else leaves
    return tuple(result)


def _slanted(styled: Styled) -> tuple[bool, str]:
    return styled.emphasis, styled.language if styled.emphasis else ""


def _merged(leaves: Iterable[Leaf]) -> Inlines:
    result: list[Leaf] = []
    for is_text, group in groupby(leaves, key=lambda each: isinstance(each, Text)):
        if is_text:
            text = "".join(each.text for each in group if isinstance(each, Text))
            result.append(Text(clean_text(text)))
        else:
            result += group
    return tuple(result)


def _without_number(inline: Inline) -> Inline:
    match inline:
        case Citation(source):
            return Citation(source)
        case CrossReference(target):
            return CrossReference(target)
        case _:
            return inline


def _number(block: Block) -> int:
    return block.number if isinstance(block, Table | Chart | Picture) else 0


def _renumbered(block: Block, number: int) -> Block:
    if isinstance(block, Table | Chart | Picture) and block.number != number:
        return replace(block, number=number)
    return block
