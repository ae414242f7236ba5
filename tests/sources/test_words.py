"""The words of a desk: read, added to, and never in the way."""

import os
from pathlib import Path

import pytest

from briefgen.errors import SaveError
from briefgen.sources.words import LIMIT, find_words
from briefgen.store.words import add_word


def test_words_that_are_added_are_found_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "new" / "my-words.txt"
    add_word("Zzyzx", path)
    path.write_text("# mine\n Quuxton \n\nZzyzx", encoding="utf-8")
    for _ in range(2):
        add_word("don’t", path)
    assert path.read_text(encoding="utf-8") == "# mine\n Quuxton \n\nZzyzx\ndon’t\n"
    assert find_words(path) == {"Quuxton", "Zzyzx", "don't"}


def test_a_file_that_cannot_be_used_has_no_words(tmp_path: Path) -> None:
    path = tmp_path / "my-words.txt"
    assert find_words(path) == frozenset()
    path.write_bytes(b"\xff\xfe")
    assert find_words(path) == frozenset()
    os.truncate(path, LIMIT + 1)
    assert find_words(path) == frozenset()
    with pytest.raises(SaveError):
        add_word("Zzyzx", path)
    path.unlink()
    path.mkdir()
    assert find_words(path) == frozenset()
    with pytest.raises(SaveError):
        add_word("Zzyzx", path)
