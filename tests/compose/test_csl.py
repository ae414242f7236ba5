"""Sources of all types in the styles that we ship, as the reference processor prints them."""

import json
import os
from typing import Any

import pytest

from briefgen.compose import csl
from briefgen.evidence.citation_style import STYLES, CitationStyle
from briefgen.paths import STYLES as FOLDER
from tests.builders import DATA
from tests.validators.citeproc import Job, Runs, joined, judged

SOURCES: list[dict[str, Any]] = json.loads((DATA / "citations/sources.json").read_text("utf-8"))
PRINTED = DATA / "citations/printed.json"  # by the reference processor; see the test below
LANGUAGES = ("en-US", "en-GB")


def printed(style: CitationStyle, item: dict[str, Any], language: str) -> tuple[Runs, Runs]:
    """What we print of a source: its entry (or note), and its mark in the text."""
    opened = csl.open_style(style, language)
    numbered = {**item, "citation-number": "1"}
    found = csl.entry(opened, numbered), csl.mark(opened, numbered)
    entry, mark = (joined([each[:3] for each in runs]) for runs in found)
    return entry, mark


def job_of(text: str, language: str, items: list[dict[str, Any]]) -> Job:
    """A style for the reference processor, with the locales that we ship."""
    locales = {each: FOLDER / "locales" / f"locales-{each}.xml" for each in LANGUAGES}
    texts = {each: path.read_text(encoding="utf-8") for each, path in locales.items()}
    return Job(text, items, language, texts)


def shown(runs: Runs) -> str:
    """Runs as one line: italics between asterisks, bold between number signs."""
    return "".join("*" * i + "#" * b + text + "#" * b + "*" * i for text, i, b in runs)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
def test_entries_are_printed_as_by_the_reference_processor(style: str, language: str) -> None:
    expected = json.loads(PRINTED.read_text(encoding="utf-8"))[f"{style}/{language}"]
    assert len(SOURCES) >= 30
    for item, (entry, mark) in zip(SOURCES, expected, strict=True):
        made = printed(CitationStyle(style), item, language)
        assert tuple(map(shown, made)) == (entry, mark)


@pytest.mark.validate
def test_what_is_expected_is_what_the_reference_processor_prints() -> None:
    """Set BRIEFGEN_GOLDEN to write the expectations anew."""
    names = [(style, language) for style in STYLES for language in LANGUAGES]
    texts = [(FOLDER / f"{style}.csl").read_text(encoding="utf-8") for style, _ in names]
    jobs = [job_of(text, name[1], SOURCES) for text, name in zip(texts, names, strict=True)]
    found = {
        f"{style}/{language}": [
            [shown(each.mark if "notes" in style else each.entry), shown(each.mark)]
            for each in made
        ]
        for (style, language), made in zip(names, judged(jobs), strict=True)
    }
    if os.environ.get("BRIEFGEN_GOLDEN"):
        PRINTED.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(PRINTED.read_text(encoding="utf-8"))


HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" {}><info/>'
    "<citation><layout>{}</layout></citation></style>"
)


def _says(layout: str, item: dict[str, Any], options: str = "", language: str = "en-US") -> str:
    style = CitationStyle("House", HEAD.format(options, layout))
    return "".join(run.text for run in csl.entry(csl.open_style(style, language), item))


@pytest.mark.parametrize(
    ("layout", "item", "said"),
    [
        # labels stand with what they name alone
        ('<group><text variable="edition"/><text term="edition"/></group>', {}, ""),
        ('<label variable="page" suffix=" "/>', {}, ""),
        ('<label variable="page" form="short" suffix=" "/><text variable="page"/>',
         {"page": "5-8"}, "pp. 5–8"),
        ('<number variable="edition" form="ordinal"/>', {"edition": "22"}, "22nd"),
        ('<number variable="volume" form="roman"/>', {"volume": "14"}, "xiv"),
        ('<text variable="title" text-case="title"/>',
         {"title": "grain size of the μm scale: a well-known test, and more to"},
         "Grain Size of the μm Scale: A Well-Known Test, and More To"),
        # quotation marks within others, and stops
        ('<text variable="title" quotes="true" suffix="."/>', {"title": "A “b”"}, "“A ‘b.’”"),
        ('<text variable="title" quotes="true" suffix="."/>', {"title": "Why?"}, "“Why?”"),
        ('<text variable="title" suffix="."/>', {"title": "Energy Inc."}, "Energy Inc."),
        ('<text variable="title"/>', {"title": "The states' 'own' way"}, "The states’ ‘own’ way"),
        # dates
        ('<date variable="issued" form="text"/>',
         {"issued": {"date-parts": [[2020, 5, 3], [2020, 5, 9]]}}, "May 3–9, 2020"),
        ('<date variable="issued" form="text"/>',
         {"issued": {"date-parts": [[2019, 12], [2020, 1]]}}, "December 2019–January 2020"),
        ('<date variable="issued" form="text"/>', {"issued": {"date-parts": [[-44]]}}, "44 BC"),
        ('<date variable="issued" form="text"/>', {"issued": {"literal": "in press"}}, "in press"),
        ('<date variable="issued" form="text"/>',
         {"issued": {"date-parts": [[2020]], "season": 1}}, "Spring 2020"),
    ],
)  # fmt: skip
def test_what_a_style_asks_for(layout: str, item: dict[str, Any], said: str) -> None:
    assert _says(layout, item) == said


def test_a_stop_within_the_quotation_is_no_part_of_the_title() -> None:
    style = CitationStyle(
        "House", HEAD.format("", '<text variable="title" quotes="true" suffix="."/>')
    )
    runs = csl.entry(csl.open_style(style, "en-US"), {"title": "Models"})
    assert [(run.text, run.title) for run in runs] == [
        ("“", False),
        ("Models", True),
        (".”", False),
    ]


def test_british_stops_stay_outside() -> None:
    layout = '<text variable="title" quotes="true" suffix="."/>'
    assert _says(layout, {"title": "A “b”"}, language="en-GB") == "‘A “b”’."


@pytest.mark.parametrize(
    ("options", "person", "said"),
    [
        ('initialize-with=". "', {"family": "Lee", "given": "Min-jun"}, "M. Lee"),
        ('initialize-with="."', {"family": "Sartre", "given": "Jean-Paul C."}, "J.-P.C. Sartre"),
        ('initialize-with=""', {"family": "Moreau", "given": "Claire Anne"}, "CA Moreau"),
        ('name-as-sort-order="all"', {"family": "van den Berg", "given": "Ann"},
         "Berg, Ann van den"),
        ('name-as-sort-order="all" demote-non-dropping-particle="never"',
         {"family": "Berg", "given": "Ann", "non-dropping-particle": "van den"},
         "van den Berg, Ann"),
        ('name-as-sort-order="all"', {"family": "King", "given": "Martin", "suffix": "Jr."},
         "King, Martin, Jr."),
        ("", {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
         "Alexander von Humboldt"),
        ("", {"family": "毛", "given": "泽东"}, "毛泽东"),
        ('initialize-with="."', {"literal": "Office of Examples"}, "Office of Examples"),
    ],
)  # fmt: skip
def test_names(options: str, person: dict[str, str], said: str) -> None:
    assert _says('<names variable="author"/>', {"author": [person]}, options) == said


def test_others_are_et_al_and_no_person() -> None:
    authors = [{"family": "Ash", "given": "Bo"}, {"literal": "et al."}]
    assert _says('<names variable="author"/>', {"author": authors}) == "Bo Ash et al."


def test_what_stands_in_is_not_printed_again() -> None:
    layout = (
        '<group delimiter=", "><names variable="author"><substitute><text variable="title"/>'
        '</substitute></names><text variable="title"/><text variable="publisher"/></group>'
    )
    assert _says(layout, {"title": "Report", "publisher": "Office"}) == "Report, Office"
