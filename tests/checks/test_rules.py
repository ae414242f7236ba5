"""Every rule is broken once, through public doors, and every problem names its rule."""

import ast
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.own import Own
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.brief.rules import RULES
from briefgen.brief.template import Prominence
from briefgen.checks import spelling
from briefgen.cli import verbs
from briefgen.document.pictures import PictureFile
from briefgen.document.release import Marking, MarkingKind, State
from briefgen.document.tree import Citation, Paragraph, Text
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.indicators import Confidence
from briefgen.export.word.office.checking import report
from briefgen.sources import library
from briefgen.sources.bibliography import read_bibliography
from briefgen.store.container import pack_brief
from briefgen.typography.faces import Fonts, Typeface
from briefgen.typography.look import Brand
from briefgen.word_files import open_word
from tests.builders import CHINA, DATA, US, brief_of, indicator, small_brief, small_says
from tests.export.word.letterheads import (
    LETTER,
    ML,
    STYLES,
    Parts,
    house_named,
    logo,
    p,
    package,
    part,
    picture,
    section,
    style,
    styles,
)

THINGS = {(US, "2022"): 3, (CHINA, "2022"): 9}
Found = Iterable[Problem]


def made(brief: Brief) -> Found:
    return pipeline.make(brief).problems


def unjudged() -> Found:
    """As one day somebody writes sentences in another language."""
    document = pipeline.compose(small_brief()).document
    french = replace(small_brief(), language="fr")
    return [
        each
        for each in spelling.check(french, document, Pages(612, 792, 1))
        if each.code == "spelling.no_dictionary"
    ]


def drawn_as(kind: str) -> Brief:
    brief = brief_of("```chart\nindicator: things\n```", indicator(THINGS))
    block = pipeline.compose(brief).document.sections[0].blocks[0]
    return edits.set_chart_kind(brief, block.id, kind)


def of_indicator(**changes: object) -> Found:
    return made(brief_of("A", indicator(THINGS, **changes)))


def alone() -> Found:
    return made(replace(small_brief(), indicators=(), recommendations=("build",)))


def done() -> Found:
    pack = library.find_pack(str(DATA / "topics" / "state-broadband"))
    kind = library.find_template("highlights")
    brief = new_brief("t", pack.date, kind, pack, ("Georgia", "Ohio"))
    picked = {"indicators": ("schools_unserved",), "recommendations": ("school_lines",)}
    return made(replace(brief, **picked))


def late() -> Found:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("t", pack.date, library.find_template("issue-brief"), pack)
    return made(replace(brief, date="2030-01-01"))


def looked_up() -> Found:
    pack = library.find_pack(library.DEFAULT_PACK)
    return made(new_brief("t", pack.date, library.find_template("issue-brief"), pack))


def uncardable() -> Found:
    even = indicator({(US, "2022"): 3, (CHINA, "2022"): 3}, id="even", title="Even")
    return made(edits.pin(brief_of("A", even), "even", Prominence.CARD))


def many() -> Found:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("t", pack.date, library.find_template("one-pager"), pack)
    return made(replace(brief, indicators=tuple(each.id for each in pack.indicators)))


def worded(*words: Text | Citation) -> Brief:
    brief = brief_of("A")
    base = pipeline.compose(brief).suggested[0].blocks
    return edits.edit_section(brief, "s", base, (replace(base[0], text=words),))


def own_words(newer: dict[tuple[str, str], int], *, beside: bool = False) -> Found:
    """What a person wrote about figures, or beside what is said of them, over other ones."""
    brief = brief_of("{{ indicators | tell }}", indicator(THINGS))
    (base,) = pipeline.compose(brief).suggested[0].blocks
    assert isinstance(base, Paragraph)
    own = (*base.text, Text(" Mine.")) if beside else (Text("So: "), *base.text)
    mine = replace(base, text=own)
    brief = edits.edit_section(brief, "s", (base,), (mine,))
    return made(replace(brief, plan=None, pack=replace(brief.pack, indicators=(indicator(newer),))))


def unplaced() -> Found:
    mine = (Paragraph("gone/p1", (Text("Mine."),)),)
    return made(edits.edit_section(brief_of("A"), "gone", (), mine))


def misread() -> Found:
    brief = small_brief()
    result = pipeline.make(brief)
    doubled = tuple(
        replace(each, figures=tuple(replace(f, amount=f.amount * 2) for f in each.figures))
        for each in brief.pack.indicators
    )
    newer = replace(brief, pack=replace(brief.pack, indicators=doubled))
    return pipeline.check(newer, result.composed.document, result.pages)


def too_long() -> Found:
    mine = tuple(Paragraph(f"s/n{n}", (Text("Too many words. " * 60),)) for n in range(9))
    return made(edits.edit_section(brief_of("A"), "s", (), mine))


def pictured(data: bytes, alt: str) -> Brief:
    brief = small_brief()
    suggested = pipeline.compose(brief).suggested[-1]
    return edits.insert_picture(brief, suggested, PictureFile("map.png", data), alt)


def ragged() -> Found:
    face = (paths.FONTS / "SourceSans3-Regular.ttf").read_bytes()
    with TTFont(io.BytesIO(face)) as font:
        name = font.getBestCmap()[ord("1")]
        width, bearing = font["hmtx"].metrics[name]
        font["hmtx"].metrics[name] = (width - 300, bearing)
        stream = io.BytesIO()
        font.save(stream)
    fonts = Fonts(heads=Typeface("Ragged", stream.getvalue(), b"", stream.getvalue()))
    return made(replace(small_brief(), brand=Brand(fonts=fonts)))


def marked(marking: MarkingKind, state: State = State.DRAFT) -> Found:
    return made(edits.set_state(edits.set_marking(small_brief(), Marking(marking)), state))


def memo() -> Found:
    brief = edits.change_template(small_brief(), library.find_template("decision-memo"))
    return made(edits.set_state(brief, State.FINAL))


def lettered(letterhead: bytes, **changes: object) -> Found:
    brief = small_brief()
    return made(replace(brief, brand=replace(brief.brand, letterhead=letterhead, **changes)))


def looked_through(body: str, **more: tuple[str, bytes]) -> Found:
    """What is to be said of a Word file with this text."""
    pale = styles(
        style("Normal", "Normal", default="1"),
        style("Pale", "heading 1", '<w:rPr><w:color w:val="9DB8D9"/></w:rPr>'),
    )
    parts: Parts = {"word/styles.xml": (STYLES, pale), **more}
    return report(open_word(package(body + section(LETTER), parts))).problems


def unseen() -> Found:
    body = f"<w:p>{picture('rId9')}</w:p>".replace(' descr="Bundesamt"', "") + section(LETTER)
    media = {"word/media/logo.png": ("image/png", logo())}
    named: Parts = {"word/styles.xml": (STYLES, styles(style("Normal", "Normal", default="1")))}
    content = package(body, named, (("rId9", "image", "media/logo.png"),), more=media)
    return report(open_word(content)).problems


def commented() -> Found:
    comments = part("comments", f"<w:comment {AUTHOR}><w:p/></w:comment>")
    return looked_through(p(""), **{"word/comments.xml": (f"{ML}.comments+xml", comments)})


def released(state: State = State.FINAL) -> Found:
    folder = paths.cache()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "final.brief"
    file.write_bytes(pack_brief(edits.set_state(small_brief(), state)))
    wanted = verbs.Wanted((folder / "final.txt",))
    return verbs.export(file, wanted, lambda step: None)[1].problems


PRINTS_NOTHING = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info/>'
    '<citation><layout suffix="."><text variable="ISBN"/></layout></citation></style>'
)


CODE = re.compile(r"[a-z]+\.(?!json)[a-z_]+")
AUTHOR = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
CONTROL = (
    '<w:sdt><w:sdtPr><w:alias w:val="Name"/><w:showingPlcHdr/></w:sdtPr>'
    f"<w:sdtContent>{p('Prompt')}</w:sdtContent></w:sdt>"
)
IN_TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
    '<w:p><w:bookmarkStart w:id="1" w:name="brief"/><w:bookmarkEnd w:id="1"/></w:p>'
    "</w:tc></w:tr></w:tbl>"
)
NOTE = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
TRACKED = f"<w:p><w:ins {AUTHOR}><w:r><w:t>new</w:t></w:r></w:ins></w:p>"

BROKEN: dict[str, Callable[[], Found]] = {
    "compared.no_figure": lambda: made(
        replace(brief_of("A", indicator(THINGS)), entities=("India", CHINA))
    ),
    "delivery.blanks_left_out": released,
    "delivery.draft_copy": lambda: released(State.DRAFT),
    "delivery.release_copy": released,
    "document.empty": lambda: made(brief_of("", indicator(THINGS))),
    "edges.cut": lambda: made(
        replace(small_brief(), form=replace(small_brief().form, office="Long Office " * 12))
    ),
    "evidence.advice": lambda: of_indicator(advice="State both definitions."),
    "evidence.disputed": lambda: of_indicator(confidence=Confidence.LOW),
    "evidence.nothing_left": done,
    "evidence.old": lambda: made(replace(brief_of("A", indicator(THINGS)), date="2030-01-01")),
    "evidence.secondary": lambda: of_indicator(confidence=Confidence.MEDIUM),
    "evidence.status_old": late,
    "evidence.unchecked": looked_up,
    "evidence.unopened": lambda: of_indicator(confidence=Confidence.MEDIUM, opened=False),
    "evidence.unsupported": alone,
    "fonts.digits": ragged,
    "fonts.missing": lambda: made(worded(Text("\N{THAI CHARACTER SARA AI MAIMALAI}"))),
    "letterhead.comments": commented,
    "letterhead.control_empty": lambda: looked_through(CONTROL),
    "letterhead.in_table": lambda: looked_through(IN_TABLE),
    "letterhead.left_out": lambda: lettered(house_named(), left_out=("its macros",)),
    "letterhead.no_alt": unseen,
    "letterhead.no_place": lambda: looked_through(p("")),
    "letterhead.notes": lambda: looked_through(NOTE),
    "letterhead.pale": lambda: looked_through(p("Pale", "Pale")),
    "letterhead.tight": lambda: (
        report(open_word(house_named(page=LETTER.replace("1440", "4600")))).problems
    ),
    "letterhead.tracked": lambda: looked_through(TRACKED),
    "letterhead.unfilled": lambda: lettered(house_named(p("Dear [Name of the member],"))),
    "letterhead.unusable": lambda: lettered(b"PK\x03\x04 broken"),
    "numbers.lost": lambda: own_words({(US, "2022"): 3, (CHINA, "2023"): 9}),
    "numbers.misread": misread,
    "pages.letterhead": lambda: lettered(house_named(page=LETTER.replace("1440", "4000"))),
    "pages.over": too_long,
    "picks.no_card": uncardable,
    "picks.not_told": many,
    "charts.kind": lambda: made(drawn_as("line")),
    "pictures.broken": lambda: made(pictured(b"no picture", "A map")),
    "pictures.missing": lambda: made(replace(pictured(logo(), "A map"), own=Own())),
    "pictures.unsaid": lambda: made(pictured(logo(), "")),
    "pictures.written": lambda: made(worded(Text("Look at ![a map](map.png)."))),
    "text.unprintable": lambda: made(small_says("A&#x202E;B")),
    "references.missing": lambda: made(small_says('{{ "s/nowhere" | refer }}')),
    "release.blank": memo,
    "release.cui_unnamed": lambda: marked(MarkingKind.CUI),
    "release.draft_marked": lambda: marked(MarkingKind.DRAFT, State.FINAL),
    "release.embargo_open": lambda: marked(MarkingKind.EMBARGOED),
    "release.field_empty": memo,
    "sources.left_out": lambda: read_bibliography(DATA / "citations/flawed.bib").left_out,
    "sources.untold": lambda: made(
        edits.set_citation_style(small_brief(), CitationStyle("House", PRINTS_NOTHING))
    ),
    "sources.lost": lambda: made(worded(Text("Said."), Citation("gone"))),
    "sources.style": lambda: made(
        edits.set_citation_style(small_brief(), CitationStyle("House", "<a/>"))
    ),
    "spelling.many": lambda: made(
        brief_of(" ".join(f"q{a}{b}q" for a in "bcdfghjkxz" for b in "bcdfghjkxzw"))
    ),
    "spelling.no_dictionary": unjudged,
    "spelling.unknown": lambda: made(worded(Text("A comittee."))),
    "title.long": lambda: made(
        replace(small_brief(), form=replace(small_brief().form, title="Far too long " * 20))
    ),
    "words.beside": lambda: own_words({(US, "2022"): 30, (CHINA, "2022"): 9}, beside=True),
    "words.outdated": lambda: own_words({(US, "2022"): 30, (CHINA, "2022"): 9}),
    "words.unplaced": unplaced,
}


@pytest.mark.parametrize("code", RULES)
def test_a_rule_that_is_broken_is_named(code: str) -> None:
    found = list(BROKEN[code]())
    assert code in [each.code for each in found]
    assert {each.code for each in found} <= set(RULES)
    for each in found:
        assert each.message.strip()
        assert all(fix.label == fix.label.strip(" .") != "" for fix in each.fixes)


def test_a_sound_brief_breaks_none_but_what_its_library_and_kind_leave_open() -> None:
    assert {each.code for each in made(small_brief())} <= {
        "release.blank",
        "evidence.unopened",
        "evidence.secondary",
    }


def test_every_rule_is_one_line_with_its_reason() -> None:
    for rule in RULES.values():
        assert "\n" not in rule.why
        assert rule.why.endswith(".")
        assert 40 <= len(rule.why) <= 120


def test_every_code_in_the_program_is_a_rule_and_every_rule_is_in_the_program() -> None:
    """Also where no test comes by: what is built as a problem names its code in letters."""
    named = set()
    for file in sorted(Path(paths.__file__).parent.rglob("*.py")):
        if file.name != "rules.py":
            tree = ast.parse(file.read_text("utf-8"))
            names = (each.value for each in ast.walk(tree) if isinstance(each, ast.Constant))
            families = tuple(f"{each.partition('.')[0]}." for each in RULES)
            named |= {each for each in names if isinstance(each, str) and CODE.fullmatch(each)
                      and each.startswith(families)}  # fmt: skip
    assert named == set(RULES)
