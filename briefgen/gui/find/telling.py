"""Sentences about what was found: where it stands, and why some of it is not replaced."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from briefgen.brief.finding import (
    ALTERNATIVE,
    InBlock,
    InNote,
    Kept,
    Passage,
    Place,
    Shown,
    letters,
)
from briefgen.brief.form_texts import FormText
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


def place_line(
    place: Place, shown: Shown | None, passages: tuple[Passage, ...], *, always: bool = False
) -> str:
    """Where a place is and what stands around it; unless ``always``, only where the words of a
    section do not show it.
    """
    if not shown:
        return ""
    name, is_plain = _name(place, shown)
    if is_plain and not always:
        return ""
    return f"{name}: {_around(letters(passages[place.passage].text), place)}"


def _name(place: Place, shown: Shown) -> tuple[str, bool]:
    """What a person calls a place, and whether its words can be read in the editor."""
    match place.where:
        case FormText(field, _, marking):
            return _tr("Details, {0}").format(_field_name(field, marking)), False
        case InNote(source):
            notes = {each.id: each for each in shown.document.notes}
            note = notes.get(source)
            return _tr("Source {0}").format(note.mark or note.number if note else ""), False
        case InBlock(section, block, text):
            return _block_name(shown, section, block, text)


def _block_name(shown: Shown, section: str, block: str, text: int) -> tuple[str, bool]:
    found = next(
        ((s, b) for s, b in walk(shown.document) if (s.id, b.id) == (section, block)), None
    )
    if not found:
        return "", True
    if isinstance(found[1], Table | Chart | Picture | Cards):
        name = _box_name(found[1])
        return (_tr("Alternative text, {0}").format(name) if text == ALTERNATIVE else name), False
    return section_name(found[0]), True


def _box_name(block: Block) -> str:
    if isinstance(block, Table | Chart | Picture):
        return f"{_tr(label_of(block))} {block.number}" if block.number else _tr(label_of(block))
    return _tr("Key figures")


def _field_name(field: str, marking: bool) -> str:
    names = {
        "sender": _tr("from"),
        "state": _tr("state or district"),
        "decision": _tr("decision line"),
        "until": _tr("embargoed until"),
        "category": _tr("CUI category"),
        "dissemination": _tr("dissemination control"),
    }
    if marking and field == "contact":
        return _tr("point of contact")
    return names.get(field) or _tr(field.replace("_", " "))


def _around(text: str, place: Place) -> str:
    """The found words with some before and behind them, cut between words."""
    before = text[max(0, place.start - _AROUND) : place.start]
    behind = text[place.end : place.end + _AROUND]
    if place.start > _AROUND:
        before = f"…{before.partition(' ')[2]}"
    if place.end + _AROUND < len(text):
        behind = f"{behind.rpartition(' ')[0]}…"
    return f"“{before}{text[place.start : place.end]}{behind}”".replace("\n", " ")


def _joined(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _tr("{0} and {1}").format(", ".join(names[:-1]), names[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Finding", text)
