"""A library of another topic reads as well as ours: every kind of brief, for one, two and many."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.compose.leads import spoken
from briefgen.compose.paragraphs import trend
from briefgen.compose.sentences import told
from briefgen.compose.summaries import claim
from briefgen.compose.tokens import Tokens
from briefgen.compose.words import Words
from briefgen.evidence.indicators import Better
from briefgen.evidence.pack import Pack, find_indicator
from briefgen.evidence.period_forms import PeriodKind
from briefgen.evidence.periods import read_period
from briefgen.sources import library
from tests.builders import DATA
from tests.packs.topics import (
    KINDS,
    TOPICS,
    Entities,
    as_written_before,
    brief_on,
    text_of,
    texts,
    topic,
)

each_topic = pytest.mark.parametrize("name", TOPICS)
FIRST_TOPIC = (
    r"\brace\b",
    r"\bChina\b",
    r"U\.S\.",
    r"\bAI\b",
    r"\bCongress",
    r"\bcountr(y|ies)\b",
)
WRONG = (r"[{}]", ", ,", r"\. \.", r"\S  \S", r" [.,;:](?!\d)", ",,", r"\.\.", r"\bNone\b")
UNSIGNED = (r"−\$[^.]*\b(surplus|deficit)\b", r"\b(surplus|deficit) of [−$]*−", r"[a-z] n/a\b")


def found(patterns: tuple[str, ...], text: str) -> list[str]:
    return [line for line in text.splitlines() if any(re.search(each, line) for each in patterns)]


@each_topic
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_reads_whole(name: str, kind: str) -> None:
    for entities, text in zip(TOPICS[name], texts(name, kind), strict=True):
        assert len(text.splitlines()) > 10, entities
        assert not found((*WRONG, *UNSIGNED), text), entities


@each_topic
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_the_first_topic_is_in_another(name: str, kind: str) -> None:
    for entities, text in zip(TOPICS[name], texts(name, kind), strict=True):
        assert not found(FIRST_TOPIC, text), entities


@each_topic
def test_where_less_is_better_nobody_leads_by_having_more(name: str) -> None:
    """Whoever has less does better; "leads in open posts" would read as having more of them."""
    pack = topic(name)
    lower = [each for each in pack.indicators if each.better is Better.LOWER]
    names = "|".join(re.escape(each.phrases.strength or each.short) for each in lower)
    leads = rf"\b(leads|led)\b((?!(does|did) better|;|\. ).)*\b(in|and|,) ({names})\b"
    assert lower
    for kind in KINDS:
        for text in texts(name, kind):
            assert not found((leads,), text), kind


@each_topic
def test_where_less_is_better_nobody_is_ahead_in_it(name: str) -> None:
    pack = topic(name)
    lower = [each for each in pack.indicators if each.better is Better.LOWER]
    names = "|".join(re.escape(each.phrases.strength or each.short) for each in lower)
    ahead = rf"\b(is|was) ahead of ((?!better|;|\. ).)*\b(in|and|,) ({names})\b"
    for kind in KINDS:
        for text in texts(name, kind):
            assert not found((ahead,), text), kind


def said(pack: Pack, wanted: str, *entities: str) -> str:
    """All that the sentence writer says of one indicator."""
    indicator = find_indicator(pack, wanted)
    assert indicator
    tokens = Tokens()
    words = Words(brief_on(pack, "one-pager", entities), tokens)
    several = [indicator]
    parts = (
        told(words, indicator),
        trend(words, several),
        claim(words, several),
        spoken(words, several),
    )
    return tokens.plain(" | ".join(parts)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("name", "wanted", "entities", "sentence"),
    [
        (
            "hospital-waits",
            "bed_change",
            ("North Valley", "Lakeshore"),
            "The number of staffed beds rose by 2.4% in Lakeshore and fell by 3.1% in North Valley "
            "in 2025.",
        ),
        (
            "hospital-waits",
            "balance",
            ("Capital Region", "Delta"),
            "Hospitals in Delta ended fiscal year 2025–26 with a surplus of $25.9 million, against "
            "a deficit of $17.4 million in the Capital Region",
        ),
        (
            "hospital-waits",
            "four_hours",
            ("North Valley", "Lakeshore"),
            "in the third quarter of 2026, 94.8% in Lakeshore: 4.7 points. The median of the 12 "
            "was 73.7%; half of them lay between 60.7% and 86.6%. In all districts together the "
            "figure was 73.7%. The target of 95.0% was reached by one of the 12.",
        ),
        (
            "state-broadband",
            "schools_unserved",
            ("Rhode Island", "Delaware"),
            "In 2023–24 neither Rhode Island nor Delaware had a school without a fast line.",
        ),
        (
            "state-broadband",
            "homes_online",
            ("Oregon", "Georgia"),
            "ahead of both were nine others, first Massachusetts with 93.0%. "
            "Oregon was 10th of 50. The median of the 50 was ",
        ),
        (
            "state-broadband",
            "grants",
            ("Nevada", "Hawaii"),
            "Nevada granted nothing for new lines in 2024; the grant office’s plan of 2025 "
            "foresees nothing for Nevada in 2027. No comparable figure for Hawaii is available.",
        ),
        (
            "city-budgets",
            "budget_balance",
            ("Glenhollow", "Dunmarch"),
            "Glenhollow ended fiscal year 2025 with a balanced budget, against a deficit of $",
        ),
        (
            "city-budgets",
            "water_price",
            ("Aldermoor", "Brackwater"),
            "A thousand gallons of water cost $4.57 in Aldermoor in 2025 (estimate), against $8.72 "
            "in Brackwater.",
        ),
        (
            "city-budgets",
            "repair_backlog",
            ("Aldermoor", "Brackwater"),
            "the auditor’s base case of 2026 foresees $67 million for Aldermoor and $114 million "
            "for Brackwater in 2027.",
        ),
    ],
)
def test_figures_are_told_as_the_library_words_them(
    name: str, wanted: str, entities: Entities, sentence: str
) -> None:
    assert sentence in said(topic(name), wanted, *entities)


@pytest.mark.parametrize(
    ("name", "wanted", "entities", "wrong"),
    [
        ("hospital-waits", "median_wait", ("North Valley", "Lakeshore"), r"has led since"),
        ("city-budgets", "jobs_change", ("Aldermoor", "Brackwater"), r"number has grown"),
        ("city-budgets", "jobs_change", ("Aldermoor", "Brackwater"), r"leads in jobs by \d+%"),
        ("city-budgets", "budget_balance", ("Cindervale", "Dunmarch"), r"\$500,000\.0"),
        ("city-budgets", "permit_days", ("Farrowgate", "The Narrows"), r"reached 20 in"),
        ("hospital-waits", "vacancies", ("Delta", "Old Mill"), r"\b(had|projects) 0 "),
        ("city-budgets", "library_spending", ("Aldermoor", "Brackwater"), r"the sum has grown"),
        ("state-broadband", "schools_unserved", ("Nevada", "Hawaii"), r"was Delaware, with 0"),
        ("state-broadband", "skills_score", ("Wyoming",), r"(\w+ \d\d, ){10}"),
        ("state-broadband", "skills_score", ("Oregon", "Georgia"), r"\(2019\) by 10"),
        ("city-budgets", "late_audits", ("Aldermoor", "Brackwater", "The Narrows"), r": 0 in "),
    ],
)
def test_what_would_mislead_is_not_said(
    name: str, wanted: str, entities: Entities, wrong: str
) -> None:
    assert not re.search(wrong, said(topic(name), wanted, *entities))


def decided(name: str, wanted: str, kind: str = "decision-memo") -> str:
    """The memo of one recommendation."""
    brief = brief_on(topic(name), kind)
    return text_of(replace(brief, recommendations=(wanted,))).replace("\N{NO-BREAK SPACE}", " ")


def test_a_question_of_a_library_is_what_a_memo_decides() -> None:
    text = decided("city-budgets", "permit_clock")
    assert "Whether to put a clock on permits before the next building season" in text
    assert "Leave permits as they are" in text
    assert "Publish how long permits take" in text
    assert "We found no public source for permits that were never asked for" in text
    short = decided("city-budgets", "permit_clock", "bluf-memo")
    assert "Permits take longer in Brackwater than in Aldermoor." in short


@pytest.mark.parametrize("name", ["hospital-waits", "state-broadband"])
def test_without_a_question_a_memo_decides_on_what_is_recommended(name: str) -> None:
    pack = topic(name)
    assert not pack.questions
    assert not any(each.alternatives for each in pack.recommendations)
    text = decided(name, pack.recommendations[0].id)
    assert "Whether to " in text
    assert "eave things as they are" in text
    assert "Why not the others" not in text  # nothing is said of them
    assert not found((*WRONG, "Not stated", "We found no"), text)


def test_fiscal_years_begin_when_the_library_says() -> None:
    balance = find_indicator(topic("city-budgets"), "budget_balance")
    assert balance
    period = read_period("FY2024", balance.calendar)
    assert (period.kind, period.start, period.end) == (PeriodKind.FISCAL, "2023-07", "2024-06")


def test_a_library_of_older_keys_reads_as_before(tmp_path: Path) -> None:
    pack = as_written_before("hospital-waits", tmp_path)
    text = said(pack, "balance", "Capital Region", "Delta")
    assert "ended fiscal year 2025–26 with $25.9 million, against −$17.4 million in the " in text
    for kind in ("one-pager", "evidence-brief"):
        assert not found(WRONG, text_of(brief_on(pack, kind)))


@each_topic
def test_it_is_said_to_be_invented_and_does_not_ship(name: str) -> None:
    folder = DATA / "topics" / name
    assert "invented" in (folder / "README.md").read_text(encoding="utf-8")
    assert (folder / "pack.toml").read_text(encoding="utf-8").startswith("# Invented")
    assert all("example.org" in each.url for each in topic(name).sources)
    assert name not in {each.id for each in library.all_packs()}
