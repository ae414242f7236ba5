"""Which picks are seen where, so that the pages are kept: measured, chosen once, kept in the brief.

``fit`` gives a brief its plan; a brief that has one keeps it, however long its words become.
"""

from briefgen.fitting.choice import Fitted, decide, fit, is_fitted
from briefgen.fitting.measure import laid_out, on_letterhead
from briefgen.fitting.offers import last_offers, lines_over, offers

__all__ = [
    "Fitted",
    "decide",
    "fit",
    "is_fitted",
    "laid_out",
    "last_offers",
    "lines_over",
    "offers",
    "on_letterhead",
]
