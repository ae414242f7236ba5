"""What opens and closes the text: the title block or a memo's lines, and who stands behind it."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.export.headings import DECISION, byline, cover_lines, display_title
from briefgen.export.word.build import Build
from briefgen.export.word.markup import Paragraph, run, styled, twips
from briefgen.typography.look import INK

LABEL_WIDTH = 64.0
_LETTER, _INITIALS, _BETWEEN = 5.6, 52.0, 16.0
_LIGHT = '<w:b w:val="0"/><w:bCs w:val="0"/>'  # also within a bold paragraph
_SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
_STRONG = "<w:b/><w:bCs/>"


def opening(build: Build) -> tuple[Paragraph, ...]:
    """Memo lines, title, subtitle and authors."""
    document = build.document
    if document.cover:
        return _cover(build)
    below = (("Subtitle", document.subtitle), ("Byline", byline(document)))
    return (
        *(_memo(build) if document.title_label else _titled(build)),
        *(Paragraph(style, run(words)) for style, words in below if words),
    )


def _cover(build: Build) -> tuple[Paragraph, ...]:
    """The kind above a large title, and who wrote it when."""
    document = build.document
    below = [("Subtitle", document.subtitle)]
    below += (("CoverLine", each) for each in cover_lines(document))
    return (
        Paragraph("CoverKind", run(document.kind)),
        Paragraph("CoverTitle", run(display_title(document))),
        *(Paragraph(style, run(words)) for style, words in below if words),
    )


def closing(build: Build) -> tuple[Paragraph, ...]:
    """Who drafted and cleared, and what is attached, with a rule above."""
    lines = [_line("ClosingLine", *each) for each in build.document.closing]
    if not lines:
        return ()
    lines = [*(replace(each, keep=True) for each in lines[:-1]), lines[-1]]
    return (replace(lines[0], style="ClosingFirst"), *lines[1:])


def _titled(build: Build) -> Iterator[Paragraph]:
    lines = [_line("MemoLine", *each) for each in build.document.head_lines]
    if lines:
        yield from lines[:-1]
        yield replace(lines[-1], style="MemoLineLast")
    yield Paragraph("Title", run(display_title(build.document)))


def _memo(build: Build) -> Iterator[Paragraph]:
    """The subject is the title; a rule closes the head."""
    document = build.document
    subject = _line("MemoSubject", document.title_label, display_title(document))
    lines = [
        *(_line("MemoLine", *each) for each in document.head_lines),
        subject,
        *(_line("MemoLine", *each) for each in document.tail_lines),
        *_decision(build),
    ]
    yield from (replace(each, keep=True) for each in lines[:-1])
    yield replace(lines[-1], keep=True, more=_rule(build) + lines[-1].more)


def _line(style: str, label: str, words: str) -> Paragraph:
    size = _SMALL if style == "ClosingLine" else ""
    look = f'<w:rStyle w:val="MemoLabel"/>{_LIGHT}{size}'
    name = run(f"{label}:", look) if label else ""
    return Paragraph(style, name + run(f"\t{words}"))


def _rule(build: Build) -> str:
    color, weight = build.look.rule.removeprefix("#"), round(build.look.rule_weight * 8)
    return (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{weight}" w:space="6" w:color="{color}"/></w:pBdr>'
    )


def _decision(build: Build) -> Iterator[Paragraph]:
    """Choices side by side, each with a rule on which its reader puts initials."""
    choices = build.document.decision
    if not choices:
        return
    room = build.look.page.measure - LABEL_WIDTH + _BETWEEN
    widest = max(map(len, choices)) * _LETTER + _INITIALS + _BETWEEN
    across = max(1, min(len(choices), int(room // widest)))
    tabs = "".join(
        _tabs(LABEL_WIDTH + room / across * number, room / across) for number in range(across)
    )
    for start in range(0, len(choices), across):
        row = choices[start : start + across]
        words = run("\t", _color()).join(
            run(f"{each} ", _STRONG) + run("\t", _color()) for each in row
        )
        label = styled(f"{DECISION}:", "MemoLabel") if start == 0 else ""
        yield Paragraph("DecisionLine", label + run("\t") + words, more=f"<w:tabs>{tabs}</w:tabs>")


def _color() -> str:
    return f'<w:color w:val="{INK.removeprefix("#")}"/>'


def _tabs(left: float, width: float) -> str:
    """The end of a rule, drawn by the tab that leads there, and the start of what follows."""
    end, following = twips(left + width - _BETWEEN), twips(left + width)
    return (
        f'<w:tab w:val="left" w:leader="underscore" w:pos="{end}"/>'
        f'<w:tab w:val="left" w:pos="{following}"/>'
    )
