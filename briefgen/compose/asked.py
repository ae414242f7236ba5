"""What is written of a topic as a template sees it: which question shows which measure."""

from collections import Counter
from collections.abc import Iterator

from briefgen.compose.pieces import bears, passage_data, tellable
from briefgen.compose.words import Words
from briefgen.evidence.pack import PASSAGES, Passage
from briefgen.evidence.recommendations import Recommendation

QUESTIONS = 4  # that are asked about no step, and hard ones


def passages_data(
    words: Words, told: tuple[str, ...], proposals: list[Recommendation]
) -> dict[str, object]:
    """What is written of the topic, by kind; a question has a figure that none before it has."""
    left = {kind: dict.fromkeys(told) for kind in ("question", "hearing")}
    found: dict[str, list[dict[str, object]]] = {kind: [] for kind in PASSAGES}
    for each, shown in _asked(words, told):
        unused = left.get(each.kind, {}) if shown else {}
        own = [name for name in tellable(words, each) if name in unused][:1]
        about = {*own, *(set(each.recommendations) & {one.id for one in proposals})}
        if each.kind == "hearing" and not about and (each.indicators or each.recommendations):
            continue  # what it is about is not on the page
        data = {**passage_data(words, each, own, told), "shown": shown}
        found[each.kind].append(data)
        for name in own:
            del unused[name]
    asked = {each["proposal"] for each in found["question"] if each["shown"] and not each["hard"]}
    alone = [each for each in proposals if each.id not in asked]
    heard = {each["proposal"] for each in found["hearing"]}
    unheard = [each for each in proposals if each.id not in heard]
    return {
        **found,
        "asked": _shared_out(left["question"], proposals, alone),
        "heard": _shared_out(left["hearing"], proposals, unheard),
    }


def _shared_out(
    left: dict[str, None], proposals: list[Recommendation], steps: list[Recommendation]
) -> dict[str, object]:
    """What no question has: a reason of each of these steps, and the rest."""
    reasons: dict[str, str] = {}
    for step in proposals:
        reason = next((e for e in step.evidence if step in steps and e in left), "")
        reasons[step.id] = reason
        left.pop(reason, None)
    return {"reasons": reasons, "rest": list(left)}


def _asked(words: Words, told: tuple[str, ...]) -> Iterator[tuple[Passage, bool]]:
    """What bears on the brief, and whether it has a place: of questions one about each step, and
    few of each other sort.
    """
    count: Counter[str] = Counter()
    for each in words.brief.pack.passages:
        if not bears(words, each, told):
            continue
        if each.kind != "question":
            yield each, True
            continue
        step = next((e for e in words.brief.recommendations if e in each.recommendations), "")
        sort = "hard" if each.hard else step
        count[sort] += 1
        yield each, count[sort] <= (1 if step and not each.hard else QUESTIONS)
