"""An entry of BibTeX or biblatex → Source, with all that citation styles print of it."""

import re
from collections.abc import Iterator, Mapping

from briefgen.document.text import clean_line
from briefgen.evidence.pack import Author, Source
from briefgen.sources.bibtex import UNREAD, Entry
from briefgen.sources.source_dates import date_of
from briefgen.sources.tex import address, composed, plain_text

_LONGEST = 2_000  # characters of a field that is kept
_PEOPLE = 100
_NAME = 400  # characters of a person
_NAMES = 8_000  # characters of all people of a role
_TYPES = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "bill": "bill",
    "book": "book", "booklet": "pamphlet", "collection": "book", "conference": "paper-conference",
    "dataset": "dataset", "image": "graphic", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case", "legislation": "legislation", "letter": "personal_communication",
    "manual": "report", "mastersthesis": "thesis", "movie": "motion_picture", "mvbook": "book",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "patent": "patent",
    "performance": "performance", "periodical": "periodical", "phdthesis": "thesis",
    "proceedings": "book", "reference": "book", "report": "report", "review": "review",
    "software": "software", "suppbook": "chapter", "techreport": "report", "thesis": "thesis",
    "unpublished": "manuscript", "video": "motion_picture", "webpage": "webpage",
}  # fmt: skip
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
}
_STATES = {
    "inpress": "in press",
    "forthcoming": "forthcoming",
    "submitted": "submitted",
    "inpreparation": "in preparation",
    "prepublished": "prepublished",
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
             "tenth")  # fmt: skip
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_VERBATIM = ("url", "doi", "eprint", "howpublished", "urldate")


def source_of(entry: Entry) -> Source:
    """The source of an entry; what is missing stays empty."""
    text = {
        name: _cut(plain_text(value))
        for name, value in entry.fields.items()
        if name not in (*_VERBATIM, *UNREAD)
    }
    get = _Fields(text)
    url = _url(entry.fields)
    kind = _kind(entry.kind, text, url)
    journal = kind.startswith("article") or kind in ("periodical", "review")
    number = get("number")
    issue = get("issue") or (number if journal else "")
    book = kind in ("book", "chapter", "paper-conference")
    state = get("pubstate")
    return Source(
        _cut(entry.key),
        _titled(text, "title") or get("maintitle", "booktitle", "issuetitle", "journal"),
        get("publisher", "institution", "school", "organization"),
        url=url,
        type=kind,
        issued=date_of(_dated(_when(entry.fields)) or _STATES.get(state, state), get("month")),
        accessed=date_of(_cut(entry.fields.get("urldate", ""))),
        author=tuple(_people(entry.fields.get("author", ""))),
        container_title=_container(text, kind),
        volume=get("volume"),
        issue=issue,
        page=get("pages"),
        number="" if issue == number or (book and get("series")) else number,
        doi=_DOI.sub("", address(entry.fields.get("doi", ""))),
        note=get("note", "addendum"),
        editor=tuple(_people(entry.fields.get("editor", ""))),
        translator=tuple(_people(entry.fields.get("translator", ""))),
        container_author=tuple(_people(entry.fields.get("bookauthor", ""))),
        publisher_place=get("address", "location"),
        edition=_edition(get("edition")),
        genre=_genre(entry.kind, get("type")),
        version=get("version"),
        medium=_cut(plain_text(_how(entry.fields))),
        chapter_number=get("chapter"),
        collection_title=get("series"),
        collection_number=number if book and get("series") else "",
        number_of_pages=get("pagetotal"),
        number_of_volumes=get("volumes"),
        event_title=get("eventtitle"),
        event_place=get("venue") or (get("location") if get("address") else ""),
        archive=get("archiveprefix", "eprinttype") if entry.fields.get("eprint") else "",
        archive_location=_cut(address(entry.fields.get("eprint", ""))),
        title_short=get("shorttitle"),
        container_title_short=get("shortjournal"),
        language=_language(get("langid", "language", "hyphenation")),
        isbn=get("isbn"),
        original_date=date_of(get("origdate", "origyear")),
        event_date=date_of(get("eventdate")),
    )


def _when(fields: Mapping[str, str]) -> str:
    """The date as it is given; one without a year takes that of its own field."""
    date, year = fields.get("date", ""), fields.get("year", "")
    if date and date != year and not re.search(r"\d{4}", date):
        return f"{year} {date}"
    return date or year


def _dated(tex: str) -> str:
    """A date's text; the tilde at its end says circa, elsewhere it is a space."""
    circa = "~" if tex.rstrip("} ").endswith("~") else ""
    return _cut(plain_text(tex)) + circa


class _Fields:
    def __init__(self, text: Mapping[str, str]) -> None:
        self._text = text

    def __call__(self, *names: str) -> str:
        """The first of these fields that says something."""
        return next((self._text[name] for name in names if self._text.get(name)), "")


def _kind(kind: str, text: Mapping[str, str], url: str) -> str:
    if subtype := _SUBTYPES.get(text.get("entrysubtype", "").lower()):
        return subtype
    return _TYPES.get(kind, "webpage" if url else "document")


def _titled(text: Mapping[str, str], name: str) -> str:
    """A title with its subtitle."""
    title, sub = text.get(name, ""), text.get(name.removesuffix("title") + "subtitle", "")
    return f"{title}: {sub}" if title and sub else title


def _container(text: Mapping[str, str], kind: str) -> str:
    names = ["journaltitle", "journal", "booktitle", "maintitle"]
    if kind == "webpage" and text.get("publisher"):
        names.append("organization")
    return (
        next((_titled(text, name) for name in names if text.get(name)), "")
        if text.get("title")
        else ""
    )


def _edition(text: str) -> str:
    word = text.lower().removesuffix("edition").strip()
    if word in _ORDINALS:
        return str(_ORDINALS.index(word) + 1)
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?(?: ed\.?| edition)?", text, re.IGNORECASE)
    return found[1] if found else text


def _genre(kind: str, given: str) -> str:
    return _GENRES.get(given.lower(), given) or (
        "" if kind == "techreport" else _GENRES.get(kind, "")
    )


def _language(text: str) -> str:
    names = {"german": "de", "ngerman": "de", "french": "fr", "spanish": "es", "italian": "it",
             "english": "en", "american": "en-US", "british": "en-GB", "dutch": "nl"}  # fmt: skip
    return names.get(text.lower(), text if re.fullmatch(r"[a-z]{2}(?:-[A-Za-z]{2})?", text) else "")


def _url(fields: Mapping[str, str]) -> str:
    for name in ("url", "howpublished", "note"):
        found = address(fields.get(name, ""))
        if found.lower().startswith(("http://", "https://")):
            return found[:_LONGEST]
    eprint, kind = (
        address(fields.get("eprint", "")),
        fields.get("archiveprefix", "") or fields.get("eprinttype", ""),
    )
    return f"https://arxiv.org/abs/{eprint}" if eprint and "arxiv" in kind.lower() else ""


def _how(fields: Mapping[str, str]) -> str:
    how = fields.get("howpublished", "")
    return "" if address(how).lower().startswith(("http://", "https://")) else how


def _people(names: str) -> Iterator[Author]:
    """People of a role; what stands wholly in braces is an institution."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts as parse
    from bibtexparser.middlewares.names import split_multiple_persons_names as split

    names = composed(
        " ".join(names[:_NAMES].split())
    )  # or the tilde of an accent would part a name
    for name in split(names)[:_PEOPLE] if names.strip() else ():
        if name.lower() == "others":
            yield Author(literal="et al.")
            continue
        parts = parse(name[:_NAME], strict=False)
        first, von, last, junior = (
            _cut(plain_text(" ".join(each)))
            for each in (parts.first, parts.von, parts.last, parts.jr)
        )
        whole = name.startswith("{") and name.endswith("}") and len(parts.last) == 1
        if whole or not (first or von):
            yield Author(literal=_cut(plain_text(name)))
        elif von and not von[:1].islower() and "," in name:  # Ruiz y Picasso is one family name
            yield Author(f"{von} {last}", first, suffix=junior)
        else:
            yield Author(last, first, suffix=junior, non_dropping_particle=von)


def _cut(text: str) -> str:
    return clean_line(text)[:_LONGEST].strip()
