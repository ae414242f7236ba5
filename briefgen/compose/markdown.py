"""Markdown with tokens → blocks. Fences named after a directive become richer blocks."""

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefgen.compose.fences import Fence
from briefgen.compose.words import Words
from briefgen.errors import BriefgenError, Place, TemplateError
from briefgen.model.document import (
    Block,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Quotation,
    Strong,
    Text,
)
from briefgen.model.inlines import language_of, safe_link

_RUNS = re.compile(" {2,}")  # where a filter had nothing to say
NESTING = 100  # of lists and quotations; a list takes two
Directive = Callable[[Fence], Block]


class Parser:
    """Parses the sections of one composition."""

    def __init__(self, words: Words, directives: dict[str, Directive]) -> None:
        """Hold the side table and what a fence may be named after."""
        self._words = words
        self._directives = directives
        self._markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING})
        self._markdown.disable(["html_block", "html_inline", "image", "code", "lheading"])

    def parse(self, text: str, section: str, file: str) -> tuple[Block, ...]:
        """The blocks of a section; ids read ``section/p1``, ``section/<indicator>``.

        Raises:
            TemplateError: a construct that briefs do not have, or a wrong directive.
        """
        tokens = self._markdown.parse(text)
        _refuse_deep(tokens, file)
        counts: dict[str, int] = {}
        blocks: dict[str, Block] = {}
        for node in SyntaxTreeNode(tokens).children:
            place = Place(file, node.map[0] + 1 if node.map else 0)
            block = self._block(node, section, counts, place)
            if block.id in blocks:
                raise TemplateError(f"The id “{block.id}” stands here twice.", place)
            blocks[block.id] = block
        return tuple(blocks.values())

    def inlines(self, text: str) -> Inlines:
        """One paragraph of Markdown as inlines."""
        nodes = SyntaxTreeNode(self._markdown.parse(text.strip())).children
        parts: list[Inline] = []
        for node in nodes:
            if parts:
                parts.append(LineBreak())
            parts += self._inline_of(node) if node.type == "paragraph" else ()
        return tuple(parts)

    def _block(
        self, node: SyntaxTreeNode, section: str, counts: dict[str, int], place: Place
    ) -> Block:
        def named(kind: str) -> str:
            counts[kind] = counts.get(kind, 0) + 1
            return f"{section}/{kind}{counts[kind]}"

        match node.type:
            case "heading":
                return Heading(named("h"), int(node.tag[1:]), self._inline_of(node))
            case "paragraph":
                return Paragraph(named("p"), self._inline_of(node))
            case "bullet_list" | "ordered_list":
                return List(named("l"), node.type == "ordered_list", self._items(node))
            case "blockquote":
                return Quotation(named("q"), tuple(self._paragraphs(node)))
            case "hr":
                return PageBreak(named("break"))
            case "fence":
                return self._fence(node, section, named, place)
            case _:
                raise TemplateError(f"Briefs have no “{node.type}”.", place)

    def _fence(
        self, node: SyntaxTreeNode, section: str, named: Callable[[str], str], place: Place
    ) -> Block:
        name = node.info.strip()
        directive = self._directives.get(name)
        if not directive:
            known = ", ".join(self._directives)
            raise TemplateError(f"There is no directive “{name}”; use one of {known}.", place)
        try:
            ordinal = int(named(name).removeprefix(f"{section}/{name}"))
            fence = Fence(name, node.content, section, ordinal, self._words, self.inlines)
            return directive(fence)
        except BriefgenError as error:
            if error.place.file:
                raise
            raise TemplateError(error.message, place) from error

    def _items(self, node: SyntaxTreeNode) -> tuple[ListItem, ...]:
        return tuple(
            ListItem(
                tuple(self._paragraphs(item)),
                tuple(
                    child
                    for each in item.children
                    if each.type in ("bullet_list", "ordered_list")
                    for child in self._items(each)
                ),
            )
            for item in node.children
        )

    def _paragraphs(self, item: SyntaxTreeNode) -> Iterator[Inline]:
        for number, child in enumerate(_said(item)):
            if number:
                yield LineBreak()
            yield from self._inline_of(child)

    def _inline_of(self, node: SyntaxTreeNode) -> Inlines:
        return tuple(part for child in node.children for part in self._inline(child))

    def _inline(self, node: SyntaxTreeNode) -> Inlines:
        match node.type:
            case "text" | "code_inline":
                return self._words.tokens.split(_RUNS.sub(" ", node.content))
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (LineBreak(),)
            case "strong":
                return (Strong(self._inline_of(node)),)
            case "em":
                return (Emphasis(self._inline_of(node)),)
            case "link" if language := language_of(str(node.attrs.get("href", ""))):
                return (Emphasis(self._inline_of(node), language),)
            case "link" if safe_link(str(node.attrs.get("href", ""))):
                return (Link(str(node.attrs["href"]), self._inline_of(node)),)
            case _:
                return self._inline_of(node)


def _said(item: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """The paragraphs of an item or a quotation, and of the quotations in it."""
    for child in item.children:
        if child.type == "paragraph":
            yield child
        elif child.type == "blockquote":
            yield from _said(child)


def _refuse_deep(tokens: list[Token], file: str) -> None:
    """Refuse what lies so deep that the parser leaves out what is in it."""
    for each in tokens:
        if each.level >= NESTING - 1:
            place = Place(file, each.map[0] + 1 if each.map else 0)
            raise TemplateError("Lists and quotations are nested too deeply here.", place)
