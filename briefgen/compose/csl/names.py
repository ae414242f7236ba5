"""People and institutions as a style prints them: order, initials, particles, et al."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from briefgen.compose.csl.locale import Locale
from briefgen.compose.csl.nodes import Node
from briefgen.compose.csl.output import Blob
from briefgen.compose.csl.particles import parted

_OTHERS = re.compile(r"(?:et al\.?|and others|others)", re.IGNORECASE)
_ASIAN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u052f]")
Dress = Callable[[Node, str], Blob]  # text as an element wants it


class Form(NamedTuple):
    """What a style says of names: ``get`` asks the name and what it inherits from."""

    name: Node
    et_al: Node | None
    get: Callable[[str, str], str]
    locale: Locale
    dress: Dress


def name_list(people: Sequence[Mapping[str, Any]], form: Form) -> Blob:
    """The names of one role, joined as the style wants, or their number."""
    named = [each for each in people if not _OTHERS.fullmatch(str(each.get("literal") or ""))]
    others = len(named) < len(people) and bool(named)
    shown, last = _shown(named or list(people), form)
    if form.get("form", "long") == "count":
        return Blob(str(len(shown) + (1 if last else 0)))
    truncated = len(shown) < len(named) or others
    blobs = [_around(each, form, place) for place, each in enumerate(shown)]
    inverted = [_inverted(each, form, place) for place, each in enumerate(shown)]
    delimiter = form.get("delimiter", ", ")
    if truncated and last is not None:
        ending = [Blob("… "), _around(last, form, len(named) - 1)]
        return Blob([_joined(blobs, delimiter), Blob(ending, prefix=delimiter)])
    if truncated:
        return _with_et_al(blobs, inverted, delimiter, form)
    return _with_and(blobs, inverted, delimiter, form)


def _shown(
    people: list[Mapping[str, Any]], form: Form
) -> tuple[list[Mapping[str, Any]], Mapping[str, Any] | None]:
    """Who is named, and who closes the list behind three dots."""
    least, first = int(form.get("et-al-min", "0")), int(form.get("et-al-use-first", "1"))
    if not least or len(people) < least or first >= len(people):
        return people, None
    with_last = form.get("et-al-use-last", "false") == "true" and len(people) - first >= 2
    return people[:first], people[-1] if with_last else None


def _joined(blobs: list[Blob], delimiter: str) -> Blob:
    return Blob(blobs, delimiter=delimiter)


def _with_et_al(blobs: list[Blob], inverted: list[bool], delimiter: str, form: Form) -> Blob:
    node = form.et_al or Node("et-al", {}, ())
    text = form.locale.term(node.get("term", "et-al"))
    if not text or not blobs:
        return _joined(blobs, delimiter)
    parted_by = delimiter if _precedes("delimiter-precedes-et-al", blobs, inverted, form) else " "
    return Blob([_joined(blobs, delimiter), Blob([form.dress(node, text)], prefix=parted_by)])


def _with_and(blobs: list[Blob], inverted: list[bool], delimiter: str, form: Form) -> Blob:
    word = form.get("and", "")
    if not word or len(blobs) < 2:
        return _joined(blobs, delimiter)
    term = form.locale.term("and", "symbol" if word == "symbol" else "")
    term = "&" if word == "symbol" and term == form.locale.term("and") else term
    before = (
        delimiter if _precedes("delimiter-precedes-last", blobs[:-1], inverted[:-1], form) else " "
    )
    start = _joined(blobs[:-1], delimiter)
    return Blob([start, Blob([Blob(f"{term} "), blobs[-1]], prefix=before)])


def _precedes(option: str, before: list[Blob], inverted: list[bool], form: Form) -> bool:
    match form.get(option, "contextual"):
        case "always":
            return True
        case "never":
            return False
        case "after-inverted-name":
            return bool(inverted) and inverted[-1]
        case _:
            return len(before) > 1


def _inverted(person: Mapping[str, Any], form: Form, place: int) -> bool:
    order = form.get("name-as-sort-order", "")
    return bool(
        (order == "all" or (order == "first" and place == 0))
        and person.get("family")
        and form.get("form", "long") == "long"
    )


def _around(person: Mapping[str, Any], form: Form, place: int) -> Blob:
    """A name with what the style puts around each person's."""
    blob, get = _person(person, form, place), form.name.get
    italic = True if get("font-style") in ("italic", "oblique") else None
    bold = True if get("font-weight") == "bold" else None
    if person.get("literal"):
        return Blob([blob], italic=italic, bold=bold)
    return Blob([blob], get("prefix"), get("suffix"), italic=italic, bold=bold)


def _person(person: Mapping[str, Any], form: Form, place: int) -> Blob:
    literal = str(person.get("literal") or "")
    parts = {part.get("name"): part for part in form.name.children if part.tag == "name-part"}
    family_part = parts.get("family", Node("name-part", {}, ()))
    given_part = parts.get("given", Node("name-part", {}, ()))
    if literal or not (person.get("family") or person.get("given")):
        return _dressed(form, family_part, literal)
    name = parted(person)
    given = _given(name, form)
    suffix = name.suffix
    if "initialize-with" in form.name.attributes or form.get("initialize-with", "\0") != "\0":
        suffix = normalized(suffix, form.get("initialize-with", ""))
    if _ASIAN.search(name.family + given) and not _LATIN.search(name.family + given):
        order = [_dressed(form, family_part, name.family)]
        if form.get("form", "long") == "long":
            order.append(_dressed(form, given_part, given))
        return Blob(order)
    if form.get("form", "long") == "short":
        return _dressed(form, family_part, _spaced(name.kept, name.family or given))
    demoted = form.get("demote-non-dropping-particle", "display-and-sort") == "display-and-sort"
    if _inverted(person, form, place):
        before = "" if demoted else name.kept
        behind = _spaced(given, name.dropped, name.kept if demoted else "")
        pieces = [
            _dressed(form, family_part, _spaced(before, name.family)),
            _dressed(form, given_part, behind),
            Blob(suffix),
        ]
        return Blob(pieces, delimiter=form.get("sort-separator", ", "))
    return _in_order(name, given, suffix, (given_part, family_part), form)


def _in_order(name: Any, given: str, suffix: str, parts: tuple[Node, Node], form: Form) -> Blob:
    given_part, family_part = parts
    dropped = name.dropped
    family = _spaced(name.kept, name.family)
    if re.search(r"['’ʼ-]$", dropped) and not name.kept and dropped not in ("de'", "de’"):
        family, dropped = dropped + family, ""
    family_blob = _dressed(form, family_part, family)
    if dropped:
        dropped_blob = Blob([Blob(dropped)], suffix=" ")
        family_blob = Blob([dropped_blob, family_blob])
    if suffix:
        before = ", " if name.comma else " "
        family_blob = Blob([family_blob, Blob(suffix, prefix=before)])
    return Blob([_dressed(form, given_part, given), family_blob], delimiter=" ")


def _dressed(form: Form, part: Node, text: str) -> Blob:
    return form.dress(part, text)


def _spaced(*parts: str) -> str:
    """Parts of a name with spaces between, none behind an apostrophe or a hyphen."""
    made = ""
    for part in parts:
        if part:
            glue = "" if not made or re.search(r"['’ʼ-]$", made) else " "
            made += glue + part
    return made


def _given(name: Any, form: Form) -> str:
    given = str(name.given)
    mark = form.get("initialize-with", "\0")
    if mark == "\0" or not name.family or not given:
        return given
    if form.get("initialize", "true") == "false":
        return normalized(given, mark)
    return initials(given, mark, hyphen=form.get("initialize-with-hyphen", "true") != "false")


def _split(given: str, *, hyphen: bool = True) -> list[str]:
    """Words and what stands between them; a hyphen before a small letter joins."""
    given = given if hyphen else given.replace("-", " ")
    given = re.sub(r"\s*-\s*", "-", given)
    given = re.sub(r"-(?=[a-zß-ÿ])", "\u2013", given)
    given = re.sub(r"\.(?=[^ ])", ". ", given)
    return re.split(r"([-\s]+)", given)


def initials(given: str, mark: str, *, hyphen: bool) -> str:
    """J.-L. of Jean-Luc; words in small letters stay as they are."""
    if not _LATIN.match(given) or given in ("Lord", "Lady"):
        return given
    parts = _split(given, hyphen=hyphen)
    made = ""
    for number in range(0, len(parts), 2):
        word = parts[number]
        between = parts[number + 1] if number + 1 < len(parts) else ""
        if word[:1].isupper():
            made += word[0] + mark + ("-" if "-" in between else "")
        elif word:
            made += f" {word}{between}"
    return _tidy(made)


def normalized(given: str, mark: str) -> str:
    """The name spelled out, with its own initials followed by the mark of the style."""
    if not given or not _LATIN.match(given):
        return given
    parts = _split(given)
    made = ""
    for number in range(0, len(parts), 2):
        word = parts[number]
        between = parts[number + 1] if number + 1 < len(parts) else ""
        short = (len(word) > 1 and word.endswith(".")) or (len(word) == 1 and word.isupper())
        if not short:
            made += word + between
            continue
        after = parts[number + 2] if number + 2 < len(parts) else ""
        next_short = (len(after) > 1 and after.endswith(".")) or (
            len(after) == 1 and after.isupper()
        )
        space = "-" if "-" in between else "" if next_short or not between else " "
        made += word.removesuffix(".") + mark + space
    return _tidy(made)


def _tidy(text: str) -> str:
    return re.sub(r"[ \t]+", " ", re.sub(r"\s*-\s*", "-", text.strip(" \u00a0\ufeff\t"))).replace(
        "\u2013", "-"
    )
