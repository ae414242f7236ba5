"""How an actor is named within a sentence."""

import pytest

from briefgen.compose.institutions import within


@pytest.mark.parametrize(
    ("name", "audience", "said"),
    [
        ("Department of Energy", "Congress", "the Department of Energy"),
        ("The Energy Department with FERC", "Congress", "the Energy Department with FERC"),
        ("National Science Foundation", "", "the National Science Foundation"),
        ("Congress", "Congress", "Congress"),
        ("Congress", "", "Congress"),
        ("Legislature", "the Legislature", "the Legislature"),
        ("Legislature", "", "the legislature"),
        ("City council", "the council", "the city council"),
        ("Building office", "", "the building office"),
        ("Hospital districts", "", "hospital districts"),
        ("Oversight committees", "Congress", "oversight committees"),
        ("Governors", "", "governors"),
        ("Commerce and State", "Congress", "Commerce and State"),
        ("FERC", "", "FERC"),
        ("NASA", "", "NASA"),
    ],
)
def test_a_body_is_named_as_a_sentence_names_it(name: str, audience: str, said: str) -> None:
    assert within(name, audience) == said
