"""Names of format 2, which called a finding a telling: ``telling:patents``."""

import re
from typing import Any

_OLD = re.compile(r"^(list:)?telling(?=[:/]|$)")
_NAMES = ("id", "after", "block")  # the fields that name blocks; others hold words


def with_findings(data: Any) -> Any:
    """Plain data with the blocks named as today."""
    if isinstance(data, list):
        return [with_findings(each) for each in data]
    if not isinstance(data, dict):
        return data
    return {
        name: _named(each) if name in _NAMES else with_findings(each) for name, each in data.items()
    }


def _named(value: Any) -> Any:
    if isinstance(value, list):
        return [_named(each) for each in value]
    return _OLD.sub(r"\1finding", value) if isinstance(value, str) else with_findings(value)
