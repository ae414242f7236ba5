"""What must not be missing when a brief goes out, and markings that do not say enough."""

from collections.abc import Iterator

from briefgen.errors import Problem, Severity
from briefgen.model.brief import Brief
from briefgen.model.document import Document
from briefgen.model.pages import Pages
from briefgen.model.release import MarkingKind, State
from briefgen.model.template import is_memo

_FIELDS = (
    ("to", "To"),
    ("sender", "From"),
    ("purpose", "Purpose"),
    ("drafted_by", "Drafted by"),
    ("cleared_by", "Cleared by"),
    ("contact", "Contact"),
)


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """A final memo has its fields filled; a final brief is no draft; a marking is complete."""
    return (*_memo(brief), *_marking(brief))


def _memo(brief: Brief) -> Iterator[Problem]:
    if brief.state is not State.FINAL or not is_memo(brief.template):
        return
    for name, label in _FIELDS:
        if not getattr(brief.form, name):
            message = f"A final memo needs “{label}”; it is empty."
            yield Problem(Severity.ERROR, message, fix="Fill it in under Details.")


def _marking(brief: Brief) -> Iterator[Problem]:
    marking = brief.marking
    fix = "Fill it in under Details."
    if marking.kind is MarkingKind.DRAFT and brief.state is State.FINAL:
        message = "The pages are marked DRAFT, but the brief is final."
        yield Problem(Severity.ERROR, message, fix="Take the marking off under Details.")
    if marking.kind is MarkingKind.EMBARGOED and not marking.until.strip():
        message = "The embargo does not say until when."
        yield Problem(Severity.WARNING, message, fix="Give date, time and zone under Details.")
    if marking.kind is MarkingKind.CUI and not marking.controlled_by.strip():
        message = "The CUI designation does not say who controls the information."
        yield Problem(Severity.WARNING, message, fix=fix)
