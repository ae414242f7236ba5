"""The branches of the sentence writer, with real figures."""

import pytest
from msgspec.structs import replace

from briefgen.brief.prominence import fits_card
from briefgen.compose import compose
from briefgen.compose.leads import spoken
from briefgen.compose.paragraphs import tell_all
from briefgen.compose.sentences import tell
from briefgen.compose.titles import headline
from briefgen.compose.tokens import Tokens
from briefgen.compose.words import Words
from briefgen.document.runs import plain
from briefgen.document.tree import Citation
from briefgen.errors import PackError
from briefgen.evidence.comparisons import compare
from briefgen.evidence.indicators import Better, Indicator, IndicatorKind, Phrases, Quantity, Unit
from tests.builders import CHINA, US, Cells, brief_of, indicator, said

BILLIONS = Unit("dollar", "dollars", "$", factor=10**9)
PERCENT = Unit("percent", "percent", "%")
TWH = Unit("", "terawatt-hours", "TWh", decimals=0)


def told(*indicators: Indicator, text: str = "{{ indicators | tell }}") -> str:
    section = compose(brief_of(text, *indicators)).document.sections[0]
    return " ".join(map(said, section.blocks))


def patents(cells: Cells) -> Indicator:
    phrases = Phrases(
        lead="Inventors in {place} account for {amount} patent families published in {period}"
    )
    return indicator(cells, phrases=phrases)


def test_the_leader_comes_first_with_a_ratio() -> None:
    sentence = told(patents({(US, "2014–2023"): 6276, (CHINA, "2014–2023"): 38210}))
    assert sentence == (
        "Inventors in China account for 38,210 patent families published in 2014–2023, "
        "6.1\xa0times the 6,276 in the United States."
    )


def test_a_ratio_of_ten_or_more_is_whole() -> None:
    investment = indicator(
        {(US, "2025"): 285.9, (CHINA, "2025"): 12.4},
        unit=BILLIONS,
        scale=Quantity.MONEY,
        phrases=Phrases(
            lead="Private investors put {amount} into {adjective} AI companies in {period}",
            against="{possessive} {amount}",
        ),
    )
    assert told(investment) == (
        "Private investors put $285.9\xa0billion into U.S. AI companies in 2025, "
        "23\xa0times China’s $12.4\xa0billion."
    )


def test_less_than_twice_as_much_is_told_in_per_cent() -> None:
    assert "18% more than the 58,218 in the United States" in told(
        patents({(US, "2022"): 58218, (CHINA, "2022"): 68558})
    )


def test_shares_of_ones_own_have_no_ratio() -> None:
    partners = indicator(
        {(US, "2022"): 39.3, (CHINA, "2022"): 16.1},
        unit=PERCENT,
        scale=Quantity.SHARE_OF_OWN,
        phrases=Phrases(
            lead="{amount} of {adjective} AI articles had a foreign partner in {period}",
            against="{amount} of {possessive}",
        ),
    )
    assert told(partners) == (
        "39.3% of U.S. AI articles had a foreign partner in 2022, 16.1% of China’s: 23.2\xa0points."
    )


def test_a_small_gap_is_no_lead() -> None:
    doctorates = indicator(
        {(US, "2018"): 41071, (CHINA, "2018"): 39768},
        phrases=Phrases(
            lead="Universities in {place} awarded {amount} doctorates in {period}",
            strength="doctorates",
        ),
    )
    assert "nearly the same as the 39,768 in China" in told(doctorates)
    heading = told(doctorates, text="{{ indicators | claim }}")
    assert heading == "The United States and China were close in doctorates (2018)"


def test_a_projection_names_who_projects_and_comes_after_what_was_observed() -> None:
    use = indicator(
        {
            (US, "2024"): 183,
            (CHINA, "2024"): 102,
            (US, "2030 (projection)"): 426,
            (CHINA, "2030 (projection)"): 277,
        },
        unit=TWH,
        better=Better.NEUTRAL,
        phrases=Phrases(
            lead="Data centers in {place} used {amount} in {period}",
            projects="the IEA’s base case (2025) projects {amount} in {period}",
        ),
    )
    assert told(use) == (
        "Data centers in the United States used 183\xa0TWh in 2024, against 102\xa0TWh in "
        "China; the IEA’s base case (2025) projects 426\xa0TWh in 2030."
    )


def test_two_projections_for_one_year_are_a_range() -> None:
    use = indicator(
        {
            (US, "2023"): 176,
            (US, "2028 (low projection)"): 325,
            (US, "2028 (high projection)"): 580,
        },
        unit=TWH,
        phrases=Phrases(
            lead="Data centers in {place} used {amount} in {period}",
            projects="the laboratory projects {amount} in {period}",
            alone="No Chinese figure is published.",
        ),
    )
    assert told(use) == (
        "Data centers in the United States used 176\xa0TWh in 2023; the laboratory projects "
        "325 to 580\xa0TWh in 2028. No Chinese figure is published."
    )


def test_one_entity_alone_leads_nobody() -> None:
    sentence = told(indicator({(CHINA, "2023"): 6652}))
    assert sentence == (
        "Makers in China made 6,652 things in 2023. "
        "No comparable figure for the United States is available."
    )
    assert "leads" not in told(indicator({(CHINA, "2023"): 6652}), text="{{ indicators | claim }}")


def test_zeros_have_no_ratio() -> None:
    nobody = told(indicator({(US, "2022"): 0, (CHINA, "2022"): 0}))
    assert nobody == "In 2022 neither the United States nor China had any things."
    one = told(indicator({(US, "2022"): 3, (CHINA, "2022"): 0}))
    assert one == "Makers in the United States made 3 things in 2022; China had none."


def test_competing_estimates_are_a_range() -> None:
    cameras = indicator(
        {
            ("Broadcaster", "2017"): 170,
            ("Newspaper", "undated"): 600,
            ("Claim without a source", "undated"): 700,
        },
        kind=IndicatorKind.RANGE,
        unit=Unit("camera", "cameras", factor=10**6),
    )
    assert told(cameras) == (
        "Published estimates of things made run from 170\xa0million (2017) to 600\xa0million."
    )


def test_the_lead_changing_hands_is_joined_by_but() -> None:
    china = patents({(US, "2022"): 1, (CHINA, "2022"): 9})
    other = indicator({(US, "2022"): 9, (CHINA, "2022"): 1}, id="other")
    assert "in the United States. But makers in the United States made" in told(china, other)


def test_the_bottom_line_names_measures_by_leader_and_margin() -> None:
    def made(name: str, us: float, china: float) -> Indicator:
        phrases = Phrases(lead="{place}", strength=name)
        return indicator({(US, "2022"): us, (CHINA, "2022"): china}, id=name, phrases=phrases)

    measures = [
        made("patents", 10, 60), made("articles", 10, 30), made("capital", 230, 10),
        made("citations", 16.3, 11.9), made("models", 100, 99),
    ]  # fmt: skip
    assert told(*measures, text="{{ indicators | standing }}") == (
        "China leads by wide margins in patents and articles. The United States leads by a wide "
        "margin in capital, and more narrowly in citations. The United States and China are "
        "close in models."
    )


@pytest.mark.parametrize("unknown", ["{nobody}", "{}", "{place.__class__}"])
def test_an_unknown_slot_is_never_run(unknown: str) -> None:
    things = indicator(
        {(US, "2022"): 3, (CHINA, "2022"): 1}, phrases=Phrases(lead=f"Made {unknown} here")
    )
    with pytest.raises(PackError, match="have no slot"):
        told(things)


def test_marks_in_data_are_characters() -> None:
    things = indicator(
        {(US, "2022"): 3, (CHINA, "2022"): 1},
        phrases=Phrases(lead="*Made* in __{place}__ <b> 1. & `so` [x](http://a) {amount}"),
    )
    assert told(things).startswith("*Made* in __the United States__ <b> 1. & `so` [x](http://a) 3")


def test_figures_of_unlike_periods_are_listed_with_their_own() -> None:
    sentence = told(indicator({("Forum", "2023"): 20, ("Network", "2024"): 10}))
    assert sentence == "Things made: Forum 20 (2023) and Network 10 (2024)."


def test_nobody_leads_while_a_third_is_further() -> None:
    use = indicator(
        {
            (US, "2025"): 31.3,
            (CHINA, "2025"): 16.4,
            ("Singapore", "2025"): 63.4,
            ("World", "2025"): 99,
        },
        unit=PERCENT,
        phrases=Phrases(lead="{amount} of people in {place} used it in {period}", strength="use"),
    )
    ahead = "The United States is ahead of China in use"
    assert told(use, text="{{ indicators | claim }}") == ahead
    assert told(use, text="{{ indicators | standing }}") == f"{ahead}."
    assert not fits_card(compare(use, (US, CHINA)))
    assert "leads" not in told(use)


def test_how_far_is_said_of_whom_where_another_is_nearer() -> None:
    models = indicator({(US, "2025"): 500, (CHINA, "2025"): 100, ("India", "2025"): 400})
    only = indicator({(US, "2025"): 500, (CHINA, "2025"): 0, ("India", "2025"): 400})
    alone = indicator({(US, "2025"): 500, (CHINA, "2025"): 100, ("India", "2025"): 90})

    lead, far = "{{ indicators | lead }}", "by 5\xa0to\xa01 in 2025"
    assert told(models, text=lead) == f"The United States was ahead of China in things {far}"
    assert told(alone, text=lead) == f"The United States led in things {far}"
    for each in (models, only):  # 500 against 400 is no wide margin
        standing = told(each, text="{{ indicators | standing }}")
        assert standing == "The United States leads in things."
    wide = "The United States leads by a wide margin in things."
    assert told(alone, text="{{ indicators | standing }}") == wide


def test_how_many_are_ahead_of_both_is_said() -> None:
    cells = {(US, "2025"): 50, (CHINA, "2025"): 40, ("India", "2025"): 90}

    assert told(indicator(cells)).endswith("ahead of both was India, with 90.")
    others = cells | {("Japan", "2025"): 60, ("Kenya", "2025"): 70}
    assert told(indicator(others)).endswith("ahead of both were three others, first India with 90.")


def test_what_hardly_grew_stayed_nearly_the_same() -> None:
    years = [f"{year}" for year in range(2015, 2026)]
    cells = {(US, year): 10_000 + number / 10 for number, year in enumerate(years)}
    cells |= {(CHINA, year): 5_000 + 10 * number for number, year in enumerate(years)}
    made = indicator(cells, kind=IndicatorKind.SERIES)

    grown = told(made, text="{{ indicators | tell }} {{ indicators | trend }}")
    assert "nearly the same in the United States" in grown
    assert "0.0%" not in grown


def test_a_projection_is_not_told_as_observed_where_nobody_compared_has_figures() -> None:
    use = indicator({("Europe", "2024"): 68, ("Europe", "2030 (projection)"): 113}, unit=TWH)
    assert told(use) == "Things made, 2024: Europe 68\xa0TWh."
    only = indicator({("Europe", "2030 (projection)"): 113}, unit=TWH)
    assert told(only) == "Things made, 2030, projected: Europe 113\xa0TWh."


def test_that_the_compared_have_no_figure_is_said() -> None:
    brief = brief_of("{{ indicators | tell }}", indicator({(US, "2025"): 9, (CHINA, "2025"): 4}))
    section = compose(replace(brief, entities=("Japan",))).document.sections[0]
    assert said(section.blocks[0]) == (
        "Things made, 2025: the United States 9 and China 4. "
        "No comparable figure for Japan is available."
    )


def test_a_caveat_follows_the_sentence_that_it_is_about() -> None:
    china = indicator({(US, "2022"): 1, (CHINA, "2022"): 9}, caveat="Counts say little.")
    other = indicator({(US, "2022"): 9, (CHINA, "2022"): 1}, id="other", caveat="Nor do these.")
    sentence = told(china, other, text="{{ indicators | tell(1) }}")
    assert "in the United States. Counts say little. But makers" in sentence
    assert "Nor do these" not in sentence


def test_a_rounded_share_has_no_ratio() -> None:
    software = indicator(
        {(US, "2019"): 96, (CHINA, "2019"): 1},
        unit=PERCENT,
        scale=Quantity.SHARE_OF_WORLD,
        phrases=Phrases(lead="Companies in {place} made {amount} of sales in {period}"),
    )
    assert told(software) == (
        "Companies in the United States made 96% of sales in 2019, against 1% in China."
    )
    assert not fits_card(compare(software, (US, CHINA)))


def test_but_is_not_said_twice_running() -> None:
    def made(name: str, us: float, china: float) -> Indicator:
        return indicator({(US, "2022"): us, (CHINA, "2022"): china}, id=name)

    sentences = told(made("a", 1, 9), made("b", 9, 1), made("c", 1, 9))
    assert sentences.count("But") == 1


def test_where_nobody_leads_there_is_no_bottom_line() -> None:
    alone = indicator({(US, "2022"): 3})
    assert told(alone, text="{% if indicators | standing %}line{% else %}none{% endif %}") == "none"


@pytest.mark.parametrize(("caveat", "notes"), [("About $5 are left out.", 2), ("Rough.", 1)])
def test_a_number_in_a_caveat_has_its_note(caveat: str, notes: int) -> None:
    things = replace(patents({(US, "2025"): 3, (CHINA, "2025"): 9}), caveat=caveat)
    words = Words(brief_of("", things), Tokens())
    inlines = words.tokens.split(tell_all(words, [things], 1))

    assert sum(isinstance(each, Citation) for each in inlines) == notes
    assert isinstance(inlines[-1], Citation) is (notes == 2)


def test_what_is_read_out_has_no_mark() -> None:
    alone = patents({(CHINA, "2025"): 3})
    words = Words(brief_of("", alone), Tokens())
    inlines = words.tokens.split(spoken(words, [alone]))

    assert plain(inlines).endswith("published in 2025.")
    assert not any(isinstance(each, Citation) for each in inlines)


def test_the_note_stands_on_the_sentence_with_the_figure() -> None:
    alone = patents({(CHINA, "2025"): 3})
    words = Words(brief_of("", alone), Tokens())
    inlines = words.tokens.split(tell(words, alone))

    note = next(n for n, each in enumerate(inlines) if isinstance(each, Citation))
    assert plain(inlines[:note]).endswith("published in 2025.")
    assert plain(inlines[note + 1 :]) == " No comparable figure for the United States is available."


@pytest.mark.parametrize(
    ("newer", "named"),
    [("2025", "leads in new things"), ("2015", "led in old things (2016)")],
)
def test_a_title_prefers_leads_that_still_hold(newer: str, named: str) -> None:
    wide, narrow = Phrases(lead="", strength="old things"), Phrases(lead="", strength="new things")
    words = Words(brief_of(""), Tokens())
    measures = (
        indicator({(US, "2016"): 9, (CHINA, "2016"): 1}, id="old", phrases=wide),
        indicator({(US, newer): 3, (CHINA, newer): 1}, id="new", phrases=narrow),
    )
    assert headline(words, measures).startswith(f"The United States {named}")


def test_scores_that_are_near_are_told_by_how_far_one_is_ahead() -> None:
    phrases = Phrases(
        lead="The top {adjective} model scored {amount} in {period}",
        against="{possessive} {amount}",
        close="had models of nearly the same score in {period}",
    )
    scores = indicator(
        {(US, "2025"): 1503, (CHINA, "2025"): 1464}, scale=Quantity.SCORE, phrases=phrases
    )
    level = replace(scores, figures=tuple(replace(e, amount=1503) for e in scores.figures))
    text = "{{ indicators | figured }}"

    assert told(scores, text=text) == (
        "The United States and China had models of nearly the same score in 2025, "
        "the United States 39\u00a0points ahead."
    )
    assert "ahead" not in told(level, text=text)
