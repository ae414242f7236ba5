"""Running text as words: what is compared, taken or left as one, and never taken apart.

A token is a word, a number that is tied to figures, the mark of a note, a cross-reference, a new
line or a stretch of foreign words, each with its look and with the space behind it.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from briefgen.change.wording import without_text
from briefgen.document.inlines import Styled, flatten, nest
from briefgen.document.sentences import LEAF, WIDE_STOPS, is_ended, starts
from briefgen.document.tree import Citation, Inlines, LineBreak, Text

_WIDE = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)  # written without spaces: each is a word
_OPENING = "「『（《〈【〔“‘"
_BEHIND = "」』）》〉】〕”’、。，．！？：；…\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_WORD = re.compile(
    rf"[{_OPENING}]*[{_WIDE}][{_BEHIND}]*\s*|(?:(?![{_OPENING}]*[{_WIDE}])\S)+\s*|\s+"
)
_NARROW_WORD = re.compile(r"\S+\s*|\s+")
_IS_WIDE = re.compile(rf"[{_WIDE}]")
_CLOSING = re.compile(r"[.,;:!?؟۔।)\]」』）、。，．！？：；”’…]")
_WIDE_ENDS = tuple(f"{stop}{close}" for stop in WIDE_STOPS for close in ("", *"”’」』）)"))
_PLAIN_SPACE = Styled(Text(" "))


class Token(NamedTuple):
    """``parts`` are all that it is made of; only ``key`` is compared, of a plain word its letters.

    ``said`` is how it reads, whatever the figures of today are. ``ends`` means that a sentence ends
    behind it; at the end of a text it says whether the text ends as a sentence does.
    """

    parts: tuple[Styled, ...]
    key: Hashable
    said: str
    ends: bool = False


def tokens(inlines: Inlines) -> tuple[Token, ...]:
    """The words of inlines in reading order."""
    result = _spaced(flatten(inlines))
    words = "".join([each.said for each in result])
    begins = {place for place, sure in starts(words) if sure}
    place = 0
    for index, each in enumerate(result) if begins else ():
        after_break = place + each.said.find("\n") + 1  # before the spaces of the next line
        place += len(each.said)
        if place in begins or ("\n" in each.said and after_break in begins):
            result[index] = each._replace(ends=True)
    if result and is_ended(words):
        result[-1] = result[-1]._replace(ends=True)
    return tuple(result)


def inlines(words: Iterable[Token]) -> Inlines:
    """Inlines of words, in their canonical form."""
    return nest(part for each in words for part in each.parts)


def keys(words: Iterable[Token]) -> tuple[Hashable, ...]:
    """What of words is compared."""
    return tuple([each.key for each in words])


def sentences(words: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    """Words by the sentences that they make."""
    ends = [place for place, each in enumerate(words, 1) if each.ends and place < len(words)]
    edges = (0, *ends, len(words)) if words else (0,)
    return tuple(words[a:b] for a, b in pairwise(edges))


def joined(stretches: Iterable[tuple[Token, ...]]) -> tuple[Token, ...]:
    """Words of several texts as one: a space parts them, and none stands before a stop."""
    result: list[Token] = []
    for stretch in filter(None, stretches):
        if result:
            result[-1] = _before(result[-1], stretch[0])
            result += (_unled(stretch[0]), *stretch[1:])
        else:
            result += stretch
    return tuple(result)


def trimmed(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Words without the space behind the last."""
    return (*words[:-1], _unspaced(words[-1])) if words else words


def _spaced(leaves: Iterable[Styled]) -> list[Token]:
    """Every token; spaces go to the one before them, at the start of a text to the first."""
    result: list[Token] = []
    lead: Token | None = None
    for each in _raw(leaves):
        if each.key and lead:
            result.append(_followed(lead, each)._replace(key=each.key))
            lead = None
        elif each.key:
            result.append(each)
        elif result:
            result[-1] = _followed(result[-1], each)
        else:
            lead = _followed(lead, each) if lead else each
    if lead:  # nothing but spaces: they are all there is to compare
        result.append(lead._replace(key=lead.parts))
    return result


def _followed(token: Token, space: Token) -> Token:
    return token._replace(parts=token.parts + space.parts, said=token.said + space.said)


def _raw(leaves: Iterable[Styled]) -> Iterator[Token]:
    """Words, and by themselves, without a key, spaces before which no word of their look stands."""
    for language, group in groupby(leaves, key=lambda each: each.language):
        if language:
            yield _foreign(tuple(group))
            continue
        for each in group:
            if isinstance(each.leaf, Text):
                yield from _words(each, each.leaf.text)
            else:
                yield Token((each,), _key(each), _read((each,)))


def _words(styled: Styled, text: str) -> list[Token]:
    pattern = _NARROW_WORD if text.isascii() or not _IS_WIDE.search(text) else _WORD
    found = pattern.findall(text)
    look = styled[1:]
    if not any(look):  # as nearly all words are
        return [Token((Styled(Text(word)),), word.rstrip(), word) for word in found]
    return [
        Token((Styled(Text(word), *look),), (bare, *look) if (bare := word.rstrip()) else "", word)
        for word in found
    ]


def _foreign(leaves: tuple[Styled, ...]) -> Token:
    """Foreign words as one; the spaces at their edges are not compared."""
    words = _read(leaves)
    if not words.strip():
        return Token(leaves, (), words)
    key = tuple(map(_key, leaves))
    first, last = key[0], key[-1]
    if isinstance(first.leaf, Text):
        key = (first._replace(leaf=Text(first.leaf.text.lstrip())), *key[1:])
        last = key[-1]
    if isinstance(last.leaf, Text):
        key = (*key[:-1], last._replace(leaf=Text(last.leaf.text.rstrip())))
    return Token(leaves, key, words)


def _key(styled: Styled) -> Styled:
    leaf = without_text(styled.leaf)
    return styled if leaf is styled.leaf else Styled(leaf, *styled[1:])  # type: ignore[arg-type]


def _read(parts: tuple[Styled, ...]) -> str:
    """How parts read where sentences are looked for, whatever the figures of today are."""
    return "".join(
        each.leaf.text
        if isinstance(each.leaf, Text)
        else ("\n" if isinstance(each.leaf, LineBreak) else LEAF)
        for each in parts
    )


def _before(token: Token, follows: Token) -> Token:
    """A token as it stands before other words than its own."""
    if _CLOSING.match(follows.said.lstrip()):
        return _unspaced(token)
    is_mark = isinstance(follows.parts[0].leaf, Citation)
    if is_mark or token.said[-1:].isspace() or token.said.endswith(_WIDE_ENDS):
        return token
    return token._replace(parts=(*token.parts, _PLAIN_SPACE), said=f"{token.said} ")


def _unspaced(token: Token) -> Token:
    parts = list(token.parts)
    while parts and isinstance(leaf := parts[-1].leaf, Text):
        last = parts.pop()
        if text := leaf.text.rstrip():
            parts.append(last._replace(leaf=Text(text)))
            break
    return token._replace(parts=tuple(parts), said=token.said.rstrip())


def _unled(token: Token) -> Token:
    """A token without spaces before it."""
    parts = list(token.parts)
    while parts and isinstance(leaf := parts[0].leaf, Text):
        first = parts.pop(0)
        if text := leaf.text.lstrip():
            parts.insert(0, first._replace(leaf=Text(text)))
            break
    return token._replace(parts=tuple(parts), said=token.said.lstrip())
