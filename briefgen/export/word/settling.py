"""What Word makes of a look: the page of an office's letterhead, or room to write in."""

from msgspec.structs import replace

from briefgen.export.delivery import Delivery, is_review, letterhead_of
from briefgen.typography.look import Look, TypeStyle

MARGIN = 162.0  # points, on the right
SPACING = 1.5  # times the distance of lines


def settled(look: Look, delivery: Delivery) -> Look:
    """The look as a Word file can keep it: on an office's letterhead, or to be marked up.

    Raises:
        ExportError: the letterhead is not a Word file that can be used.
    """
    letterhead = letterhead_of(delivery)
    if is_review(delivery):
        return _reviewed(look)
    if not letterhead:
        return look
    from briefgen.export.word.office import settled as on_letterhead

    return replace(on_letterhead(look, letterhead), floats=False)


def _reviewed(look: Look) -> Look:
    """The same look in one column, its lines far apart, with a wide margin to write in."""
    styles = look.styles
    page = replace(look.page, columns=1, indent=0, right=max(look.page.right, MARGIN))
    open_styles = replace(
        styles,
        body=_apart(styles.body),
        callout=_apart(styles.callout),
        quotation=_apart(styles.quotation),
    )
    return replace(look, page=page, styles=open_styles, notes_columns=1)


def _apart(style: TypeStyle) -> TypeStyle:
    return replace(style, leading=style.leading * SPACING)
