"""Letterheads, briefs and templates of people who mean harm, made of strings."""

from collections.abc import Callable, Iterator
from pathlib import Path

from briefgen.store.container import pack_brief
from tests.builders import small_says
from tests.compose.test_hostile_templates import HEAVY, SMUGGLED
from tests.export.word.letterheads import p
from tests.word_files.field_cases import FORMS, GOES, NOT_WHOLE
from tests.word_files.offices import office
from tests.word_files.test_active_content import PARTS, REFUSED, with_member

KNOWN = Path(__file__).parent.parent / "data" / "hostile"  # briefs that once did harm

DEEP = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOUND = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{0}"/></w:sdtPr>'
TEMPLATE = """title = "T"
kind = "One-pager"
use_when = "never"
page_limit = 1
indicators = ["patents", "capital", "power"]
"""


def letterheads() -> dict[str, bytes]:
    """Word files that run, fetch, tell of somebody or are much work, by what is in them."""
    return {
        **PARTS,
        **REFUSED,
        **{f"fields: {kind}": office("".join(map(paragraph, _forms(kind)))) for kind in GOES},
        **{f"not whole: {kind}": office(paragraph(text)) for kind, text in NOT_WHOLE.items()},
        "200 controls in each other": office(nested(200)),
        "5,000 controls in each other": office(nested(5_000)),
        "150,000 paragraphs": office(p("a") * 150_000),
        "150,000 bookmarks": office('<w:bookmarkStart w:id="1" w:name="x"/>' * 150_000),
        "a control bound to nothing": office(
            f"{BOUND}<w:sdtContent>{p('')}</w:sdtContent></w:sdt>"
        ),
        "an encoding of letters": with_member(
            "word/document.xml", lambda each: each.replace(b"UTF-8", b"UTF-7", 1)
        ),
        "ten to the tenth": with_member("word/document.xml", laughing),
    }


def paragraph(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def nested(depth: int) -> str:
    opening, closing = DEEP.split("{}")
    return opening * depth + p("a") + closing * depth


def laughing(content: bytes) -> bytes:
    """The text with an entity of entities of entities."""
    entities = "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    declared = f'<!DOCTYPE w [<!ENTITY a0 "aaaaaaaaaa">{entities}]><w:document'.encode()
    return content.replace(b"<w:document", declared, 1).replace(b"old words", b"&a9;", 1)


def _forms(kind: str) -> Iterator[str]:
    for code in GOES[kind]:
        yield from (form(code) for form in FORMS)


Texts = dict[str, str]
TEXTS: Texts = SMUGGLED | HEAVY
HEADS = {
    "a head with a token": 'headline = "{{ \\"\\\\ue000\\\\ue019\\\\ue019\\\\ue001\\" }}"',
    "a head that turns around": 'headline = "{{ \\"\\\\u202e\\" }}123"',
    "a title with controls": '[[sections]]\nid = "t"\ntitle = "A {{ \\"\\\\x0b\\\\u202e\\" }} b"',
    "a title that doubles": '[[sections]]\nid = "t"\ntitle = "{{ \\"a\\" | center(999999) }}"',
    "a section elsewhere": '[[sections]]\nid = "../../etc/passwd"',
    "no section": '[[sections]]\nid = "missing"',
    "a key without end": ".".join("a" * 900) + " = 1",
    "a number without end": "x = " + "9" * 9_000,
    "lists without end": "x = " + "[" * 3_000 + "]" * 3_000,
}  # fmt: skip


def template(folder: Path, name: str) -> Path:
    """A folder with a template of this text, or of this head."""
    (folder / "sections").mkdir(parents=True)
    head, text = HEADS.get(name, ""), TEXTS.get(name, "Text.")
    toml = f'{TEMPLATE}{head}\n[[sections]]\nid = "s"\n'
    (folder / "template.toml").write_text(toml, encoding="utf-8")
    for each in ("s", "t"):
        (folder / "sections" / f"{each}.md").write_text(text, encoding="utf-8")
    return folder


def briefs() -> dict[str, Callable[[], bytes]]:
    """Briefs with such templates, and some that did harm once."""
    known = {each.stem: each.read_bytes for each in sorted(KNOWN.glob("*.brief"))}
    return known | {name: lambda text=text: _brief(text) for name, text in TEXTS.items()}


def _brief(text: str) -> bytes:
    return pack_brief(small_says(text))
