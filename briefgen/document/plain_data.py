"""Plain data from files, before and after they become structs: clean texts, no lost fields."""

from collections.abc import Iterator
from typing import Any

from briefgen.document.text import clean_text


def clean_data(data: Any) -> Any:
    """Plain data with every text cleaned."""
    if isinstance(data, str):
        return clean_text(data)
    if isinstance(data, dict):
        return {clean_text(key): clean_data(value) for key, value in data.items()}
    return [clean_data(value) for value in data] if isinstance(data, list) else data


def unknown_fields(given: Any, kept: Any, path: str = "") -> Iterator[str]:
    """The fields of plain data that the struct made from them (``kept``, plain again) lacks."""
    if isinstance(given, dict):
        for key, value in given.items():
            if key in kept:
                yield from unknown_fields(value, kept[key], f"{path}{key}.")
            else:
                yield f"{path}{key}"
    elif isinstance(given, list):
        for each, own in zip(given, kept, strict=False):
            yield from unknown_fields(each, own, path)
