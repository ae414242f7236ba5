"""An office's fonts: read from the files beside its brand, kept apart, seen in both formats."""

import hashlib
import io
import random
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import matplotlib
import msgspec
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from briefgen import paths, pipeline, typefaces
from briefgen.brief.brief import Brief, look_of
from briefgen.cli import main
from briefgen.document.tree import Chart
from briefgen.errors import BriefFileError, BriefgenError, Severity
from briefgen.export import render
from briefgen.export.delivery import Delivery
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.painted import Placement
from briefgen.sources import BRAND, library
from briefgen.sources.fonts import prepared
from briefgen.store.container import pack_brief, unpack, unpack_brief
from briefgen.typography.bidi import line_width
from briefgen.typography.drawing import Label
from briefgen.typography.faces import SANS, SERIF, Face, Fonts, Typeface, face_in, own_fonts
from briefgen.typography.glyphs import advances, faced
from briefgen.typography.look import Look
from briefgen.worker.jobs import Export, Exported, Got, Made, Make, Read, value_of
from briefgen.zips import read_zip, write_zip
from tests.builders import small_brief
from tests.pdf_reading import painted
from tests.validators import docx_lint, marked_content, openxml, verapdf
from tests.whole.reading import libreoffice_pages
from tests.worker.test_process import Worker

DEJAVU = Path(matplotlib.get_data_path()) / "fonts" / "ttf"  # much wider than ours
FILES = {
    "text": ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif-Italic"),
    "heads": ("DejaVuSans", "DejaVuSans-Bold"),
}


def brand_text(roles: tuple[str, ...] = ("text", "heads")) -> str:
    lines = ['office = "Office of Policy"']
    for role in roles:
        lines += [f"[fonts.{role}]", f'family = "Office {role.title()}"']
        cuts = ("regular", "strong", "italic")
        lines += [f'{c} = "{f}.ttf"' for c, f in zip(cuts, FILES[role], strict=False)]
    return "\n".join(lines)


def brand_file(folder: Path, text: str = "", **files: bytes) -> Path:
    for name in (name for names in FILES.values() for name in names):
        (folder / f"{name}.ttf").write_bytes(
            files.get(name) or (DEJAVU / f"{name}.ttf").read_bytes()
        )
    path = folder / "office.toml"
    path.write_text(text or brand_text(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    brand = library.find_brand(str(brand_file(tmp_path_factory.mktemp("brand"))))
    return replace(small_brief("issue-brief"), brand=brand)


def export(brief: Brief, suffix: str, folder: Path) -> Path:
    result = pipeline.make(brief)
    path = folder / f"out{suffix}"
    path.write_bytes(pipeline.export(result.composed.document, brief, result.pages, suffix))
    return path


def changed(name: str = "SourceSans3-Regular", **changes: int) -> bytes:
    """One of our faces with other numbers in its OS/2 table."""
    with TTFont(paths.FONTS / f"{name}.ttf") as font:
        for field, value in changes.items():
            setattr(font["OS/2"], field, value)
        stream = io.BytesIO()
        font.save(stream)
    return stream.getvalue()


def pdf_fonts(path: Path) -> set[str]:
    with pikepdf.open(path) as pdf:
        found = {
            str(each.BaseFont)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        }
    return {name.partition("+")[2] for name in found}


def test_pages_are_set_in_the_office_s_faces(dressed: Brief, tmp_path: Path) -> None:
    assert pdf_fonts(export(dressed, ".pdf", tmp_path)) == {
        "OfficeText-Regular",
        "OfficeText-Bold",
        "OfficeHeads-Regular",
        "OfficeHeads-Bold",
    }


def test_one_family_may_stay_ours(tmp_path: Path) -> None:
    brand = library.find_brand(str(brand_file(tmp_path, brand_text(("heads",)))))
    names = pdf_fonts(export(replace(small_brief(), brand=brand), ".pdf", tmp_path))
    assert {"OfficeHeads-Bold", "SourceSerif4-Regular"} <= names
    assert not any(name.startswith("SourceSans") for name in names)


def test_page_limits_hold_in_wide_fonts(dressed: Brief) -> None:
    assert pipeline.make(dressed).pages.count <= dressed.template.page_limit


def test_charts_are_measured_and_drawn_in_the_same_faces(dressed: Brief) -> None:
    pages = pipeline.make(dressed).pages
    drawn = [i for sheet in painted(pages).painted for i in sheet.items if isinstance(i, Placement)]
    labels = [each for i in drawn for each in i.drawing.items if isinstance(each, Label)]
    assert labels
    for each in labels:
        assert each.face.own == own_fonts(dressed.brand.fonts)
        assert each.width == pytest.approx(line_width(each.face, each.text) * each.size, abs=0.02)
        assert each.width != pytest.approx(line_width(SANS, each.text) * each.size, abs=0.02)


def test_a_missing_italic_is_the_upright_slanted(dressed: Brief, tmp_path: Path) -> None:
    pdf = export(dressed, ".pdf", tmp_path)
    with pikepdf.open(pdf) as opened:
        code = b"".join(page.Contents.read_bytes() for page in opened.pages)
    assert b"1 0 0.2 1 " in code  # titles in the sources, which are set in the heads' family
    plain = export(replace(dressed, brand=library.find_brand("agency")), ".pdf", tmp_path)
    with pikepdf.open(plain) as opened:
        assert b"0.2 1 " not in b"".join(page.Contents.read_bytes() for page in opened.pages)


def test_a_character_comes_from_the_sister_then_from_ours() -> None:
    def cut(keep: str, family: str) -> bytes:
        data = (paths.FONTS / "SourceSans3-Regular.ttf").read_bytes()
        with TTFont(io.BytesIO(data)) as font:
            for table in font["cmap"].tables:
                table.cmap = {c: g for c, g in table.cmap.items() if c < 127 or chr(c) in keep}
            stream = io.BytesIO()
            font.save(stream)
        return prepared(stream.getvalue(), family)

    text, heads = cut("é", "Text"), cut("éü", "Heads")
    own = own_fonts(Fonts(Typeface("Text", text, b"", text), Typeface("Heads", heads, b"", heads)))
    assert faced(face_in(own, SERIF), "aéü→◊\ud55c") == (
        (Face(SERIF.name, own), "aé"),
        (Face(SANS.name, own), "ü"),
        (SERIF, "→◊"),
        (SANS, "\N{WHITE SQUARE}"),
    )


def test_two_brands_of_one_name_do_not_mix(dressed: Brief, tmp_path: Path) -> None:
    own = dressed.brand.fonts
    other = prepared(changed("SourceSerif4-Regular"), "Office Text")
    text = Typeface("Office Text", other, b"", other)
    second = replace(dressed, brand=replace(dressed.brand, fonts=replace(own, text=text)))
    before = export(dressed, ".pdf", tmp_path).read_bytes()
    between = export(second, ".pdf", tmp_path).read_bytes()
    assert export(dressed, ".pdf", tmp_path).read_bytes() == before
    sets = [own_fonts(each.brand.fonts) for each in (dressed, second)]
    serif = [advances(face_in(own, SERIF)) for own in sets]
    assert serif[0]["m"] != serif[1]["m"]
    assert between != before


def test_a_look_is_set_after_any_number_of_others(dressed: Brief) -> None:
    """A process meets one office after another, and what it knew of the first is long gone."""

    def named(name: str) -> Look:
        own = dressed.brand.fonts
        other = replace(own, text=replace(own.text, family=name))
        return look_of(replace(dressed, brand=replace(dressed.brand, fonts=other)))

    def files(look: Look) -> list[bytes]:
        pages, drawn = layout(document, look), Delivery(charts_as_pictures=True)
        return [render(document, look, pages, suffix, drawn) for suffix in (".pdf", ".docx")]

    document, look = pipeline.compose(dressed).document, named("First")
    assert any(isinstance(b, Chart) for section in document.sections for b in section.blocks)
    for number in range(20):
        layout(replace(document, sections=document.sections[:1]), named(f"Other {number}"))
    assert files(look) == files(named("First"))


def test_another_process_writes_the_same_bytes(dressed: Brief, tmp_path: Path) -> None:
    (tmp_path / "x.brief").write_bytes(pack_brief(dressed))
    for suffix in (".pdf", ".docx"):
        code = (
            "import sys; from briefgen.cli import main; "
            f"sys.exit(main(['export', 'x.brief', '-o', 'there{suffix}']))"
        )
        run = [sys.executable, "-c", code]
        subprocess.run(run, cwd=tmp_path, check=True, env={"PYTHONPATH": str(Path.cwd())})
        here = export(dressed, suffix, tmp_path).read_bytes()
        assert here == (tmp_path / f"there{suffix}").read_bytes()


def test_fonts_travel_in_the_brief(dressed: Brief) -> None:
    data = pack_brief(dressed)
    fonts = {name for name in read_zip(data) if name.endswith(".ttf")}
    assert fonts == {
        *(f"brand/text-{cut}.ttf" for cut in ("regular", "strong", "italic")),
        *(f"brand/heads-{cut}.ttf" for cut in ("regular", "strong")),
    }
    opened = unpack(data, "x.brief")
    assert opened.brief.brand == dressed.brand
    assert not opened.newer
    assert pack_brief(opened.brief) == data
    assert look_of(opened.brief).styles == look_of(dressed).styles


def repacked(data: bytes, **changes: bytes | None) -> bytes:
    """A stranger's file: members exchanged, their hashes right."""
    members = read_zip(data) | {f"brand/{k.replace('_', '-')}.ttf": v for k, v in changes.items()}
    kept = {name: each for name, each in members.items() if each is not None}
    manifest = msgspec.json.decode(kept.pop("manifest.json"))
    manifest["members"] = {n: hashlib.sha256(each).hexdigest() for n, each in kept.items()}
    return write_zip({"manifest.json": msgspec.json.encode(manifest), **kept})


def test_a_stranger_s_fonts_are_looked_at_again(dressed: Brief) -> None:
    data = pack_brief(dressed)
    with pytest.raises(BriefFileError, match=r"text-regular\.ttf in the file is not a TrueType"):
        unpack_brief(repacked(data, text_regular=b"no font"), "x.brief")
    with pytest.raises(BriefFileError, match=r"heads-strong\.ttf in the file may not be embedded"):
        unpack_brief(repacked(data, heads_strong=changed(fsType=2)), "x.brief")
    with pytest.raises(BriefFileError, match="A font of the office is missing"):
        unpack_brief(repacked(data, heads_strong=None), "x.brief")


def test_damage_is_told_or_does_no_harm(dressed: Brief, tmp_path: Path) -> None:
    """Cut files and files with other bytes: one sentence, or pages."""
    whole = dressed.brand.fonts.heads.regular
    chance = random.Random(7)
    told = 0
    for turn in range(60):
        data = bytearray(whole)
        if turn % 5 == 0:
            del data[chance.randrange(len(data)) :]
        for _ in range(chance.choice((1, 8, 64))):
            data[chance.randrange(min(len(data), 300 if turn % 2 else len(data)))] = (
                chance.randrange(256)
            )
        try:
            typefaces.examine(bytes(data))
        except typefaces.BadFontError:
            told += 1
            continue
        heads = replace(dressed.brand.fonts.heads, regular=bytes(data))
        brand = replace(dressed.brand, fonts=Fonts(heads=heads))
        if turn % 4 == 0:
            export(replace(small_brief(), brand=brand), ".pdf", tmp_path)
        typefaces.facts(bytes(data))
    assert told > 20


def promising(form: int, groups: bytes) -> bytes:
    """One of our faces with a table of characters that promises too many."""
    count = len(groups) // 12
    table = struct.pack(">HHLLL", form, 0, 16 + len(groups), 0, count) + groups
    cmap = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + table
    data = bytearray((paths.FONTS / "SourceSans3-Regular.ttf").read_bytes())
    for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16):
        if data[at : at + 4] == b"cmap":
            data[at + 8 : at + 16] = struct.pack(">LL", len(data), len(cmap))
    return bytes(data) + cmap


SENTENCES = {
    "is not a TrueType font": b"GIF89a",
    "is damaged": (DEJAVU / "DejaVuSans.ttf").read_bytes()[:70_000],
    "has PostScript outlines": b"OTTO" + bytes(100),
    "is a collection of fonts": b"ttcf" + bytes(100),
    "is a web font": b"wOFF" + bytes(100),
    "is larger than 5 MB": bytes(5_000_001),
    "may not be embedded in documents; ask the font's owner": changed(fsType=2),
    "may be embedded only in documents that nobody edits": changed(fsType=4),
    "may only be embedded whole": changed(fsType=0x100),
    "lacks 0123456789AB; it is no font for text": (DEJAVU / "STIXSizOneSymReg.ttf").read_bytes(),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_font_that_cannot_be_used_is_one_sentence(tmp_path: Path, sentence: str) -> None:
    path = brand_file(tmp_path, DejaVuSans=SENTENCES[sentence])
    with pytest.raises(BriefgenError) as raised:
        library.find_brand(str(path))
    assert f"The font DejaVuSans.ttf {sentence}" in str(raised.value)
    assert "office.toml" in str(raised.value)


@pytest.mark.parametrize(
    "groups", [b"\0\0\0\x20\xff\xff\xff\xff\0\0\0\x01", b"\0\0\0\x20\0\x01\xff\xff\0\0\0\x01" * 400]
)
@pytest.mark.parametrize("form", [12, 13])
def test_a_table_that_promises_too_much_is_refused(form: int, groups: bytes) -> None:
    with pytest.raises(typefaces.BadFontError, match="is damaged"):
        prepared(promising(form, groups), "Office")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[fonts.text]\nfamily = "A"\nregular = "DejaVuSans.ttf"', "strong"),
        (brand_text().replace("DejaVuSans-Bold", "none"), "The font none.ttf is not beside"),
        (brand_text().replace('"DejaVuSans.ttf', '"../DejaVuSans.ttf'), "a file beside this one"),
        (brand_text().replace("Office Text", '<w:p/>'), "cannot be the name of a font"),
        (brand_text().replace("fonts.text", "fonts.body"), "body"),
        ('[fonts.text]\nname = "A"', "“name”; it has family, regular, strong, italic"),
        ("fonts = 3", "an entry with keys of its own (in fonts)"),
    ],
)  # fmt: skip
def test_a_wrong_table_of_fonts_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(BriefgenError) as raised:
        library.find_brand(str(brand_file(tmp_path, text)))
    assert sentence in str(raised.value)


def test_digits_of_unlike_width_are_noted(dressed: Brief) -> None:
    assert not [each for each in pipeline.make(dressed).problems if "digits" in each.message]
    ragged = dressed.brand.fonts.heads.regular
    with TTFont(io.BytesIO(ragged)) as font:
        width, bearing = font["hmtx"].metrics[font.getBestCmap()[ord("1")]]
        font["hmtx"].metrics[font.getBestCmap()[ord("1")]] = (width - 300, bearing)
        stream = io.BytesIO()
        font.save(stream)
    fonts = Fonts(heads=Typeface("Ragged", stream.getvalue(), b"", stream.getvalue()))
    brief = replace(small_brief(), brand=replace(dressed.brand, fonts=fonts))
    found = [each for each in pipeline.make(brief).problems if "digits" in each.message]
    assert [each.severity for each in found] == [Severity.NOTE]
    assert "The digits of Ragged are not equally wide" in found[0].message


def test_word_names_and_carries_the_faces(dressed: Brief, tmp_path: Path) -> None:
    with zipfile.ZipFile(export(dressed, ".docx", tmp_path)) as archive:
        theme = archive.read("word/theme/theme1.xml").decode()
        table = archive.read("word/fontTable.xml").decode()
        fonts = [name for name in archive.namelist() if name.endswith(".odttf")]
    assert 'latin typeface="Office Text"' in theme
    assert 'latin typeface="Office Heads"' in theme
    assert "Source" not in theme + table
    assert len(fonts) == 5
    text, heads = table[table.index('"Office Text"') :].split('w:name="Office Heads"')
    assert '<w:altName w:val="Georgia"/>' in text
    assert '<w:altName w:val="Arial"/>' in heads
    assert "w:embedItalic" in text
    assert "w:embedItalic" not in heads


def test_new_takes_a_brand_with_fonts(tmp_path: Path) -> None:
    file, target = brand_file(tmp_path), tmp_path / "made.brief"
    assert main(["new", "--template", "one-pager", "--brand", str(file), "-o", str(target)]) == 0
    assert pipeline.load(target).brand.fonts.text.family == "Office Text"


def test_the_worker_behind_the_window_reads_and_shows_them(tmp_path: Path) -> None:
    worker = Worker()
    with worker.process:
        got = worker.ask(Read(BRAND.name, str(brand_file(tmp_path))))
        assert isinstance(got, Got)
        brief = replace(small_brief(), brand=value_of(got, BRAND))
        handle = worker.put(1, brief)
        made = worker.ask(Make(handle))
        assert isinstance(made, Made)
        files = worker.ask(Export(handle, (".pdf",)))
        assert isinstance(files, Exported)
        assert worker.process.stdin
        worker.process.stdin.close()
    (tmp_path / "out.pdf").write_bytes(files.files[0])
    assert "OfficeHeads-Bold" in pdf_fonts(tmp_path / "out.pdf")


@pytest.mark.validate
@pytest.mark.parametrize("template", ["one-pager", "issue-brief"])
def test_files_in_the_office_s_fonts_conform(dressed: Brief, tmp_path: Path, template: str) -> None:
    brief = replace(dressed, template=library.find_template(template))
    pdf, word = (export(brief, suffix, tmp_path) for suffix in (".pdf", ".docx"))
    assert verapdf.failures([pdf], "ua1") == {pdf: []}
    assert marked_content.failures(pdf) == []
    assert openxml.errors(word) == []
    assert docx_lint.lint(word.read_bytes()) == []
    assert libreoffice_pages([word], tmp_path / "own")["out"] <= brief.template.page_limit
    shown = pdf_fonts(tmp_path / "own" / "out.pdf")
    assert {"OfficeText-Regular", "OfficeHeads-Bold"} <= shown
    assert not any(name.startswith("Source") for name in shown)
