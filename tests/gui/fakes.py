"""A worker that answers when the test says so, and a brief to open."""

import struct
from typing import cast

from PySide6.QtCore import QObject, Signal

from briefgen.brief.brief import Brief
from briefgen.brief.pages import BlockPlace, Rect
from briefgen.brief.template import Template
from briefgen.change.laying import with_changes
from briefgen.compose.numbering import number
from briefgen.document.inlines import unnumbered
from briefgen.document.tree import (
    Blocks,
    Citation,
    Document,
    Heading,
    List,
    ListItem,
    Paragraph,
    Section,
    Text,
)
from briefgen.evidence.pack import Pack
from briefgen.gui.engine import Done, Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.worker.jobs import (
    Answer,
    Drawn,
    DrawPage,
    Failed,
    Glimpsed,
    Made,
    Make,
    ReadWords,
    Request,
    WordsRead,
)
from tests.gui.texts import NUMBER, chart

BRIEF = Brief(
    "b",
    "2026-01-01",
    Pack("p", "Pack", "2026-01-01"),
    Template("t", "One-pager", "One-pager", "", 1),
)
BOTTOM = Section(
    "bottom",
    "Bottom line",
    (
        Heading("bottom/heading", 1, (Text("Bottom line"),)),
        Paragraph("bottom/p1", (Text("China has "), NUMBER, Text(" patents."), Citation("wipo"))),
        Paragraph("bottom/p2", (Text("Act now."),)),
    ),
)
EVIDENCE = Section(
    "evidence",
    "Evidence",
    (
        Heading("evidence/heading", 1, (Text("Evidence"),)),
        Paragraph("evidence/p1", (Text("As shown."),)),
        *unnumbered((chart("evidence/chart1"),)),
        List("evidence/l1", False, (ListItem((Text("one"),)), ListItem((Text("two"),)))),
    ),
)
ASK = Section("ask", "The ask", (Paragraph("ask/p1", (Text("Fund it."),)),))
SUGGESTED = number(
    Document("d", "AI gap", "One-pager", "2026-01-01", sections=(BOTTOM, EVIDENCE, ASK)), BRIEF
)[0]
PAGE_SECTIONS = {"bottom": 1, "evidence": 1, "ask": 2}


class FakeEngine(QObject):
    """Keeps what is asked, as the real one does; answers at the test's word."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[str, tuple[Request, Done]] = {}
        self.failure: Failed | None = None
        self.page_count = 2
        self.shade = 255
        self.asked: list[Request] = []
        self.briefs: list[Brief] = []

    def put(self, brief: Brief) -> int:
        self.briefs.append(brief)
        return len(self.briefs)

    def ask(self, request: Request, done: Done, key: str = "") -> None:
        self.waiting[key] = (request, done)
        self.asked.append(request)

    def answer(self) -> None:
        """Answer all that waits, and what is asked meanwhile."""
        while self.waiting:
            self.answer_one(next(iter(self.waiting)))

    def answer_one(self, key: str) -> None:
        request, done = self.waiting.pop(key)
        done(self.reply(request))

    def glimpse(self) -> None:
        """Tell how the pages that are made now will be seen, ahead of all else."""
        request, done = self.waiting["make"]
        assert isinstance(request, Make)
        draws = (DrawPage(request.brief, page, request.scale) for page in request.seen)
        drawn = (self.reply(each) for each in draws)
        done(Glimpsed(tuple(each for each in drawn if isinstance(each, Drawn)), request.scale))

    def reply(self, request: Request) -> Answer:
        if isinstance(request, Make):
            return self.failure or made(self.briefs[request.brief - 1], self.page_count)
        if isinstance(request, ReadWords):
            return words_read(request)
        assert isinstance(request, DrawPage)
        width, height = round(612 * request.scale), round(792 * request.scale)
        pixels = bytes((self.shade, 10 * request.page, 0)) * (width * height)
        return Drawn(request.brief, request.page, width, height, pixels)


def words_read(request: ReadWords) -> WordsRead:
    """Two lines of words in each section's place, each letter 10 points wide and 12 high."""
    letters, places = "", b""
    for top in (750, 530) if request.page == 1 else (310,):
        for row, line in enumerate(("One two ", "three.")):
            for column, letter in enumerate(line):
                left, bottom = 72 + 10 * column, top - 14 * (row + 1)
                letters += letter
                places += struct.pack("<4f", left, bottom, left + 10, bottom + 12)
            letters, places = letters + "\n", places + bytes(16)
    return WordsRead(request.brief, request.page, letters, places)


def made(brief: Brief, page_count: int = 2) -> Made:
    """The suggested sections under the brief's edits, numbered, each 200 points high."""
    sections = [each for each in as_edited(brief) if each.blocks]
    document = Document("d", "AI gap", "One-pager", "2026-01-01", sections=tuple(sections))
    document = number(document, brief)[0]
    places = []
    for place, section in enumerate(sections):
        page = min(PAGE_SECTIONS[section.id], page_count)
        top = 750 - 220 * place
        places.append(
            BlockPlace(section.blocks[0].id, section.id, page, Rect(72, top - 200, 540, top))
        )
    return Made(document, (BOTTOM, EVIDENCE, ASK), (), page_count, 612.0, 792.0, tuple(places))


def as_edited(brief: Brief) -> tuple[Section, ...]:
    """The sections as the person has them, not numbered."""
    suggested = (BOTTOM, EVIDENCE, ASK)
    return with_changes(brief.edits, suggested, tuple(b for s in suggested for b in s.blocks))


def mine(brief: Brief, section: str) -> Blocks | None:
    """A section as the person has it; None where nobody changed anything."""
    found = next(each for each in as_edited(brief) if each.id == section)
    return found.blocks if found.edited else None


def opened(section: str = "bottom") -> tuple[OpenBrief, FakeEngine, Rendering]:
    """An open brief whose pages are asked for, not yet made."""
    open_brief = OpenBrief(BRIEF)
    open_brief.section = section
    engine = FakeEngine()
    return open_brief, engine, Rendering(open_brief, cast(Engine, engine), open_brief)
