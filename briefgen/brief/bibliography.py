"""What was read in a file of sources."""

import msgspec

from briefgen.brief.problems import Problem
from briefgen.evidence.pack import Source


class Bibliography(msgspec.Struct, frozen=True):
    """The sources of a file in its order, and which of its entries are left out and why."""

    sources: tuple[Source, ...]
    left_out: tuple[Problem, ...] = ()
