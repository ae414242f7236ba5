"""```steps: recommendations side by side by what is asked of each: who decides, law, cost, time."""

from briefgen.change.identity import PICKS, Role, named
from briefgen.compose.arguments import shared
from briefgen.compose.criteria import MOST, ROWS, columns_of, found, rows_of
from briefgen.compose.fences import Fence
from briefgen.compose.words import capital
from briefgen.document.tree import Inlines, Table, Text
from briefgen.errors import TemplateError
from briefgen.evidence.recommendations import Recommendation, as_option

SUPPORTS, DIGITS = 4, 3  # measures that a cell names, and of the number of a step
_TOLD = ("effect",)  # in the text
_ASKED = (*(row for row in ROWS if row[1] not in _TOLD), ("Worked if", "success"))


def build(fence: Fence) -> Table:
    """``recommendations: a, b``, at most four, optionally ``caption:``, ``answer:``, what those
    asked have said, ``from:``, the number of the first of them, and ``shown:``, the indicators that
    a reader finds in the document; without it any pick counts as shown.

    Raises:
        TemplateError: it is no number.
    """
    options = fence.options("recommendations", "caption", "answer", "from", "shown")
    first = options.get("from", "1")
    if not first.isdecimal() or len(first) > DIGITS:
        raise TemplateError("Steps are counted from a number.")
    names = [each.strip() for each in options.get("recommendations", "").split(",")]
    proposals = [found(fence, each) for each in names if each][:MOST]
    answer = options.get("answer", "")
    listed = options.get("shown", ",".join(fence.words.brief.indicators)).split(",")
    shown = [each.strip() for each in listed]
    heads = [f"{number}. {each.title}" for number, each in enumerate(proposals, start=int(first))]
    return Table(
        id=named(Role.OPTIONS, PICKS, "steps" if first == "1" else f"steps from {first}"),
        columns=columns_of(heads),
        rows=(
            _row("Follows from", [_support(fence, each, shown) for each in proposals]),
            *rows_of(fence.words, [as_option(each) for each in proposals], _ASKED),
            *([_row("Answer", [answer] * len(proposals))] if answer else []),
        ),
        caption=fence.split(options.get("caption", "") or "What each step takes"),
        description=f"{len(proposals)} steps with who decides, law, cost and time of each.",
    )


def _row(head: str, cells: list[str]) -> tuple[Inlines, ...]:
    return tuple((Text(each),) for each in (head, *cells))


def _support(fence: Fence, proposal: Recommendation, shown: list[str]) -> str:
    """The measures in the document that a recommendation rests on, by name."""
    picked = (e for e in shared(fence.words, proposal.evidence) if e in shown)
    found = [fence.words.indicators[each] for each in picked][:SUPPORTS]
    names = [each.phrases.strength or each.short for each in found]
    return capital("; ".join(names)) or "No figure shown here"
