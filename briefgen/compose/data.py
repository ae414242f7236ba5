"""What a template sees of a brief: plain dictionaries, lists and text."""

from briefgen.model.brief import Brief
from briefgen.model.pack import find_indicator, find_recommendation


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
        "indicators": [
            {
                "id": each.id,
                "title": each.title,
                "short": each.short,
                "definition": each.definition,
                "theme": each.theme,
                "kind": each.kind.value,
                "scale": each.scale.value,
                "better": each.better.value,
                "confidence": each.confidence.value,
                "caveat": each.caveat,
                "so_what": each.telling.so_what,
            }
            for each in indicators
            if each
        ],
        "recommendations": [
            {
                "id": each.id,
                "lever": each.lever,
                "title": each.title,
                "actor": each.actor,
                "action": each.action,
                "rationale": each.rationale,
                "first_step": each.first_step,
                "steps": list(each.steps),
                "time": each.time,
                "cost": each.cost,
                "trade_off": each.trade_off,
                "counter_argument": each.counter_argument,
                "evidence": [i for i in each.evidence if i in brief.indicators],
                "instruments": [
                    {"name": i.name, "status": i.status, "date": i.date} for i in each.instruments
                ],
            }
            for each in proposals
            if each
        ],
    }
