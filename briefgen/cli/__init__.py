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

from briefgen import version
from briefgen.errors import TOO_DEEP, TOO_MUCH, BriefgenError, UsageError

DONE, CANNOT, USAGE, PROBLEMS = 0, 1, 2, 3
WORD_FLAGS = {
    "--plain-numbers": "numbers in Word as text, not linked to data",
    "--charts-as-pictures": "no charts in Word that can be edited",
    "--office-fonts": "Times New Roman and Calibri in Word, no fonts in the file",
    "--review": "Word as a review copy: numbered lines far apart, a wide margin",
}
FORM_FLAGS = {
    "--office": "who publishes the brief",
    "--contact": "whom a reader may ask: name, telephone, e-mail",
    "--to": "to whom it goes",
    "--from": "from whom it comes",
}
PROFILE_FLAGS = {
    "--office": "the office's name",
    "--name": "who is asked about a brief",
    "--phone": "that person's telephone",
    "--email": "that person's e-mail address",
    "--head": "the member or director to whom memos go",
    "--state": "the state that the office stands for",
    "--look": "its brand file, with logo and letterhead: a name or a .toml file",
    "--folder": "where its templates, topic libraries (packs) and brands lie",
}
PROFILE_CHOICES = {
    "--marking": (("none", "draft", "embargoed", "cui"), "what usually stands on every page"),
    "--language": (("en-US", "en-GB"), "of new briefs"),
    "--dictionary": (("brief", "en-US", "en-GB", "none"), "by which words are judged"),
}


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
        options = _parser().parse_args(arguments)
    except SystemExit as leaving:  # argparse prints its own sentence
        return int(leaving.code or 0)
    run: Callable[[argparse.Namespace], int] = options.run
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("briefgen", description="Policy briefs as Word and PDF.")
    parser.add_argument("--version", action=_Version, help="print the version", nargs=0)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    _add_makers(verbs)
    _add_export(verbs)
    _add_readers(verbs)
    return parser


class _Version(argparse.Action):
    """Looks the number up only when it is asked for: that takes longer than everything else."""

    def __call__(self, parser: argparse.ArgumentParser, *rest: object) -> None:
        print(f"briefgen {version()}")
        parser.exit()


def _add_makers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = verbs.add_parser("demo", help="write a sample brief, PDF and Word file")
    demo.add_argument("--out", type=Path, default=Path(), metavar="DIR")
    demo.set_defaults(run=_demo)

    new = verbs.add_parser("new", help="make a brief")
    new.add_argument("--template", required=True, metavar="T", help="a name or a folder")
    new.add_argument("--pack", default="us-china-ai", metavar="P", help="a name or a folder")
    new.add_argument("--indicator", nargs="+", action="extend", default=[], metavar="ID")
    new.add_argument("--recommendation", nargs="+", action="extend", default=[], metavar="ID")
    new.add_argument(
        "--question", default="", metavar="ID", help="what the brief is to answer, with its picks"
    )
    new.add_argument(
        "--entity", nargs="+", action="extend", default=[], metavar="NAME", help="whom to compare"
    )
    new.add_argument("--title", default="")
    new.add_argument("--brand", default="", metavar="B", help="a name or a .toml file")
    new.add_argument(
        "--letterhead", type=Path, metavar="FILE", help="an office's own .docx or .dotx"
    )
    new.add_argument("--date", default="", metavar="YYYY-MM-DD")
    new.add_argument("--paper", default="", choices=("letter", "a4"))
    new.add_argument("--language", default="", choices=("en-US", "en-GB"))
    new.add_argument(
        "--citations", default="chicago-notes", metavar="STYLE", help="a name or a .csl file"
    )
    new.add_argument(
        "--sources", nargs="+", action="extend", type=Path, default=[], metavar="FILE",
        help="more sources, as BibTeX or CSL-JSON",
    )  # fmt: skip
    for flag, words in FORM_FLAGS.items():
        new.add_argument(flag, default="", metavar="TEXT", help=words)
    new.add_argument(
        "--profile", action=argparse.BooleanOptionalAction, default=None,
        help="fill in what is empty from the office profile; the default without SOURCE_DATE_EPOCH",
    )  # fmt: skip
    new.add_argument("-o", dest="output", type=Path, required=True, metavar="FILE.brief")
    new.set_defaults(run=_new)
    _add_profile(verbs)


def _add_profile(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    profile = verbs.add_parser("profile", help="say once who makes briefs here; print what is said")
    for flag, words in PROFILE_FLAGS.items():
        profile.add_argument(flag, metavar="TEXT", help=words)
    for flag, (choices, words) in PROFILE_CHOICES.items():
        profile.add_argument(flag, choices=choices, help=words)
    profile.set_defaults(run=_profile)


def _add_export(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = verbs.add_parser("export", help="write a brief as PDF, Word or text")
    export.add_argument("brief", type=Path, metavar="FILE", help="a .brief, or a PDF of one")
    export.add_argument(
        "-o", dest="outputs", type=Path, action="append", required=True, metavar="OUT"
    )
    export.add_argument(
        "--source-sheet", dest="sheet", type=Path, metavar="OUT", help="every number and its source"
    )
    export.add_argument(
        "--archive", default="", choices=("2a", "3a"), help="PDF that is also PDF/A, to be kept"
    )
    export.add_argument(
        "--release", action=argparse.BooleanOptionalAction, default=None,
        help="nothing that leads back to the brief or its authors; the default once it is final",
    )  # fmt: skip
    export.add_argument(
        "--keep-blanks", action=argparse.BooleanOptionalAction, default=None,
        help="what is still to be filled in, in brackets; left out once the brief is final",
    )  # fmt: skip
    for flag, words in WORD_FLAGS.items():
        export.add_argument(flag, action="store_true", help=words)
    export.add_argument("--strict", action="store_true", help="exit 3 when there are problems")
    export.set_defaults(run=_export)


def _add_readers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = verbs.add_parser("check", help="list what a person should look at")
    check.add_argument("brief", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=_check)

    show = verbs.add_parser("show", help="print the document as an outline")
    show.add_argument("brief", type=Path, metavar="FILE", help="a .brief, or a PDF of one")
    show.set_defaults(run=_show)

    template = verbs.add_parser("template", help="look through an office's own Word file")
    looking = template.add_subparsers(required=True, metavar="VERB")
    letterhead = looking.add_parser("check", help="where styles come from, what to look at")
    letterhead.add_argument("file", type=Path, metavar="FILE.docx")
    letterhead.add_argument("--json", action="store_true")
    letterhead.set_defaults(run=_check_letterhead)

    pack = verbs.add_parser("pack", help="look through a topic library")
    reading = pack.add_subparsers(required=True, metavar="VERB")
    library = reading.add_parser("check", help="sample sentences, and what would read badly")
    library.add_argument("pack", metavar="FOLDER", help="a folder or a name")
    library.add_argument("--json", action="store_true")
    library.set_defaults(run=_check_library)

    listing = verbs.add_parser("list", help="list what there is to choose from")
    what = ("templates", "packs", "indicators", "recommendations", "questions", "charts")
    listing.add_argument("what", choices=what)
    listing.add_argument("--pack", default="us-china-ai", metavar="P")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list)


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
