"""Alternative texts of figures, and tables of measures, read cell by cell."""

import re

from tests.truth.amounts import Amount, amount_of, amount_pattern
from tests.truth.judge import WHOLES, Finding, Judge
from tests.truth.periods import PERIOD, key_of
from tests.truth.topic import Indicator
from tests.truth.words import Words

Findings = list[Finding]
_TITLE = (
    r"(?:Line chart|Bar chart|Column chart|Dot chart|Dumbbell chart|Slope chart|Small multiples"
    r"|Range of estimates|Waffle chart|Stacked bar chart|Stacked bar|Lollipop chart)(?:: .*)?"
)
_TITLES = re.compile(_TITLE.replace("(?:: .*)?", r"(?:: .*?)?\.(?= |$)"))
_AHEAD = r"(?: \((?:projected|projection|estimate|forecast)\))?"


class Drawn:
    """Reads what a figure shows, told in words."""

    def __init__(self, words: Words, judge: Judge) -> None:
        self.words = words
        self.judge = judge
        self._ends: tuple[Amount, Amount] | None = None
        self._bars: list[float] = []
        self._last = ""

    def indicator(self, subtitle: str) -> tuple[Indicator, list[str]] | None:
        """The indicator of a figure, and the periods that its second line names."""
        line = subtitle.lower()
        found = [
            one
            for one in self.words.topic.indicators
            if any(line.startswith(name.lower() + ",") for name in (one.short, one.title))
        ]
        if not found:
            return None
        return max(found, key=lambda one: len(one.short)), re.findall(PERIOD, subtitle)

    def alternative(
        self, text: str, indicator: Indicator, subtitle: str
    ) -> tuple[Findings, list[str], set[str]]:
        """The findings, the sentences that were not read, and who is drawn."""
        findings: Findings = []
        unread: list[str] = []
        drawn: set[str] = set()
        periods = [key_of(found[0]) for found in re.finditer(PERIOD, subtitle)]
        keys = {cell.period.key for cell in indicator.cells}
        key = periods[-1] if periods and periods[-1] in keys else ""
        self._ends, self._bars = None, []
        ends = self._ends_of(indicator, re.findall(PERIOD, subtitle))
        self._last = ends[-1] if ends else ""
        for sentence in re.split(r"(?<=[.])\s+", text):
            told = self._sentence(sentence.removesuffix("."), indicator, key, drawn)
            if told is None:
                unread.append(sentence)
            else:
                findings += told
        if self._ends and self._bars:
            high, low = max(self._bars), min(self._bars)
            holds = self._ends[0].fits(high) and self._ends[1].fits(low)
            printed = f"highest {self._ends[0].text}, lowest {self._ends[1].text}"
            findings.append(Finding(holds, printed, f"{high} and {low}"))
        findings += self._span(indicator, subtitle, text)
        return findings, unread, drawn

    def _span(self, indicator: Indicator, subtitle: str, text: str) -> Findings:
        """Whether the years above a figure are the first and the last that it shows."""
        above = self._ends_of(indicator, re.findall(PERIOD, subtitle))
        told = _TITLES.sub("", text)
        keys = {cell.period.key for cell in indicator.cells}
        shown = {key_of(period) for period in re.findall(PERIOD, told)} & keys
        if len(above) != 2 or not shown or not set(above) <= keys or indicator.breaks:
            return []  # beyond a break a line is told from there
        ends = sorted(map(indicator.end, shown))
        right = [ends[0], ends[-1]]
        return [Finding([*map(indicator.end, above)] == right, f"{above} shown", f"{right}")]

    def _sentence(
        self, sentence: str, indicator: Indicator, key: str, drawn: set[str]
    ) -> Findings | None:
        if re.fullmatch(_TITLE, sentence):
            return []
        if found := re.fullmatch(r"Lines across: (.+)", sentence):
            return self._across(found[1].split("; "), indicator, key or self._last)
        if found := re.fullmatch(rf"From ({PERIOD}) on something else was counted", sentence):
            return [self.judge.broken(indicator, key_of(found[1]))]
        findings: Findings = []
        who = next(iter(drawn)) if len(drawn) == 1 else ""
        for clause in sentence.split("; "):
            told = self._clause(clause, indicator, key, who)
            if told is None:
                return None
            drawn.add(told[1])
            who = told[1]
            findings += told[0]
        return findings

    def _clause(
        self, clause: str, indicator: Indicator, key: str, who: str
    ) -> tuple[Findings, str] | None:
        amount, name = amount_pattern(indicator), self.words.any
        if found := re.fullmatch(r"no data for (.+)", clause, re.IGNORECASE):
            gaps = [key_of(period) for period in re.findall(PERIOD, found[1])]
            return [self._gap(indicator, who, gap) for gap in gaps], who
        if found := re.fullmatch(rf"(?:(.+?)[,:] )?({PERIOD}):? no data", clause, re.IGNORECASE):
            one = self._who(found[1], indicator) if found[1] else who or self._who("", indicator)
            return [self._gap(indicator, one, key_of(found[2]))], one
        name = rf"(?:{name}|[\w’– ]+?)"
        say = self.judge.cell
        if found := re.fullmatch(
            rf"Highest is (.+?) with ({amount}), lowest shown (.+?) with ({amount})", clause, re.I
        ):
            return self._outermost(indicator, key, found.groups()), ""
        if found := re.fullmatch(
            rf"(?:({name}) )?from ({amount}){_AHEAD} in ({PERIOD})"
            rf" to ({amount}){_AHEAD} in ({PERIOD})",
            clause,
            re.I,
        ):
            one = self._who(found[1], indicator)
            ends = [(found[2], found[3]), (found[4], found[5])]
            return [say(indicator, one, key_of(p), amount_of(a, indicator)) for a, p in ends], one
        if found := re.fullmatch(
            rf"(highest|lowest) ({amount}){_AHEAD} in ({PERIOD})", clause, re.I
        ):
            return self._extreme(indicator, who, found.groups()), who
        if found := re.fullmatch(
            rf"(?:(.+?)[,:] )?({PERIOD}):? ({amount}){_AHEAD}", clause, re.IGNORECASE
        ):
            one = self._who(found[1], indicator) if found[1] else who or self._who("", indicator)
            return [say(indicator, one, key_of(found[2]), amount_of(found[3], indicator))], one
        if found := re.fullmatch(
            rf"(.+?),? ({PERIOD})(?: \([^)]*\))?:? ({amount}){_AHEAD}", clause, re.I
        ):
            one = self._who(found[1], indicator)
            if one:
                told = say(indicator, one, key_of(found[2]), amount_of(found[3], indicator))
                self._bars += indicator.at(one, key_of(found[2]))
                return [told], one
        if found := re.fullmatch(rf"({name}) ({amount}) in ({PERIOD})", clause, re.IGNORECASE):
            one = self._who(found[1], indicator)
            return [say(indicator, one, key_of(found[3]), amount_of(found[2], indicator))], one
        if found := re.fullmatch(rf"({name}):? ({amount}){_AHEAD}", clause, re.IGNORECASE):
            one = self._who(found[1], indicator)
            self._bars += indicator.at(one, key)
            told = say(indicator, one, key, amount_of(found[2], indicator))
            return ([told], one) if one else None
        return None

    def _across(self, told: list[str], indicator: Indicator, key: str) -> Findings | None:
        """An average or a target, with its own time where it is of another."""
        findings: Findings = []
        for each in told:
            pattern = rf"(.+?)(?: for ({PERIOD}))? ({amount_pattern(indicator)})"
            found = re.fullmatch(pattern, each, re.IGNORECASE)
            if not found:
                return None
            who = self._who(found[1], indicator)
            when = key_of(found[2]) if found[2] else key
            findings.append(self.judge.cell(indicator, who, when, amount_of(found[3], indicator)))
        return findings

    def _who(self, form: str | None, indicator: Indicator) -> str:
        if form:
            return self.words.entity(form, indicator)
        return (self.judge.with_figures(indicator) or [""])[0]

    def _gap(self, indicator: Indicator, who: str, key: str) -> Finding:
        figure = indicator.at(who, key)
        return Finding(not figure, f"no data for {who} in {key}", f"{figure}")

    def subtitle(self, line: str) -> Findings | None:
        """What is drawn and from when to when: “Licensing income, current dollars, 2005–2020”."""
        told = self.indicator(line)
        if told is None:
            return None
        indicator, periods = told
        keys = {cell.period.key for cell in indicator.cells}
        keys |= {key[:4] for key in keys if " " in key}
        ends = self._ends_of(indicator, periods)
        return [Finding(key in keys, f"drawn: {key}", "no such figures") for key in ends]

    def _ends_of(self, indicator: Indicator, periods: list[str]) -> list[str]:
        """The keys of periods; both years of a span that is no period of the indicator’s."""
        keys = {cell.period.key for cell in indicator.cells}
        ends: list[str] = []
        for key in map(key_of, periods):
            span = None if key in keys else re.fullmatch(r"(\d{4})-(\d{4})", key)
            ends += [span[1], span[2]] if span else [key]
        return ends

    def _extreme(self, indicator: Indicator, who: str, groups: tuple[str, ...]) -> Findings:
        which, text, period = groups
        since = max((indicator.end(key) for key in indicator.breaks), default="")
        figures = [
            cell.amount
            for cell in indicator.cells
            if cell.entity == who and cell.period.end >= since
        ]
        most = max if which.lower() == "highest" else min
        end = most(figures, default=float("nan"))
        return [
            self.judge.cell(indicator, who, key_of(period), amount_of(text, indicator)),
            Finding(amount_of(text, indicator).fits(end), f"{who} {which} {text}", f"{end}"),
        ]

    def _outermost(self, indicator: Indicator, key: str, groups: tuple[str, ...]) -> Findings:
        high, most, low, least = groups
        self._ends = amount_of(most, indicator), amount_of(least, indicator)
        findings = []
        for form, text in ((high, most), (low, least)):
            printed, _, rest = form.rpartition(", ")
            if printed and (period := re.match(PERIOD, rest)):
                one, when = self._who(printed, indicator), key_of(period[0])
            else:
                one, when = self._who(form, indicator), key
            findings.append(self.judge.cell(indicator, one, when, amount_of(text, indicator)))
        return findings


def table(lines: list[str], words: Words, judge: Judge) -> tuple[Findings, list[str], int]:
    """A table of measures, a cell a line: findings, rows not read, and how many lines it has."""
    columns: list[str] = []
    at = 2
    while at < len(lines) and words.entities(lines[at]):
        columns.append(words.entity(lines[at]))
        at += 1
    findings: Findings = []
    unread: list[str] = []
    width = len(columns) + 2
    while columns and at + width <= len(lines):
        row = lines[at : at + width]
        indicator = _row(row[0], words)
        if indicator is None or not re.fullmatch(f"{PERIOD}|various", row[1]):
            break
        amount = amount_pattern(indicator)
        findings += _latest(indicator, columns, row[1], judge)
        for entity, cell in zip(columns, row[2:], strict=True):
            findings += _cell(indicator, entity, row[1], cell, amount) or []
            if not re.fullmatch(rf"(?:n/a|{amount})(?: \({PERIOD}\))?", cell, re.IGNORECASE):
                unread.append(f"{row[0]}: {cell}")
        at += width
    return findings, unread, at


def _latest(indicator: Indicator, columns: list[str], period: str, judge: Judge) -> Findings:
    """“Latest year”: the last that all of those with figures have, else the last of any."""
    apart = {indicator.target, indicator.benchmark} | WHOLES
    with_figures = [one for one in columns if indicator.keys_of(one) and one not in apart]
    common = judge.latest(indicator, with_figures)
    if not common or not re.fullmatch(PERIOD, period):
        return []
    holds = indicator.end(common) == indicator.end(key_of(period))
    return [Finding(holds, f"{indicator.id}: {period} the latest", common)]


def _row(title: str, words: Words) -> Indicator | None:
    bare = re.sub(r"(?<=[\w)%”“])\d{1,2}$", "", title)
    tries = [title, bare, re.sub(r" \([^)]*\)$", "", bare)]
    for text in tries:
        for indicator in words.topic.indicators:
            if text.lower() in (indicator.short.lower(), indicator.title.lower()):
                return indicator
    return None


def _cell(
    indicator: Indicator, entity: str, period: str, cell: str, amount: str
) -> Findings | None:
    key = key_of(period)
    own = re.fullmatch(rf"(?P<a>n/a|{amount})(?: \((?P<p>{PERIOD})\))?", cell, re.IGNORECASE)
    if not own:
        return None
    key = key_of(own["p"]) if own["p"] else key
    actual = indicator.at(entity, key)
    printed = f"{indicator.id} {entity} {key}: {cell}"
    if own["a"] == "n/a":
        return [Finding(not actual, printed, f"{actual}")]
    told = amount_of(own["a"], indicator)
    return [Finding(any(map(told.fits, actual)), printed, f"{actual or 'no figure'}")]
