"""What of a brief may be handed to readers: figures whose licence lets nobody pass them on stay."""

import hashlib
from collections.abc import Callable, Iterator

import msgspec
from msgspec.structs import replace

from briefgen import paths
from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicator_of
from briefgen.change.changes import Drawn, Suggested, Words
from briefgen.disk_cache import DiskCache
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Chart, Document, Value, figures_drawn, walk
from briefgen.evidence.indicators import Figure, Indicator, figure
from briefgen.evidence.values import Cell
from briefgen.fingerprints import fingerprint
from briefgen.typography.look import Brand

Compose = Callable[[Brief], Document]
Kept = dict[str, tuple[int, ...]]  # the figures of protected indicators, by their places


def shareable(brief: Brief, document: Document, compose: Compose) -> Brief:
    """The brief with the figures of protected tables that its document shows, and no others but
    those without which it would not say the same; ``compose`` tells what a brief says.

    Finding these takes longer than all else of an export: which they are is kept on disk. Of what a
    newer version put into its file nobody here knows whether it may be passed on.
    """
    bare = replace(brief, unknown=())
    protected = [each for each in _indicators(bare) if not each.redistribute]
    if not protected:
        return bare
    shown = _shown(brief, document)
    kept = DiskCache(paths.cache() / "shared")
    key = _key(bare, shown)
    known = _known(kept.get(key), protected)
    if known is not None:
        for each in protected:
            figures = {each.figures[place] for place in known[each.id]}
            bare = _with_figures(bare, each.id, figures)
        return bare
    least = _least(bare, document, compose, [each.id for each in protected], shown)
    left = {each.id: set(each.figures) for each in _indicators(least)}
    places = {
        each.id: tuple(n for n, figure in enumerate(each.figures) if figure in left[each.id])
        for each in protected
    }
    kept.put(key, msgspec.msgpack.encode(places))
    return least


def _key(brief: Brief, shown: dict[str, set[Figure]]) -> str:
    """A hash of all that decides which figures are needed: not how a person's words go on."""
    words = [
        (each.id, each.section, each.base, each.after, _told(each.mine)) for each in brief.edits
    ]
    own = replace(brief.own, pictures=())
    bare = replace(brief, edits=(), own=own, brand=Brand(), accepted=(), spelled=())
    cells = sorted((name, sorted(map(repr, figures))) for name, figures in shown.items())
    data = msgspec.msgpack.encode((bare, words, cells), enc_hook=repr)
    return hashlib.sha256(fingerprint() + data).hexdigest()


def _told(mine: Words | None) -> object:
    return mine if mine is None or isinstance(mine, Drawn | Suggested) else "words"


def _known(data: bytes | None, protected: list[Indicator]) -> Kept | None:
    """What was found before, if it can be about these indicators."""
    if data is None:
        return None
    try:
        found = msgspec.msgpack.decode(data, type=Kept)
    except msgspec.DecodeError:
        return None
    lengths = {each.id: len(each.figures) for each in protected}
    fits = found.keys() == lengths.keys() and all(
        0 <= place < lengths[name] for name, places in found.items() for place in places
    )
    return found if fits else None


def _shown(brief: Brief, document: Document) -> dict[str, set[Figure]]:
    shown: dict[str, set[Figure]] = {}
    for cell in _cells(document):
        found = indicator_of(brief, cell.indicator)
        if found and (known := figure(found, cell.entity, cell.period)):
            shown.setdefault(cell.indicator, set()).add(known)
    return shown


def _least(
    brief: Brief,
    document: Document,
    compose: Compose,
    protected: list[str],
    shown: dict[str, set[Figure]],
) -> Brief:
    least = brief
    for name in protected:
        least = _with_figures(least, name, shown.get(name, set()))
    if least == brief or compose(least) == document:
        return least
    for name in protected:  # figures that are told without a number, such as that there are none
        brief = _thinned(brief, name, shown.get(name, set()), lambda it: compose(it) == document)
    return brief


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
