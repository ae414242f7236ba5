"""Which language letters give away."""

import pytest

from briefgen.document.languages import language_of


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("plain words", "en-US", ""),
        ("naïve façade – “quoted” 12", "en-US", ""),
        ("中国人民银行", "en-US", "zh"),
        ("人工知能の研究", "en-US", "ja"),
        ("中国人民银行", "zh-CN", ""),
        ("研究", "ja-JP", ""),
        ("과학기술정보통신부", "en-GB", "ko"),
        ("שלום, עולם!", "en-US", "he"),
        ("الذكاء الاصطناعي", "en-US", "ar"),
        ("Правда", "en-US", "ru"),
        ("α", "en-US", "el"),
        ("α and β", "en-US", ""),
        ("“中国” (China)", "en-US", ""),
        ("12 ₂ → …", "en-US", ""),
        ("", "en-US", ""),
    ],
)
def test_letters_tell_their_language(text: str, language: str, found: str) -> None:
    assert language_of(text, language) == found
