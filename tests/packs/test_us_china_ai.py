"""The first topic library: every figure, every word that sentences are made of, every source."""

import csv
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import new_brief
from briefgen.brief.template import Template
from briefgen.compose import compose
from briefgen.compose.sentences import tell
from briefgen.compose.tokens import Tokens
from briefgen.compose.words import Words
from briefgen.document.outline import outline
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Table
from briefgen.evidence.comparisons import Case
from briefgen.evidence.formatting import format_amount
from briefgen.evidence.indicators import (
    Amount,
    Better,
    Confidence,
    Indicator,
    IndicatorKind,
    figure,
    last_year,
)
from briefgen.evidence.pack import find_indicator, find_source
from briefgen.sources import library
from briefgen.sources.packs import read_pack

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "assets" / "packs" / "us-china-ai"
PACK = read_pack(FOLDER)
SLOTS = {"place", "adjective", "possessive", "amount", "period", "each"}
BRITISH = re.compile(
    r"centre|programme\b|organis|licence|colour|labour|favour|defence|modell|metre|analys(e|ing)\b"
    r"|judgement|per cent|US\$|authoris|recognis|anonymis|neighbour|behaviour|artefact|\bwhilst\b",
    re.IGNORECASE,
)
NO_LICENSE = re.compile(r"BY-ND|BY-NC|©|No open license|single facts")

each_indicator = pytest.mark.parametrize("indicator", PACK.indicators, ids=lambda i: i.id)


def get(wanted: str) -> Indicator:
    found = find_indicator(PACK, wanted)
    assert found
    return found


def writer() -> Words:
    """The words of a new brief with everything in the pack."""
    template = library.find_template("one-pager")
    return Words(new_brief("test", PACK.date, template, PACK), Tokens())


def phrases(indicator: Indicator) -> list[str]:
    phrases = indicator.phrases
    return [
        each
        for each in (
            phrases.lead,
            phrases.against,
            phrases.projects,
            phrases.close,
            phrases.neither,
            phrases.apart,
        )
        if each
    ]


def test_the_library_holds_what_it_promises() -> None:
    assert len(PACK.indicators) == 77
    assert len(PACK.recommendations) == 18
    assert len(PACK.quotations) == 35
    assert len(PACK.questions) == 4
    assert PACK.compared == ("United States", "China")


def test_every_figure_is_the_one_that_was_collected() -> None:
    with (ROOT / "tests" / "data" / "figures.csv").open(encoding="utf-8", newline="") as file:
        collected: dict[str, list[tuple[str, str, str]]] = {}
        for row in csv.DictReader(file):
            key = (row["entity"], row["period"], row["amount"])
            collected.setdefault(row["indicator"], []).append(key)
    assert collected.keys() == {each.id for each in PACK.indicators}
    for indicator in PACK.indicators:
        held = [(f.entity, f.period, repr(f.amount)) for f in indicator.figures]
        assert held == collected[indicator.id], indicator.id


@pytest.mark.parametrize(
    ("indicator", "entity", "period", "amount", "reads"),
    [
        ("genai_patents_wipo", "China", "2014–2023", 38210, "38,210"),
        ("genai_patents_wipo", "United States", "2014–2023", 6276, "6,276"),
        ("private_ai_investment_nominal", "United States", "2025", 285.9, "$285.9\xa0billion"),
        ("cs_top1_cited_share", "United States", "2020", 1.63, "1.63%"),
        ("electricity_generation", "United States", "2025", 4519.79, "4,520\xa0TWh"),
        ("ip_receipts", "China", "2020", 8554460470, "$8.6\xa0billion"),
        ("industrial_robots_2024", "China", "2024", 295, "295,000"),
        ("largest_training_run", "United States", "2025", 5e26, "5\xa0×\xa010²⁶\xa0FLOP"),
        ("ai_patent_forward_citations", "China", "2010–2024", 29.81, "29.8%"),
        ("chips_awards_2025", "CHIPS Act direct awards", "2025-07", 30.9, "$30.9\xa0billion"),
        ("open_model_derivatives_2026", "Alibaba Qwen (China)", "2026-08", 151448, "151,448"),
    ],
)
def test_a_figure_reads_as_a_person_would_write_it(
    indicator: str, entity: str, period: str, amount: Amount, reads: str
) -> None:
    found = figure(get(indicator), entity, period)
    assert found
    assert found.amount == amount
    assert format_amount(found.amount, get(indicator).unit) == reads


@each_indicator
def test_every_indicator_stands_under_a_theme(indicator: Indicator) -> None:
    assert indicator.theme in {theme.id for theme in PACK.themes}


def test_every_theme_has_indicators() -> None:
    assert {theme.id for theme in PACK.themes} == {each.theme for each in PACK.indicators}


@each_indicator
def test_a_reader_can_find_the_source(indicator: Indicator) -> None:
    source = find_source(PACK, indicator.source)
    assert source
    assert source.title
    assert source.publisher
    assert source.licence
    assert source.accessed in [{"date-parts": [[2026, 11, day]]} for day in (23, 29)]
    if source.url or indicator.opened:
        assert source.url.startswith("https://")
    if indicator.kind is not IndicatorKind.RANGE:  # competing estimates have no one year
        assert source.year != "n.d."


@each_indicator
def test_where_a_figure_was_read_is_said(indicator: Indicator) -> None:
    assert indicator.read_at
    assert len(indicator.read_at.split()) <= 30
    if indicator.confidence is not Confidence.HIGH:
        assert not indicator.opened


def test_a_page_about_a_report_is_not_cited_as_the_report() -> None:
    for wanted, page in (
        ("open_model_downloads", "cafeai.home.blog"),
        ("advanced_logic_capacity", "South China Morning Post"),
        ("private_ai_investment_nominal", "unofficial transcription"),
    ):
        indicator = get(wanted)
        source = find_source(PACK, indicator.source)
        assert source
        assert page in indicator.read_at
        assert page not in source.publisher + source.url + source.title
        assert not indicator.opened


@each_indicator
def test_nobody_is_called_a_leader_where_nobody_leads(indicator: Indicator) -> None:
    phrases = indicator.phrases
    if indicator.better is Better.NEUTRAL:
        assert not phrases.close
        assert not re.search(r"\b(leads?|ahead|behind)\b", phrases.apart + phrases.lead)
    else:
        assert not phrases.apart


def test_countries_side_by_side_read_as_a_sentence() -> None:
    """Not so where whom they belong to are no places: "63 in Chinese companies"."""
    no_places = {
        "ai_surveillance_suppliers",
        "surveillance_cameras_china",
        "public_ai_money",
        "us_doctorates_by_citizenship",
        "stay_intention_us_doctorates",
        "ai_articles_international_share",  # told in points
        "doctorates_stayed_2017",
        "chips_awards_2025",
        "huawei_ascend_2025_estimates",
    }
    neutral = [each for each in PACK.indicators if each.better is Better.NEUTRAL]
    assert {each.id for each in neutral if not each.phrases.apart} == no_places


@each_indicator
def test_a_table_without_a_free_license_is_not_passed_on(indicator: Indicator) -> None:
    source = find_source(PACK, indicator.source)
    assert source
    assert indicator.redistribute is not bool(NO_LICENSE.search(source.licence))


def test_each_source_is_listed_once_and_used() -> None:
    keys = [(each.publisher, each.title) for each in PACK.sources]
    assert len(set(keys)) == len(keys)
    assert {each.id for each in PACK.sources} == {each.source for each in PACK.indicators}


@each_indicator
def test_a_caveat_is_one_short_sentence(indicator: Indicator) -> None:
    assert len(indicator.caveat.split()) <= 20
    assert indicator.caveat.endswith(".")


@each_indicator
def test_sentences_use_known_slots_and_leave_none_open(indicator: Indicator) -> None:
    words = writer()
    compared = [f for f in indicator.figures if f.entity in PACK.compared]
    for phrase in phrases(indicator):
        assert set(re.findall(r"\{(.*?)\}", phrase)) <= SLOTS
        assert not phrase.endswith(".")
        for each in compared or indicator.figures:
            assert not re.search(r"[{}]|  ", words.fill(phrase, indicator, each))


@each_indicator
def test_a_lead_can_follow_but(indicator: Indicator) -> None:
    first = indicator.phrases.lead.split()[0]
    assert first.startswith("{") or re.fullmatch(r"[A-Z][a-z]+", first)


@each_indicator
def test_every_indicator_is_told_in_whole_sentences(indicator: Indicator) -> None:
    words = writer()
    told = words.tokens.plain(tell(words, indicator))
    assert told[0].isupper() or told[0].isdigit()
    assert told.endswith(".")
    assert not re.search(r"[{}]|\.\.|  | ,", told)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (
            "genai_patents_wipo",
            "Inventors in China account for 38,210 generative-AI patent families published in "
            "2014–2023, 6.1\xa0times the 6,276 in the United States.",
        ),
        (
            "private_ai_investment_nominal",
            "Private investors put $285.9\xa0billion into U.S. AI companies in 2025, "
            "23\xa0times China’s $12.4\xa0billion.",
        ),
        (
            "cs_top1_cited_share",
            "Of U.S. computer-science papers, 1.63% were among the world’s 1% most cited in 2020, "
            "against 1.19% of Chinese papers.",
        ),
        (
            "us_doctorates_by_citizenship",
            "Citizens of China earned 6,652 U.S. research doctorates in 2023. "
            "This is a flow into U.S. universities; there is no U.S. counterpart.",
        ),
        (
            "us_data_center_electricity",
            "Data centers in the United States used 176\xa0TWh in 2023; the Berkeley Lab update "
            "(2026) projects 578 to 782\xa0TWh in 2030. The study covers the United States only.",
        ),
        (
            "ai_patent_forward_citations",
            "U.S. AI patents drew 51.9% of the citations that AI patents received in 2010–2024, "
            "22.1\xa0points more than China’s 29.8%.",
        ),
        (
            "chinese_ai_researchers_stayed",
            "Of 100 leading Chinese AI researchers who worked at U.S. institutions in 2019, the "
            "number found in 2025 was 87 in the United States and 10 in China.",
        ),
        (
            "advanced_logic_capacity",
            "In 2022 neither country had capacity to speak of for logic chips below 10 nanometers; "
            "ahead of both were two others, first Taiwan with 69%; "
            "the Semiconductor Industry Association and BCG (2024) forecast 28% for the United "
            "States and 2% for China in 2032.",
        ),
    ],
)
def test_a_sentence_reads_as_an_editor_would_write_it(wanted: str, sentence: str) -> None:
    words = writer()
    assert words.tokens.plain(tell(words, get(wanted))) == sentence


@each_indicator
def test_who_stands_alone_is_explained(indicator: Indicator) -> None:
    comparison = writer().comparison(indicator)
    if comparison.case in (Case.ALONE, Case.NOTHING, Case.RANGE):
        assert indicator.phrases.alone.endswith(".")
        assert not re.search(r"\bleads?\b|against", indicator.phrases.alone)


@each_indicator
def test_a_leader_has_a_strength_to_be_named(indicator: Indicator) -> None:
    assert indicator.phrases.strength
    assert indicator.phrases.so_what.endswith(".")


@each_indicator
def test_projections_name_who_projects_and_promise_nothing(indicator: Indicator) -> None:
    projected = any("projection" in f.period or "forecast" in f.period for f in indicator.figures)
    assert projected == bool(indicator.phrases.projects)
    assert " will " not in indicator.phrases.projects


def test_nobody_leads_in_paying_or_in_using_power() -> None:
    for wanted in ("ip_payments", "data_center_electricity", "lithography_share"):
        assert get(wanted).better is Better.NEUTRAL


def test_every_word_is_american_english() -> None:
    for path in FOLDER.rglob("*.*"):
        text = re.sub(r'"licence"|"[\w-]*_licence"', "", path.read_text(encoding="utf-8"))
        found = BRITISH.search(text)
        assert not found, f"{path.name}: {found and found[0]}"


def test_sources_are_csl_that_other_programs_read() -> None:
    sources = json.loads((FOLDER / "sources.json").read_text(encoding="utf-8"))
    for each in sources:
        assert each["type"] in {"report", "dataset", "webpage", "article", "article-magazine",
                                "document"}  # fmt: skip


@pytest.mark.parametrize("template", library.all_templates()[0], ids=lambda each: each.id)
def test_a_starter_set_holds_nothing_old_without_a_reason(template: Template) -> None:
    for chosen in template.indicators:
        years = [last_year(get(chosen), (each,)) for each in PACK.compared]
        if int(PACK.date[:4]) - int(max(years)) > 3:
            assert "so the series ends early" in get(chosen).caveat, chosen


@pytest.mark.parametrize("template", library.all_templates()[0], ids=lambda each: each.id)
def test_a_starter_set_has_evidence_for_each_of_its_recommendations(template: Template) -> None:
    result = pipeline.make(new_brief("t", PACK.date, template, PACK))
    said = [each.message for each in result.problems]
    assert template.recommendations
    assert not [each for each in said if each.startswith("No chosen indicator supports")]


@pytest.mark.parametrize("kind", ["one-pager", "full-report"])
def test_starters_for_others_have_a_figure_for_all_compared(kind: str) -> None:
    template, compared = library.find_template(kind), ("European Union", "China")
    started = new_brief("t", "2026-11-01", template, PACK, compared).indicators

    assert len(started) == len(template.indicators)
    assert all(last_year(get(each), compared) for each in started)
    assert new_brief("t", "2026-11-01", template, PACK).indicators == template.indicators


@pytest.mark.parametrize("kind", ["full-report", "policy-brief"])
def test_no_claim_is_made_for_whom_the_figures_do_not_carry(kind: str) -> None:
    template, compared = library.find_template(kind), ("European Union", "China")
    brief = new_brief("t", "2026-11-01", template, PACK, compared)
    alone = replace(brief, indicators=template.indicators)

    claim = {
        "full-report": "two allies’ firms sell most lithography tools",
        "policy-brief": "favors the United States",
    }
    shown = outline(compose(alone).document)
    assert claim[kind] not in shown
    assert "figures on known AI computing" not in shown
    own = outline(compose(replace(alone, entities=PACK.compared)).document)
    assert claim[kind] in own


def test_what_not_to_say_is_about_a_pick() -> None:
    template = library.find_template("talking-points")
    brief = new_brief("t", "2026-11-01", template, PACK)
    cameras = "surveillance cameras"

    assert cameras not in outline(compose(brief).document)
    watched = replace(brief, indicators=("surveillance_cameras_china",))
    assert cameras in next(
        outline(replace(compose(watched).document, sections=(each,)))
        for each in compose(watched).document.sections
        if each.id == "do_not_say"
    )


@pytest.mark.parametrize(("more", "tables"), [(2, 0), (3, 1)])
def test_a_memo_tells_a_single_further_measure_in_a_sentence(more: int, tables: int) -> None:
    template = library.find_template("decision-memo")
    brief = new_brief("t", "2026-11-01", template, PACK)
    others = ("data_centers_2025", "rd_share_gdp", "gdp_current")[:more]
    section = compose(replace(brief, indicators=(*brief.indicators, *others))).document.sections[-1]

    assert section.id == "measures"
    assert sum(isinstance(each, Table) for each in section.blocks) == tables
    assert any("Also measured." in plain(t) for b in section.blocks for t in texts(b)) != tables
