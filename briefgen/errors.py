"""What can go wrong, in words for the person who has to act."""

import re
from enum import StrEnum

import msgspec

TOO_MUCH = "This needs more memory than is allowed; make the brief smaller."
TOO_DEEP = "This is nested too deeply to be worked on."


class PlaceKind(StrEnum):
    """What a place is; a choice is an indicator or a recommendation."""

    BRIEF = "brief"
    FILE = "file"
    SECTION = "section"
    BLOCK = "block"
    INDICATOR = "indicator"
    RECOMMENDATION = "recommendation"


LONGEST = 600  # characters of a sentence; what it quotes may be anything


_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufeff\u202a-\u202e\u2066-\u2069]"
)


def shortened(message: str) -> str:
    """A sentence that can be read at once, without what nobody sees in what it quotes."""
    message = _UNSEEN.sub(" ", message)
    if len(message) <= LONGEST:
        return message
    half = LONGEST // 2 - 3
    return f"{message[:half].rstrip()} … {message[-half:].lstrip()}"


class Place(msgspec.Struct, frozen=True):
    """Where something is; without any field it is the whole brief.

    A file may have a line, counted from 1. A block stands in a section. Of a brief, ids are named,
    not titles: ``brief.places`` knows what a person calls them.
    """

    file: str = ""
    line: int = 0
    section: str = ""
    block: str = ""
    indicator: str = ""
    recommendation: str = ""

    @property
    def kind(self) -> PlaceKind:
        """What this is, by the narrowest of its fields."""
        named = (
            (self.indicator, PlaceKind.INDICATOR),
            (self.recommendation, PlaceKind.RECOMMENDATION),
            (self.block, PlaceKind.BLOCK),
            (self.section, PlaceKind.SECTION),
            (self.file, PlaceKind.FILE),
        )
        return next((kind for name, kind in named if name), PlaceKind.BRIEF)

    @property
    def choice(self) -> str:
        """The indicator or the recommendation; ``""`` for any other place."""
        return self.indicator or self.recommendation

    def __str__(self) -> str:
        """A place in a file as a person writes it: ``pack.toml, line 3``; else ``""``."""
        return f"{self.file}, line {self.line}" if self.file and self.line else self.file


class BriefgenError(Exception):
    """Work cannot go on. The message is one sentence: what, where and what to do."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        """Keep the sentence and the place apart, so that a window can show both."""
        self.message = shortened(message)
        super().__init__(self.message)
        self.place = place or Place()

    def __str__(self) -> str:
        """Place first, as compilers do."""
        where = str(self.place)
        return f"{where}: {self.message}" if where else self.message


class PackError(BriefgenError):
    """A topic library cannot be used."""


class TemplateError(BriefgenError):
    """A template cannot be filled."""


class BriefFileError(BriefgenError):
    """A .brief file cannot be opened."""


class CitationError(BriefgenError):
    """A citation style cannot be run, or a file of sources cannot be read."""


class SaveError(BriefgenError):
    """A file cannot be written; what was there is untouched, or the sentence says what is not."""


class ExportError(BriefgenError):
    """A document cannot be made."""


class ChoiceError(BriefgenError):
    """Something was asked for that does not exist, such as an unknown indicator."""


class UsageError(BriefgenError):
    """The command line makes no sense."""


class Severity(StrEnum):
    """How much a problem matters: an error is wrong, a warning may be, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Params = tuple[tuple[str, str | int | tuple[str, ...]], ...]


def params(**named: str | int | tuple[str, ...]) -> Params:
    """What a sentence is made of, by name: ids, counts, titles."""
    return tuple(named.items())
