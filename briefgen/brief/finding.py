"""Find words in all of a brief, and put others in their place.

What is found in sources, and in what is made of the topic library, is told and not replaced; nor
is a number that is tied to its figures. ``replaced`` goes through the edits of ``brief.edits``, so
that a passage becomes the writer's own as if they had typed it.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from briefgen.brief.brief import Brief, own_title
from briefgen.brief.form_texts import FormText, form_texts
from briefgen.change.identity import Role
from briefgen.change.laying import with_changes
from briefgen.change.wording import wording
from briefgen.document.inlines import numbered
from briefgen.document.matching import Sought, Span, matches
from briefgen.document.rewriting import leaves, texts
from briefgen.document.runs import Run, runs
from briefgen.document.tree import (
    Block,
    Cards,
    Chart,
    Citation,
    Document,
    Inlines,
    Picture,
    Quotation,
    Section,
    Table,
    Text,
    Value,
    walk,
)

ALTERNATIVE = -1  # stands for the text of a block for people who do not see it


class Kept(StrEnum):
    """Why words that are found stay as they are."""

    NOT = ""
    NUMBER = "number"  # in them is a number, or the name of a figure, that follows others
    QUOTED = "quoted"
    LIBRARY = "library"
    SOURCE = "source"


class InBlock(msgspec.Struct, frozen=True):
    """A text of a block of a section: its number among ``texts``, or ``ALTERNATIVE``."""

    section: str
    block: str
    text: int


class InNote(msgspec.Struct, frozen=True):
    """The note of a source."""

    source: str


Where = FormText | InBlock | InNote


class Passage(msgspec.Struct, frozen=True):
    """A text that is searched by itself. What in it ``follows`` the form is found there, unless
    there is more to be found in it. ``kept`` says why none of it is replaced.
    """

    where: Where
    text: Inlines
    kept: Kept = Kept.NOT
    follows: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """Found words: the characters from ``start`` to ``end`` of a passage, note marks not counted.

    ``passage`` is its number among all passages. ``begins`` says that a sentence begins with them,
    and that this is why they have a capital.
    """

    where: Where
    passage: int
    start: int
    end: int
    kept: Kept = Kept.NOT
    begins: bool = False


class Shown(msgspec.Struct, frozen=True):
    """A brief, the sections that it has now, and what is suggested for them."""

    brief: Brief
    document: Document
    suggested: tuple[Section, ...]


def shown_now(brief: Brief, document: Document, suggested: tuple[Section, ...]) -> Shown:
    """What is shown once a brief has changed and its document is not made yet."""
    drawn = tuple(block for _, block in walk(document))
    now = {each.id: each for each in with_changes(brief.edits, suggested, drawn)}
    sections = tuple(
        msgspec.structs.replace(each, blocks=numbered(now[each.id].blocks, document))
        if each.id in now
        else each
        for each in document.sections
    )
    return Shown(brief, msgspec.structs.replace(document, sections=sections), suggested)


def passages(shown: Shown) -> tuple[Passage, ...]:
    """Every text that is looked through, in the order of reading: form, sections, notes."""
    document = shown.document
    titles = document.title, document.subtitle
    form = (
        Passage(where, (Text(line),)) for where, line in form_texts(shown.brief, titles) if line
    )
    notes = (Passage(InNote(each.id), each.text, Kept.SOURCE) for each in document.notes)
    return (*form, *_of_sections(shown), *notes)


def find(texts: Iterable[Passage], wanted: Sought) -> tuple[Place, ...]:
    """Every place of the words in these passages, in their order."""
    return tuple(
        place for number, passage in enumerate(texts) for place in _within(passage, number, wanted)
    )


def letters(text: Inlines) -> str:
    """The characters of a passage, as they are counted."""
    return "".join(run.text for run in _told(text))


def _within(passage: Passage, number: int, wanted: Sought) -> Iterator[Place]:
    text = letters(passage.text)
    found = tuple(matches(text, wanted))
    if not found:
        return
    told = [span for each in passage.follows for span in _spans(text, each)]
    if all(any(_is_in(span, each) for each in told) for span in found):
        return
    tied = tuple(_tied(passage.text))
    for span in found:
        kept = passage.kept or (Kept.NUMBER if _meets(span, tied) else Kept.NOT)
        begins = not wanted.match_case and _begins_sentence(text, span.start)
        yield Place(passage.where, number, *span, kept, begins)


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a capital stands here at the beginning of a text or behind the end of a sentence."""
    before = text[:start].rstrip("“‘\"'([")
    ended = before.endswith((" ", "\N{NO-BREAK SPACE}", "\n")) and before.rstrip().rstrip("”’\"')]")
    return text[start].isupper() and (not before.strip() or bool(ended and ended[-1] in ".?!:"))


def _spans(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + len(words))


def _is_in(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _meets(span: Span, others: tuple[Span, ...]) -> bool:
    return any(each.start < span.end and span.start < each.end for each in others)


def _tied(text: Inlines) -> Iterator[Span]:
    """Where numbers and names of figures stand that follow others."""
    place = 0
    for run in _told(text):
        if run.inline:
            yield Span(place, place + len(run.text))
        place += len(run.text)


def _told(text: Inlines) -> Iterator[Run]:
    return (each for each in runs(text) if not isinstance(each.inline, Citation))


def _of_sections(shown: Shown) -> Iterator[Passage]:
    suggested = {block.id: block for each in shown.suggested for block in each.blocks}
    said = _said_in_form(shown)
    for section, block in walk(shown.document):
        own = suggested.get(block.id)
        follows = said if own is not None and wording(own) == wording(block) else ()
        for number, (text, kept) in enumerate(_of_block(block)):
            yield Passage(InBlock(section.id, block.id, number), text, kept, follows)
        if words := _alternative(block):
            kept = Kept.NOT if isinstance(block, Picture) else Kept.LIBRARY
            yield Passage(InBlock(section.id, block.id, ALTERNATIVE), (Text(words),), kept)


def _said_in_form(shown: Shown) -> tuple[str, ...]:
    """What templates print of the form: words that change with it."""
    form = shown.brief.form
    title = own_title(shown.brief) or shown.document.title
    said = (title, form.subtitle, form.ask, form.office, form.contact, *form.authors)
    return tuple(filter(None, said))


def _of_block(block: Block) -> Iterator[tuple[Inlines, Kept]]:
    """Every text of a block, and why it stays as it is."""
    found = texts(block)
    for number, text in enumerate(found, 1):
        is_source = isinstance(block, Chart | Table) and number == len(found)
        yield text, Kept.SOURCE if is_source else _kept(block)


def _kept(block: Block) -> Kept:
    if isinstance(block, Quotation):
        return Kept.QUOTED
    return Kept.LIBRARY if isinstance(block, Chart | Cards) or _has_figures(block) else Kept.NOT


def _has_figures(block: Block) -> bool:
    """Whether a table has a row for each measure: it grows with the picks."""
    is_drawn = isinstance(block, Table) and block.id.startswith(f"{Role.TABLE}:")
    return is_drawn and any(isinstance(each, Value) for each in leaves((block,)))


def _alternative(block: Block) -> str:
    match block:
        case Chart() | Picture():
            return block.alt
        case Table():
            return block.description
        case _:
            return ""
