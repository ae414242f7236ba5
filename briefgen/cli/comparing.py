"""``briefgen compare``: what differs between two briefs, in words, figures, picks and order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import to_builtins

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.overview import section_name
from briefgen.brief.updating import figure_changes
from briefgen.change.comparing import BlockDifference, Difference, Kind, compare_blocks
from briefgen.change.order import moved_among
from briefgen.cli.updating import NBSP, shown_amount
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Block, Document, Section
from briefgen.evidence.indicators import Amount
from briefgen.evidence.pack import find_indicator, find_recommendation

AROUND = 5  # words beside a difference that are shown with it


class Row(NamedTuple):
    """One difference; it is ``about`` the brief, a pick, figure, section, words or a note."""

    id: str
    title: str
    about: str
    kind: str
    before: str | Amount | None
    after: str | Amount | None
    shown: str = ""  # to people, where it is no plain change from one to the other


def compare(one: Path, other: Path) -> tuple[Row, ...]:
    """Every difference from one brief to another, the larger ones first.

    Raises:
        BriefFileError: a file is damaged or no brief.
    """
    before, after = (pipeline.open_file(each).brief for each in (one, other))
    documents = [pipeline.compose(each).document for each in (before, after)]
    return (
        *_about_the_brief(before, after, *documents),
        *_picks(before, after),
        *_figures(before, after),
        *_sections(*documents),
        *_words(*documents),
        *_notes(*documents),
    )


def rows(found: tuple[Row, ...]) -> list[dict[str, Any]]:
    """The differences for programs."""
    return [{k: v for k, v in each._asdict().items() if k != "shown"} for each in found]


def lines(found: tuple[Row, ...]) -> list[str]:
    """The differences for people; in words, [-what was-] and {+what is+} as in a word diff."""
    if not found:
        return ["Nothing differs."]
    return [_line(each).replace(NBSP, " ") for each in found]


def _line(row: Row) -> str:
    told = row.shown or f"{_said(row.before)} → {_said(row.after)}"
    name = row.title if row.about in ("brief", "section") else f"{row.title} ({row.id})"
    return f"{row.about}, {row.kind}: {name}{': ' if told.strip() else ''}{told.strip()}"


def _said(value: str | Amount | None) -> str:
    return "–" if value in (None, "") else str(value)


def _about_the_brief(before: Brief, after: Brief, was: Document, now: Document) -> Iterator[Row]:
    facts = {
        "kind": ("Kind of brief", before.template.title, after.template.title),
        "title": ("Title", was.title, now.title),
        "subtitle": ("Subtitle", was.subtitle, now.subtitle),
        "date": ("Date", before.date, after.date),
        "entities": ("Compared", ", ".join(before.entities), ", ".join(after.entities)),
        "language": ("Language", before.language, after.language),
        "state": ("State", before.state.value, after.state.value),
        "pack": ("Topic library", before.pack.date, after.pack.date),
        "paper": ("Paper", before.template.paper.value, after.template.paper.value),
        "citations": ("Citation style", before.citation_style.title, after.citation_style.title),
        **_filled_in(before, after),
    }
    for name, (title, one, other) in facts.items():
        if one != other:
            yield Row(name, title, "brief", Kind.CHANGED.value, one, other)


def _filled_in(before: Brief, after: Brief) -> dict[str, tuple[str, str, str]]:
    """What stands in the form and on every page: from and to, the ask, the marking."""
    found = {}
    for what in ("form", "marking"):
        one, other = (to_builtins(getattr(each, what)) for each in (before, after))
        for name in one:
            if name not in ("title", "subtitle") and one[name] != other[name]:
                title = name.replace("_", " ").capitalize()
                found[name] = (title, _flat(one[name]), _flat(other[name]))
    return found


def _flat(value: object) -> str:
    return ", ".join(map(_flat, value)) if isinstance(value, list | tuple) else str(value)


def _notes(was: Document, now: Document) -> Iterator[Row]:
    """Sources by their words, however they are numbered."""
    before, after = ({each.id: plain(each.text) for each in own.notes} for own in (was, now))
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if one != other:
            kind = Kind.CHANGED if one and other else Kind.ADDED if other else Kind.TAKEN_OUT
            yield Row(name, "Source", "note", kind.value, one, other)


def _picks(before: Brief, after: Brief) -> Iterator[Row]:
    for pick in dict.fromkeys((*before.indicators, *after.indicators)):
        kind = _in_or_out(pick, before.indicators, after.indicators)
        found = find_indicator(after.pack, pick) or find_indicator(before.pack, pick)
        if kind:
            yield Row(pick, found.title if found else pick, "pick", kind, None, None, " ")
    for pick in dict.fromkeys((*before.recommendations, *after.recommendations)):
        kind = _in_or_out(pick, before.recommendations, after.recommendations)
        step = find_recommendation(after.pack, pick) or find_recommendation(before.pack, pick)
        if kind:
            yield Row(pick, step.title if step else pick, "pick", kind, None, None, " ")


def _in_or_out(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    if (name in before) == (name in after):
        return ""
    return (Kind.ADDED if name in after else Kind.TAKEN_OUT).value


def _figures(before: Brief, after: Brief) -> Iterator[Row]:
    for each in figure_changes(before, after.pack):
        old = shown_amount(before.pack, each.indicator, each.before)
        new = shown_amount(after.pack, each.indicator, each.amount)
        found = find_indicator(after.pack, each.indicator)
        title = f"{found.title if found else each.indicator}, {each.entity}, {each.period}"
        shown = f"{old} → {new}"
        yield Row(each.id, title, "figure", each.kind.value, each.before, each.amount, shown)


def _sections(was: Document, now: Document) -> Iterator[Row]:
    before, after = ({each.id: each for each in own.sections} for own in (was, now))
    for name in dict.fromkeys((*before, *after)):
        kind = _in_or_out(name, tuple(before), tuple(after))
        if kind:
            title = section_name(after.get(name) or before[name])
            yield Row(name, title, "section", kind, None, None, " ")
    for name in _moved(before, after):
        yield Row(name, section_name(after[name]), "section", Kind.MOVED.value, None, None, " ")


def _moved(before: dict[str, Section], after: dict[str, Section]) -> list[str]:
    """The fewest sections that stand elsewhere among those of both, in the order of today."""
    both = [each for each in before if each in after]
    moved = moved_among(both, [each for each in after if each in before])
    return [each for each in after if each in moved]


def _words(was: Document, now: Document) -> Iterator[Row]:
    before = {each.id: each for each in was.sections}
    for section in now.sections:
        if section.id in before:
            found = compare_blocks(before[section.id].blocks, section.blocks)
            yield from (_row(section, each) for each in found if each.kind is not Kind.SAME)


def _row(section: Section, found: BlockDifference) -> Row:
    own = found.after[0] if found.after else found.before
    assert own
    before = _text((found.before,) if found.before else ())
    after = _text(found.after)
    shown = " ".join(_marked(part.differences) for part in found.parts).strip()
    if found.kind in (Kind.ADDED, Kind.TAKEN_OUT):
        shown = f"{{+{after}+}}" if after else f"[-{before}-]"
    return Row(own.id, section_name(section), "words", found.kind.value, before, after, shown)


def _text(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain(text) for block in blocks for text in texts(block))


def _marked(differences: tuple[Difference, ...]) -> str:
    """What differs among a few of the words around it."""
    told = []
    for place, each in enumerate(differences):
        old, new = plain(each.before).strip(), plain(each.after).strip()
        if each.kind is Kind.SAME:
            last = place == len(differences) - 1
            told.append(_shortened(old, first=place == 0, last=last))
            continue
        told += [f"[-{old}-]"] if old else []
        told += [f"{{+{new}+}}"] if new else []
    return " ".join(each for each in told if each)


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """The words of a stretch that stand next to what differs."""
    words = text.split()
    if len(words) <= 2 * AROUND and not (first or last):
        return text
    head = "" if first else " ".join(words[:AROUND])
    tail = "" if last else " ".join(words[-AROUND:])
    return f"{head} … {tail}".strip() if len(words) > AROUND else text
