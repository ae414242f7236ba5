"""Stands in for Speech Dispatcher's module: what Orca would say is written to a file, a line each.

Run by Orca, which takes the first ``speechd`` that it finds; the file is named by ``HEARD``.
"""

import os
import re
from html import unescape
from typing import Any


class SSIPCommunicationError(Exception):
    """No connection; there is none to lose."""


class Priority:
    IMPORTANT, MESSAGE, TEXT, NOTIFICATION, PROGRESS = "important message text note progress".split()


class PunctuationMode:
    ALL, NONE, SOME, MOST = "all none some most".split()


class DataMode:
    TEXT, SSML = "text", "ssml"


class CallbackType:
    INDEX_MARK, BEGIN, END, CANCEL, PAUSE, RESUME = "mark begin end cancel pause resume".split()


class SSIPClient:
    """Says nothing aloud."""

    def __init__(self, name: str, *_: Any, **__: Any) -> None:
        self._path = os.environ["HEARD"]

    def speak(self, text: str, *_: Any, **__: Any) -> None:
        words = " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())
        if words:
            with open(self._path, "a", encoding="utf-8") as file:
                file.write(f"{words}\n")

    char = key = sound_icon = speak

    def list_output_modules(self) -> tuple[str, ...]:
        return ("none",)

    def list_synthesis_voices(self) -> tuple[tuple[str, str, str], ...]:
        return (("none", "en", "none"),)

    def __getattr__(self, name: str) -> Any:
        return _nothing


Client = SSIPClient
Speaker = SSIPClient


def _nothing(*_: Any, **__: Any) -> None:
    """What is set is of no matter."""
