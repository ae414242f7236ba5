"""A newer topic library: what it would change, and taking all of it, some of it or nothing."""

import itertools
import random

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.updating import Kind, figure_changes, update_figures
from briefgen.document.runs import plain
from briefgen.document.tree import Document
from briefgen.errors import UsageError
from briefgen.evidence.indicators import Figure, Indicator, Unit
from briefgen.evidence.pack import Pack, find_indicator, find_source
from tests.builders import small_brief, small_pack

PERIOD = "2014–2023"
CHINA, US, JAPAN = (f"patents/{name}/{PERIOD}" for name in ("China", "United States", "Japan"))
KOREA = "patents/Korea/2024"


def patents() -> Indicator:
    """The patents of a month later: China revised, Korea new, Japan no longer there."""
    old = find_indicator(small_pack(), "patents")
    assert old
    return replace(
        old,
        figures=(
            Figure("China", PERIOD, 40000),
            Figure("United States", PERIOD, 6276),
            Figure("Korea", "2024", 4155),
        ),
    )


def newer(*indicators: Indicator) -> Pack:
    """The small pack of a month later, with a newer edition of the source of patents."""
    pack = small_pack()
    own = {each.id: each for each in indicators or (patents(),)}
    sources = (replace(each, title=f"{each.title}, 2nd ed.") for each in pack.sources)
    return replace(
        pack,
        date="2026-02-28",
        indicators=tuple(own.get(each.id, each) for each in pack.indicators),
        sources=tuple(sources),
    )


def amounts(brief: Brief) -> dict[str, float]:
    found = find_indicator(brief.pack, "patents")
    assert found
    return {f"patents/{each.entity}/{each.period}": each.amount for each in found.figures}


def cited(brief: Brief) -> str:
    """The title of what the patents are cited from."""
    found = find_indicator(brief.pack, "patents")
    assert found
    source = find_source(brief.pack, found.source)
    assert source
    return source.title


def said(document: Document) -> str:
    return " ".join(plain(note.text) for note in document.notes)


def test_each_difference_is_told_with_its_kind() -> None:
    found = {each.id: each for each in figure_changes(small_brief(), newer())}

    assert {name: each.kind for name, each in found.items()} == {
        CHINA: Kind.REVISED,
        KOREA: Kind.NEW,
        JAPAN: Kind.GONE,
    }
    assert (found[CHINA].before, found[CHINA].amount) == (38210, 40000)
    assert (found[KOREA].before, found[KOREA].amount) == (None, 4155)
    assert (found[JAPAN].before, found[JAPAN].amount) == (3409, None)


def test_nothing_accepted_leaves_figures_and_what_they_are_cited_from() -> None:
    before = small_brief()
    after = update_figures(before, newer(), ())

    assert amounts(after) == amounts(before)
    assert cited(after) == "Patent Report"
    assert "2nd ed." not in said(pipeline.compose(after).document).split("Energy Report")[0]
    assert after.pack.date == "2026-02-28"
    assert {each.id for each in figure_changes(after, newer())} == {CHINA, KOREA, JAPAN}


def test_all_accepted_is_the_newer_library() -> None:
    everything = {CHINA, KOREA, JAPAN}
    one, two = (update_figures(small_brief(), newer(), each) for each in (None, everything))

    assert one == two
    assert amounts(one) == {CHINA: 40000, US: 6276, KOREA: 4155}
    assert cited(one) == "Patent Report, 2nd ed."
    assert figure_changes(one, newer()) == ()


@pytest.mark.parametrize("size", [1, 2])
def test_of_some_each_is_taken_and_no_other(size: int) -> None:
    before, whole = amounts(small_brief()), {CHINA: 40000, US: 6276, KOREA: 4155}
    for wanted in itertools.combinations((CHINA, KOREA, JAPAN), size):
        after = amounts(update_figures(small_brief(), newer(), wanted))

        for name in (CHINA, US, KOREA, JAPAN):
            expected = whole if name in wanted else before
            assert after.get(name) == expected.get(name), (wanted, name)


def test_what_is_left_is_offered_again() -> None:
    after = update_figures(small_brief(), newer(), {CHINA})

    assert {each.id for each in figure_changes(after, newer())} == {KOREA, JAPAN}
    assert amounts(update_figures(after, newer())) == {CHINA: 40000, US: 6276, KOREA: 4155}


def test_figures_of_two_units_never_stand_side_by_side() -> None:
    other = replace(patents(), unit=Unit("application", "applications"))
    found = figure_changes(small_brief(), newer(other))
    assert {each.id: each.kind for each in found} == {
        CHINA: Kind.REBASED,
        US: Kind.REBASED,
        KOREA: Kind.REBASED,
        JAPAN: Kind.GONE,
    }

    with pytest.raises(UsageError, match="another unit now: take all of its figures or none"):
        update_figures(small_brief(), newer(other), {CHINA})

    whole = update_figures(small_brief(), newer(other), {each.id for each in found})
    none = update_figures(small_brief(), newer(other), ())
    assert find_indicator(whole.pack, "patents").unit.nouns == "applications"  # type: ignore[union-attr]
    assert find_indicator(none.pack, "patents").unit.nouns == "patent families"  # type: ignore[union-attr]


def test_one_after_the_other_is_the_same_as_at_once() -> None:
    chance = random.Random(7)
    for _ in range(20):
        order = [CHINA, KOREA, JAPAN]
        chance.shuffle(order)
        brief = small_brief()
        for each in order:
            brief = update_figures(brief, newer(), {each})

        assert amounts(brief) == {CHINA: 40000, US: 6276, KOREA: 4155}
        assert cited(brief) == "Patent Report, 2nd ed."


def test_a_brief_that_took_some_is_composed_and_checked() -> None:
    for wanted in ((), (CHINA,), (KOREA, JAPAN)):
        brief = pipeline.fit(update_figures(small_brief(), newer(), wanted))
        result = pipeline.make(brief)

        text = pipeline.export(result.composed.document, brief, result.pages, ".txt").decode()
        assert ("40,000" in text) == (CHINA in wanted)
        assert ("38,210" in text) == (CHINA not in wanted)
