"""The worker: read a job, do it, answer. One at a time; nothing is kept but the last PDF."""

import os
import sys
from pathlib import Path
from typing import assert_never

from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.errors import BriefgenError, Place
from briefgen.sources import library
from briefgen.sources.bibliography import read_bibliography
from briefgen.sources.brands import read_brand
from briefgen.sources.pictures import read_picture
from briefgen.sources.styles import read_style
from briefgen.worker.jobs import (
    Answer,
    Drawn,
    DrawPage,
    Export,
    Exported,
    Failed,
    Got,
    GotBrand,
    GotPack,
    GotPicture,
    GotSources,
    GotStyle,
    Library,
    Listed,
    Made,
    Make,
    Open,
    OpenedFile,
    ReadBrand,
    Reading,
    ReadPack,
    ReadPicture,
    ReadSources,
    ReadStyle,
    Reply,
    Request,
    Sample,
    frame,
    read_job,
)
from briefgen.worker.limits import limit_process


def main() -> None:
    """Serve jobs from standard input until it closes."""
    limit_process()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing printed can break the protocol
    desk = Desk()
    while job := read_job(sys.stdin.buffer):
        answers.write(frame(Reply(job.number, desk.answer(job.request))))
        answers.flush()


class Desk:
    """Does jobs. Keeps the PDF of the brief made last, so that pages can be drawn from it."""

    def __init__(self) -> None:
        """Begin with an empty desk."""
        self._pdf = b""

    def answer(self, request: Request) -> Answer:
        """Do one job; what cannot be done is a sentence, never a traceback."""
        try:
            return self._do(request)
        except BriefgenError as error:
            return Failed(error.message, error.place)
        except MemoryError:
            return Failed("This needs more memory than is allowed; make the brief smaller.")
        except RecursionError:
            return Failed("This is nested too deeply to be worked on.", Place())

    def _do(self, request: Request) -> Answer:
        match request:
            case Open(data, file):
                opened = pipeline.read(data, file)
                return OpenedFile(opened.brief, opened.newer, opened.format, opened.notices)
            case Library():
                return _listed()
            case ReadPack() | ReadStyle() | ReadSources() | ReadBrand() | ReadPicture():
                return _read(request)
            case Make(brief):
                return self._made(brief)
            case DrawPage(page, scale):
                from briefgen.export.pdf.page_images import page_image

                return Drawn(page, *page_image(self._pdf, page, scale))
            case Export():
                return _exported(request)
            case Sample():
                return _sampled(request)
            case _:
                assert_never(request)

    def _made(self, brief: Brief) -> Made:
        brief = pipeline.fit(brief)
        result = pipeline.make(brief)
        composed, pages = result.composed, result.pages
        self._pdf = pipeline.export(composed.document, brief, pages, ".pdf")
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
        )


def _read(request: Reading) -> Got:
    match request:
        case ReadPack(name):
            return GotPack(library.find_pack(name))
        case ReadStyle(path, brief):
            from briefgen.compose.citations import try_style

            style = read_style(Path(path))
            try_style(style, brief)
            return GotStyle(style)
        case ReadSources(path):
            return GotSources(read_bibliography(Path(path)))
        case ReadBrand(path):
            return GotBrand(read_brand(Path(path)))
        case ReadPicture(path):
            return GotPicture(read_picture(Path(path)))
        case _:
            assert_never(request)


def _listed() -> Listed:
    templates, wrong = library.all_templates()
    folder = paths.user_templates()
    own = tuple(each.id for each in templates if (folder / each.id).is_dir())
    packs, brands = library.all_packs(), library.all_brands()
    return Listed(packs, templates, own, tuple(map(str, wrong)), brands)


def _exported(request: Export) -> Exported:
    brief = pipeline.fit(request.brief)
    result = pipeline.make(brief)
    document = result.composed.document
    pages, delivery = result.pages, request.delivery
    files = tuple(
        pipeline.export(document, brief, pages, each, delivery) for each in request.suffixes
    )
    sheet = pipeline.export_source_sheet(document, brief, ".pdf") if request.source_sheet else b""
    return Exported(files, result.problems, sheet)


def _sampled(request: Sample) -> Drawn:
    """The first page of a first draft, dated like the topic library so that it never changes."""
    from briefgen.export.pdf.page_images import page_image

    pack = library.find_pack(request.pack)
    brief = new_brief("sample", pack.date, request.template, pack)
    result = pipeline.make(brief)
    pdf = pipeline.export(result.composed.document, brief, result.pages, ".pdf")
    return Drawn(1, *page_image(pdf, 1, request.scale))
