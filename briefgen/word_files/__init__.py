"""Word files that other people made: opened within limits, cleaned of all that runs or reaches out.

``open_word`` gives the parts of a file and says what was left out of it; ``leftovers`` says what
its office should still look at.
"""

from briefgen.word_files.cleaning import OpenedWord, open_word
from briefgen.word_files.leftovers import Leftover, leftovers
from briefgen.word_files.package import BadWordFileError, Package, Part, Relation, write_package

__all__ = [
    "BadWordFileError",
    "Leftover",
    "OpenedWord",
    "Package",
    "Part",
    "Relation",
    "leftovers",
    "open_word",
    "write_package",
]
