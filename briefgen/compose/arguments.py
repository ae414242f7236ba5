"""Recommendations as a template sees them: what they rest on and take, and what is decided."""

import re
from collections.abc import Container, Iterable

from briefgen.brief.lookup import recommendation_of
from briefgen.brief.plan import Plan
from briefgen.brief.template import Prominence
from briefgen.change.identity import Role
from briefgen.compose.institutions import within
from briefgen.compose.leads import is_measured, is_more
from briefgen.compose.pieces import bears, fitting_text, indicators_data, label_of, passage_data
from briefgen.compose.reasoning import options_of, question_of, thesis_of
from briefgen.compose.words import Words, capital
from briefgen.evidence.dates import days_between, format_date
from briefgen.evidence.indicators import common_period, is_done
from briefgen.evidence.questions import Question
from briefgen.evidence.recommendations import (
    TERMS,
    Force,
    Instrument,
    Option,
    Recommendation,
    by_force,
    foremost,
    is_bill,
)

ALIKE = 0.5  # of the words of four letters and more
LABELED = 2  # measures whose themes a label names
LATE = 31  # days after which it matters when a status was looked up
CURRENT = (Force.IN_FORCE, Force.ISSUED, Force.PILOT, Force.CASE, Force.SUSPENDED, Force.NOT_LAW)
RECENT = 730  # days before a brief's date in which something is new
_LAW = re.compile(r"Public Law \d+-\d+")
_UNPRICED = re.compile("no public estimate|budget office")
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


def recommendation_data(words: Words, proposal: Recommendation, plan: Plan) -> dict[str, object]:
    """One recommendation with what it rests on, what it takes and what else could be done."""

    def about(role: Role, text: str) -> str:
        return words.about(role, proposal.id, text)

    bill = next((b.number for b in words.brief.bills if b.recommendation == proposal.id), "")
    terms = {each: about(Role.TERMS, getattr(proposal, each)) for each in TERMS}
    return {
        "id": proposal.id,
        "lever": proposal.lever,
        "title": proposal.title,
        "label": _label(words, proposal, plan),
        "actor": proposal.actor,
        "act": _act(words, proposal),
        "action": about(Role.ACTION, proposal.action),
        "rationale": about(Role.REASON, fitting_text(words, proposal.rationale)),
        "first_step": about(Role.STEP, proposal.first_step),
        "steps": [about(Role.STEP, each) for each in proposal.steps],
        "trade_off": about(Role.TRADE_OFF, fitting_text(words, proposal.trade_off)),
        "counter_argument": about(Role.COUNTER, fitting_text(words, proposal.counter_argument)),
        "answer": about(Role.COUNTER, fitting_text(words, proposal.answer)),
        "bill": bill,
        "unpriced": bool(_UNPRICED.search(proposal.cost)),
        "bills": [each.name for each in proposal.instruments if is_bill(each)],
        "law": found.group() if (found := _LAW.match(proposal.legal_basis)) else "",
        **_sides(words, proposal, plan),
        "instruments": [instrument_data(words, each) for each in by_force([proposal])],
        "policies": _policies(words, proposal, plan),
        "recent": _recent(words, proposal),
        "records": _records(words, proposal),
        "question": decision_data(words, proposal),
        "set_aside": [_option(each) for each in _set_aside(words, proposal)],
        **terms,
    }


def _sides(words: Words, proposal: Recommendation, plan: Plan) -> dict[str, object]:
    """What is told that speaks for and against it."""
    told = shared(words, plan.at(Prominence.CARD, Prominence.TOLD))
    reasons = [each for each in proposal.evidence if each in told]
    doubts = [each for each in proposal.against if each in told]
    before = _before(words, proposal, plan)
    return {
        "evidence": _findings(words, proposal, _in_order(words, proposal, told), before),
        "against": _findings(words, proposal, doubts, _argued(words, plan)),
        "reasons": _because(words, proposal, reasons),
        "doubts": _because(words, proposal, doubts),
    }


def _label(words: Words, proposal: Recommendation, plan: Plan) -> str:
    """A word or two for what it rests on, of its own first: the themes of the two that are shown,
    or the measure where one that is shown before it has the same theme; its title where nothing is
    shown for it.
    """
    told = shared(words, plan.at(Prominence.CARD, Prominence.TOLD))
    seen: set[str] = set()
    themes: set[str] = set()
    label = ""
    for each in (*_earlier(words, proposal, plan), proposal):
        own = [words.indicators[e] for e in _in_order(words, each, told) if e not in seen][:LABELED]
        fresh = [e for e in own if e.theme not in themes]
        label = each.title
        if fresh:
            label = label_of(words, *fresh)
        elif own:
            label = capital(own[0].phrases.strength or own[0].short)
        themes.update(e.theme for e in own)
        seen.update(each.evidence)
    return label


def _policies(words: Words, proposal: Recommendation, plan: Plan) -> list[dict[str, object]]:
    """The instruments that matter most to it and to none of those shown before."""
    seen = {each for one in _earlier(words, proposal, plan) for each in foremost(one)}
    return [instrument_data(words, each) for each in foremost(proposal) if each not in seen]


def _act(words: Words, proposal: Recommendation) -> str:
    """What the library's audience may do: the action itself, or have somebody else take it."""
    pack, action = words.brief.pack, words.about(Role.ACTION, proposal.id, proposal.action)
    if proposal.actor in pack.bodies:
        return f"{action} ({proposal.actor})"
    if proposal.actor.lower().endswith(pack.audience.removeprefix("the ").lower()):
        return action
    return f"direct {within(proposal.actor, pack.audience)} to {action}"


def decision_data(words: Words, proposal: Recommendation) -> dict[str, object]:
    """What is decided: the library's question, or whether to do what is recommended first."""
    found = question_of(words.brief, proposal)
    asked = found or Question(proposal.id, proposal.action, "", proposal.id, ())

    def about(role: Role, text: str) -> str:
        return words.about(role, asked.id, fitting_text(words, text))

    gaps = ((fitting_text(words, each.what), each.would_settle) for each in asked.unknowns)
    return {
        "id": asked.id,
        "decides": proposal.id,
        "ask": words.about(Role.QUESTION, asked.id, asked.ask),
        "title": asked.title if thesis_of(words, asked.thesis) else "",
        "thesis": about(Role.QUESTION, thesis_of(words, asked.thesis)),
        "mechanism": about(Role.PROBLEM, asked.mechanism),
        "bears": about(Role.PROBLEM, asked.bears),
        "not_claimed": about(Role.PROBLEM, asked.not_claimed),
        "framing": about(Role.PROBLEM, asked.framing),
        "separates": asked.separates,
        "topic": asked.topic,
        "inquiry": words.about(Role.QUESTION, asked.id, asked.inquiry),
        "barriers": [
            {"who": each.who, "what": about(Role.PROBLEM, each.what)} for each in asked.barriers
        ],
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
    options = options_of(words.brief, proposal)[1:]
    return [each for each in options if each.recommendation not in taken]


def _option(option: Option) -> dict[str, object]:
    return {each: getattr(option, each) for each in option.__struct_fields__}


def _before(words: Words, proposal: Recommendation, plan: Plan) -> frozenset[str]:
    """What is evidence for the recommendations shown before this one."""
    return frozenset(e for each in _earlier(words, proposal, plan) for e in each.evidence)


def _earlier(words: Words, proposal: Recommendation, plan: Plan) -> list[Recommendation]:
    """The recommendations shown before this one."""
    earlier = plan.proposals[: plan.proposals.index(proposal.id)]
    found = (recommendation_of(words.brief, each) for each in earlier)
    return [each for each in found if each]


def _argued(words: Words, plan: Plan) -> frozenset[str]:
    """What is evidence for any recommendation shown."""
    found = (recommendation_of(words.brief, each) for each in plan.proposals)
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

    ``before`` says that it is evidence for one that stands before, or for any if it speaks against;
    ``more`` that its sentence tells what narrowed, who holds most or what grows; ``measured``,
    which templates in older briefs ask for, that it tells who leads, too.
    """
    return [
        {
            **each,
            "because": words.about(Role.READING, str(each["id"]), said),
            "before": each["id"] in before,
            "more": is_more(words, found),
            "measured": is_measured(words, found),
        }
        for each in indicators_data(words, which)
        for said in (_reason(words, proposal, str(each["id"])),)
        for found in (words.indicators[str(each["id"])],)
    ]


def _because(words: Words, proposal: Recommendation, which: Iterable[str]) -> list[str]:
    """Why each of these indicators speaks for or against it, known by the recommendation."""
    return [words.about(Role.REASON, proposal.id, e) for e in _reasons(words, proposal, which)]


def _reasons(words: Words, proposal: Recommendation, which: Iterable[str]) -> list[str]:
    """What is said of each of these indicators; what is said already is left out."""
    said = f"{proposal.rationale} {proposal.counter_argument}"
    texts = (_reason(words, proposal, each) for each in which)
    return [each for each in texts if each and not _is_said(each, said)]


def _reason(words: Words, proposal: Recommendation, which: str) -> str:
    """Why an indicator speaks for or against it; nothing where the first compared has none left."""
    if any(is_done(words.indicators[which], each) for each in words.brief.entities[:1]):
        return ""
    return fitting_text(words, proposal.because.get(which, ""))


def _is_said(sentence: str, before: str) -> bool:
    """Whether most words of a sentence that carry meaning stand in another text."""
    own, others = (set(re.findall(r"\w{4,}", each.lower())) for each in (sentence, before))
    return len(own & others) >= ALIKE * len(own)


def _recent(words: Words, proposal: Recommendation) -> list[dict[str, object]]:
    """The instruments of the last two years before the brief, the newest first."""
    found = [
        each
        for each in by_force([proposal])
        if 0 <= days_between(each.date, words.brief.date) <= RECENT and each.force in CURRENT
    ]
    found.sort(key=lambda each: each.date, reverse=True)
    return [instrument_data(words, each) for each in found]


def _stated(words: Words, instrument: Instrument) -> str:
    """Where it stands and since when: "issued June 18, 2026"; "in force since July 23, 2025, as of
    April 2026", where that was looked up later.
    """
    day, seen = (
        format_date(each, words.brief.language)
        for each in (instrument.date, instrument.status_as_of)
    )
    lasting = instrument.force in (Force.IN_FORCE, Force.SUSPENDED)
    since = " since" if lasting else "" if instrument.force is Force.ISSUED else ","
    said = STANDING[instrument.force]
    said = f"{said}{since} {day}" if said else day
    late = days_between(instrument.date, instrument.status_as_of) > LATE
    return f"{said}, as of {seen}" if late else said


def instrument_data(words: Words, instrument: Instrument) -> dict[str, object]:
    """A law, order or program with where it stands."""
    return {
        "id": instrument.id,
        "name": words.about(Role.INSTRUMENT, instrument.id, instrument.name),
        "kind": instrument.kind,
        "force": instrument.force.value,
        "standing": STANDING[instrument.force],
        "status": instrument.status,
        "date": instrument.date,
        "as_of": instrument.status_as_of,
        "stated": _stated(words, instrument),
        "source": instrument.source,
        "url": instrument.url,
    }


def _records(words: Words, proposal: Recommendation) -> list[dict[str, object]]:
    """What is documented that bears on a recommendation."""
    found = (e for e in words.brief.pack.passages if e.kind == "record" and bears(words, e))
    return [passage_data(words, each) for each in found if proposal.id in each.recommendations]


def shared(words: Words, told: tuple[str, ...]) -> tuple[str, ...]:
    """Those whose figures can speak for or against: everybody compared has one.

    Those whom the library is about keep all, since its words are written for them.
    """
    compared = words.brief.entities
    told = tuple(each for each in told if each in words.indicators)
    if set(compared) <= set(words.brief.pack.compared):
        return told
    return tuple(e for e in told if common_period(words.indicators[e], compared))
