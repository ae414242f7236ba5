"""Fusion with edges that can be seen, and everything drawn as large as the text is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleFactory,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionProgressBar,
    QToolButton,
    QWidget,
)

from briefgen.gui.colors import edge, focus_edge, is_contrast

_SCROLL_BAR = QStyle.ComplexControl.CC_ScrollBar
_Metric = QStyle.PixelMetric
_SCALED = frozenset(
    (
        _Metric.PM_SmallIconSize,  # those of tabs and lines follow it
        _Metric.PM_ButtonIconSize,
        _Metric.PM_ListViewIconSize,
        _Metric.PM_ToolBarIconSize,
        _Metric.PM_IndicatorWidth,
        _Metric.PM_IndicatorHeight,
        _Metric.PM_ExclusiveIndicatorWidth,
        _Metric.PM_ExclusiveIndicatorHeight,
        _Metric.PM_MenuButtonIndicator,
        _Metric.PM_TreeViewIndentation,
        _Metric.PM_ScrollBarExtent,
    )
)


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
        """Draw as Fusion does, then the edge; the ring of what has the focus is ours alone."""
        kind = QStyle.PrimitiveElement
        if element == kind.PE_FrameFocusRect:
            _draw_ring(option, painter, widget)
            return
        super().drawPrimitive(element, option, painter, widget)
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
        elif widget and control == _SCROLL_BAR and is_contrast(option.palette):
            part = QStyle.SubControl.SC_ScrollBarSlider
            rect = self.subControlRect(control, option, part, widget)
            painter.setPen(edge(option.palette))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


class FittedStyle(EdgeStyle):
    """The same for text of another size, or for whoever wants nothing to move.

    A class of its own: each call into it costs a little, and most people need none.
    """

    def __init__(self, scale: float, *, calm: bool) -> None:
        """Draw icons and boxes so many times as large; ``calm`` shows no work as movement."""
        super().__init__()
        self._scale = scale
        self._calm = calm

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """What has to be as large as a letter grows with the text."""
        usual = super().pixelMetric(metric, option, widget)
        return round(usual * self._scale) if metric in _SCALED else usual

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """As usual, but for a bar that would run to and fro: it stands still."""
        if (
            self._calm
            and element == QStyle.ControlElement.CE_ProgressBarContents
            and isinstance(option, QStyleOptionProgressBar)
            and option.minimum == option.maximum
        ):
            option.maximum, option.progress = option.minimum + 2, option.minimum + 1
        super().drawControl(element, option, painter, widget)


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


def _draw_ring(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Two pixels that stand out by 3 to 1 from what they are drawn on."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    colors = option.palette
    color = colors.color(QPalette.ColorRole.HighlightedText) if selected else focus_edge(colors)
    rect = QRectF(widget.rect() if isinstance(widget, QToolButton) else option.rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 2.0, 2.0)
    painter.restore()


def _is_field(widget: QWidget | None) -> bool:
    return widget is not None and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
