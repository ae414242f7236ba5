"""A topic: indicators, recommendations, quotations and sources ("topic library" on screen)."""

from typing import TypedDict

import msgspec

from briefgen.evidence.indicators import Indicator
from briefgen.evidence.period_forms import Calendar
from briefgen.evidence.questions import Condition, Question, Thesis
from briefgen.evidence.recommendations import Recommendation

Date = TypedDict(  # of CSL
    "Date",
    {
        "date-parts": list[list[int]],
        "circa": bool | int | str,
        "season": bool | int | str,
        "literal": str,
        "raw": str,
    },
    total=False,
)
_NAMES = {"url": "URL", "doi": "DOI", "isbn": "ISBN"}


def _csl(name: str) -> str:
    """What CSL-JSON calls a field of ours."""
    return _NAMES.get(name, name.replace("_", "-"))


class Author(msgspec.Struct, frozen=True, omit_defaults=True, rename=_csl):
    """A person by family and given name, or an institution in full (``literal``).

    Particles such as "van der" and suffixes such as "Jr." stand beside the name. The literal
    "et al." at the end of a list says that there are others.
    """

    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""
    non_dropping_particle: str = ""
    dropping_particle: str = ""


class Source(msgspec.Struct, frozen=True, omit_defaults=True, rename=_csl):
    """Where figures come from: the CSL-JSON fields that we read, and the licence beside them.

    ``issued`` and ``accessed`` are CSL dates: ``{"date-parts": [[2024, 9, 3]]}``, two of them for
    a range, ``"circa": True``, ``"season": 2`` or ``"literal": "in press"``. A source without
    people is cited by its publisher.
    """

    id: str
    title: str
    publisher: str
    url: str = ""
    type: str = "report"
    issued: Date = {}
    accessed: Date = {}
    licence: str = ""
    author: tuple[Author, ...] = ()
    container_title: str = ""  # the journal or book that it is in
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    doi: str = ""
    note: str = ""
    editor: tuple[Author, ...] = ()
    translator: tuple[Author, ...] = ()
    collection_editor: tuple[Author, ...] = ()
    container_author: tuple[Author, ...] = ()
    director: tuple[Author, ...] = ()
    interviewer: tuple[Author, ...] = ()
    recipient: tuple[Author, ...] = ()
    publisher_place: str = ""
    edition: str = ""
    genre: str = ""
    version: str = ""
    medium: str = ""
    status: str = ""
    authority: str = ""
    section: str = ""
    chapter_number: str = ""
    collection_title: str = ""
    collection_number: str = ""
    number_of_pages: str = ""
    number_of_volumes: str = ""
    event_title: str = ""
    event_place: str = ""
    archive: str = ""
    archive_location: str = ""
    archive_place: str = ""
    title_short: str = ""
    container_title_short: str = ""
    language: str = ""
    isbn: str = ""
    original_date: Date = {}
    event_date: Date = {}

    @property
    def year(self) -> str:
        """The year of publication, ``n.d.`` when unknown."""
        parts = self.issued.get("date-parts")
        return str(parts[0][0]) if isinstance(parts, list) and parts and parts[0] else "n.d."


class Entity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Someone a brief compares, with the words that sentences need."""

    id: str
    place: str = ""  # the United States
    adjective: str = ""  # U.S.
    possessive: str = ""  # the United States’
    short: str = ""  # U.S.


class Quotation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody said, and whether it may stand in quotation marks."""

    id: str
    text: str
    speaker: str
    role: str
    source: str
    verbatim: bool  # false: paraphrase with attribution only
    verdict: str = ""
    paraphrase: str = ""  # a sentence that names the speaker and quotes nothing


PASSAGES = ("why", "context", "question", "record", "unknown", "left_out", "do_not_say", "hearing")
WHICH = "{which}"  # in an answer: the measures of which is true what it claims


class Passage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wider material that no figure carries: why the subject matters, what is not measured.

    ``kind`` is what it is for: ``why`` (why leadership matters), ``context``, ``question`` (an
    answer to "If asked", the question being the title), ``left_out`` (what was left out and why),
    ``record`` (what is documented, with its dates, where no indicator measures it), ``unknown``
    (what no public source tells, and what would settle it), ``do_not_say`` (a line in use, the
    title, and what to say instead) or ``hearing`` (a question to a witness, the title, and why it
    is asked; ``answer`` is what to ask next).

    ``source`` names who reported it; ``as_of`` is the day or month of the newest that was read.
    ``recommendations`` are those that it bears on. ``answer`` is the first sentence of an answer, a
    few words such as "Partly."; ``hard`` questions are those that an opponent asks, and ``pressed``
    is what to say when asked again. A question with recommendations is asked about one of them.
    ``tests`` are what an answer claims of figures: it is told while all of them hold, or, where it
    has the slot ``{which}`` for their strengths, with those that hold.
    """

    id: str
    kind: str
    title: str
    text: str
    indicators: tuple[str, ...] = ()  # that bear on it
    recommendations: tuple[str, ...] = ()
    source: str = ""
    as_of: str = ""  # ISO
    answer: str = ""
    hard: bool = False
    pressed: str = ""
    asked_of: str = ""  # the witness, within a sentence: "the National Science Foundation"
    tests: tuple[Condition, ...] = ()


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subject under which indicators are listed."""

    id: str
    title: str
    short: str = ""  # in a sentence: "research"
    side: str = ""  # "input" (money, power, tools, people) or "output" (papers, patents, use)


class Pack(msgspec.Struct, frozen=True):
    """A topic library as read from its folder, or the part of one that a brief uses."""

    id: str
    title: str
    date: str  # ISO; when the figures were compiled
    matter: str = ""  # the topic without whom it is about, for others compared: "Trade in timber"
    description: str = ""
    headline: str = ""  # opens a suggested title: "The AI race is split"
    takeaway: str = ""  # follows a bottom line of several measures, whatever they show
    stake: str = ""  # what matters: follows it where there is room
    method: str = ""  # how figures were looked for, and which were kept
    thesis: Thesis | None = None  # what is argued from several measures; a title while it holds
    audience: str = ""  # who decides on the topic: "Congress", "the council"
    bodies: tuple[str, ...] = ()  # actors that are part of it: "Oversight committees"
    background: str = ""  # what happened when and which laws matter, for readers new to the topic
    subject: str = ""
    comparators: tuple[str, ...] = ()
    pair: str = ""  # "the two countries": the subject and its one comparator
    neither: str = ""  # "neither country"
    words: tuple[str, ...] = ()  # terms of the trade that a dictionary may lack
    calendar: Calendar = Calendar()  # how labels of periods are meant
    entities: tuple[Entity, ...] = ()
    themes: tuple[Theme, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    questions: tuple[Question, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    passages: tuple[Passage, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def compared(self) -> tuple[str, ...]:
        """Whom a new brief compares: the subject, then the comparators."""
        return (self.subject, *self.comparators)


def find_indicator(pack: Pack, wanted: str) -> Indicator | None:
    """The indicator with this id, if the pack has it."""
    return next((each for each in pack.indicators if each.id == wanted), None)


def find_recommendation(pack: Pack, wanted: str) -> Recommendation | None:
    """The recommendation with this id, if the pack has it."""
    return next((each for each in pack.recommendations if each.id == wanted), None)


def find_source(pack: Pack, wanted: str) -> Source | None:
    """The source with this id, if the pack has it."""
    return next((each for each in pack.sources if each.id == wanted), None)


def find_entity(pack: Pack, wanted: str) -> Entity:
    """The words for an entity; one that the pack does not describe goes by its name."""
    found = next((each for each in pack.entities if each.id == wanted), None) or Entity(wanted)
    suffix = "’" if found.id.endswith("s") else "’s"
    return Entity(
        found.id,
        place=found.place or found.id,
        adjective=found.adjective or f"{found.id}{suffix}",
        possessive=found.possessive or f"{found.id}{suffix}",
        short=found.short or found.id,
    )


def used_part(
    pack: Pack,
    indicators: tuple[str, ...],
    recommendations: tuple[str, ...],
    sources: frozenset[str] = frozenset(),
) -> Pack:
    """The pack cut down to these choices and their sources, in the pack's order.

    Questions stay with what answers them, and with them the recommendations that are their other
    options. ``sources`` are further ones that are cited.
    """
    questions = tuple(q for q in pack.questions if q.preferred in recommendations)
    named = {each.recommendation for q in questions for each in q.options}
    kept = tuple(each for each in pack.indicators if each.id in indicators)
    wanted = {each.source for each in kept} | sources
    return msgspec.structs.replace(
        pack,
        indicators=kept,
        recommendations=tuple(
            r for r in pack.recommendations if r.id in recommendations or r.id in named
        ),
        questions=questions,
        sources=tuple(s for s in pack.sources if s.id in wanted),
        quotations=(),
    )
