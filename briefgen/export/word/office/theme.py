"""The fonts and colors that an office's Word file says it has."""

import msgspec
from lxml import etree

from briefgen.word_files.names import NAMESPACES, VAL, W, child, is_color
from briefgen.word_files.package import Package, parse

_A = f"{{{NAMESPACES['a']}}}"
_SLOTS = {"text2": "dk2", "hyperlink": "hlink"}  # names in styles → names in themes


class WordTheme(msgspec.Struct, frozen=True):
    """Colors by slot (``dk2`` → ``#7A1F2B``); ``themed`` when its text is set in a theme's fonts,
    ``typeless`` when the file names no font at all; ``font`` is that of its text.
    """

    colors: dict[str, str]
    themed: bool
    typeless: bool
    font: str

    def settle(self, color: etree._Element) -> None:
        """Let a color of ours follow the theme only where the theme has that very color."""
        slot = _SLOTS.get(color.get(f"{W}themeColor", ""), "")
        if slot and self.colors.get(slot) != f"#{color.get(VAL, '').upper()}":
            del color.attrib[f"{W}themeColor"]


def read_theme(package: Package, styles: etree._Element | None) -> WordTheme:
    """What the theme and the default letters say."""
    name = package.related("theme")
    tree = parse(package.parts[name].content, name) if name else None
    fonts = _default_fonts(styles)
    themed = any("WordTheme" in str(key) for key in fonts)
    typeless = not fonts and tree is None
    return WordTheme(_colors(tree), themed, typeless, "" if typeless else _font(fonts, tree))


def _font(fonts: dict[str, str], theme: etree._Element | None) -> str:
    """The font of the text: one that is named, the theme's, or the one that Word takes then."""
    named, slot = fonts.get(f"{W}ascii", ""), fonts.get(f"{W}asciiTheme", "")
    if slot and theme is not None:
        kind = "major" if slot.startswith("major") else "minor"
        found = theme.find(f".//{_A}{kind}Font/{_A}latin")
        named = found.get("typeface", "") if found is not None else named
    return named or "Times New Roman"


def _default_fonts(styles: etree._Element | None) -> dict[str, str]:
    if styles is None:
        return {}
    normal = (
        child(each, "w:rPr/w:rFonts")
        for each in styles.iter(f"{W}style")
        if each.get(f"{W}default") and each.get(f"{W}type") == "paragraph"
    )
    defaults = child(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts")
    return {
        str(key): str(each)
        for fonts in (defaults, *normal)
        if fonts is not None
        for key, each in fonts.attrib.items()
    }


def _colors(theme: etree._Element | None) -> dict[str, str]:
    scheme = theme.find(f".//{_A}clrScheme") if theme is not None else None
    found = {}
    for slot in scheme if scheme is not None else ():
        for color in slot:
            code = color.get("val", "") if color.tag == f"{_A}srgbClr" else color.get("lastClr", "")
            if is_color(code):
                found[etree.QName(slot).localname] = f"#{code.upper()}"
    return found
