"""Content as folders that briefgen reads: a topic library and a kind of brief."""

import json
from pathlib import Path

from bench.content import AREAS, Chapter, Content, Measure

_PACK = """id = "{name}"
title = "Invented local services"
date = "2026-03-01"
description = "Everything in this library is invented, to measure how long things take."
headline = "Invented services differ"
subject = "{subject}"
comparators = {others}
pair = "the areas"
neither = "none of the areas"

[[themes]]
id = "services"
title = "Services"
"""
_INDICATOR = """title = "{title}"
short = "{short}"
definition = "An invented score, counted nowhere."
theme = "services"
kind = "{kind}"
scale = "score"
better = "higher"
confidence = "high"
source = "source1"
opened = true
redistribute = true
caveat = "The figures are invented."

[unit]
noun = "point"
nouns = "points"
decimals = 1

[phrases]
lead = "{{place}} reached {{amount}} in {{period}}"
against = "{{amount}} in {{place}}"
close = "reached nearly the same in {{period}}"
strength = "{short}"
so_what = "Nothing follows from invented figures."
"""
_TEMPLATE = """title = "Reference"
kind = "Report"
use_when = "Something is to be measured."
need = "record"
page_limit = 900
grid = "report"
notes = "foot"
headline = "{title}"
indicators = {indicators}
recommendations = []

[slots]
card = 0
told = -1
table = -1
annex = -1
"""


def write_pack(folder: Path, measures: tuple[Measure, ...], sources: tuple[str, ...]) -> Path:
    """Write a topic library of these indicators and sources; its folder."""
    (folder / "indicators").mkdir(parents=True)
    others = json.dumps(AREAS[1:])
    pack = _PACK.format(name=folder.name, subject=AREAS[0], others=others)
    (folder / "pack.toml").write_text(pack, encoding="utf-8")
    known = [_source(number, title) for number, title in enumerate(sources, start=1)]
    (folder / "sources.json").write_text(json.dumps(known), encoding="utf-8")
    for measure in measures:
        _write_indicator(folder / "indicators", measure)
    return folder


def write_content(folder: Path, content: Content) -> tuple[Path, Path]:
    """Write the library and the kind of brief that print this content; their folders."""
    measures = tuple(each for chapter in content.chapters for each in _measures(chapter))
    pack = write_pack(folder / f"{folder.name}-pack", measures, content.sources)
    template = folder / f"{folder.name}-kind"
    (template / "sections").mkdir(parents=True)
    names = json.dumps([each.id for each in measures])
    head = _TEMPLATE.format(title=content.title, indicators=names)
    for number, chapter in enumerate(content.chapters):
        head += f'\n[[sections]]\nid = "s{number}"\ntitle = "{chapter.title}"\n'
        file = template / "sections" / f"s{number}.md"
        file.write_text("\n\n".join(_parts(chapter)) + "\n", encoding="utf-8")
    (template / "template.toml").write_text(head, encoding="utf-8")
    return pack, template


def _measures(chapter: Chapter) -> tuple[Measure, ...]:
    return ((chapter.chart,) if chapter.chart else ()) + chapter.table


def _parts(chapter: Chapter) -> list[str]:
    parts = []
    for each in chapter.paragraphs:
        cited = f'{{{{ "source{each.note}" | source }}}}' if each.note else ""
        parts.append(each.text + cited)
    if chapter.chart:
        parts.insert(1, f"```chart\nindicator: {chapter.chart.id}\nkind: line\n```")
    if chapter.table:
        names = ", ".join(each.id for each in chapter.table)
        parts.append(f"```table\nindicators: {names}\n\ncaption: {chapter.title}\n```")
    return parts


def _write_indicator(folder: Path, measure: Measure) -> None:
    kind = "series" if len(measure.years) > 1 else "comparison"
    text = _INDICATOR.format(title=measure.title, short=measure.title.lower(), kind=kind)
    (folder / f"{measure.id}.toml").write_text(text, encoding="utf-8")
    rows = [
        f"{area},{year},{amount}"
        for area, amounts in measure.amounts.items()
        for year, amount in zip(measure.years, amounts, strict=True)
    ]
    table = "\n".join(["entity,period,amount", *rows, ""])
    (folder / f"{measure.id}.csv").write_text(table, encoding="utf-8")


def _source(number: int, title: str) -> dict[str, object]:
    return {
        "id": f"source{number}",
        "type": "report",
        "title": title,
        "publisher": "Invented office for local services",
        "issued": {"date-parts": [[2024]]},
        "URL": f"https://example.org/invented/{number}",
        "licence": "CC BY 4.0",
    }
