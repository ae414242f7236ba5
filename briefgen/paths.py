"""Where things live: what we ship, and what the user keeps."""

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"  # in an installed wheel; beside the package in a checkout
_ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
ASSETS = _ROOT / "assets"
PACKS = ASSETS / "packs"
FONTS = ASSETS / "fonts"
BRANDS = ASSETS / "brands"
ICONS = ASSETS / "icons"
STYLES = ASSETS / "csl"
GUIDE = ASSETS / "guide"
DICTIONARIES = ASSETS / "dictionaries"
WORD_BASE = ASSETS / "word" / "base.docx"


def user_data() -> Path:
    """The folder that holds the user's own templates and recovery copies."""
    return Path(platformdirs.user_data_dir("briefgen", appauthor=False))


def user_templates() -> Path:
    """The folder into which "Save as template" writes."""
    return user_data() / "templates"


def profile() -> Path:
    """The file that says which office this desk belongs to."""
    return user_data() / "profile.toml"


def office_settings() -> Path:
    """The file of settings that an office puts on a computer for all who use it.

    On Linux the first that there is below ``XDG_CONFIG_DIRS``, else ``/etc/xdg``; on Windows it is
    below ``%PROGRAMDATA%``, on macOS below ``/Library/Application Support``.
    """
    folders = platformdirs.site_config_dir("briefgen", appauthor=False, multipath=True)
    files = [Path(each) / "settings.toml" for each in folders.split(os.pathsep)]
    return next((each for each in files if os.path.lexists(each)), files[-1])


def words() -> Path:
    """The file of words that are spelled right at this desk, a line each."""
    return user_data() / "my-words.txt"


def recovery() -> Path:
    """The folder of copies kept while a brief is open."""
    return user_data() / "recovery"


def cache() -> Path:
    """The folder of what was drawn, read and cut before; safe to delete at any time."""
    return Path(platformdirs.user_cache_dir("briefgen", appauthor=False))


def logs() -> Path:
    """The folder of what went wrong inside of the program, without anybody's words."""
    return Path(platformdirs.user_log_path("briefgen", appauthor=False))
