"""Documents made by hand: the model one-pager, and one with every construct."""

from msgspec.structs import replace

from briefgen.document.tree import (
    Alignment,
    Blocks,
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
    Inline,
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
from briefgen.typography.drawing import Drawing, Label, Shape
from briefgen.typography.faces import SANS
from briefgen.typography.look import Brand, Grid, Look, NotesPlace, Paper, resolve_look

NBSP = "\N{NO-BREAK SPACE}"
COLUMNS = resolve_look(Grid.COLUMNS, Brand(), 0)
MEMO = resolve_look(Grid.MEMO, Brand(), 0)
REPORT = resolve_look(Grid.REPORT, Brand(), 0)
A4 = resolve_look(Grid.COLUMNS, Brand(), 0, Paper.A4)
FOOT = resolve_look(Grid.REPORT, Brand(), 0, notes=NotesPlace.FOOT)
COLUMNS_FOOT = resolve_look(Grid.COLUMNS, Brand(), 0, notes=NotesPlace.FOOT)
LOOKS = {
    "columns": COLUMNS,
    "memo": MEMO,
    "report": REPORT,
    "a4": A4,
    "foot": FOOT,
    "columns_foot": COLUMNS_FOOT,
}


def draw(chart: Chart, width: float) -> Drawing:
    """A plain bar for each category, so that tests need no plotting library."""
    bars: list[Shape | Label] = []
    height = 20.0 * len(chart.categories) + 4
    for index, category in enumerate(chart.categories):
        y = height - 16 - index * 20
        right = width * 0.4 + width * 0.5 / (index + 1)
        left = width * 0.4
        path = (("m", left, y), ("l", right, y), ("l", right, y + 11), ("l", left, y + 11), ("z",))
        bars.append(Shape(path, fill="#17406D"))
        bars.append(Label(category, 0, y + 2, SANS, 8.5, "#1B1B1B"))
    line = Shape((("m", width * 0.4, 0.0), ("l", width * 0.4, height)), stroke="#71767A")
    return Drawing(width, height, (*bars, line))


def rich(source: str) -> Inlines:
    """Text with **strong** stretches and [1] note marks."""
    inlines: list[Inline] = []
    for index, part in enumerate(source.replace("~", NBSP).split("**")):
        pieces: list[Inline] = []
        for position, bit in enumerate(part.replace("]", "[").split("[")):
            if position % 2:
                pieces += [Citation(f"source{each}", int(each)) for each in bit.split(",")]
            elif bit:
                pieces.append(Text(bit))
        inlines += [Strong(tuple(pieces))] if index % 2 else pieces
    return tuple(inlines)


def section(name: str, title: str, *texts: str, span: bool = False) -> Section:
    blocks: Blocks = tuple(
        Paragraph(f"{name}/p{number}", rich(text)) for number, text in enumerate(texts, start=1)
    )
    heading = (Heading(f"{name}/heading", 1, (Text(title),)),)
    return Section(name, title, (*heading, *blocks), span=span)


def one_pager() -> Document:
    """The model one-pager in full."""
    ask = (
        "**The ask:** fund shared research computing for several years at a time, measure how "
        "long data centers wait for power, and keep chip-tool rules in step with the Netherlands "
        "and Japan. Bill, report language or request: to be completed by the office."
    )
    cards = (
        Card(
            (Text("6.1 to 1"),),
            "China leads",
            rich("generative-AI patent families published 2014–2023 (38,210 to~6,276)"),
            rank=1,
        ),
        Card(
            (Text("23 to 1"),),
            "United States leads",
            rich("private AI investment, 2025 ($285.9~billion to $12.4~billion)"),
            rank=0,
        ),
        Card(
            (Text("2.3 to 1"),),
            "China leads",
            rich("electricity generated, 2025 (10,583 to 4,520~TWh)"),
            rank=1,
        ),
    )
    return Document(
        id="one-pager",
        title="The AI race is split: China leads in volume, the United States in capital and "
        "computing power",
        kind="One-pager",
        date="2026-11-23",
        office="Office of Senator Example",
        contact="Contact: Jane Doe, (202) 555-0100, jane.doe@example.gov",
        as_of="Figures as of November~23, 2026".replace("~", NBSP),
        sections=(
            Section("ask", "The ask", (Callout("ask/ask", CalloutKind.ASK, rich(ask)),), span=True),
            Section("cards", "Key figures", (Cards("cards/cards", cards),), span=True),
            *_one_pager_text(),
        ),
        notes=_one_pager_notes(),
    )


def _one_pager_text() -> tuple[Section, ...]:
    return (
        section(
            "bottom_line",
            "Bottom line",
            "China leads by wide margins where volume counts: generative-AI patent families, AI "
            "articles and electricity. The United States leads by wide margins in private money "
            "and known AI computing power. The best public models are close. No single measure "
            "decides the race.",
        ),
        section(
            "evidence",
            "What the figures show",
            "**China publishes more; U.S. papers are cited more.** Inventors in China account for "
            "38,210 generative-AI patent families published in 2014–2023, against 6,276 in the "
            "United States.[1] Authors in China wrote 3.4~times as many AI articles in 2022 "
            "(42,524 to~12,642).[2] But 1.63% of U.S. computer-science papers were among the "
            "world’s 1% most cited in 2020, against 1.19% of China’s.[3] A published family is an "
            "invention disclosed, not necessarily a patent granted.",
            "**The U.S. lead in capital and computing is large.** Private investors put "
            "$285.9~billion into U.S. AI companies in 2025, 23~times the $12.4~billion in "
            "China.[4] That leaves out Chinese state funds, an estimated $184~billion in "
            "2000–2023.[4] The United States held about three-quarters of known AI cluster "
            "performance in May~2025, China 15%; the data cover 10–20% of the world’s total.[5]",
            "**The best models are close.** The top U.S. model led China’s by 39~Arena points "
            "(1,503 to~1,464), less than~3%, in March~2026.[6]",
            "**Power is China’s strength and the U.S. need is growing.** China generated "
            "10,583~TWh in 2025, the United States 4,520.[7] U.S. data centers used 183~TWh in "
            "2024 and are projected to use 426 in 2030.[8]",
        ),
        section(
            "what_to_do",
            "What to do",
            "**1. Congress:** fund shared research computing for several years; the NAIRR pilot "
            "was launched for two. Trade-off: a recurring appropriation.",
            "**2. Department of Energy:** report each year how long projects above "
            "100~megawatts wait for power. Trade-off: other users also wait.",
            "**3. Commerce and State:** agree chip-tool rules with the Netherlands and Japan, "
            "whose firms sell 96.5% of lithography tools.[9] Trade-off: allied firms may lose "
            "sales.",
        ),
        section(
            "other_side",
            "The other side",
            "Patent and article counts say nothing about quality; investment totals leave out "
            "Chinese state money.[4]",
        ),
    )


def _one_pager_notes() -> tuple[Note, ...]:
    texts = (
        "WIPO, Patent Landscape Report: Generative AI (2024), patent families by inventor address.",
        "NSF/NCSES, Science and Engineering Indicators, table APBS-1.",
        "NSF/NCSES, Science and Engineering Indicators, table SPBS-69.",
        "Stanford HAI, AI Index Report 2026.",
        "Epoch AI, GPU Clusters (2025).",
        "AI Index 2026; ratings compare within a date only.",
        "Ember and Energy Institute via Our World in Data (2026).",
        "IEA, Energy and AI (2025), base case.",
        "CSET, Emerging Technology Observatory (2026), 2025 sales.",
    )
    return tuple(
        Note(f"source{number}", number, (Text(text),)) for number, text in enumerate(texts, start=1)
    )


LOREM = (
    "Authors in China wrote more articles on machine learning than authors in the United States, "
    "but computer-science papers from American universities were cited considerably more often; "
    "citation figures end early because citations take years to accumulate, and classification "
    "of publications differs between administrative databases. "
)


def table(name: str = "all/table", rows: int = 4, number: int = 1) -> Table:
    columns = (
        Column((Text("Measure"),)),
        Column((Text("United States"),), Alignment.FIGURE),
        Column((Text("China"),), Alignment.FIGURE),
    )
    body = tuple(
        ((Text(f"Measure {row + 1}"),), (Text(f"{1.5 * row:.1f}%"),), (Text(f"{row * 1250:,}"),))
        for row in range(rows)
    )
    return Table(
        name,
        columns,
        body,
        caption=(Text("China leads on two of four measures"),),
        number=number,
        source=(Text("Source: own computation."), Citation("source2", 2)),
        description="Four measures for two countries.",
    )


def chart(name: str = "all/chart", *, wide: bool = False, number: int = 1) -> Chart:
    return Chart(
        name,
        "bar",
        caption=(Text("Inventors in China account for six times as many patent families"),),
        subtitle=(Text("Generative-AI patent families, 2014–2023"),),
        categories=("China", "United States", "Korea"),
        series=(Series("Families", 0, tuple(Point(each) for each in (38210, 6276, 4155))),),
        alt="Bar chart: China 38,210, United States 6,276, Korea 4,155.",
        number=number,
        source=(Text("Source: WIPO (2024). Data as of July 3, 2024."),),
        wide=wide,
    )


def everything() -> Document:
    """Every block and every inline, over several pages."""
    value = Value(Reference((Cell("gdp", "China", "2025"),)), f"$18.7{NBSP}trillion")
    inlines: Inlines = (
        Text("Plain, "),
        Strong((Text("strong "), Emphasis((Text("strong italic"),)))),
        Text(", "),
        Emphasis((Text("italic"),)),
        Text(", a "),
        Link(
            "https://example.org/a?b=(c)",
            (Text("link that is long enough to run over two "), Strong((Text("lines"),))),
        ),
        Text(", a value "),
        value,
        Text(", "),
        CrossReference("all/chart", "Figure 1"),
        Text(" and "),
        CrossReference("all/table", "Table 1"),
        Text(", a broken"),
        LineBreak(),
        Text("line, three notes"),
        Citation("source1", 1),
        Citation("source2", 2),
        Citation("source9", 9),
        Text(" and a hyphen that holds: COVID\u201119."),
    )
    items = (
        ListItem((Text("First " + LOREM),), (ListItem((Text("below it"),)),)),
        ListItem((Text("Second"), Citation("source1", 1))),
    )
    blocks: Blocks = (
        Heading("all/heading", 1, (Text("Everything"),)),
        Paragraph("all/p1", inlines),
        Heading("all/heading2", 3, (Text("A head that skips a level"),)),
        Paragraph("all/p2", (Text(LOREM * 3),)),
        List("all/bullets", False, items),
        List("all/numbers", True, items),
        table(),
        chart(),
        Paragraph("all/p3", (Text(LOREM * 2),)),
        Quotation("all/quotation", (Text("We are ahead."),), (Text("A minister"),)),
        Callout("all/note", CalloutKind.NOTE, (Text(LOREM),)),
        Callout("all/caution", CalloutKind.CAUTION, (Text("Not yet checked."),)),
        Picture("all/picture", "map.png", "A map of data centers.", (Text("A map"),), 2),
        chart("all/wide", wide=True, number=3),
        Paragraph("all/p4", (Text(LOREM),)),
        PageBreak("all/break"),
        table("all/long", rows=70, number=2),
        Paragraph("all/p5", (Text(LOREM * 4),)),
    )
    return Document(
        id="everything",
        title="Everything a document can hold",
        subtitle="Set once, read twice",
        kind="Issue brief",
        date="2026-11-23",
        authors=("Ann Author", "Ben Writer"),
        office="Library of Examples",
        contact="ann@example.org",
        head_lines=(("To", "The Director"), ("From", "The Analyst")),
        as_of="Figures as of November 23, 2026",
        sections=(
            Section("empty", "Empty", ()),
            Section("all", "Everything", blocks),
            section("after", "After it", LOREM * 3, LOREM * 2),
        ),
        notes=_one_pager_notes(),
    )


def limited(look: Look, limit: int) -> Look:
    from msgspec.structs import replace

    return replace(look, page_limit=limit)


def in_many_tongues() -> Document:
    """A report with a cover, lists, heads that run in, and words of other scripts everywhere."""
    whole = everything()
    foreign = (
        Text("Words of others: 中国, שלום עולם, العربية, 日本の技術, Ελληνικά, Привет and 한국."),
    )
    blocks: Blocks = (
        Heading("more/heading", 1, (Text("מדיניות (2026) policy"),)),
        Paragraph("more/p0", (Emphasis((Text("raison d’être"),), "fr"), Text(" is French."))),
        Heading("more/first", 2, (Text("A head that runs in"),)),
        Paragraph("more/p1", (*foreign, Citation("source1", 1))),
        Paragraph("more/p2", (Text("שלום עולם, this line begins from the right."),)),
        Heading("more/second", 2, (Text("A head above a list"),)),
        List("more/list", True, (ListItem(foreign), ListItem((Text("שלום 2026"),)))),
        Heading("more/third", 3, (Text("A third level"),)),
        Quotation("more/quotation", (Text("人工智能"),), foreign),
        Callout("more/ask", CalloutKind.ASK, foreign),
        Paragraph("more/p3", (CrossReference("all/long", "Table 2"), Text(" is far away."))),
    )
    sections = (*whole.sections, Section("more", "More", blocks))
    return replace(
        whole,
        id="tongues",
        title="Report על סין 中国",
        cover=True,
        contents=True,
        sections=sections,
    )
