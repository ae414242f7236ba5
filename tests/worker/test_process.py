"""The worker: answers, outlives what is wrong, touches nothing it should not."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.problems import misspelled
from briefgen.brief.profile import Profile
from briefgen.brief.template import TemplateSection
from briefgen.processes import command
from briefgen.sources import BIBLIOGRAPHY, BRAND, STYLE, library
from briefgen.store.container import pack_brief
from briefgen.store.profile import save_profile
from briefgen.worker.jobs import (
    Answer,
    Copied,
    Copy,
    Drawn,
    DrawPage,
    Export,
    Exported,
    Failed,
    Glimpsed,
    Got,
    Library,
    Listed,
    Made,
    Make,
    Open,
    OpenedFile,
    Read,
    Request,
    value_of,
)
from briefgen.worker.wire import LENGTH, Job, Put, message_bytes, read_reply
from tests.builders import small_brief


def starter(template: str) -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    return new_brief("b", "2026-11-30", library.find_template(template), pack)


class Worker:
    def __init__(self) -> None:
        self.process = subprocess.Popen(
            command("worker"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def put(self, handle: int, brief: Brief, *dropped: int) -> int:
        assert self.process.stdin
        self.process.stdin.write(message_bytes(Put(handle, brief, dropped=dropped)))
        return handle

    def ask(self, request: Request) -> Answer:
        assert self.process.stdin
        self.process.stdin.write(message_bytes(Job(7, request)))
        self.process.stdin.flush()
        return self.hear()

    def hear(self) -> Answer:
        assert self.process.stdout
        length = LENGTH.unpack(self.process.stdout.read(LENGTH.size))[0]
        number, answer = read_reply(self.process.stdout.read(length))
        assert number == 7
        return answer


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
    handle = worker.put(1, opened.brief)
    made = worker.ask(Make(handle))
    assert isinstance(made, Made)
    assert made.page_count == 1
    assert {place.section for place in made.places} >= {"bottom_line", "figures"}
    page = worker.ask(DrawPage(handle, 1, 1.0))
    assert isinstance(page, Drawn)
    assert (page.width, page.height) == (612, 792)
    assert len(page.pixels) == 612 * 792 * 3
    files = worker.ask(Export(handle, (".pdf", ".docx")))
    assert isinstance(files, Exported)
    assert [data[:2] for data in files.files] == [b"%P", b"PK"]


def test_pages_that_are_looked_at_are_told_ahead_as_they_will_be(worker: Worker) -> None:
    """Those that there are, one by one as their PDF draws them."""
    brief = pipeline.fit(starter("full-report"))
    handle = worker.put(1, brief)

    ahead = worker.ask(Make(handle, (3, 2, 99), 0.7))
    made = worker.hear()

    assert isinstance(ahead, Glimpsed)
    assert isinstance(made, Made)
    assert (ahead.scale, [each.page for each in ahead.pages]) == (0.7, [3, 2])
    assert list(ahead.pages) == [worker.ask(DrawPage(handle, page, 0.7)) for page in (3, 2)]


def test_a_brief_is_packed_as_its_file(worker: Worker) -> None:
    handle = worker.put(1, small_brief())

    copied = worker.ask(Copy(handle))

    assert copied == Copied(pack_brief(small_brief()))


def test_it_lists_packs_and_templates(worker: Worker) -> None:
    listed = worker.ask(Library())
    assert isinstance(listed, Listed)
    assert {"one-pager", "issue-brief"} <= {each.id for each in listed.templates}
    assert [each.id for each in listed.packs] == ["us-china-ai", "sample-topic"]
    assert [each.id for each in listed.brands] == ["agency", "plain"]


def test_it_knows_what_this_desk_has_chosen(worker: Worker, tmp_path: Path) -> None:
    """The window says nothing of it: what is kept holds for the next job."""
    shutil.copytree(paths.TEMPLATES / "highlights", tmp_path / "templates" / "ours")
    named = tmp_path / "templates" / "ours" / "template.toml"
    named.write_text(named.read_text("utf-8").replace('id = "highlights"\n', "", 1), "utf-8")
    brief = small_brief()
    brief = replace(brief, form=replace(brief.form, title="The colour of quuxtons"))
    found = {}
    for number, dictionary in enumerate(("", "en-GB", "none"), 1):
        save_profile(Profile(folder=str(tmp_path), dictionary=dictionary), paths.profile())
        worker.put(number, brief)
        made = worker.ask(Make(number))
        assert isinstance(made, Made)
        found[dictionary] = [
            w for w in map(misspelled, made.problems) if w in ("colour", "quuxtons")
        ]
    listed = worker.ask(Library())

    assert found == {"": ["colour", "quuxtons"], "en-GB": ["quuxtons"], "none": []}
    assert isinstance(listed, Listed)
    assert listed.office == ("ours",)


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

    handle = worker.put(1, small_brief())
    style = worker.ask(Read(STYLE.name, str(tmp_path / "ours.csl"), handle))
    sources = worker.ask(Read(BIBLIOGRAPHY.name, str(tmp_path / "ours.bib")))
    brand = worker.ask(Read(BRAND.name, str(tmp_path / "ours.toml")))
    wrong = worker.ask(Read(STYLE.name, str(tmp_path / "cut.csl"), handle))

    assert isinstance(style, Got)
    assert value_of(style, STYLE).csl_text == files["ours.csl"]
    assert isinstance(sources, Got)
    assert [each.id for each in value_of(sources, BIBLIOGRAPHY).sources] == ["smith2024"]
    assert isinstance(brand, Got)
    assert value_of(brand, BRAND).id == "ours"
    assert value_of(brand, BRAND).logo == picture
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
    answer = worker.ask(Make(worker.put(1, bad)))
    if isinstance(answer, Failed):
        assert "Traceback" not in answer.message
    else:
        assert sentence == "."
    assert isinstance(worker.ask(Make(worker.put(2, brief))), Made)


def test_a_page_that_is_not_there_is_a_sentence(worker: Worker) -> None:
    worker.ask(Make(worker.put(1, small_brief())))
    assert isinstance(worker.ask(DrawPage(1, 99, 1.0)), Failed)


def test_more_memory_than_allowed_is_a_sentence(worker: Worker) -> None:
    brief = small_brief()
    text = "{% set a = 'x' * 1 %}".replace("'x' * 1", "'" + "x" * 100_000 + "'")
    text += "{% set a = a ~ a %}" * 18 + "{{ a }}"
    section = TemplateSection("s", text=text, file="s.md")
    bad = replace(brief, template=replace(brief.template, sections=(section,)))
    assert isinstance(worker.ask(Make(worker.put(1, bad))), Failed)
    assert isinstance(worker.ask(Make(worker.put(2, brief))), Made)


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
from briefgen.worker.wire import Put
sys.addaudithook(watch)
desk = Desk()
opened = desk.answer(Open(Path(sys.argv[1]).read_bytes(), "a.brief"))
desk.put(Put(1, opened.brief))
assert isinstance(desk.answer(Make(1)), Made)
assert isinstance(desk.answer(DrawPage(1, 1, 1.0)), Drawn)
assert isinstance(desk.answer(Export(1, (".pdf", ".docx", ".txt"))), Exported)
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


def test_a_page_is_of_the_brief_that_is_named(worker: Worker) -> None:
    """Whatever was made since, and also where its PDF is no longer kept."""
    first = worker.put(1, small_brief())
    worker.ask(Make(first))
    page = worker.ask(DrawPage(first, 1, 0.5))
    worker.ask(Make(worker.put(2, small_brief("issue-brief"))))
    again, other = worker.ask(DrawPage(first, 1, 0.5)), worker.ask(DrawPage(2, 1, 0.5))
    worker.put(3, small_brief("decision-memo"), first)
    worker.put(first, small_brief())

    assert isinstance(page, Drawn)
    assert again == worker.ask(DrawPage(first, 1, 0.5)) == page
    assert isinstance(other, Drawn)
    assert other.brief == 2
    assert other.pixels != page.pixels


def test_a_bug_is_called_one_and_logged_without_a_word_of_the_brief(
    worker: Worker, user_folders: Path
) -> None:
    secret = "Merger of Acme and Zenith"
    hostile = replace(small_brief(), date=secret)  # no file may have it: a date nobody can format

    answer = worker.ask(Make(worker.put(1, hostile)))

    assert isinstance(answer, Failed)
    assert "This is a bug in briefgen" in answer.message
    assert secret not in answer.message
    log = user_folders / "state" / "briefgen" / "log" / "briefgen.log"
    assert str(log) in answer.message
    told = log.read_text(encoding="utf-8")
    assert "worker, briefgen " in told
    assert "builtins.ValueError" in told
    assert "briefgen.worker.process:" in told
    for word in secret.split():
        assert word not in told
    assert isinstance(worker.ask(Make(worker.put(2, small_brief()))), Made)


def test_a_packaged_program_starts_its_processes_through_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There, ``sys.executable`` is the program: it is not Python, and takes no module."""
    program = tmp_path / "briefgen-program"
    start = "from briefgen.__main__ import main; sys.exit(main())"
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"sys.frozen, sys.executable = True, {str(program)!r}\n{start}\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    brief = small_brief()
    result = pipeline.make(brief)
    pdf = pipeline.export(result.composed.document, brief, result.pages, ".pdf")

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    found = Worker()
    with found.process:
        opened = found.ask(Open(pdf, "a.pdf"))  # starts the other process from inside of this one
        assert found.process.stdin
        found.process.stdin.close()

    assert isinstance(opened, OpenedFile)
    assert opened.brief.id == brief.id


BUSY = """
import time
from briefgen.worker.limits import allow_time, limit_process

def work(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass

limit_process(cpu=1)
for _ in range(3):
    allow_time(1)
    work(0.9)
print("alive", flush=True)
work(3)
print("too long")
"""


def test_many_short_jobs_may_take_what_no_single_one_may() -> None:
    ended = subprocess.run([sys.executable, "-c", BUSY], capture_output=True, check=False)

    assert ended.stdout.split() == [b"alive"]
    assert ended.returncode == -signal.SIGXCPU
