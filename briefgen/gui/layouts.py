"""Which panes are seen side by side: three layouts, by how wide the window is in ems."""

from enum import StrEnum

from briefgen.gui.steps import Step

WIDE, MEDIUM = 98, 63  # ems from which on there is room for three panes, and for two


class Layout(StrEnum):
    """How many panes stand side by side."""

    WIDE = "wide"  # the side pane, the words, the pages
    MEDIUM = "medium"  # the side pane or the words, and the pages
    NARROW = "narrow"  # one of them


def layout_for(width: int, em: int) -> Layout:
    """The layout of a window so many pixels wide whose text is ``em`` pixels high."""
    if width >= WIDE * em:
        return Layout.WIDE
    return Layout.MEDIUM if width >= MEDIUM * em else Layout.NARROW


def last_step(layout: Layout) -> Step:
    """The lowest tab of the rail."""
    steps = {Layout.WIDE: Step.CHECK, Layout.MEDIUM: Step.WORDS, Layout.NARROW: Step.PAGES}
    return steps[layout]


def seen(layout: Layout, step: Step, *, left: bool, pages: bool) -> tuple[bool, bool, bool]:
    """Whether the side pane, the words and the pages are seen.

    ``left`` and ``pages`` are what the person wants to have: there is always something left to see.
    """
    if layout is Layout.WIDE:
        return left, True, pages
    if layout is Layout.MEDIUM:
        left = left or not pages
        return left and step is not Step.WORDS, left and step is Step.WORDS, pages
    return step < Step.WORDS, step is Step.WORDS, step is Step.PAGES
