"""What there is to choose from, as ``briefgen list`` prints it."""

from typing import Any

from briefgen.brief.template import Template
from briefgen.evidence.chart_kinds import TITLES
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import Pack, find_source
from briefgen.sources import library


def rows(what: str, pack: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows with at least ``id`` and ``title``, and a sentence about each that cannot be used."""
    if what == "templates":
        found, wrong = library.all_templates()
        return [_template_row(each) for each in found], list(map(str, wrong))
    if what == "packs":
        office = library.office_library(is_there=library.is_office_there())
        listed = (*library.all_packs(), *office.packs)
        found_packs = [{"id": p.id, "title": p.title, "date": p.date} for p in listed]
        return found_packs, list(map(str, office.wrong))
    return _rows(what, pack), []


def _rows(what: str, pack: str) -> list[dict[str, Any]]:
    match what:
        case "indicators":
            opened = library.find_pack(pack)
            return [_indicator_row(each, opened) for each in opened.indicators]
        case "recommendations":
            proposals = library.find_pack(pack).recommendations
            return [
                {"id": r.id, "title": r.title, "lever": r.lever, "evidence": list(r.evidence)}
                for r in proposals
            ]
        case "questions":
            questions = library.find_pack(pack).questions
            return [{"id": q.id, "title": f"Whether to {q.ask}"} for q in questions]
        case _:
            return [{"id": kind, "title": title} for kind, title in _charts()]


def _template_row(template: Template) -> dict[str, Any]:
    return {
        "id": template.id,
        "title": template.title,
        "use_when": template.use_when,
        "pages": template.page_limit,
    }


def _indicator_row(indicator: Indicator, pack: Pack) -> dict[str, Any]:
    source = find_source(pack, indicator.source)
    return {
        "id": indicator.id,
        "title": indicator.title,
        "unit": indicator.unit.nouns,
        "theme": indicator.theme,
        "source": f"{source.publisher}, {source.title} ({source.year})" if source else "",
        "url": source.url if source else "",
        "licence": source.licence if source else "",
        "confidence": indicator.confidence.value,
        "figures": [
            {"entity": f.entity, "period": f.period, "amount": f.amount} for f in indicator.figures
        ],
    }


def _charts() -> list[tuple[str, str]]:
    from briefgen.charts import CHARTS

    return [(kind, TITLES[kind]) for kind in CHARTS]
