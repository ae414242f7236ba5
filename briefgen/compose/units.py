"""A number and the unit or the scale behind it are one: a no-break space holds them together."""

import re

from briefgen.document.rewriting import rewrite_block
from briefgen.document.tree import Block, Inline, Text

_PARTED = re.compile(
    r"(?<=\d) (?=(?:thousand|million|billion|trillion|percent|per cent|points?|nanometers?|"
    r"nanometres?|megawatts?|gigawatts?|[TGMk]Wh?|nm)\b)"
)


def together(block: Block) -> Block:
    """The block with its numbers held to their units, whoever typed them."""
    return rewrite_block(block, _inline)


def _inline(inline: Inline) -> Inline:
    if not isinstance(inline, Text):
        return inline
    return Text(_PARTED.sub("\N{NO-BREAK SPACE}", inline.text))
