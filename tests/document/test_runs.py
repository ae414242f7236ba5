import pytest

from briefgen.document.runs import Run, runs
from briefgen.document.tree import Link, Strong, Text


@pytest.mark.parametrize("address", ["https://example.org/a", "MAILTO:a@example.org"])
def test_web_and_mail_addresses_are_links(address: str) -> None:
    link = Link(address, (Strong((Text("x"),)),))
    assert list(runs((link,))) == [Run("x", strong=True, url=address)]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "java\nscript:x"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(ValueError, match="must start with"):
        Link(address, (Text("x"),))
