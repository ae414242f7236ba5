"""Packs that people write by hand, and what is said of their mistakes."""

import shutil
from pathlib import Path

import pytest

from briefgen.errors import PackError
from briefgen.sources.packs import read_pack
from tests.builders import SMALL

LAW = (
    'instruments = [{ id = "a", name = "A", kind = "law", date = "2022", status = "S.", '
    'status_as_of = "2026", force = "law" }]\n'
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "pack"))


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_folder_is_read(copy: Path) -> None:
    pack = read_pack(copy)
    assert [each.id for each in pack.indicators] == ["patents", "power", "capital"]
    assert pack.indicators[0].figures[0].amount == 38210
    assert isinstance(pack.indicators[0].figures[0].amount, int)
    assert pack.sources[0].year == "2024"


@pytest.mark.parametrize(
    ("file", "before", "after", "sentence"),
    [
        ("indicators/patents.csv", "38210", "38,210", "line 2: This line has 4 cells"),
        ("indicators/patents.csv", "6276", "6276a", "line 3: “6276a” is not a number"),
        ("indicators/patents.csv", "6276", "nan", "line 3: “nan” is not a number"),
        ("indicators/patents.csv", "6276", "1_000", "line 3: “1_000” is not a number"),
        ("indicators/patents.csv", "6276", "1e999", "line 3: “1e999” is not a number"),
        ("indicators/patents.csv", "6276", "9" * 5000, "line 3: “9999"),
        ("indicators/patents.csv", "6276", "٣", "line 3: “٣” is not a number"),
        ("sources.json", "[", "[" + "9" * 5000 + ",", "number in the file is too long"),
        ("pack.toml", "title =", "a = " + "9" * 5000 + "\ntitle =", "number in the file"),
        ("pack.toml", "title =", "a." * 60_000 + "a = 1\ntitle =", "nested too deeply"),
        ("indicators/patents.csv", "United States", "China", "line 3: China, 2014–2023 stands"),
        ("indicators/patents.csv", "entity", "country", "line 1: The first line must be"),
        ("indicators/patents.csv", "Japan", '"Japan', "not valid CSV"),
        ("indicators/patents.toml", "count", "weight", "line 8: “weight” is none of count"),
        ("indicators/patents.toml", 'better = "higher"', "", "The field “better” is missing"),
        ("indicators/patents.toml", "better =", "beter =", "There is no field “beter”; check"),
        ("indicators/patents.toml", 'source = "patents"', 'source = "none"', "“none” is not in"),
        ("indicators/patents.toml", 'id = "patents"', 'id = "other"', "must be the file's name"),
        ("indicators/patents.toml", 'id = "patents"', "id = patents", "line 1: The file is not"),
        ("sources.json", "[", "{", "sources.json"),
        ("recommendations.toml", '["power"]', '["coal"]', "evidence “coal” of"),
        ("recommendations.toml", "evidence =", 'against = ["gas"]\nevidence =', "“gas” of"),
        ("recommendations.toml", "evidence =", LAW + "evidence =", "“law” is none of in_force"),
        ("pack.toml", 'title = "A small topic"', "title = 5", "line 2: This must be a text in"),
        ("pack.toml", "subject", "sbject", "pack.toml, line 5: There is no field “sbject”"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_its_place(
    copy: Path, file: str, before: str, after: str, sentence: str
) -> None:
    change(copy / file, before, after)
    with pytest.raises(PackError) as caught:
        read_pack(copy)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ('text = "B."\n', "", "passages.toml, line 6: The field “text” is missing (in “two”)."),
        ('text = "B."', "text = 7", "line 9: This must be a text in quotation marks (in “two”"),
        ('id = "two"\n', "", "line 6: The field “id” is missing (in entry 2)."),
        (
            'kind = "why" # two',
            "hard = 1",
            "line 10: This must be true or false without quotation marks (in “two”",
        ),
    ],
)
def test_a_mistake_in_an_entry_names_it(copy: Path, before: str, after: str, sentence: str) -> None:
    entries = [
        f'[[passages]]\nid = "{name}"\ntitle = "T"\ntext = "{text}"\nkind = "why" # {name}\n'
        for name, text in (("one", "A."), ("two", "B."))
    ]
    (copy / "passages.toml").write_text("".join(entries), "utf-8")
    change(copy / "passages.toml", before, after)
    with pytest.raises(PackError) as caught:
        read_pack(copy)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "indicator", "sentence"),
    [
        ("why", "coal", "passages.toml, line 6: The passage “use” names “coal”, which"),
        ("because", "power", "passages.toml, line 3: The kind “because” of “use” must be"),
    ],
)
def test_a_passage_about_nothing_in_the_pack_is_refused(
    copy: Path, kind: str, indicator: str, sentence: str
) -> None:
    passage = f'id = "use"\nkind = "{kind}"\ntitle = "Use"\ntext = "It matters."'
    (copy / "passages.toml").write_text(
        f'[[passages]]\n{passage}\nindicators = ["{indicator}"]\n', encoding="utf-8"
    )
    with pytest.raises(PackError) as caught:
        read_pack(copy)
    assert sentence in str(caught.value)


def test_a_name_of_two_lines_is_told_on_one(copy: Path) -> None:
    change(copy / "pack.toml", "A small topic", "A\\n# small\\ttopic")
    assert read_pack(copy).title == "A # small topic"


def test_an_id_that_is_a_path_is_refused(copy: Path) -> None:
    change(copy / "pack.toml", 'id = "small"', 'id = "../small"')
    with pytest.raises(PackError, match=r"pack\.toml, line 1: The id “\.\./small” may have"):
        read_pack(copy)


def test_a_table_of_very_many_figures_is_refused(copy: Path) -> None:
    rows = [f"Japan,{1000 + n // 12}-{n % 12 + 1:02},{n}" for n in range(10_001)]
    text = "\n".join(["entity,period,amount", *rows])
    (copy / "indicators" / "patents.csv").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=r"line 10002: The table has 10,001 figures; 10,000 are"):
        read_pack(copy)


def test_passages_are_read(copy: Path) -> None:
    (copy / "passages.toml").write_text(
        '[[passages]]\nid = "use"\nkind = "why"\ntitle = "Use"\ntext = "It matters."\n',
        encoding="utf-8",
    )
    assert [each.text for each in read_pack(copy).passages] == ["It matters."]


def test_a_missing_pack_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack\.toml is missing"):
        read_pack(tmp_path)


def test_text_that_is_not_utf8_is_said(copy: Path) -> None:
    (copy / "pack.toml").write_bytes("title = 'é'".encode("latin-1"))
    with pytest.raises(PackError, match="save it as UTF-8"):
        read_pack(copy)


def test_private_use_characters_in_data_are_dropped(copy: Path) -> None:
    change(copy / "pack.toml", "A small topic", "A \ue000\ue010\ue001small\u202e topic")
    assert read_pack(copy).title == "A small topic"


@pytest.mark.parametrize("name", ["indicators/power.csv", "indicators/power.toml", "sources.json"])
def test_a_link_out_of_the_folder_is_refused(copy: Path, tmp_path: Path, name: str) -> None:
    moved = tmp_path / "elsewhere"
    (copy / name).rename(moved)
    (copy / name).symlink_to(moved)
    with pytest.raises(PackError, match="link to elsewhere"):
        read_pack(copy)
