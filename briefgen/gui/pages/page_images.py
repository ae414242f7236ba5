"""The page images of one version of the pages: which there are, which are asked for."""

from collections.abc import Iterable

from PySide6.QtGui import QImage

from briefgen.gui.drawn import image_of
from briefgen.worker.jobs import Glimpsed

_KEPT = 40  # images; far more than a brief has pages


class PageImages:
    """Images by page, each with the scale that it was drawn at."""

    def __init__(self) -> None:
        """None yet."""
        self._images: dict[int, QImage] = {}
        self._asked: dict[int, float] = {}
        self._glimpse: Glimpsed | None = None  # of pages that are told later

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

    def glimpse(self, glimpse: Glimpsed) -> None:
        """Show how pages that come will be."""
        self._glimpse = glimpse
        for each in glimpse.pages:
            self.take(each.page, image_of(each))

    def drop_glimpse(self) -> None:
        """They do not come: what was shown of them is asked for as it is."""
        for each in self._glimpse.pages if self._glimpse else ():
            self._asked.pop(each.page, None)
        self._glimpse = None

    def following(self) -> "PageImages":
        """The images of the pages that come, which has those that were glimpsed."""
        images = PageImages()
        if self._glimpse:
            images.glimpse(self._glimpse)
            images.drop_glimpse()
            images._asked |= {each.page: self._glimpse.scale for each in self._glimpse.pages}
            self._glimpse = None
        return images

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
