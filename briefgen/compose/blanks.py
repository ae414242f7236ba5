"""What the text of a template leaves to a person: words in square brackets, as they stand in it."""

import re

from briefgen.brief.template import Template

_LOGIC = re.compile(r"\{([%{#]).*?[%}#]\}", re.DOTALL)
_MADE = "\0"  # stands for what is filled in
_BRACKETED = re.compile(rf"(?<![\\\]])\[[^\[\]\\\n{_MADE}]+\](?![(\[:])")  # no link, not escaped


def bracketed(template: Template) -> tuple[str, ...]:
    """The blanks of a template's sections, as Markdown; ``\\[sic\\]`` is none."""
    texts = (_LOGIC.sub(_MADE, each.text) for each in template.sections)
    found = (blank for text in texts for blank in _BRACKETED.findall(text))
    return tuple(dict.fromkeys(each for each in found if any(map(str.isalpha, each))))
