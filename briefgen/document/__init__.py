"""The finished tree that writers read, and pure functions over it.

Begin with ``tree.py`` and ``reading.py``: the blocks, and the order in which all is read.
``runs.py`` and ``rewriting.py`` flatten and rebuild words, ``lines.py`` and ``outline.py`` print
them.
"""
