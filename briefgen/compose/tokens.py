"""Values, citations and cross-references while they travel through Jinja2 and Markdown as text.

Each is a private-use token with a side table. It holds a key that nobody knows beforehand, so that
no text can be mistaken for one, however it came in; all other such characters are left out.
"""

import re
import secrets
from typing import NamedTuple

from briefgen.change.identity import Role
from briefgen.document.text import clean_text, unprintable
from briefgen.document.tree import Citation, CrossReference, Inline, Text, Value

_START, _END, _ZERO = "\ue000", "\ue001", 0xE010
_KEY = 12  # digits


class Anchor(NamedTuple):
    """What the text before it tells, and about what; it names the block and prints nothing.

    Without a role it is a template's own name for one of two blocks that tell the same.
    """

    role: Role | None
    subject: str


Carried = Value | Citation | CrossReference | Anchor


class Tokens:
    """The side table of one composition."""

    def __init__(self) -> None:
        """Begin with an empty table."""
        self._carried: list[Carried] = []
        self._key = _digits(f"{secrets.randbelow(10**_KEY):0{_KEY}}")
        self._token = re.compile(f"{_START}{self._key}([\ue010-\ue019]+){_END}")
        self.dropped: set[str] = set()  # characters that cannot be printed, of all texts split

    def add(self, inline: Carried) -> str:
        """The characters that stand for an inline."""
        self._carried.append(inline)
        return f"{_START}{self._key}{_digits(str(len(self._carried) - 1))}{_END}"

    def split(self, text: str) -> tuple[Inline, ...]:
        """Text with tokens as inlines, cleaned: escapes and entities can bring in anything."""
        result: list[Inline] = []
        for index, part in enumerate(self._token.split(text)):
            if index % 2:
                carried = self._carried[_index(part)]
                result += () if isinstance(carried, Anchor) else (carried,)
            else:
                self.dropped |= unprintable(part)
                clean = clean_text(part)
                result += (Text(clean),) if clean else ()
        return tuple(result)

    def anchors(self, text: str) -> tuple[Anchor, ...]:
        """What is told in a text with tokens, in its order."""
        carried = (self._carried[_index(each)] for each in self._token.findall(text))
        return tuple(each for each in carried if isinstance(each, Anchor))

    def ended(self, text: str) -> str:
        """Text with one period at its end, before the tokens that stand there."""
        words = text.rstrip(f"{_START}{_END}{''.join(map(chr, range(_ZERO, _ZERO + 10)))}")
        return f"{words.rstrip('.')}.{text[len(words) :]}" if words else text

    def plain(self, text: str) -> str:
        """Text with each token as it reads."""
        return "".join(
            each.text if isinstance(each, Text | Value | CrossReference) else ""
            for each in self.split(text)
        )


def _digits(number: str) -> str:
    return "".join(chr(_ZERO + int(digit)) for digit in number)


def _index(digits: str) -> int:
    return int("".join(str(ord(each) - _ZERO) for each in digits))


class Number:
    """A value in a template: compares as a number, prints as its token."""

    def __init__(self, amount: int | float, token: str) -> None:
        """Pair what comparisons see with what is printed."""
        self._amount = amount
        self._token = token

    def __str__(self) -> str:
        """The token."""
        return self._token

    def __eq__(self, other: object) -> bool:
        """Compare the amount."""
        return self._amount == _number(other)

    def __hash__(self) -> int:
        """Hash the amount."""
        return hash(self._amount)

    def __lt__(self, other: object) -> bool:
        """Compare the amount."""
        return self._amount < _number(other)

    def __le__(self, other: object) -> bool:
        """Compare the amount."""
        return self._amount <= _number(other)

    def __gt__(self, other: object) -> bool:
        """Compare the amount."""
        return self._amount > _number(other)

    def __ge__(self, other: object) -> bool:
        """Compare the amount."""
        return self._amount >= _number(other)


def _number(other: object) -> int | float:
    if isinstance(other, Number):
        return other._amount  # noqa: SLF001 (its own kind)
    if isinstance(other, int | float):
        return other
    raise TypeError("A value can only be compared with a number.")
