"""Questions and answers: each stands whole on one page, in both formats."""

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.document.runs import plain
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


def answers(*picked: str, entities: tuple[str, ...] = ()) -> dict[str, str]:
    """Every question of a brief with these measures, and what is answered."""
    draft = first_draft("q-and-a")
    draft = replace(draft, indicators=picked, entities=entities or draft.entities)
    document = pipeline.compose(pipeline.fit(draft)).document
    texts = (plain(b.text) for _, b in walk(document) if isinstance(b, Paragraph))
    return {q + "?": rest for text in texts for q, mark, rest in (text.partition("? "),) if mark}


def test_a_measure_that_no_question_is_about_has_one_of_its_own() -> None:
    told = answers("industrial_robots_2024", "genai_user_share")

    assert "8.6" in told["What about industrial robots?"]
    assert "31.3%" in told["What about use of generative AI?"]


def test_an_answer_names_only_what_is_picked_and_so() -> None:
    question = "Where is the United States ahead?"
    ahead = answers("genai_patents_wipo", "eda_software_share", "gpu_cluster_share")[question]
    assert ahead.startswith("The United States led in known AI computing by ")
    assert "patents" not in ahead

    assert question not in answers("genai_patents_wipo", "industrial_robots_2024")
    tools = "Why not control chipmaking tools without allies?"
    assert "are based abroad" in answers("lithography_share")[tools]
    assert "are based abroad" not in answers("genai_patents_wipo")[tools]
