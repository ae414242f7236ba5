"""What stands at the top and foot of pages: heads, feet, markings."""

import re
from collections.abc import Iterable, Iterator

import msgspec
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from msgspec.structs import replace

from briefgen.brief.pages import Pages
from briefgen.document import reading
from briefgen.document.reading import Banner, Designation, Foot, Masthead, RunningHead
from briefgen.export.marking_colors import marking_colors
from briefgen.export.word.build import Build
from briefgen.export.word.markup import DECLARATIONS, XML, Paragraph, field, run, twips
from briefgen.export.word.masthead import masthead, relate_logo
from briefgen.export.word.package import WORD_TYPE
from briefgen.export.word.turned import turned
from briefgen.typography.bidi import cut, line_width
from briefgen.typography.look import is_plain

FIRST = 'w:type="first"'  # in what refers to the head and foot of a first page
_APART, _SAFE = 1.6, 0.94  # other fonts are wider, and a head has one line
_LETTER = 4.3  # the width of an average letter of the foot
_BOX = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="1B1B1B"/>'
    for side in ("top", "left", "bottom", "right")
)


class Edges(msgspec.Struct):
    """What stands at the edges of pages."""

    banner: Banner | None = None
    masthead: Masthead | None = None
    designation: Designation | None = None
    running: RunningHead | None = None
    foot: Foot | None = None


def edges_of(parts: Iterable[reading.Part]) -> Edges:
    """Those of the parts that stand at the edges of pages."""
    edges = Edges()
    for part in parts:
        match part:
            case Banner():
                edges.banner = part
            case Masthead():
                edges.masthead = part
            case Designation():
                edges.designation = part
            case RunningHead():
                edges.running = part
            case Foot():
                edges.foot = part
            case _:
                pass  # in the body
    return edges


def page_headers_footers(build: Build, edges: Edges, pages: Pages) -> str:
    """Put headers and footers into the package; answer the references of the first section."""
    references = ""
    for place, number in (("first", 1), ("default", 2)):
        first = place == "first"
        head = _masthead(build, edges) if first else _running_head(build, edges)
        block = _designation(edges) if first else ()
        top, bottom = _banner(build, edges, "MarkingTop"), _banner(build, edges, "MarkingBottom")
        foot = (*block, *_foot(build, edges, number, pages.count), *bottom)
        for kind, content in (("header", (*top, *head)), ("footer", foot)):
            references += _reference(build, (kind, place, number), content)
    return references


def turned_headers_footers(build: Build, edges: Edges, pages: Pages) -> str:
    """The same for pages on their side: tab stops where these end."""
    measure = turned(build.look.page).measure
    top, bottom = _banner(build, edges, "MarkingTop"), _banner(build, edges, "MarkingBottom")
    old = build.look.page.measure
    head = [replace(each, more=_tabs((old, measure))) for each in _running_head(build, edges)]
    tabs = _tabs((old, measure), (old / 2, measure / 2))
    foot = [replace(each, more=tabs) for each in _foot(build, edges, 2, pages.count)]
    return _reference(build, ("header", "default", 3), (*top, *head)) + _reference(
        build, ("footer", "default", 3), (*foot, *bottom)
    )


def running_references(references: str) -> str:
    """Of the references of the first section, those that hold after its first page."""
    return "".join(each for each in re.findall("<[^>]+>", references) if FIRST not in each)


def _tabs(*moved: tuple[float, float]) -> str:
    """Tab stops at other places; the one in the middle centers."""
    stops = {twips(old): '<w:tab w:val="clear" w:pos="{0}"/>' for old, _ in moved}
    for index, (_, new) in enumerate(moved):
        kind = "center" if index else "right"
        stops[twips(new)] = f'<w:tab w:val="{kind}" w:pos="{{0}}"/>'
    return f"<w:tabs>{''.join(stops[at].format(at) for at in sorted(stops))}</w:tabs>"


def _reference(build: Build, which: tuple[str, str, int], content: tuple[Paragraph, ...]) -> str:
    """A head or foot: its kind, on which pages, the number of its part."""
    kind, place, number = which
    root = {"header": "hdr", "footer": "ftr"}[kind]
    markup = "".join(each.markup() for each in content)
    xml = f"{XML}<w:{root} {DECLARATIONS}>{markup}</w:{root}>"
    name = PackURI(f"/word/{kind}{number}.xml")
    part = Part(name, f"{WORD_TYPE}.{kind}+xml", xml.encode(), build.word.part.package)
    if (kind, place) == ("header", "first"):
        relate_logo(build, part)
    identifier = build.word.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))
    return f'<w:{kind}Reference w:type="{place}" r:id="{identifier}"/>'


def _masthead(build: Build, edges: Edges) -> tuple[Paragraph, ...]:
    return masthead(build, edges.masthead) if edges.masthead else ()


def _running_head(build: Build, edges: Edges) -> tuple[Paragraph, ...]:
    if not edges.running:
        return ()
    style, about = build.look.styles.head_kind, edges.running.about
    room = build.look.page.measure / style.size - line_width(style.face(), about) - _APART
    title = cut(style.face(), edges.running.title, room * _SAFE)
    return (Paragraph("RunningHead", run(f"{title}\t{about}")),)


def _foot(build: Build, edges: Edges, number: int, count: int) -> tuple[Paragraph, ...]:
    """Contact, state, page; a contact that reaches into the middle has the state behind it."""
    if not edges.foot:
        return ()
    left, middle = edges.foot.contact, edges.foot.state
    half = build.look.page.measure / 2
    if left and (len(left) + len(middle) / 2) * _LETTER + 12 > half:
        start = " · ".join(filter(None, (left, middle)))
    else:
        start = f"{left}\t{middle}"
    page = field("PAGE", str(number)) + run(" of ") + field("NUMPAGES", str(max(count, 1)))
    return (Paragraph("Footer", run(f"{start}\t") + page),)


def _banner(build: Build, edges: Edges, style: str) -> tuple[Paragraph, ...]:
    """The words of the marking as text on its ground; a plain look has a box instead."""
    if not edges.banner:
        return ()
    colors = marking_colors(build.look, edges.banner.kind)
    color, ground = (each.removeprefix("#") for each in colors)
    back = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    more = f"<w:pBdr>{_BOX}</w:pBdr>" if is_plain(build.look) else back
    return (Paragraph(style, run(edges.banner.text, f'<w:color w:val="{color}"/>'), more=more),)


def _designation(edges: Edges) -> Iterator[Paragraph]:
    """The designation block, above the foot of the first page."""
    lines = edges.designation.lines if edges.designation else ()
    for index, line in enumerate(lines):
        yield Paragraph("DesignationLast" if index == len(lines) - 1 else "Designation", run(line))
