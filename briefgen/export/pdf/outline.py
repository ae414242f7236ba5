"""Bookmarks: the headings of a document as a tree beside its pages."""

from collections.abc import Sequence

from briefgen.export.pdf.objects import Body, Part, text_string

Head = tuple[int, str, list[Part]]  # level, words, where it stands


def outline(headings: Sequence[Head]) -> Body:
    """The root of the bookmarks; there is at least one heading."""
    root = Body()
    entries = [Body() for _ in headings]
    parents, kids = _family([level for level, _, _ in headings])
    below = _descendants(parents)
    within = {each: at for siblings in kids.values() for at, each in enumerate(siblings)}
    for index, (_, title, place) in enumerate(headings):
        parent = parents[index]
        siblings = kids[parent]
        at = within[index]
        parts = entries[index].parts
        parts += [b"<</Title " + text_string(title) + b"/Dest ", *place]
        parts += [b"/Parent ", root if parent < 0 else entries[parent]]
        if at > 0:
            parts += [b"/Prev ", entries[siblings[at - 1]]]
        if at + 1 < len(siblings):
            parts += [b"/Next ", entries[siblings[at + 1]]]
        own = kids[index]
        if own:
            parts += [b"/First ", entries[own[0]], b"/Last ", entries[own[-1]]]
            parts.append(b"/Count %d" % below[index])
        parts.append(b">>")
    tops = kids[-1]
    root.parts = [b"<</Type/Outlines/First ", entries[tops[0]], b"/Last ", entries[tops[-1]]]
    root.parts.append(b"/Count %d>>" % len(headings))
    return root


def _descendants(parents: Sequence[int]) -> list[int]:
    """How many entries are below each, at any depth; entries come after their parents."""
    below = [0] * len(parents)
    for index in range(len(parents) - 1, -1, -1):
        if parents[index] >= 0:
            below[parents[index]] += below[index] + 1
    return below


def _family(levels: Sequence[int]) -> tuple[list[int], dict[int, list[int]]]:
    """For headings of these levels the parent of each, and the kids of each; -1 is the root."""
    parents: list[int] = []
    kids: dict[int, list[int]] = {index: [] for index in range(-1, len(levels))}
    path: list[int] = []
    for index, level in enumerate(levels):
        while path and levels[path[-1]] >= level:
            path.pop()
        parent = path[-1] if path else -1
        parents.append(parent)
        kids[parent].append(index)
        path.append(index)
    return parents, kids
