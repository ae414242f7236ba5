"""Plausible faults: what true printed texts say, with one thing made wrong."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tests.truth.briefs import Printed

Made = str | Callable[[re.Match[str]], str]


class Fault(NamedTuple):
    """What is made wrong: a piece of a text and what stands there instead."""

    what: str
    piece: str
    instead: Made


def _add(step: float) -> Made:
    """The number in the second group, moved."""

    def moved(found: re.Match[str]) -> str:
        number = found[2]
        places = len(number.partition(".")[2])
        value = float(number.replace(",", "")) + step
        shown = f"{value:,.{places}f}" if "," in number else f"{value:.{places}f}"
        return f"{found[1]}{shown}{found[3]}"

    return moved


_NAME = r"([A-Z][a-z]+(?: [A-Z][a-z]+)?)"
_SWAPPED = r"\3\2\1"
_LED = r" (?:led|was ahead|did better) (?:in|on) [\w -]+"

FAULTS = [
    Fault("another amount", r"( faster than )(\d+)( Mbps)", _add(9)),
    Fault("another share", r"(Of emergency patients in [^,]+, )(\d\d\.\d)(% were)", _add(-3)),
    Fault("another price", r"( cost \$)(\d+\.\d+)( )", _add(0.8)),
    Fault("million for billion", r"(\$[\d.]+) billion(?= (?:from|of|on|into|by))", r"\1 million"),
    Fault("billion for million", r"(of \$[\d.]+) million(?=, against)", r"\1 billion"),
    Fault("points as percent", r" by ([\d.]+) points", r" by \1%"),
    Fault("percent as points", r" by ([\d.]+)%(?= \(|\n)", r" by \1 points"),
    Fault("another ratio", r"(, )([\d.]+)( times )", _add(0.6)),
    Fault("another ratio in a head", r"( by )([\d.]+)( to 1)", _add(1)),
    Fault("another percentage", r"(, )(\d+)(% more than)", _add(6)),
    Fault("swapped names in a list", rf"(?<=in ){_NAME}( and [^ ]+ in ){_NAME}(?=[ ,.])", _SWAPPED),
    Fault("who is ahead", rf"(?:The )?{_NAME}( (?:is|was) ahead of ){_NAME}(?= in)", _SWAPPED),
    Fault("who does better", rf"{_NAME}( (?:does|did) better than ){_NAME}(?= on)", _SWAPPED),
    Fault("a lead where none is", rf"{_NAME} and {_NAME} are close in", r"\2 leads in"),
    Fault("another year", r"( in 20)(1[0-9]|20)(, against)", _add(-2)),
    Fault("another quarter", r"the fourth quarter of (\d+)(?=,|;)", r"the third quarter of \1"),
    Fault(
        "a lead of long ago told as of now", r" led in ([a-z -]+) \(20\d\d\)\.", r" leads in \1."
    ),
    Fault("a rank off by one", r" was (?:third|eighth) of ", " was fourth of "),
    Fault("a rank among fewer", r"( was \w+ of )(50)(\.)", _add(-1)),
    Fault("another median", r"(The median of the \w+ was )(\d+(?:\.\d)?)( Mbps|%)", _add(4)),
    Fault("another half", r"(; half of them lay between \$?)(\d+\.\d+)()", _add(6)),
    Fault("a target reached by more", r"reached by one of", "reached by three of"),
    Fault("another target", r"(The target of )(\d+\.\d)(%)", _add(-5)),
    Fault("another average", r"(together the figure was \$?)(\d+\.\d+)(%|\.)", _add(1.1)),
    Fault("none for a figure", r"against \d+ in (?=[A-Z])", "against none in "),
    Fault("a figure for none", r"had none(?=[.;])", "had 2"),
    Fault("lowest for highest", r" had the lowest, ", " had the highest, "),
    Fault("fewer compared", r"of the (?:six|eight) compared", "of the seven compared"),
    Fault("another growth", r"(grown by )(\d+(?:\.\d)?)(% in)", _add(11)),
    Fault("a fall for growth", r" has grown by ", " has fallen by "),
    Fault("another year of passing", r"( passed [\w ]+ in )(20\d\d)(\.)", _add(-3)),
    Fault("another year in a caption", r"( passed [\w ]+ in [\w -]+ in )(20\d\d)(\n)", _add(-3)),
    Fault("another forecast", r"((?:foresees|projects) )\$?(\d+\.\d)( million)", _add(20)),
    Fault("a surplus for a deficit", r" a deficit of ", " a surplus of "),
    Fault("another cell of a table", r"(\n)(\d\d\.\d)(%\n)", _add(2.2)),
    Fault("no figure in a table", r"\n\d\d\.\d%\n", "\nn/a\n"),
    Fault("another point of a chart", r"(; 2019: )(\d+\.\d)(%)", _add(1.5)),
    Fault("another number not shown", r"( )(\d+)( more not shown)", _add(1)),
    Fault(
        "another estimate", r"(Published estimates of [^.]+ run from \$?)(\d[\d.,]*)( )", _add(3000)
    ),
    Fault("another ratio in a dated head", rf"({_LED} by )([\d.]+)( to 1 in )", _add(0.7)),
    Fault("another distance in a dated head", rf"({_LED} by )([\d.]+)( points in )", _add(2.6)),
    Fault("another percentage in a dated head", rf"({_LED} by )(\d+)(% in )", _add(8)),
    Fault("another quarter in a head", rf"({_LED} by .+ in the )third quarter", r"\1first quarter"),
    Fault("another year in a dated head", rf"({_LED} by .+? in 20)(\d\d)([. ])", _add(-2)),
    Fault("another amount of a leader", r"( led in .+? in 20\d\d, with )([\d,.]+\d)()", _add(57)),
    Fault("a lead where two were close", rf"{_NAME} and {_NAME} were close in", r"\2 led in"),
    Fault("level where two were close", r" were close in ", " were level in "),
    Fault(
        "another part of a whole",
        r"( had )(\d\d\.\d)(% (?:and [\w ]+ [\d.]+% )?of world sales)",
        _add(-6),
    ),
    Fault("another year of confidence", r"(Confidence.+? end in 20)(\d\d)([.) ])", _add(2)),
    Fault("more confidence", r"We have moderate confidence", "We have high confidence"),
    Fault("less confidence", r"We have high confidence", "We have low confidence"),
    Fault("projections further apart", r"(projections for 2030 are )(\d+)( TWh)", _add(100)),
    Fault("projections for another year", r"(the projections for )(2030)( are)", _add(-2)),
    Fault("a smaller fold", r" may more than triple from ", " may more than double from "),
    Fault("a larger fold", r" may more than triple from ", " may quadruple from "),
    Fault("another year of growth", r"( may more than triple from 2023 to )(2030)()", _add(5)),
    Fault("another day of issue", r"(, issued [A-Z][a-z]+ )(\d+)(, 20\d\d\))", _add(1)),
    Fault("in force for issued", r", issued (?=[A-Z])", ", in force since "),
    Fault("another day in force", r"(, in force since [A-Z][a-z]+ )(\d+)(, 20)", _add(-1)),
    Fault("another day of status", r"(in force.*?, as of [A-Z][a-z]+ )(\d+)(, 20)", _add(3)),
    Fault("another day of a record", r"( \([^()]+, as of [A-Z][a-z]+ )(\d+)(, 20\d\d\))", _add(4)),
    Fault("another step", r"This leads to step 1\.", "This leads to step 9."),
    Fault("the next step", r"This leads to step 2\.", "This leads to step 3."),
    Fault("more steps", r"\nTwo steps\n|\nThree steps\n", "\nFive steps\n"),
    Fault("fewer steps", r"\nFour steps\n|\nSix steps\n", "\nTwo steps\n"),
    Fault("steps out of order", r"(The ask: .+?; )\(2\)", r"\1(3)"),
    Fault("another option", r"Approve option 2:", "Approve option 3:"),
    Fault("another option in a box", r"DECISION: Option 1 Option 2", "DECISION: Option 1 Option 3"),
    Fault("another option set aside", r"(not the others\. )Option 3:", r"\1Option 4:"),
    Fault(
        "more at a glance", r"(?:Three|Four|Five) measures at a glance", "Six measures at a glance"
    ),
]


class Planting(NamedTuple):
    """Which faults were found, which were not, and for which no text had a place."""

    found: list[str]
    missed: list[str]
    no_place: list[str]


def planted(texts: Sequence[Printed], contradicts: Callable[[Printed], bool]) -> Planting:
    """Each fault in the first text that has a place for it and is free of contradictions."""
    found: list[str] = []
    missed: list[str] = []
    no_place: list[str] = []
    for fault in FAULTS:
        for brief in texts:
            text = re.sub("[\u00a0\u202f]", " ", brief.text).replace("US$", "$")
            wrong = re.sub(fault.piece, fault.instead, text, count=1)
            if wrong == text or contradicts(brief):
                continue
            faulty = replace(brief, text=wrong)
            (found if contradicts(faulty) else missed).append(f"{fault.what} ({brief.origin})")
            break
        else:
            no_place.append(fault.what)
    return Planting(found, missed, no_place)
