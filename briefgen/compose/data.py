"""What a template sees of a brief: plain dictionaries, lists and text."""

import re
from collections.abc import Container, Iterable

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicator_of, recommendation_of
from briefgen.brief.plan import Plan
from briefgen.brief.prominence import stands
from briefgen.brief.template import Prominence
from briefgen.change.identity import BRIEF, Role, named
from briefgen.compose.reasoning import options_of, question_of, thesis_of
from briefgen.compose.words import Words, capital
from briefgen.evidence.chart_kinds import fitting, is_thin
from briefgen.evidence.dates import days_between
from briefgen.evidence.indicators import Indicator, common_period, entities, observed
from briefgen.evidence.pack import Passage
from briefgen.evidence.questions import Question
from briefgen.evidence.recommendations import Force, Instrument, Option, Recommendation, by_force

ALIKE = 0.5  # of the words of four letters and more
COURSE = 6  # periods that make a line worth drawing
KINDS = ("why", "context", "question", "record", "unknown", "left_out")
CURRENT = (Force.IN_FORCE, Force.ISSUED, Force.PILOT, Force.CASE, Force.SUSPENDED, Force.NOT_LAW)
RECENT = 730  # days before a brief's date in which something is new
_TERMS = (
    "time",
    "cost",
    "effect",
    "decides",
    "legal_basis",
    "vehicle",
    "risk",
    "gains",
    "loses",
    "change_our_mind",
    "success",
)
STANDING = {
    Force.IN_FORCE: "in force",
    Force.ISSUED: "issued",
    Force.PILOT: "a pilot",
    Force.STATEMENT: "statement only",
    Force.CASE: "a court case",
    Force.PRIVATE: "a private plan",
    Force.NOT_LAW: "not law",
    Force.SUSPENDED: "suspended",
    Force.NOT_ENFORCED: "not enforced",
    Force.SUPERSEDED: "superseded",
    Force.ENDED: "ended",
    Force.WITHDRAWN: "withdrawn",
    Force.UNSTATED: "",
}


def template_data(words: Words, plan: Plan) -> dict[str, object]:
    """What a template sees: plain data only.

    ``indicators`` are those that are told, ``cards`` the first of them that stand on cards,
    ``rows`` those that have only a row in the table, ``annex`` those in the annex, ``picks`` all
    chosen, ``measured`` those compared who have a figure in them; ``charted`` are the ids of those
    that are worth a chart, as many as there is room for, and ``referred`` those whose chart a
    reader can be sent to: the writer has not taken it out. ``together`` are those that share the
    chart of the first of them, ``standings`` those in the chart of all that is told, where room is
    left for it; ``abreast`` are the same for a kind that has that chart always. ``decision`` is
    what the first recommendation answers, None where there is none; ``others`` are those told that
    are no evidence for what is recommended.
    """
    brief = words.brief
    proposals = [recommendation_of(brief, each) for each in plan.proposals]
    shown = [each for each in proposals if each]
    gone = _taken_out(brief)
    told = plan.at(Prominence.CARD, Prominence.TOLD)
    standings = list(stands(brief, plan)) if plan.standing else []
    charted, together = _charted(brief, plan)
    if standings and together and brief.template.cover:  # they stand on the cover already
        charted, together = [each for each in charted if each not in together], []
    return {
        "brief": _of_form(words),
        "pack": _of_pack(words),
        "entities": [e for e in brief.entities if e not in words.nobody] or list(brief.entities),
        "measured": _measured(words),
        "indicators": _indicators(words, told),
        "cards": _indicators(words, plan.at(Prominence.CARD)),
        "rows": _indicators(words, plan.at(Prominence.TABLE)),
        "annex": _indicators(words, plan.at(Prominence.ANNEX)),
        "picks": _indicators(words, brief.indicators),
        "others": _indicators(words, _unargued(told, shown)),
        "charted": charted,
        "together": together,
        "referred": [each for each in charted if named(Role.CHART, each) not in gone],
        "standings": standings,
        "abreast": list(stands(brief, plan)),
        "recommendations": [_recommendation(words, each, plan) for each in shown],
        "decision": _decision(words, shown[0]) if shown else None,
        "instruments": [_instrument(words, each) for each in by_force(shown)],
        **_passages(words),
    }


def _unargued(told: tuple[str, ...], proposals: Iterable[Recommendation]) -> list[str]:
    """What is told and is no evidence for any of these."""
    argued = {name for each in proposals for name in each.evidence}
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
    return {
        "title": form.title,
        "subtitle": form.subtitle,
        "ask": words.about(Role.ASK, BRIEF, form.ask),
        "office": words.about(Role.CONTACT, BRIEF, form.office),
        "contact": words.about(Role.CONTACT, BRIEF, form.contact),
        "stance": brief.template.stance.value,
        "date": brief.date,
    }


def _of_pack(words: Words) -> dict[str, object]:
    """What the library says of its topic, where it fits those compared."""
    pack = words.brief.pack
    described = words.about(Role.TOPIC, pack.id, _fitting(words, pack.description))
    return {
        "title": pack.title,
        "description": described,
        "audience": pack.audience,
        "takeaway": _fitting(words, pack.takeaway),
        "stake": _fitting(words, pack.stake),
    }


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


def _indicators(words: Words, chosen: Iterable[str]) -> list[dict[str, object]]:
    found = (indicator_of(words.brief, each) for each in chosen)
    return [_indicator(words, each) for each in found if each]


def _indicator(words: Words, indicator: Indicator) -> dict[str, object]:
    return {
        "id": indicator.id,
        "title": indicator.title,
        "short": indicator.short,
        "definition": words.about(Role.DEFINITION, indicator.id, indicator.definition),
        "theme": indicator.theme,
        "label": _label(words, indicator),
        "kind": indicator.kind.value,
        "scale": indicator.scale.value,
        "better": indicator.better.value,
        "confidence": indicator.confidence.value,
        "caveat": words.about(Role.CAVEAT, indicator.id, _fitting(words, indicator.caveat)),
        "so_what": words.about(
            Role.READING, indicator.id, _fitting(words, indicator.phrases.so_what, reading=True)
        ),
        "strength": indicator.phrases.strength or indicator.short,
    }


def _label(words: Words, indicator: Indicator) -> str:
    """One word or two for what an indicator is about: the short name of its theme."""
    themes = {each.id: each.short or each.title for each in words.brief.pack.themes}
    return capital(themes.get(indicator.theme, indicator.theme))


def _recommendation(words: Words, proposal: Recommendation, plan: Plan) -> dict[str, object]:
    told = _shared(words, plan.at(Prominence.CARD, Prominence.TOLD))

    def about(role: Role, text: str) -> str:
        return words.about(role, proposal.id, text)

    bill = next((b.number for b in words.brief.bills if b.recommendation == proposal.id), "")
    terms = {each: about(Role.TERMS, getattr(proposal, each)) for each in _TERMS}
    return {
        "id": proposal.id,
        "lever": proposal.lever,
        "title": proposal.title,
        "actor": proposal.actor,
        "action": about(Role.ACTION, proposal.action),
        "rationale": about(Role.REASON, _fitting(words, proposal.rationale)),
        "first_step": about(Role.STEP, proposal.first_step),
        "steps": [about(Role.STEP, each) for each in proposal.steps],
        "trade_off": about(Role.TRADE_OFF, _fitting(words, proposal.trade_off)),
        "counter_argument": about(Role.COUNTER, _fitting(words, proposal.counter_argument)),
        "answer": about(Role.COUNTER, _fitting(words, proposal.answer)),
        "bill": bill,
        "evidence": _findings(
            words, proposal, _in_order(words, proposal, told), _before(words, proposal, plan)
        ),
        "against": _findings(words, proposal, (e for e in proposal.against if e in told)),
        "reasons": _because(words, proposal, (e for e in proposal.evidence if e in told)),
        "doubts": _because(words, proposal, (e for e in proposal.against if e in told)),
        "instruments": [_instrument(words, each) for each in by_force([proposal])],
        "recent": _recent(words, proposal),
        "set_aside": [_option(each) for each in _set_aside(words, proposal)],
        **terms,
    }


def _decision(words: Words, proposal: Recommendation) -> dict[str, object]:
    """What is decided: the library's question, or whether to do what is recommended first."""
    found = question_of(words.brief, proposal)
    asked = found or Question(proposal.id, proposal.action, "", proposal.id, ())

    def about(role: Role, text: str) -> str:
        return words.about(role, asked.id, _fitting(words, text))

    gaps = ((_fitting(words, each.what), each.would_settle) for each in asked.unknowns)
    return {
        "id": asked.id,
        "decides": proposal.id,
        "ask": words.about(Role.QUESTION, asked.id, asked.ask),
        "title": asked.title if thesis_of(words, asked.thesis) else "",
        "thesis": about(Role.QUESTION, thesis_of(words, asked.thesis)),
        "mechanism": about(Role.PROBLEM, asked.mechanism),
        "bears": about(Role.PROBLEM, asked.bears),
        "not_claimed": about(Role.PROBLEM, asked.not_claimed),
        "options": [
            {"number": number, **_option(each)}
            for number, each in enumerate(options_of(words.brief, proposal), start=1)
        ],
        "unknowns": [
            {"what": about(Role.UNKNOWN, what), "would_settle": settled}
            for what, settled in gaps
            if what
        ],
    }


def _set_aside(words: Words, proposal: Recommendation) -> list[Option]:
    """What goes further or less far than a recommendation, and is not recommended itself."""
    taken = words.brief.recommendations
    options = options_of(words.brief, proposal)[2:]
    return [each for each in options if each.recommendation not in taken]


def _option(option: Option) -> dict[str, object]:
    return {each: getattr(option, each) for each in option.__struct_fields__}


def _before(words: Words, proposal: Recommendation, plan: Plan) -> frozenset[str]:
    """What is evidence for the recommendations shown before this one."""
    earlier = plan.proposals[: plan.proposals.index(proposal.id)]
    found = (recommendation_of(words.brief, each) for each in earlier)
    return frozenset(e for each in found if each for e in each.evidence)


def _in_order(words: Words, proposal: Recommendation, told: tuple[str, ...]) -> list[str]:
    """The evidence that is told, as the question that it answers has it, where there is one."""
    found = question_of(words.brief, proposal)
    order = found.indicators if found else ()
    known = [each for each in proposal.evidence if each in told]
    return sorted(known, key=lambda each: order.index(each) if each in order else len(order))


def _findings(
    words: Words, proposal: Recommendation, which: Iterable[str], before: Container[str] = ()
) -> list[dict[str, object]]:
    """Indicators, each with why it speaks for or against a recommendation.

    ``before`` says that it is evidence for one that stands before.
    """
    return [
        {
            **each,
            "because": words.about(Role.READING, str(each["id"]), said),
            "before": each["id"] in before,
        }
        for each in _indicators(words, which)
        for said in (_fitting(words, proposal.because.get(str(each["id"]), "")),)
    ]


def _because(words: Words, proposal: Recommendation, which: Iterable[str]) -> list[str]:
    """Why each of these indicators speaks for or against it, known by the recommendation."""
    return [words.about(Role.REASON, proposal.id, e) for e in _reasons(words, proposal, which)]


def _reasons(words: Words, proposal: Recommendation, which: Iterable[str]) -> list[str]:
    """What is said of each of these indicators; what is said already is left out."""
    said = f"{proposal.rationale} {proposal.counter_argument}"
    texts = (_fitting(words, proposal.because.get(each, "")) for each in which)
    return [each for each in texts if each and not _is_said(each, said)]


def _is_said(sentence: str, before: str) -> bool:
    """Whether most words of a sentence that carry meaning stand in another text."""
    own, others = (set(re.findall(r"\w{4,}", each.lower())) for each in (sentence, before))
    return len(own & others) >= ALIKE * len(own)


def _shared(words: Words, told: tuple[str, ...]) -> tuple[str, ...]:
    """Those whose figures can speak for or against: everybody compared has one.

    Those whom the library is about keep all, since its words are written for them.
    """
    compared = words.brief.entities
    if set(compared) <= set(words.brief.pack.compared):
        return told
    return tuple(e for e in told if common_period(words.indicators[e], compared))


def _recent(words: Words, proposal: Recommendation) -> list[dict[str, object]]:
    """The instruments of the last two years before the brief, the newest first."""
    found = [
        each
        for each in by_force([proposal])
        if 0 <= days_between(each.date, words.brief.date) <= RECENT and each.force in CURRENT
    ]
    found.sort(key=lambda each: each.date, reverse=True)
    return [_instrument(words, each) for each in found]


def _instrument(words: Words, instrument: Instrument) -> dict[str, object]:
    return {
        "id": instrument.id,
        "name": words.about(Role.INSTRUMENT, instrument.id, instrument.name),
        "kind": instrument.kind,
        "force": instrument.force.value,
        "standing": STANDING[instrument.force],
        "status": instrument.status,
        "date": instrument.date,
        "as_of": instrument.status_as_of,
        "source": instrument.source,
    }


def _passages(words: Words) -> dict[str, object]:
    fitting = [each for each in words.brief.pack.passages if _bears(words, each)]
    return {kind: [_passage(words, e) for e in fitting if e.kind == kind] for kind in KINDS}


def _bears(words: Words, passage: Passage) -> bool:
    """Whether a passage is about those compared and, if it answers a question, about a pick.

    So is what is documented, and what nobody knows: it bears on a pick or a recommendation.
    """
    picks = {*words.brief.indicators, *words.brief.recommendations}
    subjects = {*passage.indicators, *passage.recommendations}
    asked = passage.kind not in ("question", "record", "unknown") or not subjects
    return words.fits(f"{passage.title} {passage.text}") and (asked or bool(picks & subjects))


def _fitting(words: Words, text: str, *, reading: bool = False) -> str:
    """A hand-written text, if it is about those whom the brief compares."""
    return text if words.fits(text, reading=reading) else ""


def _passage(words: Words, passage: Passage) -> dict[str, object]:
    """``picked``: whether it is about something that was chosen, or about all."""
    subjects = {*passage.indicators, *passage.recommendations}
    picks = {*words.brief.indicators, *words.brief.recommendations}
    return {
        "id": passage.id,
        "title": passage.title,
        "text": words.about(Role.PASSAGE, passage.id, passage.text),
        "picked": not subjects or bool(subjects & picks),
        "source": passage.source,
        "as_of": passage.as_of,
    }
