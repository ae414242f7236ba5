"""An office's profile: who makes briefs at this desk, told once and filled into each of them.

Only what is empty is filled. What a person or a look says stays as it is.
"""

import msgspec
from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.template import is_memo
from briefgen.document.release import Marking, MarkingKind
from briefgen.document.text import clean_line
from briefgen.evidence.formatting import BRITISH
from briefgen.preferences import LONGEST
from briefgen.typography.look import Brand, Paper

TEXTS = ("office", "name", "phone", "email", "head", "state")


class Profile(msgspec.Struct, frozen=True):
    """What an office says of itself; nothing has to be told.

    ``head`` is the member or director to whom its memos go. ``state`` is the one that it stands
    for, whose figures are told where a library has them. ``look`` is the path of its brand file,
    or the name of one that ships. ``language`` is that of new briefs, ``dictionary`` the one by
    which words are judged, ``folder`` where the office's templates and topics lie. ``later`` is
    what its file says beside, kept with its texts: fields of a later version, and those of the
    person's own in whose place the office's settings have locked others.
    """

    office: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    head: str = ""
    state: str = ""
    marking: MarkingKind = MarkingKind.NONE
    look: str = ""
    language: str = ""
    dictionary: str = ""
    folder: str = ""
    later: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no line of a page has room for."""
        for field in TEXTS:
            if len(getattr(self, field)) > LONGEST:
                raise ValueError(f"“{field}” may have at most {LONGEST} characters")


def cleaned(profile: Profile) -> Profile:
    """The profile with each text on one line, as pages can print it."""
    lines = {field: clean_line(getattr(profile, field))[:LONGEST] for field in TEXTS}
    return replace(profile, **lines)  # composed letters may be more than before


def begun(brief: Brief, profile: Profile) -> Brief:
    """A new brief in the language of its office, on A4 where that is British."""
    if not profile.language:
        return brief
    if profile.language == BRITISH:
        brief = replace(brief, template=replace(brief.template, paper=Paper.A4))
    return replace(brief, language=profile.language)


def contact_of(profile: Profile) -> str:
    """Whom a reader may ask: "Ann Lee, 202-555-0100, ann@example.gov".

    The office is not in it, as pages name it beside.
    """
    return ", ".join(filter(None, (profile.name, profile.phone, profile.email)))


def fillable(brief: Brief) -> tuple[str, ...]:
    """The empty fields of a brief's form that a profile can fill, in reading order.

    Who a memo is to and from stands in its head; other kinds would print lines that nobody asked
    for. The office of a look speaks for a brief that names none.
    """
    memo, own = is_memo(brief.template), bool(brief.brand.office)
    fields = (("office", not own), ("to", memo), ("sender", memo), ("contact", True))
    return tuple(name for name, asked in fields if asked and not getattr(brief.form, name))


def filled(brief: Brief, profile: Profile) -> Brief:
    """The brief with what its form leaves empty and the profile knows."""
    profile = cleaned(profile)
    known = {
        "office": profile.office,
        "to": profile.head,
        "sender": profile.name or profile.office,
        "contact": contact_of(profile),
    }
    fields = {name: known[name] for name in fillable(brief) if known[name]}
    if profile.state and not brief.form.state:
        fields["state"] = profile.state
    return replace(brief, form=replace(brief.form, **fields)) if fields else brief


def dressed(brief: Brief, profile: Profile, look: Brand | None = None) -> Brief:
    """The brief with the office's usual marking and its look, where it has none of its own."""
    if look and brief.brand == Brand():
        brief = replace(brief, brand=look)
    if profile.marking is MarkingKind.NONE or brief.marking != Marking():
        return brief
    return replace(brief, marking=_marking(cleaned(profile)))


def changed(before: Brief, after: Brief) -> tuple[str, ...]:
    """What was filled in: fields of the form, then the marking and the look."""
    names = ("office", "to", "sender", "contact", "state")
    fields = [each for each in names if getattr(before.form, each) != getattr(after.form, each)]
    rest = [each for each in ("marking", "brand") if getattr(before, each) != getattr(after, each)]
    return (*fields, *rest)


def _marking(profile: Profile) -> Marking:
    """The usual marking; the designation block of CUI names the office and its contact."""
    if profile.marking is not MarkingKind.CUI:
        return Marking(profile.marking)
    return Marking(profile.marking, controlled_by=profile.office, contact=contact_of(profile))
