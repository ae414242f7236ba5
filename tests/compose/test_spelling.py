"""A brief in British English."""

import re

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import new_brief
from briefgen.compose.spelling import british
from briefgen.document.lines import lines
from briefgen.sources import library


@pytest.mark.parametrize(
    ("american", "expected"),
    [
        ("data centers and programs", "data centres and programmes"),
        ("Data centers", "Data centres"),
        ("Center for AI Standards", "Center for AI Standards"),
        ("organizing, recognized, favorable", "organising, recognised, favourable"),
        ("programming models", "programming models"),
        ("a licensing model", "a licensing model"),
    ],
)
def test_small_words_are_spelled_and_names_are_left(american: str, expected: str) -> None:
    assert british(american) == expected


def test_dates_dollars_and_words_are_british_in_a_british_brief() -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("t", "2026-11-23", library.find_template("issue-brief"), pack)
    brief = replace(brief, language="en-GB")

    result = pipeline.make(brief)
    text = "\n".join(lines(result.composed.document))

    assert "US$285.9\xa0billion" in text
    assert not re.search(r"(?<!US)\$", text)
    assert "data centres" in text
    assert result.composed.document.as_of == "Figures as of 29\xa0November 2026"
    assert not [each for each in result.problems if "should read" in each.message]
