"""Fields of letterheads: all that could run, fetch or tell becomes words, the harmless stay."""

import re
from collections.abc import Callable
from itertools import product

import pytest

from briefgen.zips import read_zip
from tests.export.word.letterheads import p
from tests.tally import Tally
from tests.word_files.active import active
from tests.word_files.field_cases import (
    BEGIN,
    END,
    FORMS,
    GOES,
    NOT_WHOLE,
    SEPARATE,
    SHOWN,
    STAYS,
    WHOLE,
    coded,
    field,
    simple,
    unclosed,
)
from tests.word_files.offices import cleaned, codes, everywhere, exported, office, shown


@pytest.mark.parametrize("kind", GOES)
def test_a_field_that_is_not_on_the_list_becomes_its_last_words(kind: str, tally: Tally) -> None:
    wrong = 0
    for form in FORMS:
        data = office("".join(f"<w:p>{form(code)}</w:p>" for code in GOES[kind]))
        result, left_out = cleaned(data)
        assert list(active(data)), form  # the judge sees it
        wrong += len(list(active(result)))
        assert set(codes(result)) <= {"begin", "PAGE", "end"}, form  # as in the torn ones
        assert sum(map(times, left_out)) >= len(GOES[kind]), form
        assert shown(result) == len(GOES[kind]), form
    tally("S4 fields that run or fetch", tried=len(FORMS) * len(GOES[kind]), wrong=wrong)
    assert wrong == 0


def times(phrase: str) -> int:
    found = re.search(r", (\d+) times$", phrase)
    return int(found[1]) if found else 1


@pytest.mark.parametrize("code", ["", "   ", "\t", r"\* MERGEFORMAT"])
@pytest.mark.parametrize("form", WHOLE, ids=lambda form: str(form.__name__))
def test_a_field_without_a_name_becomes_its_last_words(
    form: Callable[[str], str], code: str
) -> None:
    result, left_out = cleaned(office(f"<w:p>{form(code)}</w:p>"))
    assert left_out == ("a field without a name; what it showed last stays",)
    assert codes(result) == []
    assert shown(result) == 1


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.__name__))
def test_no_story_and_no_export_keeps_one(form: Callable[[str], str]) -> None:
    content = "".join(form(codes[0]) for codes in GOES.values())
    data = everywhere(content)
    result, _ = cleaned(data)
    assert list(active(result)) == []
    assert shown(result) == shown(data)
    assert list(active(exported(data))) == []


@pytest.mark.parametrize("form", WHOLE, ids=lambda form: str(form.__name__))
def test_harmless_fields_stay_as_they_are(form: Callable[[str], str], tally: Tally) -> None:
    wrong = [code for code in STAYS if cleaned(office(f"<w:p>{form(code)}</w:p>"))[1]]
    tally("S4 harmless fields", tried=len(STAYS), refused_wrongly=len(wrong))
    assert wrong == []
    data = everywhere("".join(map(form, STAYS)))
    result, left_out = cleaned(data)
    assert left_out == ()
    assert list(active(result)) == []
    assert codes(result) == codes(data)
    assert list(active(exported(data))) == []


def test_a_table_of_contents_keeps_its_links_and_pages() -> None:
    entry = (
        f"<w:p>{BEGIN}{coded(' HYPERLINK ' + chr(92) + 'l Here ')}{SEPARATE}{SHOWN}"
        f"{field(' PAGEREF Here ')}{END}</w:p>"
    )
    first = f"<w:p>{BEGIN}{coded(' TOC ')}{SEPARATE}</w:p>"
    data = office(first + entry + entry + f"<w:p>{END}</w:p>")
    result, left_out = cleaned(data)
    assert left_out == ()
    assert codes(result) == codes(data)


def test_a_dropped_field_leaves_the_fields_of_its_words() -> None:
    inside = SEPARATE + "<w:r><w:t>p. </w:t></w:r>" + field("PAGE") + END
    result, left_out = cleaned(office(f"<w:p>{BEGIN}{coded('QUOTE x')}{inside}</w:p>"))
    assert left_out == ("the field QUOTE; what it showed last stays",)
    assert codes(result) == ["begin", "PAGE", "separate", "end"]


@pytest.mark.parametrize("kind", NOT_WHOLE)
def test_what_is_not_whole_is_no_field_any_more(kind: str) -> None:
    result, _ = cleaned(office(f"<w:p>{NOT_WHOLE[kind]}</w:p>"))
    assert codes(result) == []
    assert shown(result) == 1


def test_many_kinds_of_fields_are_told_in_a_few_phrases() -> None:
    names = ("".join(pair) for pair in product("ABCDEFGHI", "KLMNOPQRSX"))
    body = "".join(f"<w:p>{simple(name)}</w:p>" for name in names)
    _, left_out = cleaned(office(body))
    assert len(left_out) < 40
    assert sum(int((re.match(r"\d+", each) or ["1"])[0]) for each in left_out) == 90


def test_a_field_that_never_ends_takes_no_other_along() -> None:
    body = f"<w:p>{unclosed('INCLUDETEXT x')}</w:p><w:p>{field('PAGE')}</w:p>{p('Signed')}"
    result, left_out = cleaned(office(body))
    assert left_out == ("the field INCLUDETEXT; what it showed last stays",)
    assert codes(result) == ["begin", "PAGE", "separate", "end"]
    assert b"Signed" in read_zip(result)["word/document.xml"]


def test_macros_and_data_behind_a_form_field_go() -> None:
    form = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:fldData>AAAA</w:fldData><w:ffData>'
        '<w:name w:val="a"/><w:entryMacro w:val="Evil"/><w:exitMacro w:val="Evil"/></w:ffData>'
        "</w:fldChar></w:r>"
    )
    result, _ = cleaned(office(f"<w:p>{form}{coded('FORMTEXT')}{SEPARATE}{SHOWN}{END}</w:p>"))
    assert list(active(result)) == []
    assert b"FORMTEXT" in read_zip(result)["word/document.xml"]
