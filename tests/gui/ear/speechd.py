"""Stands in for Speech Dispatcher's module: what Orca would say is written to a file, a line each.

Run by Orca, which takes the first ``speechd`` that it finds; the file is named by ``HEARD``.
"""

import os
import re
from html import unescape
from pathlib import Path
from typing import Any


class SSIPCommunicationError(Exception):
    """No connection; there is none to lose."""


class Priority:
    IMPORTANT = "important"
    MESSAGE = "message"
    TEXT = "text"
    NOTIFICATION = "notification"
    PROGRESS = "progress"


class PunctuationMode:
    ALL = "all"
    NONE = "none"
    SOME = "some"
    MOST = "most"


class DataMode:
    TEXT = "text"
    SSML = "ssml"


class CallbackType:
    INDEX_MARK = "index_mark"
    BEGIN = "begin"
    END = "end"
    CANCEL = "cancel"
    PAUSE = "pause"
    RESUME = "resume"


class SSIPClient:
    """Says nothing aloud."""

    def __init__(self, name: str, *_: Any, **__: Any) -> None:
        self._path = Path(os.environ["HEARD"])

    def speak(self, text: str, *_: Any, **__: Any) -> None:
        words = " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())
        if words:
            with self._path.open("a", encoding="utf-8") as file:
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
