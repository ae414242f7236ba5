"""A person's words over newly suggested text.

Each changed block keeps the person's words, with the numbers in them as the data have them today;
every other follows the new suggestion. What has no place, and what both sides changed, is told.
"""

from typing import NamedTuple

from msgspec.structs import replace

from briefgen.brief.fixes import Fix, KeepWords, RestoreWords
from briefgen.brief.overview import section_name
from briefgen.brief.problems import Problem
from briefgen.change.changes import Change, Drawn
from briefgen.change.identity import subject_of
from briefgen.change.laying import lay_over
from briefgen.compose.markdown import Parser
from briefgen.compose.words import Words
from briefgen.document.rewriting import rewrite_blocks
from briefgen.document.tree import Block, Inline, Section, Value
from briefgen.errors import BriefgenError, Place, Severity, params
from briefgen.evidence.values import MissingFigureError, show

SHOWN = 8  # words of what has no place


class Merged(NamedTuple):
    """The sections as the person has them, the changes with the ids of today, and problems."""

    sections: tuple[Section, ...]
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]


def merge(
    changes: tuple[Change, ...], suggested: tuple[Section, ...], words: Words, parser: Parser
) -> Merged:
    """The suggested sections with every change in its place, and what to look at."""
    laid = lay_over(changes, suggested, _Drawing(parser).draw)
    problems: list[Problem] = []
    known = {block.id: block for section in suggested for block in section.blocks}
    sections = []
    for section in laid.sections:
        blocks = tuple(
            block
            if known.get(block.id) is block
            else _revalued(block, words, problems, Place(section=section.id, block=block.id))
            for block in section.blocks
        )
        if section.outdated or section.id in laid.disputed:
            problems.append(_outdated(section, disputed=section.id in laid.disputed))
        sections.append(replace(section, blocks=blocks))
    names = {each.id: section_name(each) for each in suggested}
    problems += (_unplaced(each, names) for each in laid.unplaced)
    return Merged(tuple(sections), laid.changes, tuple(problems))


class _Drawing:
    """Draws what a person copied, by the directive that drew it first."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def draw(self, block: str, drawn: Drawn) -> Block | None:
        """The chart or the cards, as another kind of chart if need be; None without figures."""
        lines = drawn.options.splitlines()
        loose = "\n".join(each for each in lines if not each.startswith("kind:"))
        for options in (drawn.options, loose):
            try:
                return self._parser.draw(drawn.directive, options, block)
            except BriefgenError:
                continue
        return None


def _outdated(section: Section, *, disputed: bool) -> Problem:
    """That what a person edited is suggested otherwise now; grave where both changed the same."""
    fixes = (
        Fix("Keep my words", KeepWords(section.id)),
        Fix("Restore the suggested text", RestoreWords(section.id)),
    )
    place, given = Place(section=section.id), params(section=section.id)
    if not disputed:
        message = "Suggested sentences beside your words have changed; they are those of today."
        fix = "Read them together, and keep your words."
        return Problem(Severity.NOTE, "words.beside", message, place, fix, given, fixes)
    message = "What you changed in this section is suggested otherwise now; yours stands."
    fix = "Keep your words, or restore the suggested text."
    return Problem(Severity.WARNING, "words.outdated", message, place, fix, given, fixes)


def _unplaced(change: Change, names: dict[str, str]) -> Problem:
    """That somebody's words are kept, but stand nowhere."""
    from briefgen.change.joined import own_word_count

    told = _words(change)
    where = names.get(change.section, subject_of(change.section).replace("_", " "))
    message = f"Your words {told} from “{where}” have no place in this brief now. They are kept."
    fix = "Choose again what they were about, or go back to the kind of brief they were in."
    place = Place(section=change.section if change.section in names else "")
    given = params(
        change=change.id, section=change.section, words=told, count=own_word_count(change)
    )
    return Problem(Severity.WARNING, "words.unplaced", message, place, fix, given)


def _words(change: Change) -> str:
    """The first words of a change that are a person's own, in quotation marks."""
    from briefgen.change.joined import own_sentences

    if not own_sentences(change):
        return "and what you drew"
    first = next(iter(own_sentences(change)), "").split()
    end = " …" if len(first) > SHOWN or len(own_sentences(change)) > 1 else ""
    return f"“{' '.join(first[:SHOWN])}{end}”"


def _revalued(block: Block, words: Words, problems: list[Problem], place: Place) -> Block:
    def renew(inline: Inline) -> Inline:
        if not isinstance(inline, Value):
            return inline
        try:
            text = show(inline.reference, words.indicators, words.brief.language)
            return Value(inline.reference, text)
        except (MissingFigureError, ArithmeticError) as error:
            message = f"“{inline.text}” has lost its figure and stays as it was. {error}"
            fix, given = "Rewrite or remove the number.", params(text=inline.text)
            problems.append(Problem(Severity.ERROR, "numbers.lost", message, place, fix, given))
            return inline

    return rewrite_blocks((block,), renew)[0]
