"""Numbers in Word: bound to one part of data, from which every place takes what it shows."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.edits import edit_section
from briefgen.brief.template import TemplateSection
from briefgen.cli import main
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Paragraph, Strong, Text, Value
from briefgen.export.delivery import DEFAULT, Delivery
from briefgen.sources import library
from briefgen.store.container import pack_brief
from tests.export.word.reading import NAMES, find, nodes, part, text
from tests.validators import poppler
from tests.validators.editing import struck
from tests.whole.kinds import briefs
from tests.whole.reading import libreoffice

PATENTS = "38,210"
IN = ("w:sdtPr", "w:sdtContent/w:r")
PLAIN = (Delivery(linked=False), Delivery(release=True), Delivery(review=True))
NAMES["d"] = "urn:briefgen:data:1"


def issue_brief() -> Brief:
    """With cards and no figure, so that running text tells numbers twice."""
    pack, template = library.find_pack(library.DEFAULT_PACK), library.find_template("issue-brief")
    cards = "indicators: genai_patents_wipo, private_ai_investment_nominal"
    key = TemplateSection("key_figures", text=f"```cards\n{cards}\n```\n", span=True)
    others = (each for each in template.sections if each.id != "figure")
    template = replace(template, sections=(key, *others))
    return new_brief("linked", pack.date, template, pack)


def exported(delivery: Delivery = DEFAULT, brief: Brief | None = None) -> bytes:
    brief = brief or issue_brief()
    result = pipeline.make(brief)
    return pipeline.export(result.composed.document, brief, result.pages, ".docx", delivery)


def test_every_control_shows_what_its_data_say() -> None:
    content = exported()
    body, data = part(content, "word/document.xml"), part(content, "customXml/item2.xml")
    says = dict(zip(find(data, "//d:value/@id"), find(data, "//d:value/text()"), strict=True))
    controls = nodes(body, "//w:sdt")
    assert len(controls) > len(says) > 5
    for control in controls:
        path = find(control, "w:sdtPr/w:dataBinding/@w:xpath")[0]
        found = re.search(r"\[@id='(v\d+)'\]", path)
        assert found
        assert "".join(find(control, "w:sdtContent//w:t/text()")) == says[found[1]]
    store = find(body, "//w:dataBinding/@w:storeItemID")[0]
    described = part(content, "customXml/itemProps2.xml")
    assert store in find(described, "@*")


def bold_twice() -> Brief:
    """Talking points whose first number, which is bold, is told once more."""
    brief = next(briefs("talking-points"))[1]
    sections = pipeline.make(brief).composed.document.sections
    section = next(each for each in sections if each.id == "points")
    value = next(each for each in leaves(section.blocks) if isinstance(each, Value))
    again = Paragraph("again", (Strong((value,)), Text(" once more.")))
    return edit_section(brief, section.id, section.blocks, (*section.blocks, again))


@pytest.mark.parametrize("made", [lambda: next(briefs("talking-points"))[1], bold_twice])
def test_a_bold_number_stays_bold_when_the_data_are_set_anew(made: Callable[[], Brief]) -> None:
    """Word gives what comes from the data the look of the control, not of the run before."""
    body = part(exported(brief=made()), "word/document.xml")
    looks = [
        tuple(bool(nodes(each, f"{where}/w:rPr/w:b")) for where in IN)
        for each in nodes(body, "//w:sdt")
    ]
    assert (True, True) in looks
    assert all(control == run for control, run in looks)


def test_a_bold_number_is_bound_when_it_is_told_elsewhere_too() -> None:
    once, twice = (
        nodes(part(exported(brief=each), "word/document.xml"), "//w:sdt[w:sdtPr/w:rPr/w:b]")
        for each in (next(briefs("talking-points"))[1], bold_twice())
    )
    assert not any(nodes(each, "w:sdtPr/w:dataBinding") for each in once)
    assert not any(nodes(each, "w:sdtPr/w:text") for each in once)
    bound = [each for each in twice if nodes(each, "w:sdtPr/w:dataBinding")]
    assert len(bound) == 2
    assert len({text(each) for each in bound}) == 1


@pytest.mark.validate
def test_bold_numbers_are_bold_in_libreoffice(tmp_path: Path) -> None:
    """It sets what controls of plain text hold anew, in the look of the paragraph."""
    source = tmp_path / "points.docx"
    source.write_bytes(exported(brief=next(briefs("talking-points"))[1]))
    numbers = {
        text(each)
        for each in nodes(part(source.read_bytes(), "word/document.xml"), "//w:sdt")
        if nodes(each, "w:sdtPr/w:rPr/w:b")
    }
    back = part(libreoffice(source, "docx", tmp_path / "back").read_bytes(), "word/document.xml")
    bold = "".join(find(back, "//w:r[w:rPr/w:b]//w:t/text()"))
    assert numbers
    assert [each for each in numbers if each not in bold] == []


def test_each_number_is_in_the_data_once_however_often_it_is_told() -> None:
    content = exported()
    body, data = part(content, "word/document.xml"), part(content, "customXml/item2.xml")
    assert find(data, "//d:value/text()").count(PATENTS) == 1
    assert find(body, "//w:sdtContent//w:t/text()").count(PATENTS) > 1


@pytest.mark.parametrize("delivery", PLAIN)
def test_plain_numbers_release_and_review_copies_have_none_that_are_bound(
    delivery: Delivery,
) -> None:
    body = part(exported(delivery), "word/document.xml")
    assert not nodes(body, "//w:dataBinding")
    assert PATENTS in text(body)
    assert delivery.review or not nodes(body, "//w:sdt")


def test_the_switch_of_the_command_line_writes_text(tmp_path: Path) -> None:
    source, target = tmp_path / "a.brief", tmp_path / "a.docx"
    source.write_bytes(pack_brief(issue_brief()))
    assert main(["export", str(source), "-o", str(target)]) == 0
    assert PATENTS not in "".join(each.text for each in docx.Document(str(target)).paragraphs)
    assert main(["export", str(source), "-o", str(target), "--plain-numbers"]) == 0
    assert PATENTS in "".join(each.text for each in docx.Document(str(target)).paragraphs)


@pytest.mark.validate
def test_changes_that_libreoffice_records_in_a_review_copy_leave_a_whole_file(
    tmp_path: Path,
) -> None:
    review = tmp_path / "review.docx"
    review.write_bytes(exported(Delivery(review=True)))
    returned = struck(review, "Inventors in China", tmp_path).read_bytes()
    body = part(returned, "word/document.xml")  # of linked numbers it is not well-formed
    assert PATENTS in "".join(find(body, "//w:del//w:delText/text()"))


@pytest.mark.validate
def test_one_change_in_the_data_shows_everywhere_in_libreoffice(tmp_path: Path) -> None:
    changed = tmp_path / "changed.docx"
    (tmp_path / "own.docx").write_bytes(exported())
    with zipfile.ZipFile(tmp_path / "own.docx") as own, zipfile.ZipFile(changed, "w") as copy:
        for name in own.namelist():
            data = own.read(name)
            if name == "customXml/item2.xml":
                data = data.replace(f">{PATENTS}<".encode(), b">99,999<")
            copy.writestr(name, data)
    before, after = (
        poppler.text(libreoffice(tmp_path / f"{name}.docx", "pdf", tmp_path))
        for name in ("own", "changed")
    )
    assert before.count(PATENTS) > 1
    assert after.count("99,999") == before.count(PATENTS)
    assert PATENTS not in after
