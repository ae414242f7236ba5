"""Format 1: how sections were kept before each block was a change of its own.

Blocks were named by their section and their ordinal. What a name says for certain is translated;
the others are found by their words when the brief is composed.
"""

import msgspec
from msgspec.structs import replace

from briefgen.change.changes import Change
from briefgen.change.identity import BRIEF, PICKS, Role, named, subject_of
from briefgen.change.rewording import changed
from briefgen.document.rewriting import rewrite_block
from briefgen.document.tree import Block, Blocks, Chart, CrossReference, Inline


class SectionEdit(msgspec.Struct, frozen=True):
    """A person's version of a section, and the suggested text that it was made from."""

    section: str
    base: Blocks
    mine: Blocks


def changes_of_format_1(data: object) -> tuple[Change, ...]:
    """Every block that a person changed, by the names of today, from plain data.

    Raises:
        msgspec.ValidationError: they are not sections of format 1.
    """
    found: tuple[Change, ...] = ()
    for edit in msgspec.convert(data, tuple[SectionEdit, ...]):
        base, mine = (tuple(map(_renamed, blocks)) for blocks in (edit.base, edit.mine))
        found = changed(found, edit.section, base, mine)
    return found


def block_of(block: str) -> str:
    """The name of today for a block of format 1, as far as the old one says what it tells."""
    section, _, name = block.rpartition("/")
    match name.rstrip("0123456789"):
        case "heading":
            return named(Role.HEAD, subject_of(section))
        case "ask":
            return named(Role.ASK, BRIEF)
        case "cards":
            return named(Role.CARDS, PICKS)
        case "options":
            return named(Role.OPTIONS, PICKS)
        case "table":
            return named(Role.TABLE, section)
        case _:
            return block


def chart_of(block: str) -> str:
    """The name of today for a chart of format 1; a copy keeps its own."""
    name = block.rpartition("/")[2]
    is_copy = name[:1] == "n" and name[1:].isdigit()
    return block if is_copy else named(Role.CHART, name)


def _renamed(block: Block) -> Block:
    drawn = isinstance(block, Chart)
    block = replace(block, id=chart_of(block.id) if drawn else block_of(block.id))
    return rewrite_block(block, _pointed)


def _pointed(inline: Inline) -> Inline:
    if isinstance(inline, CrossReference):
        return CrossReference(subject_of(inline.target))
    return inline
