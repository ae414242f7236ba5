"""The look of a brief on an office's Word file: its page, the size of its text, its color."""

from lxml import etree
from msgspec.structs import asdict, replace

from briefgen.errors import ExportError
from briefgen.export.word.office.finding import Index, color_of
from briefgen.export.word.office.sections import Host, host_of
from briefgen.export.word.office.theme import WordTheme, read_theme
from briefgen.export.word.office.type_sizes import fitted
from briefgen.typography.contrast import contrast
from briefgen.typography.look import (
    INK,
    LEAST_CONTRAST,
    Brand,
    Look,
    NotesPlace,
    Page,
    Styles,
)
from briefgen.word_files import BadWordFileError, Package, open_word
from briefgen.word_files.names import W, child, number
from briefgen.word_files.package import parse

NARROWEST = 380.0  # points of measure that have room for two columns
INDENTED = 420.0  # and for text beside heads
_LARGEST = 1600.0  # points of a page that Word can have
ROOM = 200.0  # no page has less for its text


def settled(look: Look, letterhead: bytes) -> Look:
    """The look with the letterhead's page and text size, and its color where the brand has none.

    Raises:
        ExportError: the letterhead is not a Word file that can be used.
    """
    package = open_letterhead(letterhead)
    document = parse(package.parts[package.main].content, package.main)
    host = host_of(document)
    name = package.related("styles")
    styles = parse(package.parts[name].content, name) if name else None
    theme = read_theme(package, styles)
    index = Index(styles) if styles is not None else None
    look = replace(
        look, page=_page(look, host), notes=NotesPlace.LIST if _listed(look, host) else look.notes
    )
    if styles is not None and not theme.typeless:
        look = fitted(look, styles, theme.font)
    return _colored(look, index, theme)


def open_letterhead(data: bytes) -> Package:
    """The letterhead that travels in a brief.

    Raises:
        ExportError: it is not a Word file that can be used.
    """
    try:
        return open_word(data).package
    except BadWordFileError as error:
        raise ExportError(
            f"The letterhead of the brief {error}. Choose another look, or none of its own."
        ) from error


def _listed(look: Look, host: Host) -> bool:
    """Endnotes would stand behind what the office has below the brief, away from their head."""
    return host.goes_on and look.notes is not NotesPlace.FOOT


def _page(look: Look, host: Host) -> Page:
    page = page_of(host, look.page)
    if not has_room(page):
        return look.page
    return replace(
        page,
        columns=page.columns if page.measure >= NARROWEST else 1,
        indent=page.indent if page.measure >= INDENTED else 0,
    )


def page_of(host: Host, ours: Page) -> Page:
    """The size and margins that the file says, in points; ours where it says none."""
    size, margins = (child(host.settings, f"w:{each}") for each in ("pgSz", "pgMar"))
    if size is None:
        return ours
    return replace(
        ours,
        width=_points(size, "w", ours.width),
        height=_points(size, "h", ours.height),
        **{side: _points(margins, side, 72) for side in ("top", "bottom", "left", "right")},
    )


def has_room(page: Page) -> bool:
    """Whether text can stand on the page, and Word can have it."""
    room = (page.measure, page.height - page.top - page.bottom)
    return min(room) >= ROOM and max(page.width, page.height) <= _LARGEST


def _points(element: etree._Element | None, name: str, otherwise: float) -> float:
    twips = number(element.get(f"{W}{name}", "")) if element is not None else None
    return otherwise if twips is None else abs(twips) / 20


def _colored(look: Look, index: Index | None, theme: WordTheme) -> Look:
    """The color of the office's heads or theme, if the brand has none and it can be read."""
    if (look.accent, look.tint) != (Brand().accent, Brand().tint):
        return look
    head = index.find("paragraph", "heading 1") if index is not None else None
    heads = color_of(index, head.id) if index is not None and head else ""
    for color in (heads, theme.colors.get("dk2", ""), theme.colors.get("accent1", "")):
        tint = _tint(color) if color else ""
        if tint and _is_color(color) and contrast(color, tint) >= LEAST_CONTRAST:
            return _recolored(look, color, tint)
    return look


def _recolored(look: Look, accent: str, tint: str) -> Look:
    styles = {
        name: replace(role, color=accent) if role.color == look.accent else role
        for name, role in asdict(look.styles).items()
    }
    return replace(look, accent=accent, tint=tint, styles=Styles(**styles))


def _is_color(color: str) -> bool:
    """Whether it is more than black."""
    return contrast(color, INK) > 1.2


def _tint(color: str) -> str:
    """A breath of the color on white."""
    parts = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * 0.07):02X}" for part in parts)
