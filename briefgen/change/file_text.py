"""Running text as files hold it since format 2: plain strings and small structs between them."""

from typing import assert_never

import msgspec

from briefgen.document import tree
from briefgen.evidence.values import read_reference, write_reference


class Strong(msgspec.Struct, frozen=True, tag="strong"):
    """Weight."""

    text: tuple["Run", ...]


class Emphasis(msgspec.Struct, frozen=True, tag="emphasis", omit_defaults=True):
    """Italic, and foreign words with their language."""

    text: tuple["Run", ...]
    language: str = ""

    def __post_init__(self) -> None:
        """Refuse what the tree would refuse."""
        tree.Emphasis((), self.language)


class Link(msgspec.Struct, frozen=True, tag="link"):
    """A link to an http, https or mailto address."""

    url: str
    text: tuple["Run", ...]

    def __post_init__(self) -> None:
        """Refuse what the tree would refuse."""
        tree.Link(self.url, ())


class Value(msgspec.Struct, frozen=True, tag="value"):
    """A number tied to figures, ``of`` as ``evidence.values`` writes it, and how it read last."""

    of: str
    text: str

    def __post_init__(self) -> None:
        """Refuse what is no reference."""
        read_reference(self.of)


class Citation(msgspec.Struct, frozen=True, tag="citation"):
    """A source by its id."""

    source: str


class Reference(msgspec.Struct, frozen=True, tag="reference"):
    """A captioned block by its id."""

    target: str


class Break(msgspec.Struct, frozen=True, tag="break"):
    """A new line within a paragraph."""


Run = str | Strong | Emphasis | Link | Value | Citation | Reference | Break
Runs = tuple[Run, ...]


def write_text(text: tree.Inlines) -> Runs:
    return tuple(map(_run, text))


def _run(inline: tree.Inline) -> Run:
    match inline:
        case tree.Text(text):
            return text
        case tree.Strong(children):
            return Strong(write_text(children))
        case tree.Emphasis(children, language):
            return Emphasis(write_text(children), language)
        case tree.Link(url, children):
            return Link(url, write_text(children))
        case tree.Value(reference, text):
            return Value(write_reference(reference), text)
        case tree.Citation(source):
            return Citation(source)
        case tree.CrossReference(target):
            return Reference(target)
        case tree.LineBreak():
            return Break()
        case _:
            assert_never(inline)


def read_text(runs: Runs) -> tree.Inlines:
    return tuple(map(_inline, runs))


def _inline(run: Run) -> tree.Inline:
    match run:
        case str():
            return tree.Text(run)
        case Strong(text):
            return tree.Strong(read_text(text))
        case Emphasis(text, language):
            return tree.Emphasis(read_text(text), language)
        case Link(url, text):
            return tree.Link(url, read_text(text))
        case Value(of, text):
            return tree.Value(read_reference(of), text)
        case Citation(source):
            return tree.Citation(source)
        case Reference(target):
            return tree.CrossReference(target)
        case Break():
            return tree.LineBreak()
        case _:
            assert_never(run)
