"""Pictures of pixels as objects of a PDF."""

from reportlab.pdfbase import pdfdoc

from briefgen import images


def bitmap(document: pdfdoc.PDFDocument, data: bytes) -> pdfdoc.PDFStream:
    """A PNG or JPEG file as an image object, what shines through as its mask.

    Raises:
        BadImageError: the bytes are no such file.
    """
    read = images.pixels(data)
    made = _image(read.width, read.height, "DeviceRGB", read.colors)
    if read.alpha:
        mask = _image(read.width, read.height, "DeviceGray", read.alpha)
        made.dictionary["SMask"] = document.Reference(mask)  # type: ignore[no-untyped-call]
    return made


def _image(width: int, height: int, space: str, rows: bytes) -> pdfdoc.PDFStream:
    dictionary = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Image"),
            "Width": width,
            "Height": height,
            "ColorSpace": pdfdoc.PDFName(space),
            "BitsPerComponent": 8,
        }
    )
    return pdfdoc.PDFStream(dictionary, rows, filters=[pdfdoc.PDFZCompress])
