"""A PDF from anywhere: its brief, or one sentence."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import pipeline
from briefgen.errors import BriefFileError
from briefgen.sources import attached
from briefgen.sources.attached import attached_brief, is_pdf
from briefgen.store.container import pack_brief
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
        (b"%PDF-1.7\nand nothing more", "is damaged"),
        (pdf_with({"a.brief": pack_brief(small_brief())})[:900], "is damaged"),
    ],
)
def test_what_is_no_brief_is_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BriefFileError, match=sentence) as raised:
        pipeline.read(data, "a.pdf")
    assert str(raised.value).startswith("a.pdf: ")


def test_a_bomb_is_refused_before_it_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached, "LIMIT", 1_000_000)
    bomb = pdf_with({"a.brief": bytes(3_000_000)})
    assert len(bomb) < 10_000

    with pytest.raises(BriefFileError, match="too large"):
        attached_brief(bomb, "a.pdf")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_is_a_sentence_or_the_brief(data: st.DataObject) -> None:
    whole = pdf_with({"a.brief": pack_brief(small_brief())})
    at = data.draw(st.integers(20, len(whole) - 1))
    damaged = bytearray(whole)
    damaged[at] ^= data.draw(st.integers(1, 255))
    try:
        found = pipeline.read(bytes(damaged), "a.pdf").brief.id
    except BriefFileError as error:
        found = error.place.file
    assert found in ("test", "a.pdf")


def test_a_brief_is_no_pdf_whatever_is_in_it() -> None:
    assert not is_pdf(b"PK\x03\x04 %PDF-1.7")
    assert is_pdf(b"\n%PDF-1.4")
