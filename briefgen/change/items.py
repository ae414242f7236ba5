"""The items of a list over those that are suggested now: each by itself, known by what it tells.

An item without an id is known by its words.
"""

from difflib import SequenceMatcher

from msgspec.structs import replace

from briefgen.change.wording import same_item
from briefgen.document.runs import plain
from briefgen.document.tree import List, ListItem


def merged_items(now: List, base: List, mine: List) -> List:
    """The person's list with the items that they left alone as they are suggested now.

    What they changed, put in or took out stays so, sentence by sentence; what is suggested for the
    first time stands behind what it follows. A list whose items nobody can tell apart stays as the
    person has it when its suggestion is another.
    """
    ordered = mine.ordered if mine.ordered != base.ordered else now.ordered
    start = mine.start if mine.start != base.start else now.start
    if _nameless(now, base) and not _equal(now, base):
        return replace(mine, id=now.id, ordered=ordered, start=start)
    before, after = _by_key(base), _by_key(now)
    items: list[ListItem] = []
    for item in mine.items:
        key = _key(item)
        if key not in before:
            items.append(item)
        elif key in after:
            items.append(_joined(before[key], item, after[key])[0])
    _add_new(items, now, {*before, *map(_key, items)})
    return replace(now, ordered=ordered, items=tuple(items), start=start)


def lost_items(now: List, base: List, mine: List) -> tuple[tuple[ListItem, ListItem], ...]:
    """Items that the person changed and nobody suggests any more: as they were, and as they are."""
    before, after = _by_key(base), _by_key(now)
    return tuple(
        (before[item.id], item)
        for item in mine.items
        if item.id in before and item.id not in after and not same_item(item, before[item.id])
    )


def named_items(base: List, mine: List, now: List) -> tuple[List, List]:
    """The first base and the person's list, their items named as those that are suggested now.

    For lists from before items had names. An item of the person's is the one that it reads like,
    or that it stands for between two that nobody touched.
    """
    if any(each.id for each in base.items):
        return base, mine
    own = {each.id: each for each in now.items if each.id}
    names = [next((i for i, e in own.items() if same_item(e, item)), "") for item in base.items]
    before, now_mine = ([plain(each.text) for each in its.items] for its in (base, mine))
    mine_names = [""] * len(mine.items)
    matcher = SequenceMatcher(None, before, now_mine, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and end - start == last - first):
            mine_names[first:last] = names[start:end]
    for place, said in enumerate(now_mine):
        if not mine_names[place] and said in before:
            found = names[before.index(said)]
            mine_names[place] = found if found not in mine_names else ""
    return _with_names(base, names), _with_names(mine, mine_names)


def is_older(now: List, base: List, mine: List) -> bool:
    """Whether what the person changed in an item, or took out, is suggested otherwise now."""
    if _nameless(now, base):
        return not _equal(now, base)
    after, kept = _by_key(now), _by_key(mine)
    return any(
        key in after
        and not same_item(item, after[key])
        and (key not in kept or _joined(item, kept[key], after[key])[1])
        for key, item in _by_key(base).items()
    )


def is_newer(now: List, base: List, mine: List) -> bool:
    """Whether an item that the person changed or took out is not suggested as it was."""
    if _nameless(now, base):
        return not _equal(now, base)
    after, kept = _by_key(now), _by_key(mine)
    return any(
        key in after and not same_item(item, after[key])
        for key, item in _by_key(base).items()
        if key not in kept or not same_item(item, kept[key])
    )


def _joined(base: ListItem, mine: ListItem, now: ListItem) -> tuple[ListItem, bool]:
    """An item as it reads, and whether both changed something in it, each otherwise."""
    if same_item(mine, base):
        return now, False
    from briefgen.change.merging_text import merge_text

    said = merge_text(base.text, mine.text, now.text)
    ours, theirs = (
        not same_item(replace(each, text=()), replace(base, text=())) for each in (mine, now)
    )
    below = mine.children if ours else now.children
    disputed = bool(said.conflicts) or (ours and theirs and mine.children != now.children)
    return replace(now, text=said.text, children=below), disputed


def carried(now: List, base: List, mine: List) -> tuple[List, tuple[ListItem, ...]]:
    """The base to go on with, and the person's items that have no place now.

    Both keep what is not suggested at the moment: an item that the person changed, until it is
    again, and one that they took out, so that it does not come back.
    """
    after, own = _by_key(now), _by_key(mine)
    lost = tuple(item for _, item in lost_items(now, base, mine))
    named = {each.id for each in lost}
    kept = tuple(
        each
        for each in base.items
        if _key(each) in after or _key(each) not in own or each.id in named
    )
    known = {_key(each) for each in kept}
    new = tuple(each for each in now.items if _key(each) not in known)
    return replace(base, items=kept + new), lost


def retyped(now: List, base: List, mine: List, typed: List) -> tuple[List, List]:
    """The base and the person's list when they have ``typed`` in the list as it reads now.

    An item that they left alone keeps its base and its words, so that what was suggested meanwhile
    does not become theirs.
    """
    going_on, lost = carried(now, base, mine)
    shown, own = _by_key(merged_items(now, base, mine)), _by_key(mine)
    before, after = _by_key(base), _by_key(now)
    left = {
        _key(each)
        for each in typed.items
        if _key(each) in own and same_item(each, shown.get(_key(each), ListItem(())))
    }

    def base_of(item: ListItem) -> ListItem:
        key = _key(item)
        if key in left or key not in after or key not in own or key not in before:
            return before.get(key, item)
        disputed = _joined(before[key], own[key], after[key])[1]
        return before[key] if disputed else after[key]

    words = tuple(own[_key(each)] if _key(each) in left else each for each in typed.items)
    seen = {each.id for each in words}
    unseen = tuple(each for each in lost if each.id not in seen)
    bases = tuple(map(base_of, going_on.items))
    return replace(going_on, items=bases), replace(typed, items=words + unseen)


def is_mixed(now: List, base: List) -> bool:
    """Whether some items are known by what they tell and others by their words alone."""
    named = {bool(each.id) for each in (*base.items, *now.items)}
    return len(named) > 1


def accepted_items(now: List, base: List, mine: List) -> tuple[List, List]:
    """The base and the person's list when they keep their words over what is suggested now."""
    if _nameless(now, base):
        return now, merged_items(now, base, mine)
    going_on, lost = carried(now, base, mine)
    after = _by_key(now)
    rest = tuple(each for each in going_on.items if _key(each) not in after)
    merged = merged_items(now, base, mine)
    return (
        replace(now, items=now.items + rest),
        replace(merged, items=merged.items + lost),
    )


def _with_names(items: List, names: list[str]) -> List:
    named = zip(items.items, names, strict=True)
    return replace(items, items=tuple(replace(item, id=name) for item, name in named))


def _add_new(items: list[ListItem], now: List, known: set[str]) -> None:
    before = ""
    for item in now.items:
        key = _key(item)
        if key not in known:
            keys = [_key(each) for each in items]
            items.insert(keys.index(before) + 1 if before in keys else 0, item)
        before = key


def _nameless(now: List, base: List) -> bool:
    return not any(each.id for each in (*base.items, *now.items))


def _equal(one: List, other: List) -> bool:
    return len(one.items) == len(other.items) and all(map(same_item, one.items, other.items))


def _by_key(items: List) -> dict[str, ListItem]:
    return {_key(each): each for each in items.items}


def _key(item: ListItem) -> str:
    return item.id or plain(item.text)
