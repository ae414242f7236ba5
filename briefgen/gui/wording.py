"""Short lines about indicators and problems, in the person's language."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from briefgen.brief.brief import Brief
from briefgen.brief.giving_way import Moved, gave_way, newcomers, without_room
from briefgen.brief.overview import Choice, Standing
from briefgen.brief.problems import Problem
from briefgen.brief.template import Need, Prominence
from briefgen.errors import Severity
from briefgen.evidence.comparisons import Case
from briefgen.evidence.indicators import Confidence

_NAMED = 6  # characters that a sentence names


def summary(choice: Choice) -> str:
    """The second line of a row: who leads, by what, when; or how much evidence there is."""
    if choice.standing is None:
        return _evidence(len(choice.evidence))
    return standing_line(choice.standing)


def standing_line(standing: Standing) -> str:
    """Who leads · the amounts · when."""
    amounts = ", ".join(f"{name} {amount}" for name, amount in standing.amounts)
    return " · ".join(part for part in (_case(standing), amounts, standing.period) if part)


def severity_word(severity: Severity) -> str:
    """What a problem is called."""
    match severity:
        case Severity.ERROR:
            return _tr("Error")
        case Severity.WARNING:
            return _tr("Warning")
        case Severity.NOTE:
            return _tr("Note")


def severity_words(severity: Severity) -> str:
    """What several such problems are called."""
    match severity:
        case Severity.ERROR:
            return _tr("Errors")
        case Severity.WARNING:
            return _tr("Warnings")
        case Severity.NOTE:
            return _tr("Notes")


def need_word(need: Need) -> str:
    """What a kind of brief is for."""
    match need:
        case Need.DECIDE:
            return _tr("Decide")
        case Need.INFORM:
            return _tr("Inform")
        case Need.PERSUADE:
            return _tr("Persuade")
        case Need.SAY:
            return _tr("Say")
        case Need.RECORD:
            return _tr("Record")


def prominence_word(place: Prominence) -> str:
    """Where a chosen indicator is seen."""
    match place:
        case Prominence.CARD:
            return _tr("Card")
        case Prominence.TOLD:
            return _tr("Told")
        case Prominence.TABLE:
            return _tr("Table")
        case Prominence.ANNEX:
            return _tr("Annex")
        case Prominence.OUT:
            return _tr("Left out")


def room_line(before: Brief, after: Brief) -> str:
    """What found no room, else what went down and for whom; empty when all stays in its place."""
    left_out = without_room(before, after)
    if left_out:
        names = "; ".join(f"“{each}”" for each in left_out)
        return _tr("There is no room for {0}, which is left out.").format(names)
    return _gave_way_line(gave_way(before, after), newcomers(before, after))


def homeless(problems: Iterable[Problem]) -> dict[str, int]:
    """How many words of the person's have no place, by the change that they are of."""
    found = (dict(each.params) for each in problems if each.code == "words.unplaced")
    return {str(each["change"]): int(str(each["count"])) for each in found}


def homeless_line(before: Mapping[str, int] | None, now: Mapping[str, int]) -> str:
    """How many words lost their place since, else how many have it again."""
    lost = sum(count for name, count in now.items() if name not in (before or {}))
    back = sum(count for name, count in (before or {}).items() if name not in now)
    if before is None or not (lost or back):
        return ""
    if lost:
        one = _tr("{0} word of yours has no place now; it is kept.")
        return counted(lost, one, _tr("{0} words of yours have no place now; they are kept."))
    one = _tr("{0} word of yours has its place again.")
    return counted(back, one, _tr("{0} words of yours have their place again."))


def _gave_way_line(moved: tuple[Moved, ...], risen: tuple[str, ...]) -> str:
    if not moved:
        return ""
    room = _tr(" to make room for “{0}”").format(risen[0]) if len(risen) == 1 else ""
    if len(moved) > 1:
        names = "; ".join(f"“{each.title}”" for each in moved)
        return _tr("{0} picks went down{1}: {2}.").format(len(moved), room, names)
    title, before, now = moved[0]
    if now is Prominence.OUT:
        return _tr("“{0}” is left out{1}.").format(title, room)
    where = (prominence_word(before).lower(), prominence_word(now).lower())
    return _tr("“{0}” went from {1} to {2}{3}.").format(title, *where, room)


def confidence_word(confidence: Confidence) -> str:
    """How sure figures are, and why."""
    match confidence:
        case Confidence.HIGH:
            return _tr("high: the primary file, or two independent texts")
        case Confidence.MEDIUM:
            return _tr("medium: one secondary text")
        case Confidence.LOW:
            return _tr("low: disputed figures")


def badges(choice: Choice, brief: Brief) -> str:
    """What a person should know before choosing an indicator; mostly nothing."""
    parts = [_tr("last year {0}").format(choice.old_year)] if choice.old_year else []
    parts += [_tr("primary source not opened yet")] if _is_unopened(choice, brief) else []
    return " · ".join(parts)


def short_badges(choice: Choice, brief: Brief) -> str:
    """The same where who leads has to be read beside it; most of a library is unopened."""
    unopened = _is_unopened(choice, brief)
    if not choice.old_year:
        return _tr("source not opened") if unopened else ""
    year = _tr("last year {0}").format(choice.old_year)
    return _tr("{0} · not opened").format(year) if unopened else year


def counted(number: int, one: str, many: str) -> str:
    """``1 page`` or ``2 pages``; both forms are translated already and hold ``{0}``."""
    return (one if number == 1 else many).format(number)


def dropped_line(dropped: frozenset[str]) -> str:
    """That characters which no page can print were left out, and which."""
    codes = ", ".join(f"U+{ord(each):04X}" for each in sorted(dropped)[:_NAMED])
    text = _tr("Characters that cannot be printed were left out: {0}").format(codes)
    return text + ("…" if len(dropped) > _NAMED else ".")


def _is_unopened(choice: Choice, brief: Brief) -> bool:
    return choice.unopened and all(each.indicator != choice.id for each in brief.opened)


def _case(standing: Standing) -> str:
    match standing.case:
        case Case.LEADS | Case.ONE_ZERO:
            return _tr("{0} leads").format(standing.leader)
        case Case.AHEAD:
            return _tr("{0} ahead").format(standing.leader)
        case Case.CLOSE:
            return _tr("Close")
        case Case.RANGE:
            return _tr("Competing estimates")
        case Case.NOTHING:
            return _tr("No figures for those compared")
        case _:
            return ""


def _evidence(count: int) -> str:
    one = _tr("Recommendation · {0} indicator as evidence")
    return counted(count, one, _tr("Recommendation · {0} indicators as evidence"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wording", text)
