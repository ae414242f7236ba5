"""Questions and answers: each stands whole on one page, in both formats."""

import pytest

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.document.tree import Paragraph, walk
from briefgen.pipeline import Result
from briefgen.sources import library
from tests.export.word.reading import nodes, part
from tests.whole.kinds import first_draft

TOPICS = (library.DEFAULT_PACK, "sample-topic")


@pytest.fixture(scope="module", params=TOPICS)
def made(request: pytest.FixtureRequest) -> tuple[Brief, Result]:
    brief = pipeline.fit(first_draft("q-and-a", request.param))
    return brief, pipeline.make(brief)


def test_no_answer_is_parted_over_pages(made: tuple[Brief, Result]) -> None:
    answers = {b.id for _, b in walk(made[1].composed.document) if isinstance(b, Paragraph)}
    on: dict[str, set[int]] = {}
    for place in made[1].pages.places:
        if place.block in answers:
            on.setdefault(place.block, set()).add(place.page)
    assert len(on) >= 6
    assert {len(pages) for pages in on.values()} == {1}


def test_word_keeps_their_lines_together(made: tuple[Brief, Result]) -> None:
    brief, result = made
    content = pipeline.export(result.composed.document, brief, result.pages, ".docx")
    style = "//w:style[@w:styleId='BodyText']/w:pPr/w:keepLines"
    assert nodes(part(content, "word/styles.xml"), style)
