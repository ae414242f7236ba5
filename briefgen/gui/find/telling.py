"""Sentences about what was found: where it stands, and why some of it is not replaced."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from briefgen.brief.finding import (
    ALTERNATIVE,
    InBlock,
    InNote,
    Kept,
    Place,
    Shown,
)
from briefgen.brief.overview import section_name
from briefgen.document.reading import label_of
from briefgen.document.tree import Block, Cards, Chart, Picture, Table, walk

_AROUND = 30  # characters before and behind found words


def kept_line(places: Iterable[Place]) -> str:
    """That some of what was found is not replaced, and what it stands in; else nothing."""
    found = tuple(places)
    kept = [each.kept for each in found if each.kept]
    if not kept:
        return ""
    names = {
        Kept.NUMBER: _tr("linked numbers"),
        Kept.QUOTED: _tr("quotations"),
        Kept.LIBRARY: _tr("figures of the library"),
        Kept.SOURCE: _tr("sources"),
    }
    stands = [name for kind, name in names.items() if kind in kept]
    text = _tr("{0} of {1} in {2}: found, not replaced.")
    return text.format(len(kept), len(found), _joined(stands))


def name_of_place(where: InBlock | InNote, shown: Shown) -> tuple[str, bool]:
    """What a person calls a place, and whether its words can be read in the editor."""
    if isinstance(where, InBlock):
        return _name_in_section(where, shown)
    note = next((each for each in shown.document.notes if each.id == where.source), None)
    return _tr("Source {0}").format(note.mark or note.number if note else "").strip(), False


def around(text: str, place: Place) -> str:
    """The found words of a text with some before and behind them, cut between words."""
    before = text[max(0, place.start - _AROUND) : place.start]
    behind = text[place.end : place.end + _AROUND]
    if place.start > _AROUND:
        before = f"…{before.partition(' ')[2]}"
    if place.end + _AROUND < len(text):
        behind = f"{behind.rpartition(' ')[0]}…"
    return f"“{before}{text[place.start : place.end]}{behind}”".replace("\n", " ")


def _name_in_section(where: InBlock, shown: Shown) -> tuple[str, bool]:
    for section, block in walk(shown.document):
        if (section.id, block.id) != (where.section, where.block):
            continue
        if not isinstance(block, Table | Chart | Picture | Cards):
            return section_name(section), True
        name = _name_of_box(block)
        is_told = where.text == ALTERNATIVE
        return (_tr("Alternative text, {0}").format(name) if is_told else name), False
    return "", True


def _name_of_box(block: Block) -> str:
    if isinstance(block, Table | Chart | Picture):
        return f"{_tr(label_of(block))} {block.number}" if block.number else _tr(label_of(block))
    return _tr("Key figures")


def _joined(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _tr("{0} and {1}").format(", ".join(names[:-1]), names[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Finding", text)
