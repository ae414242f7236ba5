"""What a library offers beside figures: themes, sources, recommendations, passages."""

import re
from collections.abc import Iterator

from briefgen.brief.problems import Problem
from briefgen.checks.library.places import Files, listed, problem
from briefgen.errors import Place, Severity
from briefgen.evidence.pack import WHICH, Pack
from briefgen.evidence.recommendations import TERMS, Recommendation

LEVERS = ("invest", "protect", "build", "ally")
TITLE, ACTION, RATIONALE, BECAUSE, PASSAGE = 9, 18, 55, 25, 45  # words at most
_DIARY = re.compile(
    r"\b(?:this (?:library|pack)|we (?:could not|did not|have not)|could not be (?:opened|found)"
    r"|check (?:it|this|them) before printing|transcribed|todo|tbd|fixme|xxx)\b",
    re.IGNORECASE,
)
_END = tuple(".!?”")
_SAID = (
    *("title", "action", "rationale", "first_step", "trade_off", "counter_argument", "answer"),
    *TERMS,
)


def check(pack: Pack, files: Files) -> Iterator[Problem]:
    """Each list, and words of a diary in whatever is printed."""
    yield from _themes(pack, files)
    yield from _sources(pack, files)
    for proposal in pack.recommendations:
        yield from _proposal(proposal, files)
        yield from _wording(proposal, files)
    yield from _terms(pack, files)
    yield from _instruments(pack, files)
    yield from _passages(pack, files)
    yield from _diary(pack, files)


def _themes(pack: Pack, files: Files) -> Iterator[Problem]:
    known = {each.id for each in pack.themes}
    for indicator in pack.indicators:
        if indicator.theme not in known:
            yield problem(
                Severity.WARNING,
                "library.themes",
                f"The theme “{indicator.theme}” of “{indicator.id}” is not in pack.toml, so its "
                "id would be printed as a heading.",
                files.words(indicator, "theme"),
                f"Use one of {listed(known) or 'your own, under [[themes]]'}.",
                indicator=indicator.id,
            )
    used = {each.theme for each in pack.indicators}
    for theme in pack.themes:
        if theme.id not in used:
            said = f"The theme “{theme.id}” has no indicator."
            place = files.place("pack.toml", "id", theme.id)
            yield problem(Severity.NOTE, "library.themes", said, place)


def _sources(pack: Pack, files: Files) -> Iterator[Problem]:
    used = {each.source for each in pack.indicators}
    for source in pack.sources:
        place = files.place("sources.json", "id", source.id)
        lacking = {
            "date (issued)": source.year == "n.d.",
            "address (URL)": not (source.url or source.doi),
            "licence": not source.licence,
        }
        missing = [name for name, lacks in lacking.items() if lacks]
        if missing and source.id in used:
            yield problem(
                Severity.NOTE if source.licence else Severity.WARNING,
                "library.sources",
                f"The source “{source.id}” has no {listed(missing)}.",
                place,
            )
        elif source.id in used and source.url and not source.accessed:
            said = f"The source “{source.id}” does not say when it was read (accessed)."
            yield problem(Severity.NOTE, "library.sources", said, place)
        elif source.id not in used:
            said = f"No indicator has the source “{source.id}”; a template may cite it."
            yield problem(Severity.NOTE, "library.sources", said, place)


def _proposal(proposal: Recommendation, files: Files) -> Iterator[Problem]:
    """What a reader of a proposal asks first."""

    def lacks(key: str, said: str) -> Problem:
        place = _place(files, proposal, key)
        return problem(
            Severity.WARNING,
            "library.proposals",
            f"“{proposal.id}” {said}.",
            place,
            recommendation=proposal.id,
        )

    if not proposal.evidence:
        yield lacks("evidence", "names no indicator that supports it (evidence)")
    if not proposal.first_step:
        yield lacks("first_step", "has no first step")
    if not proposal.counter_argument:
        yield lacks("counter_argument", "does not say what speaks against it (counter_argument)")
    if unsaid := [each for each in proposal.evidence if each not in proposal.because]:
        support = "supports" if len(unsaid) == 1 else "support"
        yield lacks("evidence", f"does not say why {listed(unsaid)} {support} it (because)")
    named = (*proposal.evidence, *proposal.against)
    if stray := [each for each in proposal.because if each not in named]:
        yield lacks("because", f"tells of {listed(stray)}, which is neither for nor against it")
    if both := set(proposal.evidence) & set(proposal.against):
        yield lacks("against", f"names {listed(sorted(both))} both for and against it")
    if proposal.lever not in LEVERS:
        yield lacks("lever", f"has the lever “{proposal.lever}”; use one of {listed(LEVERS)}")


def _wording(proposal: Recommendation, files: Files) -> Iterator[Problem]:
    """Lengths, and periods and capitals where words stand in a sentence or are one."""
    lengths = (("title", TITLE), ("action", ACTION), ("rationale", RATIONALE))
    for key, most in lengths:
        if (count := len(getattr(proposal, key).split())) > most:
            yield problem(
                Severity.NOTE,
                "library.words.long",
                f"“{key}” of “{proposal.id}” has {count} words; {most} are the most.",
                _place(files, proposal, key),
                recommendation=proposal.id,
            )
    wrong = {}
    action = proposal.action
    if action.endswith(".") or (action[:1].isupper() and action[1:2].islower()):
        wrong["action"] = "stands inside a sentence: no capital, no period"
    for key in ("rationale", "first_step", "trade_off", "counter_argument", "cost"):
        text = getattr(proposal, key)
        if text and not text.endswith(_END):
            wrong[key] = "is printed as a sentence and has no period at its end"
    for each, text in proposal.because.items():
        if not text.endswith(_END):
            wrong["because"] = f"has no period at the end of what it says of “{each}”"
        elif (count := len(text.split())) > BECAUSE:
            wrong["because"] = f"has {count} words on “{each}”; {BECAUSE} are the most"
    for key, said in wrong.items():
        yield problem(
            Severity.WARNING,
            "library.words.form",
            f"“{key}” of “{proposal.id}” {said}.",
            _place(files, proposal, key),
            recommendation=proposal.id,
        )


def _terms(pack: Pack, files: Files) -> Iterator[Problem]:
    """Those that say no time or no cost, each in one note."""
    for key, what in (("time", "when"), ("cost", "at what cost")):
        found = [each for each in pack.recommendations if not getattr(each, key)]
        if found:
            yield problem(
                Severity.NOTE,
                "library.proposals",
                f"{len(found)} of {len(pack.recommendations)} recommendations do not say {what} "
                f"({key}): {listed(each.id for each in found)}.",
                _place(files, found[0], "id"),
            )


def _instruments(pack: Pack, files: Files) -> Iterator[Problem]:
    """Those whose standing nobody can look up again, once each."""
    held = {each.id: each for proposal in pack.recommendations for each in proposal.instruments}
    for each in held.values():
        if not (each.source and each.status_as_of):
            said = (
                f"The instrument “{each.id}” does not say who reported its status, and as of when."
            )
            place = files.place("recommendations.toml", "id", each.id)
            yield problem(Severity.NOTE, "library.dated", said, place)


def _passages(pack: Pack, files: Files) -> Iterator[Problem]:
    for passage in pack.passages:
        place = files.place("passages.toml", "text", passage.id)
        if passage.kind == "record" and not (passage.source and passage.as_of):
            said = f"The record “{passage.id}” does not say who reported it (source, as_of)."
            yield problem(Severity.WARNING, "library.dated", said, place)
        if (count := len(passage.text.split())) > PASSAGE:
            said = f"The passage “{passage.id}” has {count} words; {PASSAGE} are the most."
            yield problem(Severity.NOTE, "library.words.long", said, place)
        if WHICH in passage.answer and not passage.tests:
            said = f"The answer of “{passage.id}” has “{WHICH}” and no tests, so it is never asked."
            yield problem(Severity.WARNING, "library.words.form", said, place)
        if not passage.text.endswith(_END):
            said = f"The passage “{passage.id}” has no period at its end."
            yield problem(Severity.WARNING, "library.words.form", said, place)


def _diary(pack: Pack, files: Files) -> Iterator[Problem]:
    """Words about the making of a library in what readers see."""
    for text, place in _printed(pack, files):
        if found := _DIARY.search(text):
            yield problem(
                Severity.WARNING,
                "library.words.diary",
                f"“{found[0]}” would be printed.",
                place,
                "Say what holds for the subject; keep the rest in “advice” or “notes”.",
            )


def _printed(pack: Pack, files: Files) -> Iterator[tuple[str, Place]]:
    for key in ("title", "matter", "description", "headline", "takeaway", "stake", "method"):
        yield getattr(pack, key), files.place("pack.toml", key)
    for indicator in pack.indicators:
        for key in ("title", "short", "definition", "caveat", "gap", "break_note"):
            yield getattr(indicator, key), files.words(indicator, key)
        for key in indicator.phrases.__struct_fields__:
            yield getattr(indicator.phrases, key), files.words(indicator, key)
    for proposal in pack.recommendations:
        for key in _SAID:
            yield getattr(proposal, key), _place(files, proposal, key)
        for instrument in proposal.instruments:
            place = files.place("recommendations.toml", "status", instrument.id)
            yield instrument.status, place
    for passage in pack.passages:
        yield passage.text, files.place("passages.toml", "text", passage.id)


def _place(files: Files, proposal: Recommendation, key: str) -> Place:
    return files.place("recommendations.toml", key, proposal.id)
