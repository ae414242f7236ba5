"""What it costs to decide which picks are seen where, against making the pages once."""

from functools import partial

from msgspec.structs import replace

from bench.timing import median
from briefgen import pipeline
from briefgen.brief.brief import Brief, new_brief
from briefgen.fitting import decide
from briefgen.sources import library

ROUNDS = 5
MOST = 6.0  # times a make with its plan, for one that decides it
INDICATORS, PROPOSALS = 20, 12


def main() -> bool:
    """Print the ratios; whether they are kept."""
    brief = _full()
    planned = replace(brief, plan=decide(brief).plan)
    pipeline.make(planned)  # warm: templates, fonts, charts
    with_plan = median([partial(pipeline.make, planned)] * ROUNDS)
    without = median([partial(pipeline.make, brief)] * ROUNDS)
    ratio = without / with_plan
    print(f"\nA full report with {INDICATORS} indicators and {PROPOSALS} recommendations:")
    print(f"  deciding the plan and making the pages costs {ratio:.1f} times making them")
    return ratio <= MOST


def _full() -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("bench", pack.date, library.find_template("full-report"), pack)
    return replace(
        brief,
        indicators=tuple(each.id for each in pack.indicators[:INDICATORS]),
        recommendations=tuple(each.id for each in pack.recommendations[:PROPOSALS]),
    )
