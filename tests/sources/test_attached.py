"""A PDF from anywhere: its brief, or one sentence."""

import io
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import pipeline
from briefgen.errors import BriefFileError
from briefgen.sources.attached import Outcome, extracted, is_pdf
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import small_brief


def pdf_with(files: dict[str, bytes], password: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, data in files.items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
        key = pikepdf.Encryption(owner=password, user=password) if password else False
        pdf.save(out, encryption=key)
    return out.getvalue()


def test_the_brief_is_found_among_other_files() -> None:
    brief = small_brief()
    data = pdf_with({"a.csv": b"x", "ü 中.BRIEF": pack_brief(brief), "z.txt": b""})

    assert pipeline.read(data, "a.pdf").brief.id == brief.id


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf_with({}), "has no brief in it"),
        (pdf_with({"a.csv": b"x"}), "has no brief in it"),
        (pdf_with({"a.brief": pack_brief(small_brief())}, "secret"), "needs a password"),
        (pdf_with({"a.brief": b"no zip"}), "not a brief that can be opened"),
        (pdf_with({"a.brief": b""}), "not a brief that can be opened"),
        (b"%PDF-1.7\nand nothing more", "it is damaged"),
        (pdf_with({"a.brief": pack_brief(small_brief())})[:900], "it is damaged"),
    ],
)
def test_what_is_no_brief_is_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BriefFileError, match=sentence) as raised:
        pipeline.read(data, "a.pdf")
    assert str(raised.value).startswith("a.pdf: ")


def bomb(megabytes: int) -> bytes:
    """A PDF of a few kilobytes whose attachment unpacks, in two steps, to very much."""
    packer = zlib.compressobj(9)
    first = b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["a.brief"] = pikepdf.AttachedFileSpec(pdf, b"", filename="a.brief")
        embedded = pdf.attachments["a.brief"].obj.EF.F
        twice = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        embedded.write(zlib.compress(first, 9), filter=twice)
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return out.getvalue()


@pytest.mark.parametrize("megabytes", [200, 1_100])
def test_a_bomb_is_one_sentence(megabytes: int) -> None:
    data = bomb(megabytes)
    assert len(data) < 50_000

    with pytest.raises(BriefFileError, match=r"holds too much|too large to be"):
        pipeline.read(data, "a.pdf")


@settings(max_examples=100)
@given(st.data())
def test_damage_is_told_or_harmless(data: st.DataObject) -> None:
    whole = pdf_with({"a.brief": pack_brief(small_brief())})
    at = data.draw(st.integers(20, len(whole) - 1))
    damaged = bytearray(whole)
    damaged[at] ^= data.draw(st.integers(1, 255))
    outcome, found = extracted(bytes(damaged))
    try:
        name = unpack_brief(found, "a.pdf").id if outcome is Outcome.FOUND else ""
    except BriefFileError as error:
        name = error.place.file
    assert name in ("test", "a.pdf", "")
    assert (outcome is Outcome.FOUND) == bool(name)


def test_a_brief_is_no_pdf_whatever_is_in_it() -> None:
    assert not is_pdf(b"PK\x03\x04 %PDF-1.7")
    assert is_pdf(b"\n%PDF-1.4")
