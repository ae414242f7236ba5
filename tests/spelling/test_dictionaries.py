"""The bundled lists hold what the dictionaries hold; suggestions are few and come in time."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from briefgen import paths
from briefgen.spelling.dictionaries import has_dictionary, is_known
from briefgen.spelling.suggestions import LONGEST, MOST, hunspell_of, suggestions

TOOL = Path(__file__).parent.parent.parent / "tools" / "expand_dictionaries.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("expand_dictionaries", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_a_list_holds_every_form_of_its_dictionary(language: str) -> None:
    folder = paths.DICTIONARIES / language
    words = (folder / "forms.txt").read_text(encoding="utf-8").split()
    assert words == tool().forms(language)
    judge = hunspell_of(language)
    assert [each for each in words[::50] if not judge.lookup(each)] == []
    wrong = [f"{each}q" for each in words[::500]]
    assert [each for each in wrong if is_known(each, language) != judge.lookup(each)] == []


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_licenses_travel_with_the_dictionaries(language: str) -> None:
    text = (paths.DICTIONARIES / language / "LICENSE.txt").read_text(encoding="utf-8")
    assert "Permission to use, copy, modify, distribute and sell these word" in text


def test_american_and_british_spelling_differ() -> None:
    assert is_known("color", "en-US")
    assert not is_known("color", "en-GB")
    assert is_known("organisation", "en-GB")
    assert not is_known("organisation", "en-US")
    assert not has_dictionary("fr")
    assert not has_dictionary("..")


@pytest.mark.parametrize("word", ["Committee", "don’t", "naïve", "should’ve", "pre"])
def test_words_are_known_however_they_are_written(word: str) -> None:
    assert is_known(word, "en-US")


@pytest.mark.parametrize(
    ("word", "meant"),
    [("comittee", "committee"), ("Recieve", "Receive"), ("is’nt", "isn’t"), ("teh", "the")],
)
def test_what_was_meant_is_among_at_most_five(word: str, meant: str) -> None:
    found = suggestions(word, "en-US")
    assert meant in found
    assert len(found) <= MOST


def test_suggestions_end_when_their_time_is_over() -> None:
    assert len(suggestions("comittee", "en-US", seconds=-1)) == 1
    assert suggestions("x" * (LONGEST + 1), "en-US") == ()
    assert suggestions("mot", "fr") == ()


def test_judging_words_needs_no_spylls() -> None:
    program = (
        "import sys\n"
        "from briefgen.spelling.dictionaries import is_known\n"
        "import briefgen.spelling.suggestions\n"
        "print(is_known('comittee', 'en-US'), 'spylls' in sys.modules)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout == "False False\n"
