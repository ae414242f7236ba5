"""How a sentence changes with the facts: each row of the writer's cases with real figures."""

import pytest
from msgspec.structs import replace

from briefgen.brief.brief import new_brief
from briefgen.brief.prominence import fits_card
from briefgen.compose.paragraphs import tell_all, trend
from briefgen.compose.summaries import claim, standing
from briefgen.compose.tokens import Tokens
from briefgen.compose.words import Words
from briefgen.evidence.comparisons import compare
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import find_indicator
from briefgen.sources import library

PACK = library.find_pack(library.DEFAULT_PACK)
US, CHINA = PACK.compared


def words(*entities: str) -> Words:
    template = library.find_template("one-pager")
    return Words(new_brief("t", PACK.date, template, PACK, entities), Tokens())


def get(wanted: str) -> Indicator:
    found = find_indicator(PACK, wanted)
    assert found
    return found


def told(*wanted: str) -> str:
    writer = words()
    return writer.tokens.plain(tell_all(writer, map(get, wanted))).replace("\xa0", " ")


def course(wanted: str) -> str:
    writer = words()
    return writer.tokens.plain(trend(writer, [get(wanted)])).replace("\xa0", " ")


def headed(wanted: str) -> str:
    writer = words()
    return writer.tokens.plain(claim(writer, [get(wanted)]))


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (
            "genai_patents_wipo",
            "Inventors in China account for 38,210 generative-AI patent families published in "
            "2014–2023, 6.1 times the 6,276 in the United States.",
        ),
        (
            "private_ai_investment_nominal",
            "Private investors put $285.9 billion into U.S. AI companies in 2025, 23 times "
            "China’s $12.4 billion.",
        ),
        (
            "ai_articles_international_share",
            "Of U.S. AI articles, 39.3% had a partner abroad in 2022, 16.1% of Chinese articles: "
            "23.2 points.",
        ),
        (
            "pct_applications",
            "China accounted for 68,558 international patent applications in 2022, 18% more than "
            "the 58,218 from the United States.",
        ),
    ],
    ids=["ratio", "whole ratio", "points", "per cent"],
)
def test_the_leader_comes_first(wanted: str, sentence: str) -> None:
    assert told(wanted) == sentence


def test_a_close_pair_has_no_leader_in_sentence_or_head() -> None:
    assert told("se_doctorates_awarded") == (
        "The two countries awarded nearly the same number of S&E doctorates in 2018: 41,071 in "
        "the United States, 39,768 in China."
    )
    assert "lead" not in headed("se_doctorates_awarded").lower()


def test_two_zeros_have_no_ratio() -> None:
    assert told("advanced_logic_capacity").startswith(
        "In 2022 neither country had capacity to speak of for logic chips below 10 nanometers"
    )


def test_who_passed_whom_is_said() -> None:
    assert course("electricity_generation") == "China passed the United States in 2010."
    assert course("top500_systems").startswith(
        "The lead has changed hands several times since 2016; the United States has led since "
        "2023 (175 supercomputers to 47 in 2025)."
    )


def test_a_projection_comes_after_what_was_observed_and_names_who_projects() -> None:
    sentence = told("data_center_electricity")
    assert sentence.endswith(
        "; the IEA’s base case (2025) projects 426 TWh for the United States and 277 for China in "
        "2030."
    )
    assert "578 to 782 TWh in 2030" in told("us_data_center_electricity")
    for each in PACK.indicators:
        assert " will " not in told(each.id)


def test_one_country_alone_leads_nobody() -> None:
    assert told("us_doctorates_by_citizenship") == (
        "Citizens of China earned 6,652 U.S. research doctorates in 2023. This is a flow into "
        "U.S. universities; there is no U.S. counterpart."
    )
    assert "No comparable U.S. figure is available." in told("top_ai_researchers_origin")


def test_years_that_are_not_held_are_named() -> None:
    assert course("top500_systems").endswith(
        "China had 220 of the world’s 500 fastest listed supercomputers in 2019 and 47 in 2025 "
        "(lists of 2020 and 2021 not held; listing is voluntary)."
    )


def test_nothing_grows_across_a_break() -> None:
    researchers = replace(get("researchers_per_million"), breaks=("2009",))
    writer = words("European Union", CHINA)
    assert "2009" in writer.tokens.plain(trend(writer, [researchers]))
    assert "2008" not in writer.tokens.plain(trend(writer, [researchers]))
    assert get("researchers_per_million").breaks == ("2009",)


def test_unlike_years_are_compared_in_the_last_common_one() -> None:
    assert told("researchers_per_million") == (
        "The United States had 4,412 researchers per million people in 2017, the last year for "
        "both, 3.6 times China’s 1,225; ahead of both were two others, "
        "first South Korea with 7,498; China reached 1,307 in 2018."
    )


def test_disputed_estimates_are_a_range_of_those_with_a_source() -> None:
    sentence = told("surveillance_cameras_china")
    assert sentence == (
        "Published estimates of surveillance cameras in China run from 170 million (2017) to 600 "
        "million."
    )


def test_a_neutral_measure_has_no_leader() -> None:
    assert told("data_center_electricity").startswith(
        "Data centers used 183 TWh in the United States and 102 in China in 2024"
    )
    assert not compare(get("data_center_electricity"), (US, CHINA)).leader


def test_the_same_leader_twice_running_is_joined_by_also_and_another_by_but() -> None:
    sentences = told("genai_patents_wipo", "ai_articles_scopus", "cs_top1_cited_share")
    assert "Authors in China also wrote 42,524" in sentences
    assert "But of U.S. computer-science papers, 1.63%" in sentences


def test_more_than_six_measures_of_one_leader_are_told_by_theme() -> None:
    writer = words()
    led = [each for each in PACK.indicators if compare(each, (US, CHINA)).leader == CHINA]
    assert len(led) > 12
    line = writer.tokens.plain(standing(writer, led))
    assert "research" in line
    assert "chip packaging" not in line
    assert line.endswith("and led in research, patents and chips (2019–2022).")


def test_no_projection_and_nothing_doubtful_stands_on_a_card() -> None:
    for each in PACK.indicators:
        if fits_card(compare(each, (US, CHINA))):
            figures = compare(each, (US, CHINA)).figures
            assert each.confidence == "high"
            assert not any("projection" in f.period or "forecast" in f.period for f in figures)


def test_hand_written_judgments_stay_with_those_they_are_about() -> None:
    pair, others = words(US, CHINA), words("European Union", CHINA)
    judgment = get("cs_top1_cited_share").phrases.so_what
    assert "U.S." in judgment
    assert pair.fits(judgment)
    assert not others.fits(judgment)
    assert others.fits(get("genai_patents_wipo").phrases.so_what)
    assert not words("Japan").fits("Both economies can afford a long race.")


def test_two_changes_of_the_lead_are_twice() -> None:
    assert "changed hands twice since" in course("top500_performance_share")
    assert "changed hands several times since" in course("top500_systems")


def test_the_same_amount_later_has_not_fallen() -> None:
    writer = words("European Union", "South Korea")
    sentence = writer.tokens.plain(tell_all(writer, [get("ip_payments")]))
    assert "fell to" not in sentence
    assert "stood at $9.9" in sentence


def test_one_is_followed_by_one() -> None:
    writer = words("France")
    sentence = writer.tokens.plain(tell_all(writer, [get("notable_ai_models")]))
    assert sentence.startswith("Developers in France released 1 notable AI model in 2025.")
