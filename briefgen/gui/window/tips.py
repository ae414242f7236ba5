"""One tip on the first use of a pane: once ever, one at a time, and none for who wants none."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from briefgen.gui.icons import icon
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.tip import TipLine
from briefgen.gui.workspace import Workspace

WANTED = "tips"  # the preference
PANES = ("pick", "words", "pages", "check")
_SEEN = "tip-{0}"  # by which the settings remember that a tip was shown


@dataclass(frozen=True)
class _Tip:
    name: str
    pane: QWidget
    landing: QWidget
    text: str


def set_seen(settings: Settings) -> None:
    """Show none of the tips of today any more."""
    for name in PANES:
        settings.keep(_SEEN.format(name), "yes")


class Tips(QObject):
    """A tip stands at the foot of its pane, so that nothing moves under the pointer."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        """Follow the focus from pane to pane."""
        super().__init__(workspace)
        self._settings = settings
        self._line: TipLine | None = None
        self._shown: _Tip | None = None
        self._tips = self._made(workspace)
        settings.changed.connect(self._follow_setting)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def line(self) -> TipLine | None:
        """The tip that can be seen now."""
        return self._line

    def _made(self, workspace: Workspace) -> tuple[_Tip, ...]:
        steps, editor, pages = workspace.steps, workspace.editor, workspace.pages
        return (
            _Tip(
                "pick",
                steps.pick,
                steps.pick.search,
                self.tr("Type to find an indicator; Space ticks it, and the pages follow at once."),
            ),
            _Tip(
                "words",
                editor,
                editor.landing(),
                self.tr(
                    "Only the paragraph that you change becomes yours. Numbers move as one piece "
                    "and stay tied to their sources."
                ),
            ),
            _Tip(
                "pages",
                pages,
                pages.landing(),
                self.tr("These are the pages that you export. Enter goes into the words."),
            ),
            _Tip(
                "check",
                steps.check,
                steps.check.list,
                self.tr("F8 goes to the next thing to check, from wherever you are."),
            ),
        )

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not Shiboken.isValid(self):
            return
        for tip in self._tips:
            if tip.pane is new or tip.pane.isAncestorOf(new):
                self._use(tip)
                return

    def _use(self, tip: _Tip) -> None:
        """A pane has the focus: show its tip if nobody saw it, in the place of another pane's."""
        if tip is self._shown:
            return
        self._drop()
        seen = _SEEN.format(tip.name)
        column = tip.pane.layout()
        if self._settings.kept(seen) or not self._settings.value(WANTED):
            return
        if isinstance(column, QVBoxLayout):
            self._settings.keep(seen, "yes")
            self._shown = tip
            self._line = TipLine(tip.text, icon("x"), tip.pane)
            self._line.closed.connect(self._close)
            column.addWidget(self._line)
            self._line.show()
            announce(tip.landing, self.tr("Tip: {0}").format(tip.text))

    def _close(self, had_focus: bool) -> None:
        tip = self._shown
        self._drop()
        if tip and had_focus:
            tip.landing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        line, self._line, self._shown = self._line, None, None
        if line:
            line.hide()
            line.deleteLater()

    def _follow_setting(self, key: str) -> None:
        if key == WANTED and not self._settings.value(WANTED):
            self._drop()
