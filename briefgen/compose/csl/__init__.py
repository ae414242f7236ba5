"""A citation style (CSL 1.0.2) run over one source at a time: source in, runs of text out.

``style`` opens a style and checks it, ``item`` writes a source as CSL-JSON, ``rendering`` takes
it through the style's elements (``names``, ``dates``, ``numbers``, ``casing``), and ``output``
joins what came of it.
"""

from briefgen.compose.csl.item import item_of
from briefgen.compose.csl.output import Run
from briefgen.compose.csl.style import Style, entry, mark, open_style

__all__ = ["Run", "Style", "entry", "item_of", "mark", "open_style"]
