"""The first topic library on law: no page claims force for what has none; a status has a date."""

import re

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.template import Template
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Document, Heading, List, Paragraph, Section
from briefgen.evidence.dates import format_date
from briefgen.evidence.recommendations import Force, Instrument
from briefgen.sources import library

PACK = library.find_pack(library.DEFAULT_PACK)
HELD = {each.id: each for r in PACK.recommendations for each in r.instruments}
TEMPLATES = library.all_templates()[0]
ALL = tuple(each.id for each in PACK.recommendations)
CLAIM = re.compile(r"in force", re.IGNORECASE)
LISTS_LAW = ("issue-brief", "full-report")

each_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)


def made(template: Template | str, *recommendations: str) -> Document:
    """The document of a kind with its starter set, or with these recommendations."""
    found = library.find_template(template) if isinstance(template, str) else template
    brief: Brief = new_brief("law", PACK.date, found, PACK)
    if recommendations:
        brief = replace(brief, recommendations=recommendations)
    return pipeline.compose(brief).document


def spaced(text: str) -> str:
    """Text with plain spaces only."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(section: Section) -> list[str]:
    return [spaced(plain(text)) for block in section.blocks for text in texts(block)]


def listed(section: Section) -> list[tuple[Instrument, str]]:
    """The instruments that a section lists, with their words."""
    items = [text for block in section.blocks if isinstance(block, List | Paragraph)
             for text in map(spaced, map(plain, texts(block)))]  # fmt: skip
    named = [(held, text) for text in items for held in HELD.values() if text.startswith(held.name)]
    others = [text for text in items if text not in {said for _, said in named}]
    assert not named or all(text.startswith("Supporters of ") for text in others)
    return named


def on_law(document: Document) -> list[Section]:
    """The sections that list instruments: one, or one for each status under a head of their own."""
    return [each for each in document.sections if each.id.partition("/")[0] == "policy"]


def below(section: Section) -> str:
    """The head below which its instruments stand."""
    (heading,) = (each for each in section.blocks if isinstance(each, Heading))
    return plain(heading.text)


@pytest.mark.parametrize(
    ("wanted", "force", "as_of"),
    [
        ("nairr_pilot", Force.PILOT, "2026-02-04"),
        ("genesis_mission", Force.IN_FORCE, "2026-05-22"),
        ("chips_science_act", Force.IN_FORCE, "2026-01-23"),
        ("ai_action_plan", Force.ISSUED, "2026-06"),
        ("uscc_agi", Force.NOT_LAW, "2024-11-19"),
        ("paip_act", Force.IN_FORCE, "2026-02-25"),
        ("economic_espionage_ding", Force.CASE, "2026-02-03"),
        ("outbound_rule", Force.IN_FORCE, "2026-01-14"),
        ("diffusion_rule", Force.NOT_ENFORCED, "2026-05-28"),
        ("bis_chip_controls", Force.IN_FORCE, "2026-06-01"),
        ("eo14141", Force.WITHDRAWN, "2025-08-01"),
        ("eo14318", Force.IN_FORCE, "2026-04"),
        ("stargate", Force.PRIVATE, "2025-09"),
        ("doe_lbnl", Force.ISSUED, "2026-06-23"),
        ("hiroshima", Force.STATEMENT, "2026-03-16"),
        ("gpai_oecd", Force.STATEMENT, "2024-07-03"),
        ("aisi_network", Force.STATEMENT, "2025-12"),
        ("eo14320", Force.IN_FORCE, "2026-05"),
        ("pax_silica", Force.STATEMENT, "2026-02-20"),
        ("paris_summit", Force.STATEMENT, "2026-02-21"),
        ("ndaa_fy2026", Force.IN_FORCE, "2025-12-18"),
        ("h200_rule", Force.IN_FORCE, "2026-01-15"),
        ("affiliates_rule", Force.SUSPENDED, "2025-11-12"),
        ("ferc_large_load", Force.ISSUED, "2026-06-24"),
        ("eo14365", Force.IN_FORCE, "2025-12-16"),
        ("distillation", Force.ISSUED, "2026-06"),
        ("model_theft_act", Force.NOT_LAW, "2026-06"),
        ("match_act", Force.NOT_LAW, "2026-05-13"),
        ("chip_bills", Force.NOT_LAW, "2026-06-26"),
    ],
)
def test_each_instrument_has_the_force_that_was_found_on_its_day(
    wanted: str, force: Force, as_of: str
) -> None:
    assert (HELD[wanted].force, HELD[wanted].status_as_of) == (force, as_of)


@pytest.mark.parametrize("recommendation", ALL)
@pytest.mark.parametrize("template", LISTS_LAW)
def test_no_page_says_that_something_is_in_force_which_is_not(
    template: str, recommendation: str
) -> None:
    shown = [(below(section), each) for section in on_law(made(template, recommendation))
             for each in listed(section)]  # fmt: skip
    assert shown
    for head, (held, words) in shown:
        assert bool(CLAIM.search(f"{head} {words}")) is (held.force is Force.IN_FORCE), words


@each_template
def test_nowhere_else_is_a_heading_above_law_that_claims_force(template: Template) -> None:
    for section in made(template, *ALL).sections:
        for block in section.blocks:
            if isinstance(block, Heading) and CLAIM.search(plain(block.text)):
                named = [i for i in HELD.values() if any(i.name in text for text in said(section))]
                assert {each.force for each in named} <= {Force.IN_FORCE}


def test_every_status_is_printed_with_the_day_of_what_was_read() -> None:
    shown = [
        each
        for half in (ALL[:8], ALL[8:])  # as many as a report has room for
        for section in on_law(made("full-report", *half))
        for each in listed(section)
    ]
    assert {held.id for held, _ in shown} == HELD.keys()
    for held, words in shown:
        assert held.status in words
        day = spaced(format_date(held.status_as_of))
        assert f"as of {day}" in words or f"{held.name}, {day}" in words


def test_what_binds_stands_first_and_something_on_every_recommendation() -> None:
    heads = [below(each) for each in on_law(made("full-report", *ALL)) if listed(each)]
    assert heads == [
        "In force: laws, executive orders and rules",
        "Issued: orders, plans and pilots",
        "In court",
        "Suspended, not enforced, ended or withdrawn",
        "Proposed, not law",
        "Statements and private plans",
    ]
    for section in on_law(made("full-report", *ALL)):
        days = [held.date for held, _ in listed(section)]
        assert days == sorted(days)

    (section,) = (each for each in made("issue-brief").sections if each.id == "policy")
    shown = [held.id for held, _ in listed(section)]
    assert shown == [
        *("nairr_pilot", "paip_act", "ferc_large_load", "bis_chip_controls")  # one for each step
    ]


@each_template
def test_no_page_prints_what_is_known_to_be_wrong(template: Template) -> None:
    text = "\n".join(t for section in made(template, *ALL).sections for t in said(section))
    for wrong in (
        r"looked up",
        r"rescinded|[Rr]escission",  # the diffusion rule is not enforced and on the books
        r"[Tt]wo (executive )?orders",  # one of them is revoked
        r"AI Safety Institutes",
        r"seven countries",  # eleven had signed Pax Silica by February 2026
        r"25(%| percent)",  # the tax credit is 35 percent
        r"inferred",
    ):
        assert not re.search(wrong, text), wrong


def test_what_a_recommendation_says_of_an_order_that_is_revoked_is_that() -> None:
    for proposal in PACK.recommendations:
        if any(each.force is Force.WITHDRAWN for each in proposal.instruments):
            assert "revoked" in proposal.rationale


def test_a_library_that_does_not_say_how_far_law_binds_claims_nothing() -> None:
    unstated = tuple(
        replace(r, instruments=tuple(replace(i, force=Force.UNSTATED) for i in r.instruments))
        for r in PACK.recommendations
    )
    pack = replace(PACK, recommendations=unstated)
    for kind in LISTS_LAW:
        document = pipeline.compose(
            new_brief("law", PACK.date, library.find_template(kind), pack)
        ).document
        found = [each for section in on_law(document) for each in listed(section)]
        assert found
        assert not any(CLAIM.search(words) for _, words in found)
        assert not any(CLAIM.search(below(each)) for each in on_law(document))
