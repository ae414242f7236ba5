import pytest

from briefgen.brief.naming import unfit_signs, without_ending


@pytest.mark.parametrize(
    ("name", "here", "on_windows"),
    [
        ("AI gap, v2.1 (draft)", "", ""),
        ("What next?", "", "?"),
        ("a/b\\c: d/e", "/", "/\\:"),
        ("“AI” gap", "", ""),
    ],
)
def test_signs_are_refused_where_files_cannot_have_them(
    name: str, here: str, on_windows: str
) -> None:
    assert unfit_signs(name, windows=False) == here
    assert unfit_signs(name, windows=True) == on_windows


@pytest.mark.parametrize(
    ("typed", "name"),
    [("a.pdf", "a"), ("a.PDF", "a"), ("a.docx", "a"), ("a.pdf.docx", "a.pdf"), ("a.txt", "a.txt")],
)
def test_an_ending_that_comes_anyway_is_taken_off(typed: str, name: str) -> None:
    assert without_ending(typed, (".pdf", ".docx")) == name
