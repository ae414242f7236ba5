"""What real briefs of a genre measure, counted on ours: numbers, sentences, paragraphs, heads.

Counted on 38 CRS In Focus, 28 CRS summaries and 18 GAO Highlights, a quantity is a number that is
no year, date, law, bill, section, docket, step or figure number.
"""

import re
from collections.abc import Iterator
from statistics import mean, median

from briefgen.document.runs import plain
from briefgen.document.tree import (
    Callout,
    Document,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quotation,
    Section,
    walk,
)

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_QUANTITY = re.compile(
    rf"\b(?:{_MONTH})(?: \d{{1,2}},)? \d{{4}}|\b\d{{1,2}} (?:{_MONTH}) \d{{4}}"
    r"|\b(?:19|20)\d\d(?:[–-](?:19|20)?\d\d)?\b"
    r"|\b(?:H\.R\.|S\.|H\. ?Res\.|RM|EL|EO|FR|NSF|NSTM-|GAO-|Ordinance|Public Law|Executive Order"
    r"|[Ss]ections?"
    r"|[Ss]teps?|[Oo]ptions?|Enclosure|[Oo]rder|Figures?|Tables?|[Pp]age|[Dd]ocket|Congress|CFR|Part|Title"
    r"|R|H|V|GPT-|top|TOP|GPT) ?\d[\d–-]*(?: (?:to|and|or) (?:EL)?\d[\d–-]*)?"
    r"|\(\d{3}(?:st|nd|rd|th)\b|\b\d+(?:st|nd|rd|th) Congress|\[\d+\]"
)
_LABEL = re.compile(r"^\d\. ")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_RATIO = re.compile(r"\d[\d.]* to 1\b")
_END = re.compile(
    r"(?<=[.!?”])(?<!\bU\.S\.)(?<!\bvs\.)(?<!\bv\.)(?<!H\.R\.)(?<!\bS\.)\s+(?=[A-Z“\[])"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the a an of in on at to for and or but by with as is are was were be been it its this "
        "that which who than from not no has have had may can their they so if each one more most",
    )
)


def prose(document: Document) -> list[str]:
    """The running text: paragraphs, items, boxes; no heads, captions, cards or tables."""
    return [text for _, text in told(document)]


def told(document: Document) -> Iterator[tuple[Section, str]]:
    """The running text with the section that it stands in."""
    for section, block in walk(document):
        match block:
            case Paragraph() | Callout() | Quotation():
                yield section, _clean(plain(block.text))
            case List():
                for each in _items(block.items):
                    yield section, _clean(each)
            case _:
                pass


def heads(document: Document) -> list[str]:
    """The headings of a document."""
    return [plain(each.text) for _, each in walk(document) if isinstance(each, Heading)]


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return [each for each in _END.split(text) if _WORD.search(each)]


def quantities(text: str) -> int:
    """How many numbers of a text say how much."""
    rest = _RATIO.sub("1", _NO_QUANTITY.sub(" ", _LABEL.sub("", text)))
    return len(_NUMBER.findall(rest))


def words(text: str) -> int:
    """How many words, numbers included."""
    return len(text.split())


def density(document: Document) -> float:
    """Quantities in a hundred words of running text."""
    texts = prose(document)
    return 100 * sum(map(quantities, texts)) / max(sum(map(words, texts)), 1)


def sentence_length(document: Document) -> float:
    """Words of a sentence, on average."""
    found = [words(each) for text in prose(document) for each in sentences(text)]
    return mean(found) if found else 0.0


def paragraph_length(document: Document) -> float:
    """Words of a paragraph, the median."""
    found = [words(text) for text in prose(document)]
    return median(found) if found else 0.0


def undated(document: Document) -> list[str]:
    """Sentences with a quantity of which neither they nor those before in their paragraph have a
    year.
    """
    found = []
    for text in prose(document):
        dated = False
        for each in sentences(text):
            dated = dated or bool(_YEAR.search(each))
            if quantities(each) and not dated:
                found.append(each)
    return found


def overlap(sentence: str, head: str) -> float:
    """The part of the words of a sentence that carry meaning which its head has too."""
    own, others = content(sentence), content(head)
    return len(own & others) / len(own) if own else 0.0


def content(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, and its numbers."""
    found = {each.lower() for each in _WORD.findall(text)} | set(_NUMBER.findall(text))
    return frozenset(found - _COMMON)


def _items(items: tuple[ListItem, ...]) -> Iterator[str]:
    for each in items:
        yield plain(each.text)
        yield from _items(each.children)


def _clean(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "").strip()
