"""The worker: read a job, do it, answer. One at a time; only the last briefs are kept."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import BinaryIO, assert_never

from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.pages import Pages
from briefgen.brief.template import Template
from briefgen.document.pictures import PictureFile
from briefgen.errors import TOO_DEEP, TOO_MUCH, BriefgenError, ChoiceError, Place
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.dates import format_date
from briefgen.processes import collect_seldom
from briefgen.sources import SOURCES, library
from briefgen.sources.profile import desk_profile
from briefgen.sources.words import find_words
from briefgen.spelling.suggestions import suggestions
from briefgen.store.container import pack_brief
from briefgen.worker import last_known
from briefgen.worker.glance import glance_at
from briefgen.worker.guide import guide_pdf
from briefgen.worker.jobs import (
    NO_BRIEF,
    Answer,
    Copied,
    Copy,
    Drawn,
    DrawPage,
    Export,
    Exported,
    Failed,
    Glimpsed,
    Got,
    Library,
    Listed,
    LookAt,
    LookedAt,
    Made,
    Make,
    MakeGuide,
    OfNone,
    Open,
    OpenedFile,
    PicturesRead,
    Read,
    ReadPictures,
    ReadWords,
    Request,
    Sample,
    Suggest,
    Suggested,
    WordsRead,
    got,
)
from briefgen.worker.limits import WITHOUT_MEMORY, allow_time, limit_process
from briefgen.worker.wire import Put, arrived, read_message, reply_bytes


def main() -> int:
    """Serve jobs from standard input until it closes."""
    limit_process()
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asked closes the input
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing printed can break the protocol
    desk = Desk()
    try:
        while message := read_message(sys.stdin.buffer):
            if isinstance(message, Put):
                desk.put(message)
            else:
                allow_time()
                send = partial(_send, answers, message.number)
                send(desk.answer(message.request, send))
    except MemoryError:
        return WITHOUT_MEMORY
    except BrokenPipeError:  # whoever asked has gone
        return 0
    except Exception as error:  # noqa: BLE001  the outermost door
        _bug(error)
        return 1
    return 0


def _send(answers: BinaryIO, number: int, answer: Answer) -> None:
    try:
        data = reply_bytes(number, answer)
    except MemoryError:
        data = reply_bytes(number, Failed(TOO_MUCH))
    answers.write(data)
    answers.flush()


def _unheard(glimpsed: Glimpsed) -> None:
    """Where nobody waits for what comes ahead."""


class Desk:
    """Does jobs. Keeps the briefs that were put, until they are dropped, and their PDFs."""

    def __init__(self) -> None:
        """Begin with an empty desk."""
        self._briefs: dict[int, Brief] = {}
        self._last: Brief | None = None  # to be put
        self._pdfs: dict[int, bytes] = {}

    def put(self, put: Put) -> None:
        """Keep a brief under its handle, and forget those that are no longer named."""
        for handle in put.dropped:
            self._briefs.pop(handle, None)
            self._pdfs.pop(handle, None)
        self._last = self._briefs[put.handle] = arrived(put, self._last)

    def answer(self, request: Request, ahead: Callable[[Glimpsed], None] = _unheard) -> Answer:
        """Do one job; what cannot be done is a sentence, never a traceback.

        ``ahead`` is told what can be seen before all is done.
        """
        try:
            return self._do(request, ahead)
        except BriefgenError as error:
            return Failed(error.message, error.place)
        except MemoryError:
            return Failed(TOO_MUCH)
        except RecursionError:
            return Failed(TOO_DEEP)
        except BrokenPipeError:  # nobody is there to be told ahead
            raise
        except Exception as error:  # noqa: BLE001  the outermost door
            return _bug(error)

    def _do(self, request: Request, ahead: Callable[[Glimpsed], None]) -> Answer:
        match request:
            case Read():
                return self._read(request)
            case Make(handle):
                return self._made(handle, lambda pages: _glimpse(request, pages, ahead))
            case DrawPage(handle, page, scale):
                return _drawn(self._pdf(handle), handle, page, scale)
            case ReadWords(handle, page):
                return _words_read(self._pdf(handle), handle, page)
            case Export(handle):
                return _exported(self._briefs[handle], request)
            case Copy(handle):
                return Copied(pack_brief(self._briefs[handle]))
            case _:
                return _done_without(request)

    def _read(self, request: Read) -> Got:
        value = SOURCES[request.kind].read(request.named)
        if isinstance(value, CitationStyle) and request.brief:
            from briefgen.compose.citations import try_style

            try_style(value, self._briefs[request.brief])
        return got(request.kind, value)

    def _made(self, handle: int, laid: Callable[[Pages], None] | None = None) -> Made:
        brief = pipeline.fit(self._briefs[handle])
        result = pipeline.make(brief, find_words(paths.words()), _dictionary(), laid)
        composed, pages = result.composed, result.pages
        self._pdfs[handle] = pipeline.preview(composed.document, brief, pages)
        return Made(
            replace(composed.document, pictures=()),  # the window has them in the brief
            composed.suggested,
            result.problems,
            pages.count,
            pages.width,
            pages.height,
            pages.places,
            composed.plan,
            result.accepted,
            dict(composed.seen.indicators),
        )

    def _pdf(self, handle: int) -> bytes:
        """The PDF of a brief, made now where it was made in another process, or never."""
        if handle not in self._pdfs:
            self._made(handle)
        return self._pdfs[handle]


def _done_without(request: OfNone) -> Answer:
    """Do a job that names no brief."""
    match request:
        case Open(data, file):
            opened = pipeline.read(data, file)
            return OpenedFile(opened.brief, opened.newer, opened.format, opened.notices)
        case Library():
            return _listed()
        case Sample():
            return _sampled(request)
        case LookAt(files):
            return LookedAt(glance_at(files))
        case MakeGuide():
            return Exported((guide_pdf(),), ())
        case Suggest(word, language):
            return Suggested(suggestions(word, _dictionary() or language))
        case ReadPictures(pictures):
            return PicturesRead(tuple(map(_picture, pictures)))
        case _:
            assert_never(request)


def _bug(error: Exception) -> Failed:
    from briefgen import diagnostics

    diagnostics.log_bug(error, "worker")
    return Failed(diagnostics.bug_sentence())


def _glimpse(request: Make, pages: Pages, ahead: Callable[[Glimpsed], None]) -> None:
    """Draw the pages that are looked at, from a PDF of them alone."""
    seen = tuple(each for each in request.seen if each <= pages.count)
    if seen:
        pdf = pipeline.glimpse(pages, seen)
        drawn = (_drawn(pdf, request.brief, at, request.scale) for at, _ in enumerate(seen, 1))
        found = tuple(replace(each, page=page) for each, page in zip(drawn, seen, strict=True))
        ahead(Glimpsed(found, request.scale))


def _listed() -> Listed:
    is_there = library.is_office_there()
    templates, wrong = library.all_templates(of_office=is_there)
    folder = paths.user_templates()
    own = tuple(each.id for each in templates if (folder / each.id).is_dir())
    known = _office_templates(templates, own, is_there)
    away = () if is_there else known.templates
    office = library.office_library(is_there=is_there)
    told = (_shown_as_of(known.date),) if away else office.wrong
    return Listed(
        (*library.all_packs(), *office.packs),
        (*templates, *away),
        own,
        tuple(map(str, (*wrong, *told))),
        (*library.all_brands(), *office.brands),
        tuple(each.id for each in known.templates),
        tuple(each.id for each in away),
    )


def _office_templates(
    templates: tuple[Template, ...], own: tuple[str, ...], is_there: bool
) -> last_known.LastKnown:
    """Those of the office, kept for the day on which its folder is away; then as last kept."""
    taken = {*own, *(each.name for each in paths.TEMPLATES.glob("*"))}
    for folder in library.office_folders("templates"):
        if not is_there:
            known = last_known.recall(folder)
            rest = tuple(each for each in known.templates if each.id not in taken)
            return replace(known, templates=rest)
        shared = {each.name for each in folder.glob("*")} - taken
        found = tuple(each for each in templates if each.id in shared)
        today = date.today().isoformat()
        last_known.keep(folder, found, today)
        return last_known.LastKnown(today, found)
    return last_known.LastKnown()


def _shown_as_of(day: str) -> ChoiceError:
    (folder,) = library.office_folders("")
    sentence = (
        "The folder of your office cannot be reached; "
        f"its templates of {format_date(day)} are shown dimmed."
    )
    return ChoiceError(sentence, Place(str(folder)))


def _dictionary() -> str:
    """The dictionary that this desk has chosen for every brief, if it has."""
    return desk_profile()[0].dictionary


def _words_read(pdf: bytes, handle: int, page: int) -> WordsRead:
    from briefgen.export.pdf.page_words import page_words

    return WordsRead(handle, page, *page_words(pdf, page))


def _picture(data: bytes) -> PictureFile | None:
    from briefgen.sources.pictures import picture_of

    try:
        return picture_of(data, "pasted")
    except ChoiceError:
        return None


def _exported(brief: Brief, request: Export) -> Exported:
    brief = pipeline.fit(brief)
    result = pipeline.make(brief, words=None)
    document = result.composed.document
    pages, delivery = result.pages, request.delivery
    files = tuple(
        pipeline.export(document, brief, pages, each, delivery) for each in request.suffixes
    )
    if not request.source_sheet:
        return Exported(files, result.problems)
    sheet = pipeline.export_source_sheet(document, brief, ".pdf", delivery)
    return Exported(files, result.problems, sheet)


def _sampled(request: Sample) -> Drawn:
    """The first page of a first draft, dated like the topic library so that it never changes."""
    pack = library.find_pack(request.pack)
    brief = new_brief("sample", pack.date, request.template, pack)
    result = pipeline.make(brief, words=None)
    pdf = pipeline.export(result.composed.document, brief, result.pages, ".pdf")
    return _drawn(pdf, NO_BRIEF, 1, request.scale)


def _drawn(pdf: bytes, handle: int, page: int, scale: float) -> Drawn:
    from briefgen.export.pdf.page_images import page_image

    return Drawn(handle, page, *page_image(pdf, page, scale))
