"""How text looks and is set: faces, glyphs, shaping, looks, drawings. Knows no brief."""
