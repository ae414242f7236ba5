"""Lines at 45° inside an outline: the fourth colour is never told by colour alone."""

import math
from itertools import pairwise

Position = tuple[float, float]
PITCH = 4.0  # from line to line, across them
_TURN = math.sqrt(0.5)


def hatch(outline: list[Position]) -> list[tuple[Position, Position]]:
    """The pieces of parallel lines within a closed outline, in points."""
    turned = [((x + y) * _TURN, (y - x) * _TURN) for x, y in outline]
    across = [v for _, v in turned]
    first = math.ceil(min(across, default=0) / PITCH)
    last = math.floor(max(across, default=-1) / PITCH)
    edges = list(pairwise([*turned, *turned[:1]]))
    pieces = []
    for number in range(first, last + 1):
        level = number * PITCH + 0.01  # never exactly through a corner
        crossings = sorted(
            u0 + (level - v0) / (v1 - v0) * (u1 - u0)
            for (u0, v0), (u1, v1) in edges
            if (v0 < level) != (v1 < level)
        )
        for start, end in zip(crossings[::2], crossings[1::2], strict=False):
            pieces.append((_back(start, level), _back(end, level)))
    return pieces


def _back(along: float, level: float) -> Position:
    return (along - level) * _TURN, (along + level) * _TURN
