"""What there is to choose from, as ``briefgen list`` prints it."""

from typing import Any

from briefgen.charts import CHARTS
from briefgen.evidence.chart_kinds import TITLES
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import Pack, find_source
from briefgen.sources import library


def rows(what: str, pack: str) -> list[dict[str, Any]]:
    """Rows with at least ``id`` and ``title``."""
    match what:
        case "templates":
            found, _ = library.all_templates()
            return [
                {"id": t.id, "title": t.title, "use_when": t.use_when, "pages": t.page_limit}
                for t in found
            ]
        case "packs":
            return [{"id": p.id, "title": p.title, "date": p.date} for p in library.all_packs()]
        case "indicators":
            opened = library.find_pack(pack)
            return [_indicator_row(each, opened) for each in opened.indicators]
        case "recommendations":
            proposals = library.find_pack(pack).recommendations
            return [
                {"id": r.id, "title": r.title, "lever": r.lever, "evidence": list(r.evidence)}
                for r in proposals
            ]
        case _:
            return [{"id": kind, "title": title} for kind, title in _charts()]


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
    return [(kind, TITLES[kind]) for kind in CHARTS]
