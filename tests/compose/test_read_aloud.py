"""How sentences sound: what is said once, what is misheard, what begins a sentence."""

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.compose import compose
from briefgen.evidence.indicators import Better, Figure, IndicatorKind, Phrases, Quantity, Unit
from briefgen.export.delivery import Delivery
from tests.builders import brief_of, said, small_brief
from tests.compose.test_lawful import PERCENT, PLAIN, A, B, figures, series, told

UNIT = Unit("unit", "units")
CHANGE = Unit("percent", "percent", "%", above="rose by", below="fell by")
BEDS = Phrases(
    lead="The number of beds in {place} {amount} in {period}",
    apart="the number of beds {each} in {period}",
)
SHARE = Quantity.SHARE_OF_WORLD


def test_shares_that_are_not_twice_as_large_are_compared_in_points() -> None:
    assert told(figures(42, 28, unit=PERCENT, scale=SHARE)) == (
        "Ashby had 42% in 2024, 14 points more than 28% in Borden."
    )
    assert told(figures(56, 28, unit=PERCENT, scale=SHARE)).endswith("twice 28% in Borden.")
    chart = "```chart\nindicator: things\n```"
    brief = brief_of(chart, figures(42, 28, unit=PERCENT, scale=SHARE))
    assert "by 14\xa0points" in _words(replace(brief, entities=(A, B)))


def test_a_verb_stands_once_for_all_that_do_the_same() -> None:
    beds = figures(-0.2, -1.5, unit=CHANGE, better=Better.NEUTRAL, phrases=BEDS)
    assert told(beds) == "The number of beds fell by 0.2% in Ashby and by 1.5% in Borden in 2024."
    beds = figures(2, -1, -3, unit=CHANGE, better=Better.NEUTRAL, phrases=BEDS)
    assert told(beds, of=3) == (
        "The number of beds rose by 2% in Ashby, fell by 1% in Borden and by 3% in Corley in 2024."
    )


def test_a_verb_stands_nowhere_but_where_the_words_have_none() -> None:
    lead = "Rents in {place} {amount} in {period}"
    rents = figures(
        3, -1, 5, unit=CHANGE, phrases=Phrases(lead=lead, against="{amount} in {place}")
    )
    assert told(rents) == (
        "Rents in Ashby rose by 3% in 2024, against −1% in Borden; ahead of both was Corley, "
        "with 5%."
    )


def test_both_growths_of_a_sentence_have_the_same_decimals() -> None:
    def grown(first: float, second: float) -> str:
        years = {str(2020 + n): (100.0 + first * n, 100.0 + second * n) for n in range(5)}
        return told(series(UNIT, Quantity.COUNT, years), text="{{ indicators | trend }}")

    assert grown(2.675, 2.025).endswith("has grown by 11% in Ashby and by 8% in Borden.")
    assert grown(2.375, 1.5).endswith("has grown by 9.5% in Ashby and by 6.0% in Borden.")
    assert grown(5, 0.1).endswith("has grown by 20.0% in Ashby and by 0.4% in Borden.")
    assert grown(2.575, 2.4).endswith("has grown by 10.3% in Ashby and by 9.6% in Borden.")


def test_one_and_the_same_year_is_said_once() -> None:
    old = [
        replace(figures(30, 10, unit=UNIT, period="2015"), id=name, short=name, phrases=phrases)
        for name in ("a", "b", "c")
        for phrases in [replace(PLAIN, strength=f"strength {name}")]
    ]
    for several, line in (
        (old[:1], "Ashby led in strength a (2015)."),
        (old[:2], "Ashby led in strength a and strength b (both 2015)."),
        (old, "Ashby led in strength a, strength b and strength c (all 2015)."),
    ):
        brief = brief_of("{{ indicators | standing }}", *several)
        brief = replace(brief, entities=(A, B))
        assert line in _words(brief)


def test_who_leads_and_is_ahead_of_another_is_named_once() -> None:
    leads = figures(30, 10, unit=UNIT)
    ahead = replace(figures(30, 10, 50, unit=UNIT), id="more", short="more")
    ahead = replace(ahead, phrases=replace(PLAIN, strength="more"))
    cheap = replace(figures(10, 30, 5, unit=UNIT, better=Better.LOWER), id="cost", short="cost")
    cheap = replace(cheap, phrases=replace(PLAIN, strength="cost"))
    brief = replace(brief_of("{{ indicators | claim }}", leads, ahead, cheap), entities=(A, B))
    assert _words(brief) == (
        "Ashby leads in it, and is ahead of Borden in more, and does better on cost"
    )


def test_the_whole_is_no_rival_of_its_parts() -> None:
    things = figures(30, 10, unit=UNIT)
    things = replace(things, figures=(*things.figures, Figure("World", "2024", 500)))
    brief = replace(brief_of("{{ indicators | tell }}", things), entities=("Denby",))
    assert "Ashby 30 and Borden 10; in World 500." in _words(brief)
    many = tuple(Figure(f"Place {n}", "2024", n + 5) for n in range(12))
    things = replace(things, figures=(*many, Figure("World", "2024", 500)))
    brief = replace(brief_of("{{ indicators | tell }}", things), entities=("Denby",))
    assert "from 5 in Place 0 to 16 in Place 11" in _words(brief)


def test_estimates_have_a_head_of_their_own() -> None:
    costs = figures(30, 10, unit=UNIT, kind=IndicatorKind.RANGE, short="the cost of rain")
    assert told(costs, text="{{ indicators | claim }}") == "The cost of rain"


def test_what_the_head_tells_comes_first_below_it() -> None:
    neutral = figures(3, 2, unit=UNIT, better=Better.NEUTRAL)
    leads = replace(figures(30, 10, unit=UNIT), id="more", short="more")
    brief = replace(brief_of("{{ indicators | tell }}", neutral, leads), entities=(A, B))
    assert _words(brief).startswith("Ashby had 30")


def test_limits_name_only_those_whose_figures_are_compared() -> None:
    brief = replace(small_brief("evidence-brief"), entities=("China", "United States", "Atlantis"))
    text = _text(brief)
    assert "compare" in text
    assert "Atlantis" not in text.partition("The figures are public")[2].partition(".")[0]


@pytest.mark.parametrize("kind", ["one-pager", "full-report"])
def test_a_number_and_the_note_behind_it_are_told_apart(kind: str) -> None:
    text = _text(small_brief(kind))
    assert "[1]" in text
    assert "[1] Patent Office" in text


def _words(brief: Brief) -> str:
    return "".join(said(each) for each in compose(brief).document.sections[0].blocks)


def _text(brief: Brief) -> str:
    brief = pipeline.fit(brief)
    made = pipeline.make(brief)
    data = pipeline.export(made.composed.document, brief, made.pages, ".txt", Delivery())
    return data.decode()


def test_an_estimate_of_the_same_time_ranks_and_is_drawn_as_any_figure() -> None:
    things = figures(20, 10, 9, unit=UNIT, period="2024")
    more = tuple(Figure(name, "2020", 5) for name in (A, B, "Corley", "Denby"))
    late = Figure("Denby", "2024 (estimate)", 40)
    things = replace(things, figures=(*more, *things.figures, late))
    brief = replace(brief_of('{{ "things" | rank("Ashby") }}', things), entities=(A, B))
    assert _words(brief) == "2"
    for kind in ("slope", "stacked", "bar"):
        text = f"```chart\nindicator: things\nkind: {kind}\n```"
        drawn = replace(brief_of(text, things), entities=(A, B))
        (shown,) = compose(drawn).document.sections[0].blocks
        assert "40" in shown.description, kind  # type: ignore[union-attr]


def test_how_far_three_are_apart_is_told_of_all_three() -> None:
    balance = Unit("dollar", "dollars", "$", above="a surplus of", below="a deficit of")
    one = replace(figures(16, -6, -9, unit=balance), id="a", short="balances")
    other = replace(figures(30, 10, 20, unit=UNIT), id="b", short="things of all kinds")
    more = replace(figures(31, 11, 21, unit=UNIT), id="c", short="other things")
    text = "```chart\nindicators: a, b, c\nkind: standing\n```"
    brief = replace(brief_of(text, one, other, more), entities=(A, B, "Corley"))
    (shown,) = compose(brief).document.sections[0].blocks
    assert "$25 apart" in shown.description  # type: ignore[union-attr]
