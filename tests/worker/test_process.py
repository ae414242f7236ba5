"""The worker: answers, outlives what is wrong, touches nothing it should not."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import paths
from briefgen.brief.template import TemplateSection
from briefgen.store.container import pack_brief
from briefgen.worker.jobs import (
    LENGTH,
    Answer,
    Drawn,
    DrawPage,
    Export,
    Exported,
    Failed,
    GotBrand,
    GotSources,
    GotStyle,
    Job,
    Library,
    Listed,
    Made,
    Make,
    Open,
    OpenedFile,
    ReadBrand,
    ReadSources,
    ReadStyle,
    Request,
    command,
    frame,
    read_reply,
)
from tests.builders import small_brief


class Worker:
    def __init__(self) -> None:
        program, arguments = command(sys.executable)
        self.process = subprocess.Popen(
            [program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, request: Request) -> Answer:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(frame(Job(7, request)))
        self.process.stdin.flush()
        length = LENGTH.unpack(self.process.stdout.read(LENGTH.size))[0]
        reply = read_reply(self.process.stdout.read(length))
        assert reply.number == 7
        return reply.answer


@pytest.fixture
def worker() -> Iterator[Worker]:
    found = Worker()
    with found.process:
        yield found
        assert found.process.stdin
        found.process.stdin.close()
        assert found.process.wait(10) == 0


def test_it_opens_makes_draws_and_exports(worker: Worker) -> None:
    opened = worker.ask(Open(pack_brief(small_brief()), "a.brief"))
    assert isinstance(opened, OpenedFile)
    made = worker.ask(Make(opened.brief))
    assert isinstance(made, Made)
    assert made.page_count == 1
    assert {place.section for place in made.places} >= {"bottom_line", "figures"}
    page = worker.ask(DrawPage(1, 1.0))
    assert isinstance(page, Drawn)
    assert (page.width, page.height) == (612, 792)
    assert len(page.pixels) == 612 * 792 * 3
    files = worker.ask(Export(opened.brief, (".pdf", ".docx")))
    assert isinstance(files, Exported)
    assert [data[:2] for data in files.files] == [b"%P", b"PK"]


def test_it_lists_packs_and_templates(worker: Worker) -> None:
    listed = worker.ask(Library())
    assert isinstance(listed, Listed)
    assert {"one-pager", "issue-brief"} <= {each.id for each in listed.templates}
    assert [each.id for each in listed.packs] == ["us-china-ai", "sample-topic"]
    assert [each.id for each in listed.brands] == ["agency", "plain"]


def test_it_reads_what_an_office_brings(worker: Worker, tmp_path: Path) -> None:
    files = {
        "ours.csl": (paths.STYLES / "apa.csl").read_text(encoding="utf-8"),
        "ours.bib": "@book{smith2024, title = {The Race}, year = {2024}}",
        "ours.toml": 'title = "Ours"\nlogo = "logo.png"',
        "cut.csl": "<style",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    picture = (paths.ASSETS.parent / "docs" / "one-pager-pdf.png").read_bytes()
    (tmp_path / "logo.png").write_bytes(picture)

    style = worker.ask(ReadStyle(str(tmp_path / "ours.csl"), small_brief()))
    sources = worker.ask(ReadSources(str(tmp_path / "ours.bib")))
    brand = worker.ask(ReadBrand(str(tmp_path / "ours.toml")))
    wrong = worker.ask(ReadStyle(str(tmp_path / "cut.csl"), small_brief()))

    assert isinstance(style, GotStyle)
    assert style.style.csl_text == files["ours.csl"]
    assert isinstance(sources, GotSources)
    assert [each.id for each in sources.sources] == ["smith2024"]
    assert isinstance(brand, GotBrand)
    assert (brand.brand.id, brand.brand.logo) == ("ours", picture)
    assert isinstance(wrong, Failed)
    assert "not valid XML" in wrong.message


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ 9**9**9 }}", "Arithmetic"),
        ("{% for a in indicators %}" * 30 + "x" + "{% endfor %}" * 30, "."),
        ("{{ nothing }}", "nothing"),
    ],
)
def test_a_bad_template_is_a_sentence_and_the_next_job_is_done(
    worker: Worker, text: str, sentence: str
) -> None:
    brief = small_brief()
    section = TemplateSection("s", text=text, file="s.md")
    bad = replace(brief, template=replace(brief.template, sections=(section,)))
    answer = worker.ask(Make(bad))
    if isinstance(answer, Failed):
        assert "Traceback" not in answer.message
    else:
        assert sentence == "."
    assert isinstance(worker.ask(Make(brief)), Made)


def test_a_page_that_is_not_there_is_a_sentence(worker: Worker) -> None:
    worker.ask(Make(small_brief()))
    assert isinstance(worker.ask(DrawPage(99, 1.0)), Failed)


def test_more_memory_than_allowed_is_a_sentence(worker: Worker) -> None:
    brief = small_brief()
    text = "{% set a = 'x' * 1 %}".replace("'x' * 1", "'" + "x" * 100_000 + "'")
    text += "{% set a = a ~ a %}" * 18 + "{{ a }}"
    section = TemplateSection("s", text=text, file="s.md")
    bad = replace(brief, template=replace(brief.template, sections=(section,)))
    assert isinstance(worker.ask(Make(bad)), Failed)
    assert isinstance(worker.ask(Make(brief)), Made)


def test_nothing_is_opened_but_its_own_files(tmp_path: Path) -> None:
    """No socket, no process, no file written outside the cache."""
    (tmp_path / "a.brief").write_bytes(pack_brief(small_brief()))
    program = """
import sys
from pathlib import Path
seen = []
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "urllib.")):
        seen.append((event, str(arguments)))
    if event == "open" and isinstance(arguments[0], str) and set(arguments[1] or "") & set("wax+"):
        if "cache" not in arguments[0]:
            seen.append((event, arguments[0]))
sys.dont_write_bytecode = True
from briefgen.worker.process import Desk
from briefgen.worker.jobs import Drawn, Export, Exported, Made, Make, Open, DrawPage
sys.addaudithook(watch)
desk = Desk()
opened = desk.answer(Open(Path(sys.argv[1]).read_bytes(), "a.brief"))
assert isinstance(desk.answer(Make(opened.brief)), Made)
assert isinstance(desk.answer(DrawPage(1, 1.0)), Drawn)
assert isinstance(desk.answer(Export(opened.brief, (".pdf", ".docx", ".txt"))), Exported)
print(seen)
"""
    environment = {
        **os.environ,
        "MPLCONFIGDIR": str(tmp_path / "cache"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.brief")],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    assert result.stdout.strip() == "[]"
