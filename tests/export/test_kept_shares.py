"""Which protected figures a draft carries is the same whether that was found before or not."""

import msgspec
import pytest
from msgspec.structs import replace

from briefgen import paths, pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.document.tree import Paragraph, Text
from briefgen.export import sharing
from tests.whole.kinds import first_draft

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def brief() -> Brief:
    """A kind with protected tables of which a few figures are needed without being shown."""
    return pipeline.fit(first_draft("one-pager"))


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[Brief]:
    """The briefs that were composed to see whether they say the same."""
    found: list[Brief] = []
    once = sharing.shareable

    def note(brief: Brief, document: object, compose: object) -> Brief:
        def composed(it: Brief) -> object:
            found.append(it)
            return compose(it)  # type: ignore[operator]

        return once(brief, document, composed)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "shareable", note)
    return found


def carried(brief: Brief) -> bytes:
    document = pipeline.compose(brief).document
    return pipeline._attached(brief, document).data


def entry() -> bytes:
    (path,) = (paths.cache() / "shared").iterdir()
    return path.read_bytes()


def typed(brief: Brief, text: str, *, place: int = 0) -> Brief:
    section = pipeline.compose(brief).suggested[place]
    mine = (*section.blocks, Paragraph(f"{section.id}/mine", (Text(text),)))
    return edits.edit_section(brief, section.id, section.blocks, mine)


def test_it_is_looked_for_once(brief: Brief, tried: list[Brief]) -> None:
    first, count = carried(brief), len(tried)
    assert count > 1
    assert carried(brief) == first
    assert len(tried) == count


def test_another_letter_of_ones_own_needs_no_other_figures(
    brief: Brief, tried: list[Brief]
) -> None:
    carried(typed(brief, "Mine."))
    count = len(tried)
    kept = carried(typed(brief, "Mine, and more."))
    assert len(tried) == count
    (path,) = (paths.cache() / "shared").iterdir()
    path.unlink()
    assert carried(typed(brief, "Mine, and more.")) == kept


@pytest.mark.parametrize("change", ["figure", "pick", "entities", "section"])
def test_what_may_need_other_figures_is_looked_into(
    brief: Brief, tried: list[Brief], change: str
) -> None:
    carried(brief)
    count = len(tried)
    carried(changed(brief, change))
    assert len(tried) > count


def changed(brief: Brief, change: str) -> Brief:
    if change == "pick":
        return replace(brief, indicators=brief.indicators[::-1], plan=None)
    if change == "entities":
        return replace(brief, entities=brief.entities[::-1], plan=None)
    if change == "section":
        suggested = pipeline.compose(brief).suggested
        section = next(each for each in suggested if len(each.blocks) > 1)
        return edits.edit_section(brief, section.id, section.blocks, section.blocks[:1])
    picked = [each for each in brief.pack.indicators if each.id in brief.indicators]
    protected = next(each for each in picked if not each.redistribute)
    first, *rest = protected.figures
    other = replace(protected, figures=(replace(first, amount=(first.amount or 0) + 1), *rest))
    found = (other if each is protected else each for each in brief.pack.indicators)
    return replace(brief, pack=replace(brief.pack, indicators=tuple(found)))


def test_a_damaged_entry_is_found_anew(brief: Brief) -> None:
    right = carried(brief)
    (path,) = (paths.cache() / "shared").iterdir()
    whole = path.read_bytes()
    other = {"us_data_center_electricity": (10_000,)}
    contents = [b"", whole[:-1], whole[: len(whole) // 2], b"\0" * len(whole), whole * 2]
    contents += [whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :] for at in range(len(whole))]
    for content in contents[:: max(1, len(contents) // 12)]:
        path.write_bytes(content)
        assert carried(brief) == right
    assert path.read_bytes() == whole
    assert sharing._known(msgspec.msgpack.encode(other), []) is None
