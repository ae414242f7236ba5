"""What tags and styles of HTML say of words: weight, what is raised, and what cannot be kept."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from briefgen.gui.editor.arrived import Left

_HEAVY = re.compile(r"(bold|bolder|[6-9]00)\b")
_LIGHT = re.compile(r"(normal|lighter|[1-5]00)\b")
_SLANTED = re.compile(r"(italic|oblique)\b")
_PLAIN = ("", "auto", "black", "windowtext", "inherit", "initial", "currentcolor", "transparent",
          "none", "white", "unset")  # fmt: skip
_DARK, _PALE = 90, 236  # of 255: up to here letters are as good as black, from here paper is white
_CLEAR = re.compile(r"rgba\(.*[ ,/]0(\.0*)?\)")
_RGB = re.compile(r"rgba?\((\d{1,3})[ ,]+(\d{1,3})[ ,]+(\d{1,3})")
_LIST = re.compile(r"mso-list:\s*l\d+\s+level([1-9])")
_RAISED = str.maketrans("0123456789()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789()", "₀₁₂₃₄₅₆₇₈₉₍₎")
_ORDINALS = ("st", "nd", "rd", "th")


@dataclass(frozen=True)
class Look:
    """How words look inside an element."""

    strong: bool = False
    emphasis: bool = False
    url: str = ""
    shift: str = ""  # sup or sub
    colored: bool = False
    struck: bool = False
    underlined: bool = False
    keeps_lines: bool = False
    hidden: bool = False
    ignored: bool = False  # what Word writes before an item

    def left(self) -> Counter[Left]:
        """What of it is not kept; links have a look of their own."""
        found = {
            Left.COLOR: self.colored and not self.url,
            Left.STRUCK: self.struck,
            Left.UNDERLINED: self.underlined and not self.url,
        }
        return Counter({kind: 1 for kind, is_so in found.items() if is_so})


def look_of(tag: str, attributes: dict[str, str], around: Look) -> Look:
    """The look inside an element that stands in another."""
    style = _declared(attributes.get("style", ""))
    weight, line = style.get("font-weight", ""), style.get("text-decoration", "")
    strong = around.strong or tag in ("b", "strong") or bool(_HEAVY.match(weight))
    raised = style.get("vertical-align", "")
    shift = {"super": "sup", "sub": "sub"}.get(raised, tag if tag in ("sup", "sub") else "")
    color = style.get("color", attributes.get("color", "").lower() if tag == "font" else "")
    grounds = (style.get("background-color", ""), style.get("background", "").split(" ")[0])
    return replace(
        around,
        strong=strong and not _LIGHT.match(weight),
        emphasis=around.emphasis
        or tag in ("i", "em", "cite")
        or bool(_SLANTED.match(style.get("font-style", ""))),
        shift=shift or around.shift,
        colored=around.colored or _is_color(color) or any(map(_is_ground, grounds)),
        struck=around.struck or tag in ("s", "strike") or "line-through" in line,
        underlined=around.underlined or tag in ("u", "ins") or "underline" in line,
        keeps_lines=around.keeps_lines or tag == "pre",
        hidden=style.get("display") == "none" or style.get("mso-hide") == "all",
        ignored=around.ignored or style.get("mso-list", "").lower() == "ignore",
    )


def word_list(style: str) -> int:
    """How deep an item of Word stands, whose lists are paragraphs; 0 for none."""
    found = _LIST.search(style)
    return int(found[1]) if found else 0


def shifted(text: str, shift: str) -> tuple[str, bool]:
    """Raised or lowered characters as such, and whether they could be; else as they are."""
    table = _RAISED if shift == "sup" else _LOWERED
    bare = text.strip()
    if shift == "sup" and bare in _ORDINALS:
        return text, True
    if all(ord(each) in table for each in bare):
        return text.translate(table), True
    return text, False


def _declared(style: str) -> dict[str, str]:
    parts = (each.partition(":") for each in style.lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in parts}


def _is_color(value: str) -> bool:
    shade = _shade(value)
    return not _is_plain(value) if shade is None else max(shade) > _DARK


def _is_ground(value: str) -> bool:
    shade = _shade(value)
    return not _is_plain(value) if shade is None else min(shade) < _PALE


def _is_plain(value: str) -> bool:
    return value in _PLAIN or bool(_CLEAR.fullmatch(value))


def _shade(value: str) -> tuple[int, int, int] | None:
    """Red, green and blue of a color that is written in numbers."""
    if found := re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", value):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * each for each in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    found = None if _CLEAR.fullmatch(value) else _RGB.match(value)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    return None
