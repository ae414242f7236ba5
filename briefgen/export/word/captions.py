"""What stands around tables, charts and pictures: caption, subtitle, source line."""

from briefgen.document.tree import Inlines
from briefgen.export.word.build import Build
from briefgen.export.word.inlines import text
from briefgen.export.word.markup import Paragraph, field, run


def caption(build: Build, block: str, label: str, number: int, words: Inlines) -> Paragraph:
    """ "Figure 1. " as a sequence field in a bookmark that cross-references lead to, then words."""
    content = text(build, words)
    if number:
        count = field(f"SEQ {label} \\* ARABIC", str(number))
        named = build.mark(build.captions[block], run(f"{label} ") + count)
        content = named + run(". ") + content
    return Paragraph("Caption", build.listed_mark(block, content))


def subtitle(build: Build, words: Inlines) -> tuple[Paragraph, ...]:
    """Measure, unit and period, if given."""
    return (Paragraph("FigureSubtitle", text(build, words)),) if words else ()


def source_line(build: Build, words: Inlines) -> Paragraph:
    """The source below, or the space that stands there instead."""
    return Paragraph("SourceLine", text(build, words)) if words else Paragraph("AfterTable", "")
