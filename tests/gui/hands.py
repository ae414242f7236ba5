"""What hands do at a window, by chance: type, press, click a row, take from a list or a menu."""

import base64
import json
import random
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QMenu, QWidget

from tests.conftest import DATA
from tests.test_images import GOOD

Key = Qt.Key
Held = Qt.KeyboardModifier
NONE, CTRL, SHIFT, ALT = (
    Held.NoModifier,
    Held.ControlModifier,
    Held.ShiftModifier,
    Held.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton
NAUGHTY = tuple(json.loads((DATA / "blns.json").read_text(encoding="utf-8")))
PLAIN = ("China", "a", " ", "so. ", "3,210", "U.S.", "xxxxxx", "1. ", "- ", "# H", "}}", "|")
FOREIGN = (
    "Größe",
    "中文",
    "שלום",
    "العربية",
    "😀",
    "e\u0301",
    "\u202e",
    "\ufeff",
    "\ue000",
    "\u00a0",
)
MAP = base64.b64encode(GOOD["rgb"]).decode()
HTML = (
    "<p>One <b>bold</b> and <i>thin</i></p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    "<table><tr><th>Who</th><td>China</td></tr><tr><td colspan=2>7</td></tr></table><p>after",
    "<h1>Head</h1><h3>Low</h3><ol start=4><li><p>one<p>two</li></ol><hr><pre>a\n b</pre>",
    '<a href="javascript:alert(1)">x</a> <a href="https://example.org/a b">y</a><br><br>z',
    '<img src="data:image/png;base64,AAAA" alt="map"><script>1</script><style>p{}</style>words',
    "<p class=MsoNormal><span lang=DE style='mso-x:y'>Wort<o:p>&nbsp;</o:p></span></p>",
    "<p>CO<sub>2</sub><sup>ab</sup> <s>x</s></p><iframe src=x></iframe><img src='file:///a.png'>",
    f"<p>a</p><img alt='m' src='data:image/png;base64,{MAP}'><table><tr><td>1<td>2<tr><td>3<td>4",
    "<table>" + "<tr><td rowspan=3>a<td colspan=2>b" * 4 + "</table><h2>H</h2><ol start=3><li>i",
    "<div>" * 120 + "deep" + "</div>" * 120,
    "<ul>" * 9 + "<li>low" + "</ul>" * 9,
    "",
)
RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0 Bold \b words\b0 \par next}"


class Hands:
    """Every choice comes from ``chance``, and is told in words."""

    chance: random.Random

    def words(self) -> str:
        kind = self.chance.random()
        if kind < 0.6:
            return self.chance.choice(PLAIN)
        return str(self.chance.choice(FOREIGN if kind < 0.75 else NAUGHTY))

    def write(self, field: QWidget, text: str) -> str:
        """By keys what a keyboard has, the rest by an input method."""
        if text.isascii() and text.isprintable():
            QTest.keyClicks(field, text)
            return repr(text)
        if self.chance.random() < 0.3:
            QCoreApplication.sendEvent(field, QInputMethodEvent("vor", []))
            QTest.qWait(0)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(field, event)
        return repr(text)

    def press(self, field: QWidget, keys: Sequence[tuple[Key, Held]]) -> str:
        key, held = self.chance.choice(keys)
        QTest.keyClick(field, key, held)
        return f"{held.name} {key.name}"

    def place(self, widget: QWidget) -> QPoint:
        size = widget.size()
        return QPoint(
            int(self.chance.random() * size.width()), int(self.chance.random() * size.height())
        )

    def row(self, view: QAbstractItemView, parent: QModelIndex | None = None) -> QModelIndex:
        """Click some row that is there; no valid index where there is none."""
        model, parent = view.model(), parent or QModelIndex()
        count = model.rowCount(parent)
        if not count:
            return QModelIndex()
        index = model.index(int(self.chance.random() * count), 0, parent)
        view.setFocus()
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), LEFT, NONE, view.visualRect(index).center())
        return index

    def choose(self, box: QComboBox) -> str:
        """Go up or down a list by keys, as someone does who reads what is there."""
        box.setFocus()
        key = self.chance.choice((Key.Key_Down, Key.Key_Up, Key.Key_End, Key.Key_Home))
        QTest.keyClick(box, key)
        return box.currentText()

    def take(self, menu: QMenu) -> str:
        """Some entry of a menu, as it would be filled when opened."""
        menu.aboutToShow.emit()
        action = self._some([each for each in menu.actions() if can_be_taken(each)])
        while action and isinstance(action.menu(), QMenu):
            action = self._some(action.menu().actions())  # type: ignore[attr-defined]
        if not action or not can_be_taken(action):
            return "nothing"
        text = action.text()
        action.trigger()
        return text

    def _some(self, actions: Sequence[QAction]) -> QAction | None:
        return self.chance.choice(actions) if actions else None


def can_be_taken(action: QAction) -> bool:
    return action.isEnabled() and not action.isSeparator()
