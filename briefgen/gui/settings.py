"""What a person chose and the window remembers; rows of ``PREFERENCES`` have one way in and out.

What the office has locked holds whatever the person's own file says, and no way in changes it.
"""

import contextlib
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from briefgen import paths
from briefgen.brief.profile import Profile
from briefgen.document.release import MarkingKind
from briefgen.export.delivery import Archive
from briefgen.preferences import PREFERENCES, Kind, Value, from_text, mistake
from briefgen.sources.office_settings import find_office_settings
from briefgen.sources.profile import find_profile
from briefgen.sources.words import find_words
from briefgen.store.profile import save_profile
from briefgen.store.words import add_word, remove_word

KEPT = 40  # recent files
KEPT_COMMANDS = 5  # recent ones, as long as the program runs


class Settings(QObject):
    """A small file in the user's own folder."""

    changed = Signal(str)  # the key of a preference
    recent_changed = Signal()
    words_changed = Signal()  # those that are spelled right at this desk

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Read ``window.ini`` in this folder, if there is one."""
        super().__init__(parent)
        self._commands: tuple[str, ...] = ()
        self._office, self.wrong = find_office_settings(paths.office_settings())
        self._profile = folder / paths.profile().name
        self._words = folder / paths.words().name
        file = folder / "window.ini"
        if file.exists() and not file.is_file():  # a pipe would keep us waiting
            file = folder / "window-1.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def recent(self) -> tuple[Path, ...]:
        """Files opened or saved lately, the latest first; whether they are there is not asked."""
        value = self._store.value("recent", [])
        names = value if isinstance(value, list) else [value] if value else []
        return tuple(Path(str(name)) for name in names)

    def remember(self, path: Path, place: int = 0) -> None:
        """Put a file at the head of the recent ones, or at another place among them."""
        rest = [each for each in self.recent() if each != path]
        self._set_recent((*rest[:place], path, *rest[place:]))

    def forget(self, path: Path) -> None:
        """Take a file off the recent ones; the file itself is left alone."""
        self._set_recent(tuple(each for each in self.recent() if each != path))

    def _set_recent(self, files: tuple[Path, ...]) -> None:
        self._store.setValue("recent", [str(each) for each in files[:KEPT]])
        self.recent_changed.emit()

    def kept(self, name: str) -> str:
        """A small thing that the window remembers, such as the card used last; empty at first."""
        return str(self._store.value(f"kept/{name}", ""))

    def keep(self, name: str, text: str) -> None:
        """Remember a small thing."""
        self._store.setValue(f"kept/{name}", text)

    def recent_commands(self) -> tuple[str, ...]:
        """The commands found by search since the program began, the latest first."""
        return self._commands

    def remember_command(self, name: str) -> None:
        """Put a command at the head of the recent ones."""
        rest = [each for each in self._commands if each != name]
        self._commands = (name, *rest)[:KEPT_COMMANDS]

    def value(self, key: str) -> Value:
        """A preference as it holds: locked by the office, chosen, or as one begins with it."""
        if PREFERENCES[key].profile:
            kept = str(getattr(self.profile()[0], key))
            return kept or PREFERENCES[key].default
        if self.is_locked(key) or not self._store.contains(key):
            return self.default(key)
        own = from_text(key, str(self._store.value(key)))
        return self.default(key) if own is None else own

    def default(self, key: str) -> Value:
        """What a preference is as long as the person chooses nothing."""
        return self._office.default(key)

    def is_locked(self, key: str) -> bool:
        """Whether the office has set a preference for good."""
        return key in self._office.locked

    def set_value(self, key: str, value: Value) -> None:
        """Choose a value of a preference; what is locked, or is no value of it, stays as it is.

        Raises:
            SaveError: it cannot be written.
        """
        if self.is_locked(key) or mistake(key, value) or value == self.value(key):
            return
        if PREFERENCES[key].profile:
            self.set_profile(replace(self.profile()[0], **{key: _typed(key, value)}))
            return
        text = str(value).lower() if PREFERENCES[key].kind is Kind.SWITCH else str(value)
        self._store.setValue(key, text)
        self.changed.emit(key)

    def reset(self, key: str) -> None:
        """Choose nothing: what the office, or the program, begins with holds again.

        Raises:
            SaveError: it cannot be written.
        """
        self.set_value(key, self.default(key))
        if not PREFERENCES[key].profile and not self.is_locked(key):
            self._store.remove(key)

    def archive(self) -> Archive:
        """What a PDF was last made to be beside PDF/UA."""
        value = str(self._store.value("archive", ""))
        return Archive(value) if value in set(Archive) else Archive.NONE

    def set_archive(self, chosen: Archive) -> None:
        """Keep what PDF files are made to be."""
        self._store.setValue("archive", str(chosen))

    def person(self) -> str:
        """Who opens sources at this machine: as last said, or as the profile says."""
        return str(self._store.value("person", "")) or self.profile()[0].name

    def set_person(self, name: str) -> None:
        """Keep who opens sources."""
        self._store.setValue("person", name)

    def profile(self) -> tuple[Profile, str]:
        """The office of this desk, and a sentence if what is kept of it cannot be used."""
        return find_profile(self._profile, self._office)

    def set_profile(self, profile: Profile) -> None:
        """Keep the office of this desk, for the command line too; locked fields stay as they are.

        Raises:
            SaveError: it cannot be written.
        """
        before = self.profile()[0]
        save_profile(profile, self._profile, self._office)
        after = self.profile()[0]
        for key, row in PREFERENCES.items():
            if row.profile and getattr(before, key) != getattr(after, key):
                self.changed.emit(key)
        if before.dictionary != after.dictionary:
            self.words_changed.emit()

    def words(self) -> tuple[str, ...]:
        """The person's own words, as a dictionary has them in order."""
        return tuple(sorted(find_words(self._words), key=lambda word: (word.casefold(), word)))

    def add_word(self, word: str) -> None:
        """Keep a word as spelled right in all briefs, for the command line too.

        Raises:
            SaveError: it cannot be written.
        """
        add_word(word, self._words)
        self.words_changed.emit()

    def remove_word(self, word: str) -> None:
        """Take one of the person's own words away.

        Raises:
            SaveError: it cannot be written.
        """
        remove_word(word, self._words)
        self.words_changed.emit()

    def is_office_asked(self) -> bool:
        """Whether a person was asked for the office once, whatever they answered."""
        return self._store.value("office_asked", "") == "yes"

    def set_office_asked(self, asked: bool = True) -> None:
        """Keep that a person was asked for the office."""
        self._store.setValue("office_asked", "yes" if asked else "no")

    def place(self, name: str) -> QByteArray:
        """The size and place of a window or splitter as last kept; empty at first."""
        value = self._store.value(f"place/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_place(self, name: str, place: QByteArray) -> None:
        """Keep the size and place of a window or splitter."""
        self._store.setValue(f"place/{name}", place)

    def folder(self, what: str) -> Path:
        """Where files of a kind were last put; the person's documents at first."""
        value = self._store.value(f"folder/{what}")
        kept = Path(str(value)) if value else Path.home() / "Documents"
        with contextlib.suppress(OSError):  # too long a name; a folder that may not be looked into
            if kept.is_dir():
                return kept
        return Path.home()

    def chosen_folder(self, key: str) -> Path | None:
        """The folder that a preference names, if it names one and that is there."""
        named = str(self.value(key))
        try:
            folder = Path(named).expanduser()
            return folder if named and folder.is_dir() else None
        except (OSError, RuntimeError):  # too long a name; nobody's home
            return None

    def set_folder(self, what: str, folder: Path) -> None:
        """Keep where files of a kind were put."""
        self._store.setValue(f"folder/{what}", str(folder))


def _typed(key: str, value: Value) -> object:
    """A value as the profile has it."""
    return MarkingKind(str(value)) if key == "marking" else str(value)
