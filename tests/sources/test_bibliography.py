"""Sources from BibTeX and CSL-JSON, as Zotero and people write them."""

import json
from pathlib import Path

import pytest

from briefgen.errors import CitationError
from briefgen.evidence.pack import Author, Source
from briefgen.sources.bibliography import read_bibliography
from tests.builders import DATA

BLNS = json.loads((DATA / "blns.json").read_text(encoding="utf-8"))


def _bib(folder: Path, text: str) -> tuple[Source, ...]:
    path = folder / "sources.bib"
    path.write_text(text, encoding="utf-8")
    return read_bibliography(path).sources


def _json(folder: Path, data: object) -> tuple[Source, ...]:
    path = folder / "sources.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return read_bibliography(path).sources


def test_bibtex_with_umlauts_and_nested_braces(tmp_path: Path) -> None:
    (source,) = _bib(
        tmp_path,
        r"""
        @comment{left out}
        @string{bmbf = "Ministry of " # {{E}ducation}}
        @techreport{mueller2024,
          author = {M{\"u}ller, J\"org
            and Fran\c{c}ois van der Ch{\^a}teau and {Bund and L{\"a}nder}},
          title = {The {{AI} {G}ap}: \O konomie \& na{\"\i}ve {\emph{counts}} 2014--2023},
          institution = bmbf, number = 12, year = 2024, month = may,
          url = {https://example.org/a_b}, doi = {https://doi.org/10.1000/xyz},
          urldate = {2026-01-31}
        }""",
    )
    assert source == Source(
        "mueller2024",
        "The AI Gap: Økonomie & naïve counts 2014–2023",
        "Ministry of Education",
        url="https://example.org/a_b",
        issued={"date-parts": [[2024, 5]]},
        accessed={"date-parts": [[2026, 1, 31]]},
        author=(
            Author("Müller", "Jörg"),
            Author("Château", "François", non_dropping_particle="van der"),
            Author(literal="Bund and Länder"),
        ),
        number="12",
        doi="10.1000/xyz",
    )


def test_an_article_in_quotation_marks(tmp_path: Path) -> None:
    (source,) = _bib(
        tmp_path,
        '@article(k, author="Smith, Jane", title="Who leads?", journal={Policy}, volume=3,\n'
        'number=2, pages="10--20", year={2023},)',
    )
    assert (source.type, source.container_title, source.volume) == (
        "article-journal",
        "Policy",
        "3",
    )
    assert (source.issue, source.page, source.number) == ("2", "10–20", "")
    assert source.author == (Author("Smith", "Jane"),)


def test_zotero_csl_json(tmp_path: Path) -> None:
    (source,) = _json(
        tmp_path,
        [{
            "id": "http://zotero.org/users/1/items/ABC", "citation-key": "smith2023",
            "type": "article-journal", "title": "On <i>patents</i>", "abstract": "Left out.",
            "container-title": ["Policy", "Pol."], "volume": 3, "issue": "2", "page": "10-20",
            "DOI": "https://doi.org/10.1/abc", "URL": "https://example.org/", "language": "en",
            "author": [{"family": "Berg", "given": "Ann", "non-dropping-particle": "van den"},
                       {"literal": "World Bank"}, {}],
            "issued": {"date-parts": [["2023", 5, "7"]]}, "accessed": {"raw": "2026-01-31"},
        }],
    )  # fmt: skip
    assert source == Source(
        "smith2023", "On patents", "", url="https://example.org/", type="article-journal",
        issued={"date-parts": [[2023, 5, 7]]}, accessed={"date-parts": [[2026, 1, 31]]},
        author=(Author("Berg", "Ann", non_dropping_particle="van den"),
                Author(literal="World Bank")),
        container_title="Policy", volume="3", issue="2", page="10-20", doi="10.1/abc",
        language="en",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("@book{b, title={y}", 2, "is not closed"),
        ("\n@book{b, title {y}}", 3, "a comma or a sign is missing"),
        ("@book{a, title={y}}", 2, "two sources “a”"),
        ("\n@book{b, author={x}}", 3, "“b” has no title"),
        ("@book{, title={x}}", 2, "has no id"),
        ("@book{b, title={" + "x" * 30_000 + "}}", 2, "far too long"),
    ],
)
def test_a_flawed_entry_is_left_out_and_told_with_its_line(
    tmp_path: Path, text: str, line: int, sentence: str
) -> None:
    path = tmp_path / "sources.bib"
    path.write_text(f"@book{{a, title={{x}}}}\n{text}\n@book{{z, title={{z}}}}", encoding="utf-8")
    found = read_bibliography(path)
    assert [each.id for each in found.sources] == ["a", "z"]
    assert sentence in found.left_out[0].message
    assert (found.left_out[0].place.file, found.left_out[0].place.line) == ("sources.bib", line)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "has no sources"),
        ("@book{b, author={x}}", "“b” has no title"),
        ("@book{a, title={x}}" * 50_000, "far too many entries"),
        ("@book{a, " + "x={y}, " * 400_001 + "}", "far too many entries"),
        ("@book{a, title={" + "\\'" * 100_001 + "}}", "far too many commands of TeX"),
    ],
)
def test_a_file_without_any_source_is_refused_with_a_sentence(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(CitationError, match=sentence):
        _bib(tmp_path, text)


def test_more_sources_than_a_brief_has_room_for_are_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    items = [{"id": str(number), "title": "x"} for number in range(5001)]
    path.write_text(json.dumps(items), encoding="utf-8")
    found = read_bibliography(path)
    assert len(found.sources) == 5000
    assert "more than 5000" in found.left_out[0].message


def test_what_styles_print_of_bibtex_is_read(tmp_path: Path) -> None:
    found = {each.id: each for each in read_bibliography(DATA / "citations/sources.bib").sources}
    assert found["a1"].title == "Grain size of μm scale: ±0.5 and α ≤ 3"
    assert found["a1"].author[1] == Author("Costa", "P. T.", suffix="Jr.")
    assert found["a2"].title == "CO₂ and H₂O: “quoted” LaTeX words"
    assert found["a2"].author == (
        Author("Cruz", "María", non_dropping_particle="de la"),
        Author(literal="et al."),
    )
    assert found["a2"].publisher == "Northgate Press Ltd"
    assert found["a3"].issued == {"date-parts": [[2019, 5], [2020, 2]]}
    assert found["a4"].url == "https://example.org/a_b~c%20d"
    assert (found["a4"].issued, found["a4"].year) == ({}, "n.d.")
    assert (found["a5"].container_title, found["a5"].editor) == (
        "The Collection",
        (Author("Hale", "Ruth"),),
    )
    names = [each.family for each in found["a6"].author]
    assert (names, found["a6"].author[0].given) == (["Nguyễn", "Franců", "Großwendt"], "Thắng")
    assert found["a6"].url == "https://example.org/x"
    assert found["a7"].issued == {"literal": "in press"}
    assert found["a8"].genre == "PhD thesis"
    assert found["a9"].author[0] == Author("Ruiz y Picasso", "Pablo")
    assert found["a9"].author[2] == Author(literal="Barnes and Noble")


def test_accents_part_no_names_and_a_day_finds_its_year(tmp_path: Path) -> None:
    (source,) = _bib(
        tmp_path,
        r"""@article{a, title={x}, date={September 9}, year={2015},
        author={Setubal, Jo\~{a}o and Ge\~na Hahn and \'{E}va Tardos}}""",
    )
    assert [(each.given, each.family) for each in source.author] == [
        ("João", "Setubal"),
        ("Geña", "Hahn"),
        ("Éva", "Tardos"),
    ]
    assert source.issued == {"date-parts": [[2015, 9, 9]]}


def test_a_line_of_percent_is_no_entry(tmp_path: Path) -> None:
    sources = _bib(tmp_path, "% @book{no, title={no}}\n@book{a,\n% author={No},\ntitle={5 % of}}")
    assert sources == (Source("a", "5 % of", "", type="book"),)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("c. 1920", {"date-parts": [[1920]], "circa": True}),
        ("1920~", {"date-parts": [[1920]], "circa": True}),
        ("2018--2019", {"date-parts": [[2018], [2019]]}),
        ("2018/19", {"date-parts": [[2018], [2019]]}),
        ("2020-21", {"date-parts": [[2020]], "season": 1}),
        ("Spring 2020", {"date-parts": [[2020]], "season": 1}),
        ("3 May 2020", {"date-parts": [[2020, 5, 3]]}),
        ("2020-02-29", {"date-parts": [[2020, 2, 29]]}),
        ("2021-02-30", {"date-parts": [[2021, 2]]}),  # there is no such day
        ("44 B.C.", {"date-parts": [[-44]]}),
        ("-0043", {"date-parts": [[-44]]}),
        ("forthcoming", {"literal": "forthcoming"}),
        ("n.d.", {}),
    ],
)
def test_dates_as_people_write_them(tmp_path: Path, text: str, date: object) -> None:
    (source,) = _bib(tmp_path, "@book{a, title={x}, date={" + text + "}}")
    assert source.issued == date


def test_csl_json_keeps_circa_seasons_ranges_and_words() -> None:
    found = {each.id: each for each in read_bibliography(DATA / "citations/odd.json").sources}
    assert found["j1"].issued == {"date-parts": [[2020]], "season": 2}
    assert found["j2"].issued == {"date-parts": [[1920]], "circa": True}
    assert found["j3"].issued == {"date-parts": [[2018, 5, 1], [2019, 6, 2]]}
    assert found["j4"].issued == {"literal": "forthcoming"}
    assert found["j8"].issued == {"date-parts": [[-44]]}
    assert found["j14"].author[0] == Author("Humboldt", "Alexander", dropping_particle="von")
    assert found["j14"].translator == (Author("T", "T"),)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("[", "not valid JSON"),
        ("[1, 2]", "must be a list of sources"),
        ("[" * 100_000, "nested too deeply"),
        ('[{"id": "a", "title": ' + "9" * 5000 + "}]", "too long"),
        ([{"id": "a"}], "“a” has no title"),
        ([{"title": "x"}], "has no id"),
        ([], "has no sources"),
    ],
)
def test_what_is_wrong_in_json_is_one_sentence(tmp_path: Path, data: object, sentence: str) -> None:
    with pytest.raises(CitationError, match=sentence):
        _json(tmp_path, data)


def test_odd_json_values_are_left_out(tmp_path: Path) -> None:
    odd = {
        "author": "x",
        "issued": {"date-parts": [[True, None]]},
        "URL": "javascript:x",
        "page": {},
    }
    (source,) = _json(tmp_path, [{"id": 7, "title": "x", "publisher": False, **odd}])
    assert source == Source("7", "x", "", type="document")


def test_macros_are_never_run_and_never_shown(tmp_path: Path) -> None:
    (source,) = _bib(tmp_path, r"@misc{a, title={\input{secret.tex} and \write18 {rm} \def\x{\x}}}")
    assert source.title == "and 18 rm"


def test_string_macros_do_not_grow_without_end(tmp_path: Path) -> None:
    doubling = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    with pytest.raises(CitationError, match="far too long"):
        _bib(tmp_path, f'@string{{a0 = "xx"}}\n{doubling}@book{{b, title=a59}}')


def _titles(path: Path) -> list[str]:
    """The titles in a file, none if it is refused."""
    try:
        return [source.title for source in read_bibliography(path).sources]
    except CitationError:
        return []


@pytest.mark.parametrize("suffix", [".bib", ".json"])
def test_naughty_titles_are_read_or_refused_with_a_sentence(tmp_path: Path, suffix: str) -> None:
    titles: list[str] = []
    for number, text in enumerate(BLNS):
        path = tmp_path / f"{number}{suffix}"
        entry = json.dumps([{"id": "a", "title": text}])
        bibtex = "@misc{a, title={" + text + "}}"
        path.write_text(entry if suffix == ".json" else bibtex, encoding="utf-8")
        titles = _titles(path)
        assert all(title and "\n" not in title for title in titles)
    if suffix == ".json":
        assert titles


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.ris"
    path.write_text("TY  - BOOK", encoding="utf-8")
    with pytest.raises(CitationError, match=r"BibTeX file \(\.bib\)"):
        read_bibliography(path)
