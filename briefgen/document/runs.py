"""Inlines made flat, as most writers want them: stretches of characters with one look."""

from collections.abc import Iterator

import msgspec

from briefgen.document.tree import (
    Citation,
    CrossReference,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Text,
    Value,
)


class Run(msgspec.Struct, frozen=True, gc=False):
    """A stretch of characters with one look, as flat writers want it.

    ``inline`` is the Value, Citation or CrossReference that made the characters, if one did.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    url: str = ""
    inline: Value | Citation | CrossReference | None = None
    language: str = ""  # of foreign words
    blank: bool = False  # to be filled in


def runs(inlines: Inlines, style: Run = Run("")) -> Iterator[Run]:  # noqa: B008 (frozen)
    """Flatten inlines. A line break is a run of ``"\\n"``; a citation reads as its mark or number.

    A link to anything but a web or mail address is only its words.
    """
    for inline in inlines:
        match inline:
            case Text(text):
                yield _run(style, text=text)
            case Strong(children):
                yield from runs(children, _run(style, strong=True))
            case Emphasis(children, language):
                told = language or style.language
                yield from runs(children, _run(style, emphasis=True, language=told))
            case Link(url, children):
                yield from runs(children, _run(style, url=url))
            case Value(_, text):
                yield _run(style, text=text, inline=inline)
            case CrossReference(_, text, page):
                yield _run(style, text=text + (on_page(page) if text else ""), inline=inline)
            case Citation(_, number, text):
                yield _run(style, text=text or str(number), inline=inline)
            case LineBreak():
                yield _run(style, text="\n")


def plain(inlines: Inlines, *, citations: bool = False) -> str:
    """The characters of inlines, by default without note numbers."""
    return "".join(
        run.text for run in runs(inlines) if citations or not isinstance(run.inline, Citation)
    )


def on_page(page: int) -> str:
    """What a cross-reference says of the page it leads to; nothing if that is 0."""
    return f" (page\N{NO-BREAK SPACE}{page})" if page else ""


def _run(style: Run, **changes: object) -> Run:
    return msgspec.structs.replace(style, **changes)
