"""The texts of the form and of the marking, a line each: told, and written again.

A list has a line for each entry, and a clearance reads as it is typed: name; office; date; comment.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from briefgen.brief import edits
from briefgen.brief.brief import Brief, own_title
from briefgen.brief.template import clearance_line, is_memo, read_clearance
from briefgen.document.release import marking_fields
from briefgen.document.text import clean_line

_FIELDS = ("authors", "office", "to", "through", "sender", "contact", "state", "ask")
_OF_MEMO = ("purpose", "decide_by", "decision", "drafted_by", "cleared_by", "attachments")


class FormText(msgspec.Struct, frozen=True):
    """A line of a field of the form, or of the marking; lists have several lines."""

    field: str
    line: int = 0
    marking: bool = False


def form_texts(brief: Brief, suggested: tuple[str, str]) -> Iterator[tuple[FormText, str]]:
    """Every line that Details shows for this kind of brief, in order.

    ``suggested`` are title and subtitle of the pages, which stand where none is filled in.
    """
    memo = is_memo(brief.template)
    title, subtitle = suggested
    yield FormText(title_field(brief)), own_title(brief) or title
    yield FormText("subtitle"), brief.form.subtitle or subtitle
    for name in (*_FIELDS, *(_OF_MEMO if memo else ())):
        for number, line in enumerate(_lines(getattr(brief.form, name))):
            yield FormText(name, number), line
    for name in marking_fields(brief.marking.kind):
        yield FormText(name, marking=True), getattr(brief.marking, name)


def title_field(brief: Brief) -> str:
    """The field in which the title of a brief is typed."""
    return "subject" if is_memo(brief.template) else "title"


def with_form_texts(brief: Brief, written: Mapping[FormText, str]) -> Brief:
    """The brief with other words in these lines, taken as Details takes what is typed.

    A line of a list that is empty now goes.
    """
    for where, line in written.items():
        if where.field == title_field(brief) and not where.marking:
            brief = edits.keep_title(brief, clean_line(line))
    form = {
        name: _entries(getattr(brief.form, name), {w.line: t for w, t in lines})
        for name, lines in _by_field(written, marking=False).items()
        if name != title_field(brief)
    }
    marking = {name: clean_line(t) for name, [(_, t)] in _by_field(written, marking=True).items()}
    if form:
        brief = edits.fill_form(brief, replace(brief.form, **form))
    if marking:
        brief = edits.set_marking(brief, replace(brief.marking, **marking))
    return brief


def _by_field(
    written: Mapping[FormText, str], *, marking: bool
) -> dict[str, list[tuple[FormText, str]]]:
    names = dict.fromkeys(where.field for where in written if where.marking is marking)
    return {
        name: [(w, t) for w, t in written.items() if w.field == name and w.marking is marking]
        for name in names
    }


def _lines(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return tuple(each if isinstance(each, str) else clearance_line(each) for each in value)


def _entries(value: Any, written: Mapping[int, str]) -> Any:
    """The value of a field with these lines of it written anew."""
    if isinstance(value, str):
        return clean_line(written[0])
    lines = (clean_line(written.get(n, line)) for n, line in enumerate(_lines(value)))
    parted = any(not isinstance(each, str) for each in value)
    return tuple(read_clearance(line) if parted else line for line in lines if line)
