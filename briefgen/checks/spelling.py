"""Words that no dictionary has and that no name accounts for, suggested and own ones alike."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from briefgen.brief.brief import Brief
from briefgen.brief.fixes import Fix, LeaveWord
from briefgen.brief.known_words import known_words
from briefgen.brief.pages import Pages
from briefgen.brief.problems import SPELLING, Problem
from briefgen.document.rewriting import texts
from briefgen.document.runs import runs
from briefgen.document.tree import Block, Chart, Document, Inlines, Picture, Table, walk
from briefgen.errors import Place, Severity, params
from briefgen.spelling.dictionaries import has_dictionary, is_known
from briefgen.spelling.words import normal, words_in

MOST = 100  # words that are told one by one
_NO_WORD = "\ufffc"  # stands for what is not judged: numbers, notes, foreign words


class _Found(msgspec.Struct):
    """Where a word stands first, what a person calls that text, and how often it is there."""

    place: Place
    text: str = ""
    count: int = 0


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Each word that is misspelled, once; or that nobody can say so in this language."""
    if not has_dictionary(brief.language):
        return (_unjudged(brief.language),)
    found = _unknown(document, brief.language)
    known = known_words(brief, found) if found else frozenset()
    wrong = [(word, each) for word, each in found.items() if word not in known]
    told = tuple(_misspelled(word, each) for word, each in wrong[:MOST])
    return (*told, *((_many(len(wrong) - MOST),) if len(wrong) > MOST else ()))


def _many(count: int) -> Problem:
    message = f"{count} more words are not in the dictionary."
    fix = "Look whether the text is in the language of the brief."
    return Problem(Severity.NOTE, "spelling.many", message, fix=fix, params=params(count=count))


def _unjudged(language: str) -> Problem:
    message = f"Nobody has looked at the spelling: there is no dictionary of “{language}”."
    given = params(language=language)
    return Problem(Severity.NOTE, "spelling.no_dictionary", message, params=given)


def _unknown(document: Document, language: str) -> dict[str, _Found]:
    """The words that the dictionary lacks, as they stand, in the order of reading."""
    found: dict[str, _Found] = {}
    judged: dict[str, bool] = {}
    for place, name, text in _written(document):
        for word in _words_in(text):
            if word not in judged:
                judged[word] = is_known(word, language)
            if not judged[word]:
                found.setdefault(normal(word), _Found(place, name)).count += 1
    return found


@lru_cache(maxsize=4096)
def _words_in(text: str) -> tuple[str, ...]:
    """The words to judge; while somebody types all texts but one are those of before."""
    return tuple(each.text for each in words_in(text))


def _written(document: Document) -> Iterator[tuple[Place, str, str]]:
    """Every text of a document with its place, and with a name if nobody finds it by its place."""
    yield from ((Place(), *each) for each in _around(document))
    for section, block in walk(document):
        place = Place(section=section.id, block=block.id)
        yield from ((place, "", _judged(each)) for each in texts(block))
        yield from ((place, "the alternative text", each) for each in _told(block))


def _around(document: Document) -> Iterator[tuple[str, str]]:
    """What stands above and below the sections, by name."""
    yield from (("the title", document.title), ("the subtitle", document.subtitle))
    for label, text in (*document.head_lines, *document.tail_lines, *document.closing):
        yield (f"the line “{label}”" if label else "the closing lines", text)
    yield from (("the decision", each) for each in document.decision)


def _told(block: Block) -> tuple[str, ...]:
    """The words of a block for people who do not see it."""
    match block:
        case Chart():
            return (block.alt, block.description, *block.notes)
        case Table():
            return (block.description,)
        case Picture():
            return (block.alt,)
        case _:
            return ()


def _judged(text: Inlines) -> str:
    return "".join(_NO_WORD if each.inline or each.language else each.text for each in runs(text))


def _misspelled(word: str, found: _Found) -> Problem:
    where = f" in {found.text}" if found.text else ""
    often = f"; it stands here {found.count} times" if found.count > 1 else ""
    return Problem(
        Severity.NOTE,
        SPELLING,
        f"“{word}”{where} is not in the dictionary{often}.",
        found.place,
        "Correct it, or leave it as it is.",
        params(word=word),
        (Fix(f"Leave “{word}” in this brief", LeaveWord(word)),),
    )
