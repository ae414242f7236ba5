"""Where the time of a long document goes, stage by stage, from one profiled run."""

import cProfile
import pstats
from pathlib import Path

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.document.tree import Document
from briefgen.export.delivery import Delivery

# What a stage is called, and the file and function whose time, with all below it, is the stage.
STAGES = {
    "layout: words to lines, blocks to pages": ("layout.py", "layout"),
    "  of this, breaking lines": ("lines.py", "_break_part"),
    "PDF: painting pages": ("paint.py", "page"),
    "PDF: structure tree": ("tags.py", "write"),
    "PDF: bookmarks": ("outline.py", "outline"),
    "PDF: data and brief": ("archive.py", "distinct"),
    "PDF: fonts cut to what is used": ("fonts.py", "entry"),
    "PDF: objects written and compressed": ("assembly.py", "assemble"),
}


def stages(brief: Brief, document: Document) -> list[tuple[str, float]]:
    """Each stage and its share of the whole, what is below it included."""
    profile = cProfile.Profile()
    profile.enable()
    pages = pipeline.layout(document, brief)
    pipeline.export(document, brief, pages, ".pdf", Delivery(release=False))
    profile.disable()
    told = pstats.Stats(profile)
    whole: float = told.total_tt  # type: ignore[attr-defined]
    found: dict[tuple[str, str], float] = {}
    for (file, _, function), (_, _, _, spent, _) in told.stats.items():  # type: ignore[attr-defined]
        key = (Path(file).name, function)
        found[key] = max(found.get(key, 0.0), spent)
    return [(stage, found.get(key, 0.0) / whole) for stage, key in STAGES.items()]
