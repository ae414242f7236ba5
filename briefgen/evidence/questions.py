"""What a brief answers: whether to do something, by which options, and what is not known."""

from enum import StrEnum

import msgspec

from briefgen.evidence.recommendations import Option


class Sign(StrEnum):
    """What a test of a thesis asks of the figures of an indicator."""

    LEADS = "leads"  # is ahead of all compared
    TRAILS = "trails"  # is behind another one compared
    RISES = "rises"  # its last figure is above its first
    FALLS = "falls"
    ELSEWHERE = "held_elsewhere"  # has most of a whole of which those compared have little


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must be true of one indicator."""

    indicator: str
    entity: str
    sign: Sign


class Fuller(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer for a brief that tells more measures, while these tests hold, too."""

    answer: str
    tests: tuple[Condition, ...]


class Thesis(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim and what makes it true; it is told only while all of its tests hold.

    Its ``answer`` says it in one sentence of at most 25 words, below a title that is the ``text``;
    the first of the ``fuller`` ones that holds takes its place.
    """

    text: str
    tests: tuple[Condition, ...]
    answer: str = ""
    fuller: tuple[Fuller, ...] = ()

    @property
    def rests_on(self) -> frozenset[str]:
        """The indicators that it is a claim about."""
        return frozenset(each.indicator for each in self.tests)


class Gap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is not known, and what would settle it: two sentences."""

    what: str
    would_settle: str = ""


class Barrier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the way, whatever is chosen; together they are one sentence."""

    who: str  # "Grid operators"
    what: str  # "hold the dates in differing forms."


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question of a topic library. A brief is about it when it recommends its ``preferred``.

    ``ask`` completes "Whether to …" in at most 14 words. A brief that prefers nothing has
    ``topic``, a phrase without a verb, as its title and asks ``inquiry``, which every option
    answers. ``options`` are three or four that exclude one another, leaving things as they are
    first. ``mechanism``, ``bears`` and ``not_claimed`` tell the problem: how it comes about, who
    bears it, what is not claimed.
    """

    id: str
    ask: str
    title: str  # a claim, the title of what is made of it
    preferred: str  # the recommendation that answers it
    options: tuple[Option, ...]
    thesis: Thesis | None = None
    mechanism: str = ""
    bears: str = ""
    not_claimed: str = ""
    framing: str = ""  # how different people see it: "Some see …, some …, and some …."
    indicators: tuple[str, ...] = ()
    unknowns: tuple[Gap, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    topic: str = ""
    inquiry: str = ""
    separates: str = ""  # what sets the preferred option apart, as the caption of a table
