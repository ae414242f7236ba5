from msgspec.structs import replace

from briefgen.brief import edits
from briefgen.brief.overview import (
    arrangement,
    groups,
    library_of,
    section_name,
    section_to_show,
    standing,
    word_count,
)
from briefgen.brief.places import section_of
from briefgen.compose import compose
from briefgen.document.tree import Section
from briefgen.errors import Place
from briefgen.evidence.comparisons import Case
from briefgen.evidence.indicators import Figure
from briefgen.evidence.pack import find_indicator, used_part
from tests.builders import small_brief, small_pack


def test_the_library_holds_what_a_brief_brought_and_what_is_installed() -> None:
    installed = small_pack()
    patents = find_indicator(installed, "patents")
    assert patents
    own = used_part(installed, ("patents",), ())
    old = replace(patents, figures=(Figure("China", "2014–2023", 1),))
    own = replace(own, indicators=(old,))

    found = library_of(own, installed)

    assert [each.id for each in found.indicators] == [each.id for each in installed.indicators]
    assert find_indicator(found, "patents") == old
    assert len(found.recommendations) == len(installed.recommendations)
    assert library_of(own, replace(installed, id="other")) == own
    assert library_of(own, None) == own


def test_groups_hold_everything_once() -> None:
    pack = small_pack()

    found = groups(pack, pack.compared)

    ids = [choice.id for group in found for choice in group.choices]
    assert sorted(ids) == sorted(
        [each.id for each in pack.indicators] + [each.id for each in pack.recommendations]
    )
    assert found[-1].theme == ""


def test_a_standing_names_leader_amounts_and_period() -> None:
    pack = small_pack()
    patents = find_indicator(pack, "patents")
    assert patents

    found = standing(patents, pack, pack.compared)

    assert found.case is Case.LEADS
    assert (found.leader, found.period) == ("China", "2014–2023")
    assert found.amounts == (("U.S.", "6,276"), ("China", "38,210"))


def test_the_arrangement_lists_left_out_sections() -> None:
    brief = edits.omit_section(small_brief(), "figures")
    made = compose(brief)

    rows = {each.id: each for each in arrangement(brief, made.suggested)}

    assert not rows["figures"].included
    assert rows["bottom_line"].included
    assert rows["figures"].title == "What the figures show"


def test_names_and_places_of_sections() -> None:
    sections = (Section("ask", "ask", ()), Section("evidence/patents", "Evidence", ()))

    assert section_name(sections[0]) == "Ask"
    assert section_of(Place(indicator="patents"), sections) == "evidence/patents"
    assert section_of(Place(section="ask"), sections) == "ask"
    assert section_of(Place(indicator="power"), sections) == ""
    assert section_of(Place(), sections) == ""
    assert section_of(Place(indicator="patents"), compose(small_brief()).suggested) == "figures"


def test_some_section_is_in_hand() -> None:
    sections = compose(small_brief()).suggested

    assert section_to_show("figures", sections) == "figures"
    assert section_to_show("gone", sections) == "bottom_line"
    assert section_to_show("gone", sections[:1]) == sections[0].id
    assert section_to_show("gone", ()) == ""


def test_words_are_counted() -> None:
    assert 50 < word_count(compose(small_brief()).document) < 400


def test_choosing_brings_sources_and_undoes_nothing_else() -> None:
    full = small_brief()
    brief = replace(full, indicators=(), pack=used_part(full.pack, (), ()))

    after = edits.choose_indicator(brief, "patents", full.pack)

    assert after.indicators == ("patents",)
    assert [each.id for each in after.pack.sources] == ["patents"]
    assert edits.choose_indicator(after, "patents", full.pack) is after
