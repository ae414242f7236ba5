"""Sections that stand beside others: at the side of a page in a narrow column of their own."""

import itertools
from collections.abc import Iterator, Sequence

from briefgen.document.tree import PageBreak, Section
from briefgen.typography.look import Page

_NARROWEST = 120.0  # points of a side that has room for words

Run = tuple[tuple[Section, ...], tuple[Section, ...]]


def runs(sections: Sequence[Section], page: Page) -> Iterator[Run]:
    """The sections in their order, in runs that flow, each with what stands beside it.

    Those at the side and those of the text next to them, before or after, are beside each other,
    the first of them on the left. What spans the page, or a page break in it, parts them.
    """
    groups = [
        (kind, tuple(group))
        for kind, group in itertools.groupby((s for s in sections if s.blocks), _kind)
    ]
    flowing: tuple[Section, ...] = ()
    at = 0
    while at < len(groups):
        kind, own = groups[at]
        following = groups[at + 1] if at + 1 < len(groups) else ("", ())
        if _has_sides(page) and {kind, following[0]} == {"side", "text"}:
            if flowing:
                yield flowing, ()
            yield own, following[1]
            flowing = ()
            at += 2
        else:
            flowing += own
            at += 1
    if flowing:
        yield flowing, ()


def widths(page: Page, first: Sequence[Section]) -> tuple[float, float]:
    """The widths of two columns beside each other, by what stands in the first."""
    side, text = page.sides
    return (side, text) if first[0].side else (text, side)


def _kind(section: Section) -> str:
    if section.span or any(isinstance(each, PageBreak) for each in section.blocks):
        return "across"
    return "side" if section.side else "text"


def _has_sides(page: Page) -> bool:
    return page.columns > 1 and page.sides[0] >= _NARROWEST
