"""What an action is weighed against: the cells of its alternatives, and questions with options."""

from collections.abc import Iterator

import msgspec

from briefgen.brief.problems import Problem
from briefgen.checks.library.places import Files, problem
from briefgen.errors import Place, Severity
from briefgen.evidence.pack import Pack
from briefgen.evidence.questions import Question
from briefgen.evidence.recommendations import TERMS, Option, Recommendation

ASK, CELL, ANSWER, VEHICLE = 14, 14, 20, 30  # words at most
_MOST = {"gains": 10, "loses": 10, "answer": ANSWER, "why_not": ANSWER, "vehicle": VEHICLE}
_OWN = tuple(each for each in TERMS if each not in ("cost", "time"))
_NO_CELLS = ("recommendation", "why_not")
_CELLS = tuple(each for each in Option.__struct_fields__ if each not in _NO_CELLS)
_END = tuple(".!?”")


class _Owner(msgspec.Struct, frozen=True):
    """Whose options are looked at, and the file that it is in."""

    files: Files
    file: str
    id: str


def check(pack: Pack, files: Files) -> Iterator[Problem]:
    """The fields of each recommendation, its alternatives, and each question."""
    known = {each.id for each in pack.recommendations}
    for proposal in pack.recommendations:
        yield from _proposal(proposal, files)
        own = _Owner(files, "recommendations.toml", proposal.id)
        yield from _options(proposal.alternatives, own, known)
    for question in pack.questions:
        yield from _question(question, files)
        yield from _options(question.options, _Owner(files, "questions.toml", question.id), known)


def _proposal(proposal: Recommendation, files: Files) -> Iterator[Problem]:
    for key in _OWN:
        place = files.place("recommendations.toml", key, proposal.id)
        yield from _cell(key, getattr(proposal, key), proposal.id, place)
    place = files.place("recommendations.toml", "answer", proposal.id)
    yield from _sentence("answer", proposal.answer, proposal.id, place)
    if (count := len(proposal.alternatives)) not in (0, 2, 3):
        said = f"“{proposal.id}” has {_number(count, 'alternative')}; two or three can be weighed."
        place = files.place("recommendations.toml", "id", proposal.id)
        yield problem(
            Severity.WARNING,
            "library.questions",
            said,
            place,
            "Begin with leaving things as they are; then a lesser and a larger step.",
            recommendation=proposal.id,
        )


def _question(question: Question, files: Files) -> Iterator[Problem]:
    def place(key: str) -> Place:
        return files.place("questions.toml", key, question.id)

    def wrong(code: str, said: str, key: str, fix: str = "") -> Problem:
        return problem(Severity.WARNING, code, f"“{question.id}” {said}.", place(key), fix)

    if (count := len(question.options)) not in (3, 4):
        said = f"has {_number(count, 'option')}; a reader weighs three or four"
        yield wrong("library.questions", said, "id")
    chosen = [n for n, e in enumerate(question.options) if e.recommendation == question.preferred]
    if len(chosen) != 1:
        said = f"has {_number(len(chosen), 'option')} with the recommendation that it prefers"
        yield wrong("library.questions", said, "preferred", "Name it in exactly one option.")
    elif chosen == [0]:
        fix = "The first option leaves things as they are."
        yield wrong("library.questions", "prefers its first option", "preferred", fix)
    if question.ask.endswith(".") or question.ask[:1].isupper():
        said = "has an “ask” with a capital or a period; it completes “Whether to …”"
        yield wrong("library.words.form", said, "ask")
    yield from _long("ask", question.ask, question.id, ASK, place("ask"))
    texts = {key: getattr(question, key) for key in ("mechanism", "bears", "not_claimed")}
    texts |= {"thesis": question.thesis.text} if question.thesis else {}
    for key, text in texts.items():
        yield from _sentence(key, text, question.id, place(key))
    for gap in question.unknowns:
        for key in ("what", "would_settle"):
            yield from _sentence(key, getattr(gap, key), question.id, place("id"))


def _options(options: tuple[Option, ...], owner: _Owner, known: set[str]) -> Iterator[Problem]:
    for number, option in enumerate(options, start=1):
        name = f"{owner.id}, option {number}"
        place = owner.files.place(owner.file, "id", owner.id)
        if option.recommendation and option.recommendation not in known:
            said = f"“{name}” names “{option.recommendation}”, which is no recommendation."
            yield problem(Severity.WARNING, "library.questions", said, place)
        if not (option.title or option.recommendation):
            said = f"“{name}” has no title."
            yield problem(Severity.WARNING, "library.questions", said, place)
        for key in _CELLS:
            text = getattr(option, key)
            yield from _cell(key, text, name, owner.files.said(owner.file, key, text))
        place = owner.files.said(owner.file, "why_not", option.why_not)
        yield from _sentence("why_not", option.why_not, name, place)


def _cell(key: str, text: str, owner: str, place: Place) -> Iterator[Problem]:
    """A phrase in a table, which is no sentence."""
    yield from _long(key, text, owner, _MOST.get(key, CELL), place)
    if text.endswith(".") and not text.endswith("U.S."):
        said = f"“{key}” of “{owner}” stands in a table and has a period at its end."
        yield problem(Severity.WARNING, "library.words.form", said, place)


def _sentence(key: str, text: str, owner: str, place: Place) -> Iterator[Problem]:
    if text and not text.endswith(_END):
        said = f"“{key}” of “{owner}” is printed as a sentence and has no period at its end."
        yield problem(Severity.WARNING, "library.words.form", said, place)
    if key in _MOST:
        yield from _long(key, text, owner, _MOST[key], place)


def _long(key: str, text: str, owner: str, most: int, place: Place) -> Iterator[Problem]:
    if (count := len(text.split())) > most:
        said = f"“{key}” of “{owner}” has {count} words; {most} are the most."
        yield problem(Severity.NOTE, "library.words.long", said, place)


def _number(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"
