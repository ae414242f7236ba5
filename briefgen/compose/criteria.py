"""Actions side by side in columns, with a row for each thing that a reader asks of them."""

from collections.abc import Iterable, Sequence

from briefgen.brief.lookup import recommendation_of
from briefgen.compose.fences import Fence
from briefgen.compose.words import Words, capital
from briefgen.document.tree import Column, Inlines, Text
from briefgen.errors import TemplateError
from briefgen.evidence.recommendations import Option, Recommendation

NOT_STATED = "Not stated"
MOST = 4  # columns that a page holds beside the words of the rows
ROWS = (
    ("Effect", "effect"),
    ("Cost", "cost"),
    ("Time", "time"),
    ("Who decides", "decides"),
    ("Legal basis", "legal_basis"),
    ("Main risk", "risk"),
    ("Gains and losses", "gains loses"),
    ("Dropped if", "change_our_mind"),
)
EVEN_ROWS = (  # of a kind that prefers none
    ("Benefits", "effect"),
    ("Harms", "risk"),
    ("Who gains", "gains"),
    ("Who loses", "loses"),
    *ROWS[1:5],
    ("Certainty", "certainty"),
    ROWS[-1],
)


def found(fence: Fence, name: str) -> Recommendation:
    """The recommendation that a fence names.

    Raises:
        TemplateError: there is none.
    """
    proposal = recommendation_of(fence.words.brief, name)
    if not proposal:
        raise TemplateError(f"There is no recommendation “{name}”.")
    return proposal


def rows_of(
    words: Words, options: Sequence[Option], rows: Iterable[tuple[str, str]] = ROWS
) -> tuple[tuple[Inlines, ...], ...]:
    """A row for each thing of which at least half of the options say something."""
    told = []
    for head, field in rows:
        cells = [_told(words, each, field) for each in options]
        if 2 * sum(map(bool, cells)) >= len(cells):
            texts = (head, *(_cell(each) for each in cells))
            told.append(tuple((Text(each),) for each in texts))
    return tuple(told)


def columns_of(heads: Iterable[str], marked: int = -1) -> tuple[Column, ...]:
    """The heads of the columns; ``marked`` is the place of the one that is recommended."""
    columns = (Column((Text(each),), marked=n == marked) for n, each in enumerate(heads))
    return (Column(()), *columns)  # the rows say themselves what they are about


def _told(words: Words, option: Option, fields: str) -> str:
    """What an option says of a thing; of several that it says something of, each by its name."""
    said = {each: str(found) for each in fields.split(" ") if (found := getattr(option, each))}
    if " " not in fields:
        return said.get(fields, "")
    return ". ".join(f"{capital(name)}: {words.lowered(each)}" for name, each in said.items())


def _cell(text: str) -> str:
    return capital(text.rstrip(".")) if text else NOT_STATED
