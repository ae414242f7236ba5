"""Brief → document: fill the template, parse it, lay the person's words over it, number it."""

from briefgen.compose.composition import Composed, Composition, compose
from briefgen.compose.numbering import renumbered

__all__ = ["Composed", "Composition", "compose", "renumbered"]
