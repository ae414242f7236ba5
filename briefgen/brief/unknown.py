"""Fields of a file that this version does not know: kept apart, and written back where they were.

They are found by the type that a file is read as, so that no field of ours counts as one. An item
of a list is found again by what names it, else by what it says.
"""

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import inspect

KEYS = (
    ("id",),
    ("block",),
    ("indicator",),
    ("recommendation",),
    ("entity", "period"),
)  # what may name an item of a list, the surest first
Plain = Any  # what JSON can say: dicts, lists, texts, numbers


class Item(msgspec.Struct, frozen=True):
    """One of a list: that whose fields say this (JSON), the first or a later one of those alike."""

    says: str
    number: int = 0


class Unknown(msgspec.Struct, frozen=True):
    """A field and the way to it in a member of a file; its value is JSON.

    Without a path it is a whole member, and ``data`` are its bytes.
    """

    member: str
    path: tuple[str | Item, ...]
    data: bytes


def known_part(data: Plain, kind: Any) -> Plain:
    """Plain data without the fields that a type does not have."""
    return _known(data, _described(kind))


def unknown_fields(given: Plain, kept: Plain, kind: Any, member: str) -> tuple[Unknown, ...]:
    """The fields that a type does not have; ``kept`` is what was made of the others, plain."""
    lists: dict[int, list[Item]] = {}
    return tuple(
        Unknown(member, _named(path, kept, lists), msgspec.json.encode(each))
        for path, each in _unknown(given, _described(kind), ())
    )


def put_back(data: Plain, unknown: Iterable[Unknown]) -> Plain:
    """Plain data with these fields where they were; one whose item has gone goes with it."""
    lists: dict[int, dict[Item, Plain]] = {}
    for each in unknown:
        place = data
        for step in each.path[:-1]:
            place = _step(place, step, lists)
        name = each.path[-1] if each.path else ""
        if isinstance(place, dict) and isinstance(name, str) and name not in place:
            place[name] = msgspec.json.decode(each.data)
    return data


def apart_from(unknown: tuple[Unknown, ...], member: str) -> tuple[Unknown, ...]:
    """Those of the other members, for when this one is replaced as a whole."""
    return tuple(each for each in unknown if each.member != member)


@functools.cache
def _described(kind: Any) -> inspect.Type:
    return inspect.type_info(kind)


def _fields(data: Plain, kind: inspect.Type) -> dict[str, inspect.Type] | None:
    """The fields that an object may have by its type; None where any is a field of ours."""
    kinds = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    if isinstance(kind, inspect.TypedDictType):  # the dates of CSL-JSON
        return {each.encode_name: each.type for each in kind.fields}
    if isinstance(kind, inspect.DictType):  # texts by name; whatever else is not ours
        return {name: kind.value_type for name, each in data.items() if isinstance(each, str)}
    structs = [each for each in kinds if isinstance(each, inspect.StructType)]
    for each in structs:
        if each.tag_field is None or data.get(each.tag_field) == each.tag:
            return _of_struct(each)
    return None


_STRUCTS: dict[type, dict[str, inspect.Type]] = {}


def _of_struct(kind: inspect.StructType) -> dict[str, inspect.Type]:
    if kind.cls not in _STRUCTS:
        tag: dict[str, inspect.Type] = {kind.tag_field: kind} if kind.tag_field else {}
        _STRUCTS[kind.cls] = {**tag, **{each.encode_name: each.type for each in kind.fields}}
    return _STRUCTS[kind.cls]


def _items(kind: inspect.Type) -> inspect.Type | None:
    kinds = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    return next((each.item_type for each in kinds if isinstance(each, inspect.VarTupleType)), None)


def _known(data: Plain, kind: inspect.Type) -> Plain:
    if not isinstance(data, dict | list):
        return data
    if isinstance(data, dict) and (fields := _fields(data, kind)) is not None:
        return {name: _known(each, fields[name]) for name, each in data.items() if name in fields}
    if isinstance(data, list) and (item := _items(kind)) is not None:
        return [_known(each, item) for each in data]
    return data


def _unknown(
    data: Plain, kind: inspect.Type, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Plain]]:
    if isinstance(data, dict) and (fields := _fields(data, kind)) is not None:
        for name, each in data.items():
            if name in fields:
                if isinstance(each, dict | list):
                    yield from _unknown(each, fields[name], (*path, name))
            else:
                yield (*path, name), each
    if isinstance(data, list) and (item := _items(kind)) is not None:
        for number, each in enumerate(data):
            yield from _unknown(each, item, (*path, number))


def _named(
    path: tuple[str | int, ...], kept: Plain, lists: dict[int, list[Item]]
) -> tuple[str | Item, ...]:
    """The way through lists by what their items are, not by their places.

    ``lists`` keeps what the items of each list are called, so that each is gone through once.
    """
    steps: list[str | Item] = []
    for step in path[:-1]:
        if isinstance(step, int):
            if id(kept) not in lists:
                lists[id(kept)] = _called(kept)
            steps.append(lists[id(kept)][step])
            kept = kept[step]
        else:
            steps.append(step)
            kept = kept.get(step)
    return (*steps, str(path[-1]))


def _called(items: Plain) -> list[Item]:
    """What each item of a list is called, in their order."""
    counts: dict[str, int] = {}
    done = []
    for says in map(_says, items):
        done.append(Item(says, counts.get(says, 0)))
        counts[says] = counts.get(says, 0) + 1
    return done


def _says(item: Plain) -> str:
    """What names an item, as JSON; of one that nothing names, all that it says."""
    if isinstance(item, dict):
        keys = (each for each in KEYS if all(isinstance(item.get(key), str) for key in each))
        item = {key: item[key] for key in next(keys, item)}
    return msgspec.json.encode(item, order="sorted").decode()


def _step(place: Plain, step: str | Item, lists: dict[int, dict[Item, Plain]]) -> Plain:
    if isinstance(step, str):
        return place.get(step) if isinstance(place, dict) else None
    if not isinstance(place, list | tuple):
        return None
    if id(place) not in lists:  # before anything is put back into one of its items
        lists[id(place)] = dict(zip(_called(place), place, strict=True))
    return lists[id(place)].get(step)
