"""Rows of our tables name a function as "module:function"; it is imported on first use."""

import importlib
from collections.abc import Callable
from typing import Any


def resolve(row: str) -> Callable[..., Any]:
    """The function a row names."""
    module, _, name = row.partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function
