"""The guide of the program: a document like any other, made by its own pipeline."""

from briefgen import paths, pipeline
from briefgen.brief.brief import new_brief
from briefgen.evidence.pack import Pack
from briefgen.export.delivery import Delivery
from briefgen.sources.templates import read_template

_DATE = "2026-01-01"  # not printed


def guide_pdf() -> bytes:
    """The guide as a PDF that can be read aloud."""
    template = read_template(paths.GUIDE)
    brief = new_brief("guide", _DATE, template, Pack("guide", "briefgen", _DATE))
    result = pipeline.make(brief, words=None)
    delivery = Delivery(release=True)
    return pipeline.export(result.composed.document, brief, result.pages, ".pdf", delivery)
