"""A template's page and type resolved with an office's brand: all that writers know of looks.

Points. The numbers are those of one small type system: five sizes, two families, a 13 pt grid for
columns and a 15 pt grid for one column.
"""

import re
from enum import StrEnum

import msgspec

from briefgen.model.release import MarkingKind

SERIF, SERIF_ITALIC = "SourceSerif4-Regular", "SourceSerif4-Italic"
SERIF_STRONG, SERIF_STRONG_ITALIC = "SourceSerif4-SemiBold", "SourceSerif4-SemiBoldItalic"
SANS, SANS_ITALIC = "SourceSans3-Regular", "SourceSans3-Italic"
SANS_STRONG, SANS_STRONG_ITALIC = "SourceSans3-SemiBold", "SourceSans3-SemiBoldItalic"
FACES = (
    SERIF, SERIF_ITALIC, SERIF_STRONG, SERIF_STRONG_ITALIC,
    SANS, SANS_ITALIC, SANS_STRONG, SANS_STRONG_ITALIC,
)  # fmt: skip

INK, MUTED, LINK = "#1B1B1B", "#565C65", "#005EA2"
RULE, AXIS, GRID = "#C6CDD5", "#71767A", "#DFE3E8"

_WHITE = "#FFFFFF"
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


class Grid(StrEnum):
    """How a page is divided: two columns, a memo's single column, a report's outdented heads, or
    a memo's column in large type, to be read out.
    """

    COLUMNS = "columns"
    MEMO = "memo"
    REPORT = "report"
    SPEECH = "speech"


class Paper(StrEnum):
    """Page sizes; margins are the same on both."""

    LETTER = "letter"
    A4 = "a4"


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office's look, shared as one file."""

    id: str = "agency"
    title: str = "Agency"
    accent: str = "#17406D"
    tint: str = "#EEF3F8"

    def __post_init__(self) -> None:
        """Refuse what is not a colour, from whatever file it comes.

        Raises:
            ValueError: a colour is not written as ``#17406D``.
        """
        for color in (self.accent, self.tint):
            if not _COLOR.fullmatch(color):
                raise ValueError(f"“{color}” is not a color; write it as #17406D")


class Page(msgspec.Struct, frozen=True):
    """The sheet and its text area. ``indent`` moves body text right of heads (report grid)."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    columns: int = 1
    gutter: float = 18
    indent: float = 0

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def column(self) -> float:
        """The width of one column."""
        return (self.measure - self.gutter * (self.columns - 1)) / self.columns


class TypeStyle(msgspec.Struct, frozen=True):
    """How one role of text is set. ``family`` is ``serif`` or ``sans``."""

    family: str
    size: float
    leading: float
    color: str = INK
    strong: bool = False
    emphasis: bool = False
    before: float = 0
    after: float = 0

    def face(self, *, strong: bool = False, emphasis: bool = False) -> str:
        """The font face for a run with these marks."""
        column = int(emphasis or self.emphasis) + 2 * int(strong or self.strong)
        return FACES[column + (0 if self.family == "serif" else 4)]


class Tone(msgspec.Struct, frozen=True):
    """The colour of one entity: its area, its text on white, and the outline of a pale area."""

    fill: str
    text: str
    stroke: str = ""


_MARKING = {
    MarkingKind.DRAFT: (INK, "#FFF1D2"),
    MarkingKind.EMBARGOED: ("#FFFFFF", "#8A1C1C"),
    MarkingKind.CUI: ("#FFFFFF", "#502B85"),
}

TONES = (
    Tone("#17406D", "#17406D"),
    Tone("#D9730D", "#A34E00"),
    Tone("#E3E8ED", "#5B6770", "#5B6770"),
    Tone("#2A7F78", "#2A7F78"),
)


def tone(rank: int) -> Tone:
    """The colour of the subject (0), the first comparator (1), others (2), a fourth (3)."""
    return TONES[rank] if 0 <= rank < len(TONES) else TONES[2]


class Styles(msgspec.Struct, frozen=True):
    """The roles of text."""

    body: TypeStyle
    title: TypeStyle
    subtitle: TypeStyle
    heading1: TypeStyle
    heading2: TypeStyle
    heading3: TypeStyle
    callout: TypeStyle
    quotation: TypeStyle
    table: TypeStyle
    table_head: TypeStyle
    caption: TypeStyle
    small: TypeStyle  # subtitles of figures, source lines
    note: TypeStyle
    card_figure: TypeStyle
    card_leader: TypeStyle
    card_words: TypeStyle
    head_office: TypeStyle
    head_kind: TypeStyle
    foot: TypeStyle


class Look(msgspec.Struct, frozen=True):
    """Page, type and colours of one brief."""

    grid: Grid
    page: Page
    styles: Styles
    accent: str
    tint: str
    page_limit: int
    notes_columns: int = 2
    notes_at_foot: bool = False  # Word: footnotes; else endnotes
    notes_listed: bool = False  # Word: neither, but paragraphs at the end


def resolve_look(
    grid: Grid, brand: Brand, page_limit: int, paper: Paper = Paper.LETTER, *, foot: bool = False
) -> Look:
    """The look of a template's grid in an office's colours."""
    return Look(
        grid=grid,
        page=_page(grid, paper),
        styles=_styles(grid, brand.accent),
        accent=brand.accent,
        tint=brand.tint,
        page_limit=page_limit,
        notes_at_foot=foot,
    )


def titled(look: Look) -> Look:
    """The look with its title large above the text, not in a memo's line."""
    title = msgspec.structs.replace(look.styles.title, size=20, leading=24)
    return msgspec.structs.replace(look, styles=msgspec.structs.replace(look.styles, title=title))


def is_plain(look: Look) -> bool:
    """Whether the look has no tints: rules stand where others have areas of colour."""
    return look.tint.upper() == _WHITE


def marking_colors(look: Look, kind: MarkingKind) -> tuple[str, str]:
    """The colours of a banner's text and ground; a plain look has a box of ink on white."""
    plain = (INK, _WHITE)
    return plain if is_plain(look) else _MARKING.get(kind, plain)


def _page(grid: Grid, paper: Paper) -> Page:
    width, height = (612.0, 792.0) if paper is Paper.LETTER else (595.28, 841.89)
    match grid:
        case Grid.COLUMNS:
            return Page(width, height, 78, 54, 54, 54, columns=2)
        case Grid.MEMO | Grid.SPEECH:
            return Page(width, height, 72, 72, 72, 72)
        case Grid.REPORT:
            return Page(width, height, 72, 54, 54, 54, indent=126)


_TEXT = {
    Grid.COLUMNS: ("serif", 10, 13),
    Grid.MEMO: ("serif", 11.5, 15),
    Grid.REPORT: ("serif", 11.5, 15),
    Grid.SPEECH: ("sans", 14, 20),
}


def _styles(grid: Grid, accent: str) -> Styles:
    columns = grid is Grid.COLUMNS
    gap = 4 if columns else 7.5
    family, size, leading = _TEXT[grid]
    before = 6.5 if columns else 13
    title = (14, 18) if grid is Grid.MEMO else (20, 24)  # a memo's title is its subject line
    return Styles(
        body=TypeStyle(family, size, leading, after=gap),
        title=TypeStyle("sans", *title, accent, strong=True, after=6),
        subtitle=TypeStyle("sans", 14, 18, MUTED, after=6),
        heading1=TypeStyle("sans", 11.5, 15, accent, strong=True, before=before, after=2),
        heading2=TypeStyle(family, size, leading, strong=True, before=2, after=2),
        heading3=TypeStyle(family, size, leading, emphasis=True, before=2, after=2),
        callout=TypeStyle("serif", 10, 13),
        quotation=TypeStyle(family, size, leading, emphasis=True, before=2, after=gap),
        table=TypeStyle("sans", 10, 13),
        table_head=TypeStyle("sans", 10, 13, strong=True),
        caption=TypeStyle("sans", 10, 13, strong=True, before=6, after=1),
        small=TypeStyle("sans", 8.5, 11, MUTED, after=2),
        note=TypeStyle("sans", 8.5, 11, MUTED, after=1),
        card_figure=TypeStyle("sans", 20, 24, strong=True),
        card_leader=TypeStyle("sans", 10, 13, strong=True),
        card_words=TypeStyle("sans", 8.5, 11),
        head_office=TypeStyle("sans", 10, 13, accent, strong=True),
        head_kind=TypeStyle("sans", 8.5, 11, MUTED),
        foot=TypeStyle("sans", 8.5, 11, MUTED),
    )
