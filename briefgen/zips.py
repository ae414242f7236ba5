"""Zip files: strangers' are read bounded and in memory, ours are written the same every time."""

import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping

ENTRIES = 2_000
TOTAL = 200_000_000  # bytes when unpacked
ENTRY = 64_000_000
TIGHT = 1_000_000  # bytes of an entry; a larger one may not be packed tighter than
RATIO = 200  # to one
LEVEL = 6  # of our own packing
_RESERVED = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"COM{n}" for n in range(10)),
    *(f"LPT{n}" for n in range(10)),
}
_STORED = (".png", ".jpg", ".jpeg", ".xlsx", ".ttf")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    OSError,
)


class RefusedZipError(Exception):
    """The zip is damaged or does what no honest file does."""


def read_zip(data: bytes) -> dict[str, bytes]:
    """Every member of a zip by name, without ever touching the disk.

    Raises:
        RefusedZipError: damage, unsafe names, duplicates, overlaps, encryption, or too much inside.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_directory(infos)
            return {info.filename: _member(archive, info) for info in infos if not info.is_dir()}
    except _DAMAGE as error:
        raise RefusedZipError("it is damaged") from error


def write_zip(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members in this order: same members, same bytes, on any day.

    Nothing is packed tighter than ``read_zip`` takes it.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            stored = name.lower().endswith(_STORED) or _is_tight(data)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=LEVEL)
    return out.getvalue()


def _is_tight(data: bytes) -> bool:
    """Whether a member would be packed so tightly that a reader takes it for a bomb."""
    if len(data) <= TIGHT:
        return False
    packer = zlib.compressobj(LEVEL, wbits=-zlib.MAX_WBITS)
    return len(data) > RATIO * (len(packer.compress(data)) + len(packer.flush()))


def _check_directory(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > ENTRIES:
        raise RefusedZipError("it has too many members")
    if sum(info.file_size for info in infos) > TOTAL:
        raise RefusedZipError("it unpacks to too much")
    names = [unicodedata.normalize("NFC", info.orig_filename).casefold() for info in infos]
    if len(set(names)) < len(names):
        raise RefusedZipError("two members have the same name")
    if len({info.header_offset for info in infos}) < len(infos):
        raise RefusedZipError("its members overlap")
    for info in infos:
        _check_member(info)


def _check_member(info: zipfile.ZipInfo) -> None:
    if not _is_safe(info.orig_filename):
        raise RefusedZipError("a member has an unsafe name")
    if info.create_system == 3 and stat.S_ISLNK(info.external_attr >> 16):
        raise RefusedZipError("a member is a link")
    if info.flag_bits & 1:
        raise RefusedZipError("it is encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedZipError("a member is packed in an unusual way")
    packed_tightly = info.file_size > TIGHT and info.file_size > RATIO * info.compress_size
    if info.file_size > ENTRY or packed_tightly:
        raise RefusedZipError("a member unpacks to too much")


def _is_safe(name: str) -> bool:
    if len(name) > 200 or name.startswith("/") or any(c in "\\:" or ord(c) < 32 for c in name):
        return False
    return all(
        part not in ("", ".", "..")
        and part == part.rstrip(" .")
        and part.split(".")[0].strip().upper() not in _RESERVED
        for part in name.rstrip("/").split("/")
    )


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as stream:
        data = stream.read(ENTRY + 1)
    if len(data) != info.file_size:
        raise RefusedZipError("a member is not as long as it says")
    return data
