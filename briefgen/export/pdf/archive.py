"""What makes a PDF complete in itself: its colors explained, and the files that go with it."""

import csv
import functools
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace
from PIL import ImageCms

from briefgen.change.identity import subject_of
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Document, walk
from briefgen.export.delivery import Attachment
from briefgen.export.pdf.metadata import pdf_date
from briefgen.export.pdf.objects import Body, Part, Stream, literal, name, text_string

_DATE, _ID = slice(24, 36), slice(84, 100)  # of an ICC profile: when it was made, and its digest
_SOME_DAY = bytes.fromhex("07d000010001000000000000")  # January 1, 2000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # begin what a spreadsheet would run
_HEADER = ("panel", "series", "category", "amount", "unit", "projection")
_ALWAYS = _HEADER[1:4]


def output_intent() -> list[Part]:
    """The entry of the catalog that says what its colors are: sRGB."""
    profile = Stream(b"/N 3", content=_srgb())
    known = literal(b"sRGB IEC61966-2.1")
    return [
        b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier" + known,
        b"/Info" + known + b"/RegistryName" + literal(b"http://www.color.org"),
        b"/DestOutputProfile ",
        profile,
        b">>]",
    ]


def chart_data(document: Document) -> Iterator[Attachment]:
    """For each chart the numbers behind it: what it shows, never more."""
    for _, block in walk(document):
        if not isinstance(block, Chart):
            continue
        words = plain(block.caption) or block.alt or block.kind
        label = f"Figure {block.number}" if block.number else "A chart"
        about = f"The data of {label}: {words}"
        yield Attachment(_file_name(block), _csv(block), "text/csv", "Data", about, block.id)


def distinct(files: Iterable[Attachment]) -> list[Attachment]:
    """The files under plain names of which no two are the same, in the order of these names."""
    taken: dict[str, Attachment] = {}
    for each in files:
        stem, dot, suffix = _safe(each.name).rpartition(".")
        known, number = f"{stem}{dot}{suffix}", 2
        while known in taken:
            known, number = f"{stem}-{number}{dot}{suffix}", number + 1
        taken[known] = replace(each, name=known)
    return [taken[known] for known in sorted(taken)]


def file_spec(document: Document, file: Attachment) -> Body:
    """An attachment as an object."""
    digest = hashlib.md5(file.data, usedforsecurity=False).hexdigest().encode()
    about = b"/Size %d/ModDate %s/CheckSum<%s>" % (len(file.data), pdf_date(document), digest)
    media = name(file.media.replace("/", "#2F"))
    head = b"/Type/EmbeddedFile/Subtype" + media + b"/Params<<" + about + b">>"
    embedded = Stream(head, content=file.data)
    called = text_string(file.name)
    return Body(
        b"<</Type/Filespec/F" + called + b"/UF" + called + b"/Desc" + text_string(file.description),
        b"/AFRelationship" + name(file.relation) + b"/EF<</F ",
        embedded,
        b"/UF ",
        embedded,
        b">>>>",
    )


def listed(files: Sequence[Attachment], specs: Sequence[Body]) -> list[Part]:
    """The entries of the catalog that list the attachments, which are in the order of names."""
    if not specs:
        return []
    parts: list[Part] = [b"/AF["]
    for spec in specs:
        parts += [spec, b" "]
    parts.append(b"]/Names<</EmbeddedFiles<</Names[")
    for file, spec in zip(files, specs, strict=True):
        parts += [text_string(file.name), spec, b" "]
    return [*parts, b"]>>>>"]


@functools.cache
def _srgb() -> bytes:
    """The color space of screens as an ICC profile, the same bytes on any day."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    profile = bytearray(made.tobytes())
    profile[_DATE] = _SOME_DAY
    profile[_ID] = bytes(16)
    return bytes(profile)


def _file_name(chart: Chart) -> str:
    own = _safe(subject_of(chart.id) or "chart")
    return f"figure-{chart.number}-{own}.csv" if chart.number else f"{own}.csv"


def _safe(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.")[:80] or "file"


def _csv(chart: Chart) -> bytes:
    """A row a point, and one a line across, in UTF-8 with the mark by which spreadsheets know it.

    Columns of panel, unit and projection that would be empty are left out.
    """
    rows = [
        (
            *map(_cell, (series.panel, series.name, category)),
            "" if point.amount is None else f"{point.amount:.15g}",
            _cell(chart.unit),
            "yes" if point.projected else "",
        )
        for series in chart.series
        for category, point in zip(chart.categories, series.points, strict=True)
    ]
    rows += [
        ("", _cell(each.name), "", f"{each.amount:.15g}", _cell(chart.unit), "")
        for each in chart.levels
    ]
    columns = list(zip(_HEADER, *rows, strict=True))
    kept = [(head, *cells) for head, *cells in columns if head in _ALWAYS or any(cells)]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(zip(*kept, strict=True))
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(text: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
