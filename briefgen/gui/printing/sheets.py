"""Which pages go on paper, and where a page stands on a sheet."""

import re

from PySide6.QtCore import QRectF, QSizeF

_PARTS = re.compile(r"[,;\s]*(?:,|;|\s)[,;\s]*")
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?")


class NoPagesError(ValueError):
    """What is typed names no pages; the message is the part that does not."""


def pages_in(text: str, count: int) -> tuple[int, ...]:
    """The pages that "1–3, 5" names, of so many, in the order in which they are named.

    Raises:
        NoPagesError: some part is no page, or a page that there is not.
    """
    found: list[int] = []
    for part in filter(None, _PARTS.split(re.sub(r"\s*([-–—])\s*", r"\1", text.strip()))):
        told = _RANGE.fullmatch(part)
        first = int(told[1]) if told else 0
        last = int(told[2] or first) if told else 0
        if not 1 <= first <= last <= count:
            raise NoPagesError(part)
        found += range(first, last + 1)
    if not found:
        raise NoPagesError(text.strip())
    return tuple(dict.fromkeys(found))


def placed(page: QSizeF, sheet: QSizeF) -> QRectF:
    """Where a page stands on a sheet, in the measures of the sheet: in the middle, and smaller if
    it is too large. One of the same size is printed as it is.
    """
    scale = min(1.0, sheet.width() / page.width(), sheet.height() / page.height())
    size = page * scale
    left, top = (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())
