"""What stands at the top and foot of pages: heads, feet, markings."""

import re
from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from msgspec.structs import replace

from briefgen.brief.pages import Pages
from briefgen.export.headings import dated, display_title
from briefgen.export.marking_colors import marking_colors
from briefgen.export.word.build import Build
from briefgen.export.word.markup import DECLARATIONS, XML, Paragraph, field, run, twips
from briefgen.export.word.masthead import masthead, relate_logo
from briefgen.export.word.package import WORD_TYPE
from briefgen.typography.bidi import cut, line_width
from briefgen.typography.look import is_plain

FIRST = 'w:type="first"'  # in what refers to the head and foot of a first page
_APART, _SAFE = 1.6, 0.94  # other fonts are wider, and a head has one line
_LETTER = 4.3  # the width of an average letter of the foot
_BOX = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="1B1B1B"/>'
    for side in ("top", "left", "bottom", "right")
)


def page_headers_footers(build: Build, pages: Pages) -> str:
    """Put headers and footers into the package; answer the references of the first section."""
    references = ""
    for place, number in (("first", 1), ("default", 2)):
        head = masthead(build) if place == "first" else _running_head(build)
        block = _designation(build) if place == "first" else ()
        top, bottom = _banner(build, "MarkingTop"), _banner(build, "MarkingBottom")
        foot = (*block, _foot(build, number, pages.count), *bottom)
        for kind, content in (("header", (*top, *head)), ("footer", foot)):
            references += _reference(build, (kind, place, number), content)
    return references


def turned_headers_footers(build: Build, pages: Pages, measure: float) -> str:
    """The same for pages on their side: tab stops where these end, ``measure`` points away."""
    top, bottom = _banner(build, "MarkingTop"), _banner(build, "MarkingBottom")
    old = build.look.page.measure
    head = [replace(each, more=_tabs((old, measure))) for each in _running_head(build)]
    tabs = _tabs((old, measure), (old / 2, measure / 2))
    foot = replace(_foot(build, 2, pages.count), more=tabs)
    return _reference(build, ("header", "default", 3), (*top, *head)) + _reference(
        build, ("footer", "default", 3), (foot, *bottom)
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


def _running_head(build: Build) -> tuple[Paragraph, ...]:
    document, style = build.document, build.look.styles.head_kind
    about = dated(document)
    room = build.look.page.measure / style.size - line_width(style.face(), about) - _APART
    title = cut(style.face(), display_title(document), room * _SAFE)
    return (Paragraph("RunningHead", run(f"{title}\t{about}")),)


def _foot(build: Build, number: int, count: int) -> Paragraph:
    """Contact, state, page; a contact that reaches into the middle has the state behind it."""
    document = build.document
    left, middle = document.contact or document.office, document.stamp.foot
    half = build.look.page.measure / 2
    if left and (len(left) + len(middle) / 2) * _LETTER + 12 > half:
        start = " · ".join(filter(None, (left, middle)))
    else:
        start = f"{left}\t{middle}"
    page = field("PAGE", str(number)) + run(" of ") + field("NUMPAGES", str(max(count, 1)))
    return Paragraph("Footer", run(f"{start}\t") + page)


def _banner(build: Build, style: str) -> tuple[Paragraph, ...]:
    """The words of the marking as text on its ground; a plain look has a box instead."""
    stamp = build.document.stamp
    if not stamp.banner:
        return ()
    color, ground = (each.removeprefix("#") for each in marking_colors(build.look, stamp.kind))
    back = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    more = f"<w:pBdr>{_BOX}</w:pBdr>" if is_plain(build.look) else back
    return (Paragraph(style, run(stamp.banner, f'<w:color w:val="{color}"/>'), more=more),)


def _designation(build: Build) -> Iterator[Paragraph]:
    """The designation block, above the foot of the first page."""
    lines = build.document.stamp.designation
    for index, line in enumerate(lines):
        yield Paragraph("DesignationLast" if index == len(lines) - 1 else "Designation", run(line))
