"""What can go wrong, in words for the person who has to act."""

from enum import StrEnum

import msgspec


class Place(msgspec.Struct, frozen=True):
    """Where something is: a file and a line, a section of a brief, or both."""

    file: str = ""
    line: int = 0
    section: str = ""

    def __str__(self) -> str:
        """The place as a person writes it: ``pack.toml, line 3``."""
        where = f"{self.file}, line {self.line}" if self.file and self.line else self.file
        return ", ".join(
            part for part in (where, self.section and f"section “{self.section}”") if part
        )


class BriefgenError(Exception):
    """Work cannot go on. The message is one sentence: what, where and what to do."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        """Keep the sentence and the place apart, so that a window can show both."""
        super().__init__(message)
        self.message = message
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
    """A file cannot be written; what was there before is untouched."""


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


class Problem(msgspec.Struct, frozen=True):
    """Something a person should look at before the brief goes out."""

    severity: Severity
    message: str
    place: Place = Place()
    fix: str = ""
