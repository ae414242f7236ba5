"""Notes in the margin: each begins level with the paragraph that it belongs to.

It is read behind the paragraph, whose lines stay together. What a note is taller is owed: text that
follows stands beside it, anything else, another note too, begins below it.
"""

from collections.abc import Sequence

import msgspec

from briefgen.document.tree import Block, Callout, CalloutKind
from briefgen.export.pdf.blocks import paragraph_boxes
from briefgen.export.pdf.boxes import Box, Room, Setting, kept, lowered
from briefgen.export.pdf.painted import Fill
from briefgen.typography.look import SIDE_NOTE

_TALLEST = 260.0  # of a paragraph whose lines can stay together
_RULE, _BELOW_RULE = 1.0, 2.0


def is_side(block: Block) -> bool:
    """Whether a block is a note that stands beside a paragraph."""
    return isinstance(block, Callout) and block.kind is CalloutKind.SIDE


def has_room(setting: Setting, text: list[Box]) -> bool:
    """Whether a note can stand beside these lines."""
    return setting.look.side_notes and _height(text) <= _TALLEST


def side_boxes(setting: Setting, note: Block, section: int) -> list[Box]:
    """The lines of a note below a thin rule."""
    assert isinstance(note, Callout)
    style = setting.look.styles.side_note
    lines = paragraph_boxes(setting, note.text, style, Room(0, SIDE_NOTE), section)
    rule = Fill(0, -_RULE, SIDE_NOTE, _RULE, setting.look.accent)
    return [lowered(each, _RULE + _BELOW_RULE, 0, (rule,)) for each in lines[:1]] + lines[1:]


def with_side(text: list[Box], note: list[Box]) -> list[Box]:
    """The lines of a paragraph with its note, which the last of them carries."""
    cites = (*text[-1].cites, *(each for box in note for each in box.cites))
    rise = _height(text) - text[-1].height
    last = msgspec.structs.replace(text[-1], beside=tuple(note), rise=rise, cites=cites)
    return [*kept(text[:-1]), last]


def owed(text: list[Box], note: list[Box]) -> float:
    """By how much a note reaches below the lines of its paragraph."""
    return max(_height(note) - _height(text), 0.0)


def follow(boxes: list[Box], below: Sequence[Box], owing: float, *, beside: bool) -> float:
    """Put boxes below others that owe so much height to a note; what is owed then.

    Those that may not stand ``beside`` it begin where it ends.
    """
    if owing > 0 and boxes and below:
        if beside:
            boxes[-1:] = kept(boxes[-1:])
            owing -= boxes[-1].after + below[0].before
        else:
            settle(boxes, owing)
            owing = 0.0
    for box in below:
        owing = max(owing - box.height, 0.0)
        boxes.append(box if box.keep or owing <= 0 else msgspec.structs.replace(box, keep=True))
    return owing


def settle(boxes: list[Box], owing: float) -> None:
    """Give the last of these boxes the height that is owed to a note."""
    if owing > 0:
        boxes[-1:] = [lowered(each, 0, owing, ()) for each in boxes[-1:]]


def _height(boxes: list[Box]) -> float:
    return sum(each.height for each in boxes)
