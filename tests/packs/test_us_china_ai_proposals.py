"""The first topic library: what it proposes, what may be quoted, and what no figure shows."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.brief.brief import new_brief
from briefgen.compose.reasoning import thesis_of
from briefgen.compose.tokens import Tokens
from briefgen.compose.words import Words
from briefgen.evidence.pack import Passage, find_recommendation
from briefgen.evidence.questions import Question
from briefgen.evidence.recommendations import Force, Recommendation
from briefgen.sources import library
from briefgen.sources.packs import read_pack

PACK = read_pack(Path(__file__).parents[2] / "assets" / "packs" / "us-china-ai")
FIRST = ("invest_innovation", "protect_ip", "expand_infrastructure", "lead_globally")

each_recommendation = pytest.mark.parametrize("proposal", PACK.recommendations, ids=lambda r: r.id)


@each_recommendation
def test_a_recommendation_can_be_asked_for(proposal: Recommendation) -> None:
    assert proposal.action[0].islower()
    assert not proposal.action.endswith(".")
    assert proposal.trade_off[0].islower()
    assert proposal.trade_off.endswith(".")
    assert proposal.counter_argument.endswith(".")
    assert 2 <= len(proposal.steps) <= 4
    assert proposal.time


@pytest.mark.parametrize(
    ("field", "words"),
    [("title", 9), ("action", 18), ("rationale", 55), ("trade_off", 12), ("counter_argument", 25)],
)
@each_recommendation
def test_a_recommendation_is_short_enough_to_be_read(
    proposal: Recommendation, field: str, words: int
) -> None:
    assert 2 <= len(getattr(proposal, field).split()) <= words


@pytest.mark.parametrize("lever", ["invest", "protect", "build", "ally"])
def test_every_lever_offers_a_choice(lever: str) -> None:
    proposals = [each for each in PACK.recommendations if each.lever == lever]
    assert len(proposals) >= 3
    assert proposals[0].id in FIRST


@each_recommendation
def test_what_speaks_against_a_recommendation_does_not_also_support_it(
    proposal: Recommendation,
) -> None:
    if proposal.id not in ("build_energy_report", "ally_coalitions"):  # no figure speaks against
        assert proposal.against
    assert set(proposal.against) <= {each.id for each in PACK.indicators}
    assert not set(proposal.against) & set(proposal.evidence)


@each_recommendation
def test_a_recommendation_states_no_figure_that_new_data_would_change(
    proposal: Recommendation,
) -> None:
    said = " ".join(
        (
            proposal.title,
            proposal.action,
            proposal.rationale,
            proposal.first_step,
            *proposal.steps,
            proposal.trade_off,
            proposal.counter_argument,
            proposal.answer,
        )
    )
    laws = {"2020", "2022", "2025", "2026", "2027"}
    assert set(re.findall(r"\d[\d,.]*\d|\d", said)) <= {"100"} | laws  # megawatts


def test_all_instruments_are_known_by_kind_date_status_and_who_reported_them() -> None:
    held = {each.id: each for r in PACK.recommendations for each in r.instruments}
    assert len(held) == 29
    assert all(each.kind and each.source for each in held.values())
    assert {each.id for each in held.values() if not each.unchecked} == {"eo14141", "eo14318"}
    assert all(each == held[each.id] for r in PACK.recommendations for each in r.instruments)


@pytest.mark.parametrize(
    ("wanted", "law"),
    [
        ("invest_authorized_science", "chips_science_act"),
        ("build_chips", "chips_science_act"),
        ("protect_ip", "paip_act"),
    ],
)
def test_a_recommendation_near_a_law_builds_on_it(wanted: str, law: str) -> None:
    """Proposing what is already law would discredit a brief."""
    proposal = find_recommendation(PACK, wanted)
    assert proposal
    assert law in {each.id for each in proposal.instruments}
    assert re.search(r"\b([Ll]aw|Act)\b", f"{proposal.title} {proposal.action}")
    assert re.search(r"\blaw\b", proposal.rationale)


@each_recommendation
def test_a_recommendation_rests_on_evidence_in_the_library(proposal: Recommendation) -> None:
    assert proposal.evidence
    assert set(proposal.evidence) <= {each.id for each in PACK.indicators}


@each_recommendation
def test_the_status_of_every_law_is_dated(proposal: Recommendation) -> None:
    assert 2 <= len(proposal.instruments) <= 5
    for instrument in proposal.instruments:
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", instrument.date)
        assert instrument.status.endswith(".")
        assert instrument.date[:7] <= instrument.status_as_of[:7] < PACK.date


def test_only_what_was_verified_word_for_word_may_be_quoted() -> None:
    verbatim = [each.id for each in PACK.quotations if each.verbatim]
    assert verbatim[:2] == ["wang_benchmarks", "uscc_manhattan"]
    assert len(verbatim) == 23
    for each in PACK.quotations:
        assert each.verbatim == each.verdict.startswith("Verified word for word")


def test_a_paraphrase_names_the_speaker_and_quotes_nothing() -> None:
    paraphrased = {each.id: each for each in PACK.quotations if each.paraphrase}
    assert paraphrased.keys() == {
        "wang_licence",
        "altman_oped_force",
        "altman_coalition",
        "uscc_pace",
        "triolo_influence",
    }
    for each in paraphrased.values():
        assert not each.verbatim
        assert each.speaker in each.paraphrase
        assert each.paraphrase.endswith(".")
        assert not re.search(r"[“”\"]", each.paraphrase)


def test_what_was_seen_nowhere_else_is_left_out_and_the_verdict_says_so() -> None:
    for each in PACK.quotations:
        if not each.verbatim and not each.paraphrase:
            assert each.verdict.startswith("Not verified")
            assert "Leave it out" in each.verdict


def test_what_is_not_verbatim_is_no_second_wording_of_what_is() -> None:
    quoted = {each.text for each in PACK.quotations if each.verbatim}
    assert len(quoted) == 23
    assert "should establish" not in " ".join(quoted)
    shortened = next(each for each in PACK.quotations if each.id == "altman_coalition")
    assert "altman_coalition_full" in shortened.verdict


def test_the_library_has_words_for_what_no_figure_shows() -> None:
    kinds = [each.kind for each in PACK.passages]
    assert kinds.count("why") == 3
    assert kinds.count("context") == 3
    assert kinds.count("record") == 17
    assert kinds.count("unknown") == 4
    assert 10 <= kinds.count("question") <= 14
    said = {each.id: each.text for each in PACK.passages}
    assert "names no source" in said["camera_claim"]


def test_surveillance_and_military_use_are_told_by_records() -> None:
    """That no figure measures them is no answer where officials and courts have spoken."""
    said = " ".join((PACK.description, *(each.text for each in PACK.passages)))
    assert not re.search(r"(none|no) [\w ]*(figures?|indicators?)[\w ]* measures?", said, re.I)
    told = {each.id: each.text for each in PACK.passages if each.kind == "record"}
    assert "Xinjiang" in told["xinjiang"]
    assert "military" in told["military"]


@pytest.mark.parametrize(
    "passage", [p for p in PACK.passages if p.kind in ("record", "unknown")], ids=lambda p: p.id
)
def test_a_record_and_a_gap_are_dated(passage: Passage) -> None:
    assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", passage.as_of)
    assert passage.as_of[:7] <= PACK.date[:7]
    assert passage.recommendations
    if passage.kind == "record":
        assert passage.source
        assert re.search(r"\b20\d\d\b", passage.text)
    else:
        assert re.match(SEARCHED, passage.text)
        assert ", November 2026" in passage.text
        assert "would settle" in passage.text


SEARCHED = r"We found no (public source for|official count of|official measure of) "
YEAR = r"\b(?:19|20)\d\d\b"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATES = rf"(?:{MONTHS}) \d{{1,2}}\b|{YEAR}"
NAMES = r"\b(?:H20|H100|H200|R1|V4)\b"


@pytest.mark.parametrize("passage", PACK.passages, ids=lambda p: p.id)
def test_a_passage_is_short_and_states_no_figure(passage: Passage) -> None:
    """Dates and names of things have digits; figures would not follow new data."""
    assert len(passage.text.split()) <= 45
    assert passage.text.endswith(".")
    assert passage.title.endswith("?") == (passage.kind in ("question", "hearing"))
    dated = DATES if passage.kind in ("record", "unknown", "left_out", "hearing") else "(?!)"
    assert not re.search(r"\d", re.sub(rf"{dated}|{NAMES}", "", passage.text))


@each_recommendation
def test_each_reason_is_given_once_and_briefly(proposal: Recommendation) -> None:
    named = (*proposal.evidence, *proposal.against)
    assert list(proposal.because) == list(named)
    spoken = f"{proposal.rationale} {proposal.counter_argument}"
    for text in proposal.because.values():
        assert len(text.split()) <= 25
        assert text.rstrip(".") not in spoken
        assert len(words(text) & words(proposal.rationale)) < 0.7 * len(words(text))


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower()))


@each_recommendation
def test_a_recommendation_says_who_decides_and_what_it_takes(proposal: Recommendation) -> None:
    assert proposal.decides
    assert proposal.cost.endswith(".")
    assert "$" in proposal.cost or "(November 2026)" in proposal.cost
    assert proposal.effect
    assert proposal.risk
    assert proposal.gains
    assert proposal.loses
    assert proposal.change_our_mind
    assert proposal.success
    assert 2 <= len(proposal.answer.split()) <= 20
    assert proposal.answer.endswith(".")
    assert words(proposal.risk) != words(proposal.trade_off)


@each_recommendation
def test_leaving_things_as_they_are_is_the_first_alternative(proposal: Recommendation) -> None:
    assert 2 <= len(proposal.alternatives) <= 3
    assert proposal.alternatives[0].cost == "No new cost"
    for each in proposal.alternatives[1:]:
        assert each.recommendation or (each.title and each.effect and each.cost and each.decides)
        assert each.recommendation != proposal.id


@pytest.mark.parametrize(
    ("lever", "substantive", "vehicle"),
    [
        ("invest", "invest_authorized_science", "H.R. 6938 (119th Congress)"),
        ("protect", "protect_models", "H.R. 8283 (119th Congress)"),
        ("build", "build_connection", "RM26-4"),
        ("ally", "ally_match", "H.R. 8170 and S. 4281 (119th Congress)"),
    ],
)
def test_every_lever_has_more_than_reports(lever: str, substantive: str, vehicle: str) -> None:
    proposal = find_recommendation(PACK, substantive)
    assert proposal
    assert proposal.lever == lever
    assert vehicle in proposal.vehicle
    assert not re.search(
        r"\b(report|publish|compare|study)\b", proposal.action.replace("study and", "")
    )


def test_theft_is_told_by_cases_and_findings_not_by_license_income() -> None:
    proposal = find_recommendation(PACK, "protect_ip")
    assert proposal
    assert "ip_receipts" not in proposal.evidence
    assert "ai_patent_forward_citations" in proposal.evidence
    held = {each.id for each in proposal.instruments}
    assert {"paip_act", "economic_espionage_ding", "distillation"} <= held


def test_a_status_tells_what_was_found_only() -> None:
    for proposal in PACK.recommendations:
        for each in proposal.instruments:
            assert "not found" not in each.status
            assert "was found" not in each.status
            assert each.force is not Force.UNSTATED


LOADED = re.compile(
    r"\b(crush\w*|threat\w*|adversar\w*|dominat\w*|dominance|regime\w*|authoritarian\w*|steal\w*"
    r"|stole\w*|enem(?:y|ies)|weaponiz\w*|cheat\w*)\b",
    re.IGNORECASE,
)


def test_no_loaded_word_stands_outside_quotations() -> None:
    own = [each.title for each in PACK.indicators]
    own += [text for each in PACK.passages for text in (each.title, each.text)]
    for each in PACK.recommendations:
        own += [
            each.title,
            each.rationale,
            each.action,
            each.counter_argument,
            each.answer,
            each.trade_off,
        ]
        own += [*each.because.values(), *each.steps, each.first_step]
    for asked in PACK.questions:
        own += [asked.title, asked.ask, asked.mechanism, asked.bears, asked.not_claimed]
    for text in own:
        assert not LOADED.search(re.sub("“[^”]*”", "", text)), text


def test_each_lever_has_a_question() -> None:
    proposals = {each.id: each for each in PACK.recommendations}
    asked = [proposals[each.preferred].lever for each in PACK.questions]
    assert sorted(asked) == ["ally", "build", "invest", "protect"]
    assert {each.preferred for each in PACK.questions} == set(FIRST)


@pytest.mark.parametrize("asked", PACK.questions, ids=lambda each: each.id)
def test_a_question_can_be_decided(asked: Question) -> None:
    preferred = find_recommendation(PACK, asked.preferred)
    assert preferred
    assert len(asked.options) == 4
    assert [o.recommendation for o in asked.options].index(asked.preferred) == 2
    assert asked.options[0].cost == "No new cost"
    assert set(preferred.evidence) & set(asked.indicators)
    for gap in asked.unknowns:
        searched = re.match(SEARCHED, gap.what) and gap.what.endswith(", November 2026.")
        assert searched or gap.what.endswith("; nothing here draws on them.")
        assert gap.would_settle


@pytest.mark.parametrize("asked", PACK.questions, ids=lambda each: each.id)
def test_the_thesis_of_a_question_holds_with_the_figures(asked: Question) -> None:
    brief = new_brief("t", PACK.date, library.find_template("decision-memo"), PACK)
    brief = replace(brief, indicators=asked.indicators, recommendations=(asked.preferred,))
    assert asked.thesis
    assert all(each.indicator in asked.indicators for each in asked.thesis.tests)
    assert thesis_of(Words(brief, Tokens()), asked.thesis) == asked.thesis.text
