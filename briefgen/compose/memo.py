"""What a memo has around its text: the lines of its head, and at the end who stands behind it."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import recommendation_of
from briefgen.brief.template import Clearance, is_memo
from briefgen.compose.reasoning import options_of
from briefgen.document.tree import Document
from briefgen.evidence.dates import format_date

BLANK = "[to be filled in]"
WHEN = "[date, and why]"
OPTIONS = "Options"
DECIDED = "For decision"


def with_memo_parts(document: Document, brief: Brief) -> Document:
    """The document with what is filled in for its reader, writer and clearance.

    A memo shows an empty To or From as a blank to fill; other kinds leave out what is empty.
    """
    form = brief.form
    if not is_memo(brief.template):
        lines = (("To", form.to), ("Through", form.through), ("From", form.sender))
        return replace(document, head_lines=_filled(*lines))
    return replace(
        document,
        head_lines=_filled(
            ("DATE", format_date(brief.date, brief.language)),
            ("TO", form.to or BLANK),
            ("THROUGH", form.through),
            ("FROM", form.sender or BLANK),
        ),
        title_label="SUBJECT",
        tail_lines=_filled(
            ("PURPOSE", "" if _moot(brief) else form.purpose),
            ("DECIDE BY", form.decide_by or (WHEN if _decides(brief) else "")),
        ),
        decision=tuple(_choices(brief)),
        closing=tuple(_closing(brief)),
    )


def _moot(brief: Brief) -> bool:
    """Whether the purpose is only the kind's own, a decision, and nothing is recommended."""
    own = brief.template.form
    decides = bool(own.decision) and brief.form.purpose in ("", own.purpose, DECIDED)
    return decides and not brief.recommendations and not brief.form.ask


def _choices(brief: Brief) -> Iterator[str]:
    """What a reader chooses from; "Options" stands for each option of the decision."""
    proposal = recommendation_of(brief, brief.recommendations[0]) if brief.recommendations else None
    for each in brief.form.decision if proposal else ():
        if each.strip() == OPTIONS and proposal:
            count = len(options_of(brief, proposal))
            yield from (f"Option {number}" for number in range(1, count + 1))
        elif each.strip():
            yield each


def _decides(brief: Brief) -> bool:
    """Whether the kind asks its reader for a decision, and there is one to take."""
    return bool(brief.template.form.decision and brief.form.decision and brief.recommendations)


def _filled(*lines: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(line for line in lines if line[1].strip())


def _closing(brief: Brief) -> Iterator[tuple[str, str]]:
    """Lines with a label at the first of each kind."""
    form = brief.form
    yield from _listed("Drafted by", (form.drafted_by,))
    yield from _listed("Cleared by", map(_clearance, form.cleared_by))
    tabs = (f"Tab\N{NO-BREAK SPACE}{_letter(n)}. {each}" for n, each in enumerate(form.attachments))
    yield from _listed("Attachments", tabs)


def _listed(label: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    filled = (text for text in texts if text.strip())
    return ((label if number == 0 else "", text) for number, text in enumerate(filled))


def _clearance(each: Clearance) -> str:
    """ "Bo Lee, General Counsel, Nov 20, 2026: OK with edits"."""
    who = ", ".join(part for part in (each.name, each.office, each.date) if part)
    return f"{who}: {each.comment}" if each.comment else who


def _letter(number: int) -> str:
    """A to Z, then AA to ZZ."""
    return chr(ord("A") + number % 26) * (number // 26 + 1)
