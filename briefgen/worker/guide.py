"""The guide of the program: a document like any other, made by its own pipeline."""

from msgspec.structs import replace

from briefgen import paths, pipeline, version
from briefgen.brief.brief import new_brief
from briefgen.document.release import State
from briefgen.evidence.pack import Pack
from briefgen.export.delivery import Delivery
from briefgen.sources.templates import read_template


def guide_pdf() -> bytes:
    """The guide as a PDF that can be read aloud; in place of a date it tells the version."""
    edition = f"version {version()}"
    template, pack = read_template(paths.GUIDE), Pack("guide", "briefgen", edition)
    brief = replace(new_brief("guide", edition, template, pack), state=State.FINAL)
    document = replace(pipeline.compose(brief).document, as_of="")
    pages = pipeline.layout(document, brief)
    return pipeline.export(document, brief, pages, ".pdf", Delivery(release=True))
