"""A PDF that was exported from a brief, as the brief that it carries.

A stranger's file may make the library that parses it end its process, so it has one of its own,
with little memory and little time (``attached`` in ``briefgen.processes``).
"""

import contextlib
import ctypes
import subprocess
import sys
from enum import IntEnum

from briefgen.errors import BriefFileError, Place
from briefgen.processes import command

PDF_LIMIT = 300_000_000  # bytes of a PDF: it holds a brief, and the pictures once more
LIMIT = 100_000_000  # bytes of an attachment
MEMORY = 1_000_000_000  # bytes of address space
SECONDS = 30
_ATTACHMENTS = 1_000  # of a file that are looked at
_NAME = 2_000  # bytes of a name
_SUFFIX = ".brief"


class Outcome(IntEnum):
    """What the process ends with; any other end is as good as unreadable."""

    FOUND = 0
    NONE = 10
    UNREADABLE = 11
    TOO_LARGE = 12
    BUG = 13


_SENTENCES = {
    Outcome.NONE: "This PDF has no brief in it: it is a release copy, PDF/A-2a, or another program "
    "made it. Open the .brief file.",
    Outcome.UNREADABLE: "This PDF cannot be read: it is damaged, needs a password or holds too "
    "much. Open the .brief file.",
    Outcome.TOO_LARGE: "What this PDF carries is too large to be a brief. Open the .brief file.",
}


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are those of a PDF, as far as its first line tells."""
    return data[:2] != b"PK" and b"%PDF-" in data[:1024]


def attached_brief(data: bytes, file: str) -> bytes:
    """The .brief file inside of a PDF; ``file`` is named in messages.

    Raises:
        BriefFileError: it is no PDF that can be read, or no brief is in it.
    """
    try:
        run = subprocess.run(
            command("attached"), input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BriefFileError(_SENTENCES[Outcome.UNREADABLE], Place(file)) from error
    if run.returncode == Outcome.FOUND:
        return run.stdout
    if run.returncode == Outcome.BUG:
        from briefgen.diagnostics import bug_sentence

        raise BriefFileError(bug_sentence(), Place(file))
    known = run.returncode in _SENTENCES
    outcome = Outcome(run.returncode) if known else Outcome.UNREADABLE
    raise BriefFileError(_SENTENCES[outcome], Place(file))


def main() -> int:
    """Read a PDF from standard input, and write the brief in it to standard output."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        outcome, found = extracted(sys.stdin.buffer.read())
    except MemoryError:
        return Outcome.TOO_LARGE
    except Exception as error:  # noqa: BLE001  the outermost door
        from briefgen.diagnostics import log_bug

        log_bug(error, "attached")
        return Outcome.BUG
    sys.stdout.buffer.write(found)
    return outcome


def extracted(data: bytes) -> tuple[Outcome, bytes]:
    """The content of the first attachment that is called a brief, and how it went."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return Outcome.UNREADABLE, b""
    with contextlib.closing(document):
        return _found(document.raw)


def _found(document: ctypes.c_void_p) -> tuple[Outcome, bytes]:
    from pypdfium2 import raw

    count = min(raw.FPDFDoc_GetAttachmentCount(document), _ATTACHMENTS)
    for index in range(count):
        attachment = raw.FPDFDoc_GetAttachment(document, index)
        if attachment and _name(attachment).lower().endswith(_SUFFIX):
            return _content(attachment)
    return Outcome.NONE, b""


def _name(attachment: ctypes.c_void_p) -> str:
    from pypdfium2 import raw

    length = raw.FPDFAttachment_GetName(attachment, None, 0)
    if not 0 < length <= _NAME:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAttachment_GetName(attachment, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _content(attachment: ctypes.c_void_p) -> tuple[Outcome, bytes]:
    from pypdfium2 import raw

    length = ctypes.c_ulong()
    raw.FPDFAttachment_GetFile(attachment, None, 0, length)
    if length.value > LIMIT:
        return Outcome.TOO_LARGE, b""
    buffer = ctypes.create_string_buffer(length.value)
    if not raw.FPDFAttachment_GetFile(attachment, buffer, length.value, length):
        return Outcome.UNREADABLE, b""
    return Outcome.FOUND, buffer.raw[: length.value]
