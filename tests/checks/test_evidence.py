"""What a person is told to look at before a brief goes out."""

from briefgen import pipeline
from briefgen.errors import Severity
from briefgen.model.brief import new_brief
from briefgen.sources import library


def test_a_program_whose_status_nobody_looked_up_is_said_where_it_is_named() -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    for template, expected in (("issue-brief", 4), ("one-pager", 0)):
        brief = new_brief("t", pack.date, library.find_template(template), pack)
        result = pipeline.make(brief)
        found = [p for p in result.problems if "looked up" in p.message]
        assert len(found) == expected
        assert all(p.severity is Severity.WARNING and p.place.section == "policy" for p in found)
        text = pipeline.export(result.composed.document, brief, result.pages, ".txt").decode()
        assert "looked up" not in text
