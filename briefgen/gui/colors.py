"""The colours of the window: palettes of our own, and the edges of boxes, fields and the focus."""

from enum import StrEnum

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole


class Palette(StrEnum):
    """The palettes that there are."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


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
_CONTRAST = {
    Role.Window: "#000000",
    Role.WindowText: "#FFFFFF",
    Role.Base: "#000000",
    Role.AlternateBase: "#000000",
    Role.Text: "#FFFFFF",
    Role.Button: "#000000",
    Role.ButtonText: "#FFFFFF",
    Role.BrightText: "#FFB4A6",
    Role.Highlight: "#FFE600",
    Role.HighlightedText: "#000000",
    Role.Link: "#FFE600",
    Role.LinkVisited: "#FFE600",
    Role.PlaceholderText: "#E0E0E0",
    Role.ToolTipBase: "#000000",
    Role.ToolTipText: "#FFFFFF",
    Role.Light: "#FFFFFF",
    Role.Midlight: "#1F1F1F",
    Role.Mid: "#595959",
    Role.Dark: "#FFFFFF",
    Role.Shadow: "#FFFFFF",
    Role.Accent: "#FFE600",
}
_ALL = {Palette.LIGHT: _LIGHT, Palette.DARK: _DARK, Palette.CONTRAST: _CONTRAST}
_DISABLED = {Palette.LIGHT: "#767C84", Palette.DARK: "#8B929A", Palette.CONTRAST: "#A8A8A8"}
_EDGE = {  # 3:1 against both base and window
    Palette.LIGHT: "#7B828A",
    Palette.DARK: "#8A929C",
    Palette.CONTRAST: "#FFFFFF",
}
_FOCUS = {Palette.LIGHT: "#005EA2", Palette.DARK: "#9CCAF7", Palette.CONTRAST: "#FFE600"}


def palette(of: Palette) -> QPalette:
    """One of our palettes."""
    result = QPalette()
    colors = _ALL[of]
    for role, color in colors.items():
        result.setColor(role, QColor(color))
    faded = QColor(_DISABLED[of])
    for role in (Role.Text, Role.WindowText, Role.ButtonText, Role.PlaceholderText):
        result.setColor(QPalette.ColorGroup.Disabled, role, faded)
    grey = QColor(colors[Role.Mid])
    result.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, grey)
    return result


def edge(of: QPalette) -> QColor:
    """The colour of the edges of fields and boxes."""
    return QColor(_EDGE[_kind(of)])


def focus_edge(of: QPalette) -> QColor:
    """The colour of the edge of what has the focus: 3:1 against all that it is drawn on."""
    return QColor(_FOCUS[_kind(of)])


def is_contrast(of: QPalette) -> bool:
    """Whether a palette is the one of high contrast."""
    return _kind(of) is Palette.CONTRAST


def on_paper(of: QPalette) -> QColor:
    """The accent colour as it stands out from the white of the pages."""
    return QColor("#000000") if is_contrast(of) else of.color(Role.Highlight)


def _kind(of: QPalette) -> Palette:
    window = of.color(Role.Window)
    if window == QColor(_CONTRAST[Role.Window]):
        return Palette.CONTRAST
    return Palette.DARK if window.lightness() < 128 else Palette.LIGHT
