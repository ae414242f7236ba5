"""Sources in the styles that we ship, and in styles from anywhere."""

import json
import re
import subprocess
import sys

import pytest
from msgspec.structs import replace

from briefgen import paths
from briefgen.brief.edits import add_sources, edit_section, set_citation_style
from briefgen.compose import compose
from briefgen.compose.citations import cite
from briefgen.document.rewriting import leaves, texts
from briefgen.document.runs import plain
from briefgen.document.tree import Citation, Emphasis, Link, Paragraph, Text
from briefgen.errors import CitationError, Severity, TemplateError
from briefgen.evidence.citation_style import STYLES, CitationStyle
from briefgen.evidence.pack import Author, Source
from briefgen.paths import STYLES as FOLDER
from briefgen.sources import library
from tests.builders import DATA, brief_of, indicator, small_brief
from tests.work import calls_of

LIBRARY = library.find_pack(library.DEFAULT_PACK).sources
WIPO = next(each for each in LIBRARY if "WIPO" in each.publisher)
BLNS = json.loads((DATA / "blns.json").read_text(encoding="utf-8"))
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info/>'
NOTE = '<citation><layout suffix="."><text variable="title"/></layout></citation>'
NUMERIC = (
    HEAD.replace("note", "in-text").replace("<info/>", '<category citation-format="numeric"/>')
    + '<citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout>'
    '</citation><bibliography><layout suffix="."><text variable="citation-number" prefix="[" '
    'suffix="] "/><text variable="title"/></layout></bibliography></style>'
)


def _entries(style: str, *sources: Source) -> list[str]:
    return [plain(note.text) for note in cite(sources, CitationStyle(style), "en-US").notes]


@pytest.mark.parametrize("style", STYLES)
def test_every_source_of_the_library_reads_well(style: str) -> None:
    cited = cite(LIBRARY, CitationStyle(style), "en-US")
    assert {note.id for note in cited.notes} == {source.id for source in LIBRARY}
    by_id = {source.id: source for source in LIBRARY}
    for note in cited.notes:
        entry, source = plain(note.text), by_id[note.id]
        printed = entry.replace(",”", "”").replace(".”", "”").casefold()
        assert source.title.casefold() in printed
        assert source.year in entry or source.year == "n.d."
        assert not re.search(r"None|nan\b|\(\)|\[\]|  |[.,;:]{2}| [,.;:]|[\ue000-\uf8ff]", entry)
        assert entry.count(source.publisher) <= 1 + source.title.count(source.publisher)


@pytest.mark.parametrize(
    ("style", "entry", "mark"),
    [
        (
            "chicago-notes",
            "World Intellectual Property Organization (WIPO), Patent Landscape Report: "
            "Generative Artificial Intelligence (2024).",
            "",
        ),
        (
            "chicago-author-date",
            "WIPO (World Intellectual Property Organization). 2024. Patent Landscape Report: "
            f"Generative Artificial Intelligence. {WIPO.url}.",
            "WIPO\u00a02024",
        ),
        (
            "apa",
            "WIPO (World Intellectual Property Organization). (2024). Patent Landscape Report: "
            f"Generative Artificial Intelligence. {WIPO.url}",
            "WIPO,\u00a02024",
        ),
    ],
)
def test_a_report_as_an_editor_reads_it(style: str, entry: str, mark: str) -> None:
    (note,) = cite((WIPO,), CitationStyle(style), "en-US").notes
    assert (plain(note.text), note.mark) == (entry, mark)


@pytest.mark.parametrize("style", STYLES)
def test_a_title_stands_as_its_style_has_it_with_the_address_on_it(style: str) -> None:
    (note,) = cite((WIPO,), CitationStyle(style), "en-US").notes
    (link,) = [part for part in note.text if isinstance(part, Link)]
    assert link.url == WIPO.url
    upright = style == "vancouver"  # the National Library of Medicine sets no italics
    assert isinstance(link.children[0], Text if upright else Emphasis)
    assert plain((link,)) == WIPO.title


def test_people_and_a_question_are_punctuated_once() -> None:
    people = (Author("Smith", "Jane"), Author("Müller", "Jörg"))
    article = Source(
        "a", "Who leads?", "Press", type="article-journal", author=people, volume="3", issue="2",
        container_title="Policy", page="10–20", issued={"date-parts": [[2023]]},
    )  # fmt: skip
    book = Source("b", "Chips Inc.", "MIT", type="book", author=people[:1])
    assert _entries("chicago-notes", article, book) == [
        "Jane Smith and Jörg Müller, “Who Leads?,” Policy 3, no. 2 (2023): 10–20.",
        "Jane Smith, Chips Inc. (MIT, n.d.).",
    ]
    assert _entries("apa", article) == [
        "Smith, J., & Müller, J. (2023). Who leads? Policy, 3(2), 10–20."
    ]


def test_what_has_no_author_says_its_title_once() -> None:
    alone = Source("a", "A title", "", type="document")
    for style in STYLES:
        assert _entries(style, alone)[0].casefold().count("a title") == 1


def test_sources_that_the_text_would_name_alike_get_letters() -> None:
    bank = [
        Source(f"s{name}", name, "World Bank", issued={"date-parts": [[2021]]}) for name in "BA"
    ]
    notes = cite(bank, CitationStyle("chicago-author-date"), "en-US").notes
    assert [(note.id, note.mark) for note in notes] == [
        ("sA", "World Bank\u00a02021a"),
        ("sB", "World Bank\u00a02021b"),
    ]
    assert plain(notes[0].text) == "World Bank. 2021a. A."


def test_british_notes_keep_stops_outside_quotation_marks() -> None:
    data = Source("d", "Data", "Office", type="dataset", issued={"date-parts": [[2024]]})
    american, british = (
        plain(cite((data,), CitationStyle(), language).notes[0].text)
        for language in ("en-US", "en-GB")
    )
    assert american == "Office, “Data,” 2024."
    assert british == "Office, ‘Data’, 2024."


def test_author_date_marks_stand_before_the_stop_and_lead_to_references() -> None:
    brief = set_citation_style(small_brief("issue-brief"), CitationStyle("chicago-author-date"))
    document = compose(brief).document
    assert document.notes_title == "References"
    said = [
        plain(text, citations=True)
        for section in document.sections
        for block in section.blocks
        for text in texts(block)
    ]
    assert any("United States\u00a0(Patent Office\u00a02024)." in text for text in said)
    assert not any(re.search(r"\.\u00a0\(", text) for text in said)
    assert [note.id for note in document.notes] == ["energy", "patents"]


def test_a_source_cited_again_keeps_its_number() -> None:
    things = indicator({("United States", "2024"): 1, ("China", "2024"): 2})
    brief = brief_of(
        'A{{ "office" | source }} b{{ "mine" | source }} c{{ "office" | source }}', things
    )
    brief = add_sources(brief, (Source("mine", "My report", "We"),))
    document = compose(brief).document
    marks = [each for each in leaves(document.sections[0].blocks) if isinstance(each, Citation)]
    assert [mark.number for mark in marks] == [1, 2, 1]
    assert plain(document.notes[1].text) == "We, My Report (n.d.)."


def test_a_template_cannot_cite_what_is_not_there() -> None:
    with pytest.raises(TemplateError, match="no source “nothing”"):
        compose(brief_of('A{{ "nothing" | source }}'))


def test_a_source_that_is_nowhere_is_named_and_told() -> None:
    mine = (Paragraph("s/p1", (Text("Said."), Citation("gone"))),)
    for style in ("chicago-notes", "apa"):
        brief = edit_section(brief_of("A"), "s", (Paragraph("s/p1", (Text("A"),)),), mine)
        composed = compose(set_citation_style(brief, CitationStyle(style)))
        assert plain(composed.document.notes[0].text) == "gone (source not in this library)."
        told = [each.message for each in composed.problems]
        assert any("“gone” is cited, but it is not in the topic library" in each for each in told)


def test_an_added_source_may_not_hide_one_of_the_library() -> None:
    with pytest.raises(CitationError, match="has a source “office” already"):
        add_sources(brief_of("A"), (Source("office", "Mine", "We"),))


def test_a_style_of_ones_own_runs() -> None:
    style = CitationStyle("House", f"{HEAD}{NOTE}</style>")
    assert plain(cite((WIPO,), style, "en-US").notes[0].text) == f"{WIPO.title}."


def test_a_numeric_style_numbers_notes_itself() -> None:
    cited = cite((WIPO, LIBRARY[0]), CitationStyle("House", NUMERIC), "en-US")
    assert [(note.number, note.mark) for note in cited.notes] == [(1, ""), (2, "")]
    assert plain(cited.notes[1].text) == f"{LIBRARY[0].title}."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("not xml", "not valid XML"),
        ("<a/>", "has no <style>"),
        (f"<!DOCTYPE style [<!ENTITY a 'b'>]>{HEAD}{NOTE}</style>", "DOCTYPE or entities"),
        (f"{HEAD}</style>", "has no <citation>"),
        (
            HEAD + '<link rel="independent-parent" href="http://x.org/styles/parent"/></style>',
            "only points to another, “parent”; use the file of that one",
        ),
        (f"{HEAD}{NOTE}</style>".replace("note", "in-text"), "has no <bibliography>"),
        (f"{HEAD}{NOTE}</style>".replace("<text variable", "<text macro"), "no macro “title”"),
        (
            HEAD + '<macro name="a"><text macro="a"/></macro>'
            '<citation><layout><text macro="a"/></layout></citation></style>',
            "“a” calls itself",
        ),
        (
            HEAD
            + "".join(
                f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>'
                for n in range(40)
            )
            + '<macro name="m40"/><citation><layout><text macro="m0"/></layout></citation></style>',
            "far too complicated",
        ),
        (f"{HEAD}{'<group>' * 5000}{'</group>' * 5000}{NOTE}</style>", "not valid XML|too deeply"),
        (
            f'{HEAD}<citation et-al-min="many"><layout><names variable="author"/></layout>'
            "</citation></style>",
            "cannot be run here",
        ),
        (
            f"{HEAD}{NOTE}</style>".replace("<text", "<group>" * 200 + "<text").replace(
                "/></layout>", "/>" + "</group>" * 200 + "</layout>"
            ),
            "cannot be run|too deeply",
        ),
        ("x" * 2_000_001, "too large"),
    ],
)
def test_a_style_that_cannot_run_is_told_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(CitationError, match=sentence) as caught:
        cite((WIPO,), CitationStyle("House", text), "en-US")
    assert caught.value.place.file == "House.csl"


def test_a_brief_with_a_broken_style_is_made_with_the_default_and_says_so() -> None:
    plainly = compose(small_brief()).document
    broken = compose(set_citation_style(small_brief(), CitationStyle("House", "<a/>")))
    assert broken.document.notes == plainly.notes
    (problem,) = [each for each in broken.problems if each.severity is Severity.WARNING]
    assert "cited as Chicago notes: The file is not a citation style" in problem.message
    assert problem.place.file == "House.csl"


@pytest.mark.parametrize(
    ("style", "every"), [("chicago-notes", 9), ("apa", 9), ("harvard-cite-them-right", 1)]
)
def test_naughty_titles_come_out_as_they_went_in(style: str, every: int) -> None:
    for index, text in enumerate(BLNS[::every]):
        words = " ".join(re.sub(r"[^\x20-\x7e]", "", text).split())
        source = Source(f"s{index}", f"Title {words} end", f"{words} Office", type="book")
        (entry,) = _entries(style, source)
        assert not re.search("[\ue000-\uf8ff]", entry)
        assert re.sub(r"\W", "", words) in re.sub(r"\W", "", entry)


def test_odd_dates_are_no_trouble() -> None:
    dates: tuple[list[list[int]], ...] = (
        [[2024, 13]],
        [[0]],
        [[]],
        [],
        [[2024, 2, 99]],
        [[2020], [2024]],
        [[-5, 1]],
    )
    for number, date in enumerate(dates):
        source = Source(f"s{number}", "T", "P", issued={"date-parts": date})
        assert _entries("chicago-author-date", source)[0].startswith("P. ")


def test_styles_keep_their_licence() -> None:
    assert {path.stem for path in FOLDER.glob("*.csl")} == set(STYLES)
    notice = (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")
    for path in FOLDER.glob("*.csl"):
        assert path.name in notice
        assert "licenses/by-sa/3.0" in path.read_text(encoding="utf-8")


def test_the_command_line_starts_without_what_reads_bibtex() -> None:
    code = (
        "import sys, briefgen.cli, briefgen.pipeline, briefgen.sources.bibliography;"
        "print({'bibtexparser', 'pylatexenc'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert found.stdout.split() == [b"set()"]


def test_citing_again_is_next_to_no_work() -> None:
    unseen = tuple(replace(each, title=f"{each.title}, again") for each in LIBRARY)
    first, again = (
        calls_of(lambda: cite(unseen, CitationStyle("apa"), "en-US")) for _ in ("first", "again")
    )
    assert again < first / 100


@pytest.mark.usefixtures("own_cache")
@pytest.mark.parametrize("style", ["chicago-notes", "apa", "vancouver"])
def test_what_was_cited_before_is_cited_the_same_whatever_became_of_its_file(style: str) -> None:
    named = CitationStyle(style)
    sources = LIBRARY[:4]
    right = cite(sources, named, "en-US")
    (path,) = (paths.cache() / "cited").iterdir()
    whole = path.read_bytes()
    contents = [b"", whole[:-1], b"\0" * len(whole), whole * 2]
    contents += [whole[:at] + bytes([whole[at] ^ 8]) + whole[at + 1 :] for at in (3, 60, 200)]
    for content in contents:
        path.write_bytes(content)
        assert cite(sources, named, "en-US") == right
    assert path.read_bytes() == whole
    for other in (sources[:3], (replace(sources[0], title="Z"), *sources[1:])):
        assert cite(other, named, "en-US") != right
    assert cite(sources, named, "en-GB").notes != () != right.notes
