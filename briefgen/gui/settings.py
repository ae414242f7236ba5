"""What the window remembers between days: recent files, its size, its colours."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from briefgen import paths
from briefgen.brief.profile import Profile
from briefgen.export.delivery import Archive
from briefgen.gui.appearance import Appearance
from briefgen.sources.profile import find_profile
from briefgen.store.profile import save_profile
from briefgen.store.words import add_word

KEPT = 8  # recent files
KEPT_COMMANDS = 5  # recent ones, as long as the program runs


class Settings(QObject):
    """A small file in the user's own folder."""

    recent_changed = Signal()
    words_changed = Signal()  # those that are spelled right at this desk

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Read ``window.ini`` in this folder, if there is one."""
        super().__init__(parent)
        self._commands: tuple[str, ...] = ()
        self._profile = folder / paths.profile().name
        self._words = folder / paths.words().name
        file = folder / "window.ini"
        if file.exists() and not file.is_file():  # a pipe would keep us waiting
            file = folder / "window-1.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def recent(self) -> tuple[Path, ...]:
        """Files opened or saved lately that still exist, the latest first."""
        value = self._store.value("recent", [])
        names = value if isinstance(value, list) else [value] if value else []
        return tuple(path for name in names if (path := Path(str(name))).is_file())

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        rest = [each for each in self.recent() if each != path]
        self._store.setValue("recent", [str(each) for each in (path, *rest)[:KEPT]])
        self.recent_changed.emit()

    def recent_commands(self) -> tuple[str, ...]:
        """The commands found by search since the program began, the latest first."""
        return self._commands

    def remember_command(self, name: str) -> None:
        """Put a command at the head of the recent ones."""
        rest = [each for each in self._commands if each != name]
        self._commands = (name, *rest)[:KEPT_COMMANDS]

    def appearance(self) -> Appearance:
        """The colours the person chose."""
        value = str(self._store.value("appearance", Appearance.SYSTEM))
        return Appearance(value) if value in set(Appearance) else Appearance.SYSTEM

    def set_appearance(self, chosen: Appearance) -> None:
        """Keep the colours chosen."""
        self._store.setValue("appearance", str(chosen))

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
        return find_profile(self._profile)

    def set_profile(self, profile: Profile) -> None:
        """Keep the office of this desk, for the command line too.

        Raises:
            SaveError: it cannot be written.
        """
        save_profile(profile, self._profile)

    def add_word(self, word: str) -> None:
        """Keep a word as spelled right in all briefs, for the command line too.

        Raises:
            SaveError: it cannot be written.
        """
        add_word(word, self._words)
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
        return kept if kept.is_dir() else Path.home()

    def set_folder(self, what: str, folder: Path) -> None:
        """Keep where files of a kind were put."""
        self._store.setValue(f"folder/{what}", str(folder))
