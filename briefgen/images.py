"""Picture files that other people made, read within limits: PNG and JPEG."""

import io
import warnings

import msgspec
from PIL import Image, UnidentifiedImageError

LIMIT = 2_000_000  # bytes of a file
PIXELS = 16_000_000  # of a picture


class BadImageError(Exception):
    """The bytes are not a picture that can be used; the message ends a sentence."""


class Pixels(msgspec.Struct, frozen=True):
    """A picture as rows of red, green and blue, from the top; ``alpha`` is empty when opaque."""

    width: int
    height: int
    colors: bytes
    alpha: bytes


def size(data: bytes) -> tuple[int, int]:
    """The width and height of a picture in pixels.

    Raises:
        BadImageError: it is too large, or neither PNG nor JPEG.
    """
    return _opened(data).size


def kind(data: bytes) -> str:
    """``png`` or ``jpeg``.

    Raises:
        BadImageError: it is too large, or neither.
    """
    return (_opened(data).format or "").lower()


def pixels(data: bytes) -> Pixels:
    """The picture itself.

    Raises:
        BadImageError: it is damaged, too large, or neither PNG nor JPEG.
    """
    opened = _opened(data)
    try:
        whole = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise BadImageError("is damaged") from error
    alpha = whole.getchannel("A").tobytes()
    opaque = not alpha.strip(b"\xff")
    return Pixels(*whole.size, whole.convert("RGB").tobytes(), b"" if opaque else alpha)


def logo_size(data: bytes, height: float, width: float) -> tuple[float, float]:
    """The width and height at which a picture fits into a box, in the measures of the box.

    Raises:
        BadImageError: the bytes are no picture.
    """
    across, down = size(data)
    scale = min(height / down, width / across)
    return across * scale, down * scale


def _opened(data: bytes) -> Image.Image:
    if len(data) > LIMIT:
        raise BadImageError(f"is larger than {LIMIT // 1_000_000} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise BadImageError("is not a PNG or JPEG picture") from error
    if not 0 < opened.width * opened.height <= PIXELS:
        raise BadImageError("has too many pixels")
    return opened
