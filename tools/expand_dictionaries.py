"""Write every form of every word of each dictionary in assets/dictionaries into its forms.txt.

Run it after a dictionary was replaced: .venv/bin/python tools/expand_dictionaries.py
"""

from collections.abc import Iterator

from spylls.hunspell.data.aff import Aff
from spylls.hunspell.data.dic import Word

from briefgen import paths
from briefgen.spelling.suggestions import hunspell_of


def forms(language: str) -> list[str]:
    """Each word of a language with the beginnings and endings that it may take, in order."""
    dictionary = hunspell_of(language)
    aff, only_within = dictionary.aff, dictionary.aff.ONLYINCOMPOUND
    words = (each for each in dictionary.dic.words if only_within not in each.flags)
    return sorted({form for word in words for form in _forms(word, aff)})


def _forms(word: Word, aff: Aff) -> Iterator[str]:
    yield word.stem
    flags = sorted(word.flags)
    beginnings = [each for flag in flags for each in aff.PFX.get(flag, ())]
    for beginning in beginnings:
        yield beginning.add + word.stem
    for ending in (each for flag in flags for each in aff.SFX.get(flag, ())):
        if ending.cond_regexp.search(word.stem):
            ended = word.stem.removesuffix(ending.strip) + ending.add
            yield ended
            if ending.crossproduct:
                yield from (each.add + ended for each in beginnings if each.crossproduct)


def main() -> None:
    """Write the lists."""
    for folder in sorted(each for each in paths.DICTIONARIES.iterdir() if each.is_dir()):
        lines = "".join(f"{each}\n" for each in forms(folder.name))
        (folder / "forms.txt").write_text(lines, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
