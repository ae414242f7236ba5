"""What a template sees of a brief: plain dictionaries, lists and text."""

from collections.abc import Iterable, Mapping
from typing import cast

from briefgen.brief.brief import Brief, own_title
from briefgen.brief.lookup import indicator_of, recommendation_of
from briefgen.brief.plan import Plan
from briefgen.brief.prominence import stands
from briefgen.brief.template import Prominence
from briefgen.change.identity import BRIEF, PICKS, Role, named
from briefgen.compose.arguments import (
    decision_data,
    instrument_data,
    recommendation_data,
    shared,
)
from briefgen.compose.asked import passages_data
from briefgen.compose.grouped import laws_data, sides_data, themes_data
from briefgen.compose.pieces import (
    fitting_text,
    indicators_data,
)
from briefgen.compose.reasoning import answer_of, thesis_of
from briefgen.compose.words import NAMED, Words, joined
from briefgen.document.release import edition_of
from briefgen.evidence.chart_kinds import drawable, fitting, is_thin
from briefgen.evidence.dates import format_date
from briefgen.evidence.indicators import Indicator, entities, observed
from briefgen.evidence.recommendations import Recommendation, by_force

PICTURED = 3  # rows of a small standing chart
COURSE = 6  # periods that make a line worth drawing


def template_data(words: Words, plan: Plan) -> dict[str, object]:
    """What a template sees: plain data only.

    ``indicators`` are those that are told, ``cards`` the first of them that stand on cards,
    ``rows`` those that have only a row in the table, ``annex`` those in the annex, ``picks`` all
    chosen, ``measured`` those compared who have a figure in them. ``decision`` is what the first
    recommendation answers, None where there is none; ``others`` are those told that are no evidence
    for what is recommended. A question has a figure that none before it has: of those in none,
    ``asked`` and ``heard`` have ``reasons``, one for a step that no question is about, by its id,
    and the ``rest``, for answers and for hearings.
    ``themes`` are the measures told by theme, ``sides`` by what goes in and what comes out,
    ``laws`` the ``instruments`` by what they are today, ``policy_seen`` when they were seen.
    """
    brief = words.brief
    proposals = [recommendation_of(brief, each) for each in plan.proposals]
    shown = [each for each in proposals if each]
    planned = plan.at(Prominence.CARD, Prominence.TOLD)
    told = tuple(each for each in planned if each in words.indicators)
    return {
        "brief": _of_form(words),
        "pack": _of_pack(words, told),
        "entities": [e for e in brief.entities if e not in words.nobody] or list(brief.entities),
        "measured": _measured(words),
        "indicators": indicators_data(words, told),
        "cards": indicators_data(words, plan.at(Prominence.CARD)),
        "rows": indicators_data(words, plan.at(Prominence.TABLE)),
        "annex": indicators_data(words, plan.at(Prominence.ANNEX)),
        "picks": indicators_data(words, brief.indicators),
        "others": indicators_data(words, _unargued(words, told, shown)),
        **_drawn(brief, plan, told),
        "recommendations": [recommendation_data(words, each, plan) for each in shown],
        "decision": decision_data(words, shown[0]) if shown else None,
        "instruments": [instrument_data(words, each) for each in by_force(shown)],
        "policy_seen": _seen(words, [each.status_as_of[:7] for each in by_force(shown)]),
        "laws": laws_data(words, by_force(shown)),
        "themes": themes_data(words, told, shown),
        "sides": sides_data(words, told),
        **passages_data(words, told, shown),
    }


def with_title(data: Mapping[str, object], brief: Brief, plan: Plan) -> dict[str, object]:
    """The same, with the title that stands above it."""
    form = cast(dict[str, object], data["brief"])
    return {**data, "brief": {**form, "heading": own_title(brief) or plan.title}}


def _drawn(brief: Brief, plan: Plan, told: tuple[str, ...]) -> dict[str, object]:
    """What stands in charts.

    ``charted`` are the ids of those that are worth a chart, as many as there is room for, and
    ``referred`` those whose chart a reader can be sent to: the writer has not taken it out.
    ``together`` are those that share the chart of the first of them, ``standings`` those in the
    chart of all that is told, where room is left for it; ``abreast`` are the same for a kind that
    has that chart always, ``pictured`` the first of them that can be drawn, for one that has a
    small one, ``undrawn`` those told that it leaves out.
    """
    gone, abreast = _taken_out(brief), stands(brief, plan)
    standings = list(abreast) if plan.standing else []
    charted, together = _charted(brief, plan)
    if standings and together and brief.template.cover:  # they stand on the cover already
        charted, together = [each for each in charted if each not in together], []
    return {
        "charted": charted,
        "together": together,
        "referred": [each for each in charted if named(Role.CHART, each) not in gone],
        "standings": standings,
        "abreast": list(abreast),
        "pictured": _pictured(brief, abreast),
        "undrawn": _undrawn(brief, told, abreast),
    }


def _seen(words: Words, months: list[str]) -> str:
    """From when to when something was looked up: "from January to June 2026"."""
    if not months:
        return ""
    first, last = (format_date(each, words.brief.language) for each in (min(months), max(months)))
    return f"in {last}" if first == last else f"from {first} to {last}"


def _pictured(brief: Brief, abreast: tuple[str, ...]) -> list[str]:
    """The first of what stands abreast of which two have figures, if they can be drawn so."""
    found = [each for each in (indicator_of(brief, name) for name in abreast) if each]
    shown = [each for each in found if len(drawable(each, brief.entities)) > 1][:PICTURED]
    lawful = len(shown) > 1 and "standing" in fitting(brief.entities, shown)
    return [each.id for each in shown] if lawful else []


def _undrawn(brief: Brief, told: tuple[str, ...], abreast: tuple[str, ...]) -> list[str]:
    """What is told and has no row that can be drawn in the chart of all that is told."""
    found = [each for each in (indicator_of(brief, name) for name in told) if each]
    return [e.id for e in found if e.id not in abreast or not drawable(e, brief.entities)]


def _unargued(
    words: Words, told: tuple[str, ...], proposals: Iterable[Recommendation]
) -> list[str]:
    """What is told and neither supports any of these nor speaks first against it."""
    argued = {name for each in proposals for name in (*each.evidence, *each.against)}
    argued &= set(shared(words, told))
    return [each for each in told if each not in argued]


def _measured(words: Words) -> list[str]:
    """Those compared who have a figure among the picks."""
    held = {name for each in words.brief.indicators for name in _held(words, each)}
    return [e for e in words.brief.entities if e in held and e not in words.nobody]


def _held(words: Words, chosen: str) -> tuple[str, ...]:
    found = indicator_of(words.brief, chosen)
    return entities(found) if found else ()


def _of_form(words: Words) -> dict[str, object]:
    """What the person filled in."""
    brief, form = words.brief, words.brief.form
    authors = joined(list(form.authors))
    return {
        "title": form.title,
        "subtitle": form.subtitle,
        "ask": words.about(Role.ASK, BRIEF, form.ask),
        "office": words.about(Role.CONTACT, BRIEF, form.office),
        "contact": words.about(Role.CONTACT, BRIEF, form.contact),
        "authors": words.about(Role.CONTACT, BRIEF, authors),
        "signed": authors or form.office or brief.brand.office,
        "kind": brief.template.kind,
        "edition": edition_of(brief.version),
        "stance": brief.template.stance.value,
        "date": brief.date,
    }


def _of_pack(words: Words, told: tuple[str, ...]) -> dict[str, object]:
    """What the library says of its topic, where it fits those compared.

    ``argued`` says that the thesis holds and that all it rests on is told.
    """
    pack = words.brief.pack
    thesis = thesis_of(words, pack.thesis)
    answer = fitting_text(words, answer_of(words, pack.thesis, told))
    described = words.about(Role.TOPIC, pack.id, fitting_text(words, pack.description))
    return {
        "title": _title(words),
        "date": pack.date,
        "description": described,
        "audience": pack.audience,
        "background": fitting_text(words, pack.background),
        "takeaway": fitting_text(words, pack.takeaway),
        "stake": fitting_text(words, pack.stake),
        "method": words.about(Role.CAVEAT, pack.id, fitting_text(words, pack.method)),
        "thesis": words.about(Role.CLAIM, PICKS, thesis),
        "argued": bool(thesis) and pack.thesis is not None and pack.thesis.rests_on <= set(told),
        "answer": words.about(Role.STANDING, PICKS, answer),
    }


def _title(words: Words) -> str:
    """What the library calls its topic; where that names others than are compared, the matter and
    those who are: "Trade in timber in Finland and Sweden".
    """
    pack = words.brief.pack
    if not pack.matter or words.fits(pack.title):
        return pack.title
    places = [words.entity(each).place for each in words.brief.entities]
    return f"{pack.matter} in {joined(places)}" if len(places) <= NAMED else pack.matter


def _charted(brief: Brief, plan: Plan) -> tuple[list[str], list[str]]:
    """Of the told ones those whose picture says most: courses of years, then many entities.

    Several that have no more than two bars or slopes each share the chart of the first.
    """
    told = plan.at(Prominence.CARD, Prominence.TOLD)
    found = [each for each in (indicator_of(brief, name) for name in told) if each]
    thin = [each for each in found if is_thin(brief.entities, each)]
    found = sorted(found, key=lambda each: (not _has_course(each, brief.entities), each in thin))
    shown = found[: plan.charts]
    shared = [each for each in found if each in thin] if shown and shown[-1] in thin else []
    if len(shared) < 2 or "standing" not in fitting(brief.entities, shared):
        return [each.id for each in shown], []
    alone = [each for each in shown if each not in shared[1:]]
    return [each.id for each in alone], [each.id for each in shared]


def _taken_out(brief: Brief) -> frozenset[str]:
    return frozenset(each.id for each in brief.edits if each.mine is None)


def _has_course(indicator: Indicator, compared: tuple[str, ...]) -> bool:
    return any(len(observed(indicator, each)) >= COURSE for each in compared)
