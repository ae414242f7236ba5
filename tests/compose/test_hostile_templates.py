"""What strangers' templates bring in: nothing forged, nothing that turns text around, no long work.

Each kind of attack is one row; how much work it is, is told in calls of functions.
"""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.document.rewriting import leaves
from briefgen.document.text import unprintable
from briefgen.document.tree import Document, Link, Value, walk
from briefgen.errors import LONGEST, BriefgenError
from tests.builders import small_says
from tests.pdf_reading import pdf_text
from tests.work import calls_of

FORGED = "\\ue000" + "\\ue010" * 12 + "\\ue010\\ue001"
SMUGGLED = {
    "a token in a string": '{{ "\\ue000\\ue010\\ue001" }}',
    "a token with a key": f'{{{{ "{FORGED}" }}}}',
    "a token beyond the table": '{{ "\\ue000\\ue019\\ue019\\ue019\\ue001" }}',
    "a token of entities": "&#xE000;&#xE010;&#xE001;",
    "a token put together": '{% set a = "\\ue000" %}{% set b = "\\ue010\\ue001" %}{{ a ~ b }}',
    "half a token": '{{ (("patents" | value("China")) ~ "")[:9] }}',
    "an override in a string": '{{ "\\u202e" }}123456{{ "\\u202c" }}',
    "an override of an entity": "GDP was &#x202E;456&#x202C; in all",
    "an isolate": "&#x2067;456&#x2069;",
    "controls": '{{ "\\x00\\x0b\\x1f\\x7f" }}',
    "controls of entities": "&#11;&#1;&#xFFFE;&#xFEFF;",
    "a lone surrogate": '{{ "\\ud800" }}',
    "links that are none": '[a](<https://x y"z>) [b](https://é😀/) '
    + '[c](mailto:{{ "\\ud800" }}) [d](https://x.y/{{ "\\x0b" }})',
    "in a link": '[a](https://x.y/{{ "\\x0b\\u202e" }}) [b{{ "\\u202e" }}](https://x.y)',
    "in a head": '# A &#x202E;head{{ "\\ue000\\ue010\\ue001" }}',
    "in an item": '- A &#x202E;head{{ "\\ue000\\ue010\\ue001" }}',
    "in a callout": '```note\nA &#x202E;note{{ "\\ue000\\ue010\\ue001" }}\n```',
    "in the id of a chart": '```chart\nindicator: capital\nid: {{ "a/b <>\\u202e" }}\n```',
    "in a caption": '```chart\nindicator: capital\ncaption: A {{ "\\u202e\\ue001" }}\n```',
}
LONG = 59_000
DOUBLED = '{% set s = "2" %}' + "{% set s = s ~ s %}" * 24
CHARTS = "".join(f"```chart\nindicator: capital\nid: c{n}\n```\n\n" for n in range(150))
TELLING = "{% set x = a | tell %}"
HEAVY = {
    "brackets": "[" * LONG,
    "links": "[a](" * (LONG // 4),
    "emphasis": "*a_" * (LONG // 3),
    "stars": "*" * LONG,
    "items": "- a\n" * (LONG // 4),
    "breaks": "a\\\n" * (LONG // 3),
    "heads": "# a\n" * (LONG // 4),
    "entities": "&amp;" * (LONG // 5),
    "backticks": "`".join("`" * each for each in range(1, 300)),
    "one word": "a" * LONG,
    "words": "a " * (LONG // 2),
    "quotations": "> a\n\n" * (LONG // 5),
    "languages": "[a](lang:fr) " * (LONG // 13),
    "tables": "```table\nindicators: capital, power, patents\n```\n\n" * 99,
    "cards": "```cards\nindicators: capital, patents\n```\n\n" * 99,
    "emphasis in a note": "```note\n" + "*a*b " * (LONG // 5) + "\n```",
    "charts": CHARTS * 7,
    "options": "```options\nrecommendations: build\n```\n\n" * 1_100,
    "mixed scripts": "אב ab 12 " * (LONG // 9),
    "loops that tell": "{% for a in indicators %}" * 8
    + "{% set x = a | tell %}"
    + "{% endfor %}" * 8,
    "loops": "{% for a in indicators %}" * 8 + "x" + "{% endfor %}" * 8,
    "doubling": '{% set s = "xxxxxxxxxx" %}' + "{% set s = s ~ s %}" * 40 + "{{ s }}",
    "doubling unprinted": '{% set s = "xxxxxxxxxx" %}' + "{% set s = s ~ s %}" * 40,
    "doubling in a filter": '{% set s = "2 " %}' + "{% set s = s ~ s %}" * 40 + "{{ s | lowered }}",
    "doubling in an error": '{% set s = "2" %}' + "{% set s = s ~ s %}" * 14 + "{{ s | tell }}",
    "doubling in a comparison": DOUBLED + '{% if s | upper == "a" %}b{% endif %}',
    "doubling in itself": DOUBLED + "{% if s in s %}a{% endif %}{{ s | trim }}",
    "doubling turned around": DOUBLED + "{% if s | reverse | length > 3 %}b{% endif %}",
    "doubling picked apart": DOUBLED + "{% set t = s | unique %}{{ t | first }}",
    "doubling as a period": DOUBLED + "{{ s | period }}",
    "doubling as an indicator": DOUBLED + '{{ s | value("China") }}',
    "doubling as a date": DOUBLED + "{{ s | date }}",
    "no number": "{{ 1e999 }}{% if 1e999 > 3 %}x{% endif %}",
    "a huge number": "{{ " + "9" * 5_000 + " }}",
    "a large number": "{{ 99999999999999999999 }}",
    "deep ifs": "{% if 1 %}" * 3_000 + "{% endif %}" * 3_000,
    "parentheses": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "negations": "{{ " + "not " * 5_000 + "1 }}",
    "quotations in each other": ">" * 80 + " a",
    "filters": "{{ 'x'" + "|lower" * 10_000 + " }}",
    "a long name": "{{ " + "a" * LONG + " }}",
    "a long filter": "{{ 1 | " + "a" * LONG + " }}",
    "a long directive": "```" + "a" * LONG + "\n```",
    "an override in an error": '```chart\n{{ "\\u202e" }}\n```',
    "a long option": "```chart\n" + "a" * LONG + "\n```",
}
CALLS = 9_000_000  # about two seconds
SECTIONS = 200


def made(brief: Brief) -> tuple[Document, dict[str, str]]:
    """The document, and the letters of what it becomes by its suffix."""
    result = pipeline.make(pipeline.fit(brief))
    document = result.composed.document
    files = {
        each: pipeline.export(document, brief, result.pages, each)
        for each in (".pdf", ".docx", ".txt")
    }
    with zipfile.ZipFile(io.BytesIO(files[".docx"])) as word:
        body = word.read("word/document.xml").decode()
    return document, {
        ".pdf": pdf_text(files[".pdf"]),
        ".docx": body,
        ".txt": files[".txt"].decode(),
    }


def texts(document: Document) -> Iterator[str]:
    for _, block in walk(document):
        yield block.id
        for each in leaves([block]):
            yield getattr(each, "text", "")


@pytest.mark.parametrize("name", SMUGGLED)
def test_nothing_is_smuggled_in(name: str) -> None:
    document, files = made(small_says(SMUGGLED[name]))
    values = (each for _, block in walk(document) for each in leaves([block]))
    assert "chart" in SMUGGLED[name] or not any(isinstance(each, Value) for each in values)
    for text in (*texts(document), document.title, *files.values()):
        assert unprintable(re.sub(r"[\n\t]", "", text)) == frozenset()


def test_a_number_does_not_read_backwards() -> None:
    _, files = made(
        small_says('All in all {{ "\\u202e" }}123456{{ "\\u202c" }} &#x202E;654&#x202C;.')
    )
    for text in files.values():
        assert "123456 654" in text


def test_what_was_dropped_is_told() -> None:
    result = pipeline.make(small_says("A&#x202E;B{{ '\\x01' }}"))
    (told,) = [each for each in result.problems if each.code == "text.unprintable"]
    assert "U+0001, U+202E" in told.message


def test_links_of_templates_lead_where_they_say() -> None:
    document, _ = made(small_says('[a](https://x.y/{{ "\\u202e" }}b)'))
    for _, block in walk(document):
        for text in getattr(block, "text", ()):
            if isinstance(text, Link):
                assert text.url.isascii()


@pytest.mark.parametrize("name", HEAVY)
def test_no_template_is_long_work_or_a_long_sentence(name: str) -> None:
    said: list[str] = []

    def work() -> None:
        try:
            made(small_says(HEAVY[name]))
        except BriefgenError as error:
            said.append(error.message)

    assert calls_of(work) < CALLS
    assert all(len(each) <= LONGEST and not unprintable(each) for each in said)


TOGETHER = {
    "texts": ("a " * 20_000, ""),
    "titles": ("a", "a " * 20_000),
    "emphasis in titles": ("a", "*a*b " * 4_000),
    "notes": ("```note\n" + "*a*b " * 10_000 + "\n```", ""),
    "charts": (CHARTS, ""),
    "loops": (HEAVY["loops that tell"].replace("indicators", "picks"), ""),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_many_sections_are_no_way_around_the_bounds(name: str) -> None:
    text, title = TOGETHER[name]
    brief = small_says(text)
    (section,) = brief.template.sections
    many = tuple(replace(section, id=f"s{number}", title=title) for number in range(SECTIONS))
    brief = replace(brief, template=replace(brief.template, sections=many))

    def work() -> None:
        with pytest.raises(BriefgenError, match=r"together are too long|takes too long"):
            pipeline.make(brief)

    assert calls_of(work) < CALLS
