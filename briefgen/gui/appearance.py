"""How the window looks: light, dark or of high contrast, how large its text is, what may move."""

import sys
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from briefgen.gui.colors import Palette, palette
from briefgen.gui.style import EdgeStyle, FittedStyle

USUAL = 100  # percent
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_OF_SYSTEM = -1  # milliseconds in which the caret blinks


class Appearance(StrEnum):
    """What the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Palettes(QObject):
    """Dresses the application as the system is, or as the person chose."""

    def __init__(self, application: QApplication, chosen: Appearance) -> None:
        """Set style and palette at once, then follow the system."""
        super().__init__(application)
        self._application = application
        self.chosen = chosen
        self._size, self._calm = USUAL, False
        self._usual_effects = tuple(e for e in _EFFECTS if application.isEffectEnabled(e))
        application.setStyle(EdgeStyle())
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(chosen)

    def choose(self, chosen: Appearance) -> None:
        """Take the colours asked for."""
        self.chosen = chosen
        if not _has_high_contrast():
            self._application.setPalette(palette(self._palette()))

    def set_text_size(self, percent: int) -> None:
        """Make the text of the window so large, and with it all that has to fit it."""
        if percent == self._size:
            return
        self._size = percent
        self._application.setFont(_scaled(percent))
        self._restyle()  # last: every widget hears of a style, only windows of a font

    def set_calm(self, calm: bool) -> None:
        """Let nothing blink, slide or fade; or what the system lets."""
        if calm == self._calm:
            return
        self._calm = calm
        self._restyle()
        self._application.setCursorFlashTime(0 if calm else _OF_SYSTEM)
        for effect in self._usual_effects:
            self._application.setEffectEnabled(effect, not calm)

    def _restyle(self) -> None:
        usual = self._size == USUAL and not self._calm
        fitted = FittedStyle(self._size / USUAL, calm=self._calm)
        self._application.setStyle(EdgeStyle() if usual else fitted)

    def _palette(self) -> Palette:
        if self.chosen is not Appearance.SYSTEM:
            return Palette(self.chosen.value)
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Palette.DARK if dark else Palette.LIGHT

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self.chosen is Appearance.SYSTEM:
            QTimer.singleShot(0, self._follow_now)  # Qt sets its own palette after this signal

    def _follow_now(self) -> None:
        self.choose(self.chosen)


def _scaled(percent: int) -> QFont:
    """The font of the system, so many percent as large."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * percent / USUAL)
    else:
        font.setPixelSize(round(font.pixelSize() * percent / USUAL))
    return font


def _has_high_contrast() -> bool:
    """Windows in high contrast brings colours of its own, which must stay."""
    if sys.platform != "win32":
        return False
    hints = QGuiApplication.styleHints().accessibility()
    return hints.contrastPreference() is Qt.ContrastPreference.HighContrast
