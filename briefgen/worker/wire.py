"""How jobs and answers travel between two processes: msgpack bytes, never pickle.

Each message is a four-byte big-endian length and that many bytes.
"""

import gc
import struct
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.own import Own
from briefgen.brief.template import Template
from briefgen.document.tree import Block, Chart, Picture, Section, Table
from briefgen.evidence.pack import Pack
from briefgen.typography.look import Brand
from briefgen.worker.jobs import (
    Answer,
    Copied,
    Drawn,
    Exported,
    Failed,
    Glimpsed,
    Got,
    Listed,
    LookedAt,
    Made,
    OpenedFile,
    PicturesRead,
    Request,
    Suggested,
    WordsRead,
)

LENGTH = struct.Struct(">I")
LIMIT = 400_000_000  # bytes of one message


_PARTS: dict[str, object] = {  # the large ones, which typing leaves alone, and what stands for each
    "pack": Pack("", "", ""),
    "template": Template("", "", "", "", 1),
    "brand": Brand(),
    "own": Own(),
}


class Put(msgspec.Struct, frozen=True, tag="put"):
    """A brief under its handle, and the handles that are no longer named; nothing is answered.

    Parts that are the ``same`` as those of the brief put before are not sent again.
    """

    handle: int
    brief: Brief
    same: tuple[str, ...] = ()
    dropped: tuple[int, ...] = ()


class Job(msgspec.Struct, frozen=True, tag="job"):
    """A numbered request."""

    number: int
    request: Request


class Shared(msgspec.Struct, frozen=True):
    """A section whose blocks are named by their place in the document where they are the same.

    A negative number, counted from -1, is the block at that place without the number of a figure.
    """

    section: Section  # without its blocks
    blocks: tuple[int | Block, ...]


class MadeShared(msgspec.Struct, frozen=True, tag="made"):
    """What was made, each block once: ``made`` has no suggested sections."""

    made: Made
    suggested: tuple[Shared, ...]


AnswerShared = (
    OpenedFile
    | Listed
    | LookedAt
    | Got
    | MadeShared
    | Drawn
    | Glimpsed
    | Copied
    | Exported
    | Suggested
    | PicturesRead
    | WordsRead
    | Failed
)


class Reply(msgspec.Struct, frozen=True):
    """The answer to the job of the same number."""

    number: int
    answer: AnswerShared


def putting(handle: int, brief: Brief, before: Brief | None, dropped: tuple[int, ...]) -> Put:
    """A brief on its way to a process that was given the one ``before`` last."""
    same = {
        name: bare
        for name, bare in _PARTS.items()
        if before and getattr(brief, name) is getattr(before, name)
    }
    return Put(handle, replace(brief, **same), tuple(same), dropped)


def arrived(put: Put, before: Brief | None) -> Brief:
    """The brief that was put, with the parts of the one before."""
    return replace(put.brief, **{name: getattr(before, name) for name in put.same})


def message_bytes(message: Put | Job) -> bytes:
    """A message to the worker as it goes over the wire."""
    return _framed(message)


def reply_bytes(number: int, answer: Answer) -> bytes:
    """An answer as it goes over the wire."""
    return _framed(Reply(number, shared(answer) if isinstance(answer, Made) else answer))


def read_message(stream: BinaryIO) -> Put | Job | None:
    """The next message to the worker, or None when the other side has closed."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    body = stream.read(LENGTH.unpack(head)[0])
    return msgspec.msgpack.decode(body, type=Put | Job)


def read_reply(body: bytes) -> tuple[int, Answer]:
    """The number of a job and its answer, from the bytes without the length."""
    was_collecting = gc.isenabled()
    gc.disable()  # of all that is made here nothing is garbage; looking for some doubles the time
    try:
        reply = msgspec.msgpack.decode(body, type=Reply)
    finally:
        if was_collecting:
            gc.enable()
    answer = reply.answer
    return reply.number, unshared(answer) if isinstance(answer, MadeShared) else answer


def shared(made: Made) -> MadeShared:
    """The same; suggested blocks that stand in the document are named by their place there."""
    blocks = [block for section in made.document.sections for block in section.blocks]
    places = {block.id: place for place, block in enumerate(blocks)}

    def told(block: Block) -> int | Block:
        place = places.get(block.id)
        if place is None:
            return block
        if blocks[place] == block:
            return place
        return ~place if _without_number(blocks[place]) == block else block

    return MadeShared(
        replace(made, suggested=()),
        tuple(
            Shared(replace(each, blocks=()), tuple(map(told, each.blocks)))
            for each in made.suggested
        ),
    )


def unshared(answer: MadeShared) -> Made:
    """The same as it was; a block that was named is the one in the document."""
    document = answer.made.document
    blocks = [block for section in document.sections for block in section.blocks]
    suggested = tuple(
        replace(each.section, blocks=tuple(_block(block, blocks) for block in each.blocks))
        for each in answer.suggested
    )
    return replace(answer.made, suggested=suggested)


def _block(told: int | Block, blocks: list[Block]) -> Block:
    if not isinstance(told, int):
        return told
    return blocks[told] if told >= 0 else _without_number(blocks[~told])


def _without_number(block: Block) -> Block:
    return replace(block, number=0) if isinstance(block, Chart | Table | Picture) else block


def _framed(message: Put | Job | Reply) -> bytes:
    body = msgspec.msgpack.encode(message)
    return LENGTH.pack(len(body)) + body
