"""Marks that are words stand before the stop; numbers stand behind it."""

import pytest

from briefgen.document.inlines import unnumbered
from briefgen.document.marks import inside, marked
from briefgen.document.runs import plain
from briefgen.document.tree import Citation, Inlines, Note, Paragraph, Strong, Text

WIPO = marked(Note("wipo", 1, (), mark="WIPO\u00a02024"))
BANK = marked(Note("bank", 2, (), mark="World Bank\u00a02021"))


def _read(*parts: object) -> str:
    return plain(_inlines(*parts), citations=True).replace("\u00a0", " ")


def _inlines(*parts: object) -> Inlines:
    made = (Text(part) if isinstance(part, str) else part for part in parts)
    return inside(tuple(made))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parts", "reads"),
    [
        (("It leads.", WIPO), "It leads (WIPO 2024)."),
        (("It leads.", WIPO, " Then"), "It leads (WIPO 2024). Then"),
        (("It leads.", WIPO, BANK), "It leads (WIPO 2024; World Bank 2021)."),
        (("It leads.", WIPO, WIPO), "It leads (WIPO 2024)."),
        (("He said, “We lead.”", WIPO), "He said, “We lead” (WIPO 2024)."),
        (("Who leads?", WIPO), "Who leads? (WIPO 2024)"),
        (("as in the U.S.", WIPO), "as in the U.S. (WIPO 2024)."),
        (("as in the U.S.", WIPO, " market"), "as in the U.S. (WIPO 2024) market"),
        (("patents,", WIPO, " then chips"), "patents (WIPO 2024), then chips"),
        ((WIPO, " begins"), " (WIPO 2024) begins"),
        ((Strong((Text("It leads."),)), WIPO), "It leads. (WIPO 2024)"),
        (("It leads.", Citation("wipo", 1), " So"), "It leads.1 So"),
    ],
)  # fmt: skip
def test_a_mark_reads_as_an_editor_writes_it(parts: tuple[object, ...], reads: str) -> None:
    assert _read(*parts) == reads


@pytest.mark.parametrize(
    "parts",
    [
        ("It leads.", WIPO),
        ("It leads.", WIPO, BANK, " Then they follow."),
        ("He said, “We lead.”", WIPO, " So"),
        ("as in the U.S.", WIPO),
        ("patents,", WIPO, " then chips.", BANK),
        ("no stop", WIPO, " follows"),
    ],
)
def test_a_section_taken_for_editing_is_as_it_was_suggested(parts: tuple[object, ...]) -> None:
    bare = tuple(
        Text(part) if isinstance(part, str) else Citation(part.source)  # type: ignore[attr-defined]
        for part in parts
    )
    shown = Paragraph("s/p", _inlines(*parts))
    assert unnumbered((shown,)) == (Paragraph("s/p", bare),)
