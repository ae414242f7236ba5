"""A fence in a template, as a directive sees it, and its body read as options."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.compose.words import Words
from briefgen.errors import TemplateError
from briefgen.model.document import Inlines
from briefgen.model.indicators import Indicator

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Fence:
    """The name of a directive, what follows it, its body, and the means to write blocks."""

    name: str
    body: str
    section: str
    id: str  # of its block, unless the directive knows better what it tells
    words: Words
    inlines: Callable[[str], Inlines]  # one paragraph of Markdown

    def split(self, text: str) -> Inlines:
        """Text with tokens, without Markdown."""
        return self.words.tokens.split(text)

    def options(self, *known: str) -> dict[str, str]:
        """The body as one ``name: value`` a line.

        Raises:
            TemplateError: a line is not an option, or its name is not known.
        """
        found: dict[str, str] = {}
        for line in filter(str.strip, self.body.splitlines()):
            name, colon, value = line.partition(":")
            name = name.strip()
            if not colon or name not in known:
                raise TemplateError(f"“{line.strip()}” is not an option; use {', '.join(known)}.")
            found[name] = _ESCAPED.sub(r"\1", value).strip()
        return found

    def indicators(self, value: str) -> list[Indicator]:
        """The indicators named in an option, separated by commas.

        Raises:
            TemplateError: the pack has no such indicator.
        """
        result = []
        for name in filter(None, (part.strip() for part in value.split(","))):
            if name not in self.words.indicators:
                raise TemplateError(f"There is no indicator “{name}”.")
            result.append(self.words.indicators[name])
        if not result:
            raise TemplateError(f"A {self.name} needs at least one indicator.")
        return result
