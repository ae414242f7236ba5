"""Which picks are seen where, so that the pages are kept: measured, chosen once, kept in the brief.

``fit`` gives a brief its plan; a brief that has one keeps it, however long its words become.
"""

from briefgen.fitting.choice import Fitted, decide, fit, planned
from briefgen.fitting.measure import laid_out
from briefgen.fitting.offers import letterhead_problems, with_offers

__all__ = [
    "Fitted",
    "decide",
    "fit",
    "laid_out",
    "letterhead_problems",
    "planned",
    "with_offers",
]
