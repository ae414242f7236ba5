"""Spelling: every word is judged once, and what nobody can judge is left alone."""

import msgspec
import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.known_words import known_words
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.brief.template import Form
from briefgen.checks.spelling import check
from briefgen.compose.spelling import british_if
from briefgen.document.tree import Column, Picture, Table, Text
from briefgen.errors import Severity
from briefgen.evidence.formatting import LANGUAGES
from briefgen.evidence.pack import Pack
from briefgen.sources import library
from briefgen.spelling.dictionaries import is_known
from briefgen.spelling.words import words_in
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import CHINA, US, brief_of, indicator, small_pack

NOT_PRINTED = ("id", "notes", "read_at", "source", "figures", "url", "sources")


def found(brief: Brief) -> list[Problem]:
    return [each for each in pipeline.make(brief).problems if each.code.startswith("spelling.")]


def misspelled(brief: Brief) -> list[str]:
    return [str(dict(each.params)["word"]) for each in found(brief)]


def test_a_word_is_told_once_with_its_place_and_how_often_it_stands_there() -> None:
    (problem,) = found(brief_of("The comittee met.\n\nIts *comittee* and the comittee’s room."))
    assert problem.severity is Severity.NOTE
    assert problem.message == "“comittee” is not in the dictionary; it stands here 3 times."
    assert (problem.place.section, problem.place.block) == ("s", "s/p1")


def test_titles_forms_tables_captions_and_alternatives_are_judged() -> None:
    brief = brief_of("A")
    table = Table("s/t", (Column((Text("Colum"),)),), (((Text("celll"),),),), (Text("captoin"),))
    picture = Picture("s/n1", "a.png", "A mapp", (Text("Picure"),))
    brief = edits.edit_section(brief, "s", (), (table, picture))
    brief = edits.fill_form(brief, Form(title="Titel", subtitle="Subtitel"))
    assert set(misspelled(brief)) == {
        "Colum", "celll", "captoin", "mapp", "Picure", "Titel", "Subtitel",
    }  # fmt: skip


def test_a_text_that_is_not_found_by_its_place_is_named() -> None:
    brief = brief_of("A")
    brief = edits.edit_section(brief, "s", (), (Picture("s/n1", "a.png", "A mapp"),))
    told = [each.message for each in found(edits.fill_form(brief, Form(title="Titel")))]
    assert told == [
        "“Titel” in the title is not in the dictionary.",
        "“mapp” in the alternative text is not in the dictionary.",
    ]


def test_of_a_text_in_another_language_a_hundred_words_are_told_and_the_rest_counted() -> None:
    words = [f"q{a}{b}q" for a in "bcdfghjkxz" for b in "bcdfghjkxzw"]
    told = found(brief_of(" ".join(words)))
    assert len(told) == 101
    assert told[-1].message == "10 more words are not in the dictionary."


def test_numbers_and_foreign_words_are_left_alone() -> None:
    things = indicator({(US, "2022"): 3, (CHINA, "2022"): 9})
    text = "The [schöne Geste](lang:de) is {{ 'things' | value('China', '2022') }}. A Geste."
    (problem,) = found(brief_of(text, things))
    assert problem.message == "“Geste” is not in the dictionary."  # the second one


def test_names_of_the_library_and_of_people_are_known() -> None:
    brief = brief_of("Ms. Doeville of Quuxton told Dr. Zzyzx about Things.")
    form = Form(office="Office of Quuxton", authors=("Jo Doeville",), to="Dr. Zzyzx")
    assert misspelled(brief) == ["Doeville", "Quuxton", "Zzyzx"]
    assert misspelled(edits.fill_form(brief, form)) == []
    named = replace(brief.pack, words=("quuxton", "Doeville", "Zzyzx"))
    assert misspelled(replace(brief, pack=named)) == []


def test_a_word_that_was_left_is_right_in_this_brief_and_one_of_the_desk_in_all() -> None:
    brief = brief_of("The comittee’s Comittee.")
    assert misspelled(brief) == ["comittee", "Comittee"]
    assert misspelled(edits.leave_word(brief, "comittee")) == []
    desk = pipeline.make(brief, frozenset({"comittee"}))
    assert not [each for each in desk.problems if each.code == "spelling.unknown"]
    unjudged = pipeline.make(brief, None)
    assert not [each for each in unjudged.problems if each.code == "spelling.unknown"]


def test_words_that_are_known_travel_in_the_file_of_a_brief() -> None:
    brief = edits.leave_word(brief_of("Quuxton has a comittee."), "comittee")
    brief = replace(brief, pack=replace(brief.pack, words=("Quuxton",)))
    opened = unpack_brief(pack_brief(brief), "a.brief")
    assert misspelled(opened) == []
    assert (opened.spelled, opened.pack.words) == (("comittee",), ("Quuxton",))


def test_terms_of_a_library_come_along_with_what_is_picked_from_it() -> None:
    brief = brief_of("A quuxton.")
    newer = replace(small_pack(), words=("quuxton",))
    assert misspelled(edits.choose_indicator(brief, "power", newer)) == []


def test_a_language_without_dictionary_is_told_once() -> None:
    brief = brief_of("Un mot. Un autre mot.")
    document = pipeline.compose(brief).document
    (problem,) = check(replace(brief, language="fr"), document, Pages(612, 792, 1))
    assert problem.code == "spelling.no_dictionary"


def test_a_word_is_spelled_as_the_language_of_the_brief_asks() -> None:
    brief = brief_of("The colour of color.")
    assert misspelled(brief) == ["colour"]
    assert misspelled(edits.set_language(brief, "en-GB")) == []  # color is colour there


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [each.id for each in library.all_templates()[0]])
def test_no_kind_of_brief_has_a_misspelled_word(name: str, language: str) -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("t", pack.date, library.find_template(name), pack)
    brief = edits.set_language(brief, language)
    every = replace(
        brief,
        indicators=tuple(each.id for each in pack.indicators),
        recommendations=tuple(each.id for each in pack.recommendations),
    )
    for each in (brief, every):
        told = check(each, pipeline.compose(each).document, Pages(612, 792, 1))
        assert [problem.message for problem in told] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", library.all_packs(), ids=lambda pack: pack.id)
def test_no_word_that_a_library_may_print_is_misspelled(pack: Pack, language: str) -> None:
    """Whatever is picked: all words that stand in its files, but for what is never printed."""
    brief = new_brief("t", pack.date, library.find_template("one-pager"), pack)
    unknown: set[str] = set()

    def judge(data: object) -> None:
        if isinstance(data, str):
            words = (word.text for word in words_in(british_if(data, language)))
            unknown.update(each for each in words if not is_known(each, language))
        elif isinstance(data, dict):
            for key, value in data.items():
                if key not in NOT_PRINTED:
                    judge(value)
        elif isinstance(data, tuple):
            for each in data:
                judge(each)

    judge(msgspec.to_builtins(pack))
    assert unknown - known_words(brief, unknown) == set()
