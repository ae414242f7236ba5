"""The colours of a banner, and of what is to be filled in: alike in every format."""

from briefgen.document.release import MarkingKind
from briefgen.typography.look import INK, WHITE, Look, is_plain

BLANK = "#FFE9A8"  # behind words to be filled in, which are ink

_COLORS = {
    MarkingKind.DRAFT: (INK, "#FFF1D2"),
    MarkingKind.EMBARGOED: (WHITE, "#8A1C1C"),
    MarkingKind.CUI: (WHITE, "#502B85"),
}


def marking_colors(look: Look, kind: MarkingKind) -> tuple[str, str]:
    """The colours of a banner's text and ground; a plain look has a box of ink on white."""
    plain = (INK, WHITE)
    return plain if is_plain(look) else _COLORS.get(kind, plain)
