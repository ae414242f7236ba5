"""Spelling: which words of a text are judged, whether a dictionary has them, what was meant."""
