"""Numbers of the text as content controls bound to one part: changed there, changed everywhere.

Word and LibreOffice show what the part says; no field has to be computed.
"""

import re
from collections.abc import Iterator

from briefgen.document.tree import Value
from briefgen.evidence.values import write_reference
from briefgen.export.word.build import Build, saying
from briefgen.export.word.manifest import add_item, item_id
from briefgen.export.word.markup import XML, escaped, quoted

DATA = "urn:briefgen:data:1"
_LOOK = re.compile("<w:rPr>.*?</w:rPr>")
_LONGEST = 64  # characters of the name of a control
_FIRST_ID = 700_000_000  # of controls; each has a number of its own


def linked(build: Build, value: Value, content: str) -> str:
    """A control around the run of a value; values that read alike share what they are bound to.

    It has the look of its run as its own, in which Word sets what the data say. LibreOffice sets
    controls of plain text anew without it: a number with a look that is told only once, so that
    nothing else can follow it, is a control of rich text, which names it and binds nothing.
    """
    shown = saying(value)
    number = build.values.setdefault(shown, len(build.values) + 1)
    found = _LOOK.search(content)
    look = found[0] if found else ""
    bound = "" if look and build.told[shown] == 1 else _binding(build, number)
    cell = shown[0].cells[0]
    name = ", ".join((cell.indicator, cell.entity, cell.period))[:_LONGEST]
    return (
        f'<w:sdt><w:sdtPr>{look}<w:alias w:val={quoted(name)}/><w:tag w:val="v{number}"/>'
        f'<w:id w:val="{next_control(build)}"/>{bound}'
        f'<w15:appearance w15:val="hidden"/>{"<w:text/>" if bound else ""}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _binding(build: Build, number: int) -> str:
    path = quoted(f"/d:data[1]/d:value[@id='v{number}']")
    return (
        f"<w:dataBinding w:prefixMappings={quoted(f'xmlns:d={chr(39)}{DATA}{chr(39)}')} "
        f"w:xpath={path} w:storeItemID={quoted(item_id(DATA, build.document.id))}/>"
    )


def next_control(build: Build) -> int:
    """The id of another control."""
    build.controls += 1
    return _FIRST_ID + build.controls


def add_numbers(build: Build) -> None:
    """Put the part with all linked values into the package, if there are any."""
    if build.values:
        rows = "".join(_rows(build))
        add_item(build, DATA, f'{XML}<data xmlns="{DATA}">{rows}</data>', 2)


def _rows(build: Build) -> Iterator[str]:
    for (reference, text), number in build.values.items():
        source = quoted(write_reference(reference))
        yield f'<value id="v{number}" reference={source}>{escaped(text)}</value>'
