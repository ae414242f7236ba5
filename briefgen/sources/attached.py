"""A PDF that was exported from a brief, as the brief that it carries."""

import ctypes

from briefgen.errors import BriefFileError, Place

LIMIT = 100_000_000  # bytes of an attachment
_ATTACHMENTS = 1_000  # of a file that are looked at
_NAME = 2_000  # bytes of a name
_SUFFIX = ".brief"


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are those of a PDF, as far as its first line tells."""
    return data[:2] != b"PK" and b"%PDF-" in data[:1024]


def attached_brief(data: bytes, file: str) -> bytes:
    """The .brief file inside of a PDF; ``file`` is named in messages.

    Raises:
        BriefFileError: it is no PDF that can be read, or no brief is in it.
    """
    import pypdfium2

    place = Place(file)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        sentence = "This PDF cannot be read: it is damaged or needs a password."
        raise BriefFileError(sentence, place) from error
    try:
        found = _found(document.raw, place)
    finally:
        document.close()
    if found is None:
        raise BriefFileError(
            "This PDF has no brief in it: it is a release copy, PDF/A-2a, or another program made "
            "it. Open the .brief file.",
            place,
        )
    return found


def _found(document: ctypes.c_void_p, place: Place) -> bytes | None:
    """The content of the first attachment that is called a brief."""
    from pypdfium2 import raw

    count = min(raw.FPDFDoc_GetAttachmentCount(document), _ATTACHMENTS)
    for index in range(count):
        attachment = raw.FPDFDoc_GetAttachment(document, index)
        if attachment and _name(attachment).lower().endswith(_SUFFIX):
            return _content(attachment, place)
    return None


def _name(attachment: ctypes.c_void_p) -> str:
    from pypdfium2 import raw

    length = raw.FPDFAttachment_GetName(attachment, None, 0)
    if not 0 < length <= _NAME:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAttachment_GetName(attachment, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _content(attachment: ctypes.c_void_p, place: Place) -> bytes:
    from pypdfium2 import raw

    length = ctypes.c_ulong()
    raw.FPDFAttachment_GetFile(attachment, None, 0, length)
    if length.value > LIMIT:
        raise BriefFileError("What this PDF carries is too large to be a brief.", place)
    buffer = ctypes.create_string_buffer(length.value)
    if not raw.FPDFAttachment_GetFile(attachment, buffer, length.value, length):
        raise BriefFileError("The brief in this PDF is damaged.", place)
    return buffer.raw[: length.value]
