"""Pictures of pixels as objects of a PDF."""

from briefgen import images
from briefgen.export.pdf.objects import Stream


def bitmap(data: bytes) -> Stream:
    """A PNG or JPEG file as an image object, what shines through as its mask.

    Raises:
        BadImageError: the bytes are no such file.
    """
    read = images.pixels(data)
    made = _image(read, b"/ColorSpace/DeviceRGB", read.colors)
    if read.alpha:
        made.parts += [b"/SMask ", _image(read, b"/ColorSpace/DeviceGray", read.alpha)]
    return made


def _image(read: images.Pixels, space: bytes, rows: bytes) -> Stream:
    size = b"/Width %d/Height %d" % (read.width, read.height)
    return Stream(b"/Type/XObject/Subtype/Image/BitsPerComponent 8" + space + size, content=rows)
