"""A document with every construct and with text that breaks careless writers."""

from briefgen.document.release import Stamp
from briefgen.document.tree import (
    Alignment,
    Block,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Chart,
    Citation,
    Column,
    CrossReference,
    Document,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Point,
    Quotation,
    Section,
    Series,
    Strong,
    Table,
    Text,
    Value,
)
from briefgen.evidence.values import Cell, Reference

AWKWARD = "a & b < c > d * e _ f $ g { % 😀 中文报告 العربية \\ \" ' ]]>"
REFERENCE = Reference((Cell("patents", "China", "2023"),))


def t(text: str) -> Inlines:
    return (Text(text),)


def item(text: str, *children: ListItem) -> ListItem:
    return ListItem(t(text), children)


def points(*texts: str, projected: int = 0) -> tuple[Point, ...]:
    """Points from texts; an empty one is a gap; the last ``projected`` ones are projections."""
    return tuple(
        Point(_amount(text), text, projected=len(texts) - index <= projected)
        for index, text in enumerate(texts)
    )


def _amount(text: str) -> float | None:
    if not text:
        return None
    digits = text.replace(",", "").replace("−", "-").strip("$%").split("\u00a0")[0]
    number = float(digits)
    return int(number) if number.is_integer() else number


BAR = Chart(
    "evidence/bar",
    "bar",
    t("China publishes more; U.S. papers are cited more"),
    t("Counts, 2022"),
    ("AI articles", "Patent families granted abroad"),
    (
        Series("United States", 0, points("12,642", "6,276")),
        Series("China", 1, points("42,524", "38,210")),
    ),
    "Bar chart: China 42,524 articles and 38,210 families; United States 12,642 and 6,276.",
    number=1,
    source=t("Source: WIPO & NSF."),
)
LINE = Chart(
    "evidence/line",
    "line",
    t("Output has grown in China"),
    t("Terawatt-hours"),
    ("2019", "2020", "2021", "2022", "2023", "2030"),
    (
        Series(
            "United States", 0, points("4,100", "4,000", "", "4,300", "4,250", "4,900", projected=1)
        ),
        Series(
            "China", 1, points("7,500", "7,780", "8,530", "8,850", "9,460", "11,800", projected=1)
        ),
    ),
    "Line chart.",
    unit="TWh",
    number=2,
    source=t("Source: Ember."),
    wide=True,
)
DUMBBELL = Chart(
    "evidence/dumbbell",
    "dumbbell",
    t("Money favors the United States"),
    t("Billion dollars, 2025"),
    ("Private investment", "=SUM(A1:A9)"),
    (
        Series("United States", 0, points("$285.9\u00a0billion", "$1.5\u00a0billion")),
        Series("China", 1, points("$12.4\u00a0billion", "")),
        Series("Others", 2, points("$20.0\u00a0billion", "$3.0\u00a0billion")),
        Series("European Union", 3, points("$9.1\u00a0billion", "$2.2\u00a0billion")),
    ),
    "Bars of dollars.",
    unit="$ billion",
    number=3,
)
SINGLE = Chart(
    "evidence/single",
    "bar",
    t("One series has no legend"),
    (),
    ("A", "B"),
    (Series("World", 2, points("1.63%", "82%")),),
    "Two bars.",
    number=4,
)
TABLE = Table(
    "evidence/table",
    (
        Column(t("Measure")),
        Column(t("United States"), Alignment.FIGURE),
        Column(t("China"), Alignment.FIGURE),
        Column(t("Note"), Alignment.RIGHT),
    ),
    (
        (t("Share of papers, %"), t("1.63"), t("1.19"), t("NCSES")),
        (t("Electricity, TWh"), t("4,520"), t("10,583"), (Text("Ember"), Citation("b", 2))),
        (t("Ratio"), t("0.4"), t("2.34"), t("own")),
    ),
    caption=t("Three measures"),
    number=1,
    source=t("Source: as noted."),
    description="Measures.",
)
LISTS = (
    List("lists/bullets", False, (item("One", item("Deeper", item("Deepest"))), item("Two"))),
    List("lists/first", True, (item("First"), item("Second", item("Below"), item("Below too")))),
    Paragraph("lists/between", t("Between two numbered lists.")),
    List("lists/second", True, (item("First again"), item("Second again"))),
)
PROSE: tuple[Block, ...] = (
    Heading("prose/h1", 1, t("What the figures show")),
    Paragraph(
        "prose/p1",
        (
            Strong(t("Bold lead. ")),
            Text("Plain "),
            Emphasis(t("italic ")),
            Strong((Emphasis(t("both")),)),
            Text(" and "),
            Value(REFERENCE, "38,210"),
            Text(" families"),
            Citation("a", 1),
            Text(", see "),
            CrossReference("evidence/bar", "Figure 1"),
            Text(" and "),
            CrossReference("evidence/table", "Table 1"),
            Text("."),
        ),
    ),
    Heading("prose/h2", 2, t("A second level")),
    Paragraph(
        "prose/p2",
        (
            Link("https://example.org/?a=1&b=2", t("A link")),
            Text(" cited again"),
            Citation("a", 1),
            LineBreak(),
            Text("after a break. " + AWKWARD),
            Citation("c", 3),
        ),
    ),
    Heading("prose/h3", 3, t("A third level")),
    Paragraph("prose/p3", t("Non\u2011breaking, bad\x00\x0b\ud800\uffff characters. " * 4)),
    Quotation("prose/quote", t("Someone’s words that matter."), t("A. Person, 2026")),
    Callout("prose/note", CalloutKind.NOTE, t("A note that adds something.")),
    Callout("prose/caution", CalloutKind.CAUTION, t("Caution: counts of different things.")),
)


def stress() -> Document:
    """Every block and inline; notes cited twice, out of order, and never."""
    card = Card(t("6.1 to 1"), "China leads", (Text("families"), Citation("a", 1)), 1)
    return Document(
        id="stress & test",
        title="A brief with everything & more",
        kind="Issue brief",
        date="2026-11-23",
        subtitle="Every construct once",
        authors=("A. Writer", "B. Writer"),
        office="Office of <Tests>",
        contact="Contact: a@example.org",
        head_lines=(("To", "The Secretary"), ("From", "Staff & friends")),
        as_of="Figures as of November 23, 2026",
        stamp=Stamp(foot="DRAFT v0.7 · Nov 23, 2026"),
        sections=(
            Section(
                "top",
                "",
                (
                    Callout("top/ask", CalloutKind.ASK, (Strong(t("The ask: ")), Text("fund it."))),
                    Cards(
                        "top/cards",
                        (card, Card(t("23 to 1"), "", t("words"), 0), Card(t("1"), "", t("x"))),
                    ),
                ),
                span=True,
            ),
            Section("prose", "What the figures show", PROSE),
            Section("lists", "Lists", LISTS),
            Section(
                "evidence",
                "Evidence",
                (
                    BAR,
                    LINE,
                    DUMBBELL,
                    SINGLE,
                    TABLE,
                    Table("evidence/bare", (Column(t("A")), Column(t("B"))), ((t("1"), t("2")),)),
                    Picture(
                        "evidence/picture", "p.png", "A map", t("The map"), 5, t("Source: us.")
                    ),
                    PageBreak("evidence/break"),
                    Paragraph(
                        "evidence/a-very-long-identifier-that-exceeds-forty/characters-1",
                        t("End one."),
                    ),
                    Paragraph(
                        "evidence/a-very-long-identifier-that-exceeds-forty/characters-2",
                        t("End two."),
                    ),
                ),
            ),
        ),
        notes=(
            Note("a", 1, (Text("First source, "), Link("https://example.org/1", t("example.org")))),
            Note("b", 2, t("Second source & more.")),
            Note("c", 3, t("Third source.")),
            Note("d", 4, t("Never cited.")),
        ),
    )
