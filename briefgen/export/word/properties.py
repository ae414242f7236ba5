"""What a file says about itself."""

import datetime

from docx.document import Document as WordDocument

from briefgen.document.reading import display_title
from briefgen.document.tree import Document
from briefgen.export.word.markup import clean

LONGEST = 255  # characters of a property
_UNDATED = datetime.datetime(2000, 1, 1)


def set_properties(word: WordDocument, document: Document, *, release: bool = False) -> None:
    """Title, authors, keywords, language, and the document's own date as the time it was made.

    A release copy names the office alone.
    """
    properties = word.core_properties
    authors = () if release else document.authors
    author = clean(", ".join(authors) or document.office)[:LONGEST]
    properties.title = clean(display_title(document))[:LONGEST]
    properties.author = properties.last_modified_by = author
    properties.keywords = clean(", ".join(document.keywords))[:LONGEST]
    properties.language = document.language
    properties.created = properties.modified = _day(document.date)
    properties.revision = 1


def _day(iso: str) -> datetime.datetime:
    try:
        return datetime.datetime.combine(datetime.date.fromisoformat(iso), datetime.time())
    except ValueError:
        return _UNDATED
