"""What opens and closes the text: the title block or a memo's lines, and who stands behind it."""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from briefgen.document.reading import Closing, Cover, Decision, Head, Line, Title
from briefgen.document.tree import Text
from briefgen.export.word.build import Build
from briefgen.export.word.inlines import text
from briefgen.export.word.markup import Paragraph, run, styled, twips
from briefgen.typography.look import FULL_DROP, INK

LABEL_WIDTH = 64.0
_LETTER, _INITIALS, _BETWEEN = 5.6, 52.0, 16.0
_LIGHT = '<w:b w:val="0"/><w:bCs w:val="0"/>'  # also within a bold paragraph
_SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
_STRONG = "<w:b/><w:bCs/>"


def head(build: Build, part: Head) -> tuple[Paragraph, ...]:
    """Lines with their labels, a memo's subject among them; a rule closes a memo's head."""
    memo = any(isinstance(each, Title) for each in part.lines)
    lines = [each for line in part.lines for each in _head_line(build, line)]
    if not memo:
        return (*lines[:-1], replace(lines[-1], style="MemoLineLast"))
    *first, last = (replace(each, keep=True) for each in lines)
    return (*first, replace(last, more=_rule(build) + last.more))


def _head_line(build: Build, line: Line | Title | Decision) -> Iterator[Paragraph]:
    match line:
        case Line(label, words):
            yield _line(build, "MemoLine", label, words)
        case Title(words, label):
            yield _line(build, "MemoSubject", label, words)
        case Decision():
            yield from _decision(build, line)
        case _:
            assert_never(line)


def cover(part: Cover, *, full: bool) -> tuple[Paragraph, ...]:
    """The kind above a large title, and who wrote it when; higher where more stands below."""
    below = [("Subtitle", part.subtitle), *(("CoverLine", each) for each in part.lines)]
    return (
        Paragraph("CoverKind", run(part.kind), above=FULL_DROP if full else None),
        Paragraph("CoverTitle", run(part.title)),
        *(Paragraph(style, run(words)) for style, words in below if words),
    )


def closing(build: Build, part: Closing) -> tuple[Paragraph, ...]:
    """Who drafted and cleared, and what is attached, with a rule above."""
    lines = [_line(build, "ClosingLine", each.label, each.text) for each in part.lines]
    lines = [*(replace(each, keep=True) for each in lines[:-1]), lines[-1]]
    return (replace(lines[0], style="ClosingFirst"), *lines[1:])


def _line(build: Build, style: str, label: str, words: str) -> Paragraph:
    size = _SMALL if style == "ClosingLine" else ""
    look = f'<w:rStyle w:val="MemoLabel"/>{_LIGHT}{size}'
    name = run(f"{label}:", look) if label else ""
    return Paragraph(style, name + text(build, (Text(f"\t{words}"),)))


def _rule(build: Build) -> str:
    color, weight = build.look.rule.removeprefix("#"), round(build.look.rule_weight * 8)
    return (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{weight}" w:space="6" w:color="{color}"/></w:pBdr>'
    )


def _decision(build: Build, part: Decision) -> Iterator[Paragraph]:
    """Choices side by side, each with a rule on which its reader puts initials."""
    choices = part.choices
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
        label = styled(f"{part.label}:", "MemoLabel") if start == 0 else ""
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
