"""A kind of brief: its sections, their text, its page and its starter choices."""

from enum import StrEnum

import msgspec

from briefgen.change.changes import Change
from briefgen.typography.look import Grid, NotesPlace, Paper

SECTIONS, PAGES, LEVELS = 200, 1_000, 3
SLOTS, WORDS = 200, 100_000


class Stance(StrEnum):
    """On screen "Makes a case" or "Neutral"; a neutral brief has no ask and offers options."""

    CASE = "case"
    NEUTRAL = "neutral"


class ForEach(StrEnum):
    """What a section is repeated for."""

    NOTHING = ""
    INDICATORS = "indicators"
    THEMES = "themes"
    LAWS = "laws"  # those of one status each
    RECOMMENDATIONS = "recommendations"


class Need(StrEnum):
    """What a person needs a brief for; the start page groups the kinds by it."""

    DECIDE = "decide"
    INFORM = "inform"
    PERSUADE = "persuade"
    SAY = "say"
    RECORD = "record"


class Prominence(StrEnum):
    """How much of a chosen indicator is seen: on a card and told, told, a row of the table, or
    only in the annex. What finds no place anywhere is left out, and that is said.
    """

    CARD = "card"
    TOLD = "told"
    TABLE = "table"
    ANNEX = "annex"
    OUT = "out"


class Slots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many picks a kind of brief has room for; -1 is any number.

    ``told`` counts those beside the cards, which are told too. ``proposals`` are recommendations.
    ``standing`` is a chart of all that is told, only where room is left once all else is settled.
    """

    card: int = 3
    told: int = -1
    table: int = -1
    annex: int = 0
    proposals: int = -1
    charts: int = 0
    standing: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no number of picks."""
        for name in self.__struct_fields__:
            if not -1 <= getattr(self, name) <= SLOTS:
                raise ValueError(f"The slots for “{name}” must be from 0 to {SLOTS}, or -1 for any")


class TemplateSection(msgspec.Struct, frozen=True):
    """One section: its title and text are Jinja2 and Markdown, filled by ``compose``.

    A section without a title has no heading; ``name`` is what lists on screen call it. ``level`` is
    that of its heading; sections made for each choice may stand under one head, their ``group``.
    """

    id: str
    title: str = ""
    name: str = ""
    text: str = ""
    file: str = ""  # named in messages
    for_each: ForEach = ForEach.NOTHING
    span: bool = False  # across all columns
    side: bool = False  # in a narrow column beside those next to it that are not
    cover: bool = False  # on the cover, below the title
    front: bool = False  # on a page of its own, before the contents
    budget: int = 0  # words; 0 for any number
    level: int = 1
    group: str = ""

    def __post_init__(self) -> None:
        """Refuse a budget that nobody could keep."""
        if not 0 <= self.budget <= WORDS:
            raise ValueError(f"The budget of a section must be from 0 to {WORDS} words")


class Clearance(msgspec.Struct, frozen=True):
    """Who agreed to a memo: name, office, date and comment as a person writes them."""

    name: str
    office: str = ""
    date: str = ""
    comment: str = ""


def clearance_line(clearance: Clearance) -> str:
    """A clearance as a person types it: name; office; date; comment."""
    parts = [clearance.name, clearance.office, clearance.date, clearance.comment]
    while parts and not parts[-1]:
        parts.pop()
    return "; ".join(parts)


def read_clearance(line: str) -> Clearance:
    """A line in its parts; whatever follows the third semicolon is the comment."""
    return Clearance(*(part.strip() for part in line.split(";", maxsplit=3)))


class Form(msgspec.Struct, frozen=True):
    """What a person fills in about a brief. An empty title means the suggested one.

    The fields from ``subject`` on are a memo's. ``decision`` holds the choices that its reader
    initials; ``attachments`` are Tab A, Tab B, …. ``state`` is the state or district whose figures
    are told beside those of whom the brief compares, where a library has them.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    office: str = ""
    contact: str = ""
    to: str = ""
    through: str = ""
    sender: str = ""
    ask: str = ""
    subject: str = ""
    purpose: str = ""  # "for decision"
    decide_by: str = ""  # a date and its reason
    drafted_by: str = ""
    cleared_by: tuple[Clearance, ...] = ()
    attachments: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    state: str = ""


class Template(msgspec.Struct, frozen=True):
    """A kind of brief. The fields from ``form`` on are filled when a person saves their own."""

    id: str
    title: str
    kind: str  # printed in the head: "One-pager"
    use_when: str
    page_limit: int
    grid: Grid = Grid.COLUMNS
    paper: Paper = Paper.LETTER
    notes: NotesPlace = NotesPlace.END
    stance: Stance = Stance.CASE
    need: Need = Need.INFORM
    headline: str = ""  # Jinja2: the suggested title
    slots: Slots = Slots()
    indicators: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    sections: tuple[TemplateSection, ...] = ()
    form: Form = Form()
    order: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    edits: tuple[Change, ...] = ()
    plain_head: bool = False  # no memo lines above the title, though the grid is a memo's
    justified: bool = False  # running text is even on both sides, not ragged on the right
    whole_paragraphs: bool = False  # none is parted over pages
    cover: bool = False  # the title has the first page to itself
    contents: bool = False  # headings, figures and tables are listed with their pages
    side_notes: bool = False  # notes stand in the margin, beside their paragraph
    deck: str = ""  # Jinja2: the suggested subtitle

    def __post_init__(self) -> None:
        """Refuse sections that hide one another, or more than anybody could arrange."""
        if not 1 <= self.page_limit <= PAGES:
            raise ValueError(f"The page limit of a template must be from 1 to {PAGES}")
        if len(self.sections) > SECTIONS:
            raise ValueError(f"A template may have at most {SECTIONS} sections")
        if any(not 1 <= each.level <= LEVELS for each in self.sections):
            raise ValueError(f"The level of a section must be from 1 to {LEVELS}")
        if len({each.id for each in self.sections}) < len(self.sections):
            raise ValueError("Two sections of the template have the same id")


def is_memo(template: Template) -> bool:
    """Whether a kind opens as a memo does: date, to, from, subject."""
    return template.grid is Grid.MEMO and not template.plain_head
