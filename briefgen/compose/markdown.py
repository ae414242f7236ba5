"""Markdown with tokens → blocks. Fences named after a directive become richer blocks."""

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from briefgen.change.identity import Role, free_id, named, subject_of
from briefgen.compose.bounds import BRACKETS, DRAWN, NESTING, Budget
from briefgen.compose.fences import Fence
from briefgen.compose.words import Words
from briefgen.document.inlines import language_in_link, safe_link
from briefgen.document.lists import Items, joined
from briefgen.document.tree import (
    Block,
    Chart,
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
from briefgen.errors import BriefgenError, Place, TemplateError

_TABLE = re.compile(r"\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?")  # what parts head and rows
_FOOTNOTE = re.compile(r"\[\^[\w-]+\]")
_RUNS = re.compile(" {2,}")  # where a filter had nothing to say
_LISTS = ("bullet_list", "ordered_list")
_NAMES = {"bullet_list": "list", "ordered_list": "list", "hr": "page break"}
Directive = Callable[[Fence], Block]


class Parser:
    """Parses the sections of one composition."""

    def __init__(self, words: Words, directives: dict[str, Directive], budget: Budget) -> None:
        """Hold the side table, what a fence may be named after, and what may be parsed."""
        self._budget = budget
        self._words = words
        self._directives = directives
        self._markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING})
        self._markdown.disable(["html_block", "html_inline", "code", "lheading"])

    def parse(self, text: str, section: str, file: str) -> tuple[Block, ...]:
        """The blocks of a section, known by what they tell; others are ``section/p1`` and so on.

        Raises:
            TemplateError: a construct that briefs do not have, or a wrong directive.
        """
        tokens = self._parsed(text, Place(file))
        _refuse_deep(tokens, file)
        counts: dict[str, int] = {}
        blocks: dict[str, Block] = {}
        for node in SyntaxTreeNode(tokens).children:
            place = Place(file, node.map[0] + 1 if node.map else 0)
            block = self._block(node, section, counts, place)
            if block.id in blocks and isinstance(block, Chart):
                message = (
                    f"The chart “{subject_of(block.id)}” stands here twice; name one by “id:”."
                )
                raise TemplateError(message, place)
            if block.id in blocks:
                block = replace(block, id=free_id(block.id, blocks))
            blocks[block.id] = block
        return tuple(blocks.values())

    def inlines(self, text: str) -> Inlines:
        """One paragraph of Markdown as inlines."""
        nodes = SyntaxTreeNode(self._parsed(text.strip(), Place())).children
        parts: list[Inline] = []
        for node in nodes:
            if parts:
                parts.append(LineBreak())
            parts += self._inline_of(node) if node.type == "paragraph" else ()
        return tuple(parts)

    def _parsed(self, text: str, place: Place) -> list[Token]:
        if text.count("[") > BRACKETS:
            raise TemplateError(f"The text has more than {BRACKETS} brackets.", place)
        self._budget.take(characters=len(text))
        tokens = self._markdown.parse(text)
        _refuse_pictures(tokens, place)
        _refuse_dialects(tokens, place)
        drawn = sum(each.type == "fence" for each in tokens)
        parts = len(tokens) + sum(len(each.children or ()) for each in tokens)
        self._budget.take(parts=parts + DRAWN * drawn)
        return tokens

    def _block(
        self, node: SyntaxTreeNode, section: str, counts: dict[str, int], place: Place
    ) -> Block:
        told = self._told(node)

        def called(kind: str) -> str:
            counts[kind] = counts.get(kind, 0) + 1
            return told or f"{section}/{kind}{counts[kind]}"

        match node.type:
            case "heading":
                return Heading(called("h"), int(node.tag[1:]), self._inline_of(node))
            case "paragraph":
                return Paragraph(called("p"), self._inline_of(node))
            case "bullet_list" | "ordered_list":
                listed = self._listed(node, place)
                return List(called("l"), listed.ordered, listed.items, listed.start)
            case "blockquote":
                return Quotation(called("q"), tuple(self._paragraphs(node, place)))
            case "hr":
                return PageBreak(called("break"))
            case "fence":
                return self._fence(node, section, called, place)
            case _:
                raise TemplateError(f"Briefs have no “{node.type}”.", place)

    def _fence(
        self, node: SyntaxTreeNode, section: str, called: Callable[[str], str], place: Place
    ) -> Block:
        name = node.info.strip()
        directive = self._directives.get(name)
        if not directive:
            known = ", ".join(self._directives)
            raise TemplateError(f"There is no directive “{name}”; use one of {known}.", place)
        try:
            fence = Fence(name, node.content, section, called(name), self._words, self.inlines)
            return directive(fence)
        except BriefgenError as error:
            if error.place.file:
                raise
            raise TemplateError(error.message, place) from error

    def draw(self, name: str, options: str, block: str) -> Block:
        """What a directive draws with these options, under an id of its own.

        Raises:
            BriefgenError: there is no such directive, or it cannot use its options.
        """
        directive = self._directives.get(name)
        if not directive:
            raise TemplateError(f"There is no directive “{name}”.")
        drawn = directive(Fence(name, options, block, block, self._words, self.inlines))
        return replace(drawn, id=block)

    def _told(self, node: SyntaxTreeNode) -> str:
        """The id that says what a node tells; ``""`` where it tells nothing or several things."""
        if node.type in _LISTS:
            return self._list_told(node)
        content = (each.content for each in node.walk() if each.type in ("inline", "fence"))
        anchors = self._words.tokens.anchors("".join(content))
        own = next((each.subject for each in anchors if each.role is None), "")
        told = [(list(Role).index(each.role), each) for each in anchors if each.role]
        if not told:
            return ""
        first = min(rank for rank, _ in told)
        subjects = {each.subject for rank, each in told if rank == first}
        return named(list(Role)[first], subjects.pop(), own) if len(subjects) == 1 else ""

    def _list_told(self, node: SyntaxTreeNode) -> str:
        """A list is known by what its items do; one of steps by whose steps they are, too."""
        items = [self._told(each) for each in node.children]
        if not items or not all(items):
            return ""
        roles = {each.partition(":")[0] for each in items}
        subjects = {subject_of(each) for each in items}
        role = roles.pop()
        if roles:
            return ""
        whose = subjects.pop() if role == Role.STEP and len(subjects) == 1 else ""
        return named(Role.LIST, role, whose)

    def _listed(self, node: SyntaxTreeNode, place: Place) -> Items:
        """A list with what is below its items."""
        told = [self._told(item) for item in node.children]
        ordered = node.type == "ordered_list"
        items = tuple(
            self._item(item, own if told.count(own) == 1 else "", place, within=ordered)
            for own, item in zip(told, node.children, strict=True)
        )
        return Items(ordered, items, int(node.attrs.get("start", 1)))

    def _item(self, node: SyntaxTreeNode, own: str, place: Place, *, within: bool) -> ListItem:
        text = tuple(self._paragraphs(node, place))
        lists = (each for each in node.children if each.type in _LISTS)
        return ListItem(text, joined((self._listed(e, place) for e in lists), within=within), own)

    def _paragraphs(self, node: SyntaxTreeNode, place: Place) -> Iterator[Inline]:
        for number, child in enumerate(_said(node, place)):
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
            case "link" if language := language_in_link(str(node.attrs.get("href", ""))):
                return (Emphasis(self._inline_of(node), language),)
            case "link" if address := safe_link(str(node.attrs.get("href", ""))):
                return (Link(address, self._inline_of(node)),)
            case _:
                return self._inline_of(node)


def _said(node: SyntaxTreeNode, place: Place) -> Iterator[SyntaxTreeNode]:
    """The paragraphs of an item or a quotation, and of the quotations in it.

    Raises:
        TemplateError: there is something else in it, or words below a list in an item.
    """
    listed = False
    for child in node.children:
        if child.map:
            place = Place(place.file, child.map[0] + 1)
        if child.type in _LISTS and node.type == "list_item":
            listed = True
        elif child.type in ("paragraph", "blockquote") and listed:
            message = "These words stand behind a list within an item; put them before it."
            raise TemplateError(message, place)
        elif child.type == "paragraph":
            yield child
        elif child.type == "blockquote":
            yield from _said(child, place)
        else:
            raise TemplateError(_misplaced(node, child), place)


def _misplaced(node: SyntaxTreeNode, child: SyntaxTreeNode) -> str:
    """What is wrong about a block that stands within an item or a quotation."""
    name = child.info.strip() if child.type == "fence" else _NAMES.get(child.type, child.type)
    if node.type == "list_item":
        return f"An item holds words and lists, no “{name}”; move it out of the list."
    return f"A quotation holds words, no “{name}”; move it out of the quotation."


def _refuse_pictures(tokens: list[Token], place: Place) -> None:
    """Refuse pictures of files that no brief would carry."""
    for each in tokens:
        line = each.map[0] + 1 if each.map else 0
        for part in each.children or ():
            if part.type == "image":
                message = (
                    f"The picture “{part.attrs['src']}” cannot stand in the text; take it out, and"
                    " put it in with “Insert a picture” of the menu “Brief”."
                )
                raise TemplateError(message, Place(place.file, line if place.file else 0))
            line += part.type in ("softbreak", "hardbreak")


def _refuse_dialects(tokens: list[Token], place: Place) -> None:
    """Refuse what other kinds of Markdown know, and what would be printed sign by sign here."""
    for each in tokens:
        lines = each.content.splitlines() if each.type == "inline" else []
        for number, line in enumerate(lines, start=each.map[0] + 1 if each.map else 0):
            message = ""
            if _TABLE.fullmatch(line):
                message = "A table of bars and hyphens cannot stand in the text; use a ```table."
            elif found := _FOOTNOTE.search(line):
                message = (
                    f"The note “{found[0]}” cannot stand in the text; cite a source:"
                    " {{ “its id” | source }}."
                )
            if message:
                raise TemplateError(message, Place(place.file, number if place.file else 0))


def _refuse_deep(tokens: list[Token], file: str) -> None:
    """Refuse what lies so deep that the parser leaves out what is in it."""
    for each in tokens:
        if each.level >= NESTING - 1:
            place = Place(file, each.map[0] + 1 if each.map else 0)
            raise TemplateError("Lists and quotations are nested too deeply here.", place)
