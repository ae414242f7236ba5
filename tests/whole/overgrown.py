"""Briefs whose words have outgrown their pages."""

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.document.tree import Paragraph, Text
from tests.whole.kinds import briefs

WORDS = "Quixotic " + " ".join(["words of our own that nobody had suggested"] * 9) + " enough."


def starter(kind: str) -> Brief:
    """A first draft of a kind."""
    return dict(briefs(kind))["starter"]


def overgrown(kind: str = "issue-brief", times: int = 1) -> Brief:
    """A brief with its plan, and then with more words than its pages hold."""
    brief = pipeline.fit(starter(kind))
    section = pipeline.compose(brief).suggested[-1]
    while pipeline.make(brief).pages.count <= brief.template.page_limit:
        own = Paragraph(f"{section.id}/n{times}", (Text(f"{WORDS} "),))
        shown = next(s for s in pipeline.compose(brief).document.sections if s.id == section.id)
        brief = edits.edit_section(brief, section.id, section.blocks, (*shown.blocks, own))
        times += 1
    return brief
