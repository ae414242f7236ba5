"""What a person added to a brief beside the topic library: told apart by name, never lost."""

import re

import msgspec

from briefgen.document.pictures import PictureFile
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import Source
from briefgen.evidence.recommendations import Recommendation

OWN = "own."  # begins the ids of own indicators and recommendations
_ID = re.compile(rf"{re.escape(OWN)}[\w-]{{1,80}}", re.ASCII)


class Own(msgspec.Struct, frozen=True):
    """Indicators, recommendations, sources and pictures of the person's own.

    They stay when nothing shows them, and no update touches them. An own source wins over one of
    the library with the same id.
    """

    indicators: tuple[Indicator, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    sources: tuple[Source, ...] = ()
    pictures: tuple[PictureFile, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what could be taken for something of the library, or for one another.

        Raises:
            ValueError: an id is not one of a person's own, or is used twice.
        """
        for kind in (self.indicators, self.recommendations):
            for each in kind:
                if not is_own(each.id):
                    raise ValueError(f"“{each.id[:80]}” is no name for something of your own")
        kinds = (self.indicators, self.recommendations, self.sources)
        names = (tuple(each.id for each in kind) for kind in kinds)
        pictures = tuple(each.name for each in self.pictures)
        for ids in (*names, pictures):
            seen: set[str] = set()
            for each_id in ids:
                if each_id in seen:
                    raise ValueError(f"“{each_id[:80]}” is there twice")
                seen.add(each_id)


def is_own(wanted: str) -> bool:
    """Whether an id is that of an indicator or a recommendation of the person's own."""
    return _ID.fullmatch(wanted) is not None
