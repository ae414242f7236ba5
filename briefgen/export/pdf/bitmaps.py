"""Pictures of pixels as objects of a PDF."""

import struct
from collections.abc import Iterator

from briefgen import images
from briefgen.export.pdf.objects import Stream

_FINEST = 400  # pixels an inch of the page; more are seen by nobody
_FEWEST = 800  # pixels of a side that are kept in any case
_SIGNATURE = 8  # bytes before the first chunk of a PNG file


def bitmap(data: bytes, longest: float) -> Stream:
    """A PNG or JPEG file as an image object, what shines through as its mask.

    ``longest`` is the longer side on the page in points.

    Raises:
        BadImageError: the bytes are no such file.
    """
    read = images.picture(data, max(_FEWEST, round(longest / 72 * _FINEST)))
    made = _image(read, read.kind, read.colors, gray=read.gray)
    if read.alpha:
        made.parts += [b"/SMask ", _image(read, "png", read.alpha, gray=True)]
    return made


def _image(read: images.PictureData, kind: str, file: bytes, *, gray: bool) -> Stream:
    """The content of a file as it is: the filters of PDF are those of PNG and JPEG."""
    space, colors = (b"/DeviceGray", 1) if gray else (b"/DeviceRGB", 3)
    head = b"/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace" + space
    head += b"/Width %d/Height %d" % (read.width, read.height)
    if kind == "jpeg":
        return Stream(head + b"/Filter/DCTDecode", content=file, as_is=True)
    rows = b"/Predictor 15/Colors %d/Columns %d" % (colors, read.width)
    head += b"/Filter/FlateDecode/DecodeParms<<" + rows + b">>"
    return Stream(head, content=b"".join(_pixels(file)), as_is=True)


def _pixels(png: bytes) -> Iterator[bytes]:
    """The compressed rows of a PNG file that we wrote ourselves."""
    at = _SIGNATURE
    while at < len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        if name == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += 12 + length
