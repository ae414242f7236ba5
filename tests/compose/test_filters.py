"""Each filter that a template may use, and what it writes."""

from typing import Any

import pytest
from msgspec.structs import replace

from briefgen.brief.template import Form
from briefgen.compose import compose
from briefgen.compose.filters import filters
from briefgen.compose.template import _PLAIN_FILTERS
from briefgen.compose.tokens import Tokens
from briefgen.compose.words import Words
from briefgen.document.outline import outline
from briefgen.errors import TemplateError
from briefgen.evidence.formatting import AMERICAN, BRITISH, LANGUAGES
from tests.builders import brief_of, indicator, said, small_brief, small_says

LEAD = "China leads in patents; the United States in private capital"
TOLD = (
    "Inventors in China account for 38,210 patent families published in 2014–2023, 6.1 times the "
    "6,276 in the United States."
)
# figures.csv of the small pack: patents 38,210, 6,276 and 3,409; power 183 and 102 TWh in 2024;
# capital of China 5 billion in 2015 and 12.4 billion in 2025
FILTERS = {
    "value": ('{{ "patents" | value("China") }}', "38,210"),
    "ratio": ('{{ "patents" | ratio("China", "United States") }}', "6.1"),
    "difference": ('{{ "power" | difference("United States", "China", "2024") }}', "81 TWh"),
    "excess": ('{{ "power" | excess("United States", "China", "2024") }}', "79%"),
    "share": ('{{ "power" | share("China", "United States", "2024") }}', "56%"),
    "change": ('{{ "capital" | change("China", "2015") }}', "$7.4 billion"),
    "growth": ('{{ "capital" | growth("China", "2015") }}', "148%"),
    "rank": ('{{ "patents" | rank("Japan") }}', "3"),
    "leader": ('{{ "patents" | leader }}', "China"),
    "latest": ('{{ "capital" | latest("China") }}', "2025"),
    "has": ('{{ "power" | has("Japan") }} {{ "power" | has("China", "2024") }}', "False True"),
    "period": ('{{ "2025-05" | period }}', "May 2025"),
    "date": ('{{ "2026-01-31" | date }}', "January 31, 2026"),
    "unit": ('{{ "capital" | unit }}', "dollars, current dollars"),
    "cite": ('{{ "patents" | cite }}', "[^1 patents]"),
    "source": ('{{ "energy" | source }}', "[^1 energy]"),
    "refer": (
        '{{ "power" | refer }}\n\n```chart\nindicator: power\n```',
        "[Figure 1](#chart:power)",
    ),
    "anchor": ('{{ "patents" | tell }}{{ "short" | anchor }}', TOLD),
    "tell": ('{{ "patents" | tell }}', TOLD),
    "trend": (
        '{{ "capital" | trend }}',
        "Since 2015 the sum has grown 14-fold in the United States and 2.5-fold in China.",
    ),
    "spoken": ('{{ "patents" | spoken }}', "In 2014–2023, China led in patents, about six to one."),
    "claim": ("{{ indicators | claim }}", LEAD),
    "claims": ('{{ "patents" | claims }}', "True"),
    "message": ("{{ indicators | message }}", f"{LEAD}."),
    "method": (
        '{{ "power" | method }}',
        "The figures are of one public measure, at the latest time that all compared have in "
        "common (2024). It comes from the source itself.",
    ),
    "measured": (
        '{{ "power" | measured }}',
        "The figures are of one public measure, at the latest time that all compared have in "
        "common (2024).",
    ),
    "timing": (
        "{{ indicators[:1] | timing }}",
        "at the latest time that all compared have in common",
    ),
    "standing": (
        "{{ indicators | standing }}",
        "China leads by a wide margin in patents. "
        "The United States leads by a wide margin in private capital.",
    ),
    "headline": (
        "{{ indicators | headline }}",
        "The field is split: China leads in patents, the United States in private capital",
    ),
    "short": (
        '{{ "patents" | short }}',
        "China led in patents by 6.1 to 1 in 2014–2023.",
    ),
    "figured": (
        '{{ "patents" | figured }}',
        "China led in patents by 6.1 to 1 in 2014–2023.",
    ),
    "concise": ('{{ "patents" | concise }}', TOLD.replace("6.1 times the", "against")),
    "locally": (
        '{{ "patents" | locally }}',
        "Inventors in Japan account for 3,409 patent families published in 2014–2023.",
    ),
    "lead": ('{{ "patents" | lead }}', "China led in patents by 6.1 to 1 in 2014–2023"),
    "head": ('{{ "patents" | head }}', "China leads in patents"),
    "detail": (
        '{{ "patents" | lead }}.{{ "patents" | detail }}',
        "China led in patents by 6.1 to 1 in 2014–2023.",
    ),
    "confidence": (
        "{{ indicators | confidence }}",
        "We have high confidence in the figures on patents and electricity, and moderate "
        "confidence in those on private capital (one secondary source).",
    ),
    "judged": (
        "{{ indicators | judged }}",
        "We hold this judgment with moderate confidence, no more than its figures allow. "
        "Those on private capital rest on one secondary source.",
    ),
    "level": ('{{ "patents" | level }}', "High confidence: figures from the source itself"),
    "sureness": ('Confidence: {{ "patents" | sureness }}.', "Confidence: high."),
    "reversible": (
        "{{ indicators | reversible }}",
        "Figures on private capital rest on one secondary source, which may be corrected.",
    ),
    "cautions": (
        '{{ "patents" | cautions }}',
        "A family is an invention disclosed, not a patent granted.",
    ),
    "subjects": ("{{ indicators | subjects }}", "Ideas and Power"),
    "counted": ("{{ 3 | counted }}", "three"),
    "letter": ("{{ 3 | letter }}", "c"),
    "having": (
        '{{ recommendations | having("actor") | names("actor") }}',
        "Congress and Department of Energy",
    ),
    "capital": ('{{ "steps" | capital }}', "Steps"),
    "ended": ('{{ "so" | ended }} {{ "so." | ended }}', "so. so."),
    "sentences": ('{{ ["A.", "B."] | sentences }}', "A. B."),
    "held": ("{% for each in indicators | held %}{{ each.id }} {% endfor %}", "patents"),
    "group": (
        '{% for each in indicators | group("theme") %}{{ each.title }} {{ each["items"] | length }}'
        ". {% endfor %}",
        "Ideas 1. Power 2.",
    ),
    "where": ('{{ indicators | where("scale", "money") | names }}', "Private investment"),
    "names": ('{{ recommendations | names("actor") }}', "Congress and Department of Energy"),
    "joined": ('{{ ["a", "b", "c"] | joined }}', "a, b and c"),
    "lowered": ('{{ "The sky" | lowered }}. {{ "China is" | lowered }}', "the sky. China is"),
    "within": (
        '{{ "The Office" | within }} and {{ "Congress" | within }}',
        "the Office and Congress",
    ),
    "plural": ('{{ 1 | plural("one", "many") }} {{ 2 | plural("one", "many") }}', "one many"),
    "place": ('{{ "United States" | place }}', "the United States"),
    "places": ('{{ ["United States", "China"] | places }}', "the United States and China"),
    "possessive": ('{{ "United States" | possessive }}', "the United States’"),
    "adjective": ('{{ "China" | adjective }}', "Chinese"),
}
PLAIN = {
    "first": ('{{ ["a", "b"] | first }}', "a"),
    "last": ('{{ ["a", "b"] | last }}', "b"),
    "length": ('{{ ["a", "b"] | length }}', "2"),
    "lower": ('{{ "AbC" | lower }}', "abc"),
    "upper": ('{{ "AbC" | upper }}', "ABC"),
    "trim": ('{{ "  a  " | trim }}.', "a."),
    "default": ('{{ nothing | default("else") }}', "else"),
    "reverse": ('{% for each in ["a", "b"] | reverse %}{{ each }}{% endfor %}', "ba"),
    "unique": ('{% for each in ["a", "b", "a"] | unique %}{{ each }}{% endfor %}', "ab"),
}
MARKS = ("cite", "source", "refer")  # have no words before they are numbered


def first_line(text: str, **brief: Any) -> str:
    """What the first block says."""
    block = compose(small_says(text, **brief)).document.sections[0].blocks[0]
    return said(block).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("name", FILTERS | PLAIN)
def test_a_filter_writes_what_it_is_for(name: str) -> None:
    text, expected = (FILTERS | PLAIN)[name]
    compared: dict[str, Any] = {"entities": ("Japan",)} if name == "held" else {}
    compared |= {"form": Form(state="japan")} if name == "locally" else {}
    if name not in MARKS:
        assert first_line(text, **compared) == expected
        return
    document = compose(small_says(text)).document
    assert outline(document).splitlines()[2].strip() == f"paragraph s/p1: {expected}"


def test_every_filter_is_tried() -> None:
    assert set(FILTERS) == set(filters(Words(small_brief(), Tokens())))
    assert set(PLAIN) == set(_PLAIN_FILTERS)


@pytest.mark.parametrize("name", ["value", "ratio", "leader", "tell", "cite", "source"])
def test_what_is_not_in_the_library_is_one_sentence(name: str) -> None:
    text = FILTERS[name][0].replace('"patents"', '"nothing"').replace('"energy"', '"nothing"')
    with pytest.raises(TemplateError, match=r"There is no \w+ “nothing”"):
        compose(small_says(text))


def test_the_indicator_that_nothing_can_be_written_of_is_named() -> None:
    sound = indicator({("China", "2022"): 9, ("United States", "2022"): 3})
    phrases = replace(sound.phrases, lead=None)  # what no file can bring in
    broken = replace(sound, id="broken", phrases=phrases)
    brief = brief_of("One line.\n\n{{ indicators | tell }}", sound, broken)
    with pytest.raises(TemplateError, match="sentences of “broken” cannot be written") as caught:
        compose(brief)
    assert str(caught.value).startswith("s.md, line 3: ")


SPELLED = {
    AMERICAN: "The labor program of January 31, 2026 costs $7.4 billion.",
    BRITISH: "The labour programme of 31 January 2026 costs US$7.4 billion.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_spelling_its_dates_and_its_money(language: str) -> None:
    money = FILTERS["change"][0]
    text = f'The labor program of {{{{ "2026-01-31" | date }}}} costs {money}.'
    assert first_line(text, language=language) == SPELLED[language]
