"""What a template sees of a brief: plain dictionaries, lists and text."""

from briefgen.model.brief import Brief
from briefgen.model.indicators import Indicator
from briefgen.model.pack import find_indicator, find_recommendation
from briefgen.model.recommendations import Recommendation


def template_data(brief: Brief) -> dict[str, object]:
    """What a template sees: plain data only."""
    form = brief.form
    indicators = [find_indicator(brief.pack, each) for each in brief.indicators]
    proposals = [find_recommendation(brief.pack, each) for each in brief.recommendations]
    return {
        "brief": {
            "title": form.title,
            "subtitle": form.subtitle,
            "ask": form.ask,
            "office": form.office,
            "contact": form.contact,
            "stance": brief.template.stance.value,
            "date": brief.date,
        },
        "pack": {"title": brief.pack.title, "description": brief.pack.description},
        "entities": list(brief.entities),
        "indicators": [_indicator(each) for each in indicators if each],
        "recommendations": [_recommendation(each, brief.indicators) for each in proposals if each],
    }


def _indicator(indicator: Indicator) -> dict[str, object]:
    return {
        "id": indicator.id,
        "title": indicator.title,
        "short": indicator.short,
        "definition": indicator.definition,
        "theme": indicator.theme,
        "kind": indicator.kind.value,
        "scale": indicator.scale.value,
        "better": indicator.better.value,
        "confidence": indicator.confidence.value,
        "caveat": indicator.caveat,
        "so_what": indicator.telling.so_what,
    }


def _recommendation(proposal: Recommendation, chosen: tuple[str, ...]) -> dict[str, object]:
    return {
        "id": proposal.id,
        "lever": proposal.lever,
        "title": proposal.title,
        "actor": proposal.actor,
        "action": proposal.action,
        "rationale": proposal.rationale,
        "first_step": proposal.first_step,
        "steps": list(proposal.steps),
        "time": proposal.time,
        "cost": proposal.cost,
        "trade_off": proposal.trade_off,
        "counter_argument": proposal.counter_argument,
        "evidence": [i for i in proposal.evidence if i in chosen],
        "instruments": [
            {"name": i.name, "status": i.status, "date": i.date} for i in proposal.instruments
        ],
    }
