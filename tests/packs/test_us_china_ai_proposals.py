"""The first topic library: what it proposes, what may be quoted, and what no figure shows."""

import re
from pathlib import Path

import pytest

from briefgen.evidence.pack import Passage, find_recommendation
from briefgen.evidence.recommendations import Recommendation
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
        )
    )
    laws = {"2020", "2022", "2025", "2026", "2027"}
    assert set(re.findall(r"\d[\d,.]*\d|\d", said)) <= {"100"} | laws  # megawatts


def test_all_instruments_are_known_by_kind_date_status_and_who_reported_them() -> None:
    held = {each.id: each for r in PACK.recommendations for each in r.instruments}
    assert len(held) == 20
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
    assert 2 <= len(proposal.instruments) <= 4
    for instrument in proposal.instruments:
        assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", instrument.date)
        assert instrument.status.endswith(".")
        assert instrument.date[:7] <= instrument.status_as_of[:7] < PACK.date


def test_only_what_was_verified_word_for_word_may_be_quoted() -> None:
    assert [each.id for each in PACK.quotations if each.verbatim] == [
        "wang_benchmarks",
        "uscc_manhattan",
    ]
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


def test_the_library_has_words_for_what_no_figure_shows() -> None:
    kinds = [each.kind for each in PACK.passages]
    assert kinds.count("why") == 3
    assert kinds.count("context") == 3
    assert 5 <= kinds.count("question") <= 8
    said = {each.id: each.text for each in PACK.passages}
    assert "No indicator here measures military use" in said["military_use"]
    assert "names no source" in said["camera_claim"]


@pytest.mark.parametrize("passage", PACK.passages, ids=lambda p: p.id)
def test_a_passage_is_short_and_states_no_figure(passage: Passage) -> None:
    assert len(passage.text.split()) <= 45
    assert passage.text.endswith(".")
    assert passage.title.endswith("?") == (passage.kind == "question")
    assert set(re.findall(r"\d[\d.,]*\d|\d", passage.text)) <= {"2020", "2021"}  # lists not held
