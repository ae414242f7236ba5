import pytest

from briefgen.model.document import Link, Strong, Text
from briefgen.model.runs import Run, runs


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("MAILTO:a@example.org", "MAILTO:a@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("java\nscript:x", ""),
    ],
)
def test_only_web_and_mail_addresses_become_links(address: str, url: str) -> None:
    assert list(runs((Link(address, (Strong((Text("x"),)),)),))) == [Run("x", strong=True, url=url)]
