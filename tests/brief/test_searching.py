import csv

import pytest

from briefgen import paths
from briefgen.brief.overview import groups
from briefgen.brief.searching import asked, figures_of, has_all, searched
from briefgen.evidence.indicators import Unit
from briefgen.evidence.pack import Pack
from briefgen.sources import library
from tests.builders import indicator

FOLDER = paths.ASSETS / "packs" / library.DEFAULT_PACK


@pytest.fixture(scope="module")
def shipped() -> Pack:
    return library.find_pack(str(FOLDER))


def found(pack: Pack, text: str, *, loosely: bool = False) -> set[str]:
    choices = [each for group in groups(pack, pack.compared) for each in group.choices]
    return {e.id for e in choices if has_all(e.words, asked(text), loosely=loosely)}


@pytest.mark.parametrize(
    ("text", "amount", "name"),
    [
        ("38,210", "38210", "genai_patents_wipo"),
        ("38210", "38210", "genai_patents_wipo"),
        ("China 38,210", "38210", "genai_patents_wipo"),
        ("$285.9 billion", "285.9", "private_ai_investment_nominal"),
        ("US$285.9 billion", "285.9", "private_ai_investment_nominal"),
        ("285.9", "285.9", "private_ai_investment_nominal"),
        ("81.5%", "81.5", "lithography_share"),
        ("81.5 percent", "81.5", "lithography_share"),
        ("81.5 per cent", "81.5", "lithography_share"),
    ],
)
def test_an_amount_finds_the_one_indicator_that_holds_it(
    shipped: Pack, text: str, amount: str, name: str
) -> None:
    table = (FOLDER / "indicators" / f"{name}.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    assert amount in {each["amount"] for each in rows}

    assert found(shipped, text) == {name}


@pytest.mark.parametrize("text", ["2014–2023", "2014-2023", "2014 – 2023"])
def test_a_period_finds_all_that_have_it(shipped: Pack, text: str) -> None:
    having = {i.id for i in shipped.indicators if any(f.period == "2014–2023" for f in i.figures)}

    assert "genai_patents_wipo" in having
    assert found(shipped, text) == having


def test_a_source_finds_what_comes_from_it_and_not_what_its_letters_are_in(shipped: Pack) -> None:
    named = {each.id for each in shipped.sources if "Ember" in f"{each.title} {each.publisher}"}
    having = {each.id for each in shipped.indicators if each.source in named}

    assert len(having) > 2
    assert having <= found(shipped, "ember")
    dated = {each.id for each in shipped.indicators if "ecember" in figures_of(each)}
    assert dated - having
    assert not (dated - having) & found(shipped, "Ember")


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("6,276", True),
        ("6276", True),
        ("276", False),  # the end of another number
        ("6,27", False),
        ("62", False),
        ("12.4", True),
        ("12", False),
        ("2.4", False),
        ("12.4 billion", True),
        ("12.4 million", False),  # million stands elsewhere
        ("$12.4 billion", True),
        ("12400000000", True),
        ("12,400,000,000", True),
        ("2024 China", True),
        ("2023 China", False),
        ("Q3 2025", True),
        ("the third quarter of 2025", True),
    ],
)
def test_numbers_are_found_whole(text: str, finds: bool) -> None:
    held = figures_of(
        indicator(
            {("China", "2024"): 12.4, ("United States", "2025Q3"): 6276e-9},
            unit=Unit("dollar", "dollars", symbol="$", factor=10**9),
        )
    )

    assert has_all(searched(held, "One in a million."), asked(text)) is finds


@pytest.mark.parametrize("text", ["3", "38", "38,", "38,2", "38,21", "382", "China 38,2"])
def test_a_number_that_is_being_typed_is_found_by_its_beginning(shipped: Pack, text: str) -> None:
    assert "genai_patents_wipo" in found(shipped, text, loosely=True)


def test_words_are_found_in_the_middle_of_others_only_loosely() -> None:
    text = searched("Photolithography machines_sold")

    assert has_all(text, asked("PHOTO mach sold"))
    assert not has_all(text, asked("lithography"))
    assert has_all(text, asked("lithography"), loosely=True)
    assert not has_all(text, asked("photo glass"), loosely=True)
    assert has_all(text, asked(" "))
