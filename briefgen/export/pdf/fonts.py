"""The faces as fonts of a PDF file."""

import functools
import hashlib
import io

from reportlab.pdfbase.ttfonts import TTFont

from briefgen.model.faces import file_of


def font(face: str) -> TTFont:
    """The font of a face, read once; faces that share a file share it."""
    return _font(file_of(face))


@functools.lru_cache(maxsize=64)
def _font(data: bytes) -> TTFont:
    name = hashlib.sha256(data).hexdigest()[:16]
    return TTFont(name, io.BytesIO(data), asciiReadable=False)
