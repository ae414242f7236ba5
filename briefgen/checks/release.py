"""What must not be missing when a brief goes out, and markings that do not say enough."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.fixes import Fix, TakeMarkingOff
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.brief.template import is_memo
from briefgen.document.blanks import blanks, first_blank
from briefgen.document.release import MarkingKind, State
from briefgen.document.tree import Document
from briefgen.errors import Place, Severity, params

_FIELDS = (  # whose lines are left out while they are empty; To and From stand there as blanks
    ("purpose", "Purpose"),
    ("drafted_by", "Drafted by"),
    ("cleared_by", "Cleared by"),
    ("contact", "Contact"),
)


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Blanks and a final memo's fields are filled; a final is no draft; a marking is complete."""
    return (*_blanks(brief, document), *_memo(brief), *_marking(brief))


def _blanks(brief: Brief, document: Document) -> Iterator[Problem]:
    """What the kind of brief leaves to a person, in one line."""
    names = blanks(document)
    if not names:
        return
    found = first_blank(document)
    place = Place(section=found[0].id, block=found[1].id) if found else Place()
    message = f"Yours to fill in: {'; '.join(names)}."
    final = brief.state is State.FINAL
    fixes = ["Write over the words in brackets."] if found else []
    if lines := blanks(replace(document, sections=())):
        fixes.append(f"{' and '.join(lines)}: under Details.")
    if final:
        fixes.append("Until then a final goes without these lines.")
    severity = Severity.WARNING if final else Severity.NOTE
    yield Problem(severity, "release.blank", message, place, " ".join(fixes), params(names=names))


def _memo(brief: Brief) -> Iterator[Problem]:
    if brief.state is not State.FINAL or not is_memo(brief.template):
        return
    for name, label in _FIELDS:
        if name == "purpose" and brief.form.decision:
            continue  # the line of the decision says what the memo is for
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
