"""What a value or a note mark stands for, in words for a tooltip."""

from PySide6.QtCore import QCoreApplication

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicator_of, source_of
from briefgen.document.tree import Citation, CrossReference, Inline, Value
from briefgen.evidence.values import Cell, Operation

_NAMES = {
    Operation.RATIO: "Ratio of the first to the second",
    Operation.DIFFERENCE: "The first less the second",
    Operation.EXCESS: "How many per cent the first is above the second",
    Operation.SHARE: "The first as per cent of the second",
    Operation.CHANGE: "Change from the second to the first",
    Operation.GROWTH: "Growth from the second to the first, in per cent",
    Operation.RANK: "Place of the first among these",
}


def explain(inline: Inline, brief: Brief) -> str:
    """Indicator, entity, period and operation of a value; the source of a note mark."""
    match inline:
        case Value(reference, text):
            name = _NAMES.get(reference.operation, "")
            head = [f"{text} – {tr(name)}" if name else text]
            return "\n".join(head + [_cell(each, brief) for each in reference.cells])
        case Citation(source_id):
            source = source_of(brief, source_id)
            return f"{source.publisher}, {source.title} ({source.year})" if source else source_id
        case CrossReference(_, text):
            return text
        case _:
            return ""


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("ValueWords", text)


def _cell(cell: Cell, brief: Brief) -> str:
    indicator = indicator_of(brief, cell.indicator)
    title = indicator.title if indicator else cell.indicator
    words = f"{title}: {cell.entity}, {cell.period}"
    source = source_of(brief, indicator.source) if indicator else None
    return f"{words} ({source.publisher})" if source else words
