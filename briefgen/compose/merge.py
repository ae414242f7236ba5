"""A person's version of a section over newly suggested text.

Values inside a person's words follow the data. A block that the person left as it was suggested
follows the new suggestion. What both sides changed stays as the person wrote it, and a problem
says so.
"""

import msgspec

from briefgen.compose.words import Words
from briefgen.errors import Place, Problem, Severity
from briefgen.model.document import Block, Blocks, Chart, Citation, CrossReference, Inline, Value
from briefgen.model.rewriting import rewrite_block, rewrite_blocks
from briefgen.model.template import SectionEdit
from briefgen.model.values import MissingFigureError, show


def merge(edit: SectionEdit, suggested: Blocks, words: Words) -> tuple[Blocks, tuple[Problem, ...]]:
    """The person's blocks with the data of today, and what they should look at."""
    problems: list[Problem] = []
    place = Place(section=edit.section)
    same_shape = [each.id for each in edit.base] == [each.id for each in suggested]
    base = {each.id: each for each in edit.base}
    now = {each.id: each for each in suggested}
    blocks = []
    for mine in edit.mine:
        untouched = mine.id in base and wording(mine) == wording(base[mine.id])
        follows = untouched and mine.id in now and (same_shape or isinstance(mine, Chart))
        blocks.append(now[mine.id] if follows else _revalued(mine, words, problems, place))
    if is_outdated(edit, suggested):
        message = "The suggested text of this section has changed since you edited it."
        fix = "Keep your words, or restore the suggested text."
        problems.append(Problem(Severity.WARNING, message, place, fix))
    return tuple(blocks), tuple(problems)


def is_outdated(edit: SectionEdit, suggested: Blocks) -> bool:
    """Whether the suggestion is another than the one that the person edited."""
    return [wording(each) for each in edit.base] != [wording(each) for each in suggested]


def wording(block: Block) -> Block:
    """The block without what follows the data or the numbering, to compare words alone."""
    if isinstance(block, Chart):
        words = Chart(block.id, "", block.caption, (), (), (), "", source=block.source)
        return rewrite_block(msgspec.structs.replace(words, wide=block.wide), _without_text)
    if hasattr(block, "number"):
        block = msgspec.structs.replace(block, number=0)
    return rewrite_block(block, _without_text)


def _without_text(inline: Inline) -> Inline:
    match inline:
        case Value(reference):
            return Value(reference, "")
        case Citation(source):
            return Citation(source)
        case CrossReference(target):
            return CrossReference(target)
        case _:
            return inline


def _revalued(block: Block, words: Words, problems: list[Problem], place: Place) -> Block:
    def renew(inline: Inline) -> Inline:
        if not isinstance(inline, Value):
            return inline
        try:
            text = show(inline.reference, words.indicators, words.brief.language)
            return Value(inline.reference, text)
        except (MissingFigureError, ArithmeticError) as error:
            message = f"“{inline.text}” has lost its figure and stays as it was. {error}"
            problems.append(
                Problem(Severity.ERROR, message, place, "Rewrite or remove the number.")
            )
            return inline

    return rewrite_blocks((block,), renew)[0]
