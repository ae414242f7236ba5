"""The page images of one version of the pages: which there are, which are asked for."""

from collections.abc import Iterable

from PySide6.QtGui import QImage

_KEPT = 40  # images; far more than a brief has pages


class PageImages:
    """Images by page, each with the scale that it was drawn at."""

    def __init__(self) -> None:
        """None yet."""
        self._images: dict[int, QImage] = {}
        self._asked: dict[int, float] = {}

    def get(self, page: int) -> QImage | None:
        """The image of a page, perhaps of an older version or another scale."""
        return self._images.get(page)

    def take(self, page: int, image: QImage) -> None:
        """Keep an image; far too many are not kept."""
        self._images.pop(page, None)
        self._images[page] = image
        if len(self._images) > _KEPT:
            oldest = next(iter(self._images))
            del self._images[oldest]
            self._asked.pop(oldest, None)

    def lacking(self, pages: Iterable[int], scale: float) -> tuple[int, ...]:
        """Pages to ask for at this scale; they count as asked for from now on."""
        wanted = tuple(page for page in dict.fromkeys(pages) if self._asked.get(page) != scale)
        self._asked |= dict.fromkeys(wanted, scale)
        return wanted

    def over(self, older: "PageImages", count: int) -> "PageImages":
        """These images, and older ones where there is none yet."""
        stale = {page: image for page, image in older.pages().items() if page <= count}
        self._images = stale | self._images
        return self

    def pages(self) -> dict[int, QImage]:
        """All pictures."""
        return dict(self._images)
