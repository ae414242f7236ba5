"""```steps: recommendations side by side by what is asked of each: who decides, law, cost, time."""

from briefgen.change.identity import PICKS, Role, named
from briefgen.compose.criteria import MOST, ROWS, columns_of, found, rows_of
from briefgen.compose.fences import Fence
from briefgen.document.tree import Table
from briefgen.evidence.recommendations import as_option

_TOLD = ("effect",)  # in the text
_ASKED = (*(row for row in ROWS if row[1] not in _TOLD), ("Worked if", "success"))


def build(fence: Fence) -> Table:
    """``recommendations: a, b``, at most four, optionally ``caption:``."""
    options = fence.options("recommendations", "caption")
    names = [each.strip() for each in options.get("recommendations", "").split(",")]
    proposals = [found(fence, each) for each in names if each][:MOST]
    heads = [f"{number}. {each.title}" for number, each in enumerate(proposals, start=1)]
    return Table(
        id=named(Role.OPTIONS, PICKS, "steps"),
        columns=columns_of(heads),
        rows=rows_of(fence.words, [as_option(each) for each in proposals], _ASKED),
        caption=fence.split(options.get("caption", "") or "What each step takes"),
        description=f"{len(proposals)} steps with who decides, law, cost and time of each.",
    )
