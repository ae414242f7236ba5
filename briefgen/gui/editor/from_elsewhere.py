"""What was copied in another brief, as this one can hold it."""

from collections import Counter
from dataclasses import dataclass

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.document.inlines import normal_blocks
from briefgen.document.rewriting import leaves, rewrite_block
from briefgen.document.tree import (
    Block,
    Cards,
    Chart,
    Citation,
    Inline,
    Picture,
    Section,
    Text,
    Value,
    figures_drawn,
)
from briefgen.evidence.values import Reference
from briefgen.gui.editor.arrived import Arrived, Left


@dataclass(frozen=True)
class Known:
    """What numbers, notes and pictures of a brief can refer to."""

    indicators: frozenset[str]
    sources: frozenset[str]
    pictures: frozenset[str]

    def has(self, reference: Reference) -> bool:
        """Whether a number can be computed here."""
        return all(each.indicator in self.indicators for each in reference.cells)

    def draws(self, block: Chart | Cards) -> bool:
        """Whether there are figures for all of a chart."""
        return all(map(self.has, _references(block)))


def known_in(brief: Brief, sections: tuple[Section, ...]) -> Known:
    """What a brief has and what its sections show."""
    blocks = [block for each in sections for block in each.blocks]
    shown = (cell.indicator for each in blocks for ref in _references(each) for cell in ref.cells)
    cited = (each.source for each in leaves(blocks) if isinstance(each, Citation))
    own = brief.own
    return Known(
        frozenset((*shown, *(e.id for e in (*brief.pack.indicators, *own.indicators)))),
        frozenset((*cited, *(e.id for e in (*brief.pack.sources, *own.sources)))),
        frozenset(each.name for each in own.pictures),
    )


def at_home(arrived: Arrived, known: Known) -> Arrived:
    """Numbers of figures that the brief lacks are plain text, and what else it lacks stays out."""
    left = Counter(arrived.left)

    def told(inline: Inline) -> Inline:
        if isinstance(inline, Value) and not known.has(inline.reference):
            return Text(inline.text)
        if isinstance(inline, Citation) and inline.source not in known.sources:
            left[Left.SOURCE] += 1
            return Text("")
        return inline

    kept: list[Block] = []
    for block in arrived.blocks:
        if isinstance(block, Picture) and block.name not in known.pictures:
            left[Left.PICTURE] += 1
        elif isinstance(block, Chart | Cards) and not known.draws(block):
            left[Left.CHART] += 1
        else:
            kept.append(rewrite_block(block, told))
    return replace(arrived, blocks=normal_blocks(tuple(kept)), left=left)


def _references(block: Block) -> list[Reference]:
    if isinstance(block, Chart):
        return [reference for _, reference in figures_drawn(block)]
    return [each.reference for each in leaves((block,)) if isinstance(each, Value)]
