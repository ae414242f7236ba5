"""A user's folder with templates and copies that nobody can use, among some that are well."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from briefgen import paths

HUGE = 300_000_000  # bytes
NOT_UTF_8 = os.fsdecode(b"na\xffme")
DEEP = "x = " + "[" * 5_000 + "]" * 5_000


def _template(folder: Path) -> None:
    shutil.copytree(paths.TEMPLATES / "highlights", folder)


def _nameless(folder: Path) -> None:
    """It is called like its folder."""
    _template(folder)
    file = folder / "template.toml"
    toml = file.read_text(encoding="utf-8").replace('id = "highlights"\n', "", 1)
    file.write_text(toml, encoding="utf-8")


def _saying(text: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "template.toml").write_text(text, encoding="utf-8")

    return make


def _without(member: str, put: Callable[[Path], object]) -> Callable[[Path], None]:
    """A template with something else in the place of one of its files."""

    def make(folder: Path) -> None:
        _template(folder)
        (folder / member).unlink(missing_ok=True)
        put(folder / member)

    return make


def _large(path: Path) -> None:
    path.touch()
    os.truncate(path, HUGE)


def _out(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _in_circles(path: Path) -> None:
    path.symlink_to(path.name)


def _newer(folder: Path) -> None:
    _template(folder)
    file = folder / "template.toml"
    file.write_text(f"format = 99\n{file.read_text(encoding='utf-8')}", encoding="utf-8")


def _closed(folder: Path) -> None:
    _template(folder)
    folder.chmod(0)


def _many_sections(folder: Path) -> None:
    """Two hundred times eight megabytes."""
    _template(folder)
    toml = 'title = "T"\nkind = "One-pager"\nuse_when = "x"\npage_limit = 1\n'
    toml += "".join(f'[[sections]]\nid = "s{number}"\n' for number in range(200))
    (folder / "template.toml").write_text(toml, encoding="utf-8")
    (folder / "sections" / "s0.md").write_bytes(b"a" * 7_900_000)
    for number in range(1, 200):
        (folder / "sections" / f"s{number}.md").symlink_to("s0.md")


_FIRST = "sections/" + next((paths.TEMPLATES / "highlights" / "sections").glob("*.md")).name
UNUSABLE: dict[str, Callable[[Path], None]] = {
    "broken": _saying("title = "),
    "binary": _without("template.toml", lambda path: path.write_bytes(b"\xff\x00" * 99)),
    "deep": _saying(DEEP),
    "long-list": _saying("a = [" + "1," * 3_900_000 + "]"),
    "newer": _newer,
    "pipe": _without("template.toml", os.mkfifo),
    "pipe-within": _without(_FIRST, os.mkfifo),
    "pipe-of-words": _without("edits.json", os.mkfifo),
    "large": _without("template.toml", _large),
    "large-within": _without(_FIRST, _large),
    "large-words": _without("edits.json", _large),
    "out": _without("template.toml", _out),
    "out-within": _without(_FIRST, _out),
    "circle": _without("template.toml", _in_circles),
    "words-of-later": _without("edits.json", lambda path: path.write_text('[{"type": "later"}]')),
    "many-sections": _many_sections,
    "closed": _closed,
}
USABLE: dict[str, Callable[[Path], None]] = {"well": _nameless, NOT_UTF_8: _nameless}


def fill(user_data: Path) -> None:
    """Put all of them into the folder of a user."""
    templates, recovery = user_data / "templates", user_data / "recovery"
    templates.mkdir(parents=True)
    recovery.mkdir()
    for name, make in (UNUSABLE | USABLE).items():
        make(templates / name)
    os.mkfifo(templates / "a-pipe")
    (templates / "a-file").write_text("no folder", encoding="utf-8")
    (templates / "to-nothing").symlink_to("nothing")
    for name in ("a.brief", "b.json", "b.alive", "c.lock", "c.alive"):
        os.mkfifo(recovery / name)
    (recovery / "b.brief").write_bytes(b"no brief")
