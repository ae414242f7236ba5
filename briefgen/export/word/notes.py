"""The notes themselves: a head in the body, and the part that holds them."""

from docx.opc.constants import RELATIONSHIP_TYPE

from briefgen.document.reading import Notes
from briefgen.document.tree import Note
from briefgen.export.word.build import Build, Cited
from briefgen.export.word.inlines import linked_text, note_kind
from briefgen.export.word.markup import DECLARATIONS, XML, Paragraph, run, styled
from briefgen.export.word.package import replace_part
from briefgen.typography.look import NotesPlace

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def notes_end(build: Build, part: Notes) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The head above endnotes, and the sources that are paragraphs: listed ones, and those that
    no mark in the text leads to.
    """
    cited = {each.number for each in build.cited}
    uncited = [note for note in part.notes if note.number not in cited]
    if not uncited and build.look.notes is NotesPlace.FOOT:
        return (), ()
    head = Paragraph("NotesHeading", run(part.title))
    return (head,), tuple(_uncited(build, note) for note in uncited)


def write_notes(build: Build) -> None:
    """Put the notes into their part, in the order of their marks."""
    urls: dict[str, str] = {}

    def relate(url: str) -> str:
        return urls.setdefault(url, f"rId{len(urls) + 1}")

    kind = note_kind(build)
    rows = "".join(
        _note(kind, index, each, linked_text(build.notes[each.number].text, relate))
        for index, each in enumerate(build.cited, 1)
    )
    content = f"{XML}<w:{kind}s {DECLARATIONS}>{_separators(build, kind)}{rows}</w:{kind}s>"
    relation = getattr(RELATIONSHIP_TYPE, f"{kind.upper()}S")
    part = replace_part(build.word, relation, content.encode())
    for url in urls:
        part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _note(kind: str, index: int, cited: Cited, content: str) -> str:
    number = f"<w:{kind}Ref/>" if cited.counted else f"<w:t>{cited.number}</w:t>"
    mark = f'<w:r><w:rPr><w:rStyle w:val="NoteNumber"/></w:rPr>{number}<w:tab/></w:r>'
    paragraph = Paragraph(f"{kind.capitalize()}Text", mark + content)
    return f'<w:{kind} w:id="{index}">{paragraph.markup()}</w:{kind}>'


def _uncited(build: Build, note: Note) -> Paragraph:
    name, text = build.note_names[note.number], linked_text(note.text, build.link)
    if note.mark:
        return Paragraph("EndnoteText", build.mark(name, text))
    number = build.mark(name, styled(str(note.number), "NoteNumber"))
    content = number + styled("\t", "NoteNumber") + text
    return Paragraph("EndnoteText", content)


def _separators(build: Build, kind: str) -> str:
    """A short rule above footnotes; nothing above endnotes, which have a head."""
    tight = '<w:pPr><w:spacing w:before="0" w:after="40" w:line="80" w:lineRule="exact"/></w:pPr>'
    flat = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    rule = build.look.notes is NotesPlace.FOOT
    return "".join(
        f'<w:{kind} w:type="{mark}" w:id="{number}"><w:p>{tight if rule else flat}'
        f"{f'<w:r><w:{mark}/></w:r>' if rule else ''}</w:p></w:{kind}>"
        for mark, number in _SEPARATORS
    )
