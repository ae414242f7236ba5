"""```ask, ```note and ```caution: a tinted paragraph; ```side: a note beside the one above."""

from briefgen.change.identity import BRIEF, Role, named
from briefgen.compose.fences import Fence
from briefgen.document.tree import Callout, CalloutKind


def ask(fence: Fence) -> Callout:
    """What the brief wants."""
    return Callout(named(Role.ASK, BRIEF), CalloutKind.ASK, fence.inlines(fence.body))


def note(fence: Fence) -> Callout:
    """Something to add."""
    return Callout(fence.id, CalloutKind.NOTE, fence.inlines(fence.body))


def side(fence: Fence) -> Callout:
    """How sure the paragraph above is, and what it leaves out."""
    return Callout(fence.id, CalloutKind.SIDE, fence.inlines(fence.body))


def caution(fence: Fence) -> Callout:
    """A warning; it opens with the word."""
    return Callout(fence.id, CalloutKind.CAUTION, fence.inlines(f"**Caution.** {fence.body}"))
