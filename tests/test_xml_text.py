"""Ours is what the standard library would write."""

from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from briefgen.xml_text import escape, quoted

TEXT = st.text(st.sampled_from("ab\"'<>&;\n\r\t é\u2028") | st.characters(), max_size=40)


@given(TEXT)
def test_text_and_attributes_are_written_as_others_do(text: str) -> None:
    assert escape(text) == saxutils.escape(text)
    assert quoted(text) == saxutils.quoteattr(text)
