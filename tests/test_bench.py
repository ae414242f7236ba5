"""What is measured is what the bench says it is."""

from pathlib import Path

import numpy as np
import pytest

from bench import content, rows, screen, window
from bench.library_files import write_content
from bench.peer_files import html_source, typst_source
from briefgen import pipeline
from briefgen.brief.brief import new_brief
from briefgen.document.tree import Chart, Table
from briefgen.sources import library

PAPER, GROUND, TINT = 0xFFFFFF, 0xC0C8D0, 0xE3EEF6


def test_the_reference_has_what_it_is_measured_for(tmp_path: Path) -> None:
    pack, template = write_content(tmp_path / "reference", content.reference())
    brief = new_brief(
        "it", "2026-03-01", library.find_template(str(template)), library.find_pack(str(pack))
    )

    document = pipeline.compose(brief).document

    blocks = [block for section in document.sections for block in section.blocks]
    assert sum(isinstance(each, Chart) for each in blocks) == 8
    assert sum(isinstance(each, Table) for each in blocks) == 4
    assert len(document.notes) >= 20
    words = [each.text for it in content.reference().chapters for each in it.paragraphs]
    assert 2_800 < sum(len(each.split()) for each in words) < 3_000


def test_a_longer_reference_goes_on_in_other_words() -> None:
    short, long = content.reference(), content.reference(10)

    told = [each.text for chapter in long.chapters for each in chapter.paragraphs]

    assert long.chapters[:8] == short.chapters
    assert len(set(told)) == len(told)
    assert len(long.sources) == 200


def test_peers_get_the_same_words() -> None:
    made = content.reference()
    text = made.chapters[3].paragraphs[2].text

    assert text in typst_source(made)
    assert text in typst_source(made, lilaq=True)
    assert text in html_source(made)


def test_the_page_is_found_also_below_a_tint() -> None:
    before = np.zeros((400, 800), np.uint32)
    now = before.copy()
    now[10:390, 10:790] = GROUND
    now[20:380, 560:740] = PAPER
    now[30:370, 580:720] = TINT

    assert window.find_page(now, before) == screen.Box(560, 20, 180, 360)


@pytest.mark.parametrize(("value", "met"), [(3.5, True), (3.6, False)])
def test_a_goal_is_met_up_to_its_figure(value: float, met: bool) -> None:
    row = rows.at_most("it", value, 3.5, "×")

    assert row.met is met
    assert ("NOT MET" in rows.line(row)) is not met
