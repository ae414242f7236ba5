"""Brief → document: fill the template, parse it, lay the person's words over it, number it."""

from briefgen.compose.composition import Composed, Composition, compose

__all__ = ["Composed", "Composition", "compose"]
