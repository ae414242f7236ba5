"""What of a library and of its pictures a brief uses: that part travels with it."""

import re

from briefgen.brief.brief import Brief
from briefgen.change.changes import Drawn, Suggested
from briefgen.document.pictures import PictureFile
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Block, Citation, Picture, Value
from briefgen.evidence.pack import Pack, used_part


def used_library(brief: Brief) -> Pack:
    """The library cut down to what a person picked, or refers to, and its sources."""
    sources = _cited_sources(brief)
    return used_part(brief.pack, _used_indicators(brief), brief.recommendations, sources)


def shown_pictures(brief: Brief) -> tuple[PictureFile, ...]:
    """The pictures that a person's words show; others were taken out again."""
    names = {block.name for block in _written(brief) if isinstance(block, Picture)}
    return tuple(each for each in brief.own.pictures if each.name in names)


def _written(brief: Brief) -> tuple[Block, ...]:
    """The blocks that hold words of the person's."""
    return tuple(
        each.mine
        for each in brief.edits
        if each.mine is not None and not isinstance(each.mine, Suggested | Drawn)
    )


def _used_indicators(brief: Brief) -> tuple[str, ...]:
    """The chosen indicators and those that a person's words or copies refer to."""
    mine = (each for each in leaves(_written(brief)) if isinstance(each, Value))
    cells = (cell.indicator for each in mine for cell in each.reference.cells)
    drawn = " ".join(each.mine.options for each in brief.edits if isinstance(each.mine, Drawn))
    copied = (each.id for each in brief.pack.indicators if _names(drawn, each.id))
    return tuple(dict.fromkeys((*brief.indicators, *cells, *copied)))


def _names(options: str, indicator: str) -> bool:
    return re.search(rf"(?<![\w.-]){re.escape(indicator)}(?![\w-])", options) is not None


def _cited_sources(brief: Brief) -> frozenset[str]:
    """The sources that words of the person's or of the template cite, or own figures come from."""
    mine = leaves(_written(brief))
    cited = {each.source for each in mine if isinstance(each, Citation)}
    text = "".join(section.text for section in brief.template.sections)
    named = {each.id for each in brief.pack.sources if re.search(_quoted(each.id), text)}
    own = {each.source for each in brief.own.indicators}
    return frozenset(cited | named | own)


def _quoted(name: str) -> str:
    return rf"""["']{re.escape(name)}["']"""
