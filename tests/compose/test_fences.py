"""What a template asks for in a fence, within what can be shown."""

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.change.changes import Change, Drawn
from briefgen.compose import compose
from briefgen.document.tree import Chart
from briefgen.errors import TemplateError
from tests.builders import CHINA, US, brief_of, indicator, small_brief

FIGURES = {(US, "2024"): 3.0, (CHINA, "2024"): 2.0}


def asking(names: list[str], known: int) -> Brief:
    chart = f"```chart\nindicators: {', '.join(names)}\n```"
    return brief_of(chart, *(indicator(FIGURES, id=f"m{n}") for n in range(known)))


def test_an_indicator_named_often_is_drawn_once() -> None:
    one, often = (compose(asking(names, 2)).document for names in (["m0", "m1"], ["m0", "m1"] * 9))
    assert one == often
    drawn = Drawn("chart", "indicators: " + "power, " * 3_000)
    brief = replace(small_brief(), edits=(Change("n1", "ask", None, drawn, ()),))
    blocks = [each for s in pipeline.compose(brief).document.sections for each in s.blocks]
    (chart,) = [each for each in blocks if isinstance(each, Chart) and each.id == "n1"]
    assert all(len(each.points) < 5 for each in chart.series)


def test_more_than_anybody_could_read_are_refused() -> None:
    names = [f"m{n}" for n in range(41)]
    assert compose(asking(names[:40], 41)).document.sections[0].blocks
    with pytest.raises(TemplateError, match="A chart may have at most 40 indicators"):
        compose(asking(names, 41))
