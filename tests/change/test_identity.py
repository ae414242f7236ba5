"""What a block is called when another has its name already."""

import pytest

from briefgen.brief.own import Own
from briefgen.change.identity import free_id
from briefgen.evidence.pack import Source


class Counted(set[str]):
    """Ids that know how often they were looked up."""

    looks = 0

    def __contains__(self, each: object) -> bool:
        self.looks += 1
        return super().__contains__(each)


def test_the_first_ordinal_that_is_free_is_taken() -> None:
    assert free_id("a", ()) == "a"
    assert free_id("a", ("a",)) == "a/2"
    assert free_id("a", ("a", "a/2", "a/4")) == "a/3"


@pytest.mark.parametrize("count", [31, 32, 33, 63, 64, 65, 1_000, 5_000])
def test_among_thousands_alike_one_is_found_in_few_steps(count: int) -> None:
    taken = Counted({"a", *(f"a/{number}" for number in range(2, count))})
    assert free_id("a", taken) == f"a/{count}"
    assert taken.looks < 80


def test_thousands_of_own_sources_are_told_apart() -> None:
    sources = tuple(Source(f"s{number}", "T", "P") for number in range(20_000))
    assert Own(sources=sources).sources == sources
    with pytest.raises(ValueError, match="“s1” is there twice"):
        Own(sources=(*sources, sources[1]))
