"""The command line: the same verbs as the window, for scripts.

Exit codes: 0 done, 1 cannot (one sentence on stderr), 2 usage, 3 done but there are problems.
"""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from briefgen.cli.arguments import PROFILE_CHOICES, PROFILE_FLAGS, parser
from briefgen.errors import TOO_DEEP, TOO_MUCH, BriefgenError, UsageError

DONE, CANNOT, USAGE, PROBLEMS = 0, 1, 2, 3


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; whatever goes wrong is one sentence."""
    _speak_unicode()
    try:
        return _run(arguments)
    except Exception as error:  # noqa: BLE001  the outermost door
        from briefgen import diagnostics

        diagnostics.log_bug(error, "command line")
        return _refused(diagnostics.bug_sentence(), CANNOT)


def _run(arguments: list[str] | None) -> int:
    try:
        options = parser().parse_args(arguments)
    except SystemExit as leaving:  # argparse prints its own sentence
        return int(leaving.code or 0)
    run = _VERBS[options.verb]
    try:
        return _flushed(run(options))
    except UsageError as error:
        return _refused(str(error), USAGE)
    except BriefgenError as error:
        return _refused(str(error), CANNOT)
    except MemoryError:
        return _refused(TOO_MUCH, CANNOT)
    except RecursionError:
        return _refused(TOO_DEEP, CANNOT)
    except BrokenPipeError:
        _let_go_of_output()
        return CANNOT
    except OSError as error:  # the output is full, or the current folder is gone
        _let_go_of_output()
        reason = (error.strerror or str(error)).lower()
        print(f"briefgen: This cannot be done here: {reason}.", file=sys.stderr)
        return CANNOT


def _flushed(code: int) -> int:
    """The code, once everything printed is out: a full disk is told now or never."""
    if sys.stdout:
        sys.stdout.flush()
    return code


def _let_go_of_output() -> None:
    """What could not be printed is not tried again when Python ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_unicode() -> None:
    """Print any text and any name of a file, also where the locale knows only ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _refused(sentence: str, code: int) -> int:
    _progress("")
    print(f"briefgen: {sentence}", file=sys.stderr)
    return code


def _demo(options: argparse.Namespace) -> int:
    from briefgen.cli import verbs

    return _wrote(verbs.demo(options.out, _progress))


def _new(options: argparse.Namespace) -> int:
    from briefgen.cli import verbs

    choices = verbs.Choices(
        template=options.template,
        pack=options.pack,
        indicators=tuple(options.indicator),
        question=options.question,
        recommendations=tuple(options.recommendation),
        entities=tuple(options.entity),
        title=options.title,
        date=options.date,
        language=options.language,
        paper=options.paper,
        brand=options.brand,
        letterhead=options.letterhead,
        citations=options.citations,
        sources=tuple(options.sources),
        office=options.office,
        contact=options.contact,
        to=options.to,
        sender=getattr(options, "from"),
        profile=options.profile,
    )
    return _wrote(verbs.new(choices, options.output))


def _profile(options: argparse.Namespace) -> int:
    from briefgen.cli import profile

    names = [flag.removeprefix("--") for flag in (*PROFILE_FLAGS, *PROFILE_CHOICES)]
    told = {name: getattr(options, name) for name in names}
    for line in profile.tell({name: text for name, text in told.items() if text is not None}):
        print(line)
    return DONE


def _export(options: argparse.Namespace) -> int:
    from briefgen.brief.problems import graver_than_notes
    from briefgen.cli import verbs
    from briefgen.export.delivery import Archive, Delivery

    delivery = Delivery(
        Archive(options.archive),
        options.release,
        linked=not options.plain_numbers,
        charts_as_pictures=options.charts_as_pictures,
        office_fonts=options.office_fonts,
        review=options.review,
        keep_blanks=options.keep_blanks,
    )
    wanted = verbs.Wanted(tuple(options.outputs), options.sheet, delivery)
    written, found = verbs.export(options.brief, wanted, _progress)
    for line in found.lines():
        print(f"briefgen: {line}", file=sys.stderr)
    _wrote(written)
    return PROBLEMS if options.strict and graver_than_notes(found.problems) else DONE


def _check(options: argparse.Namespace) -> int:
    from briefgen.brief.problems import graver_than_notes
    from briefgen.cli import verbs
    from briefgen.cli.as_json import as_json

    found = verbs.check(options.brief)
    if options.json:
        print(as_json(found.rows()))
    else:
        for line in found.lines():
            print(line)
    return PROBLEMS if graver_than_notes(found.problems) else DONE


def _check_letterhead(options: argparse.Namespace) -> int:
    from briefgen.brief.problems import graver_than_notes
    from briefgen.cli import letterheads
    from briefgen.cli.as_json import as_json
    from briefgen.cli.problems import sentence

    found = letterheads.check(options.file)
    if options.json:
        print(as_json(letterheads.rows(found)))
    else:
        for line in (*letterheads.lines(found), *map(sentence, found.problems)):
            print(line)
    return PROBLEMS if graver_than_notes(found.problems) else DONE


def _check_library(options: argparse.Namespace) -> int:
    from briefgen.brief.problems import graver_than_notes
    from briefgen.cli import libraries
    from briefgen.cli.as_json import as_json
    from briefgen.cli.problems import sentence

    found = libraries.check(options.pack)
    if options.json:
        print(as_json(libraries.rows(found)))
    else:
        for line in libraries.lines(found):
            print(line)
        for problem in found.problems:
            print(sentence(problem, str(problem.place)))
    return PROBLEMS if graver_than_notes(found.problems) else DONE


def _update(options: argparse.Namespace) -> int:
    from briefgen.cli import updating
    from briefgen.cli.as_json import as_json

    proposal = updating.propose(options.brief, options.pack, options.accept)
    if options.output:
        print(updating.take(proposal, options.output))
        return DONE
    if options.json:
        print(as_json(updating.rows(proposal)))
    else:
        for line in updating.lines(proposal):
            print(line)
    return PROBLEMS if proposal.accepted or proposal.is_newer else DONE


def _compare(options: argparse.Namespace) -> int:
    from briefgen.cli import comparing
    from briefgen.cli.as_json import as_json

    found = comparing.compare(options.before, options.after)
    if options.json:
        print(as_json(comparing.rows(found)))
    else:
        for line in comparing.lines(found):
            print(line)
    return PROBLEMS if found else DONE


def _show(options: argparse.Namespace) -> int:
    from briefgen.cli import verbs

    print(verbs.show(options.brief))
    return DONE


def _list(options: argparse.Namespace) -> int:
    from briefgen.cli import listing
    from briefgen.cli.as_json import as_json

    rows, wrong = listing.rows(options.what, options.pack)
    for sentence in wrong:
        print(f"briefgen: {sentence}", file=sys.stderr)
    if options.json:
        print(as_json(rows))
    else:
        for row in rows:
            print(f"{row['id']:34} {row['title']}")
    return DONE


def _wrote(files: list[Path]) -> int:
    for file in files:
        print(file)
    return DONE


def _progress(step: str) -> None:
    """Say what is happening on a terminal, nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"\r\033[K{step} …" if step else "\r\033[K", end="", file=sys.stderr, flush=True)


_VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": _demo,
    "new": _new,
    "profile": _profile,
    "export": _export,
    "check": _check,
    "show": _show,
    "check_letterhead": _check_letterhead,
    "check_library": _check_library,
    "list": _list,
    "update": _update,
    "compare": _compare,
}
