"""Words for amounts on either side of zero: a thing ("a loss of …") or a verb ("fell by …")."""

import itertools

from briefgen.evidence.indicators import Unit

_BY = " by"


def has_verbs(unit: Unit) -> bool:
    """Whether amounts above or below zero come with a verb ("fell by"), not as a thing ("a loss
    of").
    """
    return (unit.above or unit.below).endswith(_BY)


def once_told(unit: Unit, amounts: list[str]) -> list[str]:
    """Amounts in a row whose verb stands once: "fell by 0.2% in … and by 1.5% in …"."""
    told = amounts[:1]
    for before, each in itertools.pairwise(amounts):
        verb = next((v for v in (unit.above, unit.below) if v and each.startswith(v)), "")
        same = verb.endswith(_BY) and before.startswith(verb)
        told.append(each.removeprefix(verb.removesuffix(_BY)).lstrip() if same else each)
    return told
