"""A template's page and type resolved with an office's brand: all that writers know of looks.

Points. The numbers are those of one small type system: five sizes, two families, a 13 pt grid for
columns and a 15 pt grid for one column.
"""

import re
from enum import StrEnum

import msgspec

from briefgen.typography.contrast import contrast
from briefgen.typography.faces import FACES, Face, Fonts, OwnFonts, face_in, own_fonts

INK, MUTED = "#1B1B1B", "#565C65"
WHITE = "#FFFFFF"
RULE, AXIS, GRID = "#C6CDD5", "#71767A", "#DFE3E8"
COVER_WIDTH = 0.85  # of the measure, for the title of a cover
SIDE = 156 / 486  # of the room of two columns, for one at the side of the text
SIDE_NOTE = 108.0  # the width of a note in the margin of a report
FULL_DROP = 6.0  # points above the title of a cover on which more stands below it
ADDRESS_LINES, LOGO_LIMIT, LEAST_CONTRAST = 4, 2_000_000, 4.5
LETTERHEAD_LIMIT = 5_000_000
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


class Grid(StrEnum):
    """How a page is divided: two columns, a memo's single column, a report's outdented heads, or
    a memo's column in large type, to be read out.
    """

    COLUMNS = "columns"
    MEMO = "memo"
    REPORT = "report"
    SPEECH = "speech"


class NotesPlace(StrEnum):
    """Where numbered notes stand. In Word they are endnotes, footnotes, or a list of paragraphs
    that the marks lead to; only a list stays on the page of columns in every program.
    """

    END = "end"
    FOOT = "foot"
    LIST = "list"


class Paper(StrEnum):
    """Page sizes; margins are the same on both."""

    LETTER = "letter"
    A4 = "a4"


class Letterhead(msgspec.Struct, frozen=True):
    """An office's own Word file without what may not travel; a phrase for each thing left out."""

    file: bytes
    left_out: tuple[str, ...] = ()


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office's look, shared as one file.

    ``office`` stands where a brief names none, ``address`` below it on page 1; ``logo`` is a PNG or
    JPEG file; ``fonts`` are set in place of ours; ``letterhead`` is the office's own Word file,
    without what was ``left_out`` of it.
    """

    id: str = "agency"
    title: str = "Agency"
    accent: str = "#17406D"
    tint: str = "#EEF3F8"
    office: str = ""
    address: tuple[str, ...] = ()
    logo: bytes = b""
    fonts: Fonts = Fonts()
    letterhead: bytes = b""
    left_out: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or read, from whatever file it comes.

        Raises:
            ValueError: a color is not written as ``#17406D`` or too pale, the address is too long,
                the logo or the letterhead too large.
        """
        for color in (self.accent, self.tint):
            if not _COLOR.fullmatch(color):
                raise ValueError(f"“{color}” is not a color; write it as #17406D")
        for ground in (WHITE, self.tint):
            for color in (self.accent, INK):
                if contrast(color, ground) < LEAST_CONTRAST:
                    raise ValueError(
                        f"{color} on {ground} has a contrast of {contrast(color, ground):.1f} to 1;"
                        f" it needs {LEAST_CONTRAST} to 1"
                    )
        if len(self.address) > ADDRESS_LINES:
            raise ValueError(f"The address may have at most {ADDRESS_LINES} lines")
        if len(self.logo) > LOGO_LIMIT:
            raise ValueError("The logo may have at most 2 MB")
        if len(self.letterhead) > LETTERHEAD_LIMIT:
            raise ValueError("The letterhead may have at most 5 MB")


def with_letterhead(brand: Brand, letterhead: Letterhead) -> Brand:
    """The brand with this file as its letterhead."""
    return msgspec.structs.replace(brand, letterhead=letterhead.file, left_out=letterhead.left_out)


class Page(msgspec.Struct, frozen=True):
    """The sheet and its text area. ``indent`` moves text and its heads right of figures."""

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

    @property
    def sides(self) -> tuple[float, float]:
        """The widths of a column at the side of the text, and of the text beside it."""
        room = self.measure - self.gutter
        return room * SIDE, room * (1 - SIDE)


class TypeStyle(msgspec.Struct, frozen=True):
    """How one role of text is set. ``family`` is ``serif`` or ``sans``, in ``fonts`` or in ours."""

    family: str
    size: float
    leading: float
    color: str = INK
    strong: bool = False
    emphasis: bool = False
    before: float = 0
    after: float = 0
    fonts: OwnFonts | None = None
    justified: bool = False  # all lines but a paragraph's last end level
    whole: bool = False  # no paragraph is parted over pages, unless it is longer than a few lines

    def face(self, *, strong: bool = False, emphasis: bool = False) -> Face:
        """The font face for a run with these marks."""
        column = int(emphasis or self.emphasis) + 2 * int(strong or self.strong)
        return face_in(self.fonts, FACES[column + (0 if self.family == "serif" else 4)])


class Tone(msgspec.Struct, frozen=True):
    """The colour of one entity: its area, its text on white, and the outline of a pale area."""

    fill: str
    text: str
    stroke: str = ""


TONES = (
    Tone("#17406D", "#17406D"),
    Tone("#D9730D", "#A34E00"),
    Tone("#E3E8ED", "#5B6770", "#5B6770"),
    Tone("#2A7F78", "#2A7F78"),
    Tone("#BFC6CE", "#5B6770", "#5B6770"),
    Tone("#8A5A9E", "#7A4A8E"),
    Tone("#8C6D1F", "#7A5E14"),
)
OTHERS, REST = 2, 4  # the ranks of whoever is not compared, and of all of them together
_COMPARED = (0, 1, 2, 3, 5, 6)  # the ranks of those compared, in their order


def rank_at(place: int) -> int:
    """The rank, which decides the colour, of who stands at this place among those compared."""
    return _COMPARED[place] if place < len(_COMPARED) else OTHERS


def tone(rank: int) -> Tone:
    """The colour of the subject (0), the first comparator (1), others (2), a fourth (3), the rest
    of a whole (4), a fifth and a sixth (5, 6).
    """
    return TONES[rank] if 0 <= rank < len(TONES) else TONES[2]


class Styles(msgspec.Struct, frozen=True):
    """The roles of text."""

    body: TypeStyle
    side: TypeStyle  # running text at the side of a page
    title: TypeStyle
    subtitle: TypeStyle
    heading1: TypeStyle
    heading2: TypeStyle
    heading3: TypeStyle
    callout: TypeStyle
    quotation: TypeStyle
    table: TypeStyle
    table_head: TypeStyle
    table_words: TypeStyle  # of a table that compares in words
    table_words_head: TypeStyle
    caption: TypeStyle
    small: TypeStyle  # subtitles of figures, source lines
    note: TypeStyle
    side_note: TypeStyle  # in the margin beside a paragraph
    card_figure: TypeStyle
    card_leader: TypeStyle
    card_words: TypeStyle
    head_office: TypeStyle
    head_kind: TypeStyle
    foot: TypeStyle

    def of_table(self, *, words: bool) -> tuple[TypeStyle, TypeStyle]:
        """The type of a table's cells and of its heads; one that compares in words has small."""
        if words:
            return self.table_words, self.table_words_head
        return self.table, self.table_head


class Look(msgspec.Struct, frozen=True):
    """Page, type and colours of one brief."""

    grid: Grid
    page: Page
    styles: Styles
    accent: str
    tint: str
    page_limit: int
    notes_columns: int = 2
    floats: bool = True  # figures may stand behind text that follows them, as Word cannot
    side_notes: bool = False  # those beside a paragraph stand in the margin, which Word has in line
    notes: NotesPlace = NotesPlace.END
    rule: str = RULE
    rule_weight: float = 0.5
    logo: bytes = b""
    fonts: Fonts = Fonts()
    letter_width: float = 1.0  # of the letters of its fonts, in those of ours


def resolve_look(
    grid: Grid,
    brand: Brand,
    page_limit: int,
    paper: Paper = Paper.LETTER,
    notes: NotesPlace = NotesPlace.END,
) -> Look:
    """The look of a template's grid in an office's colours."""
    plain = brand.tint.upper() == WHITE
    return Look(
        grid=grid,
        page=_page(grid, paper),
        styles=_in_fonts(_styles(grid, brand.accent), own_fonts(brand.fonts)),
        accent=brand.accent,
        tint=brand.tint,
        page_limit=page_limit,
        notes=notes,
        rule=INK if plain else RULE,
        rule_weight=0.75 if plain else 0.5,
        logo=brand.logo,
        fonts=brand.fonts,
    )


def titled(look: Look) -> Look:
    """The look with its title large above the text, not in a memo's line."""
    title = msgspec.structs.replace(look.styles.title, size=20, leading=24)
    return msgspec.structs.replace(look, styles=msgspec.structs.replace(look.styles, title=title))


def justified(look: Look) -> Look:
    """The look with running text even on both sides."""
    body = msgspec.structs.replace(look.styles.body, justified=True)
    return msgspec.structs.replace(look, styles=msgspec.structs.replace(look.styles, body=body))


def whole(look: Look) -> Look:
    """The look with running text of which no paragraph is parted over pages."""
    body = msgspec.structs.replace(look.styles.body, whole=True)
    return msgspec.structs.replace(look, styles=msgspec.structs.replace(look.styles, body=body))


def at_side(look: Look) -> Look:
    """The look with running text as it is at the side of a page."""
    styles = msgspec.structs.replace(look.styles, body=look.styles.side)
    return msgspec.structs.replace(look, styles=styles)


def with_side_notes(look: Look) -> Look:
    """The look with room for notes in the margin, and smaller running text in what is left."""
    styles = {
        name: msgspec.structs.replace(getattr(look.styles, name), size=10, leading=12.5)
        for name in ("body", "heading2", "heading3", "quotation")
    }
    styles["body"] = msgspec.structs.replace(styles["body"], after=5)
    styles["heading1"] = msgspec.structs.replace(look.styles.heading1, before=9)
    return msgspec.structs.replace(
        look,
        page=msgspec.structs.replace(look.page, indent=SIDE_NOTE + look.page.gutter),
        styles=msgspec.structs.replace(look.styles, **styles),
        side_notes=True,
    )


def in_line(look: Look) -> Look:
    """The look where everything stands where it is told: figures, and side notes as text."""
    return msgspec.structs.replace(look, floats=False, side_notes=False)


def is_plain(look: Look) -> bool:
    """Whether the look has no tints: rules stand where others have areas of colour."""
    return look.tint.upper() == WHITE


def _page(grid: Grid, paper: Paper) -> Page:
    width, height = (612.0, 792.0) if paper is Paper.LETTER else (595.28, 841.89)
    match grid:
        case Grid.COLUMNS:
            return Page(width, height, 78, 54, 54, 54, columns=2)
        case Grid.MEMO | Grid.SPEECH:
            return Page(width, height, 72, 72, 72, 72)
        case Grid.REPORT:
            return Page(width, height, 72, 54, 54, 54, indent=84)


def _in_fonts(styles: Styles, own: OwnFonts | None) -> Styles:
    named = {name: getattr(styles, name) for name in Styles.__struct_fields__}
    return Styles(
        **{name: msgspec.structs.replace(each, fonts=own) for name, each in named.items()}
    )


_TEXT = {
    Grid.COLUMNS: ("serif", 10, 13),
    Grid.MEMO: ("serif", 11, 14),
    Grid.REPORT: ("serif", 11.5, 15),
    Grid.SPEECH: ("sans", 13, 17),
}


def _styles(grid: Grid, accent: str) -> Styles:
    gap = {Grid.COLUMNS: 4.0, Grid.MEMO: 5.0}.get(grid, 7.5)
    family, size, leading = _TEXT[grid]
    before = {Grid.COLUMNS: 6.5, Grid.MEMO: 8.0}.get(grid, 13.0)
    title = (14, 18) if grid is Grid.MEMO else (20, 24)  # a memo's title is its subject line
    return Styles(
        body=TypeStyle(family, size, leading, after=gap),
        side=TypeStyle("sans", 9, 12, after=gap),
        title=TypeStyle("sans", *title, accent, strong=True, after=6),
        subtitle=TypeStyle("sans", 14, 18, MUTED, after=6),
        heading1=TypeStyle("sans", 11.5, 15, accent, strong=True, before=before, after=2),
        heading2=TypeStyle(family, size, leading, strong=True, before=2, after=2),
        heading3=TypeStyle(family, size, leading, emphasis=True, before=2, after=2),
        callout=TypeStyle("serif", 10, 13),
        quotation=TypeStyle(family, size, leading, emphasis=True, before=2, after=gap),
        table=TypeStyle("sans", 10, 13),
        table_head=TypeStyle("sans", 10, 13, strong=True),
        table_words=TypeStyle("sans", 8.5, 10.5),
        table_words_head=TypeStyle("sans", 8.5, 10.5, strong=True),
        caption=TypeStyle("sans", 10, 13, strong=True, before=6, after=1),
        small=TypeStyle("sans", 8.5, 11, MUTED, after=2),
        note=TypeStyle("sans", 8.5, 11, after=1),
        side_note=TypeStyle("sans", 8.5, 11.5, after=gap),
        card_figure=TypeStyle("sans", 20, 24, strong=True),
        card_leader=TypeStyle("sans", 10, 13, strong=True),
        card_words=TypeStyle("sans", 8.5, 11),
        head_office=TypeStyle("sans", 10, 13, accent, strong=True),
        head_kind=TypeStyle("sans", 8.5, 11, MUTED),
        foot=TypeStyle("sans", 8.5, 11, MUTED),
    )
