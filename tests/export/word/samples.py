"""Documents to try the Word writer on: the model one-pager, and one with every construct."""

from briefgen.document.tree import (
    Callout,
    CalloutKind,
    Card,
    Cards,
    Citation,
    Document,
    Heading,
    Inlines,
    Note,
    Paragraph,
    Section,
    Strong,
    Text,
)


def words(markup: str) -> Inlines:
    """``**bold**`` and ``^3`` note marks as inlines; enough for tests."""
    inlines: list[Text | Strong | Citation] = []
    for index, part in enumerate(markup.split("**")):
        plain: list[Text | Citation] = []
        first, *rest = part.split("^")
        plain.append(Text(first))
        for each in rest:
            plain += [Citation(f"source{each[0]}", int(each[0])), Text(each[1:])]
        kept = tuple(each for each in plain if not isinstance(each, Text) or each.text)
        inlines += [Strong(kept)] if index % 2 and kept else kept
    return tuple(inlines)


def one_pager() -> Document:
    """The full text of the model one-pager."""
    return Document(
        id="model-one-pager",
        title="The AI race is split: China leads in volume, the United States in capital and "
        "computing power",
        kind="One-pager",
        date="2026-11-23",
        office="[Office name]",
        contact="Contact: [name, phone, e-mail]",
        authors=("A. Writer",),
        sections=(
            Section("ask", "The ask", (Callout("ask/1", CalloutKind.ASK, words(_ASK)),), span=True),
            Section("cards", "", (Cards("cards/1", _CARDS),), span=True),
            _section("bottom_line", "Bottom line", (_BOTTOM,)),
            _section("figures", "What the figures show", _FIGURES),
            _section("do", "What to do", _DO),
            _section("other", "The other side", (_OTHER,)),
        ),
        notes=tuple(
            Note(f"source{number}", number, (Text(text),)) for number, text in enumerate(_NOTES, 1)
        ),
    )


def _section(name: str, title: str, paragraphs: tuple[str, ...]) -> Section:
    heading = Heading(f"{name}/heading", 1, (Text(title),))
    rest = (Paragraph(f"{name}/p{n}", words(each)) for n, each in enumerate(paragraphs, 1))
    return Section(name, title, (heading, *rest))


_ASK = (
    "**The ask:** fund shared research computing for several years at a time, measure how long "
    "data centers wait for power, and keep chip-tool rules in step with the Netherlands and "
    "Japan. [Bill, report language or request: to be completed by the office]"
)
_CARDS = (
    Card((Text("6.1 to 1"),), "China leads", (Text(
        "generative-AI patent families published 2014–2023 (38,210 to 6,276)"),), 1),
    Card((Text("23 to 1"),), "United States leads", (Text(
        "private AI investment, 2025 ($285.9 billion to $12.4 billion)"),), 0),
    Card((Text("2.3 to 1"),), "China leads", (Text(
        "electricity generated, 2025 (10,583 to 4,520\u00a0TWh)"),), 1),
)  # fmt: skip
_BOTTOM = (
    "China leads by wide margins where volume counts: generative-AI patent families, AI articles "
    "and electricity. The United States leads by wide margins in private money and known AI "
    "computing power. The best public models are close. No single measure decides the race."
)
_FIGURES = (
    "**China publishes more; U.S. papers are cited more.** Inventors in China account for 38,210 "
    "generative-AI patent families published in 2014–2023, against 6,276 in the United States.^1 "
    "Authors in China wrote 3.4 times as many AI articles in 2022 (42,524 to 12,642).^2 But 1.63% "
    "of U.S. computer-science papers were among the world’s 1% most cited in 2020, against 1.19% "
    "of China’s.^3 A published family is an invention disclosed, not necessarily a patent granted.",
    "**The U.S. lead in capital and computing is large.** Private investors put $285.9 billion "
    "into U.S. AI companies in 2025, 23 times the $12.4 billion in China.^4 That leaves out "
    "Chinese state funds, an estimated $184 billion in 2000–2023.^4 The United States held about "
    "three-quarters of known AI cluster performance in May 2025, China 15%; the data cover 10–20% "
    "of the world’s total.^5",
    "**The best models are close.** The top U.S. model led China’s by 39 Arena points (1,503 to "
    "1,464), less than 3%, in March 2026.^6",
    "**Power is China’s strength and the U.S. need is growing.** China generated 10,583\u00a0TWh "
    "in 2025, the United States 4,520.^7 U.S. data centers used 183\u00a0TWh in 2024 and are "
    "projected to use 426 in 2030.^8",
)
_DO = (
    "**1. Congress:** fund shared research computing for several years; the NAIRR pilot was "
    "launched for two. Trade-off: a recurring appropriation.",
    "**2. Department of Energy:** report each year how long projects above 100 megawatts wait for "
    "power. Trade-off: other users also wait.",
    "**3. Commerce and State:** agree chip-tool rules with the Netherlands and Japan, whose firms "
    "sell 96.5% of lithography tools.^9 Trade-off: allied firms may lose sales.",
)
_OTHER = (
    "Patent and article counts say nothing about quality; investment totals leave out Chinese "
    "state money.^4"
)
_NOTES = (
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
