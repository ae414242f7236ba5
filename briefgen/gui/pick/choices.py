"""What can be picked, as a tree: themes, and below them indicators; recommendations last."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.lookup import evidence_of, with_own
from briefgen.brief.overview import Choice, Group, groups, library_of
from briefgen.brief.template import Prominence
from briefgen.evidence.pack import Pack
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.plain import tip
from briefgen.gui.widgets.two_levels import TOP, Index, TwoLevels
from briefgen.gui.wording import badges, prominence_word, short_badges, summary
from briefgen.worker.jobs import Made


class ChoiceRole(IntEnum):
    """What a row knows beyond what views ask for."""

    CHOICE = Qt.ItemDataRole.UserRole
    SECOND_LINE = Qt.ItemDataRole.UserRole + 1
    PLACE = Qt.ItemDataRole.UserRole + 2
    BADGES = Qt.ItemDataRole.UserRole + 3


class ChoicesModel(TwoLevels):
    """The installed library together with the brief's own; a tick is an edit of the brief."""

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        library: TopicLibrary,
        parent: QObject | None = None,
    ) -> None:
        """List what there is, and follow all three."""
        super().__init__(parent)
        self._open_brief = open_brief
        self._places: dict[str, Prominence] = {}
        self._dropped = ""  # the choice that a person took out last
        self._library = library
        self.pack = evidence_of(open_brief.brief)
        self.groups: tuple[Group, ...] = ()
        self._rebuild()
        open_brief.brief_changed.connect(self._follow)
        library.changed.connect(self._rebuild)
        rendering.made.connect(self._take_places)

    def find(self, choice: str) -> QModelIndex:
        """The row of an indicator or recommendation."""
        for row, group in enumerate(self.groups):
            for below, each in enumerate(group.choices):
                if each.id == choice:
                    return self.createIndex(below, 0, row + 1)
        return QModelIndex()

    def choice(self, index: Index) -> Choice | None:
        """What stands in a row; None for a head."""
        if not index.isValid() or index.internalId() == TOP:
            return None
        return self.groups[index.internalId() - 1].choices[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Heads, or the choices below one."""
        if not parent.isValid():
            return len(self.groups)
        below = parent.internalId() == TOP and parent.column() == 0
        return len(self.groups[parent.row()].choices) if below else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A choice can be ticked, a head only opened."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable
        leaf = flag.ItemIsUserCheckable | flag.ItemNeverHasChildren
        return plain | leaf if self.choice(index) else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, tick, second line."""
        if not index.isValid():
            return None
        choice = self.choice(index)
        if choice is None:
            return self._head(index.row(), role)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return choice.title
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self._is_chosen(choice) else _UNCHECKED
            case ChoiceRole.SECOND_LINE:
                return summary(choice)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._spoken(choice)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{choice.title}\n{self._description(choice)}")
            case ChoiceRole.PLACE:
                return self._place(choice)
            case ChoiceRole.BADGES:
                return short_badges(choice, self._open_brief.brief)
            case ChoiceRole.CHOICE:
                return choice
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Pick or drop what stands in a row."""
        choice = self.choice(index)
        if role != Qt.ItemDataRole.CheckStateRole or choice is None:
            return False
        self._choose(choice, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _choose(self, choice: Choice, chosen: bool) -> None:
        brief = self._open_brief.brief
        pack = _known(brief.pack, self._library)
        label = self.tr("Pick “{0}”") if chosen else self.tr("Drop “{0}”")
        if choice.standing is None:
            after = (
                edits.choose_recommendation(brief, choice.id, pack)
                if chosen
                else edits.drop_recommendation(brief, choice.id)
            )
        else:
            after = (
                edits.choose_indicator(brief, choice.id, pack)
                if chosen
                else edits.drop_indicator(brief, choice.id)
            )
        self._dropped = "" if chosen else choice.id
        self._open_brief.apply(label.format(choice.title), after)

    def _place(self, choice: Choice) -> str:
        place = self._places.get(choice.id)
        return prominence_word(place) if place and self._is_chosen(choice) else ""

    def _description(self, choice: Choice) -> str:
        parts = (self._place(choice), summary(choice), badges(choice, self._open_brief.brief))
        return " · ".join(each for each in parts if each)

    def _spoken(self, choice: Choice) -> str:
        """All that is known of a row but its title, as one would say it."""
        told = self._description(choice).replace(" · ", ", ")
        if choice.id == self._dropped and not self._is_chosen(choice):
            return self.tr("Dropped, {0}").format(told)
        return told

    def _is_chosen(self, choice: Choice) -> bool:
        brief = self._open_brief.brief
        return choice.id in (brief.recommendations if choice.standing is None else brief.indicators)

    def _head(self, row: int, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.groups[row].title or self.tr("Recommendations")
        return None

    def _follow(self, before: Brief, after: Brief) -> None:
        is_same = before.pack is after.pack and before.own is after.own
        if not is_same or _seen_with(before) != _seen_with(after):
            self._rebuild()
        if _chosen(before) != _chosen(after):
            self._refresh()

    def _take_places(self, made: Made) -> None:
        places = made.seen
        if places != self._places:
            self._places = places
            self._refresh()

    def _rebuild(self) -> None:
        brief = self._open_brief.brief
        self.pack = with_own(_known(brief.pack, self._library), brief.own)
        found = groups(self.pack, brief.entities, brief.date)
        if _ids(found) == _ids(self.groups):
            self.groups = found
            self._refresh()
            return
        self.beginResetModel()
        self.groups = found
        self.endResetModel()

    def _refresh(self) -> None:
        for row, group in enumerate(self.groups):
            first = self.createIndex(0, 0, row + 1)
            self.dataChanged.emit(first, self.createIndex(len(group.choices) - 1, 0, row + 1))


_UNCHECKED = Qt.CheckState.Unchecked


def _seen_with(brief: Brief) -> object:
    return brief.entities, brief.date


def _chosen(brief: Brief) -> object:
    return brief.indicators, brief.recommendations, brief.opened


def _known(own: Pack, library: TopicLibrary) -> Pack:
    return library_of(own, library.pack(own.id))


def _ids(found: tuple[Group, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.theme, tuple(choice.id for choice in each.choices)) for each in found]
