"""How large an office sets its text, so that our layout can tell its pages."""

from lxml import etree
from msgspec.structs import asdict, replace

from briefgen.export.word.office.finding import Index
from briefgen.export.word.styles import ROLES
from briefgen.typography.faces import Fonts
from briefgen.typography.look import Grid, Look, Styles, TypeStyle
from briefgen.word_files.names import child, number, value

LEAST, MOST = 0.8, 1.4  # how much smaller or larger the text of an office may be than ours
_WORD_SIZE = 10.0  # points, in a file that does not say
_LINE = 1.17  # of most fonts, times their size
_AUTO = 240.0  # a single line
_SMALLEST, _GREATEST = 4, 200  # half points
_CAUTION = 0.05
_MOST_LINES, _MOST_SPACE = 3.0, 72.0
_WIDTHS = {  # of the letters of fonts, in those of ours: seven parts of text, three of small print
    **dict.fromkeys(("times new roman", "liberation serif", "nimbus roman"), 0.90),
    **dict.fromkeys(("arial", "helvetica", "liberation sans", "nimbus sans"), 0.98),
    **dict.fromkeys(("calibri", "carlito"), 0.93),
    **dict.fromkeys(("arial narrow", "liberation sans narrow"), 0.81),
    **dict.fromkeys(("courier new", "liberation mono"), 1.37),
    **dict.fromkeys(("verdana", "dejavu sans"), 1.12),
    "dejavu serif": 1.14,
}
_SPACING = "w:pPr/w:spacing"


def fitted(look: Look, styles: etree._Element, font: str) -> Look:
    """All sizes in proportion to the office's text; those of styles that it has are its own."""
    index = Index(styles)
    default = value(child(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:sz"))
    plain = _points(default) or _WORD_SIZE
    normal = index.defaults.get("paragraph", "")
    look = _scaled(look, _size(index, normal, plain))
    roles = asdict(look.styles)
    body = index.find("paragraph", "Body Text")
    roles["body"] = _set_like(index, body.id if body else normal, roles["body"], plain)
    for name, role in ROLES.items():
        found = index.find("paragraph", name)
        if found and role not in ("body", "foot"):
            roles[role] = _set_like(index, found.id, roles[role], plain)
    return replace(look, styles=Styles(**roles), letter_width=_letter_width(look, font))


def _letter_width(look: Look, font: str) -> float:
    """Reports number their pages in a list; columns rather break too early than too late."""
    if look.fonts != Fonts() or font.lower() not in _WIDTHS:
        return 1.0
    width = _WIDTHS[font.lower()]
    return width if look.grid is Grid.REPORT else max(width + _CAUTION, 1.0)


def _scaled(look: Look, size: float) -> Look:
    """A text to be read out stays large."""
    if look.grid is Grid.SPEECH:
        return look
    factor = min(max(size / look.styles.body.size, LEAST), MOST)

    def scaled(role: TypeStyle) -> TypeStyle:
        halves = {name: round(getattr(role, name) * factor * 2) / 2 for name in ("size", "leading")}
        return replace(role, **halves)

    return replace(look, styles=Styles(**{k: scaled(v) for k, v in asdict(look.styles).items()}))


def _set_like(index: Index, style: str, role: TypeStyle, plain: float) -> TypeStyle:
    """The role in the size and with the spaces of a style."""
    size = _size(index, style, plain)
    space = {name: index.attribute(style, _SPACING, f"w:{name}") for name in ("before", "after")}
    twips = {name: number(text) for name, text in space.items()}
    spaces = {name: min(each / 20, _MOST_SPACE) for name, each in twips.items() if each is not None}
    return replace(role, size=size, leading=_leading(index, style, size), **spaces)


def _size(index: Index, style: str, plain: float) -> float:
    return _points(value(index.inherited(style, "w:rPr/w:sz"))) or plain


def _points(halves: str) -> float:
    """A size of letters; 0 for what is none."""
    count = number(halves) or 0
    return count / 2 if _SMALLEST <= count <= _GREATEST else 0


def _leading(index: Index, style: str, size: float) -> float:
    line = index.attribute(style, _SPACING, "w:line")
    rule = index.attribute(style, _SPACING, "w:lineRule") or "auto"
    count = number(line)
    if rule == "auto" or count is None:
        lines = (_AUTO if count is None else count) / _AUTO
        return min(max(lines, 0.5), _MOST_LINES) * size * _LINE
    least = size * _LINE if rule == "atLeast" else size / 2
    return min(max(count / 20, least), _MOST_LINES * size)
