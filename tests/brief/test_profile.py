"""What an office says of itself is filled in where a brief says nothing, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen import paths
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.profile import (
    TEXTS,
    Profile,
    changed,
    cleaned,
    contact_of,
    dressed,
    fillable,
    filled,
)
from briefgen.brief.template import Form
from briefgen.compose import compose
from briefgen.document.blanks import blanks
from briefgen.document.outline import outline
from briefgen.document.release import Marking, MarkingKind
from briefgen.preferences import LONGEST
from briefgen.sources import library
from briefgen.typography.look import Brand
from tests.builders import small_brief
from tests.conftest import DATA

ANN = Profile(
    office="Office of Technology Policy",
    name="Ann Lee",
    phone="202-555-0100",
    email="ann@example.gov",
    head="Director Roe",
)
OFFICES = {"Office, name and telephone", "Name and telephone", "Office", "To", "From"}
LOOK = Brand(id="ours", title="Ours", accent="#333333")
KINDS = sorted(each.parent.name for each in paths.TEMPLATES.glob("*/template.toml"))


@pytest.mark.parametrize("kind", ["one-pager", "member-memo"])
def test_the_figures_of_the_state_that_an_office_stands_for_are_told_beside(kind: str) -> None:
    pack = library.find_pack(str(DATA / "topics" / "state-broadband"))
    brief = new_brief("b", pack.date, library.find_template(kind), pack)
    brief = replace(brief, indicators=("homes_online",), recommendations=())

    def told(state: str) -> str:
        return outline(compose(filled(brief, Profile(state=state))).document)

    assert "In California" in told("california")
    assert "In California" not in told("")
    assert told("Atlantis") == told("") == told("Oregon")  # nobody’s figure; told already


def of_kind(kind: str) -> Brief:
    return replace(small_brief(), template=library.find_template(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_brief_is_left_with_a_blank_that_the_office_knows(kind: str) -> None:
    after = filled(of_kind(kind), ANN)

    assert not OFFICES & set(blanks(compose(after).document))
    assert after.form.office == "Office of Technology Policy"
    assert after.form.contact == "Ann Lee, 202-555-0100, ann@example.gov"


def test_without_an_office_they_are_blanks() -> None:
    found = {each for kind in KINDS for each in blanks(compose(of_kind(kind)).document)}
    assert {"Office, name and telephone", "To", "From"} <= found


def test_a_memo_goes_to_the_director_and_other_kinds_get_no_lines() -> None:
    memo = filled(of_kind("decision-memo"), ANN)
    assert (memo.form.to, memo.form.sender) == ("Director Roe", "Ann Lee")
    assert filled(of_kind("decision-memo"), replace(ANN, name="")).form.sender == ANN.office
    pager = filled(of_kind("one-pager"), ANN)
    assert (pager.form.to, pager.form.sender) == ("", "")
    assert fillable(of_kind("decision-memo")) == ("office", "to", "sender", "contact")
    assert fillable(of_kind("one-pager")) == ("office", "contact")


def test_what_somebody_typed_stays() -> None:
    own = Form(office="Ours", contact="Bo", to="The Chair", sender="Cy", ask="Do it.")
    brief = replace(of_kind("bluf-memo"), form=own)
    assert filled(brief, ANN) is brief
    assert fillable(brief) == ()
    half = replace(brief, form=replace(own, contact=""))
    assert filled(half, ANN).form == replace(own, contact=contact_of(ANN))


def test_a_profile_that_knows_nothing_fills_nothing() -> None:
    brief = of_kind("decision-memo")
    assert filled(brief, Profile()) is brief
    assert filled(brief, Profile(look="plain")) is brief
    assert dressed(brief, Profile()) is brief


def test_the_office_of_a_look_speaks_for_the_brief() -> None:
    brief = replace(small_brief(), brand=replace(LOOK, office="Another office"))
    after = filled(brief, ANN)
    assert after.form.office == ""
    assert after.form.contact


def test_the_contact_has_what_is_known() -> None:
    assert contact_of(Profile(name="Ann", email="a@b.org")) == "Ann, a@b.org"
    assert contact_of(Profile(phone="1")) == "1"
    assert contact_of(Profile(office="Ours")) == ""  # pages name it beside


def test_usual_marking_and_look_are_for_briefs_without_their_own() -> None:
    usual = replace(ANN, marking=MarkingKind.CUI)
    after = dressed(small_brief(), usual, LOOK)
    assert after.brand == LOOK
    assert after.marking == Marking(
        MarkingKind.CUI, controlled_by=ANN.office, contact=contact_of(ANN)
    )
    marked = replace(small_brief(), marking=Marking(MarkingKind.DRAFT), brand=LOOK)
    assert dressed(marked, usual, replace(LOOK, id="other")) == marked
    plain = dressed(small_brief(), replace(ANN, marking=MarkingKind.DRAFT))
    assert plain.marking == Marking(MarkingKind.DRAFT)


def test_what_changed_is_named() -> None:
    before = of_kind("decision-memo")
    assert changed(before, before) == ()
    after = filled(dressed(before, replace(ANN, marking=MarkingKind.DRAFT), LOOK), ANN)
    assert changed(before, after) == ("office", "to", "sender", "contact", "marking", "brand")


@given(st.text(max_size=LONGEST))
def test_any_text_is_one_line_that_fits(text: str) -> None:
    profile = cleaned(replace(Profile(), **dict.fromkeys(TEXTS, text)))
    for name in TEXTS:
        line = getattr(profile, name)
        assert len(line) <= LONGEST
        assert len(line.splitlines()) <= 1
    assert cleaned(profile) == profile
    contact = filled(small_brief(), profile).form.contact
    assert len(contact.splitlines()) <= 1


def test_letters_that_grow_when_composed_still_fit() -> None:
    assert len(cleaned(Profile(office="\u0958" * LONGEST)).office) == LONGEST


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="“phone” may have at most 200 characters"):
        Profile(phone="1" * (LONGEST + 1))
