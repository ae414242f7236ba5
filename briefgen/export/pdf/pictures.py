"""Pages of a PDF as pixels, for the window."""

import pypdfium2


def page_picture(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Width, height and RGB bytes of a page (from 1); ``scale`` is pixels per point."""
    file = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = file[page - 1].render(scale=scale, rev_byteorder=True)
        picture = bitmap.to_pil().convert("RGB")
        return picture.width, picture.height, picture.tobytes()
    finally:
        file.close()
