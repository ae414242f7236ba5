"""What of a brief may be handed to readers: figures whose licence lets nobody pass them on stay."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicator_of
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Chart, Document, Value, figures_drawn, walk
from briefgen.evidence.indicators import Figure, Indicator, figure
from briefgen.evidence.values import Cell

Compose = Callable[[Brief], Document]


def shareable(brief: Brief, document: Document, compose: Compose) -> Brief:
    """The brief with the figures of protected tables that its document shows, and no others but
    those without which it would not say the same; ``compose`` tells what a brief says.

    Of what a newer version put into its file nobody here knows whether it may be passed on.
    """
    bare = replace(brief, unknown=())
    shown: dict[str, set[Figure]] = {}
    for cell in _cells(document):
        found = indicator_of(brief, cell.indicator)
        if found and (known := figure(found, cell.entity, cell.period)):
            shown.setdefault(cell.indicator, set()).add(known)
    protected = [each.id for each in _indicators(bare) if not each.redistribute]
    least = bare
    for name in protected:
        least = _with_figures(least, name, shown.get(name, set()))
    if least == bare or compose(least) == document:
        return least
    for name in protected:  # figures that are told without a number, such as that there are none
        bare = _thinned(bare, name, shown.get(name, set()), lambda it: compose(it) == document)
    return bare


def _thinned(
    brief: Brief, name: str, shown: set[Figure], is_same: Callable[[Brief], bool]
) -> Brief:
    """The brief with as few figures of an indicator as it needs to say the same."""
    least = _with_figures(brief, name, shown)
    if is_same(least):
        return least
    kept = {each for one in _indicators(brief) if one.id == name for each in one.figures}
    for each in sorted(
        kept - shown, key=lambda it: (it.entity in brief.entities, it.entity, it.period)
    ):
        fewer = _with_figures(brief, name, kept - {each})
        if is_same(fewer):
            brief, kept = fewer, kept - {each}
    return brief


def _indicators(brief: Brief) -> tuple[Indicator, ...]:
    return (*brief.pack.indicators, *brief.own.indicators)


def _with_figures(brief: Brief, name: str, kept: set[Figure]) -> Brief:
    def thinned(each: Indicator) -> Indicator:
        if each.id != name:
            return each
        return replace(each, figures=tuple(it for it in each.figures if it in kept))

    pack = replace(brief.pack, indicators=tuple(map(thinned, brief.pack.indicators)))
    own = replace(brief.own, indicators=tuple(map(thinned, brief.own.indicators)))
    return replace(brief, pack=pack, own=own)


def _cells(document: Document) -> Iterator[Cell]:
    """The figures behind every number and every point of a document."""
    for inline in leaves(block for _, block in walk(document)):
        if isinstance(inline, Value):
            yield from inline.reference.cells
    for _, block in walk(document):
        if isinstance(block, Chart):
            for _, reference in figures_drawn(block):
                yield from reference.cells
