"""Strangers' files → evidence, templates, looks. To add a kind: one module, and one row here.

A row names its reader, what that returns and how many bytes a file may have; who needs a file read,
the worker and the command line, does it through its row.
"""

from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from briefgen import images
from briefgen.brief.bibliography import Bibliography
from briefgen.brief.template import Template
from briefgen.document.pictures import PictureFile
from briefgen.errors import ChoiceError, Place
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.pack import Pack
from briefgen.sources.files import LIMIT, TOML_LIMIT
from briefgen.tables import resolve
from briefgen.typography.look import LETTERHEAD_LIMIT, Brand, Letterhead

T = TypeVar("T")


class FileKind(NamedTuple, Generic[T]):
    """A kind of file. A pack and a template are folders: the limit is that of each file in it."""

    name: str
    reader: str
    result: type[T]
    limit: int  # bytes of a file
    ships: bool = False  # some are with the program; they are read by their names

    def read(self, named: str | Path) -> T:
        """What a path leads to or, where some ship with the program, what a name stands for.

        Raises:
            BriefgenError: it is not there, or cannot be used; with the file and the line.
        """
        path = Path(named)
        if path.is_file() and path.stat().st_size > self.limit:
            most = f"{self.limit / 1_000_000:g} MB"
            raise ChoiceError(f"This {self.name} is larger than {most}.", Place(path.name))
        found: T = resolve(self.reader)(str(named) if self.ships else path)
        return found


PACK = FileKind("pack", "briefgen.sources.library:find_pack", Pack, TOML_LIMIT, ships=True)
TEMPLATE = FileKind(
    "template", "briefgen.sources.library:find_template", Template, TOML_LIMIT, ships=True
)
BRAND = FileKind("brand", "briefgen.sources.library:find_brand", Brand, LIMIT, ships=True)
STYLE = FileKind(
    "citation style", "briefgen.sources.styles:find_style", CitationStyle, LIMIT, ships=True
)
BIBLIOGRAPHY = FileKind(
    "bibliography", "briefgen.sources.bibliography:read_bibliography", Bibliography, LIMIT
)
PICTURE = FileKind("picture", "briefgen.sources.pictures:read_picture", PictureFile, images.LIMIT)
LETTERHEAD = FileKind(
    "letterhead", "briefgen.sources.letterheads:read_letterhead", Letterhead, LETTERHEAD_LIMIT
)

SOURCES: dict[str, FileKind[Any]] = {
    each.name: each for each in (PACK, TEMPLATE, BRAND, STYLE, BIBLIOGRAPHY, PICTURE, LETTERHEAD)
}
