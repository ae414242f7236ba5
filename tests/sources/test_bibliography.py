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
    return read_bibliography(path)


def _json(folder: Path, data: object) -> tuple[Source, ...]:
    path = folder / "sources.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return read_bibliography(path)


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
            Author("van der Château", "François"),
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
        author=(Author("van den Berg", "Ann"), Author(literal="World Bank")),
        container_title="Policy", volume="3", issue="2", page="10-20", doi="10.1/abc",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("", 0, "has no sources"),
        ("@book{a, title={x}}\n@book{b, title={y}", 2, "is not closed"),
        ("@book{a, title={x}}\n\n@book{b, title {y}}", 3, "needs an equals sign"),
        ("@book{a, title={x}, }\n@book{a, title={y}}", 2, "two sources “a”"),
        ("\n@book{a, author={x}}", 2, "“a” has no title"),
        ("@book{, title={x}}", 1, "needs a name"),
        ("@book{a, title={" + "{" * 90 + "x" + "}" * 90 + "}}", 1, "nested too deeply"),
        ("@book{a, title={" + "x" * 30_000 + "}}", 1, "far too long"),
    ],
)
def test_what_is_wrong_in_bibtex_is_one_sentence_with_its_line(
    tmp_path: Path, text: str, line: int, sentence: str
) -> None:
    with pytest.raises(CitationError, match=sentence) as caught:
        _bib(tmp_path, text)
    assert caught.value.place.line == line


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
        ([{"id": str(number), "title": "x"} for number in range(5001)], "more than 5000"),
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
    assert source.title == "secret.tex and 18 rm"


def test_string_macros_do_not_grow_without_end(tmp_path: Path) -> None:
    doubling = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    with pytest.raises(CitationError, match="far too long"):
        _bib(tmp_path, f'@string{{a0 = "xx"}}\n{doubling}@book{{b, title=a59}}')


def _titles(path: Path) -> list[str]:
    """The titles in a file, none if it is refused."""
    try:
        return [source.title for source in read_bibliography(path)]
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
