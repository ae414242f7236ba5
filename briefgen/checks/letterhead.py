"""What an office's own Word file would bring into a brief."""

from collections.abc import Iterator

from briefgen.brief.brief import Brief
from briefgen.brief.fixes import Fix, LeaveLetterhead
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.document.tree import Document
from briefgen.errors import Severity, params


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """The letterhead can be used, and nothing in it is left to fill in or to delete."""
    return tuple(_letterhead(brief)) if brief.brand.letterhead else ()


def _letterhead(brief: Brief) -> Iterator[Problem]:
    from briefgen.word_files import BadWordFileError, leftovers, open_word

    for phrase in brief.brand.left_out:
        message, given = f"The Word file goes without {phrase}.", params(phrase=phrase)
        yield Problem(Severity.NOTE, "letterhead.left_out", message, params=given)
    try:
        found = leftovers(open_word(brief.brand.letterhead).package)
    except BadWordFileError as error:
        yield Problem(
            Severity.ERROR,
            "letterhead.unusable",
            f"The letterhead of the brief {error}.",
            fix="Choose another look.",
            params=params(reason=str(error)),
            fixes=(Fix("Go without the letterhead", LeaveLetterhead()),),
        )
        return
    for each in found:
        if each.severity is not Severity.NOTE:
            message = f"In the letterhead: {each.message}"
            yield Problem(each.severity, each.code, message, fix=each.fix, params=each.params)
