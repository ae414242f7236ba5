"""How text looks and is set: looks, faces, glyphs, shaping, drawings. Knows no brief.

Begin with ``look.py``; ``faces.py`` are the fonts, ``bidi.py`` and ``shaping.py`` set a line.
"""
