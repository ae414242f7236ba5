"""Inlines as runs: weight, links, values, note marks and cross-references."""

from typing import assert_never

from briefgen.document.runs import Run, runs
from briefgen.document.tree import (
    Citation,
    CrossReference,
    Inlines,
    Value,
)
from briefgen.export.word.build import Build, Relate
from briefgen.export.word.marks import cite, refer
from briefgen.export.word.markup import field, run
from briefgen.export.word.numbers import linked


def text(build: Build, inlines: Inlines) -> str:
    """Inlines of the body."""
    return "".join(_run(build, each) for each in runs(inlines))


def linked_text(inlines: Inlines, relate: Relate) -> str:
    """Inlines outside the body, such as a note's: links yes, note marks and fields no."""
    return "".join(_linked(each, relate, run(each.text, _letters(each))) for each in runs(inlines))


def _run(build: Build, each: Run) -> str:
    match each.inline:
        case Citation(_, number, shown):
            return refer(build, number, shown) if shown else cite(build, number)
        case CrossReference():
            return _linked(each, build.link, _reference(build, each, each.inline))
        case Value() if build.linked and each.text:
            return _linked(each, build.link, linked(build, each.inline, _plain(each)))
        case Value() | None:
            return _linked(each, build.link, _plain(each))
        case _:
            assert_never(each.inline)


def _reference(build: Build, each: Run, inline: CrossReference) -> str:
    """The label as a field, and that of its page where that is another one."""
    name, letters = build.captions.get(inline.target), _letters(each)
    if not name:
        return _plain(each)
    label = field(f"REF {name} \\h", inline.text, letters)
    if not inline.page:
        return label
    page = field(f"PAGEREF {name} \\h", str(inline.page), letters)
    return label + run(" (page\N{NO-BREAK SPACE}", letters) + page + run(")", letters)


def _plain(each: Run) -> str:
    return run(each.text, _letters(each))


def _linked(each: Run, relate: Relate, content: str) -> str:
    if not each.url or not content:
        return content
    return f'<w:hyperlink r:id="{relate(each.url)}" w:history="1">{content}</w:hyperlink>'


def _letters(each: Run) -> str:
    link = '<w:rStyle w:val="Hyperlink"/>' if each.url else ""
    strong = "<w:b/><w:bCs/>" if each.strong else ""
    slanted = "<w:i/><w:iCs/>" if each.emphasis else ""
    language = f'<w:lang w:val="{each.language}"/>' if each.language else ""
    return link + strong + slanted + language
