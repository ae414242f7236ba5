"""What the command line's verbs do: plain functions that return what there is to print."""

import datetime
import os
import sys
import uuid
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefgen import paths, pipeline, sources
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.edits import add_sources, set_citation_style, take_question
from briefgen.brief.problems import Problem
from briefgen.brief.profile import Profile, dressed, filled
from briefgen.brief.template import Form, Template
from briefgen.cli.problems import Found, found
from briefgen.cli.profile import known_profile
from briefgen.document.blanks import blanks
from briefgen.document.outline import outline
from briefgen.document.text import clean_line
from briefgen.document.tree import Document
from briefgen.errors import BriefgenError, ChoiceError, Severity, UsageError
from briefgen.evidence.citation_style import DEFAULT_STYLE
from briefgen.evidence.formatting import AMERICAN, BRITISH
from briefgen.evidence.pack import Pack
from briefgen.export.delivery import DEFAULT, Delivery, is_release, keeps_blanks
from briefgen.sources import library
from briefgen.sources.words import find_words
from briefgen.store.container import pack_brief
from briefgen.store.saver import save, save_all
from briefgen.typography.look import Brand, Paper, with_letterhead

Progress = Callable[[str], None]
NONE = "none"  # empties a set of choices
USUAL_BRAND = "agency"
DEMO_ID = "00000000-0000-4000-8000-000000000001"


class Choices(msgspec.Struct, frozen=True):
    """What ``briefgen new`` was asked for."""

    template: str
    pack: str = library.DEFAULT_PACK
    indicators: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    question: str = ""
    entities: tuple[str, ...] = ()
    title: str = ""
    date: str = ""
    language: str = ""  # that of the office profile, or American
    paper: str = ""  # the template's, or A4 for British English
    brand: str = ""  # that of the office profile, or the plainest
    letterhead: Path | None = None
    citations: str = DEFAULT_STYLE
    sources: tuple[Path, ...] = ()
    office: str = ""
    contact: str = ""
    to: str = ""
    sender: str = ""
    profile: bool | None = None  # None: unless the same file is wanted every time


class Wanted(msgspec.Struct, frozen=True):
    """The files that ``briefgen export`` is to write, and how they leave the house."""

    targets: tuple[Path, ...]
    sheet: Path | None = None
    delivery: Delivery = DEFAULT


def demo(folder: Path, progress: Progress) -> list[Path]:
    """Write ``sample.brief``, ``sample.pdf`` and ``sample.docx``: the same bytes every time."""
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief(DEMO_ID, pack.date, library.find_template("one-pager"), pack)
    brief = pipeline.fit(brief)
    targets = (folder / "sample.pdf", folder / "sample.docx")
    files = _rendered(brief, Wanted(targets), progress)[0]
    _make_folder(folder)
    save_all({folder / "sample.brief": pack_brief(brief), **files})
    progress("")
    return [folder / "sample.brief", *targets]


def new(choices: Choices, output: Path) -> list[Path]:
    """Make a brief and save it.

    Raises:
        ChoiceError: an indicator, recommendation, question or entity is not in the pack.
        PackError: the brand or the letterhead that was asked for cannot be used.
        CitationError: a style cannot be run, or a file of sources cannot be read.
        UsageError: the output is not a .brief, an entity is named twice, or the date or
            SOURCE_DATE_EPOCH is not one.
    """
    if output.suffix.lower() != ".brief":
        raise UsageError(f"{output} must end in .brief.")
    profile = _profile(choices)
    choices = replace(choices, language=choices.language or profile.language or AMERICAN)
    pack = sources.PACK.read(choices.pack)
    template = _on_paper(sources.TEMPLATE.read(choices.template), choices)
    entities = _entities(choices.entities, pack)
    brief = new_brief(_id(choices), _date(choices.date), template, pack, entities)
    if choices.question:
        brief = take_question(brief, choices.question, pack)
    known = tuple(each.id for each in pack.indicators)
    proposed = tuple(each.id for each in pack.recommendations)
    brief = replace(
        brief,
        indicators=_chosen(choices.indicators, known, brief.indicators, "indicator"),
        recommendations=_chosen(
            choices.recommendations, proposed, brief.recommendations, "recommendation"
        ),
        form=_form(brief.form, choices),
        language=choices.language,
    )
    brief = _of_office(brief, choices, profile)
    brief = pipeline.fit(_cited(brief, choices))  # a template that cannot be filled is said now
    save(output, pack_brief(brief))
    return [output]


def export(source: Path, wanted: Wanted, progress: Progress) -> tuple[list[Path], Found]:
    """Render every target, and the source sheet if it is asked for, then write them all.

    Raises:
        UsageError: a suffix stands for no format, or two names for one file.
    """
    everything = [*wanted.targets, *([wanted.sheet] if wanted.sheet else [])]
    for target in everything:
        try:
            pipeline.format_of(target.suffix)
        except UsageError as error:
            raise UsageError(f"{target}: {error}") from error
    _refuse_same(source, everything)
    files, told = _rendered(_opened(source), wanted, progress)
    save_all(files)
    progress("")
    return everything, told


def check(source: Path) -> Found:
    """The problems of a brief."""
    brief = _opened(source)
    words = find_words(paths.words())
    return found(brief, pipeline.make(brief, words, known_profile().dictionary))


def show(source: Path) -> str:
    """The document of a brief as an outline."""
    return outline(pipeline.compose(_opened(source)).document)


def _opened(source: Path) -> Brief:
    """The brief in a file; what was put right on opening is said at once, on stderr."""
    opened = pipeline.open_file(source)
    for notice in opened.notices:
        print(f"briefgen: note: {notice}", file=sys.stderr)
    return opened.brief


def _rendered(brief: Brief, wanted: Wanted, progress: Progress) -> tuple[dict[Path, bytes], Found]:
    progress("Composing")
    result = pipeline.make(brief, words=None)
    document = result.composed.document
    files = {}
    for target in wanted.targets:
        progress(f"Exporting {target.name}")
        files[target] = pipeline.export(
            document, brief, result.pages, target.suffix, wanted.delivery
        )
    if wanted.sheet:
        progress(f"Exporting {wanted.sheet.name}")
        files[wanted.sheet] = pipeline.export_source_sheet(
            document, brief, wanted.sheet.suffix, wanted.delivery
        )
    told = found(brief, result)
    problems = (*told.problems, *_left_out(brief, document, wanted), *_said(brief, wanted))
    return files, replace(told, problems=problems)


def _left_out(brief: Brief, document: Document, wanted: Wanted) -> tuple[Problem, ...]:
    """Which lines the files lack, where nobody chose that they should."""
    names = blanks(document)
    delivery = wanted.delivery
    if not names or delivery.keep_blanks is not None or keeps_blanks(delivery, brief.state):
        return ()
    message = f"Left out, as nobody has filled it in: {'; '.join(names)}."
    fix = "Use --keep-blanks to print it in brackets, --no-keep-blanks to say that it is meant."
    return (Problem(Severity.NOTE, "delivery.blanks_left_out", message, fix=fix),)


def _said(brief: Brief, wanted: Wanted) -> tuple[Problem, ...]:
    """What the files carry beside what is read, where nobody chose whether they should."""
    if wanted.delivery.release is not None:
        return ()
    if is_release(wanted.delivery, brief.state):
        message = "This brief is final, so its files are release copies, without brief and authors."
        fix = "Use --no-release to keep them in."
        return (Problem(Severity.NOTE, "delivery.release_copy", message, fix=fix),)
    rows = {pipeline.format_of(each.suffix) for each in wanted.targets}
    carrying = "".join(f", and the {each.name} carries the brief" for each in rows if each.carries)
    message = f"The files name the brief and its authors in their properties{carrying}."
    fix = "Use --release to leave that out, --no-release to say that it is meant."
    return (Problem(Severity.NOTE, "delivery.draft_copy", message, fix=fix),)


def _form(form: Form, choices: Choices) -> Form:
    """The kind's form with what was asked for; what was not stays the kind's."""
    named = ("office", "contact", "to", "sender")
    asked = {name: clean_line(getattr(choices, name)) for name in named}
    told = {name: text for name, text in asked.items() if text}
    return replace(form, title=clean_line(choices.title), **told)


def _profile(choices: Choices) -> Profile:
    """Whose brief it is to be.

    Where SOURCE_DATE_EPOCH asks for the same file on every computer, no profile is taken unasked.
    """
    asked = choices.profile
    wanted = not os.environ.get("SOURCE_DATE_EPOCH") if asked is None else asked
    return known_profile() if wanted else Profile()


def _of_office(brief: Brief, choices: Choices, profile: Profile) -> Brief:
    """The brief with what its office usually has; what was asked for wins."""
    brief = replace(brief, brand=sources.BRAND.read(choices.brand or USUAL_BRAND))
    usual = None if choices.brand else _usual_look(profile)
    brief = filled(dressed(brief, profile, usual), profile)
    if not choices.letterhead:
        return brief
    letterhead = sources.LETTERHEAD.read(choices.letterhead)
    return replace(brief, brand=with_letterhead(brief.brand, letterhead))


def _usual_look(profile: Profile) -> Brand | None:
    """The look of the profile; a brief is made without it where its file is gone."""
    if not profile.look:
        return None
    try:
        return sources.BRAND.read(profile.look)
    except BriefgenError as error:
        print(f"briefgen: note: {error} The look of the office is not used.", file=sys.stderr)
        return None


def _cited(brief: Brief, choices: Choices) -> Brief:
    """The brief with its citation style, once that has been tried, and the person's sources."""
    from briefgen.compose.citations import try_style

    style = sources.STYLE.read(choices.citations)
    for file in choices.sources:
        found = sources.BIBLIOGRAPHY.read(file)
        for problem in found.left_out:
            told = f"{problem.place}: {problem.message} It is left out."
            print(f"briefgen: note: {told}", file=sys.stderr)
        brief = add_sources(brief, found.sources)
    if style.csl_text:
        try_style(style, brief)
    return set_citation_style(brief, style)


def _refuse_same(source: Path, targets: Sequence[Path]) -> None:
    taken = {os.path.realpath(source): source}
    for target in targets:
        other = taken.setdefault(os.path.realpath(target), target)
        if other is not target:
            raise UsageError(f"{target} is the same file as {other}; name another.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ChoiceError(
            f"{folder} cannot be created: {(error.strerror or '').lower()}."
        ) from error


def _chosen(
    asked: tuple[str, ...], known: tuple[str, ...], starters: tuple[str, ...], what: str
) -> tuple[str, ...]:
    if not asked:
        return starters
    if asked == (NONE,):
        return ()
    if NONE in asked:
        raise ChoiceError(f"“{NONE}” empties the set, so no other {what} can stand beside it.")
    for each in asked:
        if each not in known:
            raise ChoiceError(f"There is no {what} “{each}”; see briefgen list {what}s.")
    return tuple(dict.fromkeys(asked))


def _entities(asked: tuple[str, ...], pack: Pack) -> tuple[str, ...]:
    twice = next((each for each in asked if asked.count(each) > 1), "")
    if twice:
        raise UsageError(f"--entity names “{twice}” twice; name whom to compare once each.")
    known = {figure.entity for indicator in pack.indicators for figure in indicator.figures}
    for each in asked:
        if each not in known:
            raise ChoiceError(f"No indicator has figures for “{each}”; {_meant(each, known)}")
    return asked


def _meant(name: str, known: set[str]) -> str:
    """Which of the known names are written nearly so."""
    folded = {each.casefold(): each for each in sorted(known)}
    near = get_close_matches(name.casefold(), folded)
    meant = " or ".join(f"“{folded[each]}”" for each in near)
    return f"did you mean {meant}?" if meant else "check the spelling."


def _on_paper(template: Template, choices: Choices) -> Template:
    wanted = choices.paper or ("a4" if choices.language == BRITISH else "")
    return replace(template, paper=Paper(wanted)) if wanted else template


def _id(choices: Choices) -> str:
    """Never the same, but where SOURCE_DATE_EPOCH asks for the same file every time."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return str(uuid.uuid5(uuid.NAMESPACE_URL, repr(choices)))
    return str(uuid.uuid4())


def _date(asked: str) -> str:
    if asked:
        try:
            return datetime.date.fromisoformat(asked).isoformat()
        except ValueError as error:
            raise UsageError(f"“{asked}” is not a date; write it as 2026-11-23.") from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"SOURCE_DATE_EPOCH is “{epoch[:40]}”; it must be seconds.") from error
    return datetime.datetime.now().astimezone().date().isoformat()
