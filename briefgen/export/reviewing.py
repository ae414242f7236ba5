"""The look of a review copy: one column, lines far apart, a wide margin to write in."""

from msgspec.structs import replace

from briefgen.typography.look import Look, TypeStyle

MARGIN = 162.0  # points, on the right
SPACING = 1.5  # times the distance of lines


def reviewed(look: Look) -> Look:
    """The same look, set to be marked up; an office's letterhead is left aside."""
    styles = look.styles
    page = replace(look.page, columns=1, indent=0, right=max(look.page.right, MARGIN))
    open_styles = replace(
        styles,
        body=_apart(styles.body),
        callout=_apart(styles.callout),
        quotation=_apart(styles.quotation),
    )
    return replace(look, page=page, styles=open_styles, notes_columns=1, letterhead=b"")


def _apart(style: TypeStyle) -> TypeStyle:
    return replace(style, leading=style.leading * SPACING)
