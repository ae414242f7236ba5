"""Note marks: one note for each source, however often it is cited.

Word counts notes by their marks. A source is a real note where it is first cited; later marks
are fields that repeat its number. Where the document's number is not what Word would count, the
mark is written out, so that Word, PDF and the text always agree. Listed notes are paragraphs at
the end, and each mark is a link to its own.
"""

from briefgen.export.word.build import Build, Cited
from briefgen.export.word.markup import field, run
from briefgen.typography.look import NotesPlace


def cite(build: Build, number: int) -> str:
    """The note itself the first time, then a field that repeats its number."""
    style = f'<w:rStyle w:val="{note_kind(build).capitalize()}Reference"/>'
    if build.look.notes is NotesPlace.LIST and number in build.notes:
        anchor = build.note_names[number]
        mark = run(str(number), style)
        return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{mark}</w:hyperlink>'
    earlier = next((each for each in build.cited if each.number == number), None)
    if earlier:
        return field(f"NOTEREF {earlier.bookmark} \\h", str(number), style)
    if number not in build.notes:
        return run(str(number), style)
    counted = number == 1 + sum(each.counted for each in build.cited)
    name = build.note_names[number]
    build.cited.append(Cited(number, name, counted))
    own = "" if counted else ' w:customMarkFollows="1"'
    mark = "" if counted else f"<w:t>{number}</w:t>"
    reference = f'<w:{note_kind(build)}Reference{own} w:id="{len(build.cited)}"/>'
    return build.mark(name, f"<w:r><w:rPr>{style}</w:rPr>{reference}{mark}</w:r>")


def refer(build: Build, number: int, shown: str) -> str:
    """A mark that is words, as a link to the entry that it names."""
    mark = run(shown, "")
    if number not in build.notes:
        return mark
    anchor = build.note_names[number]
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{mark}</w:hyperlink>'


def note_kind(build: Build) -> str:
    """Where the notes stand, in Word's words."""
    return "footnote" if build.look.notes is NotesPlace.FOOT else "endnote"
