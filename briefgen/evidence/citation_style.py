"""How sources are cited: a style that we ship, or the text of an office's own."""

import msgspec

STYLES = {
    "chicago-notes": "Chicago notes",
    "chicago-author-date": "Chicago author–date",
    "apa": "APA",
    "harvard-cite-them-right": "Harvard (Cite Them Right)",
    "vancouver": "Vancouver (numbered)",
}  # each has a file in assets/csl
DEFAULT_STYLE = "chicago-notes"


class CitationStyle(msgspec.Struct, frozen=True):
    """A row of STYLES by its name, or any other name with the text of its .csl file.

    The text travels in the brief, so that it opens where the file is not.
    """

    name: str = DEFAULT_STYLE
    csl_text: str = ""

    @property
    def title(self) -> str:
        """What the style is called on screen and in messages."""
        return self.name if self.csl_text else STYLES.get(self.name, self.name)
