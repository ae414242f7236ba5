"""What an office's own Word file would bring into a brief."""

from collections.abc import Iterator

from briefgen.errors import Problem, Severity
from briefgen.model.brief import Brief
from briefgen.model.document import Document
from briefgen.model.pages import Pages
from briefgen.word_files import BadWordFileError, leftovers, open_word


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """The letterhead can be used, and nothing in it is left to fill in or to delete."""
    return tuple(_letterhead(brief)) if brief.brand.letterhead else ()


def _letterhead(brief: Brief) -> Iterator[Problem]:
    for phrase in brief.brand.left_out:
        yield Problem(Severity.NOTE, f"The Word file goes without {phrase}.")
    try:
        found = leftovers(open_word(brief.brand.letterhead).package)
    except BadWordFileError as error:
        message = f"The letterhead of the brief {error}."
        yield Problem(Severity.ERROR, message, fix="Choose another look.")
        return
    for each in found:
        if each.severity is not Severity.NOTE:
            yield Problem(each.severity, f"In the letterhead: {each.message}", fix=each.fix)
