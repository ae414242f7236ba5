"""Light and dark: our own palettes on the Fusion style, with edges that can be seen."""

import sys
from enum import StrEnum

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleFactory,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

Role = QPalette.ColorRole


class Appearance(StrEnum):
    """What the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_LIGHT = {
    Role.Window: "#F3F4F6",
    Role.WindowText: "#1B1B1B",
    Role.Base: "#FFFFFF",
    Role.AlternateBase: "#F7F8FA",
    Role.Text: "#1B1B1B",
    Role.Button: "#FAFBFC",
    Role.ButtonText: "#1B1B1B",
    Role.BrightText: "#B50909",
    Role.Highlight: "#005EA2",
    Role.HighlightedText: "#FFFFFF",
    Role.Link: "#005EA2",
    Role.LinkVisited: "#54278F",
    Role.PlaceholderText: "#5C636B",
    Role.ToolTipBase: "#FFFFFF",
    Role.ToolTipText: "#1B1B1B",
    Role.Light: "#FFFFFF",
    Role.Midlight: "#E6E8EB",
    Role.Mid: "#C3C9D0",
    Role.Dark: "#9AA1AA",
    Role.Shadow: "#71767A",
    Role.Accent: "#005EA2",
}
_DARK = {
    Role.Window: "#25282C",
    Role.WindowText: "#ECEDEE",
    Role.Base: "#1A1C1F",
    Role.AlternateBase: "#202327",
    Role.Text: "#ECEDEE",
    Role.Button: "#343940",
    Role.ButtonText: "#ECEDEE",
    Role.BrightText: "#FF9E8F",
    Role.Highlight: "#2F78C4",
    Role.HighlightedText: "#FFFFFF",
    Role.Link: "#7CB8F2",
    Role.LinkVisited: "#C3A5F0",
    Role.PlaceholderText: "#A4ABB3",
    Role.ToolTipBase: "#343940",
    Role.ToolTipText: "#ECEDEE",
    Role.Light: "#4A5058",
    Role.Midlight: "#3F454D",
    Role.Mid: "#454B53",
    Role.Dark: "#14161A",
    Role.Shadow: "#0B0C0E",
    Role.Accent: "#2F78C4",
}
_DISABLED = {"light": "#767C84", "dark": "#8B929A"}
_EDGE = {"light": "#7B828A", "dark": "#8A929C"}  # 3:1 against both base and window


class Palettes(QObject):
    """Keeps the application in the colours of the system, or those that the person chose."""

    def __init__(self, application: QApplication, chosen: Appearance) -> None:
        """Set style and palette at once, then follow the system."""
        super().__init__(application)
        self._application = application
        self.chosen = chosen
        application.setStyle(EdgeStyle())
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(chosen)

    def choose(self, chosen: Appearance) -> None:
        """Take the colours asked for."""
        self.chosen = chosen
        if not _has_high_contrast():
            self._application.setPalette(palette(self._is_dark()))

    def _is_dark(self) -> bool:
        if self.chosen is Appearance.SYSTEM:
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.chosen is Appearance.DARK

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self.chosen is Appearance.SYSTEM:
            QTimer.singleShot(0, self._follow_now)  # Qt sets its own palette after this signal

    def _follow_now(self) -> None:
        self.choose(self.chosen)


def palette(dark: bool) -> QPalette:
    """The light or the dark palette."""
    result = QPalette()
    for role, color in (_DARK if dark else _LIGHT).items():
        result.setColor(role, QColor(color))
    faded = QColor(_DISABLED["dark" if dark else "light"])
    for role in (Role.Text, Role.WindowText, Role.ButtonText, Role.PlaceholderText):
        result.setColor(QPalette.ColorGroup.Disabled, role, faded)
    grey = QColor("#454B53" if dark else "#C3C9D0")
    result.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, grey)
    return result


def edge(of: QPalette) -> QColor:
    """The colour of the edges of fields and boxes."""
    return QColor(_EDGE["dark" if of.color(Role.Window).lightness() < 128 else "light"])


def focus_edge(of: QPalette) -> QColor:
    """The colour of the edge of what has the focus; in the dark the lighter blue of links."""
    dark = of.color(Role.Window).lightness() < 128
    return of.color(Role.Link if dark else Role.Highlight)


class EdgeStyle(QProxyStyle):
    """Fusion, with the edges of boxes and fields drawn in a colour that stands out."""

    def __init__(self) -> None:
        """Build on Fusion, which looks the same everywhere."""
        super().__init__(QStyleFactory.create("Fusion"))

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw as Fusion does, then the edge."""
        super().drawPrimitive(element, option, painter, widget)
        kind = QStyle.PrimitiveElement
        edged = (
            kind.PE_IndicatorCheckBox,
            kind.PE_IndicatorItemViewItemCheck,
            kind.PE_FrameLineEdit,
            kind.PE_PanelButtonCommand,
        )
        if element in edged or (element == kind.PE_Frame and _is_field(widget)):
            _draw_edge(option, painter, 2.0)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 (Qt)
    ) -> int:
        """As Fusion has it, without pictures on the buttons of dialogs.

        Who turns the wheel over a list of choices scrolls, and does not choose.
        """
        hints = QStyle.StyleHint
        if hint in (
            hints.SH_DialogButtonBox_ButtonsHaveIcons,
            hints.SH_ComboBox_AllowWheelScrolling,
        ):
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """The same for lists to choose from."""
        super().drawComplexControl(control, option, painter, widget)
        if control == QStyle.ComplexControl.CC_ComboBox:
            _draw_edge(option, painter, 2.0)


def _draw_edge(option: QStyleOption, painter: QPainter, radius: float) -> None:
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    color = focus_edge(option.palette) if focused else edge(option.palette)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2.0 if focused else 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = 1.0 if focused else 0.5
    rect = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def _is_field(widget: QWidget | None) -> bool:
    return widget is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def _has_high_contrast() -> bool:
    """Windows in high contrast brings colours of its own, which must stay."""
    if sys.platform != "win32":
        return False
    hints = QGuiApplication.styleHints().accessibility()
    return hints.contrastPreference() is Qt.ContrastPreference.HighContrast
