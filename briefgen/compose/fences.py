"""A fence in a template, as a directive sees it, and its body read as options."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefgen.brief.template import SLOTS
from briefgen.compose.words import Words
from briefgen.document.tree import Inlines
from briefgen.errors import TemplateError
from briefgen.evidence.indicators import Indicator

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

    def indicators(self, value: str, most: int = SLOTS) -> list[Indicator]:
        """The indicators named in an option, separated by commas, each once.

        Raises:
            TemplateError: the pack has no such indicator, or they are more than a block may show.
        """
        names = dict.fromkeys(filter(None, (part.strip() for part in value.split(","))))
        if not names:
            raise TemplateError(f"A {self.name} needs at least one indicator.")
        if len(names) > most:
            raise TemplateError(f"A {self.name} may have at most {most} indicators.")
        for name in names:
            if name not in self.words.indicators:
                raise TemplateError(f"There is no indicator “{name}”.")
        return [self.words.indicators[name] for name in names]
