"""Put other words where some were found (``brief.finding``), as if a person had typed them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.finding import ALTERNATIVE, InBlock, Kept, Place, Shown, passages
from briefgen.brief.form_texts import FormText, with_form_texts
from briefgen.document.inlines import Styled, flatten, nest, normal, unnumbered
from briefgen.document.rewriting import rewrite_texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Picture,
    Text,
)


class New(NamedTuple):
    """Words in place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    words: str


Texts = dict[int, tuple[New, ...]]  # of a block, by the number of the text


def replaced(shown: Shown, places: Iterable[Place], words: str) -> Brief:
    """The brief with these words in all places that are not kept; each takes the looks of what
    stood there, and a sentence that begins with one a capital.

    ``places`` are those of ``find`` in the passages of the same brief.
    """
    in_form: dict[FormText, tuple[New, ...]] = defaultdict(tuple)
    in_blocks: dict[str, dict[str, Texts]] = defaultdict(lambda: defaultdict(dict))
    for place in places:
        where = place.where
        new = New(place.start, place.end, _capital(words) if place.begins else words)
        if place.kept is not Kept.NOT:
            continue
        if isinstance(where, FormText):
            in_form[where] += (new,)
        elif isinstance(where, InBlock):
            texts = in_blocks[where.section][where.block]
            texts[where.text] = (*texts.get(where.text, ()), new)
    brief = with_form_texts(shown.brief, _written(shown, in_form))
    for section, blocks in in_blocks.items():
        brief = _in_section(shown, brief, section, _writer(blocks))
    return brief


def _written(shown: Shown, new: dict[FormText, tuple[New, ...]]) -> dict[FormText, str]:
    """The lines of the form as they read then."""
    return {
        each.where: plain(_with_words(each.text, new[each.where]))
        for each in passages(shown)
        if isinstance(each.where, FormText) and each.where in new
    }


def _in_section(
    shown: Shown, brief: Brief, section: str, write: Callable[[Block], Iterator[Block]]
) -> Brief:
    now = next((each for each in shown.document.sections if each.id == section), None)
    base = next((each for each in shown.suggested if each.id == section), None)
    if now is None or base is None:
        return brief
    mine: Blocks = tuple(written for block in now.blocks for written in write(block))
    return edits.edit_section(brief, section, base.blocks, unnumbered(mine))


def _writer(new: dict[str, Texts]) -> Callable[[Block], Iterator[Block]]:
    """What writes words into a block; one of which no word is left goes, as in the editor."""

    def write(block: Block) -> Iterator[Block]:
        own = new.get(block.id)
        if not own:
            yield block
            return
        number = count()
        written = rewrite_texts(block, lambda text: _with_words(text, own.get(next(number), ())))
        if isinstance(written, Picture) and ALTERNATIVE in own:
            told = _with_words((Text(written.alt),), own[ALTERNATIVE])
            written = replace(written, alt=plain(told))
        if isinstance(written, List):
            written = replace(written, items=_filled(written.items))
        if not _is_bare(written):
            yield written

    return write


def _with_words(text: Inlines, new: tuple[New, ...]) -> Inlines:
    """A text with new words in it; marks of notes among the old ones stay behind them."""
    return normal(nest(_pieces(text, new))) if new else text


def _pieces(text: Inlines, new: tuple[New, ...]) -> Iterator[Styled]:
    """The leaves of a text, parted where new words begin and old ones end."""
    place = 0
    for styled in flatten(text):
        if not isinstance(styled.leaf, Text):
            yield styled
            place += len(plain((styled.leaf,)))
            continue
        end = place + len(styled.leaf.text)
        rest = place
        for each in new:
            if place <= each.start < end:
                yield styled._replace(
                    leaf=Text(styled.leaf.text[rest - place : each.start - place])
                )
                yield styled._replace(leaf=Text(each.words))
            if each.start < end and each.end > rest:
                rest = min(each.end, end)
        yield styled._replace(leaf=Text(styled.leaf.text[rest - place :]))
        place = end


def _capital(words: str) -> str:
    """Words as a sentence begins with them; a name such as "iPhone" stays."""
    first = words.partition(" ")[0]
    return words[:1].upper() + words[1:] if first.islower() else words


def _filled(items: tuple[ListItem, ...]) -> tuple[ListItem, ...]:
    """The items that have words, or something below them that has."""
    kept = (replace(each, children=_filled(each.children)) for each in items)
    return tuple(each for each in kept if each.children or normal(each.text))


def _is_bare(block: Block) -> bool:
    match block:
        case Paragraph() | Heading() | Callout():
            return not normal(block.text)
        case List():
            return not block.items
        case _:
            return False
