"""Laws and what is on record, each with its dates, against the files."""

import re
from datetime import datetime

from tests.truth.acts import Acts, Instrument
from tests.truth.judge import Finding

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
DATE = rf"{_MONTH} \d{{1,2}}, \d{{4}}"
_DAY = rf"{_MONTH} (?:\d{{1,2}}, )?\d{{4}}"
_FORCES = {
    "in force": "in_force",
    "issued": "issued",
    "a pilot": "pilot",
    "statement only": "statement",
    "a court case": "case",
    "a private plan": "private",
    "not law": "not_law",
    "suspended": "suspended",
    "not enforced": "not_enforced",
    "superseded": "superseded",
    "ended": "ended",
    "withdrawn": "withdrawn",
}
_FORCE = "|".join(_FORCES)
_STATUS = rf"({_FORCE})(?:(?: since|,)? ({_DAY}))?(?:,? as of ({_DAY}))?"
_DATED = rf"(?:, ({_DAY}))?(?:: |, )({_FORCE})(?:,? as of ({_DAY}))?\.?"
Findings = list[Finding]


def iso(printed: str) -> str:
    """“May 22, 2026” or “May 2026” as the files have it."""
    month, *rest = printed.replace(",", "").split()
    number = f"{datetime.strptime(month[:3], '%b').month:02d}"
    return f"{rest[-1]}-{number}" + (f"-{int(rest[0]):02d}" if len(rest) == 2 else "")


def status(sentence: str, acts: Acts) -> Findings | None:
    """The status of a law or what is on record; None if it is neither."""
    readings = []
    for law in acts.instruments:
        rest = sentence.removeprefix(law.name)
        if rest == sentence:
            continue
        if found := re.fullmatch(_DATED, rest):
            since, force, as_of = found.groups()
            readings.append(_judged(law, (force, since, as_of)))
        elif (found := re.fullmatch(rf" \((?:{re.escape(law.source)}, )?{_STATUS}\)\.?", rest)) or (
            found := re.fullmatch(rf", {_STATUS}(?:; source: {re.escape(law.source)})?\.?", rest)
        ):
            force, since, as_of = found.groups()
            readings.append(_judged(law, (force, since, as_of)))
        elif found := re.fullmatch(rf", ({_DAY})(?: \(as of ({_DAY})\))?\.?", rest):
            readings.append(_dated(law, found.groups()))  # below a head that says the force
    if readings:  # several steps may rest on one law
        return min(readings, key=lambda one: sum(not finding.holds for finding in one))
    return _record(sentence, acts)


def _judged(law: Instrument, printed: tuple[str, str | None, str | None]) -> Findings:
    force, since, as_of = printed
    held = Finding(_FORCES[force] == law.force, f"{law.name}: {force}", law.force)
    return [held, *_dated(law, (since, as_of))]


def _dated(law: Instrument, printed: tuple[str | None, ...]) -> Findings:
    return [
        Finding(iso(day) == right, f"{law.name} {day}", right)
        for day, right in zip(printed, (law.date, law.as_of), strict=True)
        if day
    ]


def _record(sentence: str, acts: Acts) -> Findings | None:
    """“… were never used. (Bloomberg Law, as of February 3, 2026)”: the text is the library’s."""
    found = re.fullmatch(rf"(.*?) ?\(([^()].+), as of ({_DAY})\)\.?", sentence)
    if not found:
        return None
    for record in acts.records:
        if record.source == found[2] and found[1] in record.text:
            return [Finding(iso(found[3]) == record.as_of, f"as of {found[3]}", record.as_of)]
    return None
