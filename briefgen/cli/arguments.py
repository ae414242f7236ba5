"""What the command line takes: verbs and their arguments, without anything that runs them."""

import argparse
from pathlib import Path

from briefgen import version

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


def parser() -> argparse.ArgumentParser:
    """All verbs with their arguments; each says by ``verb`` who runs it."""
    made = argparse.ArgumentParser("briefgen", description="Policy briefs as Word and PDF.")
    made.add_argument("--version", action=_Version, help="print the version", nargs=0)
    verbs = made.add_subparsers(required=True, metavar="VERB")
    _add_makers(verbs)
    _add_export(verbs)
    _add_readers(verbs)
    return made


class _Version(argparse.Action):
    """Looks the number up only when it is asked for: that takes longer than everything else."""

    def __call__(self, parser: argparse.ArgumentParser, *rest: object) -> None:
        print(f"briefgen {version()}")
        parser.exit()


def _add_makers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = verbs.add_parser("demo", help="write a sample brief, PDF and Word file")
    demo.add_argument("--out", type=Path, default=Path(), metavar="DIR")
    demo.set_defaults(verb="demo")

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
    new.set_defaults(verb="new")
    _add_profile(verbs)


def _add_profile(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    profile = verbs.add_parser("profile", help="say once who makes briefs here; print what is said")
    for flag, words in PROFILE_FLAGS.items():
        profile.add_argument(flag, metavar="TEXT", help=words)
    for flag, (choices, words) in PROFILE_CHOICES.items():
        profile.add_argument(flag, choices=choices, help=words)
    profile.set_defaults(verb="profile")


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
    export.set_defaults(verb="export")


def _add_readers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = verbs.add_parser("check", help="list what a person should look at")
    check.add_argument("brief", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true")
    check.set_defaults(verb="check")

    _add_comparers(verbs)
    show = verbs.add_parser("show", help="print the document as an outline")
    show.add_argument("brief", type=Path, metavar="FILE", help="a .brief, or a PDF of one")
    show.set_defaults(verb="show")

    template = verbs.add_parser("template", help="look through an office's own Word file")
    looking = template.add_subparsers(required=True, metavar="VERB")
    letterhead = looking.add_parser("check", help="where styles come from, what to look at")
    letterhead.add_argument("file", type=Path, metavar="FILE.docx")
    letterhead.add_argument("--json", action="store_true")
    letterhead.set_defaults(verb="check_letterhead")

    pack = verbs.add_parser("pack", help="look through a topic library")
    reading = pack.add_subparsers(required=True, metavar="VERB")
    library = reading.add_parser("check", help="sample sentences, and what would read badly")
    library.add_argument("pack", metavar="FOLDER", help="a folder or a name")
    library.add_argument("--json", action="store_true")
    library.set_defaults(verb="check_library")

    listing = verbs.add_parser("list", help="list what there is to choose from")
    what = ("templates", "packs", "indicators", "recommendations", "questions", "charts")
    listing.add_argument("what", choices=what)
    listing.add_argument("--pack", default="us-china-ai", metavar="P")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(verb="list")


def _add_comparers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    update = verbs.add_parser("update", help="what newer figures would change, and taking them")
    update.add_argument("brief", type=Path, metavar="FILE.brief")
    update.add_argument("--pack", default="", metavar="P", help="a name or a folder")
    update.add_argument(
        "--accept", nargs="+", default=["all"], metavar="ID",
        help="all, the default, or which: indicator/entity/period",
    )  # fmt: skip
    update.add_argument("--json", action="store_true")
    update.add_argument("-o", dest="output", type=Path, metavar="FILE.brief")
    update.set_defaults(verb="update")

    compare = verbs.add_parser("compare", help="what differs between two briefs")
    compare.add_argument("before", type=Path, metavar="A")
    compare.add_argument("after", type=Path, metavar="B")
    compare.add_argument("--json", action="store_true")
    compare.set_defaults(verb="compare")
