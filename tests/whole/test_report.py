"""What a reader of the full report meets: full pages, one summary, themes, law by status."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import mean

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief, SourceOpened, look_of, new_brief
from briefgen.document.reading import reading
from briefgen.document.rewriting import leaves, texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Callout,
    CalloutKind,
    Chart,
    Citation,
    Document,
    Heading,
    List,
    Paragraph,
    Table,
    walk,
)
from briefgen.export.word.styles import ROLES
from briefgen.pipeline import Result
from briefgen.sources import library
from tests.conftest import DATA
from tests.export.pdf.reading import pieces
from tests.export.word.reading import nodes, part, text
from tests.whole import genre

FULL, WORDS, LEAST = 0.7, 350, 300
TOPICS = ("city-budgets", "hospital-waits", "state-broadband")


def report(pack: str = library.DEFAULT_PACK) -> Brief:
    found = library.find_pack(pack)
    return new_brief("report", found.date, library.find_template("full-report"), found)


@pytest.fixture(scope="module")
def starter() -> tuple[Brief, Result]:
    brief = pipeline.fit(report())
    return brief, pipeline.make(brief)


def blocks_of(document: Document, section: str) -> Iterator[Block]:
    return (b for s, b in walk(document) if s.id.partition("/")[0] == section)


def test_the_starter_set_takes_ten_pages_with_all_its_picks_and_leaves_few_of_them_empty(
    starter: tuple[Brief, Result],
) -> None:
    brief, result = starter
    assert result.pages.count <= 10
    assert set(
        result.composed.plan.at(*set(dict(result.composed.plan.indicators).values()))
    ) == set(brief.indicators)
    page = look_of(brief).page
    room = page.height - page.top - page.bottom
    lowest = dict.fromkeys(range(1, result.pages.count + 1), page.height)
    for number, each in pieces(result.pages):
        if each.y > page.bottom - 10:  # not the foot
            lowest[number] = min(lowest[number], each.y)
    for number, y in list(lowest.items())[:-1]:
        assert (page.height - page.top - y) / room >= FULL, number


def test_its_pages_of_text_are_full_of_it(starter: tuple[Brief, Result]) -> None:
    said: dict[int, list[str]] = {}
    for number, each in pieces(starter[1].pages):
        said.setdefault(number, []).append(each.text)
    counts = [genre.words(" ".join(words)) for page, words in said.items() if page > 3]
    assert mean(counts) >= WORDS
    assert min(counts) >= LEAST  # with two figures


def test_a_figure_stands_with_its_theme_or_before_the_next_one() -> None:
    """None follows the head of another theme on its page; here notes would push it there."""
    chosen = (
        "open_model_derivatives_2026", "genai_patent_top_applicants", "high_tech_exports",
        "gerd_ppp", "elite_ai_researchers_origin", "genai_user_share", "eda_software_share",
        "chip_fabrication_share", "trust_to_regulate_ai",
    )  # fmt: skip
    result = pipeline.make(pipeline.fit(replace(report(), indicators=chosen, plan=None)))
    sections = {b.id: s.id for s, b in walk(result.composed.document)}
    places = result.pages.places
    for place in places:
        if not place.block.startswith("chart:") or not sections[place.block].startswith("evidence"):
            continue
        above = [e for e in places if e.page == place.page and e.rect.y0 >= place.rect.y1]
        nearest = min(above, key=lambda each: each.rect.y0, default=place)
        assert sections.get(nearest.block) == sections[place.block], place.block


def test_law_has_the_place_where_it_was_read(starter: tuple[Brief, Result]) -> None:
    brief, result = starter
    links = {
        url
        for section, block in walk(result.composed.document)
        if section.id.startswith("policy")
        for url in re.findall(r"https://[^'\"]+", repr(block))
    }
    held = {i.url for r in brief.pack.recommendations for i in r.instruments if i.url}
    assert len(links) > 10
    assert links <= held


def test_who_opens_a_source_raises_confidence_in_its_figures(
    starter: tuple[Brief, Result],
) -> None:
    brief, _ = starter
    name = "genai_patents_wipo"
    sides = {True: "Confidence: high", False: "Confidence: moderate (a copy of the source"}
    for opened in (False, True):
        held = (SourceOpened(name, "Ann", "2026-11-29"),) if opened else ()
        document = pipeline.compose(replace(brief, opened=held)).document
        notes = [
            " ".join(plain(each) for each in texts(b))
            for s, b in walk(document)
            if isinstance(b, Callout) and b.kind is CalloutKind.SIDE and name in b.id
        ]
        assert notes
        assert all(each.startswith(sides[opened]) for each in notes), notes


def test_the_summary_has_a_page_and_stands_alone(starter: tuple[Brief, Result]) -> None:
    brief, result = starter
    blocks = list(blocks_of(result.composed.document, "bottom_line"))
    ids = {each.id for each in blocks}
    pages = {each.page for each in result.pages.places if each.block in ids}
    others = {each.block for each in result.pages.places if each.page in pages} - ids
    assert (len(pages), others) == (1, set())
    texts = [t for s, t in genre.told(result.composed.document) if s.id == "bottom_line"]
    assert 450 <= sum(map(genre.words, texts)) <= 760
    assert sum(map(genre.quantities, texts)) >= 8
    assert not any(isinstance(each, Citation) for each in leaves(blocks))
    (steps,) = (each for each in blocks if isinstance(each, List))
    for item, wanted in zip(steps.items, brief.recommendations, strict=True):
        proposal = next(each for each in brief.pack.recommendations if each.id == wanted)
        said = plain(item.text)
        assert proposal.decides in said
        assert any(each in said for each in proposal.because.values()), said


def test_each_theme_tells_its_measures_once_and_ends_with_what_follows(
    starter: tuple[Brief, Result],
) -> None:
    brief, result = starter
    found: list[str] = []
    for section in result.composed.document.sections:
        if not section.id.startswith("evidence/"):
            continue
        head, *blocks = section.blocks
        assert isinstance(head, Heading)
        assert head.level == 1
        own = [each.id.partition(":")[2] for each in blocks if each.id.startswith("finding:")]
        assert {i.theme for i in brief.pack.indicators if i.id in own} == {section.id[9:]}
        for one, other in pairwise(blocks):
            if one.id.startswith("finding:"):
                assert isinstance(other, Callout)
                assert other.kind is CalloutKind.SIDE
                assert plain(other.text).startswith("Confidence: ")
        (follows,) = (b for b in blocks if isinstance(b, Paragraph) and b.id.startswith("reading:"))
        assert re.search(r"the figures (lead to|speak against) steps? \d", plain(follows.text))
        found += own
    assert sorted(found) == sorted(brief.indicators)


def test_a_figure_is_named_by_what_it_measures_and_says_nothing_again(
    starter: tuple[Brief, Result],
) -> None:
    drawn = [b for b in blocks_of(starter[1].composed.document, "evidence") if isinstance(b, Chart)]
    titles = {each.title for each in starter[0].pack.indicators}
    assert {plain(each.caption) for each in drawn} <= titles
    assert len(drawn) >= 3


def test_a_timeline_runs_by_year_and_what_each_step_takes_is_not_parted(
    starter: tuple[Brief, Result],
) -> None:
    tables = {b.id: b for _, b in walk(starter[1].composed.document) if isinstance(b, Table)}
    timeline = tables["table:picks/timeline"]
    years = [plain(row[0]) for row in timeline.rows]
    assert years == sorted(set(years))
    assert "August 9: CHIPS and Science Act of 2022" in plain(timeline.rows[0][1]).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert plain(timeline.columns[1].title).endswith("of the United States unless said")
    assert "Pax Silica Declaration (several countries)" in plain(timeline.rows[3][1])
    for each in ("table:picks/timeline", "options:picks/steps"):
        assert len({p.page for p in starter[1].pages.places if p.block == each}) == 1
    heads = [plain(row[0]) for row in tables["options:picks/steps"].rows]
    assert {"Follows from", "Cost", "Time", "Who decides", "Legal basis", "Main risk"} <= set(heads)
    assert {"Dropped if", "Worked if", "Answer"} <= set(heads)


def test_limits_say_what_could_reverse_a_finding(starter: tuple[Brief, Result]) -> None:
    said = " ".join(t for s, t in genre.told(starter[1].composed.document) if s.id == "limits")
    assert "Figures on known AI computing are of a sample" in said
    assert "Newer figures on computer-science citation rates may show otherwise" in said
    assert "Projections of electricity used by U.S. data centers differ" in said


def test_word_has_side_notes_in_one_line_below_their_paragraph(
    starter: tuple[Brief, Result],
) -> None:
    brief, result = starter
    word = pipeline.export(result.composed.document, brief, result.pages, ".docx")
    paragraphs = nodes(part(word, "word/document.xml"), "//w:p")
    styles = [each.find(".//{*}pStyle") for each in paragraphs]
    names = [each.get(each.keys()[0]) if each is not None else "" for each in styles]
    notes = [n for n, name in enumerate(names) if name == "SideNote"]
    assert len(notes) == len(brief.indicators)
    for n in notes:
        assert names[n - 1] == "BodyText"
        assert text(paragraphs[n]).startswith("Confidence: ")
        assert not nodes(paragraphs[n], ".//w:br")
    assert ROLES["Side Note"] == "side_note"


@pytest.mark.parametrize("picks", [1, 3, 8, 12, 20])
@pytest.mark.parametrize("proposals", [0, 1, 4])
def test_it_is_made_of_any_picks(picks: int, proposals: int) -> None:
    brief = report()
    known = tuple(each.id for each in brief.pack.indicators)
    offered = tuple(each.id for each in brief.pack.recommendations)
    chosen = replace(brief, indicators=known[::3][:picks], recommendations=offered[:proposals])
    result = pipeline.make(pipeline.fit(chosen))
    assert result.pages.count <= chosen.template.page_limit
    sections = [each.id for each in result.composed.document.sections]
    assert ("what_to_do" in sections) is bool(proposals)
    assert ("steps" in sections) is bool(proposals)
    assert not [p.message for p in result.problems if p.code == "pages.over"]


@pytest.mark.parametrize("topic", TOPICS)
def test_it_is_made_of_any_topic(topic: str) -> None:
    brief = report(str(DATA / "topics" / topic))
    every = tuple(each.id for each in brief.pack.indicators)
    offered = tuple(each.id for each in brief.pack.recommendations)
    chosen = replace(brief, indicators=every, recommendations=offered)
    result = pipeline.make(pipeline.fit(chosen))
    assert reading(result.composed.document)
    for _, said in genre.told(result.composed.document):
        assert not re.search(r"\bNone\b|\.\.|: ?\.|  ", said), said


def test_a_subtitle_of_a_person_stands_in_place_of_the_suggested_one() -> None:
    brief = report()
    assert pipeline.compose(brief).document.subtitle.startswith("No single measure decides")
    own = edits.fill_form(brief, replace(brief.form, subtitle="Four steps"))
    assert pipeline.compose(own).document.subtitle == "Four steps"


@pytest.mark.parametrize(("version", "said"), [("0.3", "First"), ("1.0", "First"), ("1.4", "2")])
def test_the_cover_says_which_edition_it_is(version: str, said: str) -> None:
    document = pipeline.compose(replace(report(), version=version)).document
    (table,) = (b for b in blocks_of(document, "glance") if isinstance(b, Table))
    edition = f"{said} edition" if said == "First" else f"Edition {said}"
    assert plain(table.rows[0][-1]).startswith(f"{edition}. Figures as of")
