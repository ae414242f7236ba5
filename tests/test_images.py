"""Pictures from anywhere: the right pixels, or one sentence, and never all the memory there is."""

import io
import struct
import tracemalloc
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageCms

from briefgen import images, pipeline
from briefgen.brief.brief import Brief
from briefgen.export.delivery import Archive, Delivery
from briefgen.images import BadImageError
from briefgen.typography.look import Brand
from tests.builders import small_brief
from tests.validators import verapdf
from tests.work import calls_of

GREEN = (0, 96, 48)


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def halves(mode: str = "RGB") -> Image.Image:
    """Wide, the left half green, the right half white."""
    image = Image.new("RGB", (60, 20), "white")
    image.paste(GREEN, (0, 0, 30, 20))
    return image.convert(mode)


def turned() -> bytes:
    """A photograph of a camera that was held on its side, so that it lies in the file."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "at home"
    return saved(halves().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif, quality=95)


def sixteen_bits() -> bytes:
    rows = b"".join(struct.pack("<60H", *([96 * 257] * 30 + [65535] * 30)) for _ in range(20))
    return saved(Image.frombytes("I;16", (60, 20), rows))


def palette() -> bytes:
    image = Image.new("P", (60, 20), 1)
    image.putpalette([255, 255, 255, *GREEN])
    image.paste(0, (30, 0, 60, 20))
    return saved(image, transparency=0)


def with_alpha(mode: str) -> bytes:
    image = halves().convert("L" if mode == "LA" else "RGB").convert(mode)
    image.putalpha(Image.linear_gradient("L").resize((60, 20)))
    return saved(image)


def in_other_colors() -> bytes:
    """Its numbers are those of a profile in which nothing is as green as it looks."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    return saved(halves(), icc_profile=profile)


def header(width: int, height: int) -> bytes:
    """A PNG file of a few bytes that says that it is huge."""

    def chunk(name: bytes, content: bytes) -> bytes:
        digest = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + digest

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


GOOD = {
    "rgb": saved(halves()),
    "photograph": saved(halves(), "JPEG", quality=95),
    "cmyk": saved(halves("CMYK"), "JPEG", quality=95),
    "gray": saved(halves("L")),
    "two colors": saved(halves("1")),
    "turned": turned(),
    "sixteen bits": sixteen_bits(),
    "palette": palette(),
    "alpha": with_alpha("RGBA"),
    "gray alpha": with_alpha("LA"),
    "other colors": in_other_colors(),
}
BAD = {
    "empty": (b"", "is not a PNG or JPEG picture"),
    "text": (b"not a picture", "is not a PNG or JPEG picture"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a PNG or JPEG picture"),
    "gif": (saved(halves(), "GIF"), "is not a PNG or JPEG picture"),
    "900 megapixels": (header(30_000, 30_000), "has too many pixels"),
    "four billion": (header(65_000, 65_000), "has too many pixels"),
    "no pixels": (header(100, 100), "is damaged"),
    "cut": (saved(halves(), "JPEG")[:-60], "is damaged"),
    "large": (bytes(images.LIMIT + 1), "is larger than 40 MB"),
}


def as_image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGBA")


def with_logo(data: bytes) -> Brief:
    return replace(small_brief(), brand=Brand(office="Office", logo=data))


def pdf_of(brief: Brief, archive: Archive = Archive.NONE) -> bytes:
    result = pipeline.make(brief)
    document = result.composed.document
    return pipeline.export(document, brief, result.pages, ".pdf", Delivery(archive))


@pytest.mark.parametrize("name", GOOD)
def test_colors_and_direction_are_kept(name: str) -> None:
    kind, data = images.whole(GOOD[name])
    image = as_image(data)

    assert image.size == images.size(GOOD[name]) == (60, 20)
    assert kind == ("jpeg" if name in ("photograph", "cmyk", "turned") else "png")
    left, right = image.getpixel((8, 10)), image.getpixel((52, 10))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    if name not in ("other colors", "gray", "two colors", "gray alpha", "sixteen bits"):
        assert max(abs(a - b) for a, b in zip(left, GREEN, strict=False)) < 12
    assert sum(left[:3]) < sum(right[:3]) - 200


@pytest.mark.parametrize("name", GOOD)
def test_the_pdf_paints_the_same_pixels(name: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(with_logo(GOOD[name])))) as pdf:
        (found,) = pdf.pages[0].get_images().values()
        assert isinstance(found, pikepdf.Stream)
        painted = pikepdf.PdfImage(found).as_pil_image().convert("RGB")
        assert "/Interpolate" not in found
        assert ("/SMask" in found) == (name in ("alpha", "gray alpha", "palette"))

    wanted = as_image(images.whole(GOOD[name])[1]).convert("RGB")
    assert painted.size == wanted.size
    assert painted.getpixel((8, 10)) == wanted.getpixel((8, 10))


def test_a_camera_s_words_stay_at_home() -> None:
    assert b"at home" in GOOD["turned"]
    assert b"at home" not in images.whole(GOOD["turned"])[1]
    assert b"Exif" not in pdf_of(with_logo(GOOD["turned"]))


def refused(ask: Callable[[bytes], object], data: bytes, sentence: str) -> None:
    with pytest.raises(BadImageError, match=sentence):
        ask(data)


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture_is_a_sentence_and_costs_nothing(name: str) -> None:
    data, sentence = BAD[name]
    tracemalloc.start()
    for ask in (images.size, images.check, images.whole, images.picture):
        if ask is images.size and sentence == "is damaged":
            continue  # the measures are there
        assert calls_of(partial(refused, ask, data, sentence)) < 5_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 30_000_000


@settings(max_examples=100)
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_damage_is_a_sentence_or_a_picture(name: str, data: st.DataObject) -> None:
    damaged = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = images.picture(bytes(damaged), 800)
    except BadImageError:
        return
    assert 0 < read.width * read.height <= images.PIXELS


def test_a_picture_is_in_the_file_once_and_no_finer_than_can_be_seen() -> None:
    noise = Image.effect_noise((1600, 1200), 60).convert("RGB")
    data = saved(noise, "JPEG", quality=60)
    with pikepdf.open(io.BytesIO(pdf_of(with_logo(data)))) as pdf:
        pictures = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        sizes = [int(each.Width) for each in pictures if each.get("/Subtype") == "/Image"]
    assert sizes == [800]


@pytest.mark.validate
@pytest.mark.parametrize("archive", list(Archive))
def test_every_picture_conforms(tmp_path: Path, archive: Archive) -> None:
    files = []
    for name, data in GOOD.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(pdf_of(with_logo(data), archive))
    for flavor in ("ua1", archive.value):
        if flavor:
            assert verapdf.failures(files, flavor) == {path: [] for path in files}
