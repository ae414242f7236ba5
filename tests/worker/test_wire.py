"""What goes over the wire arrives as it was, and nothing goes twice."""

import pytest
from msgspec.structs import replace

from briefgen.brief import edits
from briefgen.brief.brief import Brief, new_brief
from briefgen.evidence.citation_style import CitationStyle
from briefgen.sources import library
from briefgen.worker.jobs import Made, Make
from briefgen.worker.process import Desk
from briefgen.worker.wire import (
    LENGTH,
    Job,
    Put,
    arrived,
    message_bytes,
    putting,
    read_reply,
    reply_bytes,
)
from tests.builders import small_brief


def real(kind: str) -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    return new_brief("wire", pack.date, library.find_template(kind), pack)


def made(brief: Brief) -> Made:
    desk = Desk()
    desk.put(Put(1, brief))
    answer = desk.answer(Make(1))
    assert isinstance(answer, Made)
    return answer


@pytest.mark.parametrize("kind", ["one-pager", "full-report", "decision-memo"])
def test_what_was_made_arrives_as_it_was(kind: str) -> None:
    brief = real(kind)
    first = made(brief).suggested[0]
    sent = made(edits.edit_section(brief, first.id, first.blocks, first.blocks[:1]))

    number, received = read_reply(reply_bytes(3, sent)[LENGTH.size :])

    assert number == 3
    assert received == sent


def test_a_block_that_was_not_edited_goes_once() -> None:
    sent = made(edits.set_citation_style(real("full-report"), CitationStyle("apa")))
    _, received = read_reply(reply_bytes(1, sent)[LENGTH.size :])
    assert isinstance(received, Made)

    drawn = {block.id: block for each in received.document.sections for block in each.blocks}
    suggested = [block for each in received.suggested for block in each.blocks]

    alike = [block for block in suggested if drawn.get(block.id) == block]
    assert len(alike) >= len(suggested) / 3
    assert all(drawn[block.id] is block for block in alike)


def test_a_letter_typed_does_not_send_the_library_again() -> None:
    before = real("issue-brief")
    after = replace(before, form=replace(before.form, title="A title"))
    desk = Desk()
    desk.put(putting(1, before, None, ()))

    message = putting(2, after, before, ())
    desk.put(message)

    assert arrived(message, before) == after
    assert len(message_bytes(message)) < 10_000 < len(message_bytes(Put(2, after)))
    answer = desk.answer(Make(2))
    assert isinstance(answer, Made)
    assert answer.document.title == "A title"


def test_a_brief_that_is_dropped_is_not_known() -> None:
    desk = Desk()
    desk.put(Put(1, small_brief()))
    desk.put(Put(2, small_brief(), dropped=(1,)))
    assert isinstance(desk.answer(Make(2)), Made)
    assert not isinstance(desk.answer(Make(1)), Made)


def test_a_job_is_small_whatever_brief_it_is_for() -> None:
    assert len(message_bytes(Job(1, Make(1)))) < 100
