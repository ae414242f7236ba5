"""How much work something is, told without a clock, which other programs slow down."""

import cProfile
from collections.abc import Callable


def calls_of(work: Callable[[], object], name: str = "") -> int:
    """How many functions are called until it is done, or those of this name; the same on every
    machine.
    """
    profile = cProfile.Profile()
    profile.runcall(work)
    named = (each for each in profile.getstats() if not name or _is_called(each.code, name))
    return sum(each.callcount for each in named)


def _is_called(code: object, name: str) -> bool:
    return getattr(code, "co_name", "") == name
