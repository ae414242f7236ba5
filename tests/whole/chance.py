"""Briefs, edits and actions by chance, the same for the same seed; and what must hold of them."""

import random
import re
from collections import Counter
from typing import NamedTuple

from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.template import Prominence
from briefgen.change.identity import subject_of
from briefgen.change.wording import wording
from briefgen.compose import Composed
from briefgen.document.inlines import unnumbered
from briefgen.document.outline import outline
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    Text,
    walk,
)
from briefgen.sources import library
from tests.whole.kinds import ENTITIES, KINDS

MOST, PROPOSALS = 12, 8
_MARK = re.compile(r"Quixo[0-9]+")


class Edited(NamedTuple):
    """A brief after some edits; the marks that they left, and the ids of what they touched."""

    brief: Brief
    marks: tuple[str, ...]
    touched: frozenset[str]


def chance_brief(chance: random.Random, kind: str = "") -> Brief:
    """A brief of some kind, or this one, with picks and entities by chance, and its plan."""
    pack = library.find_pack(library.DEFAULT_PACK)
    template = library.find_template(kind or chance.choice(KINDS))
    entities = chance.choice(ENTITIES)
    brief = new_brief("chance", pack.date, template, pack, entities)
    if chance.random() < 0.8:
        names = [each.id for each in pack.indicators]
        proposals = [each.id for each in pack.recommendations]
        brief = replace(
            brief,
            indicators=tuple(chance.sample(names, chance.randint(1, MOST))),
            recommendations=tuple(chance.sample(proposals, chance.randint(0, PROPOSALS))),
        )
    return pipeline.fit(brief)


def edit(brief: Brief, composed: Composed, chance: random.Random, count: int) -> Edited:
    """Edits of single blocks, as the editor makes them, in sections by chance."""
    marks: list[str] = []
    touched: set[str] = set()
    for _ in range(count):
        shown = pipeline.compose(brief)
        sections = [each for each in shown.document.sections if each.blocks]
        if not sections:  # nothing is held of whom the brief compares
            break
        section = chance.choice(sections)
        suggested = next(each for each in composed.suggested if each.id == section.id)
        mark = f"Quixo{chance.randrange(10**9)}"
        blocks, block, says = _edited(unnumbered(section.blocks), section.id, mark, chance)
        before = set(_MARK.findall(_said(section)))
        gone = before - set(_MARK.findall(" ".join(map(_words, blocks))))
        marks = [each for each in marks if each not in gone]
        marks += [mark] if says else []
        touched.add(block)
        brief = edits.edit_section(brief, section.id, suggested.blocks, blocks)
    return Edited(brief, tuple(marks), frozenset(touched))


def _edited(
    blocks: Blocks, section: str, mark: str, chance: random.Random
) -> tuple[Blocks, str, bool]:
    """The blocks with one changed, taken out or put in; its id, and whether the mark is in it."""
    at = chance.randrange(len(blocks))
    block, how = blocks[at], chance.random()
    if how < 0.2:
        own = f"{section}/n{chance.randrange(10**9)}"
        return (*blocks[:at], Paragraph(own, (Text(mark),)), *blocks[at:]), own, True
    if how < 0.35:
        return (*blocks[:at], *blocks[at + 1 :]), block.id, False
    match block:
        case Paragraph() | Heading() | Callout() | Quotation():
            words = (*block.text, Text(f" {mark}"))
            changed: Block = replace(block, text=words)
        case List():
            place = chance.randrange(len(block.items))
            items = list(block.items)
            if how < 0.5:
                items.insert(place, ListItem((Text(mark),)))
            else:
                items[place] = replace(items[place], text=(*items[place].text, Text(f" {mark}")))
            changed = replace(block, items=tuple(items))
        case _:
            return (*blocks[:at], *blocks[at + 1 :]), block.id, False
    return (*blocks[:at], changed, *blocks[at + 1 :]), block.id, True


def act(brief: Brief, chance: random.Random) -> tuple[str, Brief]:
    """Something that a person does to picks, order, kind or whom it compares."""
    pack = library.find_pack(library.DEFAULT_PACK)
    held, proposals = brief.indicators, brief.recommendations
    names = [each.id for each in pack.indicators if each.id not in held]
    offered = [each.id for each in pack.recommendations if each.id not in proposals]
    acts = {
        "pick": lambda: edits.choose_indicator(brief, chance.choice(names), pack),
        "propose": lambda: edits.choose_recommendation(brief, chance.choice(offered), pack),
        "kind": lambda: edits.change_template(brief, library.find_template(chance.choice(KINDS))),
        "compare": lambda: edits.compare(brief, chance.choice(ENTITIES)),
    }
    if len(held) > 1:
        acts["drop"] = lambda: edits.drop_indicator(brief, chance.choice(held))
        acts["move"] = lambda: edits.move_indicator(
            brief, chance.choice(held), chance.randrange(len(held))
        )
        acts["pin"] = lambda: edits.pin(brief, chance.choice(held), chance.choice(list(Prominence)))
    if proposals:
        acts["withdraw"] = lambda: edits.drop_recommendation(brief, chance.choice(proposals))
    name = chance.choice(sorted(acts))
    return name, acts[name]()


def twice(composed: Composed) -> list[str]:
    """What stands in a document more than once: ids of blocks, and of items within a list."""
    ids = Counter(block.id for _, block in walk(composed.document))
    lists = (block for _, block in walk(composed.document) if isinstance(block, List))
    items = (Counter(item.id for item in each.items if item.id) for each in lists)
    return [name for found in (ids, *items) for name, count in found.items() if count > 1]


def missing(composed: Composed, brief: Brief) -> list[str]:
    """Suggested blocks that are neither there, nor taken out by the person."""
    removed = {each.id for each in composed.edits if each.mine is None}
    there = {block.id for _, block in walk(composed.document)}
    sections = {each.id for each in composed.document.sections}
    return [
        block.id
        for section in composed.suggested
        for block in section.blocks
        if section.id in sections and block.id not in there | removed
    ]


def said(composed: Composed) -> Counter[str]:
    """The marks of edits on the pages, and how often."""
    return Counter(_MARK.findall(" ".join(map(_said, composed.document.sections))))


def kept(composed: Composed, marks: tuple[str, ...]) -> list[str]:
    """The marks that stand neither exactly once on the pages, nor in words that are named."""
    shown = said(composed)
    unplaced = [each for each in composed.problems if "no place" in each.message]
    named = set()
    for change in composed.edits:
        if change.mine is not None and hasattr(change.mine, "id"):
            words = _words(change.mine)  # type: ignore[arg-type]
            if unplaced:
                named |= set(_MARK.findall(words))
    return [each for each in marks if shown[each] != 1 and not (shown[each] == 0 and each in named)]


def differences(before: Composed, after: Composed, touched: frozenset[str]) -> list[str]:
    """What of a document is another after edits, but for what they touched.

    Of a chart that is taken out, the sentence that sent readers to it goes along.
    """
    if before.document.title != after.document.title:
        return ["title"]
    if before.plan != after.plan:
        return ["plan"]
    old = {block.id: block for _, block in walk(before.document)}
    new = {block.id: block for _, block in walk(after.document)}
    left = [name for name in old if name not in touched]
    if left != [name for name in new if name in old and name not in touched]:
        return ["order"]
    gone = {subject_of(name) for name in old if name.startswith("chart:") and name not in new}

    def words(block: Block) -> Block | str:
        sent = isinstance(block, Paragraph) and subject_of(block.id) in gone
        return re.sub(r" See Figure \d+\.", "", _words(block)) if sent else wording(block)

    return [name for name in left if words(old[name]) != words(new.get(name, old[name]))]


def _said(section: Section) -> str:
    return " ".join(map(_words, section.blocks))


def _words(block: Block) -> str:
    return " ".join(plain(text) for text in texts(block))


def told(composed: Composed) -> str:
    """The document as text, for messages of tests."""
    return outline(composed.document)
