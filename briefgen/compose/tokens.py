"""Values, citations and cross-references while they travel through Jinja2 and Markdown as text.

Each is a private-use token with a side table; such characters are removed from all incoming text,
so a token can only be ours.
"""

import re
from typing import NamedTuple

from briefgen.change.identity import Role
from briefgen.document.tree import Citation, CrossReference, Inline, Text, Value

_START, _END, _ZERO = "\ue000", "\ue001", 0xE010
_TOKEN = re.compile(f"{_START}([\ue010-\ue019]+){_END}")


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

    def add(self, inline: Carried) -> str:
        """The characters that stand for an inline."""
        self._carried.append(inline)
        digits = "".join(chr(_ZERO + int(digit)) for digit in str(len(self._carried) - 1))
        return f"{_START}{digits}{_END}"

    def split(self, text: str) -> tuple[Inline, ...]:
        """Text with tokens as inlines."""
        result: list[Inline] = []
        for index, part in enumerate(_TOKEN.split(text)):
            if index % 2:
                carried = self._carried[_index(part)]
                result += () if isinstance(carried, Anchor) else (carried,)
            elif part:
                result.append(Text(part))
        return tuple(result)

    def anchors(self, text: str) -> tuple[Anchor, ...]:
        """What is told in a text with tokens, in its order."""
        carried = (self._carried[_index(each)] for each in _TOKEN.findall(text))
        return tuple(each for each in carried if isinstance(each, Anchor))

    def plain(self, text: str) -> str:
        """Text with each token as it reads."""
        return "".join(
            each.text if isinstance(each, Text | Value | CrossReference) else ""
            for each in self.split(text)
        )


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
