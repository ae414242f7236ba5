"""Which entries a person means by some words: their names, or what other programs call them."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from briefgen.gui.commands.entries import Entry

# What is looked for by another name. The keys are those of ``Actions``.
OTHER_NAMES = {
    "new": "create generate make start begin template",
    "open": "load file import",
    "save": "store write keep",
    "save_as": "copy duplicate rename store",
    "save_template": "preset model own kind",
    "update_figures": "refresh reload renew numbers data",
    "print_pages": "printer paper hard copy",
    "export": "print publish generate produce PDF Word docx send share",
    "close_window": "exit end",
    "quit": "exit end leave",
    "undo": "back revert take back",
    "redo": "again repeat",
    "go_to": "jump page section figure navigate goto",
    "find_words": "search look for words text",
    "replace_words": "search substitute change everywhere words text",
    "find_next": "search again",
    "find_previous": "search again back",
    "search": "search look for indicator",
    "next_misspelled": "spelling spellcheck spell check proofread",
    "previous_misspelled": "spelling spellcheck spell check proofread",
    "office": "profile author letterhead organization",
    "preferences": "settings options configure theme font size language autosave folders",
    "words": "edit text write section",
    "show_steps": "fold hide sidebar side panel",
    "show_pages": "fold hide preview",
    "full_screen": "maximize fullscreen",
    "move_up": "order earlier before",
    "move_down": "order later after",
    "restore": "reset original discard default",
    "keep_title": "lock heading fix headline",
    "add_sources": "bibliography references import BibTeX CSL citations",
    "insert_picture": "image photo graphic illustration alt text",
    "next_problem": "issue error warning check problem",
    "previous_problem": "issue error warning check problem",
    "shortcuts": "hotkeys keys help",
    "copy_details": "report bug support log",
    "about": "version license",
}


def folded(text: str) -> str:
    """A text without its case and its accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def best(
    entries: Iterable[Entry],
    text: str,
    translated: Callable[[str], str] = str,
) -> tuple[Entry, ...]:
    """The entries that have every word of a text, or words that begin so; the nearest first.

    By title before those by menu, those by another name last, and what is dimmed behind its equals.
    """
    wanted = _words(text)
    ranked = [
        (rank, each.is_dimmed, number, each)
        for number, each in enumerate(entries)
        if (rank := _rank(each, wanted, translated(_other_names(each)))) is not None
    ]
    return tuple(each for *_, each in sorted(ranked, key=lambda row: row[:3]))


def _other_names(entry: Entry) -> str:
    return entry.other_names or OTHER_NAMES.get(entry.id, "")


def _rank(entry: Entry, wanted: list[str], names: str) -> int | None:
    title, path = _words(entry.title), _words(entry.path)
    if not wanted:
        return None
    if " ".join(title).startswith(" ".join(wanted)):
        return 0
    tried = (title, title + path, title + path + _words(names))
    return next((rank for rank, words in enumerate(tried, 1) if _has_all(words, wanted)), None)


def _has_all(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))
