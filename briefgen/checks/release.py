"""What must not be missing when a brief goes out, and markings that do not say enough."""

from collections.abc import Iterator

from briefgen.brief.brief import Brief
from briefgen.brief.fixes import Fix, TakeMarkingOff
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.brief.template import is_memo
from briefgen.document.release import MarkingKind, State
from briefgen.document.tree import Document
from briefgen.errors import Severity, params

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
            message, given = f"A final memo needs “{label}”; it is empty.", params(field=name)
            fix = "Fill it in under Details."
            yield Problem(Severity.ERROR, "release.field_empty", message, fix=fix, params=given)


def _marking(brief: Brief) -> Iterator[Problem]:
    marking = brief.marking
    if marking.kind is MarkingKind.DRAFT and brief.state is State.FINAL:
        message = "The pages are marked DRAFT, but the brief is final."
        fix = "Take the marking off under Details."
        fixes = (Fix("Take the marking off", TakeMarkingOff()),)
        yield Problem(Severity.ERROR, "release.draft_marked", message, fix=fix, fixes=fixes)
    if marking.kind is MarkingKind.EMBARGOED and not marking.until.strip():
        message = "The embargo does not say until when."
        fix = "Give date, time and zone under Details."
        yield Problem(Severity.WARNING, "release.embargo_open", message, fix=fix)
    if marking.kind is MarkingKind.CUI and not marking.controlled_by.strip():
        message = "The CUI designation does not say who controls the information."
        fix = "Fill it in under Details."
        yield Problem(Severity.WARNING, "release.cui_unnamed", message, fix=fix)
