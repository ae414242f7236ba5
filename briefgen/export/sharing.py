"""What of a brief may be handed to readers: figures whose licence lets nobody pass them on stay."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Chart, Document, Value, walk
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.values import Cell


def shareable(brief: Brief, document: Document) -> Brief:
    """The brief with no figures of a protected table but those that its document shows.

    Of what a newer version put into its file nobody here knows whether it may be passed on.
    """
    shown = {(cell.indicator, cell.entity, cell.period) for cell in _cells(document)}

    def thinned(indicator: Indicator) -> Indicator:
        if indicator.redistribute:
            return indicator
        kept = (
            each
            for each in indicator.figures
            if each.entity in brief.entities or (indicator.id, each.entity, each.period) in shown
        )
        return replace(indicator, figures=tuple(kept))

    pack = replace(brief.pack, indicators=tuple(map(thinned, brief.pack.indicators)))
    own = replace(brief.own, indicators=tuple(map(thinned, brief.own.indicators)))
    return replace(brief, pack=pack, own=own, unknown=())


def _cells(document: Document) -> Iterator[Cell]:
    """The figures behind every number and every point of a document."""
    for inline in leaves(block for _, block in walk(document)):
        if isinstance(inline, Value):
            yield from inline.reference.cells
    for _, block in walk(document):
        if isinstance(block, Chart):
            for series in block.series:
                for point in series.points:
                    if point.reference:
                        yield from point.reference.cells
