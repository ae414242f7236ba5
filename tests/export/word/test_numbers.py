"""Numbers in Word: bound to one part of data, from which every place takes what it shows."""

import re
import zipfile
from pathlib import Path

import docx
import pytest

from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.cli import main
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


def one_pager() -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    return new_brief("linked", pack.date, library.find_template("one-pager"), pack)


def exported(delivery: Delivery = DEFAULT, brief: Brief | None = None) -> bytes:
    brief = brief or one_pager()
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


def test_a_bold_number_stays_bold_when_the_data_are_set_anew() -> None:
    """Word gives what comes from the data the look of the control, not of the run before."""
    body = part(exported(brief=next(briefs("talking-points"))[1]), "word/document.xml")
    looks = [
        tuple(bool(nodes(each, f"{where}/w:rPr/w:b")) for where in IN)
        for each in nodes(body, "//w:sdt")
    ]
    assert (True, True) in looks
    assert all(control == run for control, run in looks)


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
    source.write_bytes(pack_brief(one_pager()))
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
