"""Picture files that other people made, read within limits: PNG and JPEG.

What leaves here is upright, in sRGB with eight bits a color, and without what a camera wrote into
the file, such as the place it was taken at.
"""

import functools
import io
import struct
import warnings
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:  # what reads pictures is imported when there is one
    from PIL import Image

LIMIT = 40_000_000  # bytes of a file
PIXELS = 50_000_000  # of a picture
_QUALITY = 90  # of a photograph that is written again
_WHITE, _ALMOST_WHITE = 255, 252  # the ground of a drawing, which a palette may darken
_ORIENTATION = 0x0112  # the field in which a camera says how it was held
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_LYING = (5, 6, 7, 8)  # orientations in which width and height change places
_DAMAGE = (OSError, ValueError, SyntaxError, struct.error, MemoryError, KeyError, TypeError)


class BadImageError(Exception):
    """The bytes are not a picture that can be used; the message ends a sentence."""


class PictureData(msgspec.Struct, frozen=True):
    """A picture as files: its colors without what shines through, and that as shades of gray.

    ``kind`` is that of ``colors``, ``jpeg`` for a photograph, else ``png``; ``alpha`` is a PNG
    file, or empty when nothing shines through. ``gray`` says that there are no other colors.
    """

    width: int
    height: int
    kind: str
    colors: bytes
    alpha: bytes
    gray: bool


def size(data: bytes) -> tuple[int, int]:
    """The width and height of a picture in pixels, as it stands upright.

    Raises:
        BadImageError: it is too large, or neither PNG nor JPEG.
    """
    opened = _opened(data)
    width, height = opened.size
    return (height, width) if _orientation(opened) in _LYING else (width, height)


@functools.lru_cache(maxsize=8)
def check(data: bytes) -> None:
    """Make sure that a picture can be used.

    Raises:
        BadImageError: it is damaged, too large, or neither PNG nor JPEG.
    """
    _drawn(data, 0)


@functools.lru_cache(maxsize=8)
def picture(data: bytes, most: int = 0) -> PictureData:
    """The picture itself, made smaller where a side has more than ``most`` pixels.

    Raises:
        BadImageError: it is damaged, too large, or neither PNG nor JPEG.
    """
    drawn, kind = _drawn(data, most)
    gray = drawn.mode in ("L", "LA")
    alpha = drawn.getchannel("A") if drawn.mode in ("LA", "RGBA") else None
    colors = drawn.convert("L" if gray else "RGB")
    shines = alpha is not None and alpha.getextrema() != (255, 255)
    return PictureData(
        *drawn.size,
        kind=kind,
        colors=_written(colors, kind),
        alpha=_written(alpha, "png") if alpha and shines else b"",
        gray=gray,
    )


@functools.lru_cache(maxsize=8)
def whole(data: bytes, most: int = 0) -> tuple[str, bytes]:
    """The picture as one file: ``png`` or ``jpeg``, and its bytes.

    Raises:
        BadImageError: it is damaged, too large, or neither PNG nor JPEG.
    """
    drawn, kind = _drawn(data, most)
    return kind, _written(drawn, kind)


def few_colors(png: bytes, most: int = 64) -> bytes:
    """A drawing of ours with a palette, which its few colors and their edges fit into."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as opened:
        drawn = opened.convert("RGB").quantize(
            most, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    shades = drawn.getpalette() or []
    drawn.putpalette([_WHITE if each >= _ALMOST_WHITE else each for each in shades])
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def logo_size(data: bytes, height: float, width: float) -> tuple[float, float]:
    """The width and height at which a picture fits into a box, in the measures of the box.

    Raises:
        BadImageError: the bytes are no picture.
    """
    across, down = size(data)
    scale = min(height / down, width / across)
    return across * scale, down * scale


def _opened(data: bytes) -> "Image.Image":
    """The picture with its measures read and nothing else."""
    from PIL import Image, UnidentifiedImageError

    if len(data) > LIMIT:
        raise BadImageError(f"is larger than {LIMIT // 1_000_000} MB")
    try:
        with warnings.catch_warnings(action="ignore"):
            opened = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    except Image.DecompressionBombError as error:
        raise BadImageError("has too many pixels") from error
    except (UnidentifiedImageError, *_DAMAGE) as error:
        raise BadImageError("is not a PNG or JPEG picture") from error
    if not 0 < opened.width * opened.height <= PIXELS:
        raise BadImageError("has too many pixels")
    return opened


def _drawn(data: bytes, most: int) -> "tuple[Image.Image, str]":
    from PIL import Image

    opened = _opened(data)
    kind = (opened.format or "").lower()
    try:
        if most:  # a photograph is read no finer than needed
            opened.draft(None, (most, most))
        with warnings.catch_warnings(action="ignore"):
            image = _in_srgb(_eight_bits(opened))
        if turn := _TURNS.get(_orientation(opened)):
            image = image.transpose(Image.Transpose[turn])
        if most and max(image.size) > most:
            image.thumbnail((most, most), Image.Resampling.LANCZOS)
    except _DAMAGE as error:
        raise BadImageError("is damaged") from error
    return image, kind


def _orientation(image: "Image.Image") -> int:
    """How the camera was held, 1 for upright; what cannot be read counts as that."""
    try:
        with warnings.catch_warnings(action="ignore"):
            found = image.getexif().get(_ORIENTATION, 1)
    except _DAMAGE:
        return 1
    return found if isinstance(found, int) else 1


def _eight_bits(image: "Image.Image") -> "Image.Image":
    """The picture in a mode of eight bits, its colors as they were."""
    from PIL import Image

    image.load()
    if image.mode.startswith("I;16"):  # converting would make all but the darkest white
        high = image.tobytes()[0 if image.mode.endswith("B") else 1 :: 2]
        return Image.frombytes("L", image.size, high)
    if image.mode == "I":
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "P" or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image


def _in_srgb(image: "Image.Image") -> "Image.Image":
    """The picture in the colors of screens; a profile that cannot be used is left aside."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, own, screen, outputMode="RGB")
            return made or image.convert("RGB")
        except (ImageCms.PyCMSError, *_DAMAGE):
            return image.convert("RGB")
    return image if image.mode in ("L", "LA", "RGB", "RGBA") else image.convert("RGB")


def _written(image: "Image.Image", kind: str) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    if kind == "jpeg":
        clean.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    else:
        clean.save(out, "PNG", optimize=False, compress_level=9)
    return out.getvalue()
